//! A page that leads on: what it showed has another address today, because its id was renamed or became one with another.

use serde::Serialize;

use super::{Scope, TextView};
use crate::model::Book;
use crate::route::Route;

/// Where the page leads.
#[derive(Debug, Serialize)]
pub struct MovedView {
    href: String,
    title: TextView,
    /// Keeps the place in the page.
    script: String,
}

/// The page of today in place of one that was called by a former id.
pub fn target<'b>(book: &'b Book, route: Route<'_>) -> Option<Route<'b>> {
    let former = &book.former;
    match route {
        Route::Article(lang, id, view) => {
            let article = book.article(*former.articles.get(id)?);
            Some(Route::Article(lang, &article.id, view))
        }
        Route::Entity(lang, kind, id) => {
            let entity = book.entity(*former.entities.get(id)?);
            (entity.kind() == kind).then_some(Route::Entity(lang, kind, &entity.id))
        }
        Route::Series(lang, id) => {
            let series = book.one_series(*former.series.get(id)?);
            Some(Route::Series(lang, &series.id))
        }
        _ => None,
    }
}

/// Makes the page at `from`; the scope is that of the page to which it leads.
pub fn moved(scope: &Scope<'_>, from: Route<'_>) -> MovedView {
    MovedView {
        href: from.to(scope.route),
        title: scope.called(scope.route),
        script: from.to(scope.site.published.route("js/moved.js")),
    }
}
