//! One sentence on each page in its language, for search engines and for those who share its address.

use super::Scope;
use crate::model::{EntityId, LocalText};
use crate::route::Route;

/// The summary of the article or profile that the page shows, where its language has one; else the briefing's description.
pub(super) fn description(scope: &Scope<'_>) -> Option<String> {
    let book = scope.book();
    let own = match scope.route.whole() {
        Route::Article(_, id, _) => {
            book.find_article(id).and_then(|id| plain(scope, &book.article(id).summary))
        }
        Route::Entity(_, _, id) => {
            book.find_entity(id).and_then(|id| plain(scope, &book.entity(id).summary))
        }
        _ => None,
    };
    let briefing = || scope.site.config.description.prefer(scope.lang);
    own.or_else(|| briefing().map(|(_, text)| text.clone()))
}

fn plain(scope: &Scope<'_>, text: &LocalText<EntityId>) -> Option<String> {
    text.get(scope.lang).as_ref().map(|text| text.plain.clone())
}
