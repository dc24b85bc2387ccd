//! The order of entities, which the indexes and the links from one profile to the next follow.
//!
//! Names are filed without the article, as Arabic dictionaries and the indexes of books on the region do.

use std::collections::BTreeMap;

use crate::lang::Localized;
use crate::model::{Book, Date, Entity, EntityId, EntityKind};
use crate::script::fold::normal;
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

/// The part of a name by which indexes file it: articles do not count, nor signs before the first letter, such as ʿ.
pub(super) fn filed(name: &str) -> &str {
    let name = name.trim_start_matches(is_silent);
    without_article(name).unwrap_or(name).trim_start_matches(is_silent)
}

/// Signs that no index files a name by: punctuation, and the letters of transliteration for hamza and ʿayn.
fn is_silent(character: char) -> bool {
    !character.is_alphanumeric() || matches!(character, '\u{2B9}'..='\u{2C1}')
}

/// A name behind its article: the Arabic one in either script, before letters that it is assimilated to as well (`as-Suwayda`,
/// `ar-Raqqa`), and the English one.
fn without_article(name: &str) -> Option<&str> {
    let bare = ["ال", "The ", "the "].into_iter().find_map(|article| name.strip_prefix(article));
    let bare = bare.or_else(|| {
        let (article, bare) = name.split_once(['-', '\u{2010}', '\u{2011}'])?;
        let (article, folded) = (normal(article), normal(bare.trim_start_matches(is_silent)));
        let assimilated = article.strip_prefix('a').filter(|letters| folded.starts_with(letters));
        let is_article =
            matches!(article.as_str(), "al" | "el") || assimilated.is_some_and(is_sun_letter);
        is_article.then_some(bare)
    });
    bare.filter(|bare| bare.chars().find(|c| !is_silent(*c)).is_some_and(char::is_alphabetic))
}

/// The letters that the article is assimilated to, as they are transliterated.
fn is_sun_letter(letters: &str) -> bool {
    ["d", "dh", "n", "r", "s", "sh", "t", "th", "z"].contains(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filed_without_article_and_signs() {
        for (name, part) in [
            ("al-Basra", "Basra"),
            ("Al-Ḥudayda", "Ḥudayda"),
            ("as-Suwayda", "Suwayda"),
            ("ash-Shabab", "Shabab"),
            ("aṭ-Ṭabqa", "Ṭabqa"),
            ("ar-Raqqa", "Raqqa"),
            ("ad-hoc group", "ad-hoc group"),
            ("An-24", "An-24"),
            ("ʿAbs", "Abs"),
            ("al-ʿAqaba", "Aqaba"),
            ("‘Amran", "Amran"),
            ("the Hague", "Hague"),
            ("Theatre", "Theatre"),
            ("القاعدة", "قاعدة"),
            ("«النصرة»", "نصرة»"),
            ("ال", "ال"),
        ] {
            assert_eq!(filed(name), part, "{name}");
        }
    }
}
