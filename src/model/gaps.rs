//! Gaps: what is missing from the book because content could not be read. A rule that reports what is absent asks here
//! first, so that one fault is not reported again as what follows from it.

use std::collections::{BTreeSet, HashSet};

use crate::source::{FileId, Span};

/// What is known of the content that is not in the book.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    /// Files of which something was refused.
    pub files: HashSet<FileId>,
    /// Ids of articles that could not be read.
    pub articles: BTreeSet<String>,
    /// Pages of which a side could not be read.
    pub pages: BTreeSet<String>,
    /// Paragraphs, by their places, of which the original side is not what the original says. What follows from other words than
    /// the author's is reported with them.
    pub altered: HashSet<Span>,
    /// Whether anything was refused or names what does not exist: what nothing in the book names may be named there.
    pub incomplete: bool,
}

impl Gaps {
    /// Whether something was refused in the file of a place.
    pub fn touch(&self, span: Span) -> bool {
        self.files.contains(&span.file)
    }
}
