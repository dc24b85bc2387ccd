//! A scale of whole years, and the ticks along it.

use std::ops::Range;

use super::span::{Span, first_day};
use crate::picture::real;

/// A run of whole years, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
}

/// Where a month or year begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// Its first day.
    pub day: i64,
    /// Whether there is room to name it.
    pub named: bool,
}

impl Years {
    /// The years that some stretches touch.
    pub fn of<'s>(spans: impl Iterator<Item = &'s Span>) -> Option<Self> {
        spans.map(|span| (span.year, span.last_year())).fold(None, |years, (first, last)| {
            let years = years.unwrap_or(Self { first, last });
            Some(Self { first: years.first.min(first), last: years.last.max(last) })
        })
    }

    /// Their days.
    pub fn days(self) -> Range<i64> {
        let from = first_day(self.first, 1).unwrap_or(0);
        from..first_day(self.last.saturating_add(1), 1).unwrap_or(from + 1).max(from + 1)
    }

    /// How many years there are.
    pub fn count(self) -> usize {
        usize::try_from(i64::from(self.last) - i64::from(self.first) + 1).unwrap_or(1)
    }

    /// Whether a stretch begins and ends in these years.
    pub fn contain(self, span: &Span) -> bool {
        let days = self.days();
        days.start <= span.from && span.to <= days.end
    }

    /// Whether a stretch has an end that is known in these years.
    pub fn touch(self, span: &Span) -> bool {
        let days = self.days();
        days.contains(&span.from) || (days.start < span.to && span.to <= days.end)
    }

    /// A day's place along `length`.
    pub fn place(self, day: i64, length: f64) -> f64 {
        let Range { start, end } = self.days();
        real(day.clamp(start, end) - start) / real(end - start) * length
    }

    /// The ticks for a length in which a name takes `name`: months while they are wide enough, then years, then
    /// round numbers of years.
    pub fn ticks(self, length: f64, name: f64) -> Vec<Tick> {
        let month = length / (real(self.count()) * 12.0);
        let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000];
        let fits = |step: &&i64| real(**step) * month >= name;
        let named = *steps.iter().find(fits).unwrap_or(&120_000);
        let drawn = if named <= 12 && month >= MONTH { 1 } else { named };
        let (first, last) = (i64::from(self.first) * 12, i64::from(self.last) * 12 + 11);
        let begin = first.div_euclid(drawn) * drawn;
        (0..=(last - begin) / drawn)
            .map(|index| begin + index * drawn)
            .filter(|month| *month >= first)
            .filter_map(|month| {
                // 1 BCE is the year 0: years of that era are round numbers where the next one is.
                let shown = if drawn > 12 && month <= 0 { month + 12 } else { month };
                let year = i32::try_from(shown.div_euclid(12)).ok()?;
                let number = u8::try_from(shown.rem_euclid(12) + 1).ok()?;
                let day = first_day(year, number)?;
                Some(Tick { year, month: number, day, named: month.rem_euclid(named) == 0 })
            })
            .collect()
    }
}

/// Months narrower than this are not marked.
const MONTH: f64 = 5.0;
