//! Years: which of them a dated thing belongs to, as far as its dates tell.

use crate::model::date::{Bound, Precise};
use crate::model::{Date, Entity, Relation};

/// A stretch of years; a side that is not known is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first year.
    pub from: Option<i32>,
    /// The last year.
    pub to: Option<i32>,
}

impl Stretch {
    /// Whether neither end is known.
    pub fn is_undated(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether a year belongs to it.
    pub fn holds(self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// The years in which it begins and ends.
    pub fn ends(self) -> impl Iterator<Item = i32> {
        self.from.into_iter().chain(self.to)
    }
}

/// When a relation holds: from the first year of `since` to the last of `until`; the matter of a moment in the year of its
/// date alone.
pub fn of_relation(relation: &Relation) -> Stretch {
    let end = relation.until.or(if relation.kind.momentary { relation.since } else { None });
    Stretch { from: relation.since.and_then(first), to: end.and_then(last) }
}

/// When a group or person is there: from the founding or birth to the end or death.
pub fn of_entity(entity: &Entity) -> Stretch {
    let (begin, end) = (entity.details.date().copied(), entity.details.end().copied());
    Stretch { from: begin.and_then(first), to: end.and_then(last) }
}

/// The first year that a date can mean.
pub fn first(date: Date) -> Option<i32> {
    match date {
        Date::Moment(moment) | Date::Interval(Bound::At(moment), _) => {
            Some(match moment.precision {
                Precise::Century(year)
                | Precise::Decade(year)
                | Precise::Year(year)
                | Precise::Season(year, _)
                | Precise::Month(year, _)
                | Precise::Day(year, ..) => year,
            })
        }
        Date::Interval(..) => None,
    }
}

/// The last year that a date can mean.
pub fn last(date: Date) -> Option<i32> {
    match date {
        Date::Moment(moment) | Date::Interval(_, Bound::At(moment)) => {
            Some(match moment.precision {
                Precise::Century(year) => year.saturating_add(99),
                Precise::Decade(year) => year.saturating_add(9),
                Precise::Year(year)
                | Precise::Season(year, _)
                | Precise::Month(year, _)
                | Precise::Day(year, ..) => year,
            })
        }
        Date::Interval(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_span_years() {
        let span = |text: &str| {
            let date = Date::parse(text).unwrap();
            (first(date), last(date))
        };
        assert_eq!(span("2017-03-02"), (Some(2017), Some(2017)));
        assert_eq!(span("201X"), (Some(2010), Some(2019)));
        assert_eq!(span("2015/2017~"), (Some(2015), Some(2017)));
        assert_eq!(span("2025/.."), (Some(2025), None));
    }

    #[test]
    fn an_open_side_holds_every_year() {
        let open = Stretch { from: None, to: Some(2020) };
        assert!(open.holds(1900) && open.holds(2020) && !open.holds(2021) && !open.is_undated());
    }
}
