//! Years: which of them a dated thing belongs to, as far as its dates tell.

use super::date::{Bound, Precise};
use super::{Date, Entity, Phase, Relation};

/// A stretch of years, both ends included; an end that is not known is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The first year.
    pub from: Option<i32>,
    /// The last year.
    pub to: Option<i32>,
}

impl Years {
    /// The years from the first that one date can mean to the last that another can.
    fn between(from: Option<&Date>, to: Option<&Date>) -> Self {
        Self { from: from.and_then(Date::first_year), to: to.and_then(Date::last_year) }
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

impl Relation {
    /// When it holds: from `since` to `until`; the matter of a moment in the year of its date alone.
    pub fn years(&self) -> Years {
        let (since, until) = (self.since.as_ref(), self.until.as_ref());
        if !self.kind.momentary || until.is_some() {
            return Years::between(since, until);
        }
        let Years { from, to } = Years::between(since, since);
        Years { from: from.or(to), to: to.or(from) }
    }
}

impl<P: Phase> Entity<P> {
    /// When it is there: from the founding or birth to the end or death.
    pub fn years(&self) -> Years {
        Years::between(self.details.date(), self.details.end())
    }
}

impl Date {
    /// The first year that it can mean; `None` where the beginning is open.
    pub fn first_year(&self) -> Option<i32> {
        match self {
            Self::Moment(moment) | Self::Interval(Bound::At(moment), _) => {
                Some(moment.precision.year())
            }
            Self::Interval(..) => None,
        }
    }

    /// The last year that it can mean; `None` where the end is open.
    pub fn last_year(&self) -> Option<i32> {
        match self {
            Self::Moment(moment) | Self::Interval(_, Bound::At(moment)) => {
                Some(moment.precision.last_year())
            }
            Self::Interval(..) => None,
        }
    }
}

impl Precise {
    /// The year, or the first of the decade or century.
    pub fn year(self) -> i32 {
        match self {
            Self::Century(year)
            | Self::Decade(year)
            | Self::Year(year)
            | Self::Season(year, _)
            | Self::Month(year, _)
            | Self::Day(year, ..) => year,
        }
    }

    /// The year, or the last of the decade or century.
    pub fn last_year(self) -> i32 {
        match self {
            Self::Century(year) => year.saturating_add(99),
            Self::Decade(year) => year.saturating_add(9),
            Self::Year(_) | Self::Season(..) | Self::Month(..) | Self::Day(..) => self.year(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_span_years() {
        let span = |text: &str| {
            let date = Date::parse(text).unwrap();
            (date.first_year(), date.last_year())
        };
        assert_eq!(span("2017-03-02"), (Some(2017), Some(2017)));
        assert_eq!(span("201X"), (Some(2010), Some(2019)));
        assert_eq!(span("20XX"), (Some(2000), Some(2099)));
        assert_eq!(span("-018X"), (Some(-189), Some(-180)));
        assert_eq!(span("-01XX"), (Some(-199), Some(-100)));
        assert_eq!(span("2015/2017~"), (Some(2015), Some(2017)));
        assert_eq!(span("2025/.."), (Some(2025), None));
        assert_eq!(span("/2025"), (None, Some(2025)));
    }

    #[test]
    fn an_open_side_holds_every_year() {
        let open = Years { from: None, to: Some(2020) };
        assert!(open.holds(1900) && open.holds(2020) && !open.holds(2021));
    }
}
