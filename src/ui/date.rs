//! Dates in words, with their precision and doubt said honestly.

use fluent_bundle::FluentValue;

use super::Ui;
use crate::model::Date;
use crate::model::date::{Bound, Moment, Precise};

/// The first year that is written without its era.
const PLAIN: i32 = 1000;

/// Where a date stands: English says “1990s” of one alone, and “since the 1990s”.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Alone, in a list or behind a colon.
    Alone,
    /// Behind a preposition.
    Behind,
}

impl Ui {
    /// A date in words.
    pub fn date(&self, date: &Date) -> String {
        self.digits(&self.words(date))
    }

    fn words(&self, date: &Date) -> String {
        match date {
            Date::Moment(moment) => self.moment(moment, Place::Alone),
            Date::Interval(Bound::At(from), Bound::At(to)) => self.range(from, to),
            Date::Interval(Bound::At(from), _) => {
                self.with_date("date_since", self.moment(from, Place::Behind))
            }
            Date::Interval(_, Bound::At(to)) => {
                self.with_date("date_until", self.moment(to, Place::Behind))
            }
            Date::Interval(..) => self.text("date_unknown"),
        }
    }

    /// The moments that a date names, in words with ASCII digits, without what joins them and without their doubt.
    pub fn moments(&self, date: &Date) -> Vec<String> {
        let bound = |bound: &Bound| match bound {
            Bound::At(moment) => Some(self.precise(moment.precision)),
            Bound::Open | Bound::Unknown => None,
        };
        match date {
            Date::Moment(moment) => vec![self.precise(moment.precision)],
            Date::Interval(from, to) => [from, to].into_iter().filter_map(bound).collect(),
        }
    }

    /// A year of the common era, or before it: there is no year 0, which EDTF writes for 1 BCE.
    pub fn year(&self, year: i32) -> String {
        self.digits(&self.year_words(year))
    }

    /// A message about a date: `since`, `until` …
    pub fn with_date(&self, id: &str, date: String) -> String {
        self.format(id, &[("date", FluentValue::from(date))])
    }

    /// The date at which something began, ended or came about, in words. An interval is when that may have been.
    pub fn bound(&self, date: &Date) -> String {
        self.digits(&self.bound_words(date, Place::Alone))
    }

    /// A message about such a date, which stands behind a preposition there.
    pub fn with_bound(&self, id: &str, date: &Date) -> String {
        self.digits(&self.with_date(id, self.bound_words(date, Place::Behind)))
    }

    fn bound_words(&self, date: &Date, place: Place) -> String {
        let moment = |moment| self.moment(moment, place);
        match date {
            Date::Interval(Bound::At(from), Bound::At(to)) if from != to => {
                let [from, to] = [from, to].map(|it| self.moment(it, Place::Behind));
                self.with_both("date_between", from, to)
            }
            Date::Interval(Bound::At(from), Bound::Open | Bound::Unknown) => {
                self.with_date("date_or_later", moment(from))
            }
            Date::Interval(Bound::Open | Bound::Unknown, Bound::At(to)) => {
                self.with_date("date_or_earlier", moment(to))
            }
            Date::Interval(Bound::At(only), Bound::At(_)) | Date::Moment(only) => moment(only),
            Date::Interval(..) => self.words(date),
        }
    }

    /// What lasted from one date to another, in words; what both have in common is said once.
    pub fn lasting(&self, from: &Date, to: &Date) -> String {
        let words = match (from, to) {
            (Date::Moment(from), Date::Moment(to)) => self.range(from, to),
            (Date::Moment(from), _) => {
                let from = self.moment(from, Place::Alone);
                self.with_both("date_interval", from, self.bound_words(to, Place::Alone))
            }
            _ => {
                let from = self.bound_words(from, Place::Alone);
                self.with_both("date_bounds", from, self.bound_words(to, Place::Behind))
            }
        };
        self.digits(&words)
    }

    /// What happened at one date, which may be an interval, and was over at another.
    pub fn then_until(&self, date: &Date, end: &Date) -> String {
        let end = self.bound_words(end, Place::Alone);
        self.digits(&self.with_both("date_then_until", self.words(date), end))
    }

    fn range(&self, from: &Moment, to: &Moment) -> String {
        if from == to {
            return self.moment(from, Place::Alone);
        }
        let doubt = |moment: &Moment| (moment.approximate, moment.uncertain);
        let same = doubt(from) == doubt(to);
        if let Some(text) = same.then(|| self.short_range(from.precision, to.precision)).flatten() {
            return self.doubted(text, to);
        }
        let [from, to] = [from, to].map(|it| self.moment(it, Place::Alone));
        self.with_both("date_interval", from, to)
    }

    /// “2012–2015”, “13–15 April 2024”, “April to May 2024”; `None` where they share nothing.
    fn short_range(&self, from: Precise, to: Precise) -> Option<String> {
        let (id, first) = match (from, to) {
            (Precise::Year(first @ 1..), Precise::Year(last)) if first < last => {
                ("date_range", first.to_string())
            }
            (Precise::Day(year, month, first), Precise::Day(same_year, same_month, last))
                if (year, month) == (same_year, same_month) && first < last =>
            {
                ("date_range", first.to_string())
            }
            (Precise::Day(year, month, day), Precise::Day(same, ..)) if year == same => {
                ("date_interval", self.dates.day_of_year(year, month, day)?)
            }
            (Precise::Month(year, month), Precise::Month(same, _)) if year == same => {
                ("date_interval", self.dates.month_of_year(month)?)
            }
            _ => return None,
        };
        Some(self.with_both(id, first, self.precise(to)))
    }

    fn with_both(&self, id: &str, from: String, to: String) -> String {
        self.format(id, &[("from", from.into()), ("to", to.into())])
    }

    fn moment(&self, moment: &Moment, place: Place) -> String {
        let words = self.precise(moment.precision);
        let is_period = matches!(moment.precision, Precise::Decade(_) | Precise::Century(_));
        // “About” is such a word as well.
        if is_period && (place == Place::Behind || moment.approximate) {
            return self.doubted(self.with_date("date_period", words), moment);
        }
        self.doubted(words, moment)
    }

    fn doubted(&self, mut text: String, moment: &Moment) -> String {
        if moment.approximate {
            text = self.with_date("date_approximate", text);
        }
        if moment.uncertain {
            text = self.with_date("date_uncertain", text);
        }
        text
    }

    fn precise(&self, precision: Precise) -> String {
        let with_year = |id: &str, year: i32| {
            self.format(id, &[("year", FluentValue::from(self.year_words(year)))])
        };
        match precision {
            Precise::Century(year) => self.century(year),
            Precise::Decade(year) => self.decade(year),
            Precise::Year(year) => self.year_words(year),
            Precise::Season(year, season) => with_year(&format!("season_{season}"), year),
            Precise::Month(year, month) => {
                self.dated(year, self.dates.month(year, month), self.dates.month_of_year(month))
            }
            Precise::Day(year, month, day) => {
                let short = self.dates.day_of_year(year, month, day);
                self.dated(year, self.dates.day(year, month, day), short)
            }
        }
    }

    /// A month or day with its year, `whole` as the language writes it: there the sides of the first year have other names and
    /// places than where a year stands alone.
    fn dated(&self, year: i32, whole: Option<String>, short: Option<String>) -> String {
        match (whole, short) {
            (Some(whole), _) if year >= PLAIN => whole,
            (_, Some(short)) => {
                let variables = [("date", short.into()), ("year", self.year_words(year).into())];
                self.format("date_of_year", &variables)
            }
            (whole, None) => whole.unwrap_or_else(|| self.year_words(year)),
        }
    }

    fn year_words(&self, year: i32) -> String {
        let (id, number) = match year {
            PLAIN.. => return year.to_string(),
            1.. => ("year_common", i64::from(year)),
            _ => ("year_before", 1 - i64::from(year)),
        };
        self.format(id, &[("year", number.to_string().into())])
    }

    fn decade(&self, year: i32) -> String {
        let round = year.unsigned_abs() / 10 * 10;
        let (tens, digits) = (FluentValue::from(round % 100), FluentValue::from(round.to_string()));
        let (century, era) = century_of(year);
        let form = self.ordinal_form(century).into();
        let variables =
            [("year", digits), ("tens", tens), ("century", century.into()), ("form", form), era];
        self.format("decade", &variables)
    }

    fn century(&self, year: i32) -> String {
        let (century, era) = century_of(year);
        let form = FluentValue::from(self.ordinal_form(century));
        self.format("century", &[("century", century.into()), ("form", form), era])
    }
}

/// The number of a century, and the variable that says on which side of the first year it lies.
fn century_of(year: i32) -> (u32, (&'static str, FluentValue<'static>)) {
    let era = if year < 0 { "before" } else { "common" };
    (year.unsigned_abs() / 100 + 1, ("era", era.into()))
}
