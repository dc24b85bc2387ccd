//! When something happened or held, in words.

use super::{Scope, TextView};
use crate::model::date::Bound;
use crate::model::{Date, Entity, Relation};

/// When something happened, in a few words; nothing without a date.
pub(super) fn when(scope: &Scope<'_>, entity: &Entity) -> Option<TextView> {
    let (date, end) = (entity.details.date(), entity.details.end());
    (date.is_some() || end.is_some()).then(|| scope.words(&happening(scope, date, end)))
}

/// A date behind the label of a fact: what happened may have lasted, and all else came about some time in an interval.
pub(crate) fn of_fact(scope: &Scope<'_>, label: &str, date: &Date) -> String {
    if label == "date" { scope.ui().date(date) } else { scope.ui().bound(date) }
}

/// A date, with the end that stands beside it.
pub(super) fn happening(scope: &Scope<'_>, date: Option<&Date>, end: Option<&Date>) -> String {
    let ui = scope.ui();
    match (date, end) {
        (Some(date @ Date::Interval(Bound::At(_), Bound::At(_))), Some(end)) => {
            ui.then_until(date, end)
        }
        (Some(date), Some(end)) => ui.lasting(date, end),
        (Some(date), None) => ui.date(date),
        (None, Some(end)) => ui.with_bound("until", end),
        (None, None) => ui.text("date_unknown"),
    }
}

/// Since when and until when something held; nothing without a date.
pub(crate) fn lasting(
    scope: &Scope<'_>,
    since: Option<&Date>,
    until: Option<&Date>,
) -> Option<String> {
    let ui = scope.ui();
    Some(match (since, until) {
        (Some(since), Some(until)) => ui.lasting(since, until),
        (Some(date), None) => ui.with_bound("since", date),
        (None, Some(date)) => ui.with_bound("until", date),
        (None, None) => return None,
    })
}

/// When a relation held, or when it came about if it is the matter of a moment; nothing without a date.
pub(super) fn of_relation(scope: &Scope<'_>, relation: &Relation) -> Option<String> {
    let (since, until) = (relation.since.as_ref(), relation.until.as_ref());
    match (since, until) {
        (Some(date), None) if relation.kind.momentary => {
            Some(scope.ui().with_bound("date_of_moment", date))
        }
        _ => lasting(scope, since, until),
    }
}

impl Scope<'_> {
    /// When a relation held, in the page's language.
    pub fn relation_date(&self, relation: &Relation) -> Option<String> {
        of_relation(self, relation)
    }
}
