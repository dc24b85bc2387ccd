//! The table below the picture: the same things in words, year by year, and what has no date.

use serde::Serialize;

use super::chronology::Subject;
use super::entry::{self, Entry, Sort};
use crate::picture::timeline::LABELS;
use crate::view::gathered::GatheredView;
use crate::view::value::EvidenceView;
use crate::view::{LinkView, Scope, TextView};

/// The things that begin in one year.
#[derive(Debug, Serialize)]
pub(super) struct YearSectionView {
    id: String,
    year: String,
    count: String,
    rows: Vec<EntryRowView>,
}

/// One thing.
#[derive(Debug, Serialize)]
struct EntryRowView {
    /// An anchor where the pictures count by months and need one.
    id: Option<String>,
    date: TextView,
    link: LinkView,
    sort: String,
    note: Option<TextView>,
    others: Vec<LinkView>,
    paragraphs: Vec<GatheredView>,
    #[serde(flatten)]
    evidence: EvidenceView,
}

/// A relation without a date.
#[derive(Debug, Serialize)]
pub(super) struct UndatedView {
    link: LinkView,
    #[serde(flatten)]
    evidence: EvidenceView,
}

/// Some of what has a date, by year.
pub(super) fn sections(scope: &Scope<'_>, subjects: &[Subject]) -> Vec<YearSectionView> {
    let chronology = scope.site.chronology;
    let anchors = chronology.dated.len() > LABELS;
    let mut month = None;
    let mut sections: Vec<(i32, Vec<EntryRowView>)> = Vec::new();
    let entries = subjects.iter().map(|subject| entry::of(scope, *subject));
    for (entry, span) in entries.filter_map(|entry| entry.span.map(|span| (entry, span))) {
        let own = (span.year, span.month);
        let first = month.replace(own) != Some(own);
        let row = row(scope, &entry, (anchors && first).then(|| month_id(own.0, own.1)));
        match sections.last_mut().filter(|(year, _)| *year == span.year) {
            Some((_, rows)) => rows.push(row),
            None => sections.push((span.year, vec![row])),
        }
    }
    let count = |year: i32| chronology.counts.get(&year).copied().unwrap_or_default();
    let view = |(year, rows): (i32, Vec<EntryRowView>)| YearSectionView {
        id: year_id(year),
        year: scope.ui().year(year),
        count: scope.ui().count("count_entities", count(year)),
        rows,
    };
    sections.into_iter().map(view).collect()
}

/// Some of the relations without a date.
pub(super) fn undated(scope: &Scope<'_>, relations: &[usize]) -> Vec<UndatedView> {
    let view = |index: &usize| {
        let entry = entry::of(scope, Subject::Relation(*index));
        let evidence = scope.evidence(entry.standing, &entry.sources);
        UndatedView { link: entry.link, evidence }
    };
    relations.iter().map(view).collect()
}

fn row(scope: &Scope<'_>, entry: &Entry<'_>, id: Option<String>) -> EntryRowView {
    EntryRowView {
        id,
        date: scope.words(&entry.date),
        link: entry.link.clone(),
        sort: sort(scope, entry),
        note: entry.relation.and_then(|relation| scope.text(&relation.note)),
        others: scope.line(&entry.others, &entry.link.href, |id| scope.entity_link(*id)),
        paragraphs: scope.gathered(entry.paragraphs.iter().cloned()),
        evidence: EvidenceView {
            sources: scope.line(&entry.sources, &entry.link.href, |id| scope.source_link(*id)),
            ..scope.evidence(entry.standing, &[])
        },
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
    format!("_y{year}-{month:02}")
}

/// The anchor of a year's section.
pub(super) fn year_id(year: i32) -> String {
    format!("_y{year}")
}
