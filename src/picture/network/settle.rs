//! The search: boxes are moved between rows and along them as long as that makes edges shorter, fewer of them cross and
//! fewer run over boxes. Worse moves are taken within a threshold that falls to nothing.
//!
//! Source: Dueck and Scheuer, “Threshold accepting”, 1990.

use super::stress::Dice;
use super::{Edge, Node, Paper, Point, Rect, count};
use crate::picture::segment::Segment;

/// What a crossing costs, in units of length.
const CROSSING: f64 = 220.0;
/// What a line over a foreign box costs.
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
/// The first threshold.
const HEAT: f64 = 500.0;
/// The distance that lines keep from foreign boxes.
const CLEAR: f64 = 4.0;

/// A drawing in the making.
struct Table<'t> {
    nodes: &'t [Node],
    edges: &'t [Edge],
    /// The edges at each node.
    at: Vec<Vec<usize>>,
    paper: &'t Paper,
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
    /// Where the boxes want to stand.
    pub(super) wanted: Vec<Point>,
    /// What the row of throws is made from.
    pub(super) seed: u64,
}

/// Where the middles of the boxes stand at the end, and what that costs.
pub(super) fn settle(
    nodes: &[Node],
    edges: &[Edge],
    paper: &Paper,
    start: &Start,
) -> (f64, Vec<Point>) {
    let mut at = vec![Vec::new(); nodes.len()];
    for (index, edge) in edges.iter().enumerate() {
        at[edge.from].push(index);
        at[edge.to].push(index);
    }
    let (lines, boxes) =
        (vec![Segment::default(); edges.len()], vec![Rect::default(); nodes.len()]);
    let mut table =
        Table { nodes, edges, at, paper, rows: start.rows, points: Vec::new(), lines, boxes };
    table.set_down(&start.wanted);
    (0..nodes.len()).for_each(|node| table.put(node, table.points[node]));
    table.search(&mut Dice::new(start.seed + 77));
    let cost = (0..nodes.len()).map(|node| table.cost(node, f64::MAX)).sum();
    (cost, table.points)
}

impl Table<'_> {
    /// Puts each box on the free place nearest to where it wants to stand, the most connected first.
    fn set_down(&mut self, wanted: &[Point]) {
        let far = Point { x: -1e7, y: -1e7 };
        self.points = vec![far; self.nodes.len()];
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|node| (usize::MAX - self.at[*node].len(), *node));
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
                let (dx, dy) = (place.x - wanted.x, place.y - wanted.y);
                let apart = dx * dx + dy * dy;
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
        Point { x: x.round(), y: (count(row) + 0.5) * self.paper.row }
    }

    /// Whether no other box is in the way. Boxes of different rows never meet.
    fn free(&self, node: usize, place: Point) -> bool {
        self.points.iter().enumerate().all(|(other, point)| {
            let apart =
                f64::midpoint(self.nodes[node].width, self.nodes[other].width) + self.paper.gap;
            other == node || (point.y - place.y).abs() > 1.0 || (point.x - place.x).abs() >= apart
        })
    }

    fn search(&mut self, dice: &mut Dice) {
        let nodes = self.nodes.len();
        let edges = self.edges.len();
        let each = (edges + nodes) * (2 * edges / nodes.max(1) + 1);
        let moves = (WORK / each.max(1)).min(MOVES * nodes);
        // What each node costs, until anything moves.
        let mut known: Vec<Option<f64>> = vec![None; nodes];
        for step in 0..moves {
            let left = 1.0 - count(step) / count(moves);
            let threshold = HEAT * left * left;
            let node = dice.throw(nodes);
            let place = self.proposal(node, dice);
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
        let (width, height) = (size.width + 2.0 * CLEAR, size.height + 2.0 * CLEAR);
        self.points[node] = place;
        self.boxes[node] =
            Rect { x: place.x - width / 2.0, y: place.y - height / 2.0, width, height };
        for index in &self.at[node] {
            let edge = &self.edges[*index];
            self.lines[*index] = Segment::new(self.points[edge.from], self.points[edge.to]);
        }
    }

    /// A place near the present one, near a neighbour, or anywhere.
    fn proposal(&self, node: usize, dice: &mut Dice) -> Point {
        let rows = self.rows;
        let (anchor, reach) = match dice.throw(8) {
            0 => return self.snapped(node, dice.share() * self.paper.width, dice.throw(rows)),
            1 | 2 if !self.at[node].is_empty() => {
                let edge = &self.edges[self.at[node][dice.throw(self.at[node].len())]];
                let other = if edge.from == node { edge.to } else { edge.from };
                (self.points[other], 200.0)
            }
            _ => (self.points[node], 90.0),
        };
        let x = anchor.x + (dice.share() - 0.5) * 2.0 * reach;
        let row = self.row(anchor) + dice.throw(5);
        self.snapped(node, x, row.saturating_sub(2).min(rows - 1))
    }

    fn row(&self, place: Point) -> usize {
        (0..self.rows).find(|row| (count(*row) + 1.0) * self.paper.row > place.y).unwrap_or(0)
    }

    /// What everything costs that moves with a node. It stops counting past the limit.
    fn cost(&self, node: usize, limit: f64) -> f64 {
        let mut cost: f64 = self.at[node].iter().map(|edge| self.length(&self.edges[*edge])).sum();
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
        let long = (dx * dx + dy * dy).sqrt();
        edge.pull * long * (1.0 + long / 600.0) + (VISIBLE - gap).max(0.0) * 3.0
    }

    /// What an edge costs by crossing others, running over boxes, or clinging to another one.
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
        let hit = boxes.filter(|(node, it)| line.passes(it) && !edge.ends_at(*node));
        cost + PASS * count(hit.count())
    }

    /// Whether two edges leave their common node at less than about 12 degrees.
    fn clings(&self, a: &Edge, b: &Edge) -> bool {
        let common = if b.ends_at(a.from) { a.from } else { a.to };
        let way = |edge: &Edge| {
            let end = if edge.from == common { edge.to } else { edge.from };
            let (from, to) = (self.points[common], self.points[end]);
            Point { x: to.x - from.x, y: to.y - from.y }
        };
        let (p, q) = (way(a), way(b));
        let along = p.x * q.x + p.y * q.y;
        let lengths = (p.x * p.x + p.y * p.y) * (q.x * q.x + q.y * q.y);
        along > 0.0 && along * along > 0.957 * lengths
    }
}
