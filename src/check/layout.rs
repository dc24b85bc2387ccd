//! How a text with a form is laid out in the file of the original, which is a plain text: its items may have marks or numbers
//! before them, its cells stand between bars or tabs, its hemistichs are set apart by some sign. None of that is a word of it,
//! and neither is where a line ends. All other signs are.

use crate::model::FormName;

/// The signs that mark items in plain texts.
const BULLETS: [char; 9] = ['-', '*', '+', '•', '·', '▪', '◦', '–', '—'];

/// The signs that set hemistichs apart in plain texts, alone or several of them.
const HEMISTICH_SIGNS: [char; 7] = ['/', '*', '…', '.', '=', '|', '~'];

/// Whether texts of a form have a layout that is more than one line.
pub(super) fn is_laid_out(form: FormName, texts: &[&str]) -> bool {
    matches!(form, FormName::Verse | FormName::List | FormName::Table)
        || texts.iter().any(|text| text.contains('\n'))
}

/// The words of a text without its layout, with the byte that each character stands at. Of white space one is left.
pub(super) fn words(text: &str, form: FormName) -> Vec<(usize, char)> {
    let mut words: Vec<(usize, char)> = Vec::with_capacity(text.len());
    for line in text.split('\n') {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        let (skipped, rest) = without_mark(line, form);
        for word in rest.split_inclusive(char::is_whitespace) {
            let at = start + skipped + (word.as_ptr() as usize - rest.as_ptr() as usize);
            if form == FormName::Verse && is_sign(word.trim()) {
                continue;
            }
            words.extend(word.char_indices().map(|(byte, c)| {
                let is_cell = form == FormName::Table && c == '|';
                (at + byte, if c.is_whitespace() || is_cell { ' ' } else { c })
            }));
        }
        words.push((start + line.len(), ' '));
    }
    words.dedup_by(|(_, next), (_, last)| *next == ' ' && *last == ' ');
    let leading = usize::from(words.first().is_some_and(|(_, c)| *c == ' '));
    let trailing = words.len() - usize::from(words.len() > leading);
    words.truncate(trailing.max(leading));
    words.drain(..leading);
    words
}

/// The same as a text.
pub(super) fn plain(text: &str, form: FormName) -> String {
    words(text, form).into_iter().map(|(_, c)| c).collect()
}

/// A line without what marks an item or a row, and how many bytes that is.
fn without_mark(line: &str, form: FormName) -> (usize, &str) {
    let rest = match form {
        FormName::List => after_mark(line.trim_start()).unwrap_or(line),
        FormName::Table if is_delimiter(line) => "",
        _ => line,
    };
    (line.len() - rest.len(), rest)
}

/// What follows the mark or number of an item.
fn after_mark(item: &str) -> Option<&str> {
    let bare = item.strip_prefix(['(', '[']).unwrap_or(item);
    let digits = bare.trim_start_matches(char::is_numeric);
    let marked = if digits.len() < bare.len() {
        let stop = digits.strip_prefix(['.', ')', ']', ':', '-', '–', '/'])?;
        stop.strip_prefix(['-', '.', ')']).unwrap_or(stop)
    } else {
        item.strip_prefix(BULLETS)?
    };
    let words = marked.trim_start();
    (words.len() < marked.len()).then_some(words)
}

/// The row of a Markdown table that sets its head apart.
fn is_delimiter(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn is_sign(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| HEMISTICH_SIGNS.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_has_no_words() {
        for (form, original, written) in [
            (FormName::List, "- one\n- two", "one\ntwo"),
            (FormName::List, "1. one\n2. two\n  - three", "one\ntwo\nthree"),
            (FormName::List, "١- واحد\n(٢) اثنان", "واحد\nاثنان"),
            (FormName::List, "• one\n  goes on", "one goes on"),
            (FormName::Table, "| a | b |\n|---|:-:|\n| c |  |", "a\tb\nc\t\u{A0}"),
            (FormName::Table, "a\tb\nc", "a\tb\nc\t\u{A0}"),
            (FormName::Verse, "صدر // عجز\nصدر *** عجز", "صدر\tعجز\nصدر\tعجز"),
            (FormName::Verse, "صدر … عجز", "صدر\tعجز"),
            (FormName::Paragraph, "one\ntwo", "one two"),
        ] {
            assert_eq!(plain(original, form), plain(written, form), "{original:?}");
        }
    }

    #[test]
    fn all_else_is_a_word() {
        for (form, one, other) in [
            (FormName::List, "- one", "ones"),
            (FormName::List, "1988 was", "was"),
            (FormName::List, "2.5 litres", "5 litres"),
            (FormName::Verse, "صدر // عجز", "صدر عجز!"),
            (FormName::Paragraph, "- one", "one"),
            (FormName::Paragraph, "a | b", "a b"),
        ] {
            assert_ne!(plain(one, form), plain(other, form), "{one:?}");
        }
    }
}
