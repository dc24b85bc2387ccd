//! A date as the stretch of days that it can mean, with what is known of its ends.
//!
//! Days are counted as ICU4X counts them (Rata Die: day 1 is 1 January of the year 1), in the proleptic Gregorian
//! calendar that EDTF prescribes. A stretch includes its first day and ends before its last number.

use icu::calendar::Date as Calendar;

use crate::model::Date;
use crate::model::date::{Bound, Moment, Precise};

/// A date on a line of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day that it can mean.
    pub from: i64,
    /// The day after the last one.
    pub to: i64,
    /// The days that it surely covers, if it lasted; what is between these and the ends above is the precision of
    /// its bounds.
    pub through: Option<(i64, i64)>,
    /// Whether it is one known day.
    pub day: bool,
    /// The year in which it begins, or that of its end if no beginning is known.
    pub year: i32,
    /// The month of that year, 1 to 12; the first where only the year is known.
    pub month: u8,
    /// How it begins.
    pub start: End,
    /// How it ends.
    pub end: End,
    /// “About”.
    pub approximate: bool,
    /// “Not certain”.
    pub uncertain: bool,
}

/// What is known of one end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It is where the stretch ends.
    Known,
    /// It goes on (`..`).
    Open,
    /// Nobody says.
    Unstated,
}

impl Span {
    /// Something that happened, or began at `date` and ended at `end`. `None` if neither can be placed. An interval alone is how
    /// long it lasted.
    pub fn happening(date: Option<&Date>, end: Option<&Date>) -> Option<Self> {
        match (date, end) {
            (Some(Date::Interval(first, last)), None) => Self::between([*first; 2], [*last; 2]),
            (Some(date), None) => Self::moment(date),
            (date, end) => Self::lasting(date, end),
        }
    }

    /// What came about at some time; an interval is when that may have been. `None` if it cannot be placed.
    pub fn moment(date: &Date) -> Option<Self> {
        match date {
            Date::Moment(moment) => Self::within(*moment),
            Date::Interval(first, last) => {
                Some(Self { through: None, ..Self::between([*first; 2], [*last; 2])? })
            }
        }
    }

    /// Something that lasted since one date until another; an interval is when it may have begun or ended. `None` if neither can
    /// be placed.
    pub fn lasting(since: Option<&Date>, until: Option<&Date>) -> Option<Self> {
        Self::between(bounds(since), bounds(until))
    }

    fn within(moment: Moment) -> Option<Self> {
        let (from, to) = extent(moment.precision)?;
        Some(Self {
            from,
            to,
            through: None,
            day: is_day(moment),
            year: moment.precision.year(),
            month: month(moment.precision),
            start: End::Known,
            end: End::Known,
            approximate: moment.approximate,
            uncertain: moment.uncertain,
        })
    }

    /// What began between two bounds and ended between two others.
    fn between(start: [Bound; 2], end: [Bound; 2]) -> Option<Self> {
        let placed = |bound| match bound {
            Bound::At(moment) => Some(Self::within(moment)),
            Bound::Open | Bound::Unknown => None,
        };
        let all_placed = |bounds: [Bound; 2]| {
            bounds.into_iter().filter_map(placed).collect::<Option<Vec<Self>>>()
        };
        let (begun, ended) = (all_placed(start)?, all_placed(end)?);
        let all: Vec<Self> = begun.iter().chain(&ended).copied().collect();
        let (mut first, mut last) =
            (*begun.first().or(ended.first())?, *ended.last().or(begun.last())?);
        if last.to <= first.from {
            // One of the two is in doubt, or it would have been reported.
            first = *all.iter().min_by_key(|it| it.from)?;
            last = *all.iter().max_by_key(|it| it.to)?;
        }
        let sure = placed(start[1]).flatten().zip(placed(end[0]).flatten());
        let sure = sure.map(|(begun, ending)| {
            let begun = if begun.day { begun.from } else { begun.to };
            (begun, if ending.day { ending.to } else { ending.from })
        });
        Some(Self {
            to: last.to,
            through: sure.filter(|(begun, ending)| begun < ending),
            day: all.iter().all(|it| it.day && it.from == first.from),
            start: End::of(start[0]),
            end: End::of(end[1]),
            approximate: all.iter().any(|it| it.approximate),
            uncertain: all.iter().any(|it| it.uncertain),
            ..first
        })
    }

    /// The day on which it is put in order: the first that it can mean, then the last.
    pub fn order(&self) -> (i64, i64) {
        (self.from, self.to)
    }

    /// The last year that it touches.
    pub fn last_year(&self) -> i32 {
        let mut year = self.year;
        // A century at most for a moment; an interval names its end, so the steps are few.
        while first_day(year + 1, 1).is_some_and(|next| next < self.to) {
            year += 1;
        }
        year
    }
}

impl End {
    fn of(bound: Bound) -> Self {
        match bound {
            Bound::At(_) => Self::Known,
            Bound::Open => Self::Open,
            Bound::Unknown => Self::Unstated,
        }
    }
}

/// The first day of a month of any year. The calendar's library ends with the year 9999; the calendar itself repeats
/// every 400 years, which are 146 097 days.
pub fn first_day(year: i32, month: u8) -> Option<i64> {
    let cycles = i64::from(year.div_euclid(400));
    Some(day(year.rem_euclid(400), month, 1)? + cycles * 146_097)
}

fn day(year: i32, month: u8, day: u8) -> Option<i64> {
    Some(Calendar::try_new_iso(year, month, day).ok()?.to_rata_die().to_i64_date())
}

fn is_day(moment: Moment) -> bool {
    matches!(moment.precision, Precise::Day(..))
}

fn month(precision: Precise) -> u8 {
    match precision {
        Precise::Century(_) | Precise::Decade(_) | Precise::Year(_) => 1,
        Precise::Season(_, season) => 3 * season.min(3) + 3,
        Precise::Month(_, month) | Precise::Day(_, month, _) => month,
    }
}

/// The days that a date can mean; none if it begins beyond the library's calendar. Winter is December to February of the
/// next year, as it is sorted.
fn extent(precision: Precise) -> Option<(i64, i64)> {
    let months = |year: i32, month: u8, count: u8| {
        let after = month - 1 + count;
        let end = first_day(year + i32::from(after / 12), after % 12 + 1)?;
        Some((day(year, month, 1)?, end))
    };
    let years = |year: i32, count: i32| Some((day(year, 1, 1)?, first_day(year + count, 1)?));
    match precision {
        Precise::Century(year) => years(year, 100),
        Precise::Decade(year) => years(year, 10),
        Precise::Year(year) => years(year, 1),
        Precise::Season(year, season) => months(year, 3 * season.min(3) + 3, 3),
        Precise::Month(year, month) => months(year, month.clamp(1, 12), 1),
        Precise::Day(year, month, day) => {
            let day = self::day(year, month, day)?;
            Some((day, day + 1))
        }
    }
}

/// Between which bounds something began or ended.
fn bounds(date: Option<&Date>) -> [Bound; 2] {
    match date {
        Some(Date::Moment(moment)) => [Bound::At(*moment); 2],
        Some(Date::Interval(first, last)) => [*first, *last],
        None => [Bound::Unknown; 2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(date: &str) -> Span {
        Span::happening(Date::parse(date).as_ref(), None).unwrap()
    }

    #[test]
    fn keeps_precision() {
        assert_eq!(span("2024-02").to - span("2024-02").from, 29);
        assert_eq!(span("2023").to - span("2023").from, 365);
        assert_eq!(span("2024-24").to - span("2024-24").from, 31 + 31 + 28);
        assert!(span("2024-05-04?").day && span("2024-05-04?").uncertain);
        assert_eq!(span("201X").last_year(), 2019);
        assert_eq!((span("-018X").year, span("-018X").last_year()), (-189, -180));
        let week = span("2024-04-13/2024-04-19");
        assert_eq!(week.through, Some((week.from, week.from + 7)));
        let years = span("2021/2025");
        let sure = years.through.unwrap();
        assert_eq!((sure.0 - years.from, years.to - sure.1), (365, 365));
        assert_eq!(span("2024-05/..").end, End::Open);
        assert_eq!(span("2024-05/..").through, None);
    }

    /// Of what only the end is known, the end is placed.
    #[test]
    fn an_end_alone_is_placed() {
        let end = Date::parse("2024-05");
        let span = Span::happening(None, end.as_ref()).unwrap();
        assert_eq!((span.year, span.start, span.end), (2024, End::Unstated, End::Known));
        assert!(Span::happening(None, None).is_none());
    }

    /// Of two bounds, what lies between them is not sure: neither that it has begun nor that it goes on.
    #[test]
    fn an_interval_bounds_a_beginning_or_an_end() {
        let lasting = |since: &str, until: &str| {
            Span::lasting(Date::parse(since).as_ref(), Date::parse(until).as_ref()).unwrap()
        };
        let year = |year| first_day(year, 1).unwrap();
        for (since, until, [from, to], through) in [
            ("2012/2013", "2017", [2012, 2018], Some([2014, 2017])),
            ("2012", "2015/2017", [2012, 2018], Some([2013, 2015])),
            ("2012/2016", "2014/2018", [2012, 2019], None),
            ("2012/2016", "2013", [2012, 2014], None),
            ("2012", "2005/2020", [2012, 2021], None),
            ("2017?", "2012/2013", [2012, 2018], None),
            ("../2012", "2017", [2012, 2018], Some([2013, 2017])),
            ("2012/..", "2017", [2012, 2018], None),
            ("2012", "2017/..", [2012, 2018], Some([2013, 2017])),
            ("2012/2013", "", [2012, 2014], None),
            ("", "2012/2013", [2012, 2014], None),
        ] {
            let span = lasting(since, until);
            assert_eq!([span.from, span.to], [from, to].map(year), "{since} to {until}");
            let through = through.map(|[first, last]| (year(first), year(last)));
            assert_eq!(span.through, through, "{since} to {until}");
        }
        let moment = |date: &str| Span::moment(&Date::parse(date).unwrap()).unwrap();
        assert_eq!(
            (moment("2012/2015").through, span("2012/2015").through.is_some()),
            (None, true)
        );
        assert_eq!(moment("2012/2015").to, year(2016));
        assert_eq!((moment("../2012").start, moment("2012/..").end), (End::Open, End::Open));
        assert!(moment("2012-05-04").day);
    }

    /// The first and last years of the library's calendar are years like all others; beyond them nothing is placed.
    #[test]
    fn reaches_to_the_ends_of_the_calendar() {
        assert_eq!(span("9999").to - span("9999").from, 365);
        assert_eq!(span("9999-12").to - span("9999-12").from, 31);
        assert_eq!(span("9999-24").to - span("9999-24").from, 31 + 31 + 29);
        assert_eq!(span("9999-12-31").last_year(), 9999);
        assert_eq!(span("99XX").last_year(), 9999);
        let beyond = Date::parse("Y10000").unwrap();
        assert_eq!(Span::happening(Some(&beyond), None), None);
        for year in [-9999, -401, -400, -1, 0, 1, 1900, 2000, 2024, 9999] {
            assert_eq!(first_day(year, 3), day(year, 3, 1), "{year}");
        }
    }

    #[test]
    fn says_when_an_end_is_not_stated() {
        let since = Date::parse("2017");
        let lasting = Span::lasting(since.as_ref(), None).unwrap();
        assert_eq!((lasting.start, lasting.end), (End::Known, End::Unstated));
        assert_eq!(Span::lasting(None, None), None);
        assert_eq!(Span::lasting(None, since.as_ref()).unwrap().start, End::Unstated);
    }
}
