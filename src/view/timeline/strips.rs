//! Strips of time with the words of their items.

use serde::Serialize;

use super::super::Scope;
use super::counted::{GroupView, counted};
use super::draw::{self, ItemView, LineView, RectView, Sizes};
use super::entry::Entry;
use crate::lang::Dir;
use crate::model::Date;
use crate::model::date::{Moment, Precise};
use crate::model::details::Theme;
use crate::picture::measure::{fitted, width};
use crate::picture::timeline::column::wrapped;
use crate::picture::timeline::strip::{self, Frame, Item, Strip};
use crate::picture::timeline::{LABELS, Span, Years};
use crate::picture::{Rect, rounded};

/// The id of the strip of the densest years.
pub(super) const CLOSE: &str = "close";
/// The width of wide pictures: that of the page's text block.
const WIDE: f64 = 980.0;
/// The width of narrow pictures: that of a phone of 390 px without the page's margins.
pub(super) const NARROW: f64 = 354.0;

/// A strip of time.
#[derive(Debug, Serialize)]
pub(super) struct StripView {
    id: String,
    width: f64,
    height: f64,
    sizes: Sizes,
    ticks: Vec<TickView>,
    lanes: Vec<LaneView>,
    band: Option<BandView>,
    pub(super) items: Vec<ItemView>,
    pub(super) groups: Vec<GroupView>,
}

/// The beginning of a year or month.
#[derive(Debug, Serialize)]
struct TickView {
    x: f64,
    top: f64,
    name: Option<LineView>,
}

/// A lane with its heading.
#[derive(Debug, Serialize)]
struct LaneView {
    y: f64,
    name: Option<LineView>,
}

/// The years that another strip shows, as a link to it.
#[derive(Debug, Serialize)]
struct BandView {
    rect: RectView,
    href: String,
    name: LineView,
}

/// All years; things of the `dense` ones are ticks only.
pub(super) fn overview(
    scope: &Scope<'_>,
    years: Years,
    dense: Option<Years>,
    entries: &[&Entry<'_>],
) -> StripView {
    let named = |span: &Span| dense.is_none_or(|dense| !dense.contain(span));
    let count = entries.iter().filter(|it| it.span.as_ref().is_some_and(named)).count();
    if count > LABELS {
        let frame = frame(scope, WIDE, has_themes(entries));
        return counted(scope, ("years", years), frame, entries, lane_of);
    }
    let mut frame = frame(scope, WIDE, has_themes(entries));
    frame.head += dense.map_or(0.0, |_| 20.0);
    let mut view = named_strip(scope, ("years", years), frame, entries, (lane_of, named));
    view.band = dense.map(|dense| band(scope, frame, years, dense, view.height));
    view
}

/// Some years in lanes by theme.
pub(super) fn lanes(
    scope: &Scope<'_>,
    id: &'static str,
    years: Years,
    entries: &[&Entry<'_>],
) -> StripView {
    let frame = frame(scope, WIDE, has_themes(entries));
    if entries.len() > LABELS {
        return counted(scope, (id, years), frame, entries, lane_of);
    }
    named_strip(scope, (id, years), frame, entries, (lane_of, |_: &Span| true))
}

/// Relations, in one lane.
pub(super) fn relations(
    scope: &Scope<'_>,
    years: Years,
    entries: &[&Entry<'_>],
    narrow: bool,
) -> StripView {
    let id = if narrow { "relations-narrow" } else { "relations-wide" };
    let mut frame = frame(scope, if narrow { NARROW } else { WIDE }, false);
    if narrow {
        let sizes = sizes(scope, frame);
        frame.above = true;
        let lines = entries.iter().map(|it| names(it, frame, sizes).len()).max().unwrap_or(1);
        frame.row = 24.0 + if lines > 1 { 2.0 } else { 1.0 } * sizes.pitch(sizes.text);
    }
    if entries.len() > LABELS {
        return counted(scope, (id, years), frame, entries, |_| 0);
    }
    named_strip(scope, (id, years), frame, entries, (|_: &Entry<'_>| 0, |_: &Span| true))
}

fn frame(scope: &Scope<'_>, width: f64, headings: bool) -> Frame {
    let heading = if headings { 26.0 } else { 4.0 };
    let rtl = scope.lang.dir() == Dir::Rtl;
    Frame { width, rtl, row: 24.0, head: 26.0, heading, above: false }
}

fn has_themes(entries: &[&Entry<'_>]) -> bool {
    entries.iter().any(|it| it.theme.is_some())
}

/// The sizes of text on some paper.
pub(super) fn sizes(scope: &Scope<'_>, frame: Frame) -> Sizes {
    if frame.width < WIDE { Sizes::narrow(scope.lang) } else { Sizes::wide(scope.lang) }
}

/// The lane of an entry: its theme, or the last lane.
fn lane_of(entry: &Entry<'_>) -> usize {
    entry.theme.map_or(Theme::WORDS.len(), |theme| theme as usize)
}

/// A strip on which everything has its label, except what `named` says is a tick only.
fn named_strip(
    scope: &Scope<'_>,
    (id, years): (&str, Years),
    frame: Frame,
    entries: &[&Entry<'_>],
    (lane, named): (impl Fn(&Entry<'_>) -> usize, impl Fn(&Span) -> bool),
) -> StripView {
    let sizes = sizes(scope, frame);
    let mut entries: Vec<(&Entry<'_>, Span)> =
        entries.iter().filter_map(|it| Some((*it, it.span?))).collect();
    entries.sort_by_key(|(entry, _)| lane(entry));
    let texts: Vec<Vec<String>> = entries.iter().map(|(it, _)| names(it, frame, sizes)).collect();
    let items: Vec<Item> = entries
        .iter()
        .zip(&texts)
        .map(|((entry, span), lines)| {
            let widest = lines.iter().map(|line| width(line, sizes.text)).fold(0.0, f64::max);
            let wide = widest + draw::signs_width(entry, sizes) + 4.0;
            Item { span: *span, lane: lane(entry), label: named(span).then_some(wide) }
        })
        .collect();
    let strip = strip::strip(frame, years, &items, tick_room(scope, years, sizes));
    let mut view = paper(scope, id, frame, &strip, sizes);
    let placed = entries.iter().zip(&texts).zip(&strip.items);
    view.items = placed
        .map(|(((entry, _), texts), placed)| {
            let lines = |rect: Rect| lines(scope, texts, (rect, placed.right), sizes);
            let label = placed.label.map(|rect| draw::label(scope, entry, lines(rect), Vec::new()));
            draw::item(entry, &placed.shapes, label)
        })
        .collect();
    view
}

/// The lines of a label in its box, from the bottom up; `right` is the side that they hug.
fn lines(
    scope: &Scope<'_>,
    texts: &[String],
    (rect, right): (Rect, bool),
    sizes: Sizes,
) -> Vec<LineView> {
    let x = if right { rounded(rect.x + rect.width) } else { rect.x };
    let single = rect.y + rect.height / 2.0 + sizes.text * 0.35;
    let is_tall = rect.height > 2.0 * sizes.text;
    let last = if is_tall { rect.y + rect.height - sizes.text * 0.35 } else { single };
    let line = |(above, text): (f64, &String)| LineView {
        text: text.clone(),
        x,
        y: rounded(last - above * sizes.pitch(sizes.text)),
        anchor: draw::anchor(right, scope.lang.dir()),
    };
    let above = (0..texts.len()).rev().map(|at| if at == 0 { 0.0 } else { 1.0 });
    above.zip(texts).map(line).collect()
}

/// The name as far as it finds room beside its mark, or in two lines above it, in one where signs follow.
fn names(entry: &Entry<'_>, frame: Frame, sizes: Sizes) -> Vec<String> {
    if frame.above {
        let lines = if entry.paragraphs.is_empty() { 2 } else { 1 };
        let limit = frame.width - 8.0 - draw::signs_width(entry, sizes);
        return wrapped(&entry.label, sizes.text, limit, lines);
    }
    let limit = frame.width * 0.6;
    vec![fitted(&entry.label, sizes.text, limit - draw::signs_width(entry, sizes) - 8.0)]
}

/// How much room the name of a tick takes: that of a month, or that of a year.
pub(super) fn tick_room(scope: &Scope<'_>, years: Years, sizes: Sizes) -> f64 {
    let widest =
        if years.count() > 3 { scope.ui().number("0000") } else { month(scope, years.first, 9) };
    width(&widest, sizes.small) + 14.0
}

/// A month in words.
pub(super) fn month(scope: &Scope<'_>, year: i32, month: u8) -> String {
    let precision = Precise::Month(year, month);
    scope.ui().date(&Date::Moment(Moment { precision, approximate: false, uncertain: false }))
}

/// The empty strip: ticks, and lanes with their headings.
pub(super) fn paper(
    scope: &Scope<'_>,
    id: &str,
    frame: Frame,
    strip: &Strip,
    sizes: Sizes,
) -> StripView {
    let dir = scope.lang.dir();
    let inward = |x: f64, by: f64| rounded(if frame.rtl { x - by } else { x + by });
    let months = strip.ticks.iter().any(|(tick, _)| tick.named && tick.month != 1);
    let room = |text: &str, x: f64| {
        let end = inward(x, 4.0 + width(text, sizes.small));
        (0.0..=frame.width).contains(&end)
    };
    let ticks = strip.ticks.iter().map(|(tick, x)| {
        let text =
            if months { month(scope, tick.year, tick.month) } else { scope.ui().number(tick.year) };
        let named = tick.named && room(&text, *x);
        let anchor = draw::anchor(frame.rtl, dir);
        let line = LineView { text, x: inward(*x, 4.0), y: frame.head - 10.0, anchor };
        let top = if named { frame.head - 22.0 } else { frame.head - 5.0 };
        TickView { x: *x, top, name: named.then_some(line) }
    });
    let lanes = strip.lanes.iter().map(|(lane, top, _)| {
        let name = LineView {
            text: lane_name(scope, *lane),
            x: if frame.rtl { frame.width } else { 0.0 },
            y: rounded(top + 18.0),
            anchor: draw::anchor(frame.rtl, dir),
        };
        LaneView { y: *top, name: (frame.heading > 10.0).then_some(name) }
    });
    StripView {
        id: id.to_owned(),
        width: frame.width,
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

/// “2023–2024”, in the order of reading; one year stands alone.
pub(super) fn year_range(scope: &Scope<'_>, first: i64, last: i64) -> String {
    let ui = scope.ui();
    if first == last {
        return ui.number(first);
    }
    let years = [("first", ui.number(first).into()), ("last", ui.number(last).into())];
    ui.format("timeline_range", &years)
}

/// The link from the dense years of the overview to their own strip.
fn band(scope: &Scope<'_>, frame: Frame, years: Years, dense: Years, height: f64) -> BandView {
    let (from, to) = dense.days();
    let (a, b) = (years.place(from, frame.width), years.place(to, frame.width));
    let (x, end) = if frame.rtl { (frame.width - b, frame.width - a) } else { (a, b) };
    let text = scope.ui().format(
        "timeline_enlarged",
        &[("years", year_range(scope, dense.first.into(), dense.last.into()).into())],
    );
    let half = width(&text, sizes(scope, frame).small) / 2.0;
    let middle = f64::midpoint(x, end).min(frame.width - half).max(half);
    let name = LineView { text, x: rounded(middle), y: 14.0, anchor: "middle" };
    let rect = Rect { x: rounded(x), y: 20.0, width: rounded(end - x), height: height - 20.0 };
    BandView { rect: rect.into(), href: format!("#{CLOSE}"), name }
}
