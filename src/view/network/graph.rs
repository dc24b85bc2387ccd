//! The network of a book in one language, laid out once for all pages that show it.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::{Dir, Lang, Localized};
use crate::model::{Book, Class, EntityId, EntityKind, Years};
use crate::picture::network::cluster::{self, CLUSTERS, EDGES, LIMIT};
use crate::picture::network::label::{Label, label};
use crate::picture::network::route::{self, Curve};
use crate::picture::network::{Edge, Node, Paper, Plan, Quality, lay, pull};

/// The network in each language: names differ in length, so places differ as well.
pub type Networks = Localized<Network>;

/// The most years that have a page of their own; the latest are kept.
const YEARS: usize = 60;

/// What there is to draw.
pub struct Network {
    /// Groups and people that have a line.
    pub(super) nodes: Vec<EntityId>,
    /// Groups and people without one.
    pub(super) alone: Vec<EntityId>,
    /// All lines.
    pub(super) ties: Vec<Tie>,
    /// The lines at each node.
    pub(super) at: Vec<Vec<usize>>,
    /// Companies of nodes, if there are too many to be drawn one by one.
    pub(super) clusters: Option<Vec<Vec<usize>>>,
    /// The drawing for wide and for narrow pages.
    pub(super) sheets: Vec<Sheet>,
    /// The years in which something begins or ends.
    pub years: Vec<i32>,
}

/// A relation that is drawn.
pub(super) struct Tie {
    /// Its place in the book's list.
    pub(super) relation: usize,
    /// The class of its type.
    pub(super) class: Class,
    /// The node at which its arrow begins.
    pub(super) from: usize,
    /// The node at which its arrow ends.
    pub(super) to: usize,
    /// When it holds.
    pub(super) when: Years,
}

/// A drawing at one width.
pub(super) struct Sheet {
    /// The word in ids and styles.
    pub(super) name: &'static str,
    /// Where the boxes stand.
    pub(super) plan: Plan,
    /// What stands in them.
    pub(super) labels: Vec<Label>,
    /// The font size.
    pub(super) font: f64,
    /// The pairs that lines join, and their lines: one for each tie, or one for all between two clusters.
    pub(super) pairs: Vec<(Edge, Vec<Curve>)>,
}

impl Network {
    /// The drawings: their names, frames and boxes, and how well their lines are led.
    pub fn drawings(&self) -> impl Iterator<Item = (&'static str, &Plan, Quality)> {
        self.sheets.iter().map(|sheet| {
            let edges: Vec<Edge> = sheet.pairs.iter().map(|(edge, _)| *edge).collect();
            let strands: Vec<usize> = sheet.pairs.iter().map(|(_, lines)| lines.len()).collect();
            (sheet.name, &sheet.plan, route::quality(&sheet.plan, &edges, &strands))
        })
    }

    /// Whether its nodes are drawn in companies.
    pub fn is_clustered(&self) -> bool {
        self.clusters.is_some()
    }
}

/// Lays the network out in both languages.
pub fn networks(book: &Book) -> Networks {
    let (ar, en) = rayon::join(|| network(book, Lang::Ar), || network(book, Lang::En));
    Localized { ar, en }
}

fn network(book: &Book, lang: Lang) -> Network {
    let (nodes, alone) = nodes(book);
    let ties = ties(book, &nodes);
    let edges = edges(&ties);
    let crowded = nodes.len() > LIMIT || edges.len() > EDGES;
    let companies = crowded.then(|| cluster::clusters(nodes.len(), &edges));
    let sheets = [("wide", Paper::WIDE), ("narrow", Paper::NARROW)].map(|(name, paper)| {
        let names: Vec<String> = match &companies {
            None => nodes.iter().map(|id| book.entity(*id).short_name(lang).1.to_owned()).collect(),
            Some(all) => all
                .iter()
                .take(CLUSTERS)
                .map(|it| {
                    format!("{} +{}", book.entity(nodes[it[0]]).short_name(lang).1, it.len() - 1)
                })
                .collect(),
        };
        match &companies {
            None => sheet(name, &paper, lang, &names, (edges.clone(), &strands(&ties, &edges))),
            Some(all) => {
                let joined = joined(&edges, all);
                let strands = vec![1; joined.len()];
                sheet(name, &paper, lang, &names, (joined, &strands))
            }
        }
    });
    let years = if companies.is_none() { changes(book, &nodes, &ties) } else { Vec::new() };
    let at = at(&nodes, &ties);
    Network { nodes, alone, ties, at, clusters: companies, sheets: sheets.into(), years }
}

/// Groups and people with a line, and those without.
fn nodes(book: &Book) -> (Vec<EntityId>, Vec<EntityId>) {
    let mut joined = BTreeSet::new();
    for relation in book.relations.iter().filter(|it| it.from != it.to) {
        if relation.kind.class.is_some() && is_tie(book, relation.from, relation.to) {
            joined.extend([relation.from, relation.to]);
        }
    }
    let all = EntityId::all(&book.entities).filter(|(_, it)| is_node(it.kind()));
    all.map(|(id, _)| id).partition(|id| joined.contains(id))
}

fn is_node(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Group | EntityKind::Actor)
}

fn is_tie(book: &Book, from: EntityId, to: EntityId) -> bool {
    is_node(book.entity(from).kind()) && is_node(book.entity(to).kind())
}

fn ties(book: &Book, nodes: &[EntityId]) -> Vec<Tie> {
    let place = |id: &EntityId| nodes.binary_search(id).ok();
    let tie = |(at, relation): (usize, &crate::model::Relation)| {
        let class = relation.kind.class.filter(|_| relation.from != relation.to)?;
        let (from, to) = (place(&relation.tail())?, place(&relation.head())?);
        Some(Tie { relation: at, class, from, to, when: relation.years() })
    };
    book.relations.iter().enumerate().filter_map(tie).collect()
}

/// The places in the list of the ties at each node.
fn at(nodes: &[EntityId], ties: &[Tie]) -> Vec<Vec<usize>> {
    let mut at = vec![Vec::new(); nodes.len()];
    for (place, tie) in ties.iter().enumerate() {
        at[tie.from].push(place);
        at[tie.to].push(place);
    }
    at
}

/// One edge for each pair, as near as its nearest tie wants it.
fn edges(ties: &[Tie]) -> Vec<Edge> {
    let mut pairs: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for tie in ties {
        let nearest = pairs.entry(pair(tie.from, tie.to)).or_default();
        *nearest = nearest.max(pull(tie.class));
    }
    pairs.into_iter().map(|((from, to), pull)| Edge { from, to, pull }).collect()
}

/// Two nodes, the lower first.
pub(super) fn pair(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

fn strands(ties: &[Tie], edges: &[Edge]) -> Vec<usize> {
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for tie in ties {
        *counts.entry(pair(tie.from, tie.to)).or_default() += 1;
    }
    edges.iter().map(|edge| counts.get(&(edge.from, edge.to)).copied().unwrap_or(0)).collect()
}

/// The edges between the clusters that are drawn.
fn joined(edges: &[Edge], clusters: &[Vec<usize>]) -> Vec<Edge> {
    let mut home: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, members) in clusters.iter().take(CLUSTERS).enumerate() {
        home.extend(members.iter().map(|node| (*node, at)));
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for edge in edges {
        if let (Some(a), Some(b)) = (home.get(&edge.from), home.get(&edge.to)) {
            pairs.extend((a != b).then(|| pair(*a, *b)));
        }
    }
    pairs.into_iter().map(|(from, to)| Edge { from, to, pull: 0.5 }).collect()
}

fn sheet(
    name: &'static str,
    paper: &Paper,
    lang: Lang,
    names: &[String],
    (edges, strands): (Vec<Edge>, &[usize]),
) -> Sheet {
    let labels: Vec<Label> = names.iter().map(|name| label(name, paper.font, paper.line)).collect();
    let sizes: Vec<Node> = labels.iter().map(|label| label.size).collect();
    let mut plan = lay(&sizes, &edges, paper);
    if lang.dir() == Dir::Rtl {
        plan = plan.mirrored();
    }
    let routes = route::routes(&plan, &edges, strands);
    let pairs = edges.into_iter().zip(routes).collect();
    Sheet { name, plan, labels, font: paper.font, pairs }
}

/// The years in which a line, a group or a person comes or goes; a birth changes no network.
fn changes(book: &Book, nodes: &[EntityId], ties: &[Tie]) -> Vec<i32> {
    let mut years: BTreeSet<i32> = ties.iter().flat_map(|tie| tie.when.ends()).collect();
    for entity in nodes.iter().map(|id| book.entity(*id)) {
        let stretch = entity.years();
        years.extend(stretch.to);
        years.extend(stretch.from.filter(|_| entity.kind() == EntityKind::Group));
    }
    let skipped = years.len().saturating_sub(YEARS);
    years.into_iter().skip(skipped).collect()
}
