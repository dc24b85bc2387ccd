//! Columns of time, for narrow paper and for profiles.

use serde::Serialize;

use super::super::Scope;
use super::counted::{GroupView, counted_column};
use super::draw::{self, ItemView, LineView, Sizes};
use super::entry::{Entry, Sort};
use super::strips::NARROW;
use crate::lang::Dir;
use crate::picture::measure::width;
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
    pub(super) months: String,
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

/// The column of events for narrow paper.
pub(super) fn column(scope: &Scope<'_>, entries: &[&Entry<'_>]) -> ColumnView {
    column_of(scope, "column", entries, LABELS, "")
}

/// A column of up to so many entries; more are counted, with links into the table of `page`. That table does not tell how
/// someone's life began and ended, so these are never counted.
pub(super) fn column_of(
    scope: &Scope<'_>,
    id: &'static str,
    entries: &[&Entry<'_>],
    most: usize,
    page: &str,
) -> ColumnView {
    let sizes = Sizes::narrow(scope.lang);
    let paper = Paper { width: NARROW, rtl: scope.lang.dir() == Dir::Rtl };
    let listed: Vec<&Entry<'_>> =
        entries.iter().copied().filter(|it| it.sort != Sort::Life).collect();
    if listed.len() > most {
        return counted_column(scope, id, paper, &listed, page);
    }
    let room = column::label_width(paper) - 4.0;
    let texts: Vec<Lines> = entries.iter().map(|it| lines(it, sizes, room)).collect();
    let spans = entries.iter().zip(&texts).filter_map(|(entry, lines)| {
        Some(column::Entry { span: entry.span?, height: lines.height(sizes) })
    });
    let column = column::column(paper, &spans.collect::<Vec<_>>());
    let anchor = draw::anchor(paper.rtl, scope.lang.dir());
    let edge = |rect: Rect| if paper.rtl { rounded(rect.x + rect.width) } else { rect.x };
    let item = |(at, placed): &(usize, column::Placed)| {
        let entry = entries[*at];
        let x = edge(placed.label);
        let lines = |texts: &[String], first: f64, pitch: f64| -> Vec<LineView> {
            let line = |(text, at): (&String, u8)| {
                let y = rounded(first + f64::from(at) * pitch);
                LineView { text: text.clone(), x, y, anchor }
            };
            texts.iter().zip(0..).map(line).collect()
        };
        let Lines { dates, names } = &texts[*at];
        let first = placed.label.y + sizes.small;
        let dates = lines(dates, first, sizes.pitch(sizes.small));
        let below = dates.last().map_or(first, |line| line.y) + sizes.pitch(sizes.text);
        let names = lines(names, below, sizes.pitch(sizes.text));
        let label = draw::label(scope, entry, names, dates);
        draw::item(entry, &placed.shapes, Some(label)).led(&placed.leader)
    };
    let year = |(year, rect, from, to): &(i32, Rect, f64, f64)| YearView {
        name: LineView { text: scope.ui().number(year), x: edge(*rect), y: rect.y + 18.0, anchor },
        from: *from,
        to: *to,
    };
    let inward = if paper.rtl { -5.0 } else { 5.0 };
    let month = |y: &f64| format!("M{} {y}H{}", rounded(column.axis - inward), column.axis);
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

/// The lines of a label.
struct Lines {
    dates: Vec<String>,
    names: Vec<String>,
}

/// Cuts a label into lines; the signs of paragraphs stand behind the date if there is room, else below it.
fn lines(entry: &Entry<'_>, sizes: Sizes, room: f64) -> Lines {
    let mut dates = wrapped(&entry.date, sizes.small, room, 3);
    let last = dates.last().map_or(0.0, |line| width(line, sizes.small));
    let signs = draw::signs_width(entry, sizes);
    if signs > 0.0 && last + signs > room {
        dates.push(String::new());
    }
    Lines { dates, names: wrapped(&entry.label, sizes.text, room, 3) }
}

impl Lines {
    fn height(&self, sizes: Sizes) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "up to four lines each")]
        let (dates, names) = (self.dates.len() as f64, self.names.len() as f64);
        rounded(dates * sizes.pitch(sizes.small) + names * sizes.pitch(sizes.text) + 9.0)
    }
}
