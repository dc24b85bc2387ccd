//! What is published of `static/`: the joined style sheet and script in place of their parts, files of the theme by names with
//! hashes, and all others as they are.
//!
//! A project's file in the place of one of the theme follows the theme's rule, since pages name it in the same way. Licences keep
//! their names, because people look for them.

use std::borrow::Cow;

use super::bundle::{self, Bundle};
use crate::hash::hash;
use crate::load::{self, Assets};
use crate::output::{Body, OutPath};
use crate::route::{Published, Route};

/// The style sheet of all pages, by the name that the site has for it.
pub(super) const STYLE: &str = "css/hashiya.css";
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

/// The style sheet with the published names of the files that it loads.
fn with_names(css: &[u8], names: &Published) -> Vec<u8> {
    let css = String::from_utf8_lossy(css);
    let mut named = String::with_capacity(css.len() + 1024);
    let mut rest: &str = &css;
    while let Some((before, after)) = rest.split_once("url(") {
        let end = after.find(')').unwrap_or(after.len());
        named.push_str(before);
        named.push_str("url(");
        named.push_str(&with_name(&after[..end], names));
        rest = &after[end..];
    }
    named.push_str(rest);
    named.into_bytes()
}

/// What stands in the brackets of a `url()`, with the published name.
fn with_name<'a>(written: &'a str, names: &Published) -> Cow<'a, str> {
    let link = written.trim().trim_matches(['"', '\'']);
    // A sheet lies one folder deep, and so do the files that it can name in this way.
    let Some(path) = link.strip_prefix("../") else { return Cow::Borrowed(written) };
    let target = names.route(path);
    if target == Route::Asset(path) {
        return Cow::Borrowed(written);
    }
    Cow::Owned(written.replace(link, &Route::Asset(STYLE).to(target)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_load_files_by_their_published_names() {
        let mut names = Published::default();
        names.add("fonts/a.woff2", "0a1b2c3d");
        let named = |css: &str| String::from_utf8(with_names(css.as_bytes(), &names)).unwrap();
        assert_eq!(
            named("a{src:url(\"../fonts/a.woff2\") format(\"woff2\"),url(../fonts/a.woff2)}"),
            "a{src:url(\"../fonts/a.0a1b2c3d.woff2\") format(\"woff2\"),url(../fonts/a.0a1b2c3d.woff2)}"
        );
        for css in ["a{b:url(../fonts/b.woff2)}", "a{b:url(data:x)}", "a{b:url(", "", "url(#a)"] {
            assert_eq!(named(css), css);
        }
    }
}
