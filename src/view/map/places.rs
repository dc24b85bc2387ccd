//! The places that a map shows, with the names that may stand beside their signs.

use crate::lang::Lang;
use crate::model::{Book, Entity, EntityId};
use crate::picture::map::group::Cell;
use crate::picture::map::spot::Spot;
use crate::ui::Ui;

/// The places that have a position, in the order of the page's language. All lists but `cells` are parallel.
pub(super) struct Places {
    pub(super) ids: Vec<EntityId>,
    pub(super) spots: Vec<Spot>,
    pub(super) cells: Vec<Cell>,
    /// The language of each place's names.
    pub(super) langs: Vec<Lang>,
}

/// The places of a list, all of which have a position; without cells.
pub(super) fn places(book: &Book, ui: &Ui, ids: Vec<EntityId>) -> Places {
    let named = ids.iter().enumerate().filter_map(|(index, id)| {
        let (lang, names) = names(book.entity(*id), ui, index + 1);
        Some((Spot::of(book, *id, names)?, lang))
    });
    let (spots, langs) = named.unzip();
    Places { ids, spots, cells: Vec::new(), langs }
}

/// What may be written for a place: its name or a short name, without a remark in brackets; and its number in the list.
fn names(entity: &Entity, ui: &Ui, number: usize) -> (Lang, Vec<String>) {
    let name = entity.name(ui.lang());
    let bare = |name: &str| match name.split_once(" (") {
        Some((bare, rest)) if rest.ends_with(')') => bare.to_owned(),
        _ => name.to_owned(),
    };
    let mut names = vec![bare(name.text)];
    let short = entity.short.get(name.lang.into()).map(|short| bare(&short.value));
    if let Some(short) = short.filter(|short| short.len() < names[0].len()) {
        // A short name is there to be used where room is scarce, as it always is on a map.
        names[0] = short;
    }
    names.push(ui.number(number));
    (name.lang, names)
}
