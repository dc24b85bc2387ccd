//! What is published of `static/`: the joined style sheet and script in place of their parts, files of the theme by names with
//! hashes, and all others as they are.
//!
//! A project's file in the place of one of the theme follows the theme's rule, since pages name it in the same way. Licences keep
//! their names, because people look for them.

use super::bundle::{self, Bundle};
pub(super) use super::sheet::STYLE;
use super::sheet::with_names;
use crate::hash::hash;
use crate::load::{self, Assets};
use crate::output::{Body, OutPath};
use crate::route::Published;

/// The script of all pages.
pub(super) const SCRIPT: &str = "js/hashiya.js";

/// How many hexadecimal digits of a hash stand in a name.
const DIGITS: usize = 8;

/// Everything that becomes part of another file.
const BUNDLES: [&Bundle; 4] =
    [&bundle::STYLE, &bundle::SCRIPT, &bundle::SEARCH_STYLE, &bundle::SEARCH_SCRIPT];

/// What is published of the assets, and by which names.
pub(super) fn published(assets: &Assets) -> (Published, Assets) {
    let (mut names, mut files) = (Published::default(), Assets::new());
    for (path, body) in assets {
        if BUNDLES.iter().any(|bundle| bundle.has(path.as_str())) {
            continue;
        }
        match body.bytes().filter(|_| has_hash(path.as_str())) {
            Some(bytes) => {
                let name = names.add(path.as_str(), &hash(bytes, DIGITS));
                files.extend(OutPath::new(&name).map(|name| (name, body.clone())));
            }
            None => drop(files.insert(path.clone(), body.clone())),
        }
    }
    let style = with_names(&bundle::STYLE.join(assets), &names);
    for (path, bytes) in [(STYLE, style), (SCRIPT, bundle::SCRIPT.join(assets))] {
        let name = names.add(path, &hash(&bytes, DIGITS));
        files.extend(OutPath::new(&name).map(|name| (name, Body::from(bytes))));
    }
    (names, files)
}

/// Whether pages name a file as one of the theme.
fn has_hash(path: &str) -> bool {
    load::is_of_theme(path) && !path.ends_with(".txt")
}
