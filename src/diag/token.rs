//! Words of the content as messages and labels show them: in backticks, on one line, and not too long.

use std::borrow::Cow;

pub use super::unseen::is_hidden;
use super::unseen::is_unseen;

/// How many characters of a token are shown.
const SHOWN: usize = 80;

/// A token for a message or a label. A hint that is meant to be copied quotes its text whole instead.
pub fn token(text: &str) -> String {
    let mut shown = String::new();
    let mut left = SHOWN;
    for (offset, character) in text.char_indices() {
        let sign =
            if is_unseen(text, offset, character) { code(character) } else { sign(character) };
        let length = sign.chars().count();
        if length > left {
            shown.push('…');
            break;
        }
        left -= length;
        shown.push_str(&sign);
    }
    format!("`{shown}`")
}

/// A text on one line, with each character that cannot be seen, or that would reorder others, shown as `U+202E`.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(is_hidden) {
        Cow::Owned(text.chars().map(sign).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// What a character is shown as.
fn sign(character: char) -> String {
    if is_hidden(character) { code(character) } else { character.to_string() }
}

fn code(character: char) -> String {
    match character {
        '\n' | '\r' | '\t' => " ".to_owned(),
        c => format!("U+{:04X}", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_short_and_on_one_line() {
        assert_eq!(token("اتفاق الهدنة"), "`اتفاق الهدنة`");
        assert_eq!(token("a\nb\u{202E}c\u{7}"), "`a bU+202EcU+0007`");
        assert_eq!(token("reviewed\u{A0} 25\u{A0}000"), "`reviewedU+00A0 25\u{A0}000`");
        let longest = "س".repeat(SHOWN);
        assert_eq!(token(&longest), format!("`{longest}`"));
        assert_eq!(token(&format!("{longest}x")), format!("`{longest}…`"));
        assert_eq!(token(&"\u{2060}".repeat(14)), format!("`{}…`", "U+2060".repeat(13)));
    }
}
