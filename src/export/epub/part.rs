//! A part of a book: one page of it, written and compressed, and what the rest of the book must know of it.

use std::collections::BTreeSet;

use crate::archive::{Archive, Method};
use crate::view::TextView;

/// The folder of everything that a book shows.
pub(super) const FOLDER: &str = "EPUB";

/// One page of a book.
pub(super) struct Part {
    /// Its file.
    pub(super) file: String,
    /// What the list of contents calls it.
    pub(super) title: Entry,
    /// What that lists below it.
    pub(super) entries: Vec<Entry>,
    /// The signs that its text has.
    pub(super) signs: BTreeSet<char>,
    /// The images that it shows, by their paths below `static/`.
    pub(super) images: Vec<String>,
    /// The file, compressed.
    pub(super) packed: Vec<u8>,
}

/// A line of the list of contents.
#[derive(Clone)]
pub(super) struct Entry {
    /// The fragment; empty for the whole page.
    pub(super) id: String,
    /// 1 for a page, 2 and more for what it consists of.
    pub(super) level: u8,
    pub(super) text: TextView,
}

impl Part {
    /// A page from its bytes.
    pub(super) fn new(file: String, title: TextView, xhtml: &[u8]) -> Self {
        Self {
            title: Entry { id: String::new(), level: 1, text: title },
            entries: Vec::new(),
            signs: String::from_utf8_lossy(xhtml).chars().collect(),
            images: Vec::new(),
            packed: Archive::of(&format!("{FOLDER}/{file}"), xhtml, Method::Deflated),
            file,
        }
    }
}
