//! `m^2^` and `CO~2~`: raised and lowered characters.
//!
//! The Markdown parser's own rule lets both begin at the beginning of a word only, where they hardly ever stand, and would
//! take `2024-05~ … 2024-06~` for one of them. So they are found in the text that it shows as it stands: between two single
//! signs, without a space, with a letter or digit at both ends.

use crate::model::text::{Reference, Style};
use crate::script::is_mark;

/// A text in pieces, in order; the raised and lowered ones without their signs.
pub(super) fn pieces(text: &str) -> Vec<(&str, Option<Style<Reference>>)> {
    let mut pieces = Vec::new();
    let (mut from, mut offset) = (0, 0);
    while let Some(step) = text[offset..].bytes().position(|byte| matches!(byte, b'^' | b'~')) {
        let start = offset + step;
        let sign = &text[start..=start];
        let Some(held) = held(&text[start..], sign) else {
            offset = text.len() - text[start..].trim_start_matches(sign).len();
            continue;
        };
        let style = if sign == "^" { Style::Superscript } else { Style::Subscript };
        pieces.extend([(&text[from..start], None), (held, Some(style))]);
        from = start + held.len() + 2;
        offset = from;
    }
    pieces.push((&text[from..], None));
    pieces
}

/// What stands between the sign that a text begins with and the next, if that makes a pair.
fn held<'t>(text: &'t str, sign: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(sign)?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '^' | '~'))?;
    let (held, after) = rest.split_at(end);
    let is_pair = after.starts_with(sign) && !after[1..].starts_with(sign);
    // Charges are raised: `Ca^2+^`, `Cl^-^`.
    let is_charge = |c: char| sign == "^" && matches!(c, '+' | '-' | '−');
    let is_part = |c: char| c.is_alphanumeric() || is_mark(c) || is_charge(c);
    (is_pair && held.starts_with(is_part) && held.ends_with(is_part)).then_some(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with `↑…↑` around what is raised and `↓…↓` around what is lowered.
    fn shown(text: &str) -> String {
        let mark = |(words, style): (&str, Option<Style<Reference>>)| match style {
            Some(Style::Superscript) => format!("↑{words}↑"),
            Some(_) => format!("↓{words}↓"),
            None => words.to_owned(),
        };
        pieces(text).into_iter().map(mark).collect()
    }

    #[test]
    fn pairs_without_spaces_are_raised_and_lowered() {
        for (text, wanted) in [
            ("m^2^ and CO~2~.", "m↑2↑ and CO↓2↓."),
            ("le 1^er^ mai, XIX^e^", "le 1↑er↑ mai, XIX↑e↑"),
            ("^14^C, Ca^2+^, Cl^-^, 10^−5^", "↑14↑C, Ca↑2+↑, Cl↑-↑, 10↑−5↑"),
            ("القرن ١٩^م^ وماء~س~", "القرن ١٩↑م↑ وماء↓س↓"),
            ("a^2^b^3^", "a↑2↑b↑3↑"),
            ("SO~4~^2−^", "SO↓4↓↑2−↑"),
        ] {
            assert_eq!(shown(text), wanted);
        }
        for text in [
            "2024-05~ and 2024-06~",
            "2023~/2024~",
            "2023~–2024~",
            "2023~-2024~",
            "~5 of ~6",
            "~100–~200",
            "2^10, x^y",
            "^ ^",
            "^^",
            "^_^",
            "~~x~~",
            "^^x^^",
            "a ~ b ~ c",
            "~/bin and ~/lib",
            "x^a b^",
            "^",
            "~a^",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
