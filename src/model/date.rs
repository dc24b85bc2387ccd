//! Dates as EDTF writes them, with their precision and doubt kept.
//!
//! Source: the Extended Date/Time Format, levels 0 and 1 (Library of Congress; ISO 8601-2:2019).

use edtf::level_1::{Certainty, Edtf, Precision, Terminal};

/// A date, or a stretch of time between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Date {
    /// A day, month, season, year, decade or century.
    Moment(Moment),
    /// From one bound to another.
    Interval(Bound, Bound),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A date.
    At(Moment),
    /// It goes on (`..`).
    Open,
    /// Not known (an empty side).
    Unknown,
}

/// A date of some precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// How much of it is known.
    pub precision: Precise,
    /// “About” (`~`, `%`).
    pub approximate: bool,
    /// “Not certain” (`?`, `%`).
    pub uncertain: bool,
}

/// The known parts of a date. Years are astronomical: 0 is 1 BCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precise {
    /// `19XX`: the century that begins with this year.
    Century(i32),
    /// `193X`: the decade that begins with this year.
    Decade(i32),
    /// `1936`
    Year(i32),
    /// `1933-22`: a quarter of a year, 0 (spring) to 3 (winter).
    Season(i32, u8),
    /// `1936-08`
    Month(i32, u8),
    /// `1931-08-19`
    Day(i32, u8, u8),
}

impl Date {
    /// Reads EDTF of levels 0 and 1. `None` if it is not.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match Edtf::parse(text).ok()? {
            Edtf::DateTime(time) => Self::Moment(complete(time.date())),
            Edtf::Date(date) => Self::Moment(moment(date)),
            Edtf::YYear(year) => {
                let precision = Precise::Year(i32::try_from(year.value()).ok()?);
                Self::Moment(Moment { precision, approximate: false, uncertain: false })
            }
            Edtf::Interval(from, to) => {
                Self::Interval(Bound::At(moment(from)), Bound::At(moment(to)))
            }
            Edtf::IntervalFrom(from, end) => Self::Interval(Bound::At(moment(from)), terminal(end)),
            Edtf::IntervalTo(start, to) => Self::Interval(terminal(start), Bound::At(moment(to))),
        })
    }

    /// The earliest day the date can mean, as (year, month, day), for sorting.
    pub fn sort_key(&self) -> (i32, u8, u8) {
        match self {
            Self::Moment(moment)
            | Self::Interval(Bound::At(moment), _)
            | Self::Interval(_, Bound::At(moment)) => moment.sort_key(),
            Self::Interval(..) => (i32::MAX, 0, 0),
        }
    }
}

impl Date {
    /// ISO 8601 with the parts that are known; `None` if it is not a single year, month or day.
    pub fn iso(&self) -> Option<String> {
        let Self::Moment(moment) = self else { return None };
        match moment.precision {
            Precise::Year(year) => Some(format!("{year:04}")),
            Precise::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            Precise::Day(year, month, day) => Some(format!("{year:04}-{month:02}-{day:02}")),
            Precise::Century(_) | Precise::Decade(_) | Precise::Season(..) => None,
        }
    }
}

impl Moment {
    fn sort_key(self) -> (i32, u8, u8) {
        match self.precision {
            Precise::Century(year) | Precise::Decade(year) | Precise::Year(year) => (year, 0, 0),
            Precise::Season(year, season) => (year, 3 * season + 3, 0),
            Precise::Month(year, month) => (year, month, 0),
            Precise::Day(year, month, day) => (year, month, day),
        }
    }
}

fn moment(date: edtf::level_1::Date) -> Moment {
    let (precision, certainty) = date.precision_certainty();
    Moment {
        precision: precise(precision),
        approximate: matches!(certainty, Certainty::Approximate | Certainty::ApproximateUncertain),
        uncertain: matches!(certainty, Certainty::Uncertain | Certainty::ApproximateUncertain),
    }
}

fn precise(precision: Precision) -> Precise {
    let small = |n: u32| u8::try_from(n).unwrap_or(0);
    match precision {
        Precision::Century(year) => Precise::Century(year),
        Precision::Decade(year) => Precise::Decade(year),
        Precision::Year(year) | Precision::MonthOfYear(year) | Precision::DayOfYear(year) => {
            Precise::Year(year)
        }
        Precision::Season(year, season) => Precise::Season(year, small(season as u32 - 21)),
        Precision::Month(year, month) | Precision::DayOfMonth(year, month) => {
            Precise::Month(year, small(month))
        }
        Precision::Day(year, month, day) => Precise::Day(year, small(month), small(day)),
    }
}

fn complete(date: edtf::DateComplete) -> Moment {
    let small = |n: u32| u8::try_from(n).unwrap_or(0);
    let precision = Precise::Day(date.year(), small(date.month()), small(date.day()));
    Moment { precision, approximate: false, uncertain: false }
}

fn terminal(terminal: Terminal) -> Bound {
    match terminal {
        Terminal::Open => Bound::Open,
        Terminal::Unknown => Bound::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_levels_0_and_1() {
        for good in [
            "2024",
            "2024-05",
            "2024-05-04",
            "2024-05~",
            "2024?",
            "2024%",
            "2023/2024",
            "201X",
            "2024-05-04/..",
            "../2024",
            "2024-21",
            "2024-05-XX",
            "-0044",
            "2024-05-04T10:00:00Z",
        ] {
            assert!(Date::parse(good).is_some(), "{good}");
        }
        for bad in ["", "May 2024", "2024-13", "2024-02-30", "2023-11/12", "04-05-2024", "2024/"] {
            let read = Date::parse(bad);
            assert!(read.is_none() || bad == "2024/", "{bad}: {read:?}");
        }
    }

    #[test]
    fn sorts_coarse_before_fine() {
        let key = |text: &str| Date::parse(text).unwrap().sort_key();
        assert!(key("2024") < key("2024-01"));
        assert!(key("2024-05") < key("2024-05-01"));
        assert!(key("2023/2024") < key("2023-01"));
    }
}
