//! The parts of a page whose lists are too long for one page: how many there are, and the ways between them.

use serde::Serialize;

use super::extent::{ENTRIES, Extent, LINKS};
use super::{Scope, Site, entity};
use crate::route::{Picture, Route};

/// How many parts the lists of a page have.
pub fn count(site: &Site<'_>, route: Route<'_>) -> usize {
    let parts = lists(site, route).into_iter().map(|list| list.len.div_ceil(list.most));
    parts.max().unwrap_or(1).max(1)
}

fn lists(site: &Site<'_>, route: Route<'_>) -> Vec<Extent> {
    let entries = |len| vec![Extent { len, most: ENTRIES }];
    match route.whole() {
        Route::Home(_) => entries(site.book.articles.len()),
        Route::Kind(lang, kind) => entries(site.orders.get(lang).of(kind).len()),
        Route::Entity(_, _, id) => {
            let id = site.book.find_entity(id);
            id.map(|id| entity::lists(site.book, id)).unwrap_or_default()
        }
        Route::Picture(_, Picture::Timeline) => site.chronology.lists(),
        Route::Picture(lang, Picture::Map) => site.atlases.get(lang).lists(),
        Route::Picture(_, Picture::Network) => {
            vec![Extent { len: site.network.alone.len(), most: LINKS }]
        }
        Route::Notes(_) => entries(site.numbers.total()),
        Route::Sources(_) => entries(site.book.sources.len()),
        Route::Tags(_) => vec![Extent { len: site.book.tags.len(), most: LINKS }],
        Route::Tag(_, slug) => {
            let tag = site.book.find_tag(slug).map(|id| site.book.tag(id));
            entries(tag.map_or(0, |tag| tag.articles.len()))
        }
        Route::Series(_, id) => {
            let series = site.book.find_series(id).map(|id| site.book.one_series(id));
            entries(series.map_or(0, |series| series.parts.len()))
        }
        _ => Vec::new(),
    }
}

/// Which part of a page this is, and the ways to the others.
#[derive(Debug, Serialize)]
pub(super) struct PartsView {
    words: String,
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    last: Option<String>,
}

/// The ways between the parts of a page that has several.
pub(super) fn parts(scope: &Scope<'_>) -> Option<PartsView> {
    let (count, number) = (count(&scope.site, scope.route), scope.route.number());
    let to = |is_there: bool, page: usize| is_there.then(|| scope.to(scope.route.part(page)));
    let numbers =
        [("n", scope.ui().number(number).into()), ("count", scope.ui().number(count).into())];
    (count > 1).then(|| PartsView {
        words: scope.ui().format("part_of", &numbers),
        first: to(number > 1, 1),
        previous: to(number > 1, number - 1),
        next: to(number < count, number + 1),
        last: to(number < count, count),
    })
}
