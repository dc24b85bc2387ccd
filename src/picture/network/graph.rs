//! The network of a book: groups and people as nodes, relations as ties, laid out once for all pages that show them. Readers
//! of both languages see the same picture, mirrored: each box has room for its name in either.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::cluster::{self, CLUSTERS, EDGES, LIMIT, TIES};
use super::label::{BoxLabel, label};
use super::layout::{arrangements, layout};
use super::plan::{Edge, NetworkPaper, NetworkPlan, Quality, incident, pull};
use super::route::{self, Curve};
use crate::lang::{Dir, Lang, Localized};
use crate::model::{Book, Class, EntityId, EntityKind, Relation, Years};
use crate::picture::{Point, Size};

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
    /// The years in which something begins or ends.
    pub years: Vec<i32>,
    content: Arc<Content>,
    drawings: Arc<OnceLock<Localized<Vec<NetworkDrawing>>>>,
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
    /// The drawing in the direction of reading: a page that reads from right to left begins at the right.
    fn directed(mut self, dir: Dir) -> Self {
        if dir == Dir::Rtl {
            let width = self.plan.width;
            let lines = self.pairs.iter_mut().flat_map(|pair| &mut pair.lines);
            lines.for_each(|line| *line = line.mirrored(width));
            self.plan = self.plan.mirrored();
        }
        self
    }

    /// How well its lines are led.
    pub fn quality(&self) -> Quality {
        let edges: Vec<Edge> = self.pairs.iter().map(|pair| pair.edge).collect();
        let lines: Vec<Vec<Curve>> = self.pairs.iter().map(|pair| pair.lines.clone()).collect();
        route::quality(&self.plan, &edges, &lines)
    }
}

impl Network {
    /// Whether it is drawn as clusters of nodes.
    pub fn is_clustered(&self) -> bool {
        self.clusters.is_some()
    }

    /// The drawing for wide and for narrow pages. It is made when it is first asked for, by the threads of the pool: whoever makes
    /// pages on these asks for it before, because a thread that waits for the others may take up a page that asks again.
    pub fn drawings(&self) -> &Localized<Vec<NetworkDrawing>> {
        self.drawings.get_or_init(|| drawings(&self.content))
    }
}

/// What all drawings of a network show: the words of the boxes, and the lines between them.
#[derive(PartialEq)]
struct Content {
    names: Localized<Vec<String>>,
    edges: Vec<Edge>,
    /// How many lines each edge has.
    strands: Vec<usize>,
}

/// The network of a book.
pub fn network(book: &Book) -> Network {
    network_again(book, None)
}

/// The network of a book; the drawings of the one before are kept, if they show the same.
pub fn network_again(book: &Book, before: Option<&Network>) -> Network {
    let (nodes, alone) = nodes(book);
    let ties = ties(book, &nodes);
    let edges = edges(&ties);
    let crowded = nodes.len() > LIMIT || edges.len() > EDGES || ties.len() > TIES;
    let clusters = crowded.then(|| cluster::clusters(nodes.len(), &edges));
    let years = if crowded { Vec::new() } else { changes(book, &nodes, &ties) };
    let short = |node: usize, lang: Lang| book.entity(nodes[node]).short_name(lang).text;
    let content = match &clusters {
        None => {
            let names = |lang| (0..nodes.len()).map(|node| short(node, lang).to_owned()).collect();
            let strands = strands(&ties, &edges);
            Content { names: Localized::from_fn(names), strands, edges }
        }
        Some(clusters) => {
            let edges = joined(&edges, clusters);
            let name = |members: &Vec<usize>, lang| {
                format!("{} +{}", short(members[0], lang), members.len() - 1)
            };
            let names =
                |lang| clusters.iter().take(CLUSTERS).map(|members| name(members, lang)).collect();
            Content { names: Localized::from_fn(names), strands: vec![1; edges.len()], edges }
        }
    };
    let incident = incident(nodes.len(), ties.iter().map(|tie| [tie.from, tie.to]));
    let content = Arc::new(content);
    let drawings = before.filter(|before| before.content == content);
    let drawings = drawings.map(|before| Arc::clone(&before.drawings)).unwrap_or_default();
    Network { nodes, alone, ties, incident, clusters, years, content, drawings }
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

/// The drawings in each language.
fn drawings(content: &Content) -> Localized<Vec<NetworkDrawing>> {
    let starts = arrangements(content.names.en.len(), &content.edges);
    let (wide, narrow) = rayon::join(
        || drawn("wide", &NetworkPaper::WIDE, content, &starts),
        || drawn("narrow", &NetworkPaper::NARROW, content, &starts),
    );
    Localized { ar: vec![wide.ar, narrow.ar], en: vec![wide.en, narrow.en] }
}

/// One drawing in each language: the same places and the same bends, for boxes as large as the larger of both.
fn drawn(
    name: &'static str,
    paper: &NetworkPaper,
    content: &Content,
    starts: &[Vec<Point>],
) -> Localized<NetworkDrawing> {
    let set = |name: &String| label(name, paper.font, paper.line, paper.widest);
    let labels = Localized::from_fn(|lang| -> Vec<BoxLabel> {
        content.names.get(lang).iter().map(set).collect()
    });
    let both = labels.ar.iter().zip(&labels.en);
    let sizes: Vec<Size> = both.map(|(a, b)| a.size.union(b.size)).collect();
    let plan = layout(&sizes, &content.edges, paper, starts);
    let bends = route::bends(&plan, &content.edges);
    let Localized { ar, en } = labels;
    let drawing = |lang: Lang, labels: Vec<BoxLabel>| {
        let plan = plan.resized(labels.iter().map(|label| label.size));
        let lines = route::routes(&plan, &content.edges, &bends, &content.strands);
        let pairs = content.edges.iter().zip(lines);
        let pairs = pairs.map(|(edge, lines)| Pair { edge: *edge, lines }).collect();
        NetworkDrawing { name, plan, labels, font: paper.font, pairs }.directed(lang.dir())
    };
    Localized { ar: drawing(Lang::Ar, ar), en: drawing(Lang::En, en) }
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
