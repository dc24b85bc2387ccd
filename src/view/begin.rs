//! When things begin, for every list that is in the order of time: the same day has the same order everywhere, in both languages.

use crate::model::Entity;
use crate::picture::timeline::Span;

/// What an entity with a date is sorted by: the year, and the days that its date can mean. Dates that no calendar reaches have a
/// year alone.
pub(super) type Beginning = (i32, (i64, i64));

/// When an event or agreement was, if that can be drawn.
pub(super) fn span_of(entity: &Entity) -> Option<Span> {
    Span::happening(entity.details.date(), entity.details.end())
}

/// When something begins; nothing without a date.
pub(super) fn beginning(entity: &Entity) -> Option<Beginning> {
    let span = span_of(entity).map(|span| (span.year, span.order()));
    span.or_else(|| entity.details.when().map(|date| (date.sort_key().0, (0, 0))))
}
