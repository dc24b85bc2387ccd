//! The search, a simulated annealing by threshold accepting: boxes are moved between rows and along them, and a move that
//! makes the drawing worse is accepted as long as it does so by less than a threshold that falls to zero.
//!
//! What it minimises stands in `sketch`. It never accepts boxes that overlap, and it ends after a number of moves, never
//! after a time.
//!
//! Source: Dueck and Scheuer, “Threshold accepting: a general purpose optimization algorithm appearing superior to
//! simulated annealing”, 1990.

use super::plan::{Edge, NetworkPaper};
use super::random::Random;
use super::sketch::Sketch;
use crate::picture::{Point, Size, real};

/// The most moves of one search, and the most for each node.
const MOVES: usize = 11_000;
const MOVES_OF_NODE: usize = 500;
/// What the moves of one search may cost: comparisons of an edge with an edge or a box. It bounds the time of a search;
/// the limits on nodes and edges, past which clusters are drawn, bound all other work of a layout.
const WORK: usize = 8_000_000;
/// The first threshold, in units of cost.
const THRESHOLD: f64 = 800.0;
/// How many edges are looked at to find one that clashes with something.
const LOOKS: usize = 4;

/// Where a search sets out.
pub(super) struct Start<'s> {
    /// How many rows there are at least.
    pub(super) rows: usize,
    /// The position of each box by the first arrangement.
    pub(super) wanted: &'s [Point],
    /// The seed of the pseudo-random numbers.
    pub(super) seed: u64,
}

/// A search that can be left and taken up again.
pub(super) struct Search<'t> {
    pub(super) sketch: Sketch<'t>,
    random: Random,
    /// How many moves it has tried, and how many it will have in the end.
    done: usize,
    moves: usize,
}

impl<'t> Search<'t> {
    pub(super) fn new(
        nodes: &'t [Size],
        edges: &'t [Edge],
        paper: &'t NetworkPaper,
        start: &Start<'_>,
    ) -> Self {
        let each = (edges.len() + nodes.len()) * (2 * edges.len() / nodes.len().max(1) + 1);
        Self {
            sketch: Sketch::new(nodes, edges, paper, start.rows, start.wanted),
            random: Random::new(start.seed + 77),
            done: 0,
            moves: (WORK / each.max(1)).min(MOVES).min(MOVES_OF_NODE * nodes.len()),
        }
    }

    /// Goes on until so many hundredths of its moves are done.
    pub(super) fn until(&mut self, hundredths: usize) {
        let Self { sketch, random, moves, .. } = self;
        let end = *moves * hundredths / 100;
        for step in self.done..end {
            let threshold = THRESHOLD * (1.0 - real(step) / real(*moves));
            let node = picked(sketch, random);
            let (row, x) = proposal(sketch, node, random);
            if let Some(place) = sketch.free(node, row, x) {
                sketch.move_below(sketch.cost_of(node) + threshold, node, place);
            }
        }
        self.done = end;
    }
}

/// Any node, or as often one that has to do with a clash.
fn picked(sketch: &Sketch<'_>, random: &mut Random) -> usize {
    let edges = sketch.edges.len();
    if edges > 0 && random.below(2) == 0 {
        for _ in 0..LOOKS {
            let involved = sketch.involved(random.below(edges));
            if !involved.is_empty() {
                return involved[random.below(involved.len())];
            }
        }
    }
    random.below(sketch.nodes.len())
}

/// A row and a place in it near the present one, near a neighbour, or anywhere.
fn proposal(sketch: &Sketch<'_>, node: usize, random: &mut Random) -> (usize, f64) {
    let rows = sketch.rows;
    let incident = &sketch.incident[node];
    let (anchor, reach) = match random.below(8) {
        0 => return (random.below(rows), random.share() * sketch.paper.width),
        1 | 2 if !incident.is_empty() => {
            let edge = &sketch.edges[incident[random.below(incident.len())]];
            (&sketch.places[edge.other_end(node)], 200.0)
        }
        _ => (&sketch.places[node], 90.0),
    };
    let x = anchor.point.x + (random.share() - 0.5) * 2.0 * reach;
    let row = anchor.row + random.below(5);
    (row.saturating_sub(2).min(rows - 1), x)
}
