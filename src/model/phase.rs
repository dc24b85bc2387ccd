//! Phases: what exists both as the files say it and resolved has one type with the phase as its parameter, so that
//! the two cannot be mixed.

use std::fmt::Debug;
use std::ops::Range;

use super::{EntityId, SeriesId, SourceId, TagId};
use crate::lang::Localized;

/// What stands for an entity, a source and a place in a text, in one phase of the making of a book.
pub trait Phase {
    /// What a reference in a text holds.
    type Reference: Clone + Debug;
    /// What names an entity outside of texts.
    type Entity: Clone + Debug;
    /// What names a source.
    type Source: Clone + Debug;
    /// What names a series.
    type Series: Clone + Debug;
    /// What names a tag.
    type Tag: Clone + Debug;
    /// What says which words of a paragraph are meant.
    type Anchor: Clone + Debug;
}

/// The phase of the book: all that the files name has been found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Resolved;

impl Phase for Resolved {
    type Reference = EntityId;
    type Entity = EntityId;
    type Source = SourceId;
    type Series = SeriesId;
    type Tag = TagId;
    /// On each side the bytes of the plain text; `None` on both = the whole paragraph.
    type Anchor = Localized<Option<Range<usize>>>;
}
