//! Dates as EDTF writes them, with their precision and doubt kept.
//!
//! Source: the Extended Date/Time Format, levels 0 and 1 (Library of Congress; ISO 8601-2:2019).

mod order;
mod written;

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
    /// `193X`: the decade that begins with this year; `-018X` begins with -189.
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
            Edtf::Date(date) => Self::Moment(moment(date)?),
            Edtf::YYear(year) => {
                let precision = Precise::Year(i32::try_from(year.value()).ok()?);
                Self::Moment(Moment { precision, approximate: false, uncertain: false })
            }
            Edtf::Interval(from, to) => {
                Self::Interval(Bound::At(moment(from)?), Bound::At(moment(to)?))
            }
            Edtf::IntervalFrom(from, end) => {
                Self::Interval(Bound::At(moment(from)?), terminal(end))
            }
            Edtf::IntervalTo(start, to) => Self::Interval(terminal(start), Bound::At(moment(to)?)),
        })
    }

    /// What things with and without a date are sorted by: those without one come last.
    pub fn order(date: Option<&Self>) -> (i32, u8, u8) {
        date.map_or((i32::MAX, 0, 0), Self::sort_key)
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
    /// ISO 8601 with the parts that are known; `None` if it is not a single year, month or day, and beyond the years of four digits
    /// without a sign, which alone the standard knows without agreement.
    pub fn iso(&self) -> Option<String> {
        let Self::Moment(Moment { precision, .. }) = self else { return None };
        let is_known =
            matches!(precision, Precise::Year(_) | Precise::Month(..) | Precise::Day(..));
        (is_known && (0..=9999).contains(&precision.year())).then(|| precision.to_string())
    }

    /// The same of some time in an interval: the year or month that both its bounds lie in.
    pub fn iso_within(&self) -> Option<String> {
        let Self::Interval(Bound::At(from), Bound::At(to)) = self else { return self.iso() };
        let (from, to) = (Self::Moment(*from).iso()?, Self::Moment(*to).iso()?);
        let parts = from.split('-').zip(to.split('-'));
        let shared: Vec<&str> = parts.take_while(|(a, b)| a == b).map(|(part, _)| part).collect();
        (!shared.is_empty()).then(|| shared.join("-"))
    }

    /// The beginning and the end of what took this time, as far as they are named; of a single moment the end is not said.
    pub fn ends(&self) -> [Option<Self>; 2] {
        let at = |bound: &Bound| match bound {
            Bound::At(moment) => Some(Self::Moment(*moment)),
            Bound::Open | Bound::Unknown => None,
        };
        match self {
            Self::Moment(_) => [Some(*self), None],
            Self::Interval(from, to) => [at(from), at(to)],
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

fn moment(date: edtf::level_1::Date) -> Option<Moment> {
    let (precision, certainty) = date.precision_certainty();
    Some(Moment {
        precision: precise(precision)?,
        approximate: matches!(certainty, Certainty::Approximate | Certainty::ApproximateUncertain),
        uncertain: matches!(certainty, Certainty::Uncertain | Certainty::ApproximateUncertain),
    })
}

/// `None` for an unknown day of a season (`2024-24-XX`), which the crate takes for one of a month.
fn precise(precision: Precision) -> Option<Precise> {
    let small = |n: u32| u8::try_from(n).unwrap_or(0);
    Some(match precision {
        Precision::DayOfMonth(_, 13..) => return None,
        Precision::Century(year) => Precise::Century(first(year, 100)),
        Precision::Decade(year) => Precise::Decade(first(year, 10)),
        Precision::Year(year) | Precision::MonthOfYear(year) | Precision::DayOfYear(year) => {
            Precise::Year(year)
        }
        Precision::Season(year, season) => Precise::Season(year, small(season as u32 - 21)),
        Precision::Month(year, month) | Precision::DayOfMonth(year, month) => {
            Precise::Month(year, small(month))
        }
        Precision::Day(year, month, day) => Precise::Day(year, small(month), small(day)),
    })
}

/// The first of as many years as the digits that are not known can mean. Before the year 0 they lead away from it: `-018X` begins
/// with -189.
fn first(year: i32, count: i32) -> i32 {
    if year < 0 { year - (count - 1) } else { year }
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

    /// What was read, in a word: `~` about, `?` not certain.
    fn shown(date: &Date) -> String {
        match date {
            Date::Moment(moment) => shown_moment(*moment),
            Date::Interval(from, to) => format!("{} / {}", shown_bound(*from), shown_bound(*to)),
        }
    }

    fn shown_bound(bound: Bound) -> String {
        match bound {
            Bound::At(moment) => shown_moment(moment),
            Bound::Open => "open".to_owned(),
            Bound::Unknown => "unknown".to_owned(),
        }
    }

    fn shown_moment(moment: Moment) -> String {
        let about = if moment.approximate { "~" } else { "" };
        let doubt = if moment.uncertain { "?" } else { "" };
        format!("{:?}{about}{doubt}", moment.precision)
    }

    /// The shapes that the specification lists for levels 0 and 1.
    #[test]
    fn reads_every_shape_of_levels_0_and_1() {
        for (text, wanted) in [
            ("1985-04-12", "Day(1985, 4, 12)"),
            ("1985-04", "Month(1985, 4)"),
            ("1985", "Year(1985)"),
            ("2024-02-29", "Day(2024, 2, 29)"),
            ("1985-04-12T23:20:30", "Day(1985, 4, 12)"),
            ("1985-04-12T23:20:30Z", "Day(1985, 4, 12)"),
            ("1985-04-12T23:20:30-04", "Day(1985, 4, 12)"),
            ("1985-04-12T23:20:30+04:30", "Day(1985, 4, 12)"),
            ("1964/2008", "Year(1964) / Year(2008)"),
            ("2004-06/2006-08", "Month(2004, 6) / Month(2006, 8)"),
            ("2004-02-01/2005-02-08", "Day(2004, 2, 1) / Day(2005, 2, 8)"),
            ("2004-02-01/2005", "Day(2004, 2, 1) / Year(2005)"),
            ("Y170000002", "Year(170000002)"),
            ("Y-170000002", "Year(-170000002)"),
            ("2001-21", "Season(2001, 0)"),
            ("2001-22", "Season(2001, 1)"),
            ("2001-23", "Season(2001, 2)"),
            ("2001-24", "Season(2001, 3)"),
            ("1984?", "Year(1984)?"),
            ("2004-06~", "Month(2004, 6)~"),
            ("2004-06-11%", "Day(2004, 6, 11)~?"),
            ("201X", "Decade(2010)"),
            ("20XX", "Century(2000)"),
            ("-018X", "Decade(-189)"),
            ("-01XX", "Century(-199)"),
            ("2004-XX", "Year(2004)"),
            ("1985-04-XX", "Month(1985, 4)"),
            ("1985-XX-XX", "Year(1985)"),
            ("1985-04-12/..", "Day(1985, 4, 12) / open"),
            ("1985/..", "Year(1985) / open"),
            ("../1985-04", "open / Month(1985, 4)"),
            ("1985-04-12/", "Day(1985, 4, 12) / unknown"),
            ("/1985", "unknown / Year(1985)"),
            ("1984~/2004-06", "Year(1984)~ / Month(2004, 6)"),
            ("1984-06-02?/2004-08-08~", "Day(1984, 6, 2)? / Day(2004, 8, 8)~"),
            ("-1985", "Year(-1985)"),
            ("0000", "Year(0)"),
        ] {
            assert_eq!(Date::parse(text).as_ref().map(shown).as_deref(), Some(wanted), "{text}");
        }
    }

    /// Near misses, and shapes of level 2.
    #[test]
    fn refuses_what_only_looks_like_a_date() {
        for text in [
            "",
            " 2024",
            "2024 ",
            "May 2024",
            "24",
            "20240",
            "2024-5",
            "2024-05-4",
            "04-05-2024",
            "2024-00",
            "2024-13",
            "2024-20",
            "2024-25",
            "2024-05-00",
            "2024-05-32",
            "2024-02-30",
            "2023-02-29",
            "2023-11/12",
            "2022/2023/2024",
            "2024-05-04T25:00:00Z",
            "2024.05.04",
            "2024~?",
            "?2024",
            "2004-?06",
            "{2023,2024}",
            "[2023..2024]",
            "2X24",
            "1985-XX-04",
            "2024-24-XX",
            "2024-21-XX/2025",
            "/",
            "../..",
            "٢٠٢٤",
            "–1985",
        ] {
            let read = Date::parse(text);
            assert!(read.is_none(), "{text:?} was read as {}", read.as_ref().map(shown).unwrap());
        }
    }

    #[test]
    fn iso_has_single_days_months_and_years_of_four_digits() {
        for (text, iso) in [
            ("2024", Some("2024")),
            ("2024-05~", Some("2024-05")),
            ("0954-05-04", Some("0954-05-04")),
            ("0000", Some("0000")),
            ("2024-XX", Some("2024")),
            ("-0043", None),
            ("-0043-03-15", None),
            ("Y17000", None),
            ("198X", None),
            ("19XX", None),
            ("2024-21", None),
            ("2023/2024", None),
            ("2024/..", None),
        ] {
            assert_eq!(Date::parse(text).unwrap().iso().as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn iso_of_an_interval_is_what_its_bounds_share() {
        for (text, within, begins, ends) in [
            ("2012-03-04/2012-03-09", "2012-03", "2012-03-04", "2012-03-09"),
            ("2012-03/2012-05", "2012", "2012-03", "2012-05"),
            ("2012/2012-05", "2012", "2012", "2012-05"),
            ("2012/2013", "", "2012", "2013"),
            ("201X/2013", "", "", "2013"),
            ("2012/..", "", "2012", ""),
            ("/2013", "", "", "2013"),
            ("2024-05~", "2024-05", "2024-05", ""),
        ] {
            let date = Date::parse(text).unwrap();
            let iso = date.ends().map(|end| end.and_then(|end| end.iso()).unwrap_or_default());
            assert_eq!(date.iso_within().unwrap_or_default(), within, "{text}");
            assert_eq!(iso, [begins, ends], "{text}");
        }
    }

    #[test]
    fn sorts_coarse_before_fine() {
        let key = |text: &str| Date::parse(text).unwrap().sort_key();
        assert!(key("2024") < key("2024-01"));
        assert!(key("2024-05") < key("2024-05-01"));
        assert!(key("2023/2024") < key("2023-01"));
        assert!(key("-0190") < key("-018X") && key("-018X") < key("-0180"));
        assert!(key("-0200") < key("-01XX") && key("-01XX") < key("-018X"));
        // Seasons stand among the months, as in the north.
        let order = ["2024", "2024-02", "2024-21", "2024-05", "2024-22", "2024-08", "2024-23"];
        let order = order.into_iter().chain(["2024-11", "2024-24", "2025", "2025-01"]);
        assert!(order.map(key).collect::<Vec<_>>().is_sorted_by(|one, next| one < next));
    }
}
