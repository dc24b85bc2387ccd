//! Counts where there is too much to name: columns on a strip, bars beside a column of years.

use serde::Serialize;

use super::super::Scope;
use super::columns::ColumnView;
use super::draw::{self, LineView, RectView, Sizes};
use super::entry::Entry;
use super::strips::{StripView, month, paper, sizes, tick_room, year_range};
use super::table::{month_id, year_id};
use crate::picture::measure::width;
use crate::picture::timeline::column::Paper;
use crate::picture::timeline::groups::{Group, groups};
use crate::picture::timeline::strip::{self, Frame, Strip};
use crate::picture::timeline::{LABELS, Span, Years};
use crate::picture::{Rect, rounded};

/// Things that are only counted, as a link to their part of the table.
#[derive(Debug, Serialize)]
pub(super) struct GroupView {
    rect: RectView,
    href: String,
    title: String,
    lines: Vec<LineView>,
}

/// How high the columns of counts are at most.
const COLUMN: f64 = 30.0;

/// A strip of counts.
pub(super) fn counted(
    scope: &Scope<'_>,
    (id, years): (&str, Years),
    frame: Frame,
    entries: &[&Entry<'_>],
    lane: impl Fn(&Entry<'_>) -> usize,
) -> StripView {
    let sizes = sizes(scope, frame);
    let spans: Vec<(Span, usize)> =
        entries.iter().filter_map(|it| Some((it.span?, lane(it)))).collect();
    let room = width(&scope.ui().number(entries.len()), sizes.small) + 6.0;
    let groups = groups(years, &spans, frame.width, room);
    let most = groups.iter().map(|group| group.count).max().unwrap_or(1);
    let mut lanes: Vec<usize> = groups.iter().map(|group| group.lane).collect();
    lanes.dedup();
    let high = frame.heading + COLUMN + 26.0;
    #[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
    let top = |at: usize| rounded(frame.head + high * at as f64);
    let strip = Strip {
        height: top(lanes.len()),
        lanes: lanes.iter().enumerate().map(|(at, lane)| (*lane, top(at), high)).collect(),
        items: Vec::new(),
        ticks: strip::ticks(frame, years, tick_room(scope, years, sizes)),
    };
    let mut view = paper(scope, id, frame, &strip, sizes);
    let cell = |group: &Group| {
        let at = lanes.iter().position(|lane| *lane == group.lane).unwrap_or(0);
        let foot = top(at) + high - 4.0;
        let (a, b) =
            (years.place(group.days.0, frame.width), years.place(group.days.1, frame.width));
        let x = if frame.rtl { frame.width - b } else { a };
        let tall = share(group.count, most) * COLUMN;
        let rect = Rect {
            x: rounded(x + 1.0),
            y: rounded(foot - tall),
            width: rounded((b - a - 2.0).max(1.0)),
            height: rounded(tall),
        };
        let text = scope.ui().number(group.count);
        let half = width(&text, sizes.small) / 2.0;
        let x = rounded((x + (b - a) / 2.0).min(frame.width - half).max(half));
        let line = LineView { text, x, y: rounded(foot - tall - 4.0), anchor: "middle" };
        group_view(scope, group, "", rect, vec![line])
    };
    view.groups = groups.iter().map(cell).collect();
    view
}

/// A count as a share of the largest one, never too small to see.
fn share(count: usize, most: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of things")]
    let share = count as f64 / most.max(1) as f64;
    share.max(0.05)
}

fn group_view(
    scope: &Scope<'_>,
    group: &Group,
    page: &str,
    rect: Rect,
    lines: Vec<LineView>,
) -> GroupView {
    let id = if group.months < 12 {
        month_id(group.year, group.month)
    } else {
        year_id(group.first_year)
    };
    let when = when(scope, group);
    let count = scope.ui().count("count_entities", group.count);
    let title =
        scope.ui().format("timeline_title", &[("name", count.into()), ("date", when.into())]);
    GroupView { rect: rect.into(), href: format!("{page}#{id}"), title, lines }
}

/// The unit of a group in words.
fn when(scope: &Scope<'_>, group: &Group) -> String {
    match group.months {
        1 => month(scope, group.year, group.month),
        12 => scope.ui().number(group.year),
        months => {
            let last = i64::from(group.year) + months / 12 - 1;
            year_range(scope, group.year.into(), last)
        }
    }
}

/// A column of counts: a bar for each year, decade or century.
pub(super) fn counted_column(
    scope: &Scope<'_>,
    id: &'static str,
    paper: Paper,
    entries: &[&Entry<'_>],
    page: &str,
) -> ColumnView {
    let sizes = Sizes::narrow(scope.lang);
    let spans: Vec<(Span, usize)> = entries.iter().filter_map(|it| Some((it.span?, 0))).collect();
    let years = Years::of(spans.iter().map(|(span, _)| span));
    let years = years.unwrap_or(Years { first: 0, last: 0 });
    #[expect(clippy::cast_precision_loss, reason = "a count of years")]
    let months = years.count() as f64 * 12.0;
    let fits = |unit: &f64| groups(years, &spans, months, *unit).len() <= LABELS;
    let unit = [12.0, 120.0, 1200.0].into_iter().find(fits).unwrap_or(12000.0);
    let groups = groups(years, &spans, months, unit);
    let most = groups.iter().map(|group| group.count).max().unwrap_or(1);
    let anchor = draw::anchor(paper.rtl, scope.lang.dir());
    let (row, start) = (28.0, width(&scope.ui().digits("0000–0000"), sizes.text) + 8.0);
    let room = paper.width - start - width(&scope.ui().digits("0000000"), sizes.text);
    let x = |inward: f64| rounded(if paper.rtl { paper.width - inward } else { inward });
    let bar = |(at, group): (usize, &Group)| {
        #[expect(clippy::cast_precision_loss, reason = "at most eighty rows")]
        let top = row * at as f64;
        let long = share(group.count, most) * room;
        let rect = Rect {
            x: if paper.rtl { x(start + long) } else { x(start) },
            y: top + 7.0,
            width: rounded(long),
            height: 14.0,
        };
        let line =
            |text: String, inward: f64| LineView { text, x: x(inward), y: top + 19.0, anchor };
        let count = line(scope.ui().number(group.count), start + long + 6.0);
        let lines = vec![line(when(scope, group), 0.0), count];
        group_view(scope, group, page, rect, lines)
    };
    #[expect(clippy::cast_precision_loss, reason = "at most eighty rows")]
    let height = row * groups.len() as f64;
    ColumnView {
        id,
        width: paper.width,
        height,
        sizes,
        axis: x(start - 4.0),
        years: Vec::new(),
        months: String::new(),
        items: Vec::new(),
        groups: groups.iter().enumerate().map(bar).collect(),
    }
}
