//! The search, a simulated annealing by threshold accepting: boxes are moved between rows and along them, and a move that
//! makes the drawing worse is accepted as long as it does so by less than a threshold that falls to zero.
//!
//! It minimises the sum of edge lengths, crossings, lines over boxes and sharp angles at a node, each with its weight
//! below. It never accepts boxes that overlap, and it ends after a number of moves, never after a time.
//!
//! Source: Dueck and Scheuer, “Threshold accepting: a general purpose optimization algorithm appearing superior to
//! simulated annealing”, 1990.

use super::plan::{Edge, NetworkPaper, incident};
use super::random::Random;
use crate::picture::{Point, Rect, Segment, Size, real};

/// What a crossing costs, in units of length.
const CROSSING: f64 = 220.0;
/// What a line over the box of a node that is not its end costs.
const PASS: f64 = 520.0;
/// What two lines cost that leave one box almost in the same direction.
const SHARP: f64 = 90.0;
/// The least length of a visible line, for its signs.
const VISIBLE: f64 = 34.0;
/// The most moves tried for each node.
const MOVES: usize = 1200;
/// What the moves of one search may cost: comparisons of an edge with an edge or a box. It bounds the time of a search;
/// the limits on nodes and edges, past which clusters are drawn, bound all other work of a layout.
const WORK: usize = 15_000_000;
/// The first threshold, in units of cost.
const THRESHOLD: f64 = 500.0;
/// The distance that lines keep from boxes that are not their ends.
const CLEAR: f64 = 4.0;

/// A drawing in the making.
struct State<'t> {
    nodes: &'t [Size],
    edges: &'t [Edge],
    /// The incident edges of each node.
    incident: Vec<Vec<usize>>,
    paper: &'t NetworkPaper,
    rows: usize,
    points: Vec<Point>,
    /// The line of each edge and the box of each node, with the room that lines leave it: they follow the points, and
    /// are kept because each is looked at far more often than it moves.
    lines: Vec<Segment>,
    boxes: Vec<Rect>,
}

/// Where a search sets out.
pub(super) struct Start {
    /// How many rows there are at least.
    pub(super) rows: usize,
    /// The position of each box by the first arrangement.
    pub(super) wanted: Vec<Point>,
    /// The seed of the pseudo-random numbers.
    pub(super) seed: u64,
}

/// The cost of the drawing in the end, and the centres of its boxes.
pub(super) fn anneal(
    nodes: &[Size],
    edges: &[Edge],
    paper: &NetworkPaper,
    start: &Start,
) -> (f64, Vec<Point>) {
    let incident = incident(nodes.len(), edges.iter().map(|edge| [edge.from, edge.to]));
    let (lines, boxes) =
        (vec![Segment::default(); edges.len()], vec![Rect::default(); nodes.len()]);
    let mut state =
        State { nodes, edges, incident, paper, rows: start.rows, points: Vec::new(), lines, boxes };
    state.place_all(&start.wanted);
    (0..nodes.len()).for_each(|node| state.put(node, state.points[node]));
    state.search(&mut Random::new(start.seed + 77));
    let cost = (0..nodes.len()).map(|node| state.cost(node, f64::MAX)).sum();
    (cost, state.points)
}

impl State<'_> {
    /// Puts each box on the free place nearest to where it wants to stand, the most connected first.
    fn place_all(&mut self, wanted: &[Point]) {
        let far = Point { x: -1e7, y: -1e7 };
        self.points = vec![far; self.nodes.len()];
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|node| (usize::MAX - self.incident[*node].len(), *node));
        for node in order {
            loop {
                if let Some(place) = self.nearest(node, wanted[node]) {
                    self.points[node] = place;
                    break;
                }
                self.rows += 1;
            }
        }
    }

    fn nearest(&self, node: usize, wanted: Point) -> Option<Point> {
        let mut best: Option<(f64, Point)> = None;
        for row in 0..self.rows {
            let mut x = 0.0;
            while x <= self.paper.width {
                let place = self.snapped(node, x, row);
                let apart = place.distance_squared(&wanted);
                if best.as_ref().is_none_or(|(least, _)| apart < *least) && self.free(node, place) {
                    best = Some((apart, place));
                }
                x += 12.0;
            }
        }
        best.map(|(_, place)| place)
    }

    /// A place in a row, inside the frame.
    fn snapped(&self, node: usize, x: f64, row: usize) -> Point {
        let half = self.nodes[node].width / 2.0 + self.paper.margin;
        let x = x.min(self.paper.width - half).max(half);
        Point { x: x.round(), y: (real(row) + 0.5) * self.paper.row }
    }

    /// Whether no other box is in the way. Boxes of different rows never meet.
    fn free(&self, node: usize, place: Point) -> bool {
        self.points.iter().enumerate().all(|(other, point)| {
            let apart =
                f64::midpoint(self.nodes[node].width, self.nodes[other].width) + self.paper.gap;
            other == node || (point.y - place.y).abs() > 1.0 || (point.x - place.x).abs() >= apart
        })
    }

    fn search(&mut self, random: &mut Random) {
        let nodes = self.nodes.len();
        let edges = self.edges.len();
        let each = (edges + nodes) * (2 * edges / nodes.max(1) + 1);
        let moves = (WORK / each.max(1)).min(MOVES * nodes);
        // What each node costs, until anything moves.
        let mut known: Vec<Option<f64>> = vec![None; nodes];
        for step in 0..moves {
            let left = 1.0 - real(step) / real(moves);
            let threshold = THRESHOLD * left * left;
            let node = random.below(nodes);
            let place = self.proposal(node, random);
            if !self.free(node, place) {
                continue;
            }
            let before = *known[node].get_or_insert_with(|| self.cost(node, f64::MAX));
            let old = self.points[node];
            self.put(node, place);
            if self.cost(node, before + threshold) >= before + threshold {
                self.put(node, old);
            } else {
                known.fill(None);
            }
        }
    }

    /// Moves a node with its box and its lines.
    fn put(&mut self, node: usize, place: Point) {
        let size = self.nodes[node];
        let clear = Size { width: size.width + 2.0 * CLEAR, height: size.height + 2.0 * CLEAR };
        self.points[node] = place;
        self.boxes[node] = Rect::centred(&place, clear);
        for index in &self.incident[node] {
            let edge = &self.edges[*index];
            self.lines[*index] = Segment::new(self.points[edge.from], self.points[edge.to]);
        }
    }

    /// A place near the present one, near a neighbour, or anywhere.
    fn proposal(&self, node: usize, random: &mut Random) -> Point {
        let rows = self.rows;
        let (anchor, reach) = match random.below(8) {
            0 => return self.snapped(node, random.share() * self.paper.width, random.below(rows)),
            1 | 2 if !self.incident[node].is_empty() => {
                let edge =
                    &self.edges[self.incident[node][random.below(self.incident[node].len())]];
                (self.points[edge.other_end(node)], 200.0)
            }
            _ => (self.points[node], 90.0),
        };
        let x = anchor.x + (random.share() - 0.5) * 2.0 * reach;
        let row = self.row(anchor) + random.below(5);
        self.snapped(node, x, row.saturating_sub(2).min(rows - 1))
    }

    fn row(&self, place: Point) -> usize {
        (0..self.rows).find(|row| (real(*row) + 1.0) * self.paper.row > place.y).unwrap_or(0)
    }

    /// What everything costs that moves with a node. It stops counting past the limit.
    fn cost(&self, node: usize, limit: f64) -> f64 {
        let mut cost: f64 =
            self.incident[node].iter().map(|edge| self.length(&self.edges[*edge])).sum();
        if cost >= limit {
            return cost;
        }
        for (index, (edge, line)) in self.edges.iter().zip(&self.lines).enumerate() {
            if edge.ends_at(node) {
                cost += self.clashes(index);
                if cost >= limit {
                    return cost;
                }
            } else if line.passes(&self.boxes[node]) {
                cost += PASS;
            }
        }
        cost
    }

    /// The cost of an edge's length; one too short to show its signs costs as well.
    fn length(&self, edge: &Edge) -> f64 {
        let (a, b) = (self.points[edge.from], self.points[edge.to]);
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let (m, n) = (self.nodes[edge.from], self.nodes[edge.to]);
        let gap =
            (dx - f64::midpoint(m.width, n.width)).max(dy - f64::midpoint(m.height, n.height));
        let long = a.distance(&b);
        edge.pull * long * (1.0 + long / 600.0) + (VISIBLE - gap).max(0.0) * 3.0
    }

    /// What an edge costs by crossing others, running over boxes, or leaving a node close beside another edge.
    fn clashes(&self, index: usize) -> f64 {
        let (edge, line) = (&self.edges[index], &self.lines[index]);
        let mut cost = 0.0;
        for (other, path) in self.lines.iter().enumerate().filter(|(_, path)| line.is_near(path)) {
            let beside = &self.edges[other];
            if !edge.shares_end(beside) {
                cost += if line.crosses(path) { CROSSING } else { 0.0 };
            } else if other != index {
                cost += if self.clings(edge, beside) { SHARP } else { 0.0 };
            }
        }
        let boxes = self.boxes.iter().enumerate();
        let hit = boxes.filter(|(node, rect)| line.passes(rect) && !edge.ends_at(*node));
        cost + PASS * real(hit.count())
    }

    /// Whether two edges leave their common node at less than about 12 degrees.
    fn clings(&self, a: &Edge, b: &Edge) -> bool {
        let common = if b.ends_at(a.from) { a.from } else { a.to };
        let way = |edge: &Edge| {
            let (from, to) = (self.points[common], self.points[edge.other_end(common)]);
            Point { x: to.x - from.x, y: to.y - from.y }
        };
        let (p, q) = (way(a), way(b));
        let along = p.x * q.x + p.y * q.y;
        let lengths = (p.x * p.x + p.y * p.y) * (q.x * q.x + q.y * q.y);
        along > 0.0 && along * along > 0.957 * lengths
    }
}
