//! The neighbourhood of a group or person on its profile.

use std::collections::BTreeMap;

use serde::Serialize;

use super::drawing::{BoxView, WordsView, boxed, hidden};
use crate::html::svg;
use crate::model::{Class, Confidence, EntityId, Relation};
use crate::picture::measure::fitted;
use crate::picture::network::ego::{self, Ego, EgoPaper, Strand};
use crate::picture::network::label::{BoxLabel, label};
use crate::picture::rounded;
use crate::view::Scope;

/// The fewest neighbours that are drawn.
const FEWEST: usize = 2;
/// The most neighbours that are drawn.
const MOST: usize = 16;
/// The font size of the labels of lines.
const SMALL: f64 = 13.3;

/// The neighbourhood, for wide and for narrow pages.
#[derive(Debug, Serialize)]
pub struct EgoView {
    network: String,
    drawings: Vec<EgoDrawingView>,
    more: Option<String>,
}

/// One drawing.
#[derive(Debug, Serialize)]
struct EgoDrawingView {
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
struct Neighbour<'b> {
    id: EntityId,
    ties: Vec<DrawnRelation<'b>>,
}

/// A relation, and the class of its type.
#[derive(Clone, Copy)]
struct DrawnRelation<'b> {
    relation: &'b Relation,
    class: Class,
}

/// The neighbourhood of an entity; `None` where there is too little to draw.
pub fn ego(scope: &Scope<'_>, id: EntityId) -> Option<EgoView> {
    let mut neighbours = neighbours(scope, id);
    if neighbours.len() < FEWEST {
        return None;
    }
    let left = neighbours.len().saturating_sub(MOST);
    neighbours.truncate(MOST);
    neighbours.sort_by_key(|neighbour| (neighbour.ties[0].class, neighbour.id));
    let drawings = [("wide", EgoPaper::WIDE), ("narrow", EgoPaper::NARROW)]
        .map(|(name, paper)| drawing(scope, name, &paper, id, &neighbours));
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
    let mut ties: BTreeMap<usize, Vec<DrawnRelation<'b>>> = BTreeMap::new();
    for tie in network.incident[own].iter().map(|tie| &network.ties[*tie]) {
        let other = if tie.from == own { tie.to } else { tie.from };
        let relation = &scope.book().relations[tie.relation];
        ties.entry(other).or_default().push(DrawnRelation { relation, class: tie.class });
    }
    let mut ties: Vec<_> = ties.into_iter().collect();
    ties.sort_by_key(|(other, _)| (usize::MAX - network.incident[*other].len(), *other));
    let neighbour = |(other, mut ties): (usize, Vec<DrawnRelation<'b>>)| {
        ties.sort_by_key(|tie| tie.class);
        Neighbour { id: network.nodes[other], ties }
    };
    ties.into_iter().map(neighbour).collect()
}

fn drawing(
    scope: &Scope<'_>,
    name: &'static str,
    paper: &EgoPaper,
    id: EntityId,
    neighbours: &[Neighbour<'_>],
) -> EgoDrawingView {
    let book = scope.book();
    let set = |id: EntityId| {
        let name = book.entity(id).short_name(scope.lang).text;
        label(name, paper.font, paper.line, paper.widest)
    };
    let own = set(id);
    let labels: Vec<BoxLabel> = neighbours.iter().map(|neighbour| set(neighbour.id)).collect();
    let size = |(label, neighbour): (&BoxLabel, &Neighbour<'_>)| ego::Neighbour {
        size: label.size,
        strands: neighbour.ties.len(),
    };
    let sizes: Vec<ego::Neighbour> = labels.iter().zip(neighbours).map(size).collect();
    let plan = ego::ego(paper, own.size, &sizes).directed(scope.lang.dir());
    let middle = boxed(scope, &plan.middle, &own, paper.font, id);
    let mut boxes = vec![BoxView { shape: "self", ..middle }];
    let mut lines = Vec::new();
    for ((neighbour, label), placed) in neighbours.iter().zip(&labels).zip(&plan.neighbours) {
        boxes.push(BoxView {
            href: Some(scope.to(scope.entity_route(neighbour.id))),
            title: hidden(scope, neighbour.id, label),
            ..boxed(scope, &placed.rect, label, paper.font, neighbour.id)
        });
        for (tie, strand) in neighbour.ties.iter().zip(&placed.strands) {
            let stem = paper.columns.then(|| stem(strand));
            lines.push(StrandView { stem, ..line(scope, id, *tie, strand) });
        }
    }
    let (width, height) = (plan.width, rounded(plan.height));
    let spine = if paper.columns { None } else { spine(&plan) };
    EgoDrawingView { name, width, height, font: paper.font, small: SMALL, spine, lines, boxes }
}

/// The level stretch of a line with its label.
fn line(scope: &Scope<'_>, id: EntityId, tie: DrawnRelation<'_>, strand: &Strand) -> StrandView {
    let DrawnRelation { relation, class } = tie;
    let words = scope.relation_label(relation.kind, relation.kind.arrow);
    let label = WordsView {
        text: svg::line(&fitted(&words, SMALL, strand.room), scope.lang),
        x: rounded(strand.label.x),
        y: rounded(strand.label.y),
    };
    let ends =
        if relation.tail() == id { [strand.bend, strand.to] } else { [strand.to, strand.bend] };
    StrandView {
        path: format!("M{} {}H{}", rounded(ends[0].x), rounded(ends[0].y), rounded(ends[1].x)),
        stem: None,
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
    let middle = rounded(f64::midpoint(fx, bx));
    format!("M{fx} {fy}C{middle} {fy} {middle} {by} {bx} {by}")
}

/// From the middle down to the last level stretch.
fn spine(plan: &Ego) -> Option<String> {
    let last = plan.neighbours.last()?.strands.last()?;
    let (x, y) = (rounded(last.from.x), rounded(last.from.y));
    Some(format!("M{x} {y}V{}", rounded(last.bend.y)))
}
