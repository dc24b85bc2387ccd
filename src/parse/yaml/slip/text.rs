//! What the rules of values ask of a text: where its quotation marks close, what stands outside of them, whether it holds a field.

use crate::diag::token;
use crate::diag::yaml::{Context, scalar};
use crate::parse::slip::Slip;
use crate::parse::yaml::line::Line;

/// The byte behind the quotation mark that closes a quoted text, whose inside begins the string.
pub(super) fn quoted_end(inside: &str, quote: char) -> Option<usize> {
    let mut characters = inside.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        if character == '\\' && quote == '"' {
            characters.next();
        } else if character == quote {
            if quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
            } else {
                return Some(index + quote.len_utf8());
            }
        }
    }
    None
}

/// The characters of a text in brackets that stand outside quoted texts.
pub(super) fn outside_quotes(text: &str) -> Vec<(usize, char)> {
    let (mut found, mut index, mut is_opening) = (Vec::new(), 0, true);
    while let Some(character) = text.get(index..).and_then(|rest| rest.chars().next()) {
        let next = index + character.len_utf8();
        let inside = text.get(next..).unwrap_or_default();
        let quoted = matches!(character, '"' | '\'') && is_opening;
        if let Some(end) = quoted.then(|| quoted_end(inside, character)).flatten() {
            index = next + end;
        } else {
            found.push((index, character));
            index = next;
        }
        let opens = matches!(character, '[' | '{' | ',' | ':');
        is_opening = opens || is_opening && character == ' ';
    }
    found
}

/// Whether a text goes on with a word that may be the name of a field, and a colon.
pub(super) fn begins_field(text: &str) -> bool {
    let text = text.trim_start();
    let word = text.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    word.len() < text.len() && word.starts_with(": ")
}

/// Whether the word before each colon of a text cannot be the name of a field that was meant to begin there.
pub(super) fn has_no_field(text: &str) -> bool {
    let ends = text.match_indices(':').filter_map(|(at, _)| text.get(..at));
    ends.filter_map(|before| before.split_whitespace().next_back())
        .all(|word| !word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '"' | '\'')))
}

/// A value that needs quotes because YAML reads its beginning as `what`.
pub(super) fn whole_in_quotes(line: &Line<'_>, what: &str) -> Slip {
    let value = line.value();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inside = quote.and_then(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
    let mended = scalar(inside.unwrap_or(value), Context::Block);
    let message = format!("YAML reads the beginning of {} as {what}", token(value));
    let slip = Slip::new(line.value_range(), message, "put the text in quotes");
    slip.mended(line.value_range(), &line.with_value(&mended), mended)
}
