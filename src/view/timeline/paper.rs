//! The paper of the timeline: strips and columns as templates draw them, and the empty strip with its ticks and lanes.

use serde::Serialize;

use super::draw::{ItemView, RectView};
use super::entry::Entry;
use super::text::{LineView, Sizes, anchor, month};
use crate::html::svg;
use crate::lang::Dir;
use crate::model::details::Theme;
use crate::picture::measure::width;
use crate::picture::rounded;
use crate::picture::timeline::strip::{Lane, PlacedTick, Strip, StripPaper};
use crate::picture::timeline::{Span, Years};
use crate::view::Scope;

/// The width of wide pictures: that of the page's text block.
pub(super) const WIDE: f64 = 980.0;
/// The width of narrow pictures: that of a phone of 390 px without the page's margins.
pub(super) const NARROW: f64 = 354.0;

/// A strip of time.
#[derive(Debug, Serialize)]
pub(super) struct StripView {
    pub(super) id: String,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) sizes: Sizes,
    pub(super) ticks: Vec<TickView>,
    pub(super) lanes: Vec<LaneView>,
    pub(super) band: Option<BandView>,
    pub(super) items: Vec<ItemView>,
    pub(super) groups: Vec<GroupView>,
}

/// The beginning of a year or month.
#[derive(Debug, Serialize)]
pub(super) struct TickView {
    pub(super) x: f64,
    pub(super) top: f64,
    pub(super) name: Option<LineView>,
}

/// A lane with its heading.
#[derive(Debug, Serialize)]
pub(super) struct LaneView {
    pub(super) y: f64,
    pub(super) name: Option<LineView>,
}

/// The years that another strip shows, as a link to it.
#[derive(Debug, Serialize)]
pub(super) struct BandView {
    pub(super) rect: RectView,
    pub(super) href: String,
    pub(super) name: LineView,
}

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
    pub(super) name: LineView,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// Things that are only counted, as a link to their part of the table.
#[derive(Debug, Serialize)]
pub(super) struct GroupView {
    pub(super) rect: RectView,
    pub(super) href: String,
    pub(super) title: String,
    pub(super) lines: Vec<LineView>,
}

/// What a strip shows.
pub(super) struct Content<'e> {
    pub(super) id: &'static str,
    pub(super) years: Years,
    /// Years that another strip shows: their things are ticks only.
    pub(super) ticked: Option<Years>,
    pub(super) entries: &'e [&'e Entry<'e>],
    /// The lane of an entry.
    pub(super) lane: fn(&Entry<'_>) -> usize,
}

impl Content<'_> {
    /// Whether something has a label, rather than a tick only.
    pub(super) fn names(&self, span: &Span) -> bool {
        self.ticked.is_none_or(|ticked| !ticked.contain(span))
    }
}

/// The paper of a strip; lanes have headings or not.
pub(super) fn strip_paper(scope: &Scope<'_>, width: f64, headings: bool) -> StripPaper {
    let heading = if headings { 26.0 } else { 4.0 };
    let rtl = scope.lang.dir() == Dir::Rtl;
    StripPaper { width, rtl, row: 24.0, head: 26.0, heading, above: false }
}

/// The sizes of text on some paper.
pub(super) fn sizes(scope: &Scope<'_>, paper: StripPaper) -> Sizes {
    if paper.width < WIDE { Sizes::narrow(scope.lang) } else { Sizes::wide(scope.lang) }
}

/// How much room the name of a tick takes: that of a month, or that of a year.
pub(super) fn tick_room(scope: &Scope<'_>, years: Years, sizes: Sizes) -> f64 {
    let named = |year: i32| {
        let name = if years.count() > 3 { scope.ui().year(year) } else { month(scope, year, 9) };
        width(&name, sizes.small)
    };
    // The years between have no longer names than the first, the last and one of four digits.
    [years.first, years.last, 2000].into_iter().map(named).fold(0.0, f64::max) + 14.0
}

/// The empty strip: ticks, and lanes with their headings.
pub(super) fn blank_strip(
    scope: &Scope<'_>,
    id: &str,
    paper: StripPaper,
    strip: &Strip,
    sizes: Sizes,
) -> StripView {
    let dir = scope.lang.dir();
    let inward = |x: f64, by: f64| rounded(if paper.rtl { x - by } else { x + by });
    let months = strip.ticks.iter().any(|placed| placed.tick.named && placed.tick.month != 1);
    let room = |text: &str, x: f64| {
        let end = inward(x, 4.0 + width(text, sizes.small));
        (0.0..=paper.width).contains(&end)
    };
    let ticks = strip.ticks.iter().map(|PlacedTick { tick, x }| {
        let text =
            if months { month(scope, tick.year, tick.month) } else { scope.ui().year(tick.year) };
        let named = tick.named && room(&text, *x);
        let anchor = anchor(paper.rtl, dir);
        let text = svg::line(&text, scope.lang);
        let line = LineView { text, x: inward(*x, 4.0), y: paper.head - 10.0, anchor };
        let top = if named { paper.head - 22.0 } else { paper.head - 5.0 };
        TickView { x: *x, top, name: named.then_some(line) }
    });
    let lanes = strip.lanes.iter().map(|Lane { number, top, .. }| {
        let name = LineView {
            text: svg::line(&lane_name(scope, *number), scope.lang),
            x: if paper.rtl { paper.width } else { 0.0 },
            y: rounded(top + 18.0),
            anchor: anchor(paper.rtl, dir),
        };
        LaneView { y: *top, name: (paper.heading > 10.0).then_some(name) }
    });
    StripView {
        id: id.to_owned(),
        width: paper.width,
        height: strip.height,
        sizes,
        ticks: ticks.collect(),
        lanes: lanes.collect(),
        band: None,
        items: Vec::new(),
        groups: Vec::new(),
    }
}

fn lane_name(scope: &Scope<'_>, lane: usize) -> String {
    let word = Theme::WORDS.get(lane).map_or("other", |(word, _)| word);
    scope.ui().text(&format!("theme_{word}"))
}
