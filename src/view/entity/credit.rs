//! What somebody has written and translated.

use crate::model::{ArticleId, Book, EntityId};
use crate::view::Scope;

/// The articles that an entity has written, in the order of all lists.
pub(super) fn written(scope: &Scope<'_>, id: EntityId) -> Vec<ArticleId> {
    let credits = scope.book().credits.get(&id);
    credits.map(|credits| scope.order().sorted(&credits.written)).unwrap_or_default()
}

/// The articles that an entity has translated, in the order of all lists.
pub(super) fn translated(scope: &Scope<'_>, id: EntityId) -> Vec<ArticleId> {
    let credits = scope.book().credits.get(&id);
    credits.map(|credits| scope.order().sorted(&credits.translated)).unwrap_or_default()
}

/// How many articles an entity has written, and how many it has translated.
pub(super) fn counts(book: &Book, id: EntityId) -> [usize; 2] {
    let credits = book.credits.get(&id);
    credits.map_or([0, 0], |credits| [credits.written.len(), credits.translated.len()])
}
