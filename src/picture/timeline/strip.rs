//! A strip of time: lanes of marks with their labels beside them, packed into rows so that nothing overlaps.

use super::mark::{self, Axis, Shape, extent};
use super::scale::{Tick, Years};
use super::span::Span;
use crate::picture::{Rect, rounded};

/// The paper of a strip. All lengths are in the units of the picture.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Its width.
    pub width: f64,
    /// Whether time runs from right to left.
    pub rtl: bool,
    /// How high a row is.
    pub row: f64,
    /// How high the head with the names of the ticks is.
    pub head: f64,
    /// How high the heading of a lane is; 0 = lanes have no headings.
    pub heading: f64,
    /// Whether labels stand above their marks, for narrow paper.
    pub above: bool,
}

/// What stands on a strip.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// When.
    pub span: Span,
    /// In which lane.
    pub lane: usize,
    /// How wide its label is; `None` = it is only a tick among many.
    pub label: Option<f64>,
}

/// A strip with everything in its place.
#[derive(Clone, Debug)]
pub struct Strip {
    /// Its height.
    pub height: f64,
    /// The lanes that hold something, from top to bottom: number, top and height.
    pub lanes: Vec<(usize, f64, f64)>,
    /// Every item in the order given.
    pub items: Vec<Placed>,
    /// The ticks with their x.
    pub ticks: Vec<(Tick, f64)>,
}

/// An item in its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its mark.
    pub shapes: Vec<Shape>,
    /// The box of its label.
    pub label: Option<Rect>,
    /// Whether the label's text hugs the right side of its box.
    pub right: bool,
}

/// Between a mark and its label, and between neighbours.
const GAP: f64 = 6.0;
/// Between two items of a row.
const APART: f64 = 12.0;
/// Below the last row of a lane.
const FOOT: f64 = 6.0;
/// How high a mark below its label is, in frames with labels above.
const UNDER: f64 = 14.0;

/// Where an item stands in its lane, along the axis.
struct Spot {
    row: usize,
    mark_row: usize,
    label: Option<(f64, f64)>,
    before: bool,
}

/// Lays out a strip of some years. `tick` is how much room the name of a tick takes.
pub fn strip(frame: Frame, years: Years, items: &[Item], tick: f64) -> Strip {
    let lanes = items.iter().map(|item| item.lane + 1).max().unwrap_or(0);
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| items[*at].span.order());
    let marks: Vec<Vec<mark::Part>> = items.iter().map(|it| parts(frame, years, it)).collect();
    let mut placed: Vec<Option<Placed>> = vec![None; items.len()];
    let mut top = frame.head;
    let mut boxes = Vec::new();
    for lane in 0..lanes {
        let own = order.iter().copied().filter(|at| items[*at].lane == lane);
        let own: Vec<usize> = own.collect();
        if own.is_empty() {
            continue;
        }
        let first = top + frame.heading;
        let mut rows = Rows::new(frame, own.iter().map(|at| (&items[*at], &marks[*at])));
        for at in own {
            let spot = rows.take(items[at].label, extent(&marks[at]));
            placed[at] = Some(put(frame, first, &spot, &marks[at]));
        }
        let height = frame.heading + rows.height() + FOOT;
        boxes.push((lane, rounded(top), rounded(height)));
        top += height;
    }
    Strip {
        height: rounded(top),
        lanes: boxes,
        items: placed.into_iter().flatten().collect(),
        ticks: ticks(frame, years, tick),
    }
}

/// The ticks of some years with their x.
pub fn ticks(frame: Frame, years: Years, name: f64) -> Vec<(Tick, f64)> {
    let x = |day| rounded(mirrored(frame, years.place(day, frame.width)));
    let ticks = years.ticks(frame.width, name).into_iter();
    ticks.map(|tick| (tick, x(tick.day))).collect()
}

fn mirrored(frame: Frame, along: f64) -> f64 {
    if frame.rtl { frame.width - along } else { along }
}

fn parts(frame: Frame, years: Years, item: &Item) -> Vec<mark::Part> {
    if item.label.is_none() {
        return mark::rug(years.place(item.span.from, frame.width));
    }
    let (from, to) = years.days();
    let (before, after) = (item.span.from < from, item.span.to > to);
    let low = if before { mark::CUT } else { 0.0 };
    let high = frame.width - if after { mark::CUT } else { 0.0 };
    let place = |day, _| years.place(day, frame.width).clamp(low, high);
    let mut parts = mark::parts(&item.span, low, high, place);
    mark::cut(&mut parts, before, after, (0.0, frame.width));
    parts
}

fn put(frame: Frame, top: f64, spot: &Spot, parts: &[mark::Part]) -> Placed {
    let middle = |row: usize| top + row_top(frame, row) + frame.row / 2.0;
    let y = if frame.above {
        top + row_top(frame, spot.mark_row + 1) - UNDER / 2.0 - 6.0
    } else {
        middle(spot.mark_row)
    };
    let axis = if frame.rtl { Axis::Left(frame.width, y) } else { Axis::Right(y) };
    let label = spot.label.map(|(from, to)| Rect {
        x: rounded(if frame.rtl { frame.width - to } else { from }),
        y: rounded(top + row_top(frame, spot.row)),
        width: rounded(to - from),
        height: if frame.above { rounded(frame.row - UNDER - 6.0) } else { frame.row },
    });
    Placed { shapes: mark::shapes(parts, axis), label, right: spot.before != frame.rtl }
}

fn row_top(frame: Frame, row: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "rows are a few dozen")]
    let row = row as f64;
    row * frame.row
}

/// The rows of a lane with what is taken in each.
struct Rows {
    frame: Frame,
    taken: Vec<Vec<(f64, f64)>>,
}

impl Rows {
    /// Empty rows; the ticks of the many, if there are any, have the first row where they stand.
    fn new<'i>(frame: Frame, items: impl Iterator<Item = (&'i Item, &'i Vec<mark::Part>)>) -> Self {
        let ticks = items.filter(|(item, _)| item.label.is_none()).map(|(_, parts)| extent(parts));
        let all = ticks.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        Self { frame, taken: all.into_iter().map(|band| vec![band]).collect() }
    }

    fn height(&self) -> f64 {
        row_top(self.frame, self.taken.len())
    }

    /// Takes room for a mark and its label: after it, before it, or above it, whichever needs the lowest row.
    fn take(&mut self, label: Option<f64>, mark: (f64, f64)) -> Spot {
        let Some(width) = label else {
            return Spot { row: 0, mark_row: 0, label: None, before: false };
        };
        if self.frame.above {
            let from = self.inside(mark.0, width);
            let row = self.free(mark.0.min(from), mark.1.max(from + width), 1);
            self.put(row, mark.0.min(from), mark.1.max(from + width));
            let label = Some((from, from + width));
            return Spot { row, mark_row: row, label, before: false };
        }
        let after = (mark.1 + GAP, mark.1 + GAP + width);
        let before = (mark.0 - GAP - width, mark.0 - GAP);
        let after = (after.1 <= self.frame.width).then(|| self.free(mark.0, after.1, 1));
        let ahead = (before.0 >= 0.0).then(|| self.free(before.0, mark.1, 1));
        match (after, ahead) {
            (None, None) => self.over(width, mark),
            (Some(row), other) if other.is_none_or(|other| row <= other) => {
                let label = (mark.1 + GAP, mark.1 + GAP + width);
                self.put(row, mark.0, label.1);
                Spot { row, mark_row: row, label: Some(label), before: false }
            }
            (_, row) => {
                let row = row.unwrap_or(0);
                self.put(row, before.0, mark.1);
                Spot { row, mark_row: row, label: Some(before), before: true }
            }
        }
    }

    /// A label in the row above its mark, for marks that leave no room beside them.
    fn over(&mut self, width: f64, mark: (f64, f64)) -> Spot {
        let from = self.inside(mark.0, width);
        let row = self.free(mark.0.min(from), mark.1.max(from + width), 2);
        self.put(row, from, from + width);
        self.put(row + 1, mark.0, mark.1);
        Spot { row, mark_row: row + 1, label: Some((from, from + width)), before: false }
    }

    /// Where a label begins so that it stays on the paper.
    fn inside(&self, from: f64, width: f64) -> f64 {
        from.min(self.frame.width - width).max(0.0)
    }

    /// The first of so many rows that are free here.
    fn free(&self, from: f64, to: f64, rows: usize) -> usize {
        let is_free =
            |row: &Vec<(f64, f64)>| row.iter().all(|(a, b)| to + APART <= *a || *b + APART <= from);
        (0..self.taken.len())
            .find(|first| self.taken.iter().skip(*first).take(rows).all(is_free))
            .unwrap_or(self.taken.len())
    }

    fn put(&mut self, row: usize, from: f64, to: f64) {
        while self.taken.len() <= row {
            self.taken.push(Vec::new());
        }
        self.taken[row].push((from, to));
    }
}
