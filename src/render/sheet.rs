//! The style sheet of a site: its parts, and a last one that no file holds.
//!
//! It sets notes beside their lines on wide screens. CSS anchor positioning (W3C, CSS Anchor
//! Positioning Module Level 1) places each note at the height of its sign, or below the note before it, whichever is
//! lower. That needs a name for every sign and every note; names cannot come from attributes in all browsers, so there
//! is a rule for each number. Where a browser lacks anchors, notes stay below their paragraph.

use super::bundle;
use crate::load::Assets;
use crate::model::{Article, Book};

/// All sheets of the assets as one, with the places of so many notes.
pub(super) fn css(assets: &Assets, notes: usize) -> Vec<u8> {
    let mut sheet = bundle::STYLE.join(assets);
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
        "[id=_ref-{n}-ar],[id=_ref-{n}-en]{{anchor-name:--s{n}}}\
         .text-body [data-n=\"{n}\"].note{{anchor-name:--n{n};inset-block-start:{place}}}\n"
    )
}
