//! Dates as reference managers read them.
//!
//! Sources: BibLaTeX 3.20, section 2.3.8 (EDTF of levels 0 and 1; digits that are not known stand in a single date alone, as biber reads
//! them); the CSL-JSON schema 1.0.2, and citeproc, for which there is no year 0: -1 is 1 BCE.

use serde_json::{Value, json};

use crate::model::Date;
use crate::model::date::{Bound, Moment, Precise};

/// A date as BibLaTeX reads it; `None` beyond years of four digits.
pub(crate) fn biblatex(date: &Date) -> Option<String> {
    let at = |bound: Bound, end: usize| match bound {
        Bound::At(moment) => Bound::At(ends(moment)[end]),
        Bound::Open | Bound::Unknown => bound,
    };
    let written = match *date {
        Date::Moment(moment) if ends(moment) == [moment; 2] || is_plain(moment) => *date,
        Date::Moment(moment) => {
            let [first, last] = ends(moment).map(Bound::At);
            Date::Interval(first, last)
        }
        Date::Interval(from, to) => Date::Interval(at(from, 0), at(to, 1)),
    };
    let written = written.to_string();
    (!written.contains('Y')).then_some(written)
}

/// A date of CSL-JSON. The format has no words for a range that is open: it is called as it is, beside the end that is known.
pub(crate) fn csl(date: &Date) -> Value {
    let ends = match *date {
        Date::Moment(moment) => ends(moment),
        Date::Interval(Bound::At(from), Bound::At(to)) => [ends(from)[0], ends(to)[1]],
        Date::Interval(Bound::At(only), _) | Date::Interval(_, Bound::At(only)) => {
            let mut value = csl(&Date::Moment(only));
            value["literal"] = date.to_string().into();
            return value;
        }
        Date::Interval(..) => return json!({ "literal": date.to_string() }),
    };
    let sides = ends.map(parts);
    let is_range = sides[0] != sides[1];
    let sides = &sides[..=usize::from(is_range)];
    let mut value = json!({ "date-parts": sides });
    if let Date::Moment(Moment { precision: Precise::Season(_, season), .. }) = date {
        value["season"] = (season + 1).into();
    }
    let is_some_time = matches!(date, Date::Moment(_)) && is_range;
    if is_some_time || ends.iter().any(|moment| moment.approximate || moment.uncertain) {
        value["circa"] = true.into();
    }
    value
}

/// The first and the last year of a decade or century; twice the same of what is known better.
fn ends(moment: Moment) -> [Moment; 2] {
    match moment.precision {
        Precise::Decade(_) | Precise::Century(_) => {
            let years = [moment.precision.year(), moment.precision.last_year()];
            years.map(|year| Moment { precision: Precise::Year(year), ..moment })
        }
        _ => [moment; 2],
    }
}

/// Whether biber reads its digits that are not known: neither a sign nor doubt stands beside them.
fn is_plain(moment: Moment) -> bool {
    !moment.approximate && !moment.uncertain && moment.precision.year() >= 0
}

fn parts(moment: Moment) -> Vec<i32> {
    let year = moment.precision.year();
    let year = if year > 0 { year } else { year - 1 };
    match moment.precision {
        Precise::Month(_, month) => vec![year, month.into()],
        Precise::Day(_, month, day) => vec![year, month.into(), day.into()],
        _ => vec![year],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_has_its_own_dates() {
        for (text, bib, json) in [
            ("2024", "2024", r#"{"date-parts":[[2024]]}"#),
            ("2024-05-04", "2024-05-04", r#"{"date-parts":[[2024,5,4]]}"#),
            ("0954-05", "0954-05", r#"{"date-parts":[[954,5]]}"#),
            ("2024~", "2024~", r#"{"circa":true,"date-parts":[[2024]]}"#),
            ("2024-05?", "2024-05?", r#"{"circa":true,"date-parts":[[2024,5]]}"#),
            ("2024%", "2024%", r#"{"circa":true,"date-parts":[[2024]]}"#),
            ("2024-22", "2024-22", r#"{"date-parts":[[2024]],"season":2}"#),
            ("0001", "0001", r#"{"date-parts":[[1]]}"#),
            ("0000", "0000", r#"{"date-parts":[[-1]]}"#),
            ("-0043-03-15", "-0043-03-15", r#"{"date-parts":[[-44,3,15]]}"#),
            ("198X", "198X", r#"{"circa":true,"date-parts":[[1980],[1989]]}"#),
            ("19XX", "19XX", r#"{"circa":true,"date-parts":[[1900],[1999]]}"#),
            ("198X~", "1980~/1989~", r#"{"circa":true,"date-parts":[[1980],[1989]]}"#),
            ("-018X", "-0189/-0180", r#"{"circa":true,"date-parts":[[-190],[-181]]}"#),
            ("2012/2015-03", "2012/2015-03", r#"{"date-parts":[[2012],[2015,3]]}"#),
            ("2012~/2015", "2012~/2015", r#"{"circa":true,"date-parts":[[2012],[2015]]}"#),
            ("198X/199X", "1980/1999", r#"{"date-parts":[[1980],[1999]]}"#),
            ("2012/2012", "2012/2012", r#"{"date-parts":[[2012]]}"#),
            ("2024/..", "2024/..", r#"{"date-parts":[[2024]],"literal":"2024/.."}"#),
            ("/199X", "/1999", r#"{"circa":true,"date-parts":[[1990],[1999]],"literal":"/199X"}"#),
            ("Y17000", "", r#"{"date-parts":[[17000]]}"#),
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!(biblatex(&date).unwrap_or_default(), bib, "{text}");
            assert_eq!(csl(&date).to_string(), json, "{text}");
        }
    }
}
