//! Sources: the entries of the bibliography.

use hayagriva::Entry;

use super::typed_id;
use crate::source::Span;

typed_id! {
    /// The place of a source in [`super::Book::sources`].
    SourceId of Source
}

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
