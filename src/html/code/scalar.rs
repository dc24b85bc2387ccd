//! Block scalars of YAML, the texts that begin with `|` or `>`. They end where a line is not indented as their first one, which
//! needs no grammar; that of YAML asks it of each line by a pattern with a back-reference, and compiles it anew.

use syntect::parsing::{ParseState, ScopeStack};

/// A block scalar that is being read.
pub(super) struct Scalar {
    /// What it belongs to stands in this column.
    parent: usize,
    /// The column of its text, once a line of it is known.
    column: Option<usize>,
    /// Where the grammar stood before its header; it goes on from there.
    pub(super) before: (ParseState, ScopeStack),
}

impl Scalar {
    /// The scalar whose header ends a line. What looks like one inside a quoted text is followed by text as well.
    pub(super) fn begun(line: &str, state: &ParseState, stack: &ScopeStack) -> Option<Self> {
        let parent = parent(line)?;
        Some(Self { parent, column: None, before: (state.clone(), stack.clone()) })
    }

    /// Whether the next line is a part of it. Lines without words are.
    pub(super) fn takes(&mut self, line: &str) -> bool {
        let indent = indent(line);
        if line.trim().is_empty() {
            return true;
        }
        match self.column {
            None if indent > self.parent => self.column = Some(indent),
            None => return false,
            Some(column) => return indent >= column,
        }
        true
    }
}

/// The column of what a line gives a block scalar to; `None` if it does not end in the header of one.
fn parent(line: &str) -> Option<usize> {
    let content = line.trim_start_matches([' ', '-']);
    let column = line.len() - content.len();
    let header = content.split_once(" #").map_or(content, |(header, _)| header).trim_end();
    let header = header.trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
    let before = header.strip_suffix(['|', '>'])?;
    if before.is_empty() {
        // An entry of a list, which is the scalar's parent itself.
        return line[..column].rfind('-');
    }
    (before.ends_with(": ") && !before.starts_with('#')).then_some(column)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
