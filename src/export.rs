//! export: the book for others than readers of pages: search engines, programs that follow news or read text alone, those that collect
//! annotations and references or want the whole content as data, hosts, and the worker for readers without a network.
//!
//! Each file is made of the same [`Site`] and the same routes as the pages, so that nothing names a page that is not there.
//! What needs absolute addresses is made only where the settings say the site's address.

mod annotations;
mod bibliography;
mod blurbs;
mod cards;
mod data;
mod epub;
mod faces;
mod family;
mod feed;
mod file;
mod headers;
mod llms;
mod markdown;
pub mod offline;
mod robots;
mod sitemap;
mod stretch;
mod xml;

use rayon::prelude::*;

use family::Family;
pub use file::{File, Wanted};

use crate::card::Painter;
use crate::lang::Lang;
use crate::load::Assets;
use crate::route::Route;
use crate::view::Site;
use crate::view::book::has_books;
use crate::view::shared::has_cards;

/// Makes all of these files for a site with these pages, and hands over each as soon as it is made, from several threads.
pub fn each(site: &Site<'_>, routes: &[Route<'_>], put: &(dyn Fn(File) + Sync)) {
    let families = Family::ALL.into_par_iter();
    families.flat_map_iter(|family| family.files(site, routes)).for_each(put);
    routes.par_iter().flat_map_iter(|route| beside(site, *route)).for_each(put);
}

/// What lies beside a page in its folder.
fn beside(site: &Site<'_>, route: Route<'_>) -> impl Iterator<Item = File> {
    [markdown::file(site, route), annotations::file(site, route)].into_iter().flatten()
}

/// The file at a path, if it is one of these: it is made with those alone that it is made together with.
pub fn at<'b>(site: &Site<'b>, routes: &[Route<'b>], path: &str) -> Option<Vec<u8>> {
    let is_it = |file: &File| file.0 == path;
    let folder = &path[..path.rfind('/').map_or(0, |slash| slash + 1)];
    let page = Route::parse(folder).filter(|route| routes.contains(route));
    let of_page = page.and_then(|route| beside(site, route).find(is_it));
    let of_site = || Family::of(path)?.files(site, routes).into_iter().find(is_it);
    of_page.or_else(of_site).map(|(_, bytes)| bytes)
}

/// Whether a site makes a file at a path besides its pages, which one of the project's own must not replace. Only what says
/// something to hosts and search engines alone is the project's to replace: `robots.txt` and `_headers`.
pub fn makes<'b>(site: &Site<'b>, routes: &[Route<'b>], path: &str) -> bool {
    if matches!(path, robots::PATH | headers::PATH) {
        return false;
    }
    let last = path == offline::PATH || path == Route::COPY.file() && site.config.downloads.site;
    let is_search = path == Route::SEARCH_SCRIPT.file() || path.starts_with("search/parts/");
    last || is_search || is_lettered(site, path) || at(site, routes, path).is_some()
}

/// Whether a path is that of a book or a card.
fn is_lettered(site: &Site<'_>, path: &str) -> bool {
    let articles = || {
        let ids = site.book.articles.iter().map(|article| Some(article.id.as_str()));
        ids.chain([None])
    };
    let has = |file: &dyn Fn(Lang, Option<&str>) -> String| {
        Lang::ALL.into_iter().any(|lang| articles().any(|id| file(lang, id) == path))
    };
    path.ends_with(".epub") && has_books(site) && has(&|lang, id| Route::Book(lang, id).file())
        || path.ends_with(".png")
            && has_cards(site)
            && has(&|lang, id| Route::Card(lang, id).file())
}

/// Makes those files that need the fonts of the site and are wanted: books, and cards for pages that are shared.
pub fn lettered(site: &Site<'_>, assets: &Assets, wanted: Wanted<'_>, put: &(dyn Fn(File) + Sync)) {
    if !has_books(site) && !has_cards(site) {
        return;
    }
    let faces = faces::faces(assets);
    let painter = Painter::new(&faces.iter().map(faces::Face::drawn).collect::<Vec<_>>());
    if has_books(site) {
        epub::files(site, assets, (&faces, painter.as_ref()), wanted, put);
    }
    if has_cards(site) {
        painter.iter().for_each(|painter| cards::files(site, painter, wanted, put));
    }
}
