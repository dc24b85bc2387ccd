//! Words of the content as messages and labels show them: in backticks, on one line, and not too long.

use std::borrow::Cow;

/// How many characters of a token are shown.
const SHOWN: usize = 80;

/// A token for a message or a label. A hint that is meant to be copied quotes its text whole instead.
pub fn token(text: &str) -> String {
    let mut shown = String::new();
    let mut left = SHOWN;
    for character in text.chars() {
        let sign = sign(character);
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
    match character {
        '\n' | '\r' | '\t' => " ".to_owned(),
        c if is_hidden(c) => format!("U+{:04X}", u32::from(c)),
        c => c.to_string(),
    }
}

/// Whether a character has no shape of its own: controls, marks of direction, and spaces without width.
pub fn is_hidden(character: char) -> bool {
    let is_format = matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}');
    character.is_control() || is_format || matches!(u32::from(character) & 0xFFFF, 0xFFFE | 0xFFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_short_and_on_one_line() {
        assert_eq!(token("اتفاق الهدنة"), "`اتفاق الهدنة`");
        assert_eq!(token("a\nb\u{202E}c\u{7}"), "`a bU+202EcU+0007`");
        let longest = "س".repeat(SHOWN);
        assert_eq!(token(&longest), format!("`{longest}`"));
        assert_eq!(token(&format!("{longest}x")), format!("`{longest}…`"));
        assert_eq!(token(&"\u{2060}".repeat(14)), format!("`{}…`", "U+2060".repeat(13)));
    }
}
