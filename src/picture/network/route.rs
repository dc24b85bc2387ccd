//! The lines between boxes: straight, or bent round what stands in the way; several between one pair run side by side.

use super::{Edge, Plan, Point, Quality, Rect, count, middle};
use crate::picture::rounded;
use crate::picture::segment::Segment;

/// How far a line may be bent aside, the least first.
const BENDS: [f64; 17] = [
    0.0, 16.0, -16.0, 24.0, -24.0, 32.0, -32.0, 42.0, -42.0, 54.0, -54.0, 68.0, -68.0, 86.0, -86.0,
    112.0, -112.0,
];
/// The distance of lines that run side by side.
const STRAND: f64 = 9.0;
/// How much all lines between a pair may take together.
const BUNDLE: f64 = 20.0;
/// The distance of a line's end from its box.
const AIR: f64 = 2.0;
/// What a line keeps clear of boxes that are not its ends.
const CLEAR: f64 = 3.0;
/// How many straight pieces stand for a curve when it is measured.
const PIECES: usize = 12;
/// What a sum of coordinates may be off by.
const HAIR: f64 = 1e-6;

/// A line with a middle, for a sign: two quadratic curves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    start: Point,
    first: Point,
    middle: Point,
    second: Point,
    end: Point,
}

impl Curve {
    /// The same line in the other direction.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            start: self.end,
            first: self.second,
            middle: self.middle,
            second: self.first,
            end: self.start,
        }
    }

    /// Its data for an SVG path, with a vertex in the middle.
    pub fn path(&self) -> String {
        let p = |point: Point| format!("{} {}", tenth(point.x), tenth(point.y));
        let straight = Point {
            x: f64::midpoint(self.start.x, self.end.x) - self.middle.x,
            y: f64::midpoint(self.start.y, self.end.y) - self.middle.y,
        };
        let (start, middle, end) = (p(self.start), p(self.middle), p(self.end));
        if straight.x.abs() + straight.y.abs() < 0.2 {
            return format!("M{start}L{middle}L{end}");
        }
        format!("M{start}Q{} {middle}Q{} {end}", p(self.first), p(self.second))
    }
}

/// A tenth of a unit is less than anyone sees.
fn tenth(value: f64) -> f64 {
    rounded((value * 10.0).round() / 10.0)
}

/// The lines of each edge, as many as it has strands.
pub fn routes(plan: &Plan, edges: &[Edge], strands: &[usize]) -> Vec<Vec<Curve>> {
    let bends: Vec<f64> = edges.iter().map(|edge| bend(plan, edge)).collect();
    let all = edges.iter().zip(&bends).zip(strands);
    all.map(|((edge, bend), strands)| {
        let step = STRAND.min(BUNDLE / count((*strands).max(2) - 1));
        let first = count((*strands).max(1) - 1) / -2.0;
        (0..*strands).map(|at| curve(plan, edge, *bend, (first + count(at)) * step)).collect()
    })
    .collect()
}

/// How well the lines are led.
pub fn quality(plan: &Plan, edges: &[Edge], strands: &[usize]) -> Quality {
    let routes = routes(plan, edges, strands);
    let lines: Vec<Vec<Point>> =
        routes.iter().map(|curves| pieces(&curves[curves.len() / 2])).collect();
    let paths: Vec<(Vec<Segment>, Rect)> = lines.iter().map(|line| path(line)).collect();
    let mut quality = Quality { crossings: 0, passes: 0 };
    for (at, (edge, path)) in edges.iter().zip(&paths).enumerate() {
        let others = edges.iter().zip(&paths).skip(at + 1);
        let crossed =
            others.filter(|(other, beside)| !edge.shares_end(other) && meet(path, beside));
        quality.crossings += crossed.count();
        quality.passes += hits(plan, edge, &lines[at], 0.0);
    }
    quality
}

/// Whether two lines cross. Only pieces that reach into the frame of the other line are compared, because most lines
/// are far apart.
fn meet((a, around): &(Vec<Segment>, Rect), (b, about): &(Vec<Segment>, Rect)) -> bool {
    touch(around, about)
        && a.iter()
            .filter(|p| p.reaches(&about.grown(HAIR)))
            .any(|p| b.iter().any(|q| p.crosses(q)))
}

/// A line in its pieces, with the least box that holds it.
fn path(line: &[Point]) -> (Vec<Segment>, Rect) {
    (line.windows(2).map(|p| Segment::new(p[0], p[1])).collect(), frame(line))
}

/// The least box that holds all points.
fn frame(line: &[Point]) -> Rect {
    let low = |of: fn(&Point) -> f64| line.iter().map(of).fold(f64::MAX, f64::min);
    let high = |of: fn(&Point) -> f64| line.iter().map(of).fold(f64::MIN, f64::max);
    let (x, y) = (low(|p| p.x), low(|p| p.y));
    Rect { x, y, width: high(|p| p.x) - x, height: high(|p| p.y) - y }
}

/// Whether two boxes have a point in common, be it of their edges.
fn touch(a: &Rect, b: &Rect) -> bool {
    let near = |a: f64, long: f64, b: f64, wide: f64| a <= b + wide + HAIR && b <= a + long + HAIR;
    near(a.x, a.width, b.x, b.width) && near(a.y, a.height, b.y, b.height)
}

/// The least bend that runs over the fewest boxes and stays in the frame.
fn bend(plan: &Plan, edge: &Edge) -> f64 {
    let mut best = (usize::MAX, 0.0);
    for bend in BENDS {
        let line = pieces(&curve(plan, edge, bend, 0.0));
        let inside =
            |p: &Point| p.x >= 0.0 && p.x <= plan.width && p.y >= 0.0 && p.y <= plan.height;
        let hits = hits(plan, edge, &line, CLEAR);
        if hits < best.0 && line.iter().all(inside) {
            best = (hits, bend);
        }
        if best.0 == 0 {
            break;
        }
    }
    best.1
}

/// How many foreign boxes a line runs over.
fn hits(plan: &Plan, edge: &Edge, line: &[Point], clear: f64) -> usize {
    let around = frame(line).grown(clear);
    let boxes = plan.boxes.iter().enumerate();
    let near = boxes.filter(|(at, it)| !edge.ends_at(*at) && touch(&around, it));
    near.filter(|(_, it)| {
        line.windows(2).any(|p| Segment::new(p[0], p[1]).passes(&it.grown(clear)))
    })
    .count()
}

fn pieces(curve: &Curve) -> Vec<Point> {
    let halves =
        [(curve.start, curve.first, curve.middle), (curve.middle, curve.second, curve.end)];
    let mut line = Vec::new();
    for (a, b, c) in halves {
        line.extend((0..PIECES).map(|at| on(a, b, c, count(at) / count(PIECES))));
    }
    line.push(curve.end);
    line
}

/// The line of one strand: bent, moved aside, and cut where it leaves its boxes.
fn curve(plan: &Plan, edge: &Edge, bend: f64, aside: f64) -> Curve {
    let (from, to) = (plan.boxes[edge.from], plan.boxes[edge.to]);
    let (a, b) = (middle(&from), middle(&to));
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let long = (dx * dx + dy * dy).sqrt().max(1.0);
    let moved =
        |point: Point, by: f64| Point { x: point.x - dy / long * by, y: point.y + dx / long * by };
    let half = Point { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) };
    let (a, c, b) = (moved(a, aside), moved(half, aside + 2.0 * bend), moved(b, aside));
    let leave = border(a, c, b, &from.grown(AIR));
    let enter = 1.0 - border(b, c, a, &to.grown(AIR));
    let (leave, enter) = if leave < enter { (leave, enter) } else { (0.45, 0.55) };
    let mid = f64::midpoint(leave, enter);
    Curve {
        start: on(a, c, b, leave),
        first: blossom(a, c, b, leave, mid),
        middle: on(a, c, b, mid),
        second: blossom(a, c, b, mid, enter),
        end: on(a, c, b, enter),
    }
}

/// Where a curve that begins in a box leaves it, 0 to 1.
fn border(a: Point, c: Point, b: Point, it: &Rect) -> f64 {
    let inside =
        |p: Point| p.x > it.x && p.x < it.x + it.width && p.y > it.y && p.y < it.y + it.height;
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..24 {
        let mid = f64::midpoint(low, high);
        if inside(on(a, c, b, mid)) { low = mid } else { high = mid }
    }
    high
}

/// The point of a quadratic curve at a share of its way.
fn on(a: Point, c: Point, b: Point, at: f64) -> Point {
    blossom(a, c, b, at, at)
}

/// The polar form of a quadratic curve, which gives the middle control point of any part of it.
fn blossom(a: Point, c: Point, b: Point, first: f64, second: f64) -> Point {
    let mix = |p: Point, q: Point, at: f64| Point {
        x: p.x + (q.x - p.x) * at,
        y: p.y + (q.y - p.y) * at,
    };
    mix(mix(a, c, first), mix(c, b, first), second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let rect = |x: f64, y: f64| Rect { x, y, width: 60.0, height: 20.0 };
        Plan {
            width: 500.0,
            height: 300.0,
            boxes: vec![rect(10.0, 140.0), rect(220.0, 140.0), rect(430.0, 140.0)],
        }
    }

    #[test]
    fn goes_round_what_stands_in_the_way() {
        let edges = [Edge { from: 0, to: 2, pull: 1.0 }];
        assert_eq!(plan().quality(&edges).passes, 1);
        assert_eq!(quality(&plan(), &edges, &[1]).passes, 0);
    }

    #[test]
    fn lines_meet_where_they_cross() {
        let line = |points: &[(f64, f64)]| {
            let line: Vec<Point> = points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect();
            path(&line)
        };
        let bent = line(&[(0.0, 0.0), (50.0, 40.0), (100.0, 0.0)]);
        assert!(meet(&bent, &line(&[(70.0, 0.0), (70.0, 90.0)])));
        assert!(!meet(&bent, &line(&[(40.0, 0.0), (60.0, 0.0)])));
        assert!(!meet(&bent, &line(&[(70.0, 60.0), (70.0, 90.0)])));
    }

    #[test]
    fn strands_keep_apart_and_end_at_the_boxes() {
        let edges = [Edge { from: 0, to: 1, pull: 1.0 }];
        let routes = routes(&plan(), &edges, &[2]);
        assert_eq!(routes[0][0].path(), "M72 145.5L145 145.5L218 145.5");
        assert_eq!(routes[0][1].reversed().path(), "M218 154.5L145 154.5L72 154.5");
    }
}
