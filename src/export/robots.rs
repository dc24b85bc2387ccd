//! `robots.txt` (RFC 9309): everything may be read, and where the site map is.

use super::file::File;
use super::sitemap;
use crate::view::Site;

/// Where it lies.
pub(super) const PATH: &str = "robots.txt";

pub(super) fn file(site: &Site<'_>) -> File {
    let rules = "User-agent: *\nAllow: /\n";
    let map = site.config.base_url.as_ref();
    let map = map.map(|base| format!("\nSitemap: {base}{}\n", sitemap::PATH)).unwrap_or_default();
    (PATH.to_owned(), format!("{rules}{map}").into_bytes())
}
