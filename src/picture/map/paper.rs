//! What a map is drawn on: the size of its frame, and the type of its names.

use crate::picture::{Size, measure};

/// How a map is laid out. Lengths are user units.
#[derive(Clone, Copy, Debug)]
pub struct MapPaper {
    /// The width of the picture.
    pub width: f64,
    /// The height of the picture.
    pub height: f64,
    /// The room that it keeps between the places and the frame.
    pub margin: f64,
    /// The type of names.
    pub letters: Type,
    /// The type of countries' names.
    pub large: Type,
    /// Whether it shows the country that most places lie in as a whole.
    pub whole: bool,
}

/// The type of names.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// The font size.
    pub size: f64,
    /// How wide its letters are, as a share of the common estimate.
    pub narrow: f64,
    /// The height of a line, from the highest letter to the lowest.
    pub line: f64,
    /// Where the line of writing lies, as a share of the height.
    pub baseline: f64,
    /// The side on which a name stands best: 1 to the right of its sign, -1 to the left.
    pub ahead: f64,
}

impl Type {
    /// The size of a text.
    pub fn extent(&self, text: &str) -> Size {
        Size { width: self.narrow * measure::width(text, self.size), height: self.line }
    }
}
