//! Strips of time with the words of their items.

use super::counted::counted;
use super::draw;
use super::entry::Entry;
use super::paper::{
    BandView, Content, NARROW, StripView, WIDE, blank_strip, sizes, strip_paper, tick_room,
};
use super::text::{LineView, Sizes, anchor, year_range};
use crate::html::{Html, svg};
use crate::model::details::Theme;
use crate::picture::measure::{fitted, width};
use crate::picture::timeline::column::wrapped;
use crate::picture::timeline::strip::{StripItem, StripPaper, StripPlacement, strip};
use crate::picture::timeline::{LABELS, Span, Years};
use crate::picture::{Rect, rounded};
use crate::view::Scope;

/// The id of the strip of the densest years.
pub(super) const CLOSE: &str = "_close";

/// All years; things of the `dense` ones are ticks only.
pub(super) fn overview(
    scope: &Scope<'_>,
    years: Years,
    dense: Option<Years>,
    entries: &[&Entry<'_>],
) -> StripView {
    let content = Content { id: "_years", years, ticked: dense, entries, lane: theme_lane };
    let named = entries.iter().filter_map(|entry| entry.span).filter(|span| content.names(span));
    let mut paper = strip_paper(scope, WIDE, has_themes(entries));
    if named.count() > LABELS {
        return counted(scope, &content, paper);
    }
    paper.head += dense.map_or(0.0, |_| 20.0);
    let mut view = named_strip(scope, &content, paper);
    view.band = dense.map(|dense| band(scope, paper, years, dense, view.height));
    view
}

/// Some years in lanes by theme.
pub(super) fn lanes(
    scope: &Scope<'_>,
    id: &'static str,
    years: Years,
    entries: &[&Entry<'_>],
) -> StripView {
    let content = Content { id, years, ticked: None, entries, lane: theme_lane };
    named_or_counted(scope, &content, strip_paper(scope, WIDE, has_themes(entries)))
}

/// Relations, in one lane.
pub(super) fn relations(
    scope: &Scope<'_>,
    years: Years,
    entries: &[&Entry<'_>],
    narrow: bool,
) -> StripView {
    let id = if narrow { "relations-narrow" } else { "relations-wide" };
    let mut paper = strip_paper(scope, if narrow { NARROW } else { WIDE }, false);
    if narrow {
        let sizes = sizes(scope, paper);
        paper.above = true;
        let lines = entries.iter().map(|entry| names(entry, paper, sizes).len());
        let lines = if lines.max().unwrap_or(1) > 1 { 2.0 } else { 1.0 };
        paper.row = 24.0 + lines * sizes.pitch(sizes.text);
    }
    let content = Content { id, years, ticked: None, entries, lane: |_| 0 };
    named_or_counted(scope, &content, paper)
}

fn named_or_counted(scope: &Scope<'_>, content: &Content<'_>, paper: StripPaper) -> StripView {
    if content.entries.len() > LABELS {
        return counted(scope, content, paper);
    }
    named_strip(scope, content, paper)
}

fn has_themes(entries: &[&Entry<'_>]) -> bool {
    entries.iter().any(|entry| entry.theme.is_some())
}

/// The lane of an entry: its theme, or the last lane.
fn theme_lane(entry: &Entry<'_>) -> usize {
    entry.theme.map_or(Theme::WORDS.len(), |theme| theme as usize)
}

/// A strip on which everything has its label, except what is a tick only.
fn named_strip(scope: &Scope<'_>, content: &Content<'_>, paper: StripPaper) -> StripView {
    let sizes = sizes(scope, paper);
    let dated = content.entries.iter().filter_map(|entry| Some((*entry, entry.span?)));
    let mut entries: Vec<(&Entry<'_>, Span)> = dated.collect();
    entries.sort_by_key(|(entry, _)| (content.lane)(entry));
    let texts: Vec<Vec<String>> =
        entries.iter().map(|(entry, _)| names(entry, paper, sizes)).collect();
    let item = |((entry, span), lines): (&(&Entry<'_>, Span), &Vec<String>)| {
        let widest = lines.iter().map(|line| width(line, sizes.text)).fold(0.0, f64::max);
        let label = widest + draw::signs_width(entry, sizes) + 4.0;
        StripItem {
            span: *span,
            lane: (content.lane)(entry),
            label: content.names(span).then_some(label),
        }
    };
    let items: Vec<StripItem> = entries.iter().zip(&texts).map(item).collect();
    let strip = strip(paper, content.years, &items, tick_room(scope, content.years, sizes));
    let placed = entries.iter().zip(&texts).zip(&strip.items);
    let items = placed.map(|(((entry, _), texts), placed)| {
        let lines = lines(scope, entry, texts, placed, sizes);
        let label = lines.map(|lines| draw::label(scope, entry, lines, Vec::new()));
        draw::item(entry, &placed.shapes, label)
    });
    StripView { items: items.collect(), ..blank_strip(scope, content.id, paper, &strip, sizes) }
}

/// The lines of a label in its box, from the bottom up; `None` without a label.
fn lines(
    scope: &Scope<'_>,
    entry: &Entry<'_>,
    texts: &[String],
    placed: &StripPlacement,
    sizes: Sizes,
) -> Option<Vec<LineView>> {
    let rect = placed.label?;
    let x = if placed.right { rounded(rect.right()) } else { rect.x };
    let single = rect.y + rect.height / 2.0 + sizes.text * 0.35;
    let is_tall = rect.height > 2.0 * sizes.text;
    let last = if is_tall { rect.y + rect.height - sizes.text * 0.35 } else { single };
    let line = |(above, text): (f64, Html)| LineView {
        text,
        x,
        y: rounded(last - above * sizes.pitch(sizes.text)),
        anchor: anchor(placed.right, scope.lang.dir()),
    };
    let above = (0..texts.len()).rev().map(|rank| if rank == 0 { 0.0 } else { 1.0 });
    Some(above.zip(svg::lines(&entry.label, texts, entry.lang)).map(line).collect())
}

/// The name as far as it finds room beside its mark, or in two lines above it, in one where signs follow.
fn names(entry: &Entry<'_>, paper: StripPaper, sizes: Sizes) -> Vec<String> {
    if paper.above {
        let lines = if entry.paragraphs.is_empty() { 2 } else { 1 };
        let limit = paper.width - 8.0 - draw::signs_width(entry, sizes);
        return wrapped(&entry.label, sizes.text, limit, lines);
    }
    let limit = paper.width * 0.6;
    vec![fitted(&entry.label, sizes.text, limit - draw::signs_width(entry, sizes) - 8.0)]
}

/// The link from the dense years of the overview to their own strip.
fn band(scope: &Scope<'_>, paper: StripPaper, years: Years, dense: Years, height: f64) -> BandView {
    let days = dense.days();
    let (a, b) = (years.place(days.start, paper.width), years.place(days.end, paper.width));
    let (x, end) = if paper.rtl { (paper.width - b, paper.width - a) } else { (a, b) };
    let text = scope.ui().format(
        "timeline_enlarged",
        &[("years", year_range(scope, dense.first, dense.last).into())],
    );
    let half = width(&text, sizes(scope, paper).small) / 2.0;
    let middle = f64::midpoint(x, end).min(paper.width - half).max(half);
    let text = svg::line(&text, scope.lang);
    let name = LineView { text, x: rounded(middle), y: 14.0, anchor: "middle" };
    let rect = Rect { x: rounded(x), y: 20.0, width: rounded(end - x), height: height - 20.0 };
    BandView { rect: rect.into(), href: format!("#{CLOSE}"), name }
}
