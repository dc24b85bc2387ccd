//! Lines as grammars read them. A grammar searches a line again from many of its places, so its work grows with the square of
//! the line's length, and texts in YAML are long lines.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

/// About the longest line that a grammar reads, in bytes.
const LONGEST: usize = 400;

/// How much of a run of words is left at each of its ends, in characters.
const KEPT: usize = 12;

/// A line, shortened if it is long. Long runs of words go first: letters, digits and spaces between others of their kind change
/// nothing in how it is read. Of what is too long even so, the beginning and the end are left, where its texts begin and end.
pub(super) struct Line<'l> {
    text: Cow<'l, str>,
    /// The parts that are left, in bytes of the whole line.
    parts: Vec<Range<usize>>,
}

impl<'l> Line<'l> {
    pub(super) fn new(line: &'l str) -> Self {
        if line.len() <= LONGEST {
            return Self { text: Cow::Borrowed(line), parts: iter::once(0..line.len()).collect() };
        }
        let parts = without_words(line);
        let length: usize = parts.iter().map(Range::len).sum();
        let parts = if length <= LONGEST { parts } else { ends(line) };
        let text = parts.iter().map(|part| &line[part.clone()]).collect();
        Self { text: Cow::Owned(text), parts }
    }

    /// What the grammar reads.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// An offset of the shortened line, in bytes, as one of the whole line.
    pub(super) fn offset(&self, short: usize) -> usize {
        let mut before = 0;
        for part in &self.parts {
            if short < before + part.len() {
                return part.start + short - before;
            }
            before += part.len();
        }
        self.parts.last().map_or(0, |part| part.end)
    }
}

/// Signs of ASCII may mean something to a grammar, and so do the spaces at the beginning; other characters make words.
fn is_wordy(character: char) -> bool {
    !character.is_ascii_punctuation() && !character.is_control() || character == '.'
}

/// The parts of a line that are left when long runs of words have lost their middle.
fn without_words(line: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut run) = (0, line.len() - line.trim_start().len());
    while run < line.len() {
        let rest = &line[run..];
        let length = rest.find(|c| !is_wordy(c)).unwrap_or(rest.len());
        if let Some(middle) = middle(&rest[..length]) {
            parts.push(start..run + middle.start);
            start = run + middle.end;
        }
        let after = &rest[length..];
        run += length + after.find(is_wordy).unwrap_or(after.len());
    }
    parts.push(start..line.len());
    parts
}

/// The part of a run of words that can be left out, in bytes of the run.
fn middle(words: &str) -> Option<Range<usize>> {
    let start = words.char_indices().nth(KEPT)?.0;
    let end = words.char_indices().nth_back(KEPT - 1)?.0;
    (start < end).then_some(start..end)
}

/// The ends of a line.
fn ends(line: &str) -> Vec<Range<usize>> {
    let boundary = |near: usize| (near..line.len()).find(|byte| line.is_char_boundary(*byte));
    let start = boundary(LONGEST / 2).unwrap_or(line.len());
    let end = boundary(line.len() - LONGEST / 2).unwrap_or(line.len());
    vec![0..start, end.max(start)..line.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_are_as_they_are() {
        let line = Line::new("  ar: نص قصير\n");
        assert_eq!((line.text(), line.offset(5)), ("  ar: نص قصير\n", 5));
    }

    #[test]
    fn long_runs_of_words_are_shortened() {
        let words = "وكلمة ".repeat(100);
        let whole = format!("    at: {{en: \"{words}\", nth: 2}} #{words}\n");
        let line = Line::new(&whole);
        let short = "وكلمة وكلمة وكلمة وكلمة ";
        assert_eq!(line.text(), format!("    at: {{en: \"{short}\", nth: 2}} #{short}\n"));
        for sign in ["at", "\"و", "\",", "2}", "#", "\n"] {
            let (short, long) = (line.text().find(sign).unwrap(), whole.find(sign).unwrap());
            assert_eq!(line.offset(short), long, "{sign}");
        }
        assert_eq!(line.offset(line.text().len()), whole.len());
    }

    #[test]
    fn of_a_long_line_of_signs_the_ends_are_read() {
        let whole = format!("a: [{}]\n", "«\",".repeat(LONGEST));
        let line = Line::new(&whole);
        assert!(line.text().len() <= LONGEST + 6);
        assert!(line.text().starts_with("a: [") && line.text().ends_with("]\n"));
        assert_eq!(line.offset(line.text().len() - 2), whole.len() - 2);
    }
}
