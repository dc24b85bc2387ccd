//! Indexes of entities: the glossary of groups, people, places, events, agreements.

use serde::Serialize;

use super::order::filed;
use super::{LinkView, Scope, TextView};
use crate::model::entity::Role;
use crate::model::{Entity, EntityId, EntityKind};
use crate::script::fold::normal;

/// An index of one kind; that of groups is the glossary.
#[derive(Debug, Serialize)]
pub struct IndexView {
    heading: String,
    kind: &'static str,
    count: String,
    sections: Vec<IndexSectionView>,
}

/// The entries under one letter, or of one year.
#[derive(Debug, Serialize)]
struct IndexSectionView {
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
    let ids = scope.order(kind);
    let mut sections: Vec<IndexSectionView> = Vec::new();
    for id in ids {
        let heading = section(scope, scope.book().entity(*id));
        match sections.iter_mut().rfind(|section| section.heading == heading) {
            Some(section) => section.entries.push(entry(scope, *id)),
            None => sections.push(IndexSectionView { heading, entries: vec![entry(scope, *id)] }),
        }
    }
    IndexView {
        heading: scope.ui().text(&format!("{}_heading", kind.folder())),
        kind: kind.noun(),
        count: scope.ui().count("count_entities", ids.len()),
        sections,
    }
}

/// The first letter of a name, without accents and dots, or the year of an event.
fn section(scope: &Scope<'_>, entity: &Entity) -> String {
    if entity.kind() == EntityKind::Event {
        let year = entity.details.date().map(|date| date.sort_key().0);
        return year.map_or_else(|| scope.ui().text("date_unknown"), |year| scope.ui().year(year));
    }
    let name = normal(filed(entity.name(scope.lang).text));
    name.chars().next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default()
}

fn entry(scope: &Scope<'_>, id: EntityId) -> EntryView {
    let entity = scope.book().entity(id);
    let mentions = scope.book().mentions_of(id).len();
    let date = entity.details.dated().and_then(|dated| dated.date.as_ref());
    let names: Vec<&str> = entity.forms().map(|form| form.name.value.as_str()).collect();
    EntryView {
        id: entity.id.clone(),
        link: scope.entity_link(id),
        names: names.join(" "),
        sort: scope.text(&entity.description),
        date: date.map(|date| scope.date(date)),
        summary: scope.text(&entity.summary),
        mentions: (mentions > 0).then(|| scope.ui().count("count_mentions", mentions)),
        context: entity.role == Role::Context && !scope.book().articles.is_empty(),
    }
}
