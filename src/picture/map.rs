//! A map: places on the globe → signs and names in a frame, over the borders of countries where these are known.
//!
//! `plan` says which part of the globe is shown, `projection` how it lies in the plane; `draw` places signs and
//! names, over the `ground` of the `base` map. A place is drawn where its position says and nowhere else, and nothing
//! is drawn around it that the content does not give: the circle of an area has one size for all, and marks its middle.

pub mod base;
pub mod draw;
pub mod graticule;
pub mod ground;
pub mod group;
pub mod label;
pub mod locator;
pub mod paper;
mod path;
pub mod plan;
pub mod projection;
mod region;
pub mod spot;
pub mod symbol;
