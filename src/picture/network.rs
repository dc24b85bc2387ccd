//! The network: who stands how to whom, as boxes and lines.
//!
//! `graph` takes groups, people and their relations out of the book, and `layout` places them: `stress` first,
//! then `anneal`, which moves the boxes of a `sketch`; `route` leads the lines. A network that is too large to be read is drawn as the groups of nodes
//! that `cluster` finds. `ego` lays out the neighbours of one node for its profile.

mod anneal;
pub mod cluster;
pub mod ego;
pub mod graph;
pub mod label;
pub mod layout;
pub mod plan;
mod random;
pub mod route;
mod rows;
mod sketch;
mod stress;
