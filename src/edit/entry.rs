//! Where one more entry stands in a file that is a mapping from ids to entries.

use super::Refusal;
use super::lines::{before_on_line, line_start};
use crate::diag::Splice;
use crate::parse::values::{Value, ValueKind, values};
use crate::source::{FileId, SourceFile, Sources, Span};

/// An entry behind the others of a file, whose lines begin at the margin; in the place of a value that says there are none.
///
/// # Errors
/// If the file cannot be read, so that nobody knows where it ends, or holds no entries on lines of their own.
pub fn appended(sources: &Sources, file: FileId, entry: &str) -> Result<Splice, Refusal> {
    let SourceFile { path, text, readable, .. } = sources.file(file);
    let values = values(sources, file).filter(|_| *readable);
    let values = values.ok_or_else(|| Refusal::Broken(path.clone()))?;
    let (range, text) = match values.first() {
        None => behind(text, entry),
        Some(first) if first.depth == 0 && is_empty(first) => instead(text, first, entry),
        Some(first) if first.kind == ValueKind::Key && !is_bracketed(text) => {
            let margin = before_on_line(text, first.span.range().start);
            behind(text, &indented(entry, margin))
        }
        Some(_) => return Err(Refusal::NoRoom(path.clone())),
    };
    Ok(Splice { span: Span::new(file, range), text })
}

fn is_empty(value: &Value) -> bool {
    matches!(value.kind, ValueKind::Nothing | ValueKind::NoFields)
}

/// At the end of a text, before the line that ends its document.
fn behind(text: &str, entry: &str) -> (std::ops::Range<usize>, String) {
    let is_said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let mut start = text.len();
    let mut lines = text.split_inclusive('\n').rev().inspect(|line| start -= line.len());
    let is_mark = lines.find(is_said).is_some_and(|line| line.trim_end() == "...");
    let end = if is_mark { start } else { text.len() };
    let gap = match text.get(..end).unwrap_or_default() {
        before if before.trim().is_empty() => "",
        before if before.ends_with("\n\n") || before.ends_with("\n\r\n") => "",
        before if before.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    (end..end, format!("{gap}{entry}"))
}

/// In the place of a value, which may stand behind a mark of its document.
fn instead(text: &str, value: &Value, entry: &str) -> (std::ops::Range<usize>, String) {
    let range = value.span.range();
    let is_alone = before_on_line(text, range.start).trim().is_empty();
    let start = if is_alone { line_start(text, range.start) } else { range.start };
    let gap = if is_alone { "" } else { "\n" };
    (start..range.end, format!("{gap}{}", entry.trim_end()))
}

/// Whether all that a file says stands between brackets.
fn is_bracketed(text: &str) -> bool {
    let lines = text.lines().map(|line| line.strip_prefix("---").unwrap_or(line).trim_start());
    let first = lines.into_iter().find(|line| !line.is_empty() && !line.starts_with(['#', '%']));
    first.is_some_and(|line| line.starts_with('{'))
}

fn indented(entry: &str, margin: &str) -> String {
    let line = |line: &str| {
        if line.trim().is_empty() { line.to_owned() } else { format!("{margin}{line}") }
    };
    entry.split_inclusive('\n').map(line).collect()
}
