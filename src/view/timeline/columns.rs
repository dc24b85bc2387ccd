//! Columns of time, for narrow paper and for profiles.

use super::counted::counted_column;
use super::draw::{self, ItemView};
use super::entry::{Entry, Sort};
use super::paper::{ColumnView, NARROW, YearView};
use super::text::{LineView, Sizes, anchor};
use crate::html::{Html, svg};
use crate::lang::Dir;
use crate::picture::measure::width;
use crate::picture::timeline::LABELS;
use crate::picture::timeline::column::{
    ColumnItem, ColumnPaper, ColumnPlacement, ColumnYear, column as layout, label_width, wrapped,
};
use crate::picture::{Rect, real, rounded};
use crate::view::Scope;

/// The column of events for narrow paper.
pub(super) fn column(scope: &Scope<'_>, entries: &[&Entry<'_>]) -> ColumnView {
    column_of(scope, "column", entries, LABELS)
}

/// A column of up to so many entries; more are counted, with links into the table of the timeline. That table does not tell how
/// someone's life began and ended, so these are never counted.
pub(super) fn column_of(
    scope: &Scope<'_>,
    id: &'static str,
    entries: &[&Entry<'_>],
    most: usize,
) -> ColumnView {
    let sizes = Sizes::narrow(scope.lang);
    let paper = ColumnPaper { width: NARROW, rtl: scope.lang.dir() == Dir::Rtl };
    let listed: Vec<&Entry<'_>> =
        entries.iter().copied().filter(|entry| entry.sort != Sort::Life).collect();
    if listed.len() > most {
        return counted_column(scope, id, paper, &listed);
    }
    let room = label_width(paper) - 4.0;
    let texts: Vec<Lines> = entries.iter().map(|entry| lines(entry, sizes, room)).collect();
    let items = entries.iter().zip(&texts).filter_map(|(entry, lines)| {
        Some(ColumnItem { span: entry.span?, height: lines.height(sizes) })
    });
    let column = layout(paper, &items.collect::<Vec<_>>());
    let items = column.order.iter().zip(&column.items);
    let items =
        items.map(|(index, placed)| item(scope, paper, entries[*index], &texts[*index], placed));
    let inward = if paper.rtl { -5.0 } else { 5.0 };
    let month = |y: &f64| format!("M{} {y}H{}", rounded(column.axis - inward), column.axis);
    ColumnView {
        id,
        width: NARROW,
        height: column.height,
        sizes,
        axis: column.axis,
        years: column.years.iter().map(|year| year_view(scope, paper, year)).collect(),
        months: column.months.iter().map(month).collect(),
        items: items.collect(),
        groups: Vec::new(),
    }
}

/// The side of a box at which its lines begin.
fn edge(paper: ColumnPaper, rect: &Rect) -> f64 {
    if paper.rtl { rounded(rect.right()) } else { rect.x }
}

fn item(
    scope: &Scope<'_>,
    paper: ColumnPaper,
    entry: &Entry<'_>,
    texts: &Lines,
    placed: &ColumnPlacement,
) -> ItemView {
    let sizes = Sizes::narrow(scope.lang);
    let (x, anchor) = (edge(paper, &placed.label), anchor(paper.rtl, scope.lang.dir()));
    let set = |texts: Vec<Html>, first: f64, pitch: f64| -> Vec<LineView> {
        let line = |(text, row): (Html, u8)| {
            let y = rounded(first + f64::from(row) * pitch);
            LineView { text, x, y, anchor }
        };
        texts.into_iter().zip(0..).map(line).collect()
    };
    let first = placed.label.y + sizes.small;
    let dates = svg::lines(&entry.date, &texts.dates, scope.lang);
    let dates = set(dates, first, sizes.pitch(sizes.small));
    let below = dates.last().map_or(first, |line| line.y) + sizes.pitch(sizes.text);
    let names = svg::lines(&entry.label, &texts.names, entry.lang);
    let names = set(names, below, sizes.pitch(sizes.text));
    let label = draw::label(scope, entry, names, dates);
    draw::item(entry, &placed.shapes, Some(label)).led(&placed.leader)
}

fn year_view(scope: &Scope<'_>, paper: ColumnPaper, year: &ColumnYear) -> YearView {
    YearView {
        name: LineView {
            text: svg::line(&scope.ui().year(year.year), scope.lang),
            x: edge(paper, &year.heading),
            y: year.heading.y + 18.0,
            anchor: anchor(paper.rtl, scope.lang.dir()),
        },
        from: year.from,
        to: year.to,
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
        let (dates, names) = (real(self.dates.len()), real(self.names.len()));
        rounded(dates * sizes.pitch(sizes.small) + names * sizes.pitch(sizes.text) + 9.0)
    }
}
