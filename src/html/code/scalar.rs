//! Block scalars of YAML, the texts that begin with `|` or `>`. They end where a line is not indented as their first one, which
//! takes no grammar: none can say it without looking back.

/// A block scalar that is being read.
pub(super) struct Scalar {
    /// What it belongs to stands in this column.
    parent: usize,
    /// The column of its text, once a line of it is known.
    column: Option<usize>,
}

impl Scalar {
    /// The scalar whose header ends a line.
    pub(super) fn begun(line: &str) -> Self {
        Self { parent: parent(line), column: None }
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

/// The column of what a line gives a block scalar to: a key, or the entry of a list that the scalar is.
fn parent(line: &str) -> usize {
    let content = line.trim_start_matches([' ', '-']);
    let column = line.len() - content.len();
    let is_entry = content.starts_with(['|', '>']);
    if is_entry { line[..column].rfind('-').unwrap_or_default() } else { column }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
