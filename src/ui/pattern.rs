//! The patterns in which a language writes days and months, from ICU4X.

use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{M, MD, YM, YMD};
use icu::datetime::input::Date;
use icu::locale::Locale;

use crate::config::Months;
use crate::lang::Lang;

/// The date patterns of one language: Gregorian calendar, Latin digits, which `Ui::digits` may turn.
pub(super) struct Patterns {
    day: Option<DateTimeFormatter<YMD>>,
    month: Option<DateTimeFormatter<YM>>,
    day_of_year: Option<DateTimeFormatter<MD>>,
    month_of_year: Option<DateTimeFormatter<M>>,
}

impl Patterns {
    /// The patterns of a language; `months` are the names of the Arabic ones, told by a country where they are said.
    pub(super) fn new(lang: Lang, months: Months) -> Self {
        let tag = match (lang, months) {
            (Lang::Ar, Months::Common) => "ar-u-ca-gregory-nu-latn",
            (Lang::Ar, Months::Levant) => "ar-SY-u-ca-gregory-nu-latn",
            (Lang::Ar, Months::Maghreb) => "ar-TN-u-ca-gregory-nu-latn",
            (Lang::Ar, Months::Morocco) => "ar-MA-u-ca-gregory-nu-latn",
            (Lang::En, _) => "en-GB-u-ca-gregory-nu-latn",
        };
        let locale: Locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        Self {
            day: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            month: DateTimeFormatter::try_new((&locale).into(), YM::long()).ok(),
            day_of_year: DateTimeFormatter::try_new((&locale).into(), MD::long()).ok(),
            month_of_year: DateTimeFormatter::try_new((&locale).into(), M::long()).ok(),
        }
    }

    pub(super) fn day(&self, year: i32, month: u8, day: u8) -> Option<String> {
        let date = Date::try_new_iso(year, month, day).ok()?;
        Some(self.day.as_ref()?.format(&date).to_string())
    }

    pub(super) fn month(&self, year: i32, month: u8) -> Option<String> {
        let date = Date::try_new_iso(year, month, 1).ok()?;
        Some(self.month.as_ref()?.format(&date).to_string())
    }

    /// A day without its year.
    pub(super) fn day_of_year(&self, year: i32, month: u8, day: u8) -> Option<String> {
        let date = Date::try_new_iso(year, month, day).ok()?;
        Some(self.day_of_year.as_ref()?.format(&date).to_string())
    }

    /// A month without its year.
    pub(super) fn month_of_year(&self, month: u8) -> Option<String> {
        let date = Date::try_new_iso(2000, month, 1).ok()?;
        Some(self.month_of_year.as_ref()?.format(&date).to_string())
    }
}
