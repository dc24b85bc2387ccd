//! Dates in words, with their precision and doubt said honestly.

use fluent_bundle::FluentValue;

use super::Ui;
use crate::model::Date;
use crate::model::date::{Bound, Moment, Precise};

impl Ui {
    /// A date in words.
    pub fn date(&self, date: &Date) -> String {
        self.digits(&self.words(date))
    }

    fn words(&self, date: &Date) -> String {
        match date {
            Date::Moment(moment) => self.moment(moment),
            Date::Interval(Bound::At(from), Bound::At(to)) => {
                let (from, to) = (self.moment(from), self.moment(to));
                self.format("date_interval", &[("from", from.into()), ("to", to.into())])
            }
            Date::Interval(Bound::At(from), _) => self.with_date("date_since", self.moment(from)),
            Date::Interval(_, Bound::At(to)) => self.with_date("date_until", self.moment(to)),
            Date::Interval(..) => self.text("date_unknown"),
        }
    }

    /// A message about a date: `since`, `until` …
    pub fn with_date(&self, id: &str, date: String) -> String {
        self.format(id, &[("date", FluentValue::from(date))])
    }

    fn moment(&self, moment: &Moment) -> String {
        let mut text = self.precise(moment.precision);
        if moment.approximate {
            text = self.with_date("date_approximate", text);
        }
        if moment.uncertain {
            text = self.with_date("date_uncertain", text);
        }
        text
    }

    fn precise(&self, precision: Precise) -> String {
        let with_year =
            |id: &str, year: i32| self.format(id, &[("year", FluentValue::from(year.to_string()))]);
        match precision {
            Precise::Century(year) => with_year("century", year),
            Precise::Decade(year) => with_year("decade", year),
            Precise::Year(year) => year.to_string(),
            Precise::Season(year, season) => with_year(&format!("season_{season}"), year),
            Precise::Month(year, month) => {
                self.dates.month(year, month).unwrap_or_else(|| format!("{year:04}-{month:02}"))
            }
            Precise::Day(year, month, day) => self
                .dates
                .day(year, month, day)
                .unwrap_or_else(|| format!("{year:04}-{month:02}-{day:02}")),
        }
    }
}
