//! Points, sizes, rectangles and segments of the plane, and the questions that all pictures ask of them.
//!
//! Lengths are user units of an SVG, x to the right and y down. Only sums, products, quotients and square roots are
//! used, which every machine computes alike.

/// A point of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The distance from another point.
    pub fn distance(&self, other: &Self) -> f64 {
        self.distance_squared(other).sqrt()
    }

    /// The square of the distance from another point, which suffices to compare.
    pub fn distance_squared(&self, other: &Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        dx * dx + dy * dy
    }

    /// The point in the middle of the way to another.
    pub fn midpoint(&self, other: &Self) -> Self {
        Self { x: f64::midpoint(self.x, other.x), y: f64::midpoint(self.y, other.y) }
    }

    /// The point at a share of the way to another: 0 is this one, 1 the other.
    pub fn toward(&self, other: &Self, share: f64) -> Self {
        Self { x: self.x + share * (other.x - self.x), y: self.y + share * (other.y - self.y) }
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Size {
    /// The least size that holds this one and another.
    pub fn union(self, other: Self) -> Self {
        Self { width: self.width.max(other.width), height: self.height.max(other.height) }
    }
}

/// A rectangle with sides along the axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The least x.
    pub x: f64,
    /// The least y.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Rect {
    /// The rectangle of a size at the origin: the frame of a picture.
    pub fn frame(width: f64, height: f64) -> Self {
        Self { x: 0.0, y: 0.0, width, height }
    }

    /// The rectangle of a size around a point.
    pub fn centred(centre: &Point, size: Size) -> Self {
        Self {
            x: centre.x - size.width / 2.0,
            y: centre.y - size.height / 2.0,
            width: size.width,
            height: size.height,
        }
    }

    /// The square around a point whose sides are `radius` away from it.
    pub fn square(centre: &Point, radius: f64) -> Self {
        Self { x: centre.x, y: centre.y, width: 0.0, height: 0.0 }.grown(radius)
    }

    /// The least rectangle that holds all points (their bounding box); `None` without a point.
    pub fn bounding(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let start = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        let [left, top, right, bottom] =
            points.into_iter().fold(start, |[left, top, right, bottom], point| {
                [left.min(point.x), top.min(point.y), right.max(point.x), bottom.max(point.y)]
            });
        let rect = Self { x: left, y: top, width: right - left, height: bottom - top };
        (left <= right).then_some(rect)
    }

    /// The greatest x.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The greatest y.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its centre.
    pub fn centre(&self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// Whether two rectangles have more than an edge in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether a rectangle lies wholly inside this one; edges may coincide.
    pub fn contains(&self, inner: &Self) -> bool {
        self.x <= inner.x
            && self.y <= inner.y
            && inner.right() <= self.right()
            && inner.bottom() <= self.bottom()
    }

    /// Whether a point lies in it or on its edge.
    pub fn contains_point(&self, point: &Point) -> bool {
        self.x <= point.x
            && point.x <= self.right()
            && self.y <= point.y
            && point.y <= self.bottom()
    }

    /// The rectangle with a margin on every side; a negative one shrinks it.
    pub fn grown(&self, margin: f64) -> Self {
        Self {
            x: self.x - margin,
            y: self.y - margin,
            width: self.width + 2.0 * margin,
            height: self.height + 2.0 * margin,
        }
    }

    /// The least rectangle that holds this one and another.
    pub fn union(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }

    /// The rectangle as seen in a mirror that stands at the middle of a frame of this width.
    pub fn mirrored(&self, frame: f64) -> Self {
        Self { x: frame - self.x - self.width, ..*self }
    }
}

/// A straight line between two points. It keeps its bounding box, because most questions end there.
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
    /// The segment between two points.
    pub fn new(from: Point, to: Point) -> Self {
        let low = Point { x: from.x.min(to.x), y: from.y.min(to.y) };
        let high = Point { x: from.x.max(to.x), y: from.y.max(to.y) };
        Self { from, to, low, high }
    }

    /// Whether the bounding boxes of two segments have a point in common.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "short-circuit branches are often mispredicted here"
    )]
    pub fn is_near(&self, other: &Self) -> bool {
        (self.high.x >= other.low.x)
            & (other.high.x >= self.low.x)
            & (self.high.y >= other.low.y)
            & (other.high.y >= self.low.y)
    }

    /// Whether its bounding box has a point in common with a rectangle.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "short-circuit branches are often mispredicted here"
    )]
    pub fn is_near_rect(&self, rect: &Rect) -> bool {
        (self.high.x >= rect.x)
            & (rect.right() >= self.low.x)
            & (self.high.y >= rect.y)
            & (rect.bottom() >= self.low.y)
    }

    /// Whether two segments cross. Touching with an end is not crossing.
    pub fn crosses(&self, other: &Self) -> bool {
        self.is_near(other)
            && self.side(&other.from) * self.side(&other.to) < 0.0
            && other.side(&self.from) * other.side(&self.to) < 0.0
    }

    /// On which side of the segment a point lies: positive, negative, or zero for a point in line with it.
    fn side(&self, point: &Point) -> f64 {
        (self.to.x - self.from.x) * (point.y - self.from.y)
            - (self.to.y - self.from.y) * (point.x - self.from.x)
    }

    /// Whether more than one point of it lies in a rectangle or on its edge: whether corners lie on both of its sides
    /// (the separating axis theorem), which needs no division.
    pub fn passes(&self, rect: &Rect) -> bool {
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let (width, height) = (rect.width / 2.0, rect.height / 2.0);
        let across = dx * (rect.y + height - self.from.y) - dy * (rect.x + width - self.from.x);
        self.is_near_rect(rect) && across.abs() < width * dy.abs() + height * dx.abs()
    }

    /// Whether any point of it lies in a rectangle or on its edge.
    pub fn touches(&self, rect: &Rect) -> bool {
        self.clipped(rect).is_some()
    }

    /// The ends of its part inside a rectangle, whose edges belong to it.
    pub fn within(&self, rect: &Rect) -> Option<(Point, Point)> {
        let (enter, leave) = self.clipped(rect)?;
        let start = if enter > 0.0 { self.from.toward(&self.to, enter) } else { self.from };
        let end = if leave < 1.0 { self.from.toward(&self.to, leave) } else { self.to };
        Some((start, end))
    }

    /// The distance of a point from the nearest point of it.
    pub fn distance(&self, point: &Point) -> f64 {
        let (a, b) = (&self.from, &self.to);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = dx * dx + dy * dy;
        let share =
            if length > 0.0 { ((point.x - a.x) * dx + (point.y - a.y) * dy) / length } else { 0.0 };
        point.distance(&a.toward(b, share.clamp(0.0, 1.0)))
    }

    /// The shares of its way, 0 to 1, at which it enters a rectangle and leaves it (Liang–Barsky clipping).
    fn clipped(&self, rect: &Rect) -> Option<(f64, f64)> {
        if !self.is_near_rect(rect) {
            return None;
        }
        let from = self.from;
        let (dx, dy) = (self.to.x - from.x, self.to.y - from.y);
        let sides = [
            (-dx, from.x - rect.x),
            (dx, rect.right() - from.x),
            (-dy, from.y - rect.y),
            (dy, rect.bottom() - from.y),
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

/// Whether an area covers a point, by the even–odd rule. `edges` are the edges of all its rings, holes included.
pub fn covers(edges: impl Iterator<Item = (Point, Point)>, point: &Point) -> bool {
    let crossings = edges.filter(|(a, b)| {
        (a.y > point.y) != (b.y > point.y)
            && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    });
    crossings.count() % 2 == 1
}

/// A whole number, such as a count or a day, as a length.
#[expect(clippy::cast_precision_loss, reason = "counts, days and months are far below 2^53")]
pub fn real(number: impl TryInto<i64>) -> f64 {
    number.try_into().unwrap_or(i64::MAX) as f64
}

/// A coordinate as it is printed: two decimals settle it on every machine, and no `-0`.
pub fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn segment(a: (f64, f64), b: (f64, f64)) -> Segment {
        Segment::new(point(a.0, a.1), point(b.0, b.1))
    }

    #[test]
    fn crossing_is_more_than_touching() {
        let rising = segment((0.0, 0.0), (10.0, 10.0));
        assert!(rising.crosses(&segment((0.0, 10.0), (10.0, 0.0))));
        assert!(!rising.crosses(&segment((10.0, 10.0), (20.0, 0.0))));
        assert!(!rising.crosses(&segment((6.0, 0.0), (10.0, 4.0))));
    }

    #[test]
    fn segments_are_clipped() {
        let rect = Rect { x: 10.0, y: 10.0, width: 10.0, height: 10.0 };
        let through = segment((0.0, 15.0), (40.0, 15.0));
        assert!(through.passes(&rect));
        assert_eq!(through.within(&rect), Some((point(10.0, 15.0), point(20.0, 15.0))));
        let corner = segment((0.0, 20.0), (20.0, 0.0));
        assert!(!corner.passes(&rect));
        assert!(corner.within(&rect).is_some());
        assert_eq!(segment((0.0, 5.0), (40.0, 5.0)).within(&rect), None);
        assert_eq!(segment((0.0, 25.0), (25.0, 40.0)).within(&rect), None);
    }

    #[test]
    fn distances_end_at_the_ends() {
        let level = segment((0.0, 0.0), (10.0, 0.0));
        let near = |x: f64, y: f64, far: f64| (level.distance(&point(x, y)) - far).abs() < 1e-9;
        assert!(near(5.0, 3.0, 3.0) && near(13.0, 4.0, 5.0) && near(-3.0, -4.0, 5.0));
    }

    #[test]
    fn holes_are_not_covered() {
        let ring = |low: f64, high: f64| {
            let corners = [(low, low), (high, low), (high, high), (low, high), (low, low)];
            let corners = corners.map(|(x, y)| point(x, y));
            corners.windows(2).map(|edge| (edge[0], edge[1])).collect::<Vec<_>>()
        };
        let area = [ring(0.0, 10.0), ring(4.0, 6.0)].concat();
        let inside = |x: f64, y: f64| covers(area.iter().copied(), &point(x, y));
        assert!(inside(1.0, 5.0) && inside(9.0, 9.0));
        assert!(!inside(5.0, 5.0) && !inside(11.0, 5.0) && !inside(-1.0, 5.0));
    }

    #[test]
    fn bounding_boxes_are_tight() {
        let points = [point(3.0, -1.0), point(-2.0, 4.0)];
        let rect = Rect { x: -2.0, y: -1.0, width: 5.0, height: 5.0 };
        assert_eq!(Rect::bounding(points), Some(rect));
        assert_eq!(Rect::bounding([]), None);
        assert_eq!(rect.mirrored(10.0), Rect { x: 7.0, ..rect });
        assert_eq!(rect.union(&Rect::frame(4.0, 1.0)), Rect { width: 6.0, ..rect });
    }
}
