//! Which pages there are.

use crate::config::OptionalPages;
use crate::lang::Lang;
use crate::route::{Picture, Route, View};
use crate::view::{self, Site, parts};

/// Every page of the site.
pub(super) fn routes<'b>(site: &Site<'b>) -> Vec<Route<'b>> {
    let book = site.book;
    let mut routes = vec![Route::Landing, Route::NotFound];
    for lang in Lang::ALL {
        routes.push(Route::Home(lang));
        for article in &book.articles {
            let views = View::ALL.into_iter().filter(|view| has_view(site.config.pages, *view));
            routes.extend(views.map(|view| Route::Article(lang, &article.id, view)));
        }
        routes.extend(site.contents.get(lang));
        routes.extend(view::search::has_content(book).then_some(Route::Search(lang)));
        let entities = book.entities.iter();
        routes.extend(entities.map(|entity| Route::Entity(lang, entity.kind(), &entity.id)));
        if has_network(site, lang) {
            let years = site.network.years.iter();
            routes.extend(years.map(|year| Route::NetworkIn(lang, *year)));
        }
        routes.extend(book.tags.iter().map(|tag| Route::Tag(lang, &tag.slug)));
        routes.extend(book.series.iter().map(|series| Route::Series(lang, &series.id)));
        routes.extend(book.own_pages().map(|page| Route::Page(lang, &page.slug)));
    }
    let further =
        |route: Route<'b>| (2..=parts::count(site, route)).map(move |number| route.part(number));
    let parts: Vec<Route<'b>> = routes.iter().copied().flat_map(further).collect();
    routes.extend(parts);
    routes
}

/// The pages that lead on from former ids to pages of today.
pub(super) fn leading_on<'b>(site: &Site<'b>) -> Vec<Route<'b>> {
    let book = site.book;
    let mut routes = Vec::new();
    for lang in Lang::ALL {
        for id in book.former.articles.keys() {
            let views = View::ALL.into_iter().filter(|view| has_view(site.config.pages, *view));
            routes.extend(views.map(|view| Route::Article(lang, id, view)));
        }
        let entities = book.former.entities.iter();
        routes.extend(entities.map(|(id, of)| Route::Entity(lang, book.entity(*of).kind(), id)));
        routes.extend(book.former.series.keys().map(|id| Route::Series(lang, id)));
    }
    routes
}

/// Whether there is a network, and so whether it has years.
pub(super) fn has_network(site: &Site<'_>, lang: Lang) -> bool {
    is_made(site, Route::Picture(lang, Picture::Network))
}

/// Whether a page of the whole content has something to show.
pub(super) fn is_made(site: &Site<'_>, route: Route<'_>) -> bool {
    route.lang().is_none_or(|lang| site.contents.get(lang).contains(&route))
}

/// Whether articles have this view.
pub(super) fn has_view(pages: OptionalPages, view: View) -> bool {
    match view {
        View::Reading => true,
        View::Parallel => pages.parallel,
        View::Data => pages.data,
    }
}
