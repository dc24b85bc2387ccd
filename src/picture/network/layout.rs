//! The layout of a network: boxes never overlap and stand in rows; lines cross each other and pass over boxes as little
//! as a search of fixed length can reach.
//!
//! It draws nodes and edges of any meaning, but refuses nothing: an empty network is an empty plan.

use std::ops::RangeInclusive;

use rayon::prelude::*;

use super::anneal::{Search, Start};
use super::plan::{Edge, NetworkPaper, NetworkPlan};
use super::{route, stress};
use crate::picture::{Point, Rect, Size, real};

/// The seeds of the starts of the search. Any would do; with these the real briefing comes out well.
const SEEDS: RangeInclusive<u64> = 257..=264;
/// How the search is narrowed down: how many of the cheapest go on until so many hundredths of their moves. How one ends
/// depends most on where it begins, and shows early.
const ROUNDS: [(usize, usize); 3] = [(8, 10), (3, 30), (2, 100)];

/// Arrangements of a network without paper, for [`layout`] to set out from.
pub fn arrangements(nodes: usize, edges: &[Edge]) -> Vec<Vec<Point>> {
    stress::arrangements(nodes, edges, SEEDS)
}

/// Lays a network out, from several arrangements. The best outcome is kept.
pub fn layout(
    nodes: &[Size],
    edges: &[Edge],
    paper: &NetworkPaper,
    arrangements: &[Vec<Point>],
) -> NetworkPlan {
    let rows = rows(nodes, paper);
    let start = |(seed, points): (u64, &Vec<Point>)| {
        let wanted = stress::fitted(points, paper.width, paper.row * real(rows));
        Search::new(nodes, edges, paper, &Start { rows, wanted: &wanted, seed })
    };
    let mut searches: Vec<Search<'_>> = SEEDS.zip(arrangements).map(start).collect();
    for (starts, hundredths) in ROUNDS {
        searches.sort_by(|a, b| a.sketch.cost().total_cmp(&b.sketch.cost()));
        searches.truncate(starts);
        searches.par_iter_mut().for_each(|search| search.until(hundredths));
    }
    let outcome = |search: &Search<'_>| {
        let plan = framed(nodes, &search.sketch.points(), paper);
        let lines = route::routes(&plan, edges, &route::bends(&plan, edges), &vec![1; edges.len()]);
        let weight = route::quality(&plan, edges, &lines).weight();
        (weight, search.sketch.cost(), plan)
    };
    let outcomes = searches.iter().map(outcome);
    let best = outcomes.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    best.map(|(_, _, plan)| plan).unwrap_or_default()
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
