//! archive: zip files whose bytes follow from what is in them alone: every file has the same date, the first that the format
//! knows (1 January 1980), and the order is that in which they were put in.
//!
//! An archive can be put into another one as it is, so that what several have in common is compressed once.

mod copy;
mod zipped;

pub use copy::Copy;
pub use zipped::{Archive, Method};
