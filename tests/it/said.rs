//! Dates in words: every form of EDTF levels 0 and 1, alone and in each message that stands around one, in both languages.
//!
//! The table stands in `tests/dates.txt`, for people to read: does it say what the date says, and as a newspaper would?

use std::fmt::Write as _;

use hashiya::config::Config;
use hashiya::load::Project;
use hashiya::model::Date;
use hashiya::ui::Ui;

use crate::harness::{assert_expected, root};

/// One for each form, with each sign of doubt, and the corners: before the first year, more than four digits, first and last.
const DATES: &str = "2024 2024~ 2024? 2024% 0001 0000 -0043 -0043~ Y17000 Y-170000002 201X 200X 198X% -198X -018X 19XX 20XX 18XX~ 00XX \
    10XX 21XX 22XX -19XX -01XX 2024-04 2024-04~ 2024-04? -0043-03 2024-XX 2024-21 2024-22~ 2024-23? 2024-24 2024-04-13 2024-04-01~ \
    2024-04-13? 2024-04-13% 2024-04-XX 2024-02-29 -0043-03-15 2024-04-13/2024-04-15 2024-04-13~/2024-04-15~ \
    2024-04-13?/2024-04-15 2024-04-30/2024-05-02 2024-02-29/2024-03-03 2024-03-02/2024-04-13 2023-12-28/2024-01-03 2023-04-13/2024-04-15 2023-04/2024-04 2024-04-13/2024-04-13 -0043-03-13/-0043-03-15 -0043-03/-0043-05 -0049/-0043 -0049~/-0043~ -0001/0000 0622/0632 2012/2015 2012~/2015~ 2012?/2015 \
    2012/2015-03 -0043/0014 0000/0001 2023-12/2024-04 2024-04/2024-05 2024-04-13/2024-05 2024-21/2024-23 198X/199X 18XX/19XX \
    2024/.. 2024-04-13/.. 2024~/.. ../2024 ../2024-04? 2024/ /2024 2024-04-13T10:20:30Z";

/// Pairs of dates that stand for a beginning and an end.
const PAIRS: &str = "2012 2015 | 2012 2012 | 2021-12 2025-06-06 | 2024-04-13 2024-04-15 | 2024-04-13 2024-05-02 | 2023-12~ 2024-04~ | \
    2012/2013 2017-03 | 2017 2019/2020 | 2017 ../2020 | 2017/.. 2020 | 2012/2013 201X | 198X/199X 20XX | ../198X 199X~ | 198X 2001 | -0043 0014 | -0049 -0043 | 0000 0001 | 2024-04-30 2024-04-13";

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no date"))
}

fn table(name: &str, ui: &Ui, out: &mut String) {
    writeln!(out, "# {name}\n").unwrap();
    for text in DATES.split_whitespace() {
        writeln!(out, "{text}\n  {}", ui.date(&date(text))).unwrap();
        for id in ["since", "until"] {
            writeln!(out, "  {}", ui.with_bound(id, &date(text))).unwrap();
        }
        let bound = ui.bound(&date(text));
        writeln!(out, "  {}", ui.with_date("date_of_moment", bound)).unwrap();
    }
    for pair in PAIRS.split('|') {
        let (from, to) = pair.trim().split_once(' ').unwrap();
        let (from_date, to_date) = (date(from), date(to));
        writeln!(out, "{from} to {to}\n  {}", ui.lasting(&from_date, &to_date)).unwrap();
        if matches!(from_date, Date::Interval(..)) {
            writeln!(out, "  {}", ui.then_until(&from_date, &to_date)).unwrap();
        }
    }
    out.push('\n');
}

#[test]
fn every_date_is_said_as_a_newspaper_would() {
    let sources = Project::from_files(Vec::new()).sources;
    let (uis, _) = hashiya::ui::load(&sources, &Config::default());
    let mut out = String::new();
    table("العربية", &uis.ar, &mut out);
    table("English", &uis.en, &mut out);
    assert_expected(&out, &root().join("tests/dates.txt"));
}
