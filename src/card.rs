//! card: titles as pictures, drawn when the site is built: what other sites show of a page that is shared, and covers of books.
//!
//! They have the paper, the ink and the fonts of the site. cosmic-text joins the letters and sets the lines; which words go against
//! the direction of their text is decided by [`crate::script`], as on pages. A font is read once, and the same words make the same bytes.
//!
//! Without the feature `cards` there is no painter, and so there are no pictures.

#[cfg(not(feature = "cards"))]
mod absent;
#[cfg(feature = "cards")]
mod canvas;
#[cfg(feature = "cards")]
mod painter;
#[cfg(feature = "cards")]
mod phrase;

use crate::lang::Lang;

#[cfg(not(feature = "cards"))]
pub use absent::Painter;
#[cfg(feature = "cards")]
pub use painter::Painter;

/// What stands on a picture.
#[derive(Clone, Copy, Debug)]
pub struct Card<'t> {
    /// What it is for.
    pub shape: Shape,
    /// The language whose direction decides at which side it begins.
    pub lang: Lang,
    /// What the title belongs to.
    pub above: Option<Words<'t>>,
    /// The title.
    pub title: Words<'t>,
    /// The title in the other language.
    pub below: Option<Words<'t>>,
}

/// Words of a known language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'t> {
    /// Their language.
    pub lang: Lang,
    /// The words.
    pub text: &'t str,
}

/// What a picture is for, which decides its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What other sites show of a page, wider than high as they ask for it.
    Shared,
    /// The cover of a book.
    Cover,
}

impl Shape {
    /// Width and height in pixels.
    pub const fn size(self) -> [u16; 2] {
        match self {
            Self::Shared => [1200, 630],
            Self::Cover => [1200, 1600],
        }
    }
}

/// A font for pictures.
#[derive(Clone, Copy, Debug)]
pub struct Face<'f> {
    /// The family: fonts of one family are drawn alike, and have different signs or weights.
    pub family: &'f str,
    /// How bold it is, from 100 to 900.
    pub weight: u16,
    /// First and last code points of the rows of signs that it has.
    pub signs: &'f [(u32, u32)],
    /// The file, in the format WOFF2.
    pub woff2: &'f [u8],
}
