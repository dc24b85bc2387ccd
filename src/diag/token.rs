//! Words of the content as messages and labels show them: in backticks, on one line, and not too long.

/// How many characters of a token are shown.
const SHOWN: usize = 80;

/// A token for a message or a label. A hint that is meant to be copied quotes its text whole instead.
pub fn token(text: &str) -> String {
    let mut characters = text.chars().map(visible);
    let shown: String = characters.by_ref().take(SHOWN).collect();
    let rest = if characters.next().is_some() { "…" } else { "" };
    format!("`{shown}{rest}`")
}

/// Line breaks would end the message; other controls could hide or reorder what stands around the token.
fn visible(character: char) -> char {
    match character {
        '\n' | '\r' | '\t' => ' ',
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_short_and_on_one_line() {
        assert_eq!(token("اتفاق الهدنة"), "`اتفاق الهدنة`");
        assert_eq!(token("a\nb\u{202E}c\u{7}"), "`a b\u{FFFD}c\u{FFFD}`");
        let longest = "س".repeat(SHOWN);
        assert_eq!(token(&longest), format!("`{longest}`"));
        assert_eq!(token(&format!("{longest}x")), format!("`{longest}…`"));
    }
}
