//! The lines of a YAML file as an author sees them: indentation, dashes, key and value, texts under `|-`.
//!
//! Read by signs alone and only where the parser has refused a file, so that the slip can be named. It is no parser: it
//! takes lines that YAML refuses.

use std::ops::Range;

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// The byte of the file at which it begins.
    pub(super) start: usize,
    /// Without its line end and the white space before it.
    pub(super) text: &'t str,
    /// Whether it belongs to a text under `|` or `>`.
    pub(super) in_block: bool,
    /// The columns by which the text was indented that has just ended above this line.
    pub(super) after_block: Option<usize>,
    /// The column of its key, or of its text if it has none.
    pub(super) column: usize,
    /// The key, without its colon.
    pub(super) key: Option<&'t str>,
    /// Where the value begins, as a byte of the line; the end of the line if there is none.
    value: usize,
}

impl<'t> Line<'t> {
    /// What stands behind the dash and the key.
    pub(super) fn value(&self) -> &'t str {
        self.text.get(self.value..).unwrap_or_default()
    }

    /// The bytes of the file that the value takes.
    pub(super) fn value_range(&self) -> Range<usize> {
        self.start + self.value..self.start + self.text.len()
    }

    /// The bytes of the file that the line takes without its indentation.
    pub(super) fn range(&self) -> Range<usize> {
        self.start + self.indent()..self.start + self.text.len()
    }

    /// Spaces at its beginning.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Whether it holds neither key, value nor text.
    pub(super) fn is_blank(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    /// The line with other text in place of its value.
    pub(super) fn with_value(&self, value: &str) -> String {
        let head = self.text.get(self.indent()..self.value).unwrap_or_default();
        head.to_owned() + value
    }

    fn new(start: usize, text: &'t str) -> Self {
        let indent = text.len() - text.trim_start_matches(' ').len();
        let mut column = indent;
        while let Some(rest) = text.get(column..).and_then(|rest| rest.strip_prefix("- ")) {
            column = text.len() - rest.trim_start_matches(' ').len();
        }
        let rest = text.get(column..).unwrap_or_default();
        let key = key(rest);
        let value = key.map_or(column, |key| {
            let behind = rest.get(key.len() + 1..).unwrap_or_default();
            text.len() - behind.trim_start().len()
        });
        Self { start, text, in_block: false, after_block: None, column, key, value }
    }

    /// Whether a text begins on the next line.
    fn opens_block(&self) -> bool {
        let value = self.value().split(" #").next().unwrap_or_default().trim_end();
        is_block_header(value)
    }

    /// The column at which a text under this line must not begin.
    fn parent_column(&self) -> usize {
        if self.key.is_some() { self.column } else { self.column.saturating_sub(2) }
    }
}

/// `|`, `>` and what may stand behind them: `|-`, `>+`, `|2`.
pub(super) fn is_block_header(value: &str) -> bool {
    value.strip_prefix(['|', '>']).is_some_and(|rest| {
        rest.len() <= 2 && rest.chars().all(|c| matches!(c, '-' | '+') || c.is_ascii_digit())
    })
}

/// The key at the beginning of a line: what stands before the first colon with a space or the end behind it.
fn key(text: &str) -> Option<&str> {
    if text.starts_with(['[', '{', '#', '|', '>']) {
        return None;
    }
    let ends = text.match_indices(':').map(|(at, _)| at);
    let is_end = |at: &usize| {
        text.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    };
    let end = ends.into_iter().find(is_end)?;
    text.get(..end)
}

/// The lines of a file.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut block: Option<Block> = None;
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let mut line = Line::new(start, whole.trim_end());
        start += whole.len();
        if let Some(open) = &mut block {
            line.in_block = open.takes(&line);
            if !line.in_block {
                line.after_block = Some(open.indent.unwrap_or(open.parent + 2));
                block = None;
            }
        }
        if !line.in_block && line.opens_block() {
            block = Some(Block { parent: line.parent_column(), indent: None });
        }
        lines.push(line);
    }
    lines
}

/// A text under `|` or `>`.
struct Block {
    parent: usize,
    /// The indentation of its first line.
    indent: Option<usize>,
}

impl Block {
    fn takes(&mut self, line: &Line<'_>) -> bool {
        if line.text.trim().is_empty() {
            return true;
        }
        if self.indent.is_none() && line.indent() > self.parent {
            self.indent = Some(line.indent());
        }
        self.indent.is_some_and(|indent| line.indent() >= indent)
    }
}
