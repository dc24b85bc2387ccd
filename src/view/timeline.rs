//! What happened when, drawn along lines of time, with a table of the same.

mod chronology;
mod columns;
mod counted;
mod draw;
mod entry;
mod paper;
mod profile;
mod strips;
mod table;
mod text;

use serde::Serialize;

use super::extent::{ENTRIES, LINKS};
use super::part::Part;
use super::{LinkView, Scope};
use crate::picture::timeline::Years;
use crate::picture::timeline::dense::densest;
pub use chronology::{Chronology, chronology};
use entry::{Entry, Sort};
use paper::{ColumnView, StripView};
pub use profile::{ProfileTimeline, profile};
use table::YearSectionView;
use text::year_range;

/// The page of the picture.
#[derive(Debug, Serialize)]
pub struct TimelineView {
    /// Whether it is the page itself, and not a further part of its table.
    first: bool,
    /// Which of the rows it shows, if not all.
    range: String,
    parts: Vec<PartView>,
    sections: Vec<YearSectionView>,
    undated: Vec<LinkView>,
    undated_relations: Vec<table::UndatedView>,
}

/// One part of the picture: some years, for wide and for narrow paper.
#[derive(Debug, Serialize)]
struct PartView {
    id: &'static str,
    heading: String,
    wide: Option<StripView>,
    narrow: Option<StripView>,
    column: Option<ColumnView>,
}

/// Makes the page, or a further part of its table.
pub fn timeline(scope: &Scope<'_>) -> TimelineView {
    let chronology = scope.site.chronology;
    let dated = Part::of(scope, chronology.dated.len(), ENTRIES);
    let undated = Part::of(scope, chronology.undated.len(), LINKS);
    let relations = Part::of(scope, chronology.undated_relations.len(), ENTRIES);
    let mut without_date = chronology.undated.clone();
    without_date.sort_by_key(|id| scope.order().in_time(scope.book(), *id));
    TimelineView {
        first: scope.is_first(),
        parts: if scope.is_first() { drawn(scope) } else { Vec::new() },
        sections: table::sections(scope, dated.slice(&chronology.dated)),
        range: dated.words,
        undated: undated.slice(&without_date).iter().map(|id| scope.entity_link(*id)).collect(),
        undated_relations: table::undated(scope, relations.slice(&chronology.undated_relations)),
    }
}

/// The picture of all that has a date.
fn drawn(scope: &Scope<'_>) -> Vec<PartView> {
    let dated = scope.site.chronology.dated.iter();
    let entries: Vec<Entry<'_>> = dated.map(|subject| entry::of(scope, *subject)).collect();
    let (relations, events): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) =
        entries.iter().partition(|entry| entry.sort == Sort::Relation);
    parts(scope, &events, &relations)
}

/// All years, the densest ones once more, and the relations. On narrow paper one column holds all events.
fn parts(scope: &Scope<'_>, events: &[&Entry<'_>], relations: &[&Entry<'_>]) -> Vec<PartView> {
    let mut parts = Vec::new();
    let years: Vec<i32> = events.iter().filter_map(|entry| Some(entry.span?.year)).collect();
    let dense = densest(&years);
    if let Some(all) = Years::of(events.iter().filter_map(|entry| entry.span.as_ref())) {
        parts.push(PartView {
            id: "_years",
            heading: heading(scope, "timeline_years", all),
            wide: Some(strips::overview(scope, all, dense, events)),
            narrow: None,
            column: Some(columns::column(scope, events)),
        });
    }
    if let Some(dense) = dense {
        let near: Vec<&Entry<'_>> = events
            .iter()
            .copied()
            .filter(|entry| entry.span.is_some_and(|s| dense.touch(&s)))
            .collect();
        parts.push(PartView {
            id: strips::CLOSE,
            heading: heading(scope, "timeline_close", dense),
            wide: Some(strips::lanes(scope, strips::CLOSE, dense, &near)),
            narrow: None,
            column: None,
        });
    }
    if let Some(all) = Years::of(relations.iter().filter_map(|entry| entry.span.as_ref())) {
        parts.push(PartView {
            id: "_relations",
            heading: heading(scope, "timeline_relations", all),
            wide: Some(strips::relations(scope, all, relations, false)),
            narrow: Some(strips::relations(scope, all, relations, true)),
            column: None,
        });
    }
    parts
}

fn heading(scope: &Scope<'_>, id: &str, years: Years) -> String {
    let (first, last) = (years.first, years.last);
    let years = year_range(scope, first, last);
    scope.ui().format(id, &[("years", years.into())])
}
