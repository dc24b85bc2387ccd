//! Byte offsets → lines and columns, by an index that is made once for each text.
//!
//! It knows no file and no diagnostic. Columns count Unicode characters; a column in other units, such as the UTF-16 code
//! units of the Language Server Protocol, is one more way of counting the bytes between a line's start and an offset.

use memchr::memchr_iter;

/// A position as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode characters, from 1.
    pub column: usize,
}

/// Characters are counted from the nearest of these bytes, so that a long line costs no more than a short one.
const STEP: usize = 1024;

/// Where the lines of one text begin, and how many characters lie before each [`STEP`].
#[derive(Clone, Debug)]
pub(super) struct LineIndex {
    /// The byte at which each line begins.
    starts: Vec<usize>,
    /// The number of characters that begin before byte `STEP`, `2 * STEP`, and so on, after a zero.
    counts: Vec<usize>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let breaks = memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(breaks.map(|offset| offset + 1)).collect();
        let mut counts = vec![0];
        let mut count = 0;
        for block in text.as_bytes().chunks(STEP) {
            count += characters(block);
            counts.push(count);
        }
        Self { starts, counts }
    }

    /// The byte at which a line begins.
    pub(super) fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    /// The position of a byte offset of the text that the index was made of; an offset past its end counts as its end.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let column = self.count(text, offset) - self.count(text, start) + 1;
        Position { line, column }
    }

    /// How many characters begin before a byte offset.
    fn count(&self, text: &str, offset: usize) -> usize {
        let block = offset / STEP;
        self.counts[block] + characters(&text.as_bytes()[block * STEP..offset])
    }
}

/// How many characters begin in some bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, offset: usize) -> (usize, usize) {
        let Position { line, column } = LineIndex::new(text).position(text, offset);
        (line, column)
    }

    #[test]
    fn columns_count_characters() {
        let text = "x\nسلام y\n";
        assert_eq!(position(text, 0), (1, 1));
        assert_eq!(position(text, text.find('y').unwrap()), (2, 6));
        assert_eq!(position(text, text.len()), (3, 1));
        assert_eq!(position(text, text.len() + 9), (3, 1));
        assert_eq!(position("", 0), (1, 1));
    }

    #[test]
    fn long_lines_count_from_the_nearest_step() {
        let line = "سلام ".repeat(STEP);
        let text = format!("{line}\n{line}x");
        let columns = STEP * 5 + 1;
        assert_eq!(position(&text, line.len()), (1, columns));
        assert_eq!(position(&text, text.len() - 1), (2, columns));
        assert_eq!(position(&text[..STEP * 9], STEP * 9), (1, STEP * 5 + 1));
    }
}
