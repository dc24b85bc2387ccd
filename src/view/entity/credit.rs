//! What somebody has written and translated.

use crate::model::{ArticleId, EntityId};
use crate::view::Scope;
use crate::view::card::{CardView, card};

/// The articles that an entity has written.
pub(super) fn written(scope: &Scope<'_>, id: EntityId) -> Vec<CardView> {
    let credits = scope.book().credits.get(&id);
    credits.map(|credits| cards(scope, &credits.written)).unwrap_or_default()
}

/// The articles that an entity has translated.
pub(super) fn translated(scope: &Scope<'_>, id: EntityId) -> Vec<CardView> {
    let credits = scope.book().credits.get(&id);
    credits.map(|credits| cards(scope, &credits.translated)).unwrap_or_default()
}

/// Articles, of which the ids are in order, in the order of all lists.
fn cards(scope: &Scope<'_>, own: &[ArticleId]) -> Vec<CardView> {
    let in_order = scope.order().articles.iter().filter(|id| own.binary_search(id).is_ok());
    in_order.map(|id| card(scope, scope.book().article(*id))).collect()
}
