//! Characters that cannot stand in a text, or that nobody sees. What is left out is told.
//!
//! An original keeps what its author wrote, invisible characters included; only what no page can show goes, because no article can
//! hold it. Of a translation both go.

use std::collections::BTreeMap;

use super::document::{Block, Document};
use super::words::Words;
use crate::diag::character::{self, Found, invisible, refused};

/// Leaves out of a document what its article cannot hold; `what` says in remarks what the document is.
pub(super) fn clean(document: &mut Document, is_original: bool, what: &str) {
    let mut gone: BTreeMap<char, usize> = BTreeMap::new();
    let mut links = Vec::new();
    let Document { title, blocks, footnotes, remarks } = document;
    let of_author = blocks.iter_mut().flat_map(Block::parts_mut);
    // What stands around the text is the editors' in any language: it has no proof beside it.
    let around = title.iter_mut().chain(footnotes.values_mut());
    let all = of_author.map(|words| (words, is_original)).chain(around.map(|words| (words, false)));
    for (words, is_original) in all {
        clean_words(words, is_original, &mut gone);
        links.extend(words.refused_links());
    }
    for (character, count) in gone {
        let name = character::shown(character);
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        remarks.push(format!("left out of {what} {times}: {name}"));
    }
    for link in links {
        remarks
            .push(format!("the words stay, the link does not, which no text may have: `{link}`"));
    }
}

fn clean_words(words: &mut Words, is_original: bool, gone: &mut BTreeMap<char, usize>) {
    words.map(|text| {
        let text = without(text, &refused(text), gone);
        if is_original { text } else { without(&text, &invisible(&text), gone) }
    });
    words.settle();
}

/// A text with other characters, or none, in the places that were found.
fn without(text: &str, found: &[Found], gone: &mut BTreeMap<char, usize>) -> String {
    let mut places: Vec<(usize, usize, &str)> = Vec::new();
    for it in found {
        let instead = it.change().map_or("", |(instead, _)| instead);
        places.extend(it.places.iter().map(|place| (place.start, place.end, instead)));
        *gone.entry(it.character).or_default() += it.places.len();
    }
    places.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end, instead) in places {
        // One character may have two faults.
        if let Some(before) = text.get(at..start) {
            out.push_str(before);
            out.push_str(instead);
            at = end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
