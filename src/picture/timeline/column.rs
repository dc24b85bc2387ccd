//! A column of time, for narrow paper: the years run downwards, each as high as what it holds needs.
//!
//! Inside a year days stand in proportion; empty years are a short break. Lines lead from the marks to their labels,
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
}

/// Lays out a column.
pub fn column(paper: Paper, entries: &[Entry]) -> Column {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| (entries[*at].span.order(), *at));
    let (bands, tops, height) = bands(entries, &order);
    let place = |day: i64| along(&bands, day);
    let (low, high) = (bands.first().map_or(0.0, |band| band.from), height - FOOT);
    let marks: Vec<Vec<Part>> =
        order.iter().map(|at| mark::parts(&entries[*at].span, low, high, place)).collect();
    let lanes = lanes(&marks);
    let start = label_start(LANES);
    let x = |inward: f64| rounded(if paper.rtl { paper.width - inward } else { inward });
    let placed = order.iter().zip(&marks).zip(tops.iter().zip(&lanes));
    let entry = |((at, parts), (top, lane)): ((&usize, &Vec<Part>), (&f64, &usize))| {
        #[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
        let inward = AXIS + LANE * *lane as f64;
        let (from, to) = body(parts);
        let (dot, text) = (f64::midpoint(from, to.min(from + mark::BAR)), top + 9.0);
        let bend = start - LEADER + 4.0;
        let leader = [(inward + 6.0, dot), (bend, dot), (start - 8.0, text), (start - 4.0, text)];
        let height = entries[*at].height;
        let box_x = if paper.rtl { 0.0 } else { rounded(start) };
        let label = Rect { x: box_x, y: rounded(*top), width: rounded(paper.width - start), height };
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
        years: bands.iter().map(year).collect(),
        entries: placed.map(entry).collect(),
        axis: x(AXIS),
        months: bands.iter().flat_map(|band| months(band)).collect(),
    }
}

/// The years from top to bottom, the tops of the labels in the order of time, and the height of all.
fn bands(entries: &[Entry], order: &[usize]) -> (Vec<Band>, Vec<f64>, f64) {
    let mut bands: Vec<Band> = Vec::new();
    let mut tops = Vec::with_capacity(order.len());
    let mut y = 0.0;
    for at in order {
        let entry = &entries[*at];
        let year = entry.span.year;
        if bands.last().is_none_or(|band| band.year != year) {
            if let Some(band) = bands.last_mut() {
                band.to = y;
                y += if band.year + 1 == year { FOOT } else { FOOT + BREAK };
            }
            bands.push(Band { year, top: y, from: y + HEADING, to: y });
            y += HEADING;
        }
        tops.push(y);
        y += entry.height;
    }
    if let Some(band) = bands.last_mut() {
        band.to = y;
    }
    (bands, tops, y + FOOT)
}

/// Where a day stands: in proportion inside its year, and in proportion in a break.
fn along(bands: &[Band], day: i64) -> f64 {
    let mut before: Option<(i64, f64)> = None;
    for band in bands {
        let Some((from, to)) = first_day(band.year, 1).zip(first_day(band.year + 1, 1)) else {
            continue;
        };
        if day < from {
            let (start, y) = before.unwrap_or((from, band.from));
            return between(day.max(start), (start, y), (from, band.from));
        }
        if day <= to {
            return between(day, (from, band.from), (to, band.to));
        }
        before = Some((to, band.to));
    }
    before.map_or(0.0, |(_, y)| y + FOOT)
}

fn between(day: i64, from: (i64, f64), to: (i64, f64)) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days of a calendar are far below 2^52")]
    let share = (day - from.0) as f64 / (to.0 - from.0).max(1) as f64;
    from.1 + share * (to.1 - from.1)
}

/// The months of a year that is high enough to show them.
fn months(band: &Band) -> Vec<f64> {
    if band.to - band.from < 12.0 * 8.0 {
        return Vec::new();
    }
    let days = first_day(band.year, 1).zip(first_day(band.year + 1, 1));
    let month = |number: u8| {
        let (from, to) = days?;
        let y = between(first_day(band.year, number)?, (from, band.from), (to, band.to));
        Some(rounded(y))
    };
    (1..=12).filter_map(month).collect()
}

/// The stretch of a mark without its tails.
fn body(parts: &[Part]) -> (f64, f64) {
    parts.first().map_or((0.0, 0.0), |part| extent(std::slice::from_ref(part)))
}

/// Marks side by side where they overlap; what finds no lane stands in the last one.
fn lanes(marks: &[Vec<Part>]) -> Vec<usize> {
    let mut ends = [f64::NEG_INFINITY; LANES];
    let lane = |parts: &Vec<Part>| {
        let (from, to) = extent(parts);
        let free = ends.iter().position(|end| *end + 1.0 <= from).unwrap_or(LANES - 1);
        ends[free] = ends[free].max(to);
        free
    };
    marks.iter().map(lane).collect()
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
