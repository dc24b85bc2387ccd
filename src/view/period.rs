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

/// When a relation held, or when it came about if it is the matter of a moment, in a place of its own: a cell, or behind a colon.
/// Nothing without a date.
pub(super) fn of_relation(scope: &Scope<'_>, relation: &Relation) -> Option<String> {
    match moment(relation) {
        Some(date) => Some(scope.ui().bound(date)),
        None => lasting(scope, relation.since.as_ref(), relation.until.as_ref()),
    }
}

/// The date of what is the matter of a moment, unless that took a while.
fn moment(relation: &Relation) -> Option<&Date> {
    let took_none = relation.until.is_none() || relation.until == relation.since;
    relation.since.as_ref().filter(|_| relation.kind.momentary && took_none)
}

impl Scope<'_> {
    /// The same behind the words that it belongs to, as in a sentence: Arabic has a preposition there before a bare date, which one
    /// alone does not need.
    pub fn relation_date(&self, relation: &Relation) -> Option<String> {
        let in_words = |date| self.ui().with_date("date_of_moment", self.ui().bound(date));
        moment(relation).map(in_words).or_else(|| of_relation(self, relation))
    }
}
