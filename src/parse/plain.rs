//! Signs of Markdown in texts that have none, such as names and titles: they would be shown.

use std::ops::Range;

use super::node::Decoder;
use crate::diag::{Code, Diagnostic, token};
use crate::source::{Alignment, Spanned};

/// Signs that mark something in Markdown wherever they stand.
const SIGNS: [&str; 4] = ["**", "](", "[[", "~~"];

/// Signs that mark the words between two of them.
const PAIRS: [char; 3] = ['*', '_', '`'];

impl Decoder<'_> {
    /// Reports the first sign of Markdown in a text that has none.
    pub(super) fn report_marked(&mut self, text: &Spanned<String>) {
        let Some(sign) = marked(&text.value) else { return };
        let word = token(&text.value[sign.clone()]);
        let place = Alignment::new(self.sources, text.span, &text.value).locate(sign);
        let message = format!("{word} marks nothing in a text that has no Markdown");
        let stray = Diagnostic::new(Code::StrayMarkup, place, message);
        self.report(stray.label("shown as it is written").hint("write the words alone"));
    }
}

/// The first sign of Markdown in a text.
fn marked(text: &str) -> Option<Range<usize>> {
    let signs = SIGNS.iter().filter_map(|sign| {
        let at = text.find(sign)?;
        Some(at..at + sign.len())
    });
    let pairs = PAIRS.iter().filter_map(|sign| pair(text, *sign));
    signs.chain(pairs).min_by_key(|range| range.start)
}

/// The first of two signs with words between them: one before a word, and one behind a word.
fn pair(text: &str, sign: char) -> Option<Range<usize>> {
    let places = || text.match_indices(sign).map(|(at, _)| at);
    let around = |at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        (before, text.get(at + 1..).and_then(|text| text.chars().next()))
    };
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens = |at: &usize| {
        let (before, after) = around(*at);
        !is_letter(before) && !is_space(after)
    };
    let open = places().find(opens)?;
    // Code is one word; round several backticks are the ayn of a name, as in “`Abd al-Sami`”.
    let is_ayn = |at: usize| sign == '`' && text[open..at].contains(char::is_whitespace);
    let closes = |at: &usize| {
        let (before, after) = around(*at);
        *at > open + 1 && !is_space(before) && !is_letter(after) && !is_ayn(*at)
    };
    places().any(|at| closes(&at)).then_some(open..open + 1)
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn signs_round_words_are_found() {
        for (text, at) in [
            ("**Bold** report", 0),
            ("A *report*", 2),
            ("see `code`.", 4),
            ("_Name_, J", 0),
            ("[[qaeda]] note", 0),
            ("a [b](c)", 4),
            ("~~old~~", 0),
        ] {
            assert_eq!(marked(text).map(|range| range.start), Some(at), "{text}");
        }
    }

    #[test]
    fn signs_of_their_own_are_none() {
        for text in [
            "M*A*S*H",
            "3 * 4 * 5",
            "a_b_c",
            "`Abd al-`Aziz",
            "`Abd al-Sami`: A Life",
            "Report*",
            "[a description]",
            "snake_case",
        ] {
            assert_eq!(marked(text), None, "{text}");
        }
    }
}
