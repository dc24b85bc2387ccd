//! The first arrangement: distances on paper that resemble distances in the network (stress majorization).
//!
//! Source: Gansner, Koren and North, “Graph drawing by stress majorization”, 2004.

use super::{Edge, Point, count};

/// How often all points are moved.
const ROUNDS: usize = 120;

/// Points whose distances resemble those along the edges. They begin where a row of numbers made from the seed puts them.
pub(super) fn arrange(nodes: usize, edges: &[Edge], seed: u64) -> Vec<Point> {
    let wanted = distances(nodes, edges);
    let mut dice = Dice::new(seed);
    let mut points: Vec<Point> =
        (0..nodes).map(|_| Point { x: dice.share() * 4.0, y: dice.share() * 4.0 }).collect();
    for _ in 0..ROUNDS {
        for at in 0..nodes {
            points[at] = majorized(&points, &wanted[at * nodes..(at + 1) * nodes], at);
        }
    }
    points
}

/// Where a point should stand in the eyes of all others, near ones counting more.
fn majorized(points: &[Point], wanted: &[f64], at: usize) -> Point {
    let (mut x, mut y, mut weights) = (0.0, 0.0, 0.0);
    for (other, point) in points.iter().enumerate().filter(|(other, _)| *other != at) {
        let (dx, dy) = (points[at].x - point.x, points[at].y - point.y);
        let apart = (dx * dx + dy * dy).sqrt().max(1e-6);
        let weight = 1.0 / (wanted[other] * wanted[other]);
        x += weight * (point.x + wanted[other] * dx / apart);
        y += weight * (point.y + wanted[other] * dy / apart);
        weights += weight;
    }
    if weights == 0.0 { points[at] } else { Point { x: x / weights, y: y / weights } }
}

/// The lengths of the shortest ways between all pairs; parts that nothing joins stand a little farther than half of the
/// longest way from one another.
fn distances(nodes: usize, edges: &[Edge]) -> Vec<f64> {
    let mut ways = vec![f64::INFINITY; nodes * nodes];
    for edge in edges {
        let length = 2.4 - 1.4 * edge.pull;
        for (a, b) in [(edge.from, edge.to), (edge.to, edge.from)] {
            ways[a * nodes + b] = length.min(ways[a * nodes + b]);
        }
    }
    for over in 0..nodes {
        for a in 0..nodes {
            for b in 0..nodes {
                let way = ways[a * nodes + over] + ways[over * nodes + b];
                if way < ways[a * nodes + b] {
                    ways[a * nodes + b] = way;
                }
            }
        }
    }
    let longest = ways.iter().copied().filter(|way| way.is_finite()).fold(1.0, f64::max);
    ways.iter().map(|way| if way.is_finite() { *way } else { 0.6 * longest + 1.0 }).collect()
}

/// The points turned so that their longer axis lies along the longer side of a frame, and stretched to fill it.
pub(super) fn fitted(points: &[Point], width: f64, height: f64) -> Vec<Point> {
    let n = count(points.len().max(1));
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

/// The direction in which the points are spread most: the first axis of their covariance.
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

/// Numbers that look thrown and are the same every time.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `sides`.
    pub(super) fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let sides = u64::try_from(sides.max(1)).unwrap_or(1);
        usize::try_from((self.0 >> 16) % sides).unwrap_or(0)
    }

    /// A number from 0 to 1.
    pub(super) fn share(&mut self) -> f64 {
        count(self.throw(1 << 20)) / f64::from(1 << 20)
    }
}
