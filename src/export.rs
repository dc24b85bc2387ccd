//! export: the book for others than readers of pages: search engines, programs that follow news or read text alone, those that collect
//! annotations and references or want the whole content as data, hosts, and the worker for readers without a network.
//!
//! Each file is made of the same [`Site`] and the same routes as the pages, so that nothing names a page that is not there.
//! What needs absolute addresses is made only where the settings say the site's address.

mod annotations;
mod bibliography;
mod data;
mod epub;
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

pub use epub::books;
pub use file::File;

use crate::lang::Lang;
use crate::route::Route;
use crate::view::Site;

/// Makes all of these files for a site with these pages, and hands over each as soon as it is made, from several threads.
pub fn each(site: &Site<'_>, routes: &[Route<'_>], put: &(dyn Fn(File) + Sync)) {
    sitemap::files(site, routes).into_iter().for_each(put);
    put(robots::file(site));
    headers::file(site).into_iter().for_each(put);
    put(llms::file(site));
    put(data::file(site));
    put(data::schema());
    Lang::ALL.into_iter().filter_map(|lang| feed::file(site, lang)).for_each(put);
    let langs = Lang::ALL.into_par_iter();
    langs.flat_map_iter(|lang| bibliography::files(site, lang)).for_each(put);
    routes.par_iter().for_each(|route| {
        let files = [markdown::file(site, *route), annotations::file(site, *route)];
        files.into_iter().flatten().for_each(put);
    });
}
