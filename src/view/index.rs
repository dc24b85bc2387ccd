//! Indexes of entities: the glossary of groups, people, places, events, agreements. And the order that all of them, and
//! the links from one profile to the next, follow.
//!
//! Names are filed without the article, as Arabic dictionaries and the indexes of books on the region do.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{LinkView, Scope, TextView};
use crate::lang::Localized;
use crate::model::entity::Role;
use crate::model::{Book, Entity, EntityId, EntityKind};
use crate::ui::Ui;

/// The entities of each kind in the order of each language: events by date, all others by name.
pub type Orders = Localized<BTreeMap<EntityKind, Vec<EntityId>>>;

/// Sorts all entities, once for the whole site.
pub fn orders(book: &Book, uis: &Localized<Ui>) -> Orders {
    Localized::from_fn(|lang| {
        let ui = uis.get(lang);
        let name = |id: &EntityId| book.entity(*id).name(lang).1;
        let order = |kind| {
            let mut ids: Vec<EntityId> = book.entities_of(kind).map(|(id, _)| id).collect();
            ids.sort_by(|a, b| {
                let (when_a, when_b) = (when(book.entity(*a)), when(book.entity(*b)));
                when_a.cmp(&when_b).then_with(|| ui.compare(filed(name(a)), filed(name(b))))
            });
            (kind, ids)
        };
        EntityKind::ALL.map(order).into()
    })
}

/// What an event is sorted by; nothing for all other kinds.
fn when(entity: &Entity) -> Option<(i32, u8, u8)> {
    let is_event = entity.kind() == EntityKind::Event;
    is_event.then(|| {
        entity.details.date().map_or((i32::MAX, 0, 0), super::super::model::date::Date::sort_key)
    })
}

/// An index of one kind; that of groups is the glossary.
#[derive(Debug, Serialize)]
pub struct IndexView {
    heading: String,
    kind: &'static str,
    count: String,
    sections: Vec<SectionView>,
}

/// The entries under one letter, or of one year.
#[derive(Debug, Serialize)]
struct SectionView {
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
    let mut sections: Vec<SectionView> = Vec::new();
    for id in ids {
        let heading = section(scope, scope.book().entity(*id));
        match sections.last_mut().filter(|section| section.heading == heading) {
            Some(section) => section.entries.push(entry(scope, *id)),
            None => sections.push(SectionView { heading, entries: vec![entry(scope, *id)] }),
        }
    }
    IndexView {
        heading: scope.ui().text(&format!("{}_heading", kind.folder())),
        kind: kind.noun(),
        count: scope.ui().count("count_entities", ids.len()),
        sections,
    }
}

/// The first letter of a name, or the year of an event.
fn section(scope: &Scope<'_>, entity: &Entity) -> String {
    if entity.kind() == EntityKind::Event {
        let year = entity.details.date().map(|date| date.sort_key().0);
        return year
            .map_or_else(|| scope.ui().text("date_unknown"), |year| scope.ui().number(year));
    }
    let (_, name) = entity.name(scope.lang);
    let first = filed(name).chars().find(|c| c.is_alphanumeric());
    match first {
        Some('أ' | 'إ' | 'آ' | 'ٱ') => "ا".to_owned(),
        Some(letter) => letter.to_uppercase().collect(),
        None => String::new(),
    }
}

/// The part of a name by which indexes file it: the Arabic article does not count, in either script.
fn filed(name: &str) -> &str {
    let bare = ["ال", "al-", "Al-"].into_iter().find_map(|article| name.strip_prefix(article));
    bare.filter(|bare| bare.starts_with(char::is_alphabetic)).unwrap_or(name)
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
        context: entity.role == Role::Context,
    }
}

impl<'b> Scope<'b> {
    /// The entities of a kind in the order of the page's language.
    pub(super) fn order(&self, kind: EntityKind) -> &'b [EntityId] {
        self.site.orders.get(self.lang).get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The entity so many places further on in its index.
    pub(super) fn neighbour(&self, id: EntityId, step: isize) -> Option<LinkView> {
        let order = self.order(self.book().entity(id).kind());
        let at = order.iter().position(|other| *other == id)?;
        let neighbour = order.get(at.checked_add_signed(step)?)?;
        Some(self.entity_link(*neighbour))
    }
}
