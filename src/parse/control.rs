//! Characters that no text may hold: NUL, and bidirectional controls that are not closed.
//!
//! Source: Unicode Standard Annex #9. Embeddings and overrides (U+202A, U+202B, U+202D, U+202E) are closed by
//! U+202C; isolates (U+2066–U+2068) by U+2069. All end with their line.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Fix, Splice};
use crate::source::{Sources, Span};

/// A character that may not stand where it does.
pub(super) struct Fault {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    character: char,
}

impl Fault {
    /// The diagnostic for it. It has a fix where `span` holds the character itself, and not an escape for it.
    pub(super) fn diagnostic(&self, span: Span, sources: &Sources) -> Diagnostic {
        let name = format!("U+{:04X}", self.character as u32);
        let is_written = sources.slice(span).chars().eq([self.character]);
        let deletion = is_written.then(|| Splice { span, text: String::new() });
        let label = format!("delete {name}");
        if self.character == '\0' {
            return Diagnostic::new(Code::NulCharacter, span, "a NUL character in a text")
                .label(format!("`{name}`"))
                .hint("delete it")
                .fixes(deletion.map(|splice| Fix::sure(label, splice)));
        }
        let what = if is_closer(self.character) { "closes nothing" } else { "is never closed" };
        Diagnostic::new(Code::BidiControl, span, format!("the bidi control {name} {what}"))
            .label(format!("`{name}`"))
            .hint("delete it: runs of the other direction are isolated by the builder")
            .fixes(deletion.map(|splice| Fix::likely(label, splice)))
    }
}

fn is_closer(character: char) -> bool {
    matches!(character, '\u{202C}' | '\u{2069}')
}

/// Every such character of a text, in order.
pub(super) fn faults(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut open: Vec<Fault> = Vec::new();
    // ASCII control 0 and the lead byte of the General Punctuation block: all others are harmless.
    if !text.bytes().any(|b| b == 0 || b == 0xE2) {
        return faults;
    }
    for (start, character) in text.char_indices() {
        let fault = Fault { range: start..start + character.len_utf8(), character };
        match character {
            '\0' => faults.push(fault),
            '\n' => faults.append(&mut open),
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => {
                open.push(fault);
            }
            '\u{202C}' | '\u{2069}' => {
                let isolate = character == '\u{2069}';
                let is_isolate = |c: char| ('\u{2066}'..='\u{2068}').contains(&c);
                match open.last() {
                    Some(last) if is_isolate(last.character) == isolate => drop(open.pop()),
                    _ => faults.push(fault),
                }
            }
            _ => {}
        }
    }
    faults.append(&mut open);
    faults.sort_by_key(|fault| fault.range.start);
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn balanced_controls_pass() {
        assert!(faults("a\u{2066}b\u{2069} \u{202B}ج\u{202C}").is_empty());
    }

    #[test]
    fn unbalanced_ones_are_found_in_order() {
        let text = "\u{202E}a\n\u{2069}b\u{2067}";
        let characters: Vec<_> = faults(text).iter().map(|fault| fault.character).collect();
        assert_eq!(characters, ['\u{202E}', '\u{2069}', '\u{2067}']);
    }

    #[test]
    fn a_crossed_pair_is_a_fault() {
        assert_eq!(faults("\u{2066}a\u{202C}\u{2069}").len(), 1);
    }
}
