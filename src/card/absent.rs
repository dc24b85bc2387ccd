//! The painter of a program without the feature `cards`: there is none.

use super::{Card, Face};

/// What draws pictures, of which there is none in this program.
#[derive(Debug)]
pub enum Painter {}

impl Painter {
    /// Whether this program can draw.
    pub const EXISTS: bool = false;

    /// No painter.
    pub fn new(_faces: &[Face<'_>]) -> Option<Self> {
        None
    }

    /// Draws a picture.
    pub fn paint(&self, _card: &Card<'_>) -> Vec<u8> {
        match *self {}
    }
}
