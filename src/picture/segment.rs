//! Straight lines between two points: whether two of them cross, and what of one lies in a box.

use super::{Point, Rect};

/// A straight line with two ends, and the least box that holds it, because most questions end there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Segment {
    /// The one end.
    pub from: Point,
    /// The other end.
    pub to: Point,
    low: Point,
    high: Point,
}

impl Segment {
    /// The line between two points.
    pub fn new(from: Point, to: Point) -> Self {
        let low = Point { x: from.x.min(to.x), y: from.y.min(to.y) };
        let high = Point { x: from.x.max(to.x), y: from.y.max(to.y) };
        Self { from, to, low, high }
    }

    /// Whether two lines are near enough to have a point in common.
    #[expect(clippy::needless_bitwise_bool, reason = "a branch for each side cannot be foretold")]
    pub fn is_near(&self, other: &Self) -> bool {
        (self.high.x >= other.low.x)
            & (other.high.x >= self.low.x)
            & (self.high.y >= other.low.y)
            & (other.high.y >= self.low.y)
    }

    /// Whether the line is near enough to a box to have a point in common with it.
    #[expect(clippy::needless_bitwise_bool, reason = "a branch for each side cannot be foretold")]
    pub fn reaches(&self, it: &Rect) -> bool {
        (self.high.x >= it.x)
            & (it.x + it.width >= self.low.x)
            & (self.high.y >= it.y)
            & (it.y + it.height >= self.low.y)
    }

    /// Whether two lines cross. Touching with an end is not crossing.
    pub fn crosses(&self, other: &Self) -> bool {
        self.is_near(other)
            && self.side(&other.from) * self.side(&other.to) < 0.0
            && other.side(&self.from) * other.side(&self.to) < 0.0
    }

    /// On which side of the line a point lies: positive, negative, or zero for a point on it.
    fn side(&self, point: &Point) -> f64 {
        (self.to.x - self.from.x) * (point.y - self.from.y)
            - (self.to.y - self.from.y) * (point.x - self.from.x)
    }

    /// Whether the line runs through a box. Touching it at one point is not enough.
    pub fn passes(&self, it: &Rect) -> bool {
        self.shares(it).is_some_and(|(enter, leave)| enter < leave)
    }

    /// Whether the line has a point in common with a box, be it of its edge.
    pub fn touches(&self, it: &Rect) -> bool {
        self.shares(it).is_some()
    }

    /// The part of the line inside a box, its edges included.
    pub fn within(&self, it: &Rect) -> Option<(Point, Point)> {
        let (enter, leave) = self.shares(it)?;
        let start = if enter > 0.0 { self.at(enter) } else { self.from };
        let end = if leave < 1.0 { self.at(leave) } else { self.to };
        Some((start, end))
    }

    fn at(&self, share: f64) -> Point {
        let Self { from, to, .. } = self;
        Point { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }
    }

    /// At which shares of its way the line enters a box and leaves it, 0 to 1 (Liang and Barsky's clipping).
    fn shares(&self, it: &Rect) -> Option<(f64, f64)> {
        if !self.reaches(it) {
            return None;
        }
        let (right, bottom) = (it.x + it.width, it.y + it.height);
        let from = self.from;
        let (dx, dy) = (self.to.x - from.x, self.to.y - from.y);
        let sides = [
            (-dx, from.x - it.x),
            (dx, right - from.x),
            (-dy, from.y - it.y),
            (dy, bottom - from.y),
        ];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (step, room) in sides {
            if step < 0.0 {
                enter = enter.max(room / step);
            } else if step > 0.0 {
                leave = leave.min(room / step);
            } else if room < 0.0 {
                return None;
            }
        }
        (enter <= leave).then_some((enter, leave))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(a: (f64, f64), b: (f64, f64)) -> Segment {
        Segment::new(Point { x: a.0, y: a.1 }, Point { x: b.0, y: b.1 })
    }

    #[test]
    fn crossing_is_more_than_touching() {
        let rising = segment((0.0, 0.0), (10.0, 10.0));
        assert!(rising.crosses(&segment((0.0, 10.0), (10.0, 0.0))));
        assert!(!rising.crosses(&segment((10.0, 10.0), (20.0, 0.0))));
        assert!(!rising.crosses(&segment((6.0, 0.0), (10.0, 4.0))));
    }

    #[test]
    fn what_lies_in_a_box() {
        let it = Rect { x: 10.0, y: 10.0, width: 10.0, height: 10.0 };
        let through = segment((0.0, 15.0), (40.0, 15.0));
        assert!(through.passes(&it));
        assert_eq!(
            through.within(&it),
            Some((Point { x: 10.0, y: 15.0 }, Point { x: 20.0, y: 15.0 }))
        );
        let corner = segment((0.0, 20.0), (20.0, 0.0));
        assert!(!corner.passes(&it));
        assert!(corner.within(&it).is_some());
        assert_eq!(segment((0.0, 5.0), (40.0, 5.0)).within(&it), None);
        assert_eq!(segment((0.0, 25.0), (25.0, 40.0)).within(&it), None);
    }
}
