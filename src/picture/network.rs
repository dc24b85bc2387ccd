//! network: where nodes and edges of a network stand. Boxes never overlap and stand in rows; edges cross each other and
//! pass over boxes as little as a search of fixed length can reach.
//!
//! Only sums, products, quotients and square roots are used, which every machine computes alike.

pub mod cluster;
pub mod ego;
pub mod label;
pub mod route;
mod settle;
mod stress;

use rayon::prelude::*;

#[cfg(test)]
use super::segment::Segment;
use super::{Point, Rect};
use crate::model::Class;

/// How near the two ends of a line of a class should stand, 0 to 1.
pub fn pull(class: Class) -> f64 {
    match class {
        Class::Belonging | Class::Leading => 1.0,
        Class::Support | Class::Succession => 0.7,
        Class::Truce => 0.35,
        Class::Conflict => 0.25,
    }
}

/// What a network is drawn on. Lengths are user units.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// The width of the frame.
    pub width: f64,
    /// The least distance of a box from the frame.
    pub margin: f64,
    /// The least distance of two boxes in one row.
    pub gap: f64,
    /// The distance of the middles of two rows; higher than any box.
    pub row: f64,
    /// How much of the rows the boxes fill, 0 to 1: the less, the more room edges have.
    pub fill: f64,
    /// The font size of labels.
    pub font: f64,
    /// How wide a line of a label may be before it is broken in two.
    pub line: f64,
}

impl Paper {
    /// For pages of 64rem and wider.
    pub const WIDE: Self = Self {
        width: 980.0,
        margin: 6.0,
        gap: 24.0,
        row: 62.0,
        fill: 0.5,
        font: 13.5,
        line: 118.0,
    };
    /// For phones.
    pub const NARROW: Self = Self {
        width: 354.0,
        margin: 3.0,
        gap: 12.0,
        row: 60.0,
        fill: 0.44,
        font: 12.5,
        line: 84.0,
    };
}

/// The size of a node's box.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A line between two different nodes; at most one for each pair.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The one end.
    pub from: usize,
    /// The other end.
    pub to: usize,
    /// How near the two should stand: 1 for what belongs together, less for what is merely in touch or at odds.
    pub pull: f64,
}

/// Where everything stands.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The width of the frame.
    pub width: f64,
    /// The height of the frame.
    pub height: f64,
    /// The box of each node.
    pub boxes: Vec<Rect>,
}

/// How good a drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quality {
    /// Pairs of lines that cross.
    pub crossings: usize,
    /// Lines that run over the box of a node that is not their end.
    pub passes: usize,
}

/// From how many beginnings the search sets out; the best of them is kept.
const STARTS: u64 = 4;

/// Lays a network out.
pub fn lay(nodes: &[Node], edges: &[Edge], paper: &Paper) -> Plan {
    let rows = rows(nodes, paper);
    let strands = vec![1; edges.len()];
    let tries: Vec<(usize, f64, Plan)> = (1..=STARTS)
        .into_par_iter()
        .map(|seed| {
            let wanted = stress::arrange(nodes.len(), edges, seed);
            let wanted = stress::fitted(&wanted, paper.width, paper.row * count(rows));
            let (cost, points) =
                settle::settle(nodes, edges, paper, &settle::Start { rows, wanted, seed });
            let plan = framed(nodes, &points, paper);
            (route::quality(&plan, edges, &strands).weight(), cost, plan)
        })
        .collect();
    let best = tries.into_iter().min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    best.map(|(_, _, plan)| plan).unwrap_or_default()
}

/// How many rows the boxes need so that they fill their share.
fn rows(nodes: &[Node], paper: &Paper) -> usize {
    let needed: f64 = nodes.iter().map(|node| node.width + paper.gap).sum();
    let mut rows = 1;
    while count(rows) * paper.width * paper.fill < needed {
        rows += 1;
    }
    rows + 1
}

/// The boxes around the points in a frame that just holds them; rows that stayed empty are left out.
fn framed(nodes: &[Node], points: &[Point], paper: &Paper) -> Plan {
    let mut rows: Vec<f64> = points.iter().map(|point| point.y).collect();
    rows.sort_by(f64::total_cmp);
    rows.dedup();
    let level = |point: &Point| count(rows.partition_point(|y| *y < point.y)) * paper.row;
    let above = nodes.iter().zip(points).map(|(node, point)| level(point) - node.height / 2.0);
    let top = above.fold(f64::MAX, f64::min);
    let boxes: Vec<Rect> = nodes
        .iter()
        .zip(points)
        .map(|(node, point)| Rect {
            x: (point.x - node.width / 2.0).round(),
            y: (level(point) - node.height / 2.0 - top + paper.margin).round(),
            width: node.width,
            height: node.height,
        })
        .collect();
    let height = boxes.iter().map(|it| it.y + it.height).fold(0.0, f64::max) + paper.margin;
    Plan { width: paper.width, height, boxes }
}

impl Quality {
    /// One number for comparing: a line over a box misleads more than one over a line.
    fn weight(self) -> usize {
        self.crossings + 3 * self.passes
    }
}

impl Plan {
    /// The drawing as seen in a mirror: what began at one side begins at the other.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        for it in &mut self.boxes {
            it.x = self.width - it.x - it.width;
        }
        self
    }

    /// Crossings and passes of straight lines between the middles of the boxes.
    #[cfg(test)]
    fn quality(&self, edges: &[Edge]) -> Quality {
        let middles: Vec<Point> = self.boxes.iter().map(middle).collect();
        let line = |edge: &Edge| Segment::new(middles[edge.from], middles[edge.to]);
        let mut quality = Quality { crossings: 0, passes: 0 };
        for (at, edge) in edges.iter().enumerate() {
            let own = line(edge);
            for other in &edges[at + 1..] {
                let crossed = !edge.shares_end(other) && own.crosses(&line(other));
                quality.crossings += usize::from(crossed);
            }
            let boxes = self.boxes.iter().enumerate();
            let hit = boxes.filter(|(at, it)| !edge.ends_at(*at) && own.passes(it));
            quality.passes += hit.count();
        }
        quality
    }
}

impl Edge {
    /// Whether a node is one of its ends.
    pub fn ends_at(&self, node: usize) -> bool {
        self.from == node || self.to == node
    }

    fn shares_end(&self, other: &Self) -> bool {
        self.ends_at(other.from) || self.ends_at(other.to)
    }
}

/// A small number as a length.
fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// The middle of a box.
pub fn middle(it: &Rect) -> Point {
    Point { x: it.x + it.width / 2.0, y: it.y + it.height / 2.0 }
}
