//! The drawings: boxes and lines with their links and titles.

use std::collections::BTreeMap;

use serde::Serialize;

use super::table::{self, Row};
use crate::html::{Html, svg};
use crate::lang::Dir;
use crate::model::{Confidence, EntityId, EntityKind};
use crate::picture::network::graph::{NetworkDrawing, Pair, pair};
use crate::picture::network::label::BoxLabel;
use crate::picture::{Rect, rounded};
use crate::script::isolate;
use crate::view::Scope;

/// One drawing.
#[derive(Debug, Serialize)]
pub(super) struct DrawingView {
    name: &'static str,
    width: f64,
    height: f64,
    font: f64,
    lines: Vec<LineView>,
    boxes: Vec<BoxView>,
}

/// A line, which leads to its row.
#[derive(Debug, Serialize)]
struct LineView {
    href: Option<String>,
    title: String,
    path: String,
    class: &'static str,
    arrow: bool,
    weak: bool,
    undated: bool,
}

/// A box with a name, which leads to a profile or to the list of a cluster.
#[derive(Debug, Serialize)]
pub(super) struct BoxView {
    pub(super) href: Option<String>,
    /// The whole name, where the box has less.
    pub(super) title: Option<String>,
    pub(super) shape: &'static str,
    /// Whether it stands for something that is not there in the year of the page.
    pub(super) ghost: bool,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    /// How round the corners are.
    pub(super) round: f64,
    pub(super) lines: Vec<WordsView>,
    /// The language, where it is not that of the page.
    pub(super) lang: Option<&'static str>,
    pub(super) dir: Dir,
}

/// A line of text with the middle of its foot.
#[derive(Debug, Serialize)]
pub(super) struct WordsView {
    pub(super) text: Html,
    pub(super) x: f64,
    pub(super) y: f64,
}

/// How far below the middle of a line its foot stands, as a share of the font size.
const FOOT: f64 = 0.34;

/// The drawings for wide and narrow pages.
pub(super) fn drawings(scope: &Scope<'_>, rows: &[Row], year: Option<i32>) -> Vec<DrawingView> {
    let network = scope.network();
    let view = |drawing: &NetworkDrawing| DrawingView {
        name: drawing.name,
        width: drawing.plan.width,
        height: drawing.plan.height,
        font: drawing.font,
        lines: match &network.clusters {
            None => lines(scope, drawing, rows, year),
            Some(clusters) => bonds(scope, drawing, clusters),
        },
        boxes: match &network.clusters {
            None => nodes(scope, drawing, year),
            Some(clusters) => clusters_of(scope, drawing, clusters),
        },
    };
    network.drawings().get(scope.lang).iter().map(view).collect()
}

fn lines(
    scope: &Scope<'_>,
    drawing: &NetworkDrawing,
    rows: &[Row],
    year: Option<i32>,
) -> Vec<LineView> {
    let network = scope.network();
    let mut free: BTreeMap<(usize, usize), _> = BTreeMap::new();
    for Pair { edge, lines } in &drawing.pairs {
        free.insert((edge.from, edge.to), lines.iter());
    }
    let mut lines = Vec::new();
    for row in rows {
        let tie = &network.ties[row.tie];
        let Some(curve) = free.get_mut(&pair(tie.from, tie.to)).and_then(Iterator::next) else {
            continue;
        };
        if year.is_some_and(|year| !holds(scope, row, year)) {
            continue;
        }
        let relation = &scope.book().relations[tie.relation];
        let curve = if tie.from < tie.to { *curve } else { curve.reversed() };
        lines.push(LineView {
            href: Some(table::href(scope, row)),
            title: table::title(scope, row),
            path: curve.path(),
            class: tie.class.word(),
            arrow: !relation.kind.is_symmetric(),
            weak: relation.confidence.is_some_and(Confidence::is_weak),
            undated: year.is_some() && relation.is_undated(),
        });
    }
    lines
}

/// Whether a relation and both its ends are there in a year.
pub(super) fn holds(scope: &Scope<'_>, row: &Row, year: i32) -> bool {
    let network = scope.network();
    let tie = &network.ties[row.tie];
    tie.when.holds(year) && [tie.from, tie.to].iter().all(|node| is_there(scope, *node, year))
}

fn is_there(scope: &Scope<'_>, node: usize, year: i32) -> bool {
    scope.book().entity(scope.network().nodes[node]).years().holds(year)
}

fn nodes(scope: &Scope<'_>, drawing: &NetworkDrawing, year: Option<i32>) -> Vec<BoxView> {
    let network = scope.network();
    let all = network.nodes.iter().zip(&drawing.labels).zip(&drawing.plan.boxes).enumerate();
    all.map(|(node, ((id, label), rect))| {
        let entity = scope.book().entity(*id);
        BoxView {
            href: Some(scope.to(scope.entity_route(*id))),
            title: hidden(scope, *id, label),
            shape: entity.kind().noun(),
            ghost: year.is_some_and(|year| !is_there(scope, node, year)),
            ..boxed(scope, rect, label, drawing.font, *id)
        }
    })
    .collect()
}

/// The whole name, if the label says less.
pub(super) fn hidden(scope: &Scope<'_>, id: EntityId, label: &BoxLabel) -> Option<String> {
    let name = scope.book().entity(id).name(scope.lang);
    let is_hidden = label.lines.join(" ") != name.text;
    is_hidden.then(|| isolate::name(name.text, name.lang, scope.lang))
}

/// A box with its words; people have round ends.
pub(super) fn boxed(
    scope: &Scope<'_>,
    rect: &Rect,
    label: &BoxLabel,
    font: f64,
    id: EntityId,
) -> BoxView {
    let name = scope.book().entity(id).short_name(scope.lang);
    let kind = scope.book().entity(id).kind();
    let centre = rect.centre();
    let lines = svg::lines(name.text, &label.lines, name.lang).into_iter();
    let words = lines.zip(&label.offsets).map(|(text, offset)| WordsView {
        text,
        x: rounded(centre.x),
        y: rounded(centre.y + offset + FOOT * font),
    });
    BoxView {
        href: None,
        title: None,
        shape: kind.noun(),
        ghost: false,
        x: rounded(rect.x),
        y: rounded(rect.y),
        width: rect.width,
        height: rect.height,
        round: if kind == EntityKind::Actor { rounded(rect.height / 2.0) } else { 1.5 },
        lines: words.collect(),
        lang: (name.lang != scope.lang).then(|| name.lang.tag()),
        dir: name.lang.dir(),
    }
}

/// A box for each cluster that is drawn.
fn clusters_of(
    scope: &Scope<'_>,
    drawing: &NetworkDrawing,
    clusters: &[Vec<usize>],
) -> Vec<BoxView> {
    let network = scope.network();
    let all = clusters.iter().zip(&drawing.labels).zip(&drawing.plan.boxes).enumerate();
    all.map(|(index, ((members, label), rect))| {
        let name = scope.book().entity(network.nodes[members[0]]).short_name(scope.lang);
        let name = isolate::name(name.text, name.lang, scope.lang);
        let count = scope.ui().count("count_nodes", members.len());
        BoxView {
            href: Some(format!("#_cluster-{}", index + 1)),
            title: Some(format!("{name} · {count}")),
            shape: "cluster",
            ..boxed(scope, rect, label, drawing.font, network.nodes[members[0]])
        }
    })
    .collect()
}

/// One plain line for all relations between two clusters; its title has their number.
fn bonds(scope: &Scope<'_>, drawing: &NetworkDrawing, clusters: &[Vec<usize>]) -> Vec<LineView> {
    let network = scope.network();
    let mut homes: BTreeMap<usize, usize> = BTreeMap::new();
    for (cluster, members) in clusters.iter().enumerate() {
        homes.extend(members.iter().map(|node| (*node, cluster)));
    }
    let mut numbers: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for tie in &network.ties {
        let home = |node| homes.get(node).copied().unwrap_or_default();
        *numbers.entry(pair(home(&tie.from), home(&tie.to))).or_default() += 1;
    }
    let bond = |Pair { edge, lines }: &Pair| {
        let curve = lines.first()?;
        let number = numbers.get(&(edge.from, edge.to)).copied().unwrap_or_default();
        Some(LineView {
            href: None,
            title: scope.ui().count("count_ties", number),
            path: curve.path(),
            class: "bond",
            arrow: false,
            weak: false,
            undated: false,
        })
    };
    drawing.pairs.iter().filter_map(bond).collect()
}
