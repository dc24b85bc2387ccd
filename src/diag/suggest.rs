//! "Did you mean": the known name nearest to an unknown one.

use std::collections::BTreeSet;

/// The least similarity (Jaro-Winkler, 0 to 1) at which a guess helps more than it misleads.
const LIKELY: f64 = 0.8;

/// The largest share of the longer of two ids that may differ: with another word in it, it is the id of something else.
const DIFFERENT: f64 = 0.4;

/// The most letters of a name that is guessed. Nobody mistypes a longer one, and comparing takes time.
const LONGEST: usize = 100;

/// The candidate most similar to `name`, if one is similar enough. Ties go to the first.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > 4 * LONGEST || name.chars().count() > LONGEST {
        return None;
    }
    // Capitals are no other letters.
    let small = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| candidate.len() <= 4 * LONGEST) {
        let as_written = strsim::jaro_winkler(name, candidate);
        let score = if small == name {
            as_written
        } else {
            as_written.max(strsim::jaro_winkler(&small, candidate))
        };
        if score >= LIKELY && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The id most similar to `name`, if it may be the same mistyped. Ids that share their beginning are seldom one another:
/// `kwala` is not `kwala-attack`.
pub fn nearest_id<'a>(name: &str, ids: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let is_near = |id: &&str| {
        // The lengths alone tell most of them apart.
        id.len().abs_diff(name.len()) * 5 <= id.len().max(name.len()) * 2
            && strsim::normalized_levenshtein(name, id) >= 1.0 - DIFFERENT
    };
    nearest(name, ids.into_iter().filter(is_near))
}

/// The fewest letters of an id that is taken for a mistyped one.
const TELLING: usize = 5;

/// Whether a word is an id with one slip of the keys: a letter that is another, is missing, is too many, or has changed its place
/// with its neighbour. A digit tells one thing from the next, so it is no slip.
pub fn is_slip(word: &str, id: &str) -> bool {
    if word.len().min(id.len()) < TELLING || word.len().abs_diff(id.len()) > 1 || word == id {
        return false;
    }
    let same = |(a, b): &(u8, u8)| a == b;
    let start = word.bytes().zip(id.bytes()).take_while(same).count();
    let (word, id) = (&word.as_bytes()[start..], &id.as_bytes()[start..]);
    let ends = word.iter().rev().zip(id.iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let (word, id) = (&word[..word.len() - end], &id[..id.len() - end]);
    let is_swapped = matches!((word, id), ([a, b], [c, d]) if a == d && b == c);
    let has_digit = word.iter().chain(id).any(u8::is_ascii_digit);
    !has_digit && (is_swapped || word.len() <= 1 && id.len() <= 1)
}

/// The hint for an unknown name.
pub fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(name, candidates).map(question)
}

/// The hint that offers a text in place of another: the whole text, since it is meant to be copied.
pub fn question(text: &str) -> String {
    format!("did you mean `{text}`?")
}

/// A word as an id: lower case, with hyphens for spaces and signs. Nothing if it has no ASCII letter or digit.
pub fn slug(word: &str) -> Option<String> {
    let parts: Vec<String> = word
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let is_ascii = word.chars().all(|c| c.is_ascii() || c.is_whitespace());
    (is_ascii && !parts.is_empty()).then(|| parts.join("-"))
}

/// The up to three stretches of `text` most similar to `quote`, best first: whole words, about as many
/// as the quote has.
///
/// Comparing every stretch letter by letter takes too long for long quotes. So stretches are first judged by the pairs of
/// letters that they share with the quote, in time that grows with the text alone, and only the best are compared.
pub fn passages(text: &str, quote: &str) -> Vec<String> {
    let words = word_starts(text);
    let mut scored: Vec<(f64, &str)> = Vec::new();
    for (first, last) in likely_stretches(text, &words, quote) {
        let passage = &text[words[first].0..words[last].1];
        let passage = trimmed(passage, quote);
        scored.push((similarity(quote, passage), passage));
    }
    scored.retain(|&(score, _)| score >= 0.5);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut best: Vec<&str> = Vec::new();
    for (_, passage) in scored {
        if !best.iter().any(|known| known.contains(passage) || passage.contains(known)) {
            best.push(passage);
        }
    }
    best.into_iter().take(3).map(str::to_owned).collect()
}

/// How many stretches are compared letter by letter at the most.
const COMPARED: usize = 60;

/// How many pairs of letters may be compared in all.
const WORK: usize = 4_000_000;

/// The first and last words of the stretches that share the most with the quote, best first: whole words count in full,
/// pairs of letters in others half.
fn likely_stretches(text: &str, words: &[(usize, usize)], quote: &str) -> Vec<(usize, usize)> {
    let known: BTreeSet<&str> = quote.split_whitespace().collect();
    let pairs: BTreeSet<(char, char)> = quote.split_whitespace().flat_map(letter_pairs).collect();
    let mut sums = vec![0.0];
    for &(start, end) in words {
        let word = &text[start..end];
        let shared = if known.contains(word) { 1.0 } else { shared_pairs(word, &pairs) / 2.0 };
        sums.push(sums.last().unwrap_or(&0.0) + shared);
    }
    let wanted = quote.split_whitespace().count().max(1);
    let mut stretches: Vec<(f64, usize, usize)> = Vec::new();
    for first in 0..words.len() {
        for length in wanted.saturating_sub(1).max(1)..=wanted + 1 {
            let Some(sum) = sums.get(first + length) else { break };
            let other_length = if length == wanted { 0.0 } else { 0.6 };
            stretches.push((sum - sums[first] - other_length, first, first + length - 1));
        }
    }
    stretches.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let letters = quote.chars().count();
    stretches.truncate((WORK / (letters * letters).max(1)).clamp(1, COMPARED));
    stretches.into_iter().map(|(_, first, last)| (first, last)).collect()
}

/// The share of a word's pairs of letters that are among these, from 0 to 1.
fn shared_pairs(word: &str, pairs: &BTreeSet<(char, char)>) -> f64 {
    let (mut all, mut shared) = (0.0, 0.0);
    for pair in letter_pairs(word) {
        all += 1.0;
        shared += f64::from(u8::from(pairs.contains(&pair)));
    }
    shared / f64::max(all, 1.0)
}

/// The neighbouring letters of a word, with its edges.
fn letter_pairs(word: &str) -> impl Iterator<Item = (char, char)> + '_ {
    let before = std::iter::once(' ').chain(word.chars());
    before.zip(word.chars().chain(std::iter::once(' ')))
}

/// How alike two texts are, from 0 to 1: by single letters, or for very long ones by the words in the same place.
fn similarity(quote: &str, passage: &str) -> f64 {
    if quote.len().saturating_mul(passage.len()) <= WORK * 4 {
        return strsim::normalized_levenshtein(quote, passage);
    }
    let (mut all, mut same) = (0.0, 0.0);
    for (a, b) in quote.split_whitespace().zip(passage.split_whitespace()) {
        all += 1.0;
        same += f64::from(u8::from(a == b));
    }
    same / f64::max(all, 1.0)
}

/// A passage without the punctuation at its edges, unless the quote has some there.
fn trimmed<'t>(passage: &'t str, quote: &str) -> &'t str {
    let mut trimmed = passage;
    if !quote.starts_with(is_outer_punctuation) {
        trimmed = trimmed.trim_start_matches(is_outer_punctuation);
    }
    if !quote.ends_with(is_outer_punctuation) {
        trimmed = trimmed.trim_end_matches(is_outer_punctuation);
    }
    trimmed
}

/// Punctuation at the edge of a passage, which a quote seldom has.
fn is_outer_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() || matches!(character, '،' | '؛' | '؟' | '«' | '»' | '“' | '”')
}

/// Start and end of each run of characters between white space.
fn word_starts(text: &str) -> Vec<(usize, usize)> {
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start, start + word.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_nearest_name_and_refuses_wild_guesses() {
        assert_eq!(nearest("tittle", ["title", "summary"]), Some("title"));
        assert_eq!(nearest("qqq", ["title", "summary"]), None);
    }

    #[test]
    fn one_slip_of_the_keys_is_told_from_another_id() {
        for word in ["alqaeda", "al-qeada", "al-qaedaa", "al-qaeba", "la-qaeda"] {
            assert!(is_slip(word, "al-qaeda"), "{word}");
        }
        for (word, id) in [
            ("mali", "malo"),
            ("truce-1", "truce-2"),
            ("truce", "truce"),
            ("menakaa-x", "menaka"),
            ("kwala-2", "kwala-"),
            ("al-qadea-x", "al-qaeda-x1"),
        ] {
            assert!(!is_slip(word, id), "{word}");
        }
    }

    #[test]
    fn passages_come_best_first() {
        let found = passages("بدأت نتائج اتفاق الهدنة المرحلي بين", "اتفاق الهدنه المرحلي");
        assert_eq!(found[0], "اتفاق الهدنة المرحلي");
    }

    #[test]
    fn long_quotes_are_found_too() {
        let text: Vec<String> = (0..4000).map(|n| format!("word{n}")).collect();
        let mut quote = text[1000..1400].to_vec();
        quote[200] = "other".to_owned();
        let found = passages(&text.join(" "), &quote.join(" "));
        assert_eq!(found, [text[1000..1400].join(" ")]);
    }
}
