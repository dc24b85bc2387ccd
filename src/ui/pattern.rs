//! The patterns in which a language writes days and months, from ICU4X.

use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{YM, YMD};
use icu::datetime::input::Date;
use icu::locale::Locale;

use crate::lang::Lang;

/// The date patterns of one language: Gregorian calendar, Latin digits, which `Ui::digits` may turn.
pub(super) struct Patterns {
    day: Option<DateTimeFormatter<YMD>>,
    month: Option<DateTimeFormatter<YM>>,
}

impl Patterns {
    pub(super) fn new(lang: Lang) -> Self {
        let tag = match lang {
            Lang::Ar => "ar-u-ca-gregory-nu-latn",
            Lang::En => "en-GB-u-ca-gregory-nu-latn",
        };
        let locale: Locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        Self {
            day: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            month: DateTimeFormatter::try_new((&locale).into(), YM::long()).ok(),
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
}
