//! Quotes of a paragraph that begin with what is typed.

use std::collections::BTreeSet;

use crate::diag::yaml::{Context, scalar};

/// How many places of what is typed are looked at.
const PLACES: usize = 20;

/// How many words a quote is offered with, at most.
const WORDS: usize = 6;

/// Whole words of a text from each place where what is typed begins a word, the shortest first; before anything is typed, its
/// clauses. Each as YAML has it.
pub(super) fn offers(plain: &str, typed: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut all: Vec<&str> = if typed.is_empty() {
        clauses(plain).collect()
    } else {
        let starts = plain.match_indices(typed).map(|(at, _)| at);
        let begins =
            |at: &usize| plain[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let starts = starts.filter(begins).take(PLACES);
        starts
            .flat_map(|at| (1..=WORDS).filter_map(move |count| words(&plain[at..], count)))
            .collect()
    };
    all.retain(|quote| seen.insert(*quote));
    all.into_iter().map(|quote| scalar(quote, Context::Flow)).collect()
}

/// The parts of a text between signs of punctuation.
fn clauses(plain: &str) -> impl Iterator<Item = &str> {
    let signs = ['.', '،', ',', '؛', ';', ':', '؟', '?', '!', '(', ')', '\n'];
    plain.split(signs).map(str::trim).filter(|clause| !clause.is_empty())
}

/// The first words of a text, without the signs behind the last; none if it has fewer.
fn words(text: &str, count: usize) -> Option<&str> {
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let end = ends.chain([text.len()]).nth(count - 1)?;
    let quote = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
    (!quote.is_empty()).then_some(quote)
}

#[cfg(test)]
mod tests {
    use super::offers;

    #[test]
    fn quotes_begin_with_what_is_typed() {
        let plain = "أعلنت القاعدة هدنة، ثم قالت القاعدة: لا.";
        let found = offers(plain, "الق");
        assert_eq!(found[..3], ["القاعدة", "القاعدة هدنة", "القاعدة هدنة، ثم"]);
        assert_eq!(offers(plain, "علنت"), Vec::<String>::new());
        assert_eq!(offers(plain, ""), ["أعلنت القاعدة هدنة", "ثم قالت القاعدة", "لا"]);
    }
}
