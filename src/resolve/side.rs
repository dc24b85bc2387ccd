//! One side of a paragraph, as mentions are looked for in it.

use crate::lang::Lang;
use crate::model::{EntityId, Text};
use crate::parse::raw::RawMention;
use crate::source::Span;

/// One side of a paragraph, as mentions are looked for in it.
pub(super) struct Side<'s> {
    pub(super) text: &'s Text<EntityId>,
    pub(super) span: Span,
    pub(super) lang: Lang,
    /// The `mentions` of its paragraph.
    pub(super) overrides: &'s [RawMention],
    /// Whether some of it was refused: quotes that do not stand in the rest are no fault.
    pub(super) refused: bool,
}
