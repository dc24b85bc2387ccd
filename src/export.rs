//! export: the book for others than readers of pages: search engines, programs that follow news or read text alone, those that collect
//! annotations and references or want the whole content as data, hosts, and the worker for readers without a network.
//!
//! Each file is made of the same [`Site`] and the same routes as the pages, so that nothing names a page that is not there.
//! What needs absolute addresses is made only where the settings say the site's address.

mod annotations;
mod bibliography;
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
