//! picture: geometry of the pictures: where things stand, and how much room words take. Pure, and the same on every
//! machine.
//!
//! Coordinates are user units of an SVG, x to the right and y down, whatever the language: a picture that runs from
//! right to left is mirrored by the view that lays it out, never by the reader's browser.

pub mod map;
pub mod measure;
pub mod network;
pub mod segment;
pub mod timeline;

/// A point of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A box with sides along the axes.
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
    /// Whether two boxes have more than an edge in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether a box lies wholly inside this one.
    pub fn contains(&self, inner: &Self) -> bool {
        self.x <= inner.x
            && self.y <= inner.y
            && inner.x + inner.width <= self.x + self.width
            && inner.y + inner.height <= self.y + self.height
    }

    /// The box with a margin on every side; a negative one shrinks it.
    pub fn grown(&self, margin: f64) -> Self {
        Self {
            x: self.x - margin,
            y: self.y - margin,
            width: self.width + 2.0 * margin,
            height: self.height + 2.0 * margin,
        }
    }
}

/// A coordinate as it is printed: two decimals settle it on every machine, and no `-0`.
pub fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}
