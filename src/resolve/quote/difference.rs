//! How a quote differs from the passage that was probably meant, said so that the difference can be seen.

use unicode_normalization::char::is_combining_mark;

use crate::diag::character::{self, shown};

/// Up to how many characters a passage is shown whole, to be copied.
const WHOLE: usize = 160;

/// How many characters are shown around the first difference of longer ones.
const AROUND: usize = 30;

/// The hint that offers a passage for a quote.
pub(super) fn hint(quote: &str, passage: &str) -> String {
    let (wanted, found): (Vec<char>, Vec<char>) =
        (quote.chars().collect(), passage.chars().collect());
    let same = wanted.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let change = change(&wanted[same..], &found[same..]);
    if found.len() <= WHOLE {
        return format!("did you mean `{passage}`{change}?");
    }
    let (theirs, ours) = (excerpt(&found, same), excerpt(&wanted, same));
    format!("the paragraph reads `{theirs}` where the quote has `{ours}`{change}")
}

/// Names the first characters that differ if they could be taken for each other.
fn change(wanted: &[char], found: &[char]) -> String {
    match (wanted.first(), found.first()) {
        (Some(a), Some(b)) if is_hidden(*b) && found.get(1) == Some(a) => {
            format!(", with {}", shown(*b))
        }
        (Some(a), Some(b)) if is_hidden(*a) && wanted.get(1) == Some(b) => {
            format!(", without {}", shown(*a))
        }
        (Some(a), Some(b)) if could_be_taken_for(*a, *b) => {
            format!(", with {} for {}", shown(*b), shown(*a))
        }
        (None, Some(b)) if is_hidden(*b) => format!(", with {}", shown(*b)),
        (Some(a), None) if is_hidden(*a) => format!(", without {}", shown(*a)),
        _ => String::new(),
    }
}

/// Letters of one alphabet, and a letter and a space, are told apart at once.
fn could_be_taken_for(a: char, b: char) -> bool {
    let are_ascii = a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric();
    !are_ascii && !a.is_whitespace() && !b.is_whitespace()
}

fn is_hidden(character: char) -> bool {
    is_combining_mark(character)
        || character == '\u{640}'
        || !character::invisible(&character.to_string()).is_empty()
}

fn excerpt(text: &[char], around: usize) -> String {
    let (start, end) = (around.saturating_sub(AROUND), (around + AROUND).min(text.len()));
    let before = if start > 0 { "…" } else { "" };
    let after = if end < text.len() { "…" } else { "" };
    let words: String = text[start..end].iter().collect();
    format!("{before}{words}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_named() {
        for (quote, passage, expected) in [
            ("القاعده", "القاعدة", "did you mean `القاعدة`, with `ة` (U+0629) for `ه` (U+0647)?"),
            (
                "\"truce\"",
                "“truce”",
                "did you mean `“truce”`, with `“` (U+201C) for `\"` (U+0022)?",
            ),
            (
                "Mali-Niger",
                "Mali–Niger",
                "did you mean `Mali–Niger`, with `–` (U+2013) for `-` (U+002D)?",
            ),
            (
                "عام 2012",
                "عام ٢٠١٢",
                "did you mean `عام ٢٠١٢`, with `٢` (U+0662) for `2` (U+0032)?",
            ),
            ("کيدال", "كيدال", "did you mean `كيدال`, with `ك` (U+0643) for `ک` (U+06A9)?"),
            ("لُوحظ", "لُوحِظ", "did you mean `لُوحِظ`, with `◌ِ` (U+0650)?"),
            ("لُوحظ", "لوحظ", "did you mean `لوحظ`, without `◌ُ` (U+064F)?"),
            ("لُوحظ", "لاحظ", "did you mean `لاحظ`, with `ا` (U+0627) for `◌ُ` (U+064F)?"),
            ("لوحظ", "لُاحظ", "did you mean `لُاحظ`, with `◌ُ` (U+064F) for `و` (U+0648)?"),
            ("announce", "announced", "did you mean `announced`?"),
            ("al-Qaeda", "Al-Qaeda", "did you mean `Al-Qaeda`?"),
        ] {
            assert_eq!(hint(quote, passage), expected);
        }
    }

    #[test]
    fn long_passages_are_cut_around_the_difference() {
        let text = "word ".repeat(60);
        let hint = hint(&format!("{text}x{text}"), &format!("{text}y{text}"));
        assert!(hint.starts_with("the paragraph reads `…") && hint.len() < 200, "{hint}");
        let begins = super::hint(&format!("x{text}"), &format!("y{text}"));
        assert!(begins.starts_with("the paragraph reads `y") && begins.contains("…`"), "{begins}");
        let ends = super::hint(&format!("{text}x"), &format!("{text}y"));
        assert!(ends.contains("word y`") && ends.contains("word x`"), "{ends}");
    }
}
