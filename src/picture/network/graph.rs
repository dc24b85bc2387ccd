//! The network of a book in one language: groups and people as nodes, relations as ties, laid out once for all pages that
//! show them.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{self, CLUSTERS, EDGES, LIMIT, TIES};
use super::label::{BoxLabel, label};
use super::layout::layout;
use super::plan::{Edge, NetworkPaper, NetworkPlan, Quality, incident, pull};
use super::route::{self, Curve};
use crate::lang::{Dir, Lang, Localized};
use crate::model::{Book, Class, EntityId, EntityKind, Relation, Years};
use crate::picture::Size;

/// The network in each language: names differ in length, so places differ as well.
pub type Networks = Localized<Network>;

/// The most years that have a page of their own; the latest are kept.
const YEARS: usize = 60;

/// What there is to draw.
pub struct Network {
    /// Groups and people that have a line.
    pub nodes: Vec<EntityId>,
    /// Groups and people without one.
    pub alone: Vec<EntityId>,
    /// All lines.
    pub ties: Vec<Tie>,
    /// The incident ties of each node: indexes into `ties`.
    pub incident: Vec<Vec<usize>>,
    /// Clusters of nodes, if there are too many to be drawn one by one.
    pub clusters: Option<Vec<Vec<usize>>>,
    /// The drawing for wide and for narrow pages.
    pub drawings: Vec<NetworkDrawing>,
    /// The years in which something begins or ends.
    pub years: Vec<i32>,
}

/// A relation that is drawn.
pub struct Tie {
    /// Its index in the book's list.
    pub relation: usize,
    /// The class of its type.
    pub class: Class,
    /// The node at which its arrow begins.
    pub from: usize,
    /// The node at which its arrow ends.
    pub to: usize,
    /// When it holds.
    pub when: Years,
}

/// A drawing at one width.
pub struct NetworkDrawing {
    /// The word in ids and styles.
    pub name: &'static str,
    /// Where the boxes stand.
    pub plan: NetworkPlan,
    /// What stands in them.
    pub labels: Vec<BoxLabel>,
    /// The font size.
    pub font: f64,
    /// The pairs that lines join.
    pub pairs: Vec<Pair>,
}

/// Two nodes or clusters with the lines between them.
pub struct Pair {
    /// The two, the lower first.
    pub edge: Edge,
    /// A line for each tie, or one for all between two clusters.
    pub lines: Vec<Curve>,
}

impl NetworkDrawing {
    /// How well its lines are led.
    pub fn quality(&self) -> Quality {
        let edges: Vec<Edge> = self.pairs.iter().map(|pair| pair.edge).collect();
        let strands: Vec<usize> = self.pairs.iter().map(|pair| pair.lines.len()).collect();
        route::quality(&self.plan, &edges, &strands)
    }
}

impl Network {
    /// Whether it is drawn as clusters of nodes.
    pub fn is_clustered(&self) -> bool {
        self.clusters.is_some()
    }
}

/// Lays the network out in both languages.
pub fn networks(book: &Book) -> Networks {
    let (ar, en) = rayon::join(|| network(book, Lang::Ar), || network(book, Lang::En));
    Localized { ar, en }
}

/// What all drawings of a network show: the words of the boxes, and the lines between them.
struct Content {
    lang: Lang,
    names: Vec<String>,
    edges: Vec<Edge>,
    /// How many lines each edge has.
    strands: Vec<usize>,
}

fn network(book: &Book, lang: Lang) -> Network {
    let (nodes, alone) = nodes(book);
    let ties = ties(book, &nodes);
    let edges = edges(&ties);
    let crowded = nodes.len() > LIMIT || edges.len() > EDGES || ties.len() > TIES;
    let clusters = crowded.then(|| cluster::clusters(nodes.len(), &edges));
    let years = if crowded { Vec::new() } else { changes(book, &nodes, &ties) };
    let short = |node: usize| book.entity(nodes[node]).short_name(lang).text;
    let content = match &clusters {
        None => Content {
            lang,
            names: (0..nodes.len()).map(|node| short(node).to_owned()).collect(),
            strands: strands(&ties, &edges),
            edges,
        },
        Some(clusters) => {
            let drawn = clusters.iter().take(CLUSTERS);
            let edges = joined(&edges, clusters);
            let name =
                |members: &Vec<usize>| format!("{} +{}", short(members[0]), members.len() - 1);
            Content { lang, names: drawn.map(name).collect(), strands: vec![1; edges.len()], edges }
        }
    };
    let drawings = [("wide", NetworkPaper::WIDE), ("narrow", NetworkPaper::NARROW)]
        .map(|(name, paper)| drawing(name, &paper, &content));
    let incident = incident(nodes.len(), ties.iter().map(|tie| [tie.from, tie.to]));
    Network { nodes, alone, ties, incident, clusters, drawings: drawings.into(), years }
}

/// Groups and people with a line, and those without.
fn nodes(book: &Book) -> (Vec<EntityId>, Vec<EntityId>) {
    let mut joined = BTreeSet::new();
    for relation in book.relations.iter().filter(|relation| relation.from != relation.to) {
        if relation.kind.class.is_some() && is_tie(book, relation.from, relation.to) {
            joined.extend([relation.from, relation.to]);
        }
    }
    let all = EntityId::all(&book.entities).filter(|(_, entity)| is_node(entity.kind()));
    all.map(|(id, _)| id).partition(|id| joined.contains(id))
}

fn is_node(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Group | EntityKind::Actor)
}

fn is_tie(book: &Book, from: EntityId, to: EntityId) -> bool {
    is_node(book.entity(from).kind()) && is_node(book.entity(to).kind())
}

fn ties(book: &Book, nodes: &[EntityId]) -> Vec<Tie> {
    let node = |id: &EntityId| nodes.binary_search(id).ok();
    let tie = |(index, relation): (usize, &Relation)| {
        let class = relation.kind.class.filter(|_| relation.from != relation.to)?;
        let (from, to) = (node(&relation.tail())?, node(&relation.head())?);
        Some(Tie { relation: index, class, from, to, when: relation.years() })
    };
    book.relations.iter().enumerate().filter_map(tie).collect()
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
pub fn pair(a: usize, b: usize) -> (usize, usize) {
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
    for (cluster, members) in clusters.iter().take(CLUSTERS).enumerate() {
        home.extend(members.iter().map(|node| (*node, cluster)));
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for edge in edges {
        if let (Some(a), Some(b)) = (home.get(&edge.from), home.get(&edge.to)) {
            pairs.extend((a != b).then(|| pair(*a, *b)));
        }
    }
    pairs.into_iter().map(|(from, to)| Edge { from, to, pull: 0.5 }).collect()
}

fn drawing(name: &'static str, paper: &NetworkPaper, content: &Content) -> NetworkDrawing {
    let label = |name: &String| label(name, paper.font, paper.line);
    let labels: Vec<BoxLabel> = content.names.iter().map(label).collect();
    let sizes: Vec<Size> = labels.iter().map(|label| label.size).collect();
    let mut plan = layout(&sizes, &content.edges, paper);
    if content.lang.dir() == Dir::Rtl {
        plan = plan.mirrored();
    }
    let routes = route::routes(&plan, &content.edges, &content.strands);
    let pairs = content.edges.iter().zip(routes).map(|(edge, lines)| Pair { edge: *edge, lines });
    NetworkDrawing { name, labels, font: paper.font, pairs: pairs.collect(), plan }
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
