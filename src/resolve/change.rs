//! Changes: their texts, in the order in which readers are told of them.

use std::cmp::Reverse;

use super::index::Index;
use crate::diag::Diagnostic;
use crate::model::{Change, Date, Reference};

/// Resolves changes, the newest first; those of one date stand as they are written.
pub(super) fn changes(
    index: &Index<'_>,
    raw: Vec<Change<Reference>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Change> {
    let mut changes: Vec<Change> = raw
        .into_iter()
        .map(|Change { date, text }| Change { date, text: index.local_text(text, diagnostics) })
        .collect();
    changes.sort_by_key(|change| Reverse(change.date.sort_key()));
    changes
}

/// When something was last changed: as it says, or later, as its changes say.
pub(super) fn last(stated: Option<Date>, changes: &[Change]) -> Option<Date> {
    let newest = changes.first().map(|change| &change.date);
    let later = newest.filter(|newest| {
        stated.as_ref().is_none_or(|stated| stated.sort_key() < newest.sort_key())
    });
    later.copied().or(stated)
}
