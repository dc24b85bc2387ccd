//! A column of time, for narrow paper: the years run downwards, each month as high as what it holds needs.
//!
//! Inside a month days stand in proportion; empty months are short, and empty years are a short break. Lines lead from the marks to their labels,
//! which keep the order of time, so that no two lines cross.

use super::mark::{self, Axis, Part, Shape, extent};
use super::span::{Span, first_day};
use crate::picture::measure::{fitted, width};
use crate::picture::{Point, Rect, rounded};

/// The paper of a column, in the units of the picture.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Its width.
    pub width: f64,
    /// Whether the axis stands at the right.
    pub rtl: bool,
}

/// What stands on a column.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
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
    /// The years with the boxes of their headings and the ends of their part of the axis.
    pub years: Vec<(i32, Rect, f64, f64)>,
    /// The entries in the order of time, each with its index.
    pub entries: Vec<(usize, Placed)>,
    /// Where the axis stands.
    pub axis: f64,
    /// The ticks of months.
    pub months: Vec<f64>,
}

/// An entry in its place.
#[derive(Clone, Debug)]
pub struct Placed {
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
pub fn label_width(paper: Paper) -> f64 {
    paper.width - label_start(LANES)
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
fn label_start(lanes: usize) -> f64 {
    AXIS + LANE * lanes.max(1) as f64 - LANE / 2.0 + LEADER
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
pub fn column(paper: Paper, entries: &[Entry]) -> Column {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| (entries[*at].span.order(), *at));
    let line = Line::new(entries, &order);
    let height = line.height();
    let place = |day: i64, end: bool| line.place(day, end);
    let (low, high) = (line.bands.first().map_or(0.0, |band| band.from), height - FOOT);
    let marks: Vec<Vec<Part>> =
        order.iter().map(|at| mark::parts(&entries[*at].span, low, high, place)).collect();
    let spans: Vec<Span> = order.iter().map(|at| entries[*at].span).collect();
    let lanes = lanes(&spans, &marks);
    let start = label_start(LANES);
    let x = |inward: f64| rounded(if paper.rtl { paper.width - inward } else { inward });
    let placed = order.iter().zip(&marks).zip(line.tops.iter().zip(&lanes));
    let entry = |((at, parts), (top, lane)): ((&usize, &Vec<Part>), (&f64, &usize))| {
        #[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
        let inward = AXIS + LANE * *lane as f64;
        let (from, to) = body(parts);
        let (dot, text) = (f64::midpoint(from, to.min(from + mark::BAR)), top + 9.0);
        let bend = start - LEADER + 4.0;
        let leader = [(inward + 6.0, dot), (bend, dot), (start - 8.0, text), (start - 4.0, text)];
        let height = entries[*at].height;
        let box_x = if paper.rtl { 0.0 } else { rounded(start) };
        let label =
            Rect { x: box_x, y: rounded(*top), width: rounded(paper.width - start), height };
        let leader = leader.map(|(inward, y)| Point { x: x(inward), y: rounded(y) }).to_vec();
        (*at, Placed { shapes: mark::shapes(parts, Axis::Down(x(inward))), leader, label })
    };
    let year = |band: &Band| {
        let heading_x = if paper.rtl { 0.0 } else { 0.0_f64.max(start) };
        let heading = Rect {
            x: heading_x,
            y: rounded(band.top),
            width: rounded(paper.width - start),
            height: HEADING - 6.0,
        };
        (band.year, heading, rounded(band.from), rounded(band.to))
    };
    Column {
        height: rounded(height),
        years: line.bands.iter().map(year).collect(),
        entries: placed.map(entry).collect(),
        axis: x(AXIS),
        months: line.bands.iter().flat_map(|band| band.months.iter().copied()).collect(),
    }
}

/// The axis with the tops of the labels in the order of time.
#[derive(Default)]
struct Line {
    bands: Vec<Band>,
    tops: Vec<f64>,
    /// Where days stand, in order; between two of them in proportion.
    knots: Vec<(i64, f64)>,
    /// Where the room for the next label begins.
    free: f64,
}

impl Line {
    fn new(entries: &[Entry], order: &[usize]) -> Self {
        let mut line = Self::default();
        for year in order.chunk_by(|a, b| entries[*a].span.year == entries[*b].span.year) {
            line.year(entries, year);
        }
        line
    }

    fn height(&self) -> f64 {
        self.free + FOOT
    }

    /// Appends the months of a year and the labels of what begins in it.
    fn year(&mut self, entries: &[Entry], own: &[usize]) {
        let year = own.first().map_or(0, |at| entries[*at].span.year);
        if let Some(before) = self.bands.last() {
            self.free += if before.year + 1 == year { FOOT } else { FOOT + BREAK };
        }
        let top = self.free;
        let from = top + HEADING;
        self.free = from;
        let mut y = from;
        let mut months = Vec::new();
        for month in 1..=12 {
            let heights = own.iter().map(|at| &entries[*at]);
            let heights = heights.filter(|entry| entry.span.month == month);
            let heights: Vec<f64> = heights.map(|entry| entry.height).collect();
            if !heights.is_empty() {
                y = y.max(self.free);
            }
            months.push(rounded(y));
            self.knots.extend(first_day(year, month).map(|day| (day, y)));
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
        self.knots.extend(first_day(year.saturating_add(1), 1).map(|day| (day, self.free)));
        self.bands.push(Band { year, top, from, to: self.free, months });
    }

    /// Where a day begins, or what ends before it ends; what lies beyond the column stands at its end.
    fn place(&self, day: i64, end: bool) -> f64 {
        let is_before = |(knot, _): &(i64, f64)| if end { *knot < day } else { *knot <= day };
        let after = self.knots.partition_point(is_before);
        match (after.checked_sub(1).map(|at| self.knots[at]), self.knots.get(after).copied()) {
            (Some(from), Some(to)) => between(day, from, to),
            (Some((_, y)), None) | (None, Some((_, y))) => y,
            (None, None) => 0.0,
        }
    }
}

fn between(day: i64, from: (i64, f64), to: (i64, f64)) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days of a calendar are far below 2^52")]
    let share = (day - from.0) as f64 / (to.0 - from.0).max(1) as f64;
    from.1 + share * (to.1 - from.1)
}

/// The stretch of a mark without its tails.
fn body(parts: &[Part]) -> (f64, f64) {
    parts.first().map_or((0.0, 0.0), |part| extent(std::slice::from_ref(part)))
}

/// Marks side by side where they overlap, long ones beside the axis; what finds no lane stands in the last one.
/// Months and years that are the same for several things share a mark.
fn lanes(spans: &[Span], marks: &[Vec<Part>]) -> Vec<usize> {
    let mut ends = [f64::NEG_INFINITY; LANES];
    let mut lanes: Vec<usize> = Vec::with_capacity(marks.len());
    for (at, (span, parts)) in spans.iter().zip(marks).enumerate() {
        let same = (0..at).rev().take_while(|before| spans[*before].from == span.from);
        let shared = same.filter(|before| !span.day && spans[*before] == *span).last();
        let ((from, to), own) = (extent(parts), body(parts));
        let first = usize::from(own.1 - own.0 > mark::LONG);
        let is_free = |lane: &usize| ends[*lane] + 1.0 <= from;
        let lane = shared
            .map_or_else(|| (first..LANES).find(is_free).unwrap_or(LANES - 1), |it| lanes[it]);
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
        let ends = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]);
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
