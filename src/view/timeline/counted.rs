//! Counts where there is too much to name: columns on a strip, bars beside a column of years.

use super::entry::Entry;
use super::paper::{ColumnView, Content, GroupView, StripView, blank_strip, sizes, tick_room};
use super::table::{month_id, year_id};
use super::text::{LineView, Sizes, anchor, month, year_range};
use crate::html::svg;
use crate::picture::measure::width;
use crate::picture::timeline::column::ColumnPaper;
use crate::picture::timeline::groups::{Group, LaneSpan, groups};
use crate::picture::timeline::mark::Extent;
use crate::picture::timeline::strip::{Lane, Strip, StripPaper, ticks};
use crate::picture::timeline::{LABELS, Years};
use crate::picture::{Rect, real, rounded};
use crate::route::{Picture, Route};
use crate::view::Scope;

/// How high the columns of counts are at most.
const COLUMN: f64 = 30.0;

/// A strip of counts.
pub(super) fn counted(scope: &Scope<'_>, content: &Content<'_>, paper: StripPaper) -> StripView {
    let sizes = sizes(scope, paper);
    let (years, entries) = (content.years, content.entries);
    let span =
        |entry: &&Entry<'_>| Some(LaneSpan { span: entry.span?, lane: (content.lane)(entry) });
    let spans: Vec<LaneSpan> = entries.iter().filter_map(span).collect();
    let room = width(&scope.ui().number(entries.len()), sizes.small) + 6.0;
    let groups = groups(years, &spans, paper.width, room);
    let most = groups.iter().map(|group| group.count).max().unwrap_or(1);
    let mut numbers: Vec<usize> = groups.iter().map(|group| group.lane).collect();
    numbers.dedup();
    let height = paper.heading + COLUMN + 26.0;
    let top = |row: usize| rounded(paper.head + height * real(row));
    let lane = |(row, number): (usize, &usize)| Lane { number: *number, top: top(row), height };
    let strip = Strip {
        height: top(numbers.len()),
        lanes: numbers.iter().enumerate().map(lane).collect(),
        items: Vec::new(),
        ticks: ticks(paper, years, tick_room(scope, years, sizes)),
    };
    let cell = |group: &Group| {
        let lane = strip.lanes.iter().find(|lane| lane.number == group.lane);
        let foot = lane.map_or(paper.head, |lane| lane.top) + height - 4.0;
        let tall = share(group.count, most) * COLUMN;
        let text = scope.ui().number(group.count);
        let days = stretch(paper, years, group);
        let rect = Rect {
            x: rounded(days.from + 1.0),
            y: rounded(foot - tall),
            width: rounded((days.to - days.from - 2.0).max(1.0)),
            height: rounded(tall),
        };
        let half = width(&text, sizes.small) / 2.0;
        let middle = days.from + (days.to - days.from) / 2.0;
        let x = rounded(middle.min(paper.width - half).max(half));
        let text = svg::line(&text, scope.lang);
        let line = LineView { text, x, y: rounded(foot - tall - 4.0), anchor: "middle" };
        group_view(scope, group, rect, vec![line])
    };
    let groups = groups.iter().map(cell).collect();
    StripView { groups, ..blank_strip(scope, content.id, paper, &strip, sizes) }
}

/// Where the days of a group lie along the strip, by x.
fn stretch(paper: StripPaper, years: Years, group: &Group) -> Extent {
    let place = |day| years.place(day, paper.width);
    let (from, to) = (place(group.days.start), place(group.days.end));
    if paper.rtl {
        Extent { from: paper.width - to, to: paper.width - from }
    } else {
        Extent { from, to }
    }
}

/// A count as a share of the largest one, never too small to see.
fn share(count: usize, most: usize) -> f64 {
    (real(count) / real(most.max(1))).max(0.05)
}

fn group_view(scope: &Scope<'_>, group: &Group, rect: Rect, lines: Vec<LineView>) -> GroupView {
    let (id, month) = if group.months < 12 {
        (month_id(group.year, group.month), group.month)
    } else {
        (year_id(group.first_year), 1)
    };
    let year = if group.months < 12 { group.year } else { group.first_year };
    let place = scope.site.chronology.place(year, month);
    let href = scope.entry(Route::Picture(scope.lang, Picture::Timeline), place, &id);
    let when = when(scope, group);
    let count = scope.ui().count("count_entities", group.count);
    let title =
        scope.ui().format("timeline_title", &[("name", count.into()), ("date", when.into())]);
    GroupView { rect: rect.into(), href, title, lines }
}

/// The unit of a group in words.
fn when(scope: &Scope<'_>, group: &Group) -> String {
    match group.months {
        1 => month(scope, group.year, group.month),
        12 => scope.ui().year(group.year),
        months => {
            let last = i64::from(group.year) + months / 12 - 1;
            year_range(scope, group.year, last.try_into().unwrap_or(i32::MAX))
        }
    }
}

/// A column of counts: a bar for each year, decade or century.
pub(super) fn counted_column(
    scope: &Scope<'_>,
    id: &'static str,
    paper: ColumnPaper,
    entries: &[&Entry<'_>],
) -> ColumnView {
    let sizes = Sizes::narrow(scope.lang);
    let groups = counted_years(entries);
    let most = groups.iter().map(|group| group.count).max().unwrap_or(1);
    let anchor = anchor(paper.rtl, scope.lang.dir());
    let (row, start) = (28.0, width(&scope.ui().digits("0000–0000"), sizes.text) + 8.0);
    let room = paper.width - start - width(&scope.ui().digits("0000000"), sizes.text);
    let x = |inward: f64| rounded(if paper.rtl { paper.width - inward } else { inward });
    let bar = |(index, group): (usize, &Group)| {
        let top = row * real(index);
        let long = share(group.count, most) * room;
        let rect = Rect {
            x: if paper.rtl { x(start + long) } else { x(start) },
            y: top + 7.0,
            width: rounded(long),
            height: 14.0,
        };
        let line = |text: &str, inward: f64| {
            let text = svg::line(text, scope.lang);
            LineView { text, x: x(inward), y: top + 19.0, anchor }
        };
        let count = line(&scope.ui().number(group.count), start + long + 6.0);
        let lines = vec![line(&when(scope, group), 0.0), count];
        group_view(scope, group, rect, lines)
    };
    ColumnView {
        id,
        width: paper.width,
        height: row * real(groups.len()),
        sizes,
        axis: x(start - 4.0),
        years: Vec::new(),
        months: String::new(),
        items: Vec::new(),
        groups: groups.iter().enumerate().map(bar).collect(),
    }
}

/// The counts of a column, by the smallest of year, decade and century that leaves few enough.
fn counted_years(entries: &[&Entry<'_>]) -> Vec<Group> {
    let span = |entry: &&Entry<'_>| Some(LaneSpan { span: entry.span?, lane: 0 });
    let spans: Vec<LaneSpan> = entries.iter().filter_map(span).collect();
    let years = Years::of(spans.iter().map(|counted| &counted.span));
    let years = years.unwrap_or(Years { first: 0, last: 0 });
    let months = real(years.count()) * 12.0;
    let fits = |unit: &f64| groups(years, &spans, months, *unit).len() <= LABELS;
    let unit = [12.0, 120.0, 1200.0].into_iter().find(fits).unwrap_or(12000.0);
    groups(years, &spans, months, unit)
}
