//! Edge routing: the lines between boxes, straight or bent round what stands in the way. Several between one pair run
//! side by side.
//!
//! Each edge is a quadratic Bézier curve. Of a fixed list of bends it takes the first that runs over the fewest boxes and
//! stays in the frame; edges do not make way for one another. Crossings are counted on polylines that stand for the
//! curves.

use super::plan::{Edge, NetworkPlan, Quality};
use crate::picture::{Point, Rect, Segment, real, rounded};

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
/// How many segments stand for each half of a curve when it is measured.
const SEGMENTS: usize = 12;
/// The tolerance for sums of coordinates.
const EPSILON: f64 = 1e-6;

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

    /// The line as seen in a mirror that stands at the middle of a frame of this width.
    #[must_use]
    pub fn mirrored(self, frame: f64) -> Self {
        let flip = |point: Point| Point { x: frame - point.x, ..point };
        Self {
            start: flip(self.start),
            first: flip(self.first),
            middle: flip(self.middle),
            second: flip(self.second),
            end: flip(self.end),
        }
    }

    /// Its data for an SVG path, with a vertex in the middle.
    pub fn path(&self) -> String {
        let p = |point: Point| format!("{} {}", tenth(point.x), tenth(point.y));
        let half = self.start.midpoint(&self.end);
        let (start, middle, end) = (p(self.start), p(self.middle), p(self.end));
        if (half.x - self.middle.x).abs() + (half.y - self.middle.y).abs() < 0.2 {
            return format!("M{start}L{middle}L{end}");
        }
        format!("M{start}Q{} {middle}Q{} {end}", p(self.first), p(self.second))
    }
}

/// A tenth of a unit is less than anyone sees.
fn tenth(value: f64) -> f64 {
    rounded((value * 10.0).round() / 10.0)
}

/// How far the line of each edge is bent aside, to run over few boxes.
pub fn bends(plan: &NetworkPlan, edges: &[Edge]) -> Vec<f64> {
    edges.iter().map(|edge| bend(plan, edge)).collect()
}

/// The lines of each edge, bent aside as given, as many as it has strands.
pub fn routes(
    plan: &NetworkPlan,
    edges: &[Edge],
    bends: &[f64],
    strands: &[usize],
) -> Vec<Vec<Curve>> {
    let all = edges.iter().zip(bends).zip(strands);
    all.map(|((edge, bend), strands)| {
        let step = STRAND.min(BUNDLE / real((*strands).max(2) - 1));
        let first = real((*strands).max(1) - 1) / -2.0;
        (0..*strands).map(|index| curve(plan, edge, *bend, (first + real(index)) * step)).collect()
    })
    .collect()
}

/// How well the lines of each edge are led.
pub fn quality(plan: &NetworkPlan, edges: &[Edge], lines: &[Vec<Curve>]) -> Quality {
    let lines: Vec<Polyline> =
        lines.iter().map(|curves| Polyline::of(&curves[curves.len() / 2])).collect();
    let mut quality = Quality::default();
    for (index, (edge, line)) in edges.iter().zip(&lines).enumerate() {
        let others = edges.iter().zip(&lines).skip(index + 1);
        let crossed =
            others.filter(|(other, beside)| !edge.shares_end(other) && line.crosses(beside));
        quality.crossings += crossed.count();
        quality.passes += passes(plan, edge, line, 0.0);
    }
    quality
}

/// Segments that stand for a curve, with the bounding box of all.
struct Polyline {
    segments: Vec<Segment>,
    bounds: Rect,
}

impl Polyline {
    fn new(points: &[Point]) -> Self {
        let segments = points.windows(2).map(|ends| Segment::new(ends[0], ends[1])).collect();
        let bounds = Rect::bounding(points.iter().copied()).unwrap_or_default();
        Self { segments, bounds }
    }

    fn of(curve: &Curve) -> Self {
        let halves = [
            Quadratic { start: curve.start, control: curve.first, end: curve.middle },
            Quadratic { start: curve.middle, control: curve.second, end: curve.end },
        ];
        let mut points = Vec::new();
        for half in halves {
            points.extend((0..SEGMENTS).map(|index| half.point(real(index) / real(SEGMENTS))));
        }
        points.push(curve.end);
        Self::new(&points)
    }

    /// Whether two lines cross. Only segments that reach into the bounding box of the other line are compared, because
    /// most lines are far apart.
    fn crosses(&self, other: &Self) -> bool {
        let around = other.bounds.grown(EPSILON);
        are_near(&self.bounds, &other.bounds)
            && self
                .segments
                .iter()
                .filter(|segment| segment.is_near_rect(&around))
                .any(|segment| other.segments.iter().any(|beside| segment.crosses(beside)))
    }

    fn passes(&self, rect: &Rect) -> bool {
        self.segments.iter().any(|segment| segment.passes(rect))
    }

    fn is_within(&self, rect: &Rect) -> bool {
        self.segments
            .iter()
            .all(|segment| rect.contains_point(&segment.from) && rect.contains_point(&segment.to))
    }
}

/// Whether two rectangles have a point in common, edges included.
fn are_near(a: &Rect, b: &Rect) -> bool {
    a.x <= b.right() + EPSILON
        && b.x <= a.right() + EPSILON
        && a.y <= b.bottom() + EPSILON
        && b.y <= a.bottom() + EPSILON
}

/// The least bend that runs over the fewest boxes and stays in the frame.
fn bend(plan: &NetworkPlan, edge: &Edge) -> f64 {
    let frame = Rect::frame(plan.width, plan.height);
    let (mut fewest, mut best) = (usize::MAX, 0.0);
    for bend in BENDS {
        let line = Polyline::of(&curve(plan, edge, bend, 0.0));
        let passes = passes(plan, edge, &line, CLEAR);
        if passes < fewest && line.is_within(&frame) {
            (fewest, best) = (passes, bend);
        }
        if fewest == 0 {
            break;
        }
    }
    best
}

/// How many boxes a line runs over that are not its ends, each with some room around it.
fn passes(plan: &NetworkPlan, edge: &Edge, line: &Polyline, clear: f64) -> usize {
    let around = line.bounds.grown(clear);
    let boxes = plan.boxes.iter().enumerate();
    let near = boxes.filter(|(node, rect)| !edge.ends_at(*node) && are_near(&around, rect));
    near.filter(|(_, rect)| line.passes(&rect.grown(clear))).count()
}

/// The line of one strand: bent, moved aside, and cut where it leaves its boxes.
fn curve(plan: &NetworkPlan, edge: &Edge, bend: f64, aside: f64) -> Curve {
    let (from, to) = (plan.boxes[edge.from], plan.boxes[edge.to]);
    let (a, b) = (from.centre(), to.centre());
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let long = a.distance(&b).max(1.0);
    let moved =
        |point: Point, by: f64| Point { x: point.x - dy / long * by, y: point.y + dx / long * by };
    let whole = Quadratic {
        start: moved(a, aside),
        control: moved(a.midpoint(&b), aside + 2.0 * bend),
        end: moved(b, aside),
    };
    let leave = whole.exit(&from.grown(AIR));
    let enter = 1.0 - whole.reversed().exit(&to.grown(AIR));
    let (leave, enter) = if leave < enter { (leave, enter) } else { (0.45, 0.55) };
    let middle = f64::midpoint(leave, enter);
    Curve {
        start: whole.point(leave),
        first: whole.blossom(leave, middle),
        middle: whole.point(middle),
        second: whole.blossom(middle, enter),
        end: whole.point(enter),
    }
}

/// A quadratic Bézier curve.
struct Quadratic {
    start: Point,
    control: Point,
    end: Point,
}

impl Quadratic {
    fn reversed(&self) -> Self {
        Self { start: self.end, control: self.control, end: self.start }
    }

    /// The parameter, 0 to 1, at which the curve leaves a rectangle that it starts in, by bisection.
    fn exit(&self, rect: &Rect) -> f64 {
        let inside = |point: Point| {
            point.x > rect.x
                && point.x < rect.right()
                && point.y > rect.y
                && point.y < rect.bottom()
        };
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..24 {
            let middle = f64::midpoint(low, high);
            if inside(self.point(middle)) { low = middle } else { high = middle }
        }
        high
    }

    /// The point at a parameter, 0 to 1.
    fn point(&self, parameter: f64) -> Point {
        self.blossom(parameter, parameter)
    }

    /// The polar form (blossom), which gives the control point of the part between two parameters.
    fn blossom(&self, first: f64, second: f64) -> Point {
        let left = self.start.toward(&self.control, first);
        left.toward(&self.control.toward(&self.end, first), second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> NetworkPlan {
        let rect = |x: f64, y: f64| Rect { x, y, width: 60.0, height: 20.0 };
        NetworkPlan {
            width: 500.0,
            height: 300.0,
            boxes: vec![rect(10.0, 140.0), rect(220.0, 140.0), rect(430.0, 140.0)],
        }
    }

    #[test]
    fn goes_round_what_stands_in_the_way() {
        let edge = Edge { from: 0, to: 2, pull: 1.0 };
        let straight = Polyline::of(&curve(&plan(), &edge, 0.0, 0.0));
        assert_eq!(passes(&plan(), &edge, &straight, 0.0), 1);
        let lines = routes(&plan(), &[edge], &bends(&plan(), &[edge]), &[1]);
        assert_eq!(quality(&plan(), &[edge], &lines).passes, 0);
    }

    #[test]
    fn lines_cross() {
        let line = |points: &[(f64, f64)]| {
            let points: Vec<Point> = points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect();
            Polyline::new(&points)
        };
        let bent = line(&[(0.0, 0.0), (50.0, 40.0), (100.0, 0.0)]);
        assert!(bent.crosses(&line(&[(70.0, 0.0), (70.0, 90.0)])));
        assert!(!bent.crosses(&line(&[(40.0, 0.0), (60.0, 0.0)])));
        assert!(!bent.crosses(&line(&[(70.0, 60.0), (70.0, 90.0)])));
    }

    #[test]
    fn strands_keep_apart_and_end_at_the_boxes() {
        let edges = [Edge { from: 0, to: 1, pull: 1.0 }];
        let routes = routes(&plan(), &edges, &[0.0], &[2]);
        assert_eq!(routes[0][0].path(), "M72 145.5L145 145.5L218 145.5");
        assert_eq!(routes[0][1].reversed().path(), "M218 154.5L145 154.5L72 154.5");
    }
}
