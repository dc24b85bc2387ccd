//! What a date looks like: dots for days, bars for what lasted, hollow bars for “some time in it”, tails for ends.

use super::span::{End, Span};
use crate::picture::{Point, Rect, rounded};

/// What a part of a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A known day.
    Day,
    /// Some time in this stretch.
    Within,
    /// All through this stretch.
    Through,
    /// Hatching of what is not certain.
    Hatch,
    /// The tails of “about”.
    About,
    /// An end that nobody states.
    Unstated,
    /// It goes on, or goes beyond what is shown.
    Open,
    /// One of many, in years that another strip shows.
    Rug,
}

/// A part of a mark, in the units of the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A box with round corners.
    Box(Role, Rect),
    /// A line through points.
    Line(Role, Vec<Point>),
}

/// A stretch along the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Its start.
    pub from: f64,
    /// Its end.
    pub to: f64,
}

impl Extent {
    /// The least stretch that holds this one and another.
    pub fn hull(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

/// A part along the axis, before it has a direction.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    role: Role,
    from: f64,
    to: f64,
}

/// How the axis lies.
#[derive(Clone, Copy, Debug)]
pub enum Axis {
    /// To the right, at this height.
    Right(f64),
    /// To the left from this width on, at this height.
    Left(f64, f64),
    /// Down, at this x.
    Down(f64),
}

/// How thick a bar is, and how long at least.
pub const BAR: f64 = 10.0;
/// How thick the bar of what lasted is: it lies inside the hollow bar of its bounds.
const THROUGH: f64 = 6.0;
/// Upright bars that are longer than this are slim: beside the labels of a column they would weigh too much.
pub const LONG: f64 = 3.0 * BAR;
/// How much of the axis the arrow of a mark that is cut takes.
pub const CUT: f64 = 20.0;
/// How long the tails of “about” are.
const ABOUT: f64 = 11.0;
/// How long the dashes of an end that nobody states are.
const UNSTATED: f64 = 26.0;

/// The parts of a mark between `low` and `high`. `place` says where a day begins, or where what ends before it ends:
/// on a broken axis these are two places.
pub fn parts(span: &Span, low: f64, high: f64, place: impl Fn(i64, bool) -> f64) -> Vec<Part> {
    let (from, to) = (place(span.from, false), place(span.to, true));
    let length = if span.day { 0.0 } else { to - from };
    let Extent { from, to } = at_least(f64::midpoint(from, to), length, low, high);
    let mut parts = Vec::new();
    if span.day {
        parts.push(Part { role: Role::Day, from, to });
    } else if span.through.is_none_or(|sure| sure != (span.from, span.to)) {
        parts.push(Part { role: Role::Within, from, to });
    }
    if let Some((first, last)) = span.through.filter(|_| !span.day) {
        let whole = (first, last) == (span.from, span.to);
        let (first, last) =
            if whole { (from, to) } else { (place(first, false), place(last, true)) };
        parts.push(Part { role: Role::Through, from: first, to: last });
    }
    if span.uncertain {
        parts.push(Part { role: Role::Hatch, from: from + 1.0, to: to - 1.0 });
    }
    let mut tail = |role, from: f64, to: f64| {
        let (from, to) = (from.clamp(low, high), to.clamp(low, high));
        if (from - to).abs() > 2.0 {
            parts.push(Part { role, from, to });
        }
    };
    if span.approximate {
        tail(Role::About, from - 2.0, from - ABOUT);
        tail(Role::About, to + 2.0, to + ABOUT);
    }
    match span.start {
        End::Known => {}
        End::Open => tail(Role::Open, from, low),
        End::Unstated => tail(Role::Unstated, from, from - UNSTATED),
    }
    match span.end {
        End::Known => {}
        End::Open => tail(Role::Open, to, high),
        End::Unstated => tail(Role::Unstated, to, to + UNSTATED),
    }
    parts
}

/// A mark that is cut at an end of the axis says so with an arrow.
pub fn cut(parts: &mut Vec<Part>, before: bool, after: bool, low: f64, high: f64) {
    if before {
        parts.push(Part { role: Role::Open, from: low + CUT, to: low });
    }
    if after {
        parts.push(Part { role: Role::Open, from: high - CUT, to: high });
    }
}

/// The tick of one among many.
pub fn rug(along: f64) -> Vec<Part> {
    vec![Part { role: Role::Rug, from: along - 0.75, to: along + 0.75 }]
}

/// From where to where a mark reaches.
pub fn extent(parts: &[Part]) -> Extent {
    let nothing = Extent { from: f64::INFINITY, to: f64::NEG_INFINITY };
    parts.iter().fold(nothing, |extent, part| Extent {
        from: extent.from.min(part.from.min(part.to)),
        to: extent.to.max(part.from.max(part.to)),
    })
}

/// The parts as they are drawn.
pub fn shapes(parts: &[Part], axis: Axis) -> Vec<Shape> {
    let shape = |part: &Part| match part.role {
        Role::Hatch | Role::About | Role::Unstated => {
            Shape::Line(part.role, vec![axis.point(part.from, 0.0), axis.point(part.to, 0.0)])
        }
        Role::Open => Shape::Line(part.role, arrow(part, axis)),
        _ => Shape::Box(part.role, axis.bar(part)),
    };
    parts.iter().map(shape).collect()
}

/// A line with the two strokes of its head.
fn arrow(part: &Part, axis: Axis) -> Vec<Point> {
    let back = if part.to > part.from { -5.0 } else { 5.0 };
    let (tip, head) = (axis.point(part.to, 0.0), part.to + back);
    vec![axis.point(part.from, 0.0), tip, axis.point(head, -4.0), tip, axis.point(head, 4.0)]
}

impl Axis {
    fn point(self, along: f64, across: f64) -> Point {
        let (x, y) = match self {
            Self::Right(y) => (along, y + across),
            Self::Left(width, y) => (width - along, y + across),
            Self::Down(x) => (x + across, along),
        };
        Point { x: rounded(x), y: rounded(y) }
    }

    fn bar(self, part: &Part) -> Rect {
        let slim = part.role == Role::Through
            || (matches!(self, Self::Down(_)) && (part.to - part.from).abs() > LONG);
        let half = if slim { THROUGH } else { BAR } / 2.0;
        let (a, b) = (self.point(part.from, -half), self.point(part.to, half));
        Rect {
            x: a.x.min(b.x),
            y: a.y.min(b.y),
            width: rounded((a.x - b.x).abs()),
            height: rounded((a.y - b.y).abs()),
        }
    }
}

/// A bar about a middle, long enough to be seen, and kept inside.
fn at_least(middle: f64, length: f64, low: f64, high: f64) -> Extent {
    let half = length.max(BAR) / 2.0;
    let middle = if length > BAR { middle } else { middle.clamp(low + half, high - half) };
    Extent { from: middle - half, to: middle + half }
}
