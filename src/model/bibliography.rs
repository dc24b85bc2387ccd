//! Sources: the entries of the bibliography.

use hayagriva::Entry;

use super::SourceId;
use super::id::listed;
use crate::source::Span;

/// A bibliographic record.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its key.
    pub id: String,
    /// What Hayagriva read of it.
    pub entry: Entry,
    /// The place of its key.
    pub span: Span,
}

listed! { Source by SourceId }
