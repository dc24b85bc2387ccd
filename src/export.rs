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

pub use file::File;

use crate::card::Painter;
use crate::lang::Lang;
use crate::load::Assets;
use crate::route::Route;
use crate::view::Site;
use crate::view::book::has_books;
use crate::view::shared::has_cards;

/// Makes all of these files for a site with these pages, and hands over each as soon as it is made, from several threads.
pub fn each(site: &Site<'_>, routes: &[Route<'_>], put: &(dyn Fn(File) + Sync)) {
    sitemap::files(site, routes).into_iter().for_each(put);
    put(robots::file(site));
    headers::file(site).into_iter().for_each(put);
    llms::file(site).into_iter().for_each(put);
    data::files(site).into_iter().for_each(put);
    Lang::ALL.into_iter().filter_map(|lang| feed::file(site, lang)).for_each(put);
    let langs = Lang::ALL.into_par_iter();
    langs.flat_map_iter(|lang| bibliography::files(site, lang)).for_each(put);
    routes.par_iter().for_each(|route| {
        let files = [markdown::file(site, *route), annotations::file(site, *route)];
        files.into_iter().flatten().for_each(put);
    });
}

/// Makes the files that need the fonts of the site: books, and cards for pages that are shared.
pub fn lettered(site: &Site<'_>, assets: &Assets, put: &(dyn Fn(File) + Sync)) {
    if !has_books(site) && !has_cards(site) {
        return;
    }
    let faces = faces::faces(assets);
    let painter = Painter::new(&faces.iter().map(faces::Face::drawn).collect::<Vec<_>>());
    if has_books(site) {
        epub::files(site, assets, &faces, painter.as_ref(), put);
    }
    if has_cards(site) {
        painter.iter().for_each(|painter| cards::files(site, painter, put));
    }
}
