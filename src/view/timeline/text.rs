//! Text on the timeline: its sizes, its lines, and how years and months are written.

use serde::Serialize;

use crate::html::Html;
use crate::lang::{Dir, Lang};
use crate::model::Date;
use crate::model::date::{Moment, Precise};
use crate::picture::rounded;
use crate::view::Scope;

/// A line of text; `y` is its base line.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LineView {
    pub(super) text: Html,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) anchor: &'static str,
}

/// Text sizes of a picture: the base, and the smaller one of dates and ticks.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Sizes {
    pub(super) text: f64,
    pub(super) small: f64,
    /// From one line to the next, as a share of the size: Arabic is higher and deeper.
    line: f64,
}

impl Sizes {
    /// From one base line to the next at a size.
    pub(super) fn pitch(self, size: f64) -> f64 {
        rounded(size * self.line)
    }

    /// For wide paper, which is shown at 0.94 of its size at least.
    pub(super) fn wide(lang: Lang) -> Self {
        match lang {
            Lang::Ar => Self { text: 15.5, small: 14.5, line: 1.6 },
            Lang::En => Self { text: 14.0, small: 13.5, line: 1.4 },
        }
    }

    /// For narrow paper, which a screen of 320 px shows at 0.8 of its size.
    pub(super) fn narrow(lang: Lang) -> Self {
        match lang {
            Lang::Ar => Self { text: 17.0, small: 15.5, line: 1.6 },
            Lang::En => Self { text: 15.5, small: 15.0, line: 1.4 },
        }
    }
}

/// Which way a text begins, for a text of some direction that hugs one side of its box.
pub(super) fn anchor(right: bool, dir: Dir) -> &'static str {
    if right == (dir == Dir::Rtl) { "start" } else { "end" }
}

/// A month in words.
pub(super) fn month(scope: &Scope<'_>, year: i32, month: u8) -> String {
    let precision = Precise::Month(year, month);
    scope.ui().date(&Date::Moment(Moment { precision, approximate: false, uncertain: false }))
}

/// “2023–2024”, in the order of reading; one year stands alone.
pub(super) fn year_range(scope: &Scope<'_>, first: i32, last: i32) -> String {
    let ui = scope.ui();
    if first == last {
        return ui.year(first);
    }
    let years = [("first", ui.year(first).into()), ("last", ui.year(last).into())];
    ui.format("timeline_range", &years)
}
