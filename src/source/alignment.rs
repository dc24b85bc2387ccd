//! Which bytes of a file a part of a scalar's value comes from.
//!
//! A value differs from its raw text by quotes, indentation, folded lines and escapes (YAML 1.2.2, chapters 7 and 8; TOML
//! 1.0, strings). Both are read side by side once, so that many places of one long text cost no more than one. It parses
//! neither language: where the two cannot be reconciled, places are found by counting, as [`Sources::locate`] does.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Sources, Span};

/// A stretch of the value, and the bytes of the raw text that it comes from: as many of the same, or an escape.
struct Stretch {
    value: Range<usize>,
    raw: Range<usize>,
}

impl Stretch {
    /// The bytes of the raw text for one byte of the value.
    fn byte(&self, offset: usize) -> Option<Range<usize>> {
        let inside =
            offset.checked_sub(self.value.start).filter(|_| self.value.contains(&offset))?;
        let is_escape = self.raw.len() != self.value.len();
        let start = self.raw.start + inside;
        Some(if is_escape { self.raw.clone() } else { start..start + 1 })
    }
}

/// A scalar's value beside its raw text.
pub struct Alignment<'s> {
    sources: &'s Sources,
    span: Span,
    value: &'s str,
    /// Made when the first place is asked for.
    stretches: OnceLock<Vec<Stretch>>,
}

impl<'s> Alignment<'s> {
    /// The value of the scalar whose raw text stands at `span`.
    pub fn new(sources: &'s Sources, span: Span, value: &'s str) -> Self {
        Self { sources, span, value, stretches: OnceLock::new() }
    }

    /// The place of a part of the value: the whole scalar if it cannot be told.
    pub fn locate(&self, range: Range<usize>) -> Span {
        let stretches = self.stretches.get_or_init(|| {
            let raw = self.sources.slice(self.span);
            Aligner { raw, value: self.value, next_value: 0, next_raw: 0, stretches: Vec::new() }
                .run()
        });
        let found = place(stretches, &range).map(|place| {
            let start = self.span.range().start;
            Span::new(self.span.file, start + place.start..start + place.end)
        });
        found.unwrap_or_else(|| self.sources.locate(self.span, self.value, range))
    }
}

/// The bytes of the raw text for a part of the value.
fn place(stretches: &[Stretch], range: &Range<usize>) -> Option<Range<usize>> {
    let byte = |offset: usize| {
        let index =
            stretches.partition_point(|stretch| stretch.value.start <= offset).checked_sub(1)?;
        stretches.get(index)?.byte(offset)
    };
    let last = range.end.checked_sub(1).filter(|last| *last >= range.start)?;
    Some(byte(range.start)?.start..byte(last)?.end)
}

/// Reads a raw text and its value side by side.
struct Aligner<'t> {
    raw: &'t str,
    value: &'t str,
    /// The byte of the value that comes next.
    next_value: usize,
    /// The byte of the raw text that comes next.
    next_raw: usize,
    stretches: Vec<Stretch>,
}

impl Aligner<'_> {
    /// The stretches up to the first place where the two cannot be reconciled.
    fn run(mut self) -> Vec<Stretch> {
        let quote = self.raw.chars().next().filter(|first| matches!(first, '"' | '\''));
        if let Some(quote) = quote {
            self.next_raw = self.raw.len() - self.raw.trim_start_matches(quote).len();
        }
        while self.next_value < self.value.len() {
            self.common(quote);
            if self.next_value < self.value.len() && !self.escape(quote) && !self.fold() {
                break;
            }
        }
        self.stretches
    }

    /// Takes what is the same in both.
    fn common(&mut self, quote: Option<char>) {
        let special = |byte: &u8| match quote {
            Some('"') => *byte == b'\\',
            Some(_) => *byte == b'\'',
            None => false,
        };
        let raw = self.raw.as_bytes().get(self.next_raw..).unwrap_or_default();
        let value = self.value.as_bytes().get(self.next_value..).unwrap_or_default();
        let same = raw.iter().zip(value).take_while(|(a, b)| a == b && !special(a)).count();
        let is_end = |length: usize| {
            self.raw.is_char_boundary(self.next_raw + length)
                && self.value.is_char_boundary(self.next_value + length)
        };
        let length = (0..=same).rev().find(|length| is_end(*length)).unwrap_or_default();
        if length > 0 {
            self.take(length, length);
        }
    }

    /// Passes over an escape and the character that it stands for.
    fn escape(&mut self, quote: Option<char>) -> bool {
        let rest = self.raw.get(self.next_raw..).unwrap_or_default();
        let (length, meant) = match quote {
            Some('"') if rest.starts_with('\\') => escaped(rest),
            Some('\'') if rest.starts_with("''") => (2, Some('\'')),
            _ => return false,
        };
        let next = self.value.get(self.next_value..).and_then(|rest| rest.chars().next());
        match meant.filter(|meant| next == Some(*meant)) {
            Some(meant) => self.take(meant.len_utf8(), length),
            // A character that was refused is no part of the value any more.
            None => self.next_raw += length,
        }
        true
    }

    /// Takes bytes of the value with those of the raw text.
    fn take(&mut self, value: usize, raw: usize) {
        let (value, raw) =
            (self.next_value..self.next_value + value, self.next_raw..self.next_raw + raw);
        (self.next_value, self.next_raw) = (value.end, raw.end);
        self.stretches.push(Stretch { value, raw });
    }

    /// Passes over white space that means other white space, or none.
    fn fold(&mut self) -> bool {
        let skipped = |text: &str| text.len() - text.trim_start().len();
        let raw = skipped(self.raw.get(self.next_raw..).unwrap_or_default());
        let value = skipped(self.value.get(self.next_value..).unwrap_or_default());
        self.next_raw += raw;
        self.next_value += value;
        raw > 0 || value > 0
    }
}

/// The length of an escape, and the character that it stands for; none for a line that goes on.
fn escaped(rest: &str) -> (usize, Option<char>) {
    let sign = rest.chars().nth(1);
    let hexadecimal = |digits: usize| {
        let code = rest.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        (2 + digits, code.and_then(char::from_u32))
    };
    match sign {
        Some('x') => hexadecimal(2),
        Some('u') => hexadecimal(4),
        Some('U') => hexadecimal(8),
        Some('n') => (2, Some('\n')),
        Some('t') => (2, Some('\t')),
        Some('0') => (2, Some('\0')),
        Some('_') => (2, Some('\u{A0}')),
        Some('N') => (2, Some('\u{85}')),
        Some('L') => (2, Some('\u{2028}')),
        Some('P') => (2, Some('\u{2029}')),
        Some('a') => (2, Some('\u{7}')),
        Some('b') => (2, Some('\u{8}')),
        Some('e') => (2, Some('\u{1B}')),
        Some('f') => (2, Some('\u{C}')),
        Some('r') => (2, Some('\r')),
        Some('v') => (2, Some('\u{B}')),
        Some('\n' | '\r') => (2 + rest[2..].len() - rest[2..].trim_start().len(), None),
        Some(sign) => (1 + sign.len_utf8(), Some(sign)),
        None => (1, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    /// The raw text of a part of a value.
    fn raw(text: &str, value: &str, range: Range<usize>) -> String {
        let sources = Sources::new(vec![SourceFile::new("a", text)]);
        let span = Span::new(sources.ids()[0], 0..text.len());
        sources.slice(Alignment::new(&sources, span, value).locate(range)).to_owned()
    }

    #[test]
    fn parts_are_found_behind_indentation_and_quotes() {
        for (text, value, part) in [
            ("|-\n    one\n      two x\n    y", "one\n  two x\ny", "two x"),
            ("\"\"\"a x\"\"\"", "a x", "x"),
        ] {
            let start = value.rfind(part).unwrap();
            assert_eq!(raw(text, value, start..start + part.len()), part, "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_aligned_is_found_by_counting() {
        assert_eq!(raw("something else with x", "nothing x", 8..9), "x");
    }
}
