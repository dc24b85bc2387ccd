//! The order of entities, which the indexes and the links from one profile to the next follow.
//!
//! Names are filed without the article, as Arabic dictionaries and the indexes of books on the region do.

use std::collections::BTreeMap;

use crate::lang::Localized;
use crate::model::{Book, Date, Entity, EntityId, EntityKind};
use crate::ui::Ui;

/// The entities of each kind in the order of each language: events by date, all others by name.
pub type Orders = Localized<BTreeMap<EntityKind, Vec<EntityId>>>;

/// Sorts all entities, once for the whole site.
pub fn orders(book: &Book, uis: &Localized<Ui>) -> Orders {
    Localized::from_fn(|lang| {
        let ui = uis.get(lang);
        let name = |id: &EntityId| book.entity(*id).name(lang).text;
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
    is_event.then(|| entity.details.date().map_or((i32::MAX, 0, 0), Date::sort_key))
}

/// The part of a name by which indexes file it: the Arabic article does not count, in either script.
pub(super) fn filed(name: &str) -> &str {
    let bare = ["ال", "al-", "Al-"].into_iter().find_map(|article| name.strip_prefix(article));
    bare.filter(|bare| bare.starts_with(char::is_alphabetic)).unwrap_or(name)
}
