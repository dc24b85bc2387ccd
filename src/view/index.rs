//! Indexes of entities: the glossary of groups, people, places, events, agreements.

use std::collections::BTreeSet;

use serde::Serialize;

use super::extent::ENTRIES;
use super::order::section;
use super::part::Part;
use super::{LinkView, Scope, TextView, period};
use crate::mention::form::respelled;
use crate::model::{EntityId, EntityKind};
use crate::route::Route;

/// An index of one kind; that of groups is the glossary.
#[derive(Debug, Serialize)]
pub struct IndexView {
    heading: String,
    kind: &'static str,
    count: String,
    /// Which entries a page shows that does not show all, and where each letter begins.
    range: String,
    letters: Vec<LinkView>,
    sections: Vec<IndexSectionView>,
}

/// The entries under one letter, or of one year.
#[derive(Debug, Serialize)]
struct IndexSectionView {
    id: Option<String>,
    heading: String,
    entries: Vec<EntryView>,
}

/// One line of an index.
#[derive(Debug, Serialize)]
struct EntryView {
    id: String,
    link: LinkView,
    /// Every name, for the filter.
    names: String,
    sort: Option<TextView>,
    date: Option<TextView>,
    summary: Option<TextView>,
    mentions: Option<String>,
    context: bool,
}

/// Makes the index of a kind.
pub fn index(scope: &Scope<'_>, kind: EntityKind) -> IndexView {
    let (ui, ids) = (scope.ui(), scope.order().of(kind));
    let part = Part::of(scope, ids.len(), ENTRIES);
    let mut sections: Vec<IndexSectionView> = Vec::new();
    for id in part.slice(ids) {
        let heading = section(ui, scope.book().entity(*id));
        match sections.iter_mut().rfind(|section| section.heading == heading) {
            Some(section) => section.entries.push(entry(scope, *id)),
            None => sections.push(IndexSectionView {
                id: id_of(scope, kind, &heading).filter(|_| !part.words.is_empty()),
                heading,
                entries: vec![entry(scope, *id)],
            }),
        }
    }
    IndexView {
        heading: ui.text(&format!("{}_heading", kind.folder())),
        kind: kind.noun(),
        count: ui.count("count_entities", ids.len()),
        letters: if part.words.is_empty() { Vec::new() } else { letters(scope, kind) },
        range: part.words,
        sections,
    }
}

/// The letters or years of an index with several pages, as links to where they begin.
fn letters(scope: &Scope<'_>, kind: EntityKind) -> Vec<LinkView> {
    let index = Route::Kind(scope.lang, kind);
    let letter = |(number, (heading, place)): (usize, &(String, usize))| LinkView {
        href: scope.entry(index, *place, &section_id(number)),
        text: scope.words(heading),
    };
    scope.order().sections(kind).iter().enumerate().map(letter).collect()
}

fn id_of(scope: &Scope<'_>, kind: EntityKind, heading: &str) -> Option<String> {
    let mut sections = scope.order().sections(kind).iter();
    sections.position(|(other, _)| other == heading).map(section_id)
}

fn section_id(number: usize) -> String {
    format!("_section-{}", number + 1)
}

fn entry(scope: &Scope<'_>, id: EntityId) -> EntryView {
    let entity = scope.book().entity(id);
    let mentions = scope.book().mentions_of(id).len();
    let names = || entity.forms().map(|form| form.name.value.as_str());
    let respelled: BTreeSet<String> = names().flat_map(respelled).collect();
    let names: Vec<&str> = names().chain(respelled.iter().map(String::as_str)).collect();
    EntryView {
        id: entity.id.clone(),
        link: scope.entity_link(id),
        names: names.join(" "),
        sort: scope.text(&entity.description),
        date: entity.details.dated().and_then(|_| period::when(scope, entity)),
        summary: scope.text(&entity.summary),
        mentions: (mentions > 0).then(|| scope.ui().count("count_mentions", mentions)),
        context: scope.book().is_background(id),
    }
}
