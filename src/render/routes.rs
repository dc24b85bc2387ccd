//! Which pages there are.

use crate::config::{Config, OptionalPages};
use crate::lang::Lang;
use crate::model::{Book, EntityKind};
use crate::picture::network::graph::Networks;
use crate::route::{Picture, Route, View};

/// Every page of the site.
pub(super) fn routes<'b>(book: &'b Book, config: &Config, networks: &Networks) -> Vec<Route<'b>> {
    let mut routes = vec![Route::Landing, Route::NotFound];
    for lang in Lang::ALL {
        routes.push(Route::Home(lang));
        for article in &book.articles {
            let views = View::ALL.into_iter().filter(|view| has_view(config.pages, *view));
            routes.extend(views.map(|view| Route::Article(lang, &article.id, view)));
        }
        routes.extend(EntityKind::ALL.map(|kind| Route::Kind(lang, kind)));
        let entities = book.entities.iter();
        routes.extend(entities.map(|entity| Route::Entity(lang, entity.kind(), &entity.id)));
        routes.extend(Picture::ALL.map(|picture| Route::Picture(lang, picture)));
        let years = networks.get(lang).years.iter();
        routes.extend(years.map(|year| Route::NetworkIn(lang, *year)));
        routes.extend([Route::Notes(lang), Route::Sources(lang)]);
        routes.extend(book.own_pages().map(|page| Route::Page(lang, &page.slug)));
    }
    routes
}

/// Whether articles have this view.
pub(super) fn has_view(pages: OptionalPages, view: View) -> bool {
    match view {
        View::Reading => true,
        View::Parallel => pages.parallel,
        View::Data => pages.data,
    }
}
