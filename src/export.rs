//! export: the book for others than readers of pages: what search engines ask for, and programs that follow
//! news.
//!
//! Each file is made of the same [`Site`] and the same routes as the pages, so that nothing names a page that is not there.
//! What needs absolute addresses is made only where the settings say the site's address.

mod feed;
mod file;
mod headers;
pub mod offline;
mod robots;
mod sitemap;
mod xml;

pub use file::File;

use crate::lang::Lang;
use crate::route::Route;
use crate::view::Site;

/// All of these files for a site with these pages.
pub fn files(site: &Site<'_>, routes: &[Route<'_>]) -> Vec<File> {
    let mut files = sitemap::files(site, routes);
    files.push(robots::file(site));
    files.extend(headers::file(site));
    files.extend(Lang::ALL.into_iter().filter_map(|lang| feed::file(site, lang)));
    files
}
