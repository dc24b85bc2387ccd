//! The layout of a network: boxes never overlap and stand in rows; lines cross each other and pass over boxes as little
//! as a search of fixed length can reach.
//!
//! It draws nodes and edges of any meaning, but refuses nothing: an empty network is an empty plan.

use rayon::prelude::*;

use super::anneal::{self, Start};
use super::plan::{Edge, NetworkPaper, NetworkPlan};
use super::{route, stress};
use crate::picture::{Point, Rect, Size, real};

/// The number of starts of the search, each with a seed of its own; the best outcome is kept.
const STARTS: u64 = 4;

/// The outcome of one start.
struct Attempt {
    /// The weight of the quality of its lines.
    weight: usize,
    /// What the search minimised.
    cost: f64,
    plan: NetworkPlan,
}

/// Lays a network out.
pub fn layout(nodes: &[Size], edges: &[Edge], paper: &NetworkPaper) -> NetworkPlan {
    let rows = rows(nodes, paper);
    let strands = vec![1; edges.len()];
    let attempts: Vec<Attempt> = (1..=STARTS)
        .into_par_iter()
        .map(|seed| {
            let points = stress::arrange(nodes.len(), edges, seed);
            let wanted = stress::fitted(&points, paper.width, paper.row * real(rows));
            let (cost, points) = anneal::anneal(nodes, edges, paper, &Start { rows, wanted, seed });
            let plan = framed(nodes, &points, paper);
            Attempt { weight: route::quality(&plan, edges, &strands).weight(), cost, plan }
        })
        .collect();
    let better = |a: &Attempt, b: &Attempt| a.weight.cmp(&b.weight).then(a.cost.total_cmp(&b.cost));
    attempts.into_iter().min_by(better).map(|attempt| attempt.plan).unwrap_or_default()
}

/// How many rows the boxes need so that they fill their share.
fn rows(nodes: &[Size], paper: &NetworkPaper) -> usize {
    let needed: f64 = nodes.iter().map(|node| node.width + paper.gap).sum();
    let mut rows = 1;
    while real(rows) * paper.width * paper.fill < needed {
        rows += 1;
    }
    rows + 1
}

/// The boxes around the points in a frame that just holds them; rows that stayed empty are left out.
fn framed(nodes: &[Size], points: &[Point], paper: &NetworkPaper) -> NetworkPlan {
    let mut rows: Vec<f64> = points.iter().map(|point| point.y).collect();
    rows.sort_by(f64::total_cmp);
    rows.dedup();
    let level = |point: &Point| real(rows.partition_point(|y| *y < point.y)) * paper.row;
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
    let height = boxes.iter().map(Rect::bottom).fold(0.0, f64::max) + paper.margin;
    NetworkPlan { width: paper.width, height, boxes }
}
