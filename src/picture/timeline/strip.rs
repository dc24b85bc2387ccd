//! A strip of time: lanes of marks with their labels beside them, packed into rows so that nothing overlaps.
//!
//! Packing is first fit, in the order of time (interval partitioning): each mark with its label takes the lowest row in
//! which both are free. The number of rows is small but not the least, because a label may stand on either side.

use super::mark::{self, Axis, Extent, Shape, extent};
use super::scale::{Tick, Years};
use super::span::Span;
use crate::picture::{Rect, real, rounded};

/// The paper of a strip. All lengths are in the units of the picture.
#[derive(Clone, Copy, Debug)]
pub struct StripPaper {
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
pub struct StripItem {
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
    /// The lanes that hold something, from top to bottom.
    pub lanes: Vec<Lane>,
    /// Every item in the order given.
    pub items: Vec<StripPlacement>,
    /// The ticks.
    pub ticks: Vec<PlacedTick>,
}

/// A lane in its place.
#[derive(Clone, Copy, Debug)]
pub struct Lane {
    /// Its number.
    pub number: usize,
    /// The y of its upper edge.
    pub top: f64,
    /// Its height.
    pub height: f64,
}

/// A tick in its place.
#[derive(Clone, Copy, Debug)]
pub struct PlacedTick {
    /// The tick.
    pub tick: Tick,
    /// Its x.
    pub x: f64,
}

/// An item in its place.
#[derive(Clone, Debug)]
pub struct StripPlacement {
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
struct Slot {
    row: usize,
    mark_row: usize,
    label: Option<Extent>,
    before: bool,
}

/// Lays out a strip of some years. `tick` is how much room the name of a tick takes.
pub fn strip(paper: StripPaper, years: Years, items: &[StripItem], tick: f64) -> Strip {
    let lanes = items.iter().map(|item| item.lane + 1).max().unwrap_or(0);
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|index| items[*index].span.order());
    let marks: Vec<Vec<mark::Part>> = items.iter().map(|item| parts(paper, years, item)).collect();
    let mut placed: Vec<Option<StripPlacement>> = vec![None; items.len()];
    let mut top = paper.head;
    let mut filled = Vec::new();
    for lane in 0..lanes {
        let own = order.iter().copied().filter(|index| items[*index].lane == lane);
        let own: Vec<usize> = own.collect();
        if own.is_empty() {
            continue;
        }
        let first = top + paper.heading;
        let mut rows = Rows::new(paper, own.iter().map(|index| (&items[*index], &marks[*index])));
        for index in own {
            let slot = rows.take(items[index].label, extent(&marks[index]));
            placed[index] = Some(put(paper, first, &slot, &marks[index]));
        }
        let height = paper.heading + rows.height() + FOOT;
        filled.push(Lane { number: lane, top: rounded(top), height: rounded(height) });
        top += height;
    }
    Strip {
        height: rounded(top),
        lanes: filled,
        items: placed.into_iter().flatten().collect(),
        ticks: ticks(paper, years, tick),
    }
}

/// The ticks of some years in their places.
pub fn ticks(paper: StripPaper, years: Years, name: f64) -> Vec<PlacedTick> {
    let x = |day| rounded(mirrored(paper, years.place(day, paper.width)));
    let ticks = years.ticks(paper.width, name).into_iter();
    ticks.map(|tick| PlacedTick { tick, x: x(tick.day) }).collect()
}

fn mirrored(paper: StripPaper, along: f64) -> f64 {
    if paper.rtl { paper.width - along } else { along }
}

fn parts(paper: StripPaper, years: Years, item: &StripItem) -> Vec<mark::Part> {
    if item.label.is_none() {
        return mark::rug(years.place(item.span.from, paper.width));
    }
    let days = years.days();
    let (before, after) = (item.span.from < days.start, item.span.to > days.end);
    let low = if before { mark::CUT } else { 0.0 };
    let high = paper.width - if after { mark::CUT } else { 0.0 };
    let place = |day, _| years.place(day, paper.width).clamp(low, high);
    let mut parts = mark::parts(&item.span, low, high, place);
    mark::cut(&mut parts, before, after, 0.0, paper.width);
    parts
}

fn put(paper: StripPaper, top: f64, slot: &Slot, parts: &[mark::Part]) -> StripPlacement {
    let middle = |row: usize| top + row_top(paper, row) + paper.row / 2.0;
    let y = if paper.above {
        top + row_top(paper, slot.mark_row + 1) - UNDER / 2.0 - 6.0
    } else {
        middle(slot.mark_row)
    };
    let axis = if paper.rtl { Axis::Left(paper.width, y) } else { Axis::Right(y) };
    let label = slot.label.map(|Extent { from, to }| Rect {
        x: rounded(if paper.rtl { paper.width - to } else { from }),
        y: rounded(top + row_top(paper, slot.row)),
        width: rounded(to - from),
        height: if paper.above { rounded(paper.row - UNDER - 6.0) } else { paper.row },
    });
    StripPlacement { shapes: mark::shapes(parts, axis), label, right: slot.before != paper.rtl }
}

fn row_top(paper: StripPaper, row: usize) -> f64 {
    real(row) * paper.row
}

/// The rows of a lane with what is taken in each.
struct Rows {
    paper: StripPaper,
    taken: Vec<Vec<Extent>>,
}

impl Rows {
    /// Empty rows; the ticks of the many, if there are any, have the first row where they stand.
    fn new<'i>(
        paper: StripPaper,
        items: impl Iterator<Item = (&'i StripItem, &'i Vec<mark::Part>)>,
    ) -> Self {
        let ticks = items.filter(|(item, _)| item.label.is_none());
        let all = ticks.map(|(_, parts)| extent(parts)).reduce(Extent::hull);
        Self { paper, taken: all.into_iter().map(|band| vec![band]).collect() }
    }

    fn height(&self) -> f64 {
        row_top(self.paper, self.taken.len())
    }

    /// Takes room for a mark and its label: after it, before it, or above it, whichever needs the lowest row.
    fn take(&mut self, label: Option<f64>, mark: Extent) -> Slot {
        let Some(width) = label else {
            return Slot { row: 0, mark_row: 0, label: None, before: false };
        };
        if self.paper.above {
            let label = self.inside(mark.from, width);
            let both = mark.hull(label);
            let row = self.free(both, 1);
            self.put(row, both);
            return Slot { row, mark_row: row, label: Some(label), before: false };
        }
        let after = Extent { from: mark.to + GAP, to: mark.to + GAP + width };
        let before = Extent { from: mark.from - GAP - width, to: mark.from - GAP };
        let row_after = (after.to <= self.paper.width).then(|| self.free(mark.hull(after), 1));
        let row_before = (before.from >= 0.0).then(|| self.free(before.hull(mark), 1));
        match (row_after, row_before) {
            (None, None) => self.over(width, mark),
            (Some(row), other) if other.is_none_or(|other| row <= other) => {
                self.put(row, mark.hull(after));
                Slot { row, mark_row: row, label: Some(after), before: false }
            }
            (_, row) => {
                let row = row.unwrap_or(0);
                self.put(row, before.hull(mark));
                Slot { row, mark_row: row, label: Some(before), before: true }
            }
        }
    }

    /// A label in the row above its mark, for marks that leave no room beside them.
    fn over(&mut self, width: f64, mark: Extent) -> Slot {
        let label = self.inside(mark.from, width);
        let row = self.free(mark.hull(label), 2);
        self.put(row, label);
        self.put(row + 1, mark);
        Slot { row, mark_row: row + 1, label: Some(label), before: false }
    }

    /// The extent of a label that begins as near to `from` as keeps it on the paper.
    fn inside(&self, from: f64, width: f64) -> Extent {
        let from = from.min(self.paper.width - width).max(0.0);
        Extent { from, to: from + width }
    }

    /// The first of so many rows that are free here.
    fn free(&self, extent: Extent, rows: usize) -> usize {
        let is_free = |row: &Vec<Extent>| {
            row.iter()
                .all(|taken| extent.to + APART <= taken.from || taken.to + APART <= extent.from)
        };
        (0..self.taken.len())
            .find(|first| self.taken.iter().skip(*first).take(rows).all(is_free))
            .unwrap_or(self.taken.len())
    }

    fn put(&mut self, row: usize, extent: Extent) {
        while self.taken.len() <= row {
            self.taken.push(Vec::new());
        }
        self.taken[row].push(extent);
    }
}
