//! What happened when, drawn along lines of time, with a table of the same.

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

use super::{LinkView, Scope};
use crate::picture::timeline::Years;
use crate::picture::timeline::dense::densest;
use entry::{Entry, Sort};
use paper::{ColumnView, StripView};
pub use profile::{ProfileTimeline, profile};
use table::YearSectionView;
use text::year_range;

/// The page of the picture.
#[derive(Debug, Serialize)]
pub struct TimelineView {
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

/// Makes the page.
pub fn timeline(scope: &Scope<'_>) -> TimelineView {
    let entries = entry::all(scope);
    let (relations, events): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) = entries
        .iter()
        .filter(|entry| entry.span.is_some())
        .partition(|entry| entry.sort == Sort::Relation);
    TimelineView {
        parts: parts(scope, &events, &relations),
        sections: table::sections(scope, &entries),
        undated: table::undated(&entries),
        undated_relations: table::undated_relations(scope, &entries),
    }
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
