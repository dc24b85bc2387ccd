//! How much of a list a page shows: what keeps every page below a megabyte.

/// The most entries of a few lines each on a page.
pub(super) const ENTRIES: usize = 200;
/// The most passages on a page.
pub(super) const PASSAGES: usize = 500;
/// The most entries that are a link alone on a page.
pub(super) const LINKS: usize = 1000;
/// The most links in a line of an entry.
pub(super) const LINE: usize = 24;

/// How long a list is, and how many of its entries a page shows.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// How many entries it has.
    pub len: usize,
    /// How many of them a page shows.
    pub most: usize,
}
