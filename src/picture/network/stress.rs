//! The first arrangement, by stress majorisation: distances on paper resemble distances in the network.
//!
//! It minimises the stress Σ wᵢⱼ (‖pᵢ − pⱼ‖ − dᵢⱼ)², where dᵢⱼ is the length of the shortest path between two nodes
//! (Floyd–Warshall) and wᵢⱼ = 1 / dᵢⱼ². Points have no extent here, and crossings do not count: both are for the search
//! that follows.
//!
//! Source: Gansner, Koren and North, “Graph drawing by stress majorization”, 2004; points are moved one at a time.

use std::ops::RangeInclusive;

use rayon::prelude::*;

use super::plan::Edge;
use super::random::Random;
use crate::picture::{Point, real};

/// The number of iterations, each of which moves every point once.
const ITERATIONS: usize = 40;

/// Points whose distances resemble those along the edges, once for each seed.
pub(super) fn arrangements(
    nodes: usize,
    edges: &[Edge],
    seeds: RangeInclusive<u64>,
) -> Vec<Vec<Point>> {
    let wanted = distances(nodes, edges);
    seeds.into_par_iter().map(|seed| arrange(nodes, &wanted, seed)).collect()
}

/// One arrangement, which begins at pseudo-random positions.
fn arrange(nodes: usize, wanted: &[f64], seed: u64) -> Vec<Point> {
    let mut random = Random::new(seed);
    let mut points: Vec<Point> =
        (0..nodes).map(|_| Point { x: random.share() * 4.0, y: random.share() * 4.0 }).collect();
    for _ in 0..ITERATIONS {
        for node in 0..nodes {
            points[node] = majorized(&points, &wanted[node * nodes..(node + 1) * nodes], node);
        }
    }
    points
}

/// The position that minimises the majorant of the stress for one node while all others stay: the weighted mean of where
/// each of them wants it.
fn majorized(points: &[Point], wanted: &[f64], node: usize) -> Point {
    let (mut x, mut y, mut weights) = (0.0, 0.0, 0.0);
    for (other, point) in points.iter().enumerate().filter(|(other, _)| *other != node) {
        let (dx, dy) = (points[node].x - point.x, points[node].y - point.y);
        let apart = points[node].distance(point).max(1e-6);
        let weight = 1.0 / (wanted[other] * wanted[other]);
        x += weight * (point.x + wanted[other] * dx / apart);
        y += weight * (point.y + wanted[other] * dy / apart);
        weights += weight;
    }
    if weights == 0.0 { points[node] } else { Point { x: x / weights, y: y / weights } }
}

/// The lengths of the shortest paths between all pairs (Floyd–Warshall); between two components, which no path joins, a
/// little more than half of the longest one.
fn distances(nodes: usize, edges: &[Edge]) -> Vec<f64> {
    let mut paths = vec![f64::INFINITY; nodes * nodes];
    for edge in edges {
        let length = 2.4 - 1.4 * edge.pull;
        for (a, b) in [(edge.from, edge.to), (edge.to, edge.from)] {
            paths[a * nodes + b] = length.min(paths[a * nodes + b]);
        }
    }
    for via in 0..nodes {
        for a in 0..nodes {
            for b in 0..nodes {
                let path = paths[a * nodes + via] + paths[via * nodes + b];
                if path < paths[a * nodes + b] {
                    paths[a * nodes + b] = path;
                }
            }
        }
    }
    let longest = paths.iter().copied().filter(|path| path.is_finite()).fold(1.0, f64::max);
    paths.iter().map(|path| if path.is_finite() { *path } else { 0.6 * longest + 1.0 }).collect()
}

/// The points turned so that their principal axis lies along the longer side of a frame, and stretched to fill it.
pub(super) fn fitted(points: &[Point], width: f64, height: f64) -> Vec<Point> {
    let n = real(points.len().max(1));
    let mid = Point {
        x: points.iter().map(|p| p.x).sum::<f64>() / n,
        y: points.iter().map(|p| p.y).sum::<f64>() / n,
    };
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for p in points {
        xx += (p.x - mid.x) * (p.x - mid.x);
        xy += (p.x - mid.x) * (p.y - mid.y);
        yy += (p.y - mid.y) * (p.y - mid.y);
    }
    let (cos, sin) = axis(xx, xy, yy);
    let turned = points.iter().map(|p| {
        let (x, y) = (p.x - mid.x, p.y - mid.y);
        let (along, across) = (x * cos + y * sin, y * cos - x * sin);
        if width >= height { Point { x: along, y: across } } else { Point { x: across, y: along } }
    });
    stretched(&turned.collect::<Vec<_>>(), width, height)
}

/// The direction in which the points are spread most: the first eigenvector of their covariance.
fn axis(xx: f64, xy: f64, yy: f64) -> (f64, f64) {
    let half = (xx - yy) / 2.0;
    let root = (half * half + xy * xy).sqrt();
    let (x, y) = (half + root, xy);
    let length = (x * x + y * y).sqrt();
    if length < 1e-9 { (1.0, 0.0) } else { (x / length, y / length) }
}

fn stretched(points: &[Point], width: f64, height: f64) -> Vec<Point> {
    let span = |values: &mut dyn Iterator<Item = f64>| {
        values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
    };
    let (left, right) = span(&mut points.iter().map(|p| p.x));
    let (top, bottom) = span(&mut points.iter().map(|p| p.y));
    let place = |value: f64, low: f64, high: f64, size: f64| {
        if high - low < 1e-9 { size / 2.0 } else { (value - low) / (high - low) * size }
    };
    points
        .iter()
        .map(|p| Point { x: place(p.x, left, right, width), y: place(p.y, top, bottom, height) })
        .collect()
}
