//! EDTF: what is read is written and read as the same; what is not a date is reported, with a date in its place if there is one.

use hashiya::diag::yaml::{Context, scalar};
use hashiya::model::Date;
use hashiya::model::date::{Bound, Moment, Precise};

use super::{parsed, sources};
use crate::engine::Behaviour;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    let date = Date::parse(input);
    if let Some(date) = &date {
        let written = written(date);
        assert_eq!(
            Date::parse(&written).as_ref(),
            Some(date),
            "a date is read as another: {input:?} and {written:?}"
        );
        let (begins, ends) = (date.ends_before(date), date.is_reversed());
        assert!(!begins || ends, "a date ends before it begins: {input:?}");
        date.sort_key();
        behaviour.note((shape(&written), date.iso().is_some(), ends));
    }
    let group = format!("name: {{ar: أ, en: a}}\nfounded: {}\n", scalar(input, Context::Block));
    let sources = sources(&[("content/groups/a.yaml", &group)]);
    let (_, diagnostics) = parsed(&sources, &mut behaviour);
    let is_read = Date::parse(input.trim()).is_some_and(|date| !date.is_reversed());
    assert!(
        is_read || !diagnostics.is_empty() || input.trim().is_empty(),
        "what is no date is not reported: {input:?}"
    );
    for splice in diagnostics
        .iter()
        .filter(|found| found.code.name() == "invalid-date")
        .flat_map(|found| &found.fixes)
        .flat_map(|fix| &fix.splices)
    {
        assert!(
            Date::parse(&splice.text).is_some(),
            "what is offered is no date: {input:?} {:?}",
            splice.text
        );
    }
    behaviour
}

/// A date in EDTF.
fn written(date: &Date) -> String {
    match date {
        Date::Moment(date) => moment(date),
        Date::Interval(from, to) => format!("{}/{}", bound(from), bound(to)),
    }
}

fn bound(bound: &Bound) -> String {
    match bound {
        Bound::At(date) => moment(date),
        Bound::Open => "..".to_owned(),
        Bound::Unknown => String::new(),
    }
}

fn moment(date: &Moment) -> String {
    let doubt = match (date.approximate, date.uncertain) {
        (false, false) => "",
        (true, false) => "~",
        (false, true) => "?",
        (true, true) => "%",
    };
    let known = match date.precision {
        Precise::Century(year) => format!("{}XX", year_of(year, 2, 100)),
        Precise::Decade(year) => format!("{}X", year_of(year, 3, 10)),
        Precise::Year(year) if year.unsigned_abs() > 9999 => format!("Y{year}"),
        Precise::Year(year) => year_of(year, 4, 1),
        Precise::Season(year, season) => format!("{}-{}", year_of(year, 4, 1), season + 21),
        Precise::Month(year, month) => format!("{}-{month:02}", year_of(year, 4, 1)),
        Precise::Day(year, month, day) => format!("{}-{month:02}-{day:02}", year_of(year, 4, 1)),
    };
    known + doubt
}

fn year_of(year: i32, width: usize, unit: u32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:0width$}", year.unsigned_abs() / unit)
}

/// A date without its digits.
fn shape(written: &str) -> String {
    written.chars().filter(|c| !c.is_ascii_digit()).collect()
}
