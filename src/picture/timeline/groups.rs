//! Counts instead of labels: where there are too many things to name, they are counted by the month, year, decade or
//! century, in each lane (a histogram whose bins are units of the calendar).

use std::ops::Range;

use super::scale::Years;
use super::span::{Span, first_day};
use crate::picture::real;

/// A unit of time that things are counted by, in months: a month, a year, a decade, a century, a millennium.
const UNITS: [i64; 5] = [1, 12, 120, 1200, 12000];

/// One thing: when, and in which lane.
#[derive(Clone, Copy, Debug)]
pub struct LaneSpan {
    /// When.
    pub span: Span,
    /// The lane.
    pub lane: usize,
}

/// The things of one lane in one unit of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The lane.
    pub lane: usize,
    /// The year in which the unit begins.
    pub year: i32,
    /// Its month.
    pub month: u8,
    /// How many months it has.
    pub months: i64,
    /// Its days.
    pub days: Range<i64>,
    /// How many things begin in it.
    pub count: usize,
    /// The year in which the first of them begins.
    pub first_year: i32,
}

/// Counts things by the smallest unit whose count finds room: `room` is what the widest count takes of `length`.
/// Only units with something in them are returned, by lane and time.
pub fn groups(years: Years, spans: &[LaneSpan], length: f64, room: f64) -> Vec<Group> {
    let month = length / (real(years.count()) * 12.0);
    let fits = |unit: &i64| real(*unit) * month >= room;
    let unit = UNITS.into_iter().find(fits).unwrap_or(12000);
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|index| (spans[*index].lane, spans[*index].span.order(), *index));
    let mut groups: Vec<Group> = Vec::new();
    for index in order {
        let LaneSpan { span, lane } = spans[index];
        match groups.last_mut().filter(|group| group.lane == lane && span.from < group.days.end) {
            Some(group) => group.count += 1,
            None => groups.push(group(span, lane, unit)),
        }
    }
    groups
}

/// The group of one thing.
fn group(span: Span, lane: usize, unit: i64) -> Group {
    let months = i64::from(span.year) * 12 + i64::from(span.month) - 1;
    let begin = months.div_euclid(unit) * unit;
    let ((year, month), (next, next_month)) = (split(begin), split(begin + unit));
    // Every month has a first day; should one have none, what is counted must not be lost.
    let from = first_day(year, month).unwrap_or(span.from);
    let to = first_day(next, next_month).unwrap_or(span.to);
    Group { lane, year, month, months: unit, days: from..to, count: 1, first_year: span.year }
}

/// A count of months since the year 0 as year and month.
fn split(months: i64) -> (i32, u8) {
    let year = i32::try_from(months.div_euclid(12)).unwrap_or(i32::MAX);
    (year, u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1))
}
