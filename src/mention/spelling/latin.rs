//! Spellings of names in Latin letters: hyphen, space or neither (al-Qaeda, al Qaeda; Abd-Allah, Abdallah), and signs of
//! hamza and ayn that are left out (Jama’at, Jamaat).
//!
//! A hyphen may be written as a space. A space becomes a hyphen, or nothing, only behind what Arabic writes together with the
//! word after it: Amadou-Koufa is not Amadou Koufa.

use super::place::Place;
use crate::script::fold::normal;

/// Words that the word behind them may be joined with, by a hyphen or at once.
const JOINING: [&str; 9] =
    ["abd", "abdal", "abdel", "abdoul", "abdul", "abou", "abu", "oum", "umm"];

/// Articles that are written apart as well. Others are words of English.
const ARTICLES: [&str; 2] = ["al", "el"];

/// Articles that are words of English, and keep their hyphen.
const WORDS: [&str; 5] = ["ad", "an", "as", "ash", "at"];

/// Servants with the article, which what they serve may follow in the same word.
const SERVANTS: [&str; 4] = ["abdal", "abdel", "abdoul", "abdul"];

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
    if word.eq_ignore_ascii_case("wal") {
        return [word, "wa al", "wa-l", "wa'l"].map(str::to_owned).to_vec();
    }
    let own = word.to_owned();
    match servant(word) {
        Some((head, tail)) => {
            let tail = capital(tail);
            vec![own, format!("{head} {tail}"), format!("{head}-{tail}")]
        }
        None => vec![own],
    }
}

/// A name of a servant that is one word, divided: `Abd` and `allah`, `Abdel` and `malek`.
fn servant(word: &str) -> Option<(&str, &str)> {
    let divided = |servant: &str| {
        let (head, tail) = word.split_at_checked(servant.len())?;
        head.eq_ignore_ascii_case(servant).then_some((head, tail))
    };
    let with_article = || SERVANTS.iter().filter_map(|servant| divided(servant));
    let mut names = with_article().filter(|(_, tail)| tail.chars().count() > 2);
    divided("abd").filter(|(_, tail)| SERVED.contains(tail)).or_else(|| names.next())
}

/// A word with a capital letter.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
