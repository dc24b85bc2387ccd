//! The surroundings of a group or person on its profile.

use std::collections::BTreeMap;

use serde::Serialize;

use super::drawing::{BoxView, WordsView, boxed, hidden};
use crate::lang::Dir;
use crate::model::{Class, Confidence, EntityId, Relation};
use crate::picture::measure::fitted;
use crate::picture::network::ego::{Ego, Paper, Strand, ego as lay};
use crate::picture::network::label::{Label, label};
use crate::picture::{Point, Rect, rounded};
use crate::view::Scope;

/// The fewest neighbours that are drawn.
const FEWEST: usize = 2;
/// The most neighbours that are drawn.
const MOST: usize = 16;
/// The font size of the labels of lines.
const SMALL: f64 = 12.5;

/// The surroundings, for wide and for narrow pages.
#[derive(Debug, Serialize)]
pub struct EgoView {
    network: String,
    drawings: Vec<SheetView>,
    more: Option<String>,
}

/// One drawing.
#[derive(Debug, Serialize)]
struct SheetView {
    name: &'static str,
    width: f64,
    height: f64,
    font: f64,
    small: f64,
    /// The line from which all others branch off, on narrow pages.
    spine: Option<String>,
    lines: Vec<StrandView>,
    boxes: Vec<BoxView>,
}

/// A line with its label.
#[derive(Debug, Serialize)]
struct StrandView {
    /// The level stretch, in the direction of the arrow.
    path: String,
    /// The way from the middle to it.
    stem: Option<String>,
    class: &'static str,
    weak: bool,
    arrow: bool,
    label: WordsView,
    title: String,
}

/// A neighbour with all that joins it.
type Neighbour<'b> = (EntityId, Vec<(&'b Relation, Class)>);

/// The surroundings of an entity; `None` where there is too little to draw.
pub fn ego(scope: &Scope<'_>, id: EntityId) -> Option<EgoView> {
    let mut neighbours = neighbours(scope, id);
    if neighbours.len() < FEWEST {
        return None;
    }
    let left = neighbours.len().saturating_sub(MOST);
    neighbours.truncate(MOST);
    neighbours.sort_by_key(|(other, ties)| (ties[0].1, *other));
    let drawings = [("wide", Paper::WIDE), ("narrow", Paper::NARROW)]
        .map(|(name, paper)| sheet(scope, name, &paper, id, &neighbours));
    Some(EgoView {
        network: scope.network_page(),
        drawings: drawings.into(),
        more: (left > 0).then(|| scope.ui().count("count_more", left)),
    })
}

/// Groups and people with what joins them to one, those with most relations of their own first.
fn neighbours<'b>(scope: &Scope<'b>, id: EntityId) -> Vec<Neighbour<'b>> {
    let network = scope.network();
    let Ok(own) = network.nodes.binary_search(&id) else { return Vec::new() };
    let mut found: BTreeMap<usize, Vec<(&'b Relation, Class)>> = BTreeMap::new();
    for tie in network.at[own].iter().map(|tie| &network.ties[*tie]) {
        let other = if tie.from == own { tie.to } else { tie.from };
        let relation = &scope.book().relations[tie.relation];
        found.entry(other).or_default().push((relation, tie.class));
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(other, _)| (usize::MAX - network.at[*other].len(), *other));
    for (_, ties) in &mut found {
        ties.sort_by_key(|(_, class)| *class);
    }
    found.into_iter().map(|(other, ties)| (network.nodes[other], ties)).collect()
}

fn sheet(
    scope: &Scope<'_>,
    name: &'static str,
    paper: &Paper,
    id: EntityId,
    neighbours: &[Neighbour<'_>],
) -> SheetView {
    let book = scope.book();
    let set = |id: EntityId| {
        let (_, name) = book.entity(id).short_name(scope.lang);
        label(name, paper.font, paper.line)
    };
    let own = set(id);
    let labels: Vec<Label> = neighbours.iter().map(|(id, _)| set(*id)).collect();
    let sizes: Vec<_> =
        labels.iter().zip(neighbours).map(|(it, (_, ties))| (it.size, ties.len())).collect();
    let plan = mirrored(lay(paper, own.size, &sizes), scope.lang.dir());
    let core = boxed(scope, &plan.middle, &own, paper.font, id);
    let mut boxes = vec![BoxView { shape: "self", ..core }];
    let mut lines = Vec::new();
    for (((other, ties), label), (rect, strands)) in
        neighbours.iter().zip(&labels).zip(&plan.neighbours)
    {
        let entity = book.entity(*other);
        boxes.push(BoxView {
            href: Some(scope.to(scope.entity_route(*other))),
            title: hidden(entity.name(scope.lang).1, label),
            ..boxed(scope, rect, label, paper.font, *other)
        });
        let strands = ties.iter().zip(strands);
        lines.extend(
            strands.map(|((relation, class), it)| {
                line(scope, id, (relation, *class), it, paper.columns)
            }),
        );
    }
    let (width, height) = (plan.width, rounded(plan.height));
    let spine = if paper.columns { None } else { spine(&plan) };
    SheetView { name, width, height, font: paper.font, small: SMALL, spine, lines, boxes }
}

/// A page that reads from right to left begins at the right.
fn mirrored(mut plan: Ego, dir: Dir) -> Ego {
    if dir == Dir::Ltr {
        return plan;
    }
    let width = plan.width;
    let turn = |rect: &mut Rect| rect.x = width - rect.x - rect.width;
    let flip = |point: &mut Point| point.x = width - point.x;
    turn(&mut plan.middle);
    for (rect, strands) in &mut plan.neighbours {
        turn(rect);
        for Strand { from, bend, to, label, .. } in strands {
            [from, bend, to, label].into_iter().for_each(flip);
        }
    }
    plan
}

fn line(
    scope: &Scope<'_>,
    id: EntityId,
    (relation, class): (&Relation, Class),
    strand: &Strand,
    columns: bool,
) -> StrandView {
    let words = scope.relation_label(relation.kind, relation.kind.arrow);
    let label = WordsView {
        text: fitted(&words, SMALL, strand.room),
        x: rounded(strand.label.x),
        y: rounded(strand.label.y),
    };
    let ends =
        if relation.tail() == id { [strand.bend, strand.to] } else { [strand.to, strand.bend] };
    StrandView {
        path: format!("M{} {}H{}", rounded(ends[0].x), rounded(ends[0].y), rounded(ends[1].x)),
        stem: columns.then(|| stem(strand)),
        class: class.word(),
        weak: relation.confidence.is_some_and(Confidence::is_weak),
        arrow: !relation.kind.is_symmetric(),
        label,
        title: words,
    }
}

/// From the middle in a curve to the level stretch.
fn stem(strand: &Strand) -> String {
    let Strand { from, bend, .. } = strand;
    let (fx, fy, bx, by) = (rounded(from.x), rounded(from.y), rounded(bend.x), rounded(bend.y));
    let mid = rounded(f64::midpoint(fx, bx));
    format!("M{fx} {fy}C{mid} {fy} {mid} {by} {bx} {by}")
}

/// From the middle down to the last level stretch.
fn spine(plan: &Ego) -> Option<String> {
    let last = plan.neighbours.last()?.1.last()?;
    let (x, y) = (rounded(last.from.x), rounded(last.from.y));
    Some(format!("M{x} {y}V{}", rounded(last.bend.y)))
}
