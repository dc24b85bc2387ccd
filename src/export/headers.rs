//! `_headers`, in the format that Netlify and Cloudflare Pages share: files whose names say what they hold may be kept for ever. All
//! others these hosts have browsers ask for anew.

use super::file::File;
use crate::view::Site;
use crate::view::blurb::FOLDER;

/// Where it lies.
pub(super) const PATH: &str = "_headers";

/// The file, if the settings want it.
pub(super) fn file(site: &Site<'_>) -> Option<File> {
    let root = site.config.base_path();
    let mut rules = format!("{root}*\n  X-Content-Type-Options: nosniff\n");
    let cards = format!("{FOLDER}*");
    for name in site.published.names().chain([cards.as_str(), "search/parts/*"]) {
        rules += &format!("{root}{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    site.config.files.headers.then(|| (PATH.to_owned(), rules.into_bytes()))
}
