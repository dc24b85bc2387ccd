//! The style sheet: the sheets of `static/css/` as one file, so that a page waits for one request before it is drawn.
//!
//! The last part of it sets notes beside their lines on wide screens. CSS anchor positioning (W3C, CSS Anchor
//! Positioning Module Level 1) places each note at the height of its sign, or below the note before it, whichever is
//! lower. That needs a name for every sign and every note; names cannot come from attributes in all browsers, so there
//! is a rule for each number. Where a browser lacks anchors, notes stay below their paragraph.

use std::collections::BTreeMap;

use crate::model::{Article, Book};
use crate::output::{Bytes, OutPath};

/// Where sheets lie in `static/`.
const FOLDER: &str = "css/";

/// The sheets that others build on; all others follow by name.
const FIRST: [&str; 3] = ["css/faces.css", "css/fonts.css", "css/site.css"];

/// Whether an asset is a part of the style sheet.
fn is_part(path: &str) -> bool {
    path.strip_prefix(FOLDER).is_some_and(|name| name.ends_with(".css") && !name.contains('/'))
}

/// All sheets of the assets as one, with the places of so many notes.
pub(super) fn css(assets: &BTreeMap<OutPath, Bytes>, notes: usize) -> Vec<u8> {
    let rest = assets.keys().map(OutPath::as_str);
    let rest = rest.filter(|path| is_part(path) && !FIRST.contains(path));
    let mut sheet = Vec::new();
    for part in FIRST.into_iter().chain(rest).filter_map(|path| assets.get(path)) {
        sheet.extend_from_slice(part);
    }
    sheet.extend_from_slice(margin(notes).as_bytes());
    sheet
}

/// How many notes the article with the most of them has.
pub(super) fn most_notes(book: &Book) -> usize {
    let notes = |article: &Article| article.paragraphs.iter().map(|p| p.notes.len()).sum();
    book.articles.iter().map(notes).max().unwrap_or(0)
}

fn margin(notes: usize) -> String {
    let rules: String = (1..=notes).map(rule).collect();
    format!("@media screen and (min-width:75rem){{@supports (anchor-name:--a){{\n{rules}}}}}\n")
}

fn rule(n: usize) -> String {
    let sign = format!("anchor(--s{n} start)");
    let place = match n {
        1 => sign,
        _ => format!("max({sign},anchor(--n{} end) + var(--note-gap))", n - 1),
    };
    format!(
        "[id=ref-{n}-ar],[id=ref-{n}-en]{{anchor-name:--s{n}}}\
         .text-body [data-n=\"{n}\"].note{{anchor-name:--n{n};inset-block-start:{place}}}\n"
    )
}
