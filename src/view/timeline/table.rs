//! The table below the picture: the same things in words, year by year, and what has no date.

use serde::Serialize;

use super::super::{LinkView, Scope, TextView};
use super::entry::{Entry, Sort};
use crate::model::Confidence;
use crate::picture::timeline::LABELS;

/// The things that begin in one year.
#[derive(Debug, Serialize)]
pub(super) struct SectionView {
    id: String,
    year: String,
    count: String,
    rows: Vec<RowView>,
}

/// One thing.
#[derive(Debug, Serialize)]
struct RowView {
    /// An anchor where the pictures count by months and need one.
    id: Option<String>,
    date: TextView,
    link: LinkView,
    sort: String,
    note: Option<TextView>,
    confidence: Option<&'static str>,
    confidence_label: Option<String>,
    others: Vec<LinkView>,
    paragraphs: Vec<LinkView>,
    sources: Vec<LinkView>,
}

/// A relation without a date.
#[derive(Debug, Serialize)]
pub(super) struct UndatedView {
    link: LinkView,
    confidence: Option<&'static str>,
    confidence_label: Option<String>,
    sources: Vec<LinkView>,
}

/// Everything with a date, by year.
pub(super) fn sections(scope: &Scope<'_>, entries: &[Entry<'_>]) -> Vec<SectionView> {
    let anchors = entries.len() > LABELS;
    let mut month = None;
    let mut sections: Vec<(i32, Vec<RowView>)> = Vec::new();
    for (entry, span) in entries.iter().filter_map(|entry| Some((entry, entry.span?))) {
        let own = (span.year, span.month);
        let first = month.replace(own) != Some(own);
        let row = row(scope, entry, (anchors && first).then(|| month_id(own.0, own.1)));
        match sections.last_mut().filter(|(year, _)| *year == span.year) {
            Some((_, rows)) => rows.push(row),
            None => sections.push((span.year, vec![row])),
        }
    }
    let view = |(year, rows): (i32, Vec<RowView>)| SectionView {
        id: year_id(year),
        year: scope.ui().number(year),
        count: scope.ui().count("count_entities", rows.len()),
        rows,
    };
    sections.into_iter().map(view).collect()
}

/// Events and agreements without a date.
pub(super) fn undated(entries: &[Entry<'_>]) -> Vec<LinkView> {
    let undated = entries.iter().filter(|it| it.span.is_none() && it.sort != Sort::Relation);
    undated.map(|it| it.link.clone()).collect()
}

/// Relations without a date.
pub(super) fn undated_relations(scope: &Scope<'_>, entries: &[Entry<'_>]) -> Vec<UndatedView> {
    let view = |entry: &Entry<'_>| UndatedView {
        link: entry.link.clone(),
        confidence: entry.standing.map(Confidence::word),
        confidence_label: entry.standing.map(|level| scope.confidence_label(level)),
        sources: scope.source_links(&entry.sources),
    };
    let undated = entries.iter().filter(|it| it.span.is_none() && it.sort == Sort::Relation);
    undated.map(view).collect()
}

fn row(scope: &Scope<'_>, entry: &Entry<'_>, id: Option<String>) -> RowView {
    RowView {
        id,
        date: scope.words(&entry.date),
        link: entry.link.clone(),
        sort: sort(scope, entry),
        note: entry.relation.and_then(|it| scope.text(&it.note)),
        confidence: entry.standing.map(Confidence::word),
        confidence_label: entry.standing.map(|level| scope.confidence_label(level)),
        others: entry.others.iter().map(|id| scope.entity_link(*id)).collect(),
        paragraphs: entry.paragraphs.clone(),
        sources: scope.source_links(&entry.sources),
    }
}

/// What sort of thing it is: its theme, or a relation.
fn sort(scope: &Scope<'_>, entry: &Entry<'_>) -> String {
    let ui = scope.ui();
    match (entry.theme, entry.sort) {
        (Some(theme), _) => ui.text(&format!("theme_{}", theme.word())),
        (None, Sort::Relation) => ui.text("timeline_one_relation"),
        (None, Sort::Agreement) => ui.text("one_agreement"),
        (None, Sort::Event | Sort::Life) => ui.text("one_event"),
    }
}

/// The anchor of a month's first row.
pub(super) fn month_id(year: i32, month: u8) -> String {
    format!("y{year}-{month:02}")
}

/// The anchor of a year's section.
pub(super) fn year_id(year: i32) -> String {
    format!("y{year}")
}
