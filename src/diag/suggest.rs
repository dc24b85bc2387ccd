//! "Did you mean": the known name nearest to an unknown one.

/// The least similarity (Jaro-Winkler, 0 to 1) at which a guess helps more than it misleads.
const LIKELY: f64 = 0.8;

/// The candidate most similar to `name`, if one is similar enough. Ties go to the first.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let score = strsim::jaro_winkler(name, candidate);
        if score >= LIKELY && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
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
pub fn passages(text: &str, quote: &str) -> Vec<String> {
    let words = word_starts(text);
    let wanted = quote.split_whitespace().count().max(1);
    let mut scored: Vec<(f64, &str)> = Vec::new();
    for (first, &(start, _)) in words.iter().enumerate() {
        for length in wanted.saturating_sub(1).max(1)..=wanted + 1 {
            let Some(&(_, end)) = words.get(first + length - 1) else { break };
            let passage = text[start..end].trim_matches(is_outer_punctuation);
            scored.push((strsim::normalized_levenshtein(quote, passage), passage));
        }
    }
    scored.retain(|&(score, _)| score >= 0.5);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.dedup_by(|a, b| a.1.contains(b.1) || b.1.contains(a.1));
    scored.into_iter().take(3).map(|(_, passage)| passage.to_owned()).collect()
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
    fn passages_come_best_first() {
        let found = passages("بدأت نتائج اتفاق الهدنة المرحلي بين", "اتفاق الهدنه المرحلي");
        assert_eq!(found[0], "اتفاق الهدنة المرحلي");
    }
}
