//! Spellings of names in Latin letters: hyphen, space or neither (al-Qaeda, al Qaeda; Abd-Allah, Abdallah), and signs of
//! hamza and ayn that are left out (Jama’at, Jamaat).
//!
//! A hyphen may be written as a space. A space becomes a hyphen, or nothing, only behind what Arabic writes together with the
//! word after it: Amadou-Koufa is not Amadou Koufa.

use super::place::Place;
use crate::script::fold::normal;

/// Words that the word behind them may be joined with, by a hyphen or at once.
const JOINING: [&str; 3] = ["abd", "abu", "abou"];

/// Articles that are written apart as well. Others are words of English.
const ARTICLES: [&str; 2] = ["al", "el"];

/// Articles that are words of English, and keep their hyphen.
const WORDS: [&str; 5] = ["ad", "an", "as", "ash", "at"];

/// What may follow `abd` in the same word.
const SERVED: [&str; 3] = ["allah", "ullah", "ellah"];

/// The places of a name, with its apostrophes and without.
pub(super) fn versions(name: &str) -> Vec<Vec<Place>> {
    let bare: String = name.chars().filter(|c| normal(&c.to_string()) != "'").collect();
    let all = [Some(name), Some(bare.as_str()).filter(|bare| *bare != name)];
    all.into_iter().flatten().map(places).collect()
}

/// Words, each with the gap before it.
fn places(name: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let mut before = "";
    for word in name.split_whitespace() {
        for (index, part) in word.split('-').enumerate() {
            let own = if index == 0 { " " } else { "-" };
            places.push(place(before, own, part, places.is_empty()));
            before = part;
        }
    }
    places
}

/// A word behind each gap that may stand before it; the first of a name has none.
fn place(before: &str, own: &str, word: &str, is_first: bool) -> Place {
    let others = if is_first { &[] } else { gaps(before, own, word) };
    let own = if is_first { "" } else { own };
    let gaps = std::iter::once(own).chain(others.iter().copied().filter(|gap| *gap != own));
    let written = |gap: &str| -> Vec<String> {
        let word = if gap.is_empty() && !is_first { word.to_lowercase() } else { word.to_owned() };
        writings(&word).into_iter().map(|word| format!("{gap}{word}")).collect()
    };
    gaps.flat_map(written).collect()
}

/// What else may stand between two words.
fn gaps(before: &str, own: &str, word: &str) -> &'static [&'static str] {
    let before = before.to_lowercase();
    let is = |words: &[&str]| words.contains(&before.as_str());
    if before.is_empty() || !word.starts_with(char::is_alphabetic) {
        &[]
    } else if is(&JOINING) {
        &[" ", "-", ""]
    } else if own == " " {
        if is(&ARTICLES) { &["-"] } else { &[] }
    } else if is(&WORDS) {
        &[]
    } else {
        &[" "]
    }
}

/// A word in each way that it is divided.
fn writings(word: &str) -> Place {
    let own = word.to_owned();
    if word.eq_ignore_ascii_case("wal") {
        return vec![own, "wa al".to_owned(), "wa-l".to_owned()];
    }
    match word.get(..3).zip(word.get(3..)) {
        Some((head, tail)) if head.eq_ignore_ascii_case("abd") && SERVED.contains(&tail) => {
            vec![own, format!("{head} {}", capital(tail))]
        }
        _ => vec![own],
    }
}

/// A word with a capital letter.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
