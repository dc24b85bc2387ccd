//! picture: geometry of the pictures: where things stand, and how much room words take. Pure, and the same on every
//! machine.
//!
//! Coordinates are user units of an SVG, x to the right and y down, whatever the language: a picture that runs from
//! right to left is mirrored by the view that lays it out, never by the reader's browser.

pub mod geometry;
pub mod map;
pub mod measure;
pub mod network;
pub mod timeline;

pub use geometry::{Point, Rect, Segment, Size, real, rounded};
