//! Columns of time, for narrow paper and for profiles.

use serde::Serialize;

use super::super::Scope;
use super::counted::{GroupView, counted_column};
use super::draw::{self, ItemView, LineView, Sizes};
use super::entry::Entry;
use super::strips::NARROW;
use crate::lang::Dir;
use crate::picture::timeline::LABELS;
use crate::picture::timeline::column::{self, Paper, wrapped};
use crate::picture::{Rect, rounded};

/// A column of time.
#[derive(Debug, Serialize)]
pub(super) struct ColumnView {
    pub(super) id: &'static str,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) sizes: Sizes,
    pub(super) axis: f64,
    pub(super) years: Vec<YearView>,
    pub(super) months: Vec<MonthView>,
    pub(super) items: Vec<ItemView>,
    pub(super) groups: Vec<GroupView>,
}

/// A year of a column.
#[derive(Debug, Serialize)]
pub(super) struct YearView {
    name: LineView,
    from: f64,
    to: f64,
}

/// The tick of a month.
#[derive(Debug, Serialize)]
pub(super) struct MonthView {
    from: f64,
    to: f64,
    y: f64,
}

/// The column of events for narrow paper.
pub(super) fn column(scope: &Scope<'_>, entries: &[&Entry<'_>]) -> ColumnView {
    column_of(scope, "column", entries, LABELS, "")
}

/// A column of up to so many entries; more are counted, with links into the table of `page`.
pub(super) fn column_of(
    scope: &Scope<'_>,
    id: &'static str,
    entries: &[&Entry<'_>],
    most: usize,
    page: &str,
) -> ColumnView {
    let sizes = Sizes::narrow(scope.lang);
    let paper = Paper { width: NARROW, rtl: scope.lang.dir() == Dir::Rtl };
    if entries.len() > most {
        return counted_column(scope, id, paper, entries, page);
    }
    let room = column::label_width(paper) - 4.0;
    let names: Vec<Vec<String>> =
        entries.iter().map(|it| wrapped(&it.label, sizes.text, room, 3)).collect();
    let pitch = rounded(sizes.text * 1.4);
    let height = |lines: &Vec<String>| {
        #[expect(clippy::cast_precision_loss, reason = "up to three lines")]
        let lines = lines.len() as f64;
        rounded(sizes.small * 1.35 + lines * pitch + 9.0)
    };
    let spans = entries.iter().zip(&names).filter_map(|(entry, lines)| {
        Some(column::Entry { span: entry.span?, height: height(lines) })
    });
    let column = column::column(paper, &spans.collect::<Vec<_>>());
    let anchor = draw::anchor(paper.rtl, scope.lang.dir());
    let edge = |rect: Rect| if paper.rtl { rounded(rect.x + rect.width) } else { rect.x };
    let item = |(at, placed): &(usize, column::Placed)| {
        let entry = entries[*at];
        let x = edge(placed.label);
        let top = placed.label.y + sizes.small;
        let date = LineView { text: entry.date.clone(), x, y: rounded(top), anchor };
        let lines = names[*at].iter().zip(1_u8..).map(|(text, line)| LineView {
            text: text.clone(),
            x,
            y: rounded(top + f64::from(line) * pitch),
            anchor,
        });
        let label = draw::label(scope, entry, lines.collect(), Some(date));
        draw::item(entry, &placed.shapes, Some(label)).led(&placed.leader)
    };
    let year = |(year, rect, from, to): &(i32, Rect, f64, f64)| YearView {
        name: LineView { text: year.to_string(), x: edge(*rect), y: rect.y + 18.0, anchor },
        from: *from,
        to: *to,
    };
    let inward = if paper.rtl { -5.0 } else { 5.0 };
    let month = |y: &f64| MonthView { from: rounded(column.axis - inward), to: column.axis, y: *y };
    ColumnView {
        id,
        width: NARROW,
        height: column.height,
        sizes,
        axis: column.axis,
        years: column.years.iter().map(year).collect(),
        months: column.months.iter().map(month).collect(),
        items: column.entries.iter().map(item).collect(),
        groups: Vec::new(),
    }
}
