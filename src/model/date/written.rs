//! Dates as EDTF writes them: what [`Date::parse`] reads as the same date.

use std::fmt::{Display, Formatter, Result};

use super::{Bound, Date, Moment, Precise};

impl Display for Date {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::Moment(moment) => write!(out, "{moment}"),
            Self::Interval(from, to) => write!(out, "{from}/{to}"),
        }
    }
}

impl Display for Bound {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::At(moment) => write!(out, "{moment}"),
            Self::Open => out.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl Display for Moment {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let doubt = match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        };
        write!(out, "{}{doubt}", self.precision)
    }
}

impl Display for Precise {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match *self {
            Self::Century(year) => write!(out, "{}{:02}XX", sign(year), year.unsigned_abs() / 100),
            Self::Decade(year) => write!(out, "{}{:03}X", sign(year), year.unsigned_abs() / 10),
            Self::Year(year) => write_year(out, year),
            Self::Season(year, season) => {
                write_year(out, year)?;
                write!(out, "-{}", season + 21)
            }
            Self::Month(year, month) => {
                write_year(out, year)?;
                write!(out, "-{month:02}")
            }
            Self::Day(year, month, day) => {
                write_year(out, year)?;
                write!(out, "-{month:02}-{day:02}")
            }
        }
    }
}

/// A year of four digits, with a sign before the year 0, and with a letter beyond those.
fn write_year(out: &mut Formatter<'_>, year: i32) -> Result {
    match year {
        -9999..=9999 => write!(out, "{}{:04}", sign(year), year.unsigned_abs()),
        _ => write!(out, "Y{year}"),
    }
}

fn sign(year: i32) -> &'static str {
    if year < 0 { "-" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "1985-04-12",
            "1985-04",
            "1985",
            "2001-21",
            "2001-24",
            "1984?",
            "2004-06~",
            "2004-06-11%",
            "201X",
            "20XX",
            "-018X",
            "-198X~",
            "-01XX",
            "-19XX/-01XX",
            "-0043-03-15",
            "1964/2008",
            "2004-02-01/2005",
            "1985-04-12/..",
            "../1985-04",
            "1985-04-12/",
            "/1985",
            "1984~/2004-06",
            "-1985",
            "0000",
            "Y170000002",
            "Y-170000002",
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!(date.to_string(), text);
        }
    }
}
