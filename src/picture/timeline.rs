//! Layout of the timeline: dates as stretches of days, the densest years, horizontal strips and the vertical column.
//!
//! Nothing here knows words: labels come as widths, and go back as boxes. Time runs along `along`, which grows with
//! time; only the last step turns it into x (mirrored where the page runs from right to left) or y.

pub mod column;
pub mod dense;
pub mod groups;
pub mod mark;
pub mod scale;
pub mod span;
pub mod strip;

pub use mark::{Role, Shape};
pub use scale::Years;
pub use span::{End, Span};

/// How many labels a strip or column may hold; past it, things are counted by the month, year, decade or century.
/// Eighty labels are four screens of a phone, and as many as a reader compares.
pub const LABELS: usize = 80;
