//! Lines of a text.

/// Where the line of a byte begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Where the line of a byte ends, before its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(['\r', '\n']).unwrap_or(rest.len())
}

/// What stands before a byte on its line.
pub(super) fn before_on_line(text: &str, at: usize) -> &str {
    text.get(line_start(text, at)..at).unwrap_or_default()
}

/// The start of the first of the comments directly above the line of a byte, which are about what stands there. Those at the
/// head of a file are about all of it.
pub(super) fn own_comments(text: &str, at: usize) -> usize {
    let above = text.get(above_comments(text, at)..line_start(text, at)).unwrap_or_default();
    let is_comment = |line: &&str| !line.trim().is_empty();
    let length: usize =
        above.split_inclusive('\n').rev().take_while(is_comment).map(str::len).sum();
    let start = line_start(text, at);
    if length == start { start } else { start - length }
}

/// The start of the first of the blank lines and comments above the line of a byte: they belong to what is below them.
pub(super) fn above_comments(text: &str, at: usize) -> usize {
    let start = line_start(text, at);
    let indent = before_on_line(text, at);
    let indent = &indent[..indent.len() - indent.trim_start().len()];
    let mut first = start;
    while first > 0 {
        let above = line_start(text, first - 1);
        let line = text.get(above..first).unwrap_or_default();
        // A `#` further to the right may be part of a text.
        let is_comment = line.strip_prefix(indent).is_some_and(|line| line.starts_with('#'));
        if !is_comment && !line.trim().is_empty() {
            break;
        }
        first = above;
    }
    first
}
