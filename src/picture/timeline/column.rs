//! A column of time, for narrow paper: the years run downwards, each month as high as what it holds needs.
//!
//! Days lie on a piecewise linear scale, inside a month in proportion; empty months are short, and empty years are a short break.
//! Lines lead from the marks to their labels, which keep the order of time, so that no two lines cross.

use super::mark::{self, Axis, Extent, Part, Shape, extent};
use super::span::{Span, first_day};
use crate::picture::measure::{fitted, width};
use crate::picture::{Point, Rect, real, rounded};

/// The paper of a column, in the units of the picture.
#[derive(Clone, Copy, Debug)]
pub struct ColumnPaper {
    /// Its width.
    pub width: f64,
    /// Whether the axis stands at the right.
    pub rtl: bool,
}

/// What stands on a column.
#[derive(Clone, Copy, Debug)]
pub struct ColumnItem {
    /// When.
    pub span: Span,
    /// How high its label is.
    pub height: f64,
}

/// A column with everything in its place.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Its height.
    pub height: f64,
    /// The years.
    pub years: Vec<ColumnYear>,
    /// The items in the order of time.
    pub items: Vec<ColumnPlacement>,
    /// The index of each of these among the items given.
    pub order: Vec<usize>,
    /// Where the axis stands.
    pub axis: f64,
    /// The ticks of months.
    pub months: Vec<f64>,
}

/// A year in its place.
#[derive(Clone, Copy, Debug)]
pub struct ColumnYear {
    /// The year.
    pub year: i32,
    /// The box of its heading.
    pub heading: Rect,
    /// The y at which its part of the axis begins.
    pub from: f64,
    /// The y at which its part of the axis ends.
    pub to: f64,
}

/// An item in its place.
#[derive(Clone, Debug)]
pub struct ColumnPlacement {
    /// Its mark.
    pub shapes: Vec<Shape>,
    /// The line from the mark to the label.
    pub leader: Vec<Point>,
    /// The box of its label.
    pub label: Rect,
}

/// The height of a year's heading.
const HEADING: f64 = 30.0;
/// The height of a break of years without anything.
const BREAK: f64 = 16.0;
/// Where the first lane of marks stands, from the axis' side.
const AXIS: f64 = 8.0;
/// How far apart lanes of marks are.
const LANE: f64 = 12.0;
/// Marks that overlap stand side by side in up to so many lanes; more would take the room of the labels.
const LANES: usize = 4;
/// Between the last lane and the labels.
const LEADER: f64 = 16.0;
/// The height of a month at least.
const MONTH: f64 = 5.0;
/// Below a year's last label.
const FOOT: f64 = 8.0;

/// How much width labels have when no two marks overlap in more than `LANES` lanes.
pub fn label_width(paper: ColumnPaper) -> f64 {
    paper.width - label_start(LANES)
}

fn label_start(lanes: usize) -> f64 {
    AXIS + LANE * real(lanes.max(1)) - LANE / 2.0 + LEADER
}

/// A year with its part of the axis.
struct Band {
    year: i32,
    top: f64,
    from: f64,
    to: f64,
    months: Vec<f64>,
}

/// Lays out a column.
pub fn column(paper: ColumnPaper, items: &[ColumnItem]) -> Column {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|index| (items[*index].span.order(), *index));
    let line = Line::new(items, &order);
    let height = line.height();
    let place = |day: i64, end: bool| line.place(day, end);
    let (low, high) = (line.bands.first().map_or(0.0, |band| band.from), height - FOOT);
    let marks: Vec<Vec<Part>> =
        order.iter().map(|index| mark::parts(&items[*index].span, low, high, place)).collect();
    let spans: Vec<Span> = order.iter().map(|index| items[*index].span).collect();
    let lanes = lanes(&spans, &marks);
    let tops = line.tops.iter().zip(lanes);
    let placed =
        order.iter().zip(&marks).zip(tops).map(|((index, parts), (top, lane))| {
            placement(paper, &items[*index], parts, *top, lane)
        });
    let placed = placed.collect();
    Column {
        height: rounded(height),
        years: line.bands.iter().map(|band| year(paper, band)).collect(),
        items: placed,
        order,
        axis: inward(paper, AXIS),
        months: line.bands.iter().flat_map(|band| band.months.iter().copied()).collect(),
    }
}

/// The x at a distance from the side of the axis.
fn inward(paper: ColumnPaper, distance: f64) -> f64 {
    rounded(if paper.rtl { paper.width - distance } else { distance })
}

/// The box beside the axis at a height.
fn label_box(paper: ColumnPaper, top: f64, height: f64) -> Rect {
    let start = label_start(LANES);
    let x = if paper.rtl { 0.0 } else { rounded(start) };
    Rect { x, y: rounded(top), width: rounded(paper.width - start), height }
}

fn placement(
    paper: ColumnPaper,
    item: &ColumnItem,
    parts: &[Part],
    top: f64,
    lane: usize,
) -> ColumnPlacement {
    let start = label_start(LANES);
    let along = AXIS + LANE * real(lane);
    let body = body(parts);
    let (dot, text) = (f64::midpoint(body.from, body.to.min(body.from + mark::BAR)), top + 9.0);
    let bend = start - LEADER + 4.0;
    let leader = [(along + 6.0, dot), (bend, dot), (start - 8.0, text), (start - 4.0, text)];
    let point = |(distance, y)| Point { x: inward(paper, distance), y: rounded(y) };
    ColumnPlacement {
        shapes: mark::shapes(parts, Axis::Down(inward(paper, along))),
        leader: leader.map(point).to_vec(),
        label: label_box(paper, top, item.height),
    }
}

fn year(paper: ColumnPaper, band: &Band) -> ColumnYear {
    ColumnYear {
        year: band.year,
        heading: label_box(paper, band.top, HEADING - 6.0),
        from: rounded(band.from),
        to: rounded(band.to),
    }
}

/// The axis with the tops of the labels in the order of time.
#[derive(Default)]
struct Line {
    bands: Vec<Band>,
    tops: Vec<f64>,
    /// Days whose y is known, in order; between two of them in proportion.
    knots: Vec<Knot>,
    /// Where the room for the next label begins.
    free: f64,
}

/// A day and its y.
#[derive(Clone, Copy)]
struct Knot {
    day: i64,
    y: f64,
}

impl Line {
    fn new(items: &[ColumnItem], order: &[usize]) -> Self {
        let mut line = Self::default();
        for year in order.chunk_by(|a, b| items[*a].span.year == items[*b].span.year) {
            line.year(items, year);
        }
        line
    }

    fn height(&self) -> f64 {
        self.free + FOOT
    }

    /// Appends the months of a year and the labels of what begins in it.
    fn year(&mut self, items: &[ColumnItem], own: &[usize]) {
        let year = own.first().map_or(0, |index| items[*index].span.year);
        if let Some(before) = self.bands.last() {
            self.free += if before.year + 1 == year { FOOT } else { FOOT + BREAK };
        }
        let top = self.free;
        let from = top + HEADING;
        self.free = from;
        let mut y = from;
        let mut months = Vec::new();
        for month in 1..=12 {
            let heights = own.iter().map(|index| &items[*index]);
            let heights = heights.filter(|item| item.span.month == month);
            let heights: Vec<f64> = heights.map(|item| item.height).collect();
            if !heights.is_empty() {
                y = y.max(self.free);
            }
            months.push(rounded(y));
            self.knots.extend(first_day(year, month).map(|day| Knot { day, y }));
            let first = self.tops.len();
            for height in &heights {
                let top = self.tops.get(first..).and_then(<[f64]>::last).map_or(y, |_| self.free);
                self.tops.push(top);
                self.free = top + height;
            }
            y = (y + MONTH)
                .max(self.tops.get(first..).and_then(<[f64]>::last).map_or(y, |top| top + 14.0));
        }
        self.free = self.free.max(y);
        self.knots
            .extend(first_day(year.saturating_add(1), 1).map(|day| Knot { day, y: self.free }));
        self.bands.push(Band { year, top, from, to: self.free, months });
    }

    /// Where a day begins, or what ends before it ends; what lies beyond the column stands at its end.
    fn place(&self, day: i64, end: bool) -> f64 {
        let is_before = |knot: &Knot| if end { knot.day < day } else { knot.day <= day };
        let after = self.knots.partition_point(is_before);
        match (after.checked_sub(1).map(|index| self.knots[index]), self.knots.get(after).copied())
        {
            (Some(from), Some(to)) => between(day, from, to),
            (Some(Knot { y, .. }), None) | (None, Some(Knot { y, .. })) => y,
            (None, None) => 0.0,
        }
    }
}

fn between(day: i64, from: Knot, to: Knot) -> f64 {
    let share = real(day - from.day) / real((to.day - from.day).max(1));
    from.y + share * (to.y - from.y)
}

/// The stretch of a mark without its tails.
fn body(parts: &[Part]) -> Extent {
    let nothing = Extent { from: 0.0, to: 0.0 };
    parts.first().map_or(nothing, |part| extent(std::slice::from_ref(part)))
}

/// Marks side by side where they overlap, long ones beside the axis; what finds no lane stands in the last one.
/// Months and years that are the same for several things share a mark.
fn lanes(spans: &[Span], marks: &[Vec<Part>]) -> Vec<usize> {
    let mut ends = [f64::NEG_INFINITY; LANES];
    let mut lanes: Vec<usize> = Vec::with_capacity(marks.len());
    for (index, (span, parts)) in spans.iter().zip(marks).enumerate() {
        let same = (0..index).rev().take_while(|before| spans[*before].from == span.from);
        let shared = same.filter(|before| !span.day && spans[*before] == *span).last();
        let (Extent { from, to }, body) = (extent(parts), body(parts));
        let first = usize::from(body.to - body.from > mark::LONG);
        let is_free = |lane: &usize| ends[*lane] + 1.0 <= from;
        let free = || (first..LANES).find(is_free).unwrap_or(LANES - 1);
        let lane = shared.map_or_else(free, |twin| lanes[twin]);
        ends[lane] = ends[lane].max(to);
        lanes.push(lane);
    }
    lanes
}

/// A text in lines of a width, the last one cut if there are too many.
pub fn wrapped(text: &str, size: f64, limit: f64, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && done.len() + 1 < lines {
        let ends = rest.match_indices(' ').map(|(space, _)| space).chain([rest.len()]);
        let first = rest.find(' ').unwrap_or(rest.len());
        let fits = ends.take_while(|end| width(&rest[..*end], size) <= limit);
        let end = fits.last().unwrap_or(first);
        done.push(rest[..end].to_owned());
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() {
        done.push(fitted(rest, size, limit));
    }
    done
}
