//! A file of interface strings → messages, with a diagnostic for each that cannot be read.
//!
//! The Fluent crate descends into placeables by recursion. A file that is nested deeper than anyone writes is not handed to
//! it, nor is one that is larger than any list of strings.

use std::collections::BTreeMap;
use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_syntax::parser::ErrorKind;

use crate::diag::{Code, Diagnostic, character, token};
use crate::source::{FileId, Sources, Span};

/// How deep placeables and calls may stand in each other.
const DEPTH: usize = 32;

/// The most bytes of a file of strings.
const LARGEST: usize = 1 << 20;

/// Reads a file of strings; what cannot be read is reported and left out.
pub(super) fn read(sources: &Sources, file: FileId, found: &mut Vec<Diagnostic>) -> FluentResource {
    let refused = character::refused(&sources.file(file).text);
    found.extend(
        refused.iter().map(|refused| refused.diagnostic(sources.span(file, refused.first()))),
    );
    let text = &sources.file(file).text;
    if let Some(refused) = limits(sources, file) {
        found.push(refused);
        return empty();
    }
    found.extend(repeated(sources, file));
    match FluentResource::try_new(text.clone()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            found.extend(errors.into_iter().map(|error| {
                let line = line_at(&sources.file(file).text, error.pos.start);
                let span = sources.span(file, line);
                let line = sources.slice(span);
                let message = format!("the interface string {} cannot be read", token(line));
                Diagnostic::new(Code::InterfaceString, span, message)
                    .label(token(line))
                    .hint(advice(&error.kind))
            }));
            resource
        }
    }
}

/// The bytes of the line that holds a byte.
fn line_at(text: &str, offset: usize) -> Range<usize> {
    let start =
        text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |offset| offset + 1);
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    start..start + line.len()
}

fn advice(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::MissingDefaultVariant => "put `*` before the last form: `*[other] …`",
        ErrorKind::MultipleDefaultVariants => "keep `*` before one form only",
        ErrorKind::UnbalancedClosingBrace => {
            "delete the `}` that closes nothing, or write `{\"}\"}`"
        }
        ErrorKind::UnterminatedStringLiteral => "close the quotation mark on the same line",
        ErrorKind::ExpectedToken('}') => "close each `{` with `}`",
        ErrorKind::ExpectedMessageField { .. } | ErrorKind::MissingValue => {
            "write a text behind `=`"
        }
        _ => "write `id = text`, with further lines of the text indented, and each `{` closed",
    }
}

fn empty() -> FluentResource {
    FluentResource::try_new(String::new()).unwrap_or_else(|(resource, _)| resource)
}

/// What keeps a file from being read at all.
fn limits(sources: &Sources, file: FileId) -> Option<Diagnostic> {
    let text = &sources.file(file).text;
    let path = token(&sources.file(file).path);
    if text.len() > LARGEST {
        let message = format!("the file {path} is larger than {} MB", LARGEST >> 20);
        let large = Diagnostic::new(Code::InterfaceString, Span::file_start(file), message);
        return Some(large.label(path).hint("keep the strings of the interface alone in it"));
    }
    let offset = too_deep(text)?;
    let span = sources.span(file, offset..offset + 1);
    let message = format!("an interface string is nested more than {DEPTH} deep, in {path}");
    let deep = Diagnostic::new(Code::InterfaceString, span, message);
    Some(deep.label(token(sources.slice(span))).hint("close each `{` with `}`, and nest less"))
}

/// The byte at which placeables and calls lie too deep in each other. Quotation marks count inside of placeables alone, and
/// every entry begins anew.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_quotes, mut is_escaped, mut line_start) = (0usize, false, false, true);
    for (offset, byte) in text.bytes().enumerate() {
        if line_start && (byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'#')) {
            depth = 0;
        }
        line_start = byte == b'\n';
        in_quotes = in_quotes && byte != b'\n';
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_quotes => is_escaped = true,
            b'"' if depth > 0 => in_quotes = !in_quotes,
            b'{' | b'(' if !in_quotes && (byte == b'{' || depth > 0) => depth += 1,
            b'}' | b')' if !in_quotes => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Some(offset);
        }
    }
    None
}

/// Strings that stand twice in a file: only one of them counts.
fn repeated(sources: &Sources, file: FileId) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, range) in ids(&sources.file(file).text) {
        let Some(earlier) = first.get(id) else {
            first.insert(id, range);
            continue;
        };
        let message = format!("the interface string {} stands twice", token(id));
        let again = Diagnostic::new(Code::InterfaceString, sources.span(file, range), message);
        let earlier = sources.span(file, earlier.clone());
        found.push(
            again
                .label(format!("{} again", token(id)))
                .related(earlier, format!("{} first stands here", token(id)))
                .hint("delete one of the two"),
        );
    }
    found
}

/// Characters that no page can show, which a string has by an escape: `{ "\u0007" }`. Others are found in the text.
pub(super) fn escaped(
    labels: &BTreeMap<String, String>,
    sources: &Sources,
    file: FileId,
) -> Vec<Diagnostic> {
    let text = &sources.file(file).text;
    if !character::refused(text).is_empty() {
        return Vec::new();
    }
    let strings = ids(text).filter_map(|(id, range)| Some((labels.get(id)?, range)));
    let found = strings.flat_map(|(label, range)| {
        let refused = character::refused(label);
        refused.into_iter().map(move |found| found.diagnostic(sources.span(file, range.clone())))
    });
    found.collect()
}

/// The ids of a file's strings with their places: what stands before `=` at the beginning of a line.
pub(super) fn ids(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let offset = start;
        start += line.len();
        let id = line.split_once('=')?.0.trim_end();
        let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let is_id = id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
        (is_id && id.chars().all(is_sign)).then(|| (id, offset..offset + id.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted_by_placeables_and_calls() {
        let nested = |depth| format!("a = {}1{}\n", "{".repeat(depth), "}".repeat(depth));
        assert_eq!(too_deep(&nested(DEPTH)), None);
        assert_eq!(too_deep(&nested(DEPTH + 1)), Some(4 + DEPTH));
        assert!(too_deep(&format!("a = {{ {}", "F(".repeat(DEPTH + 1))).is_some());
        assert_eq!(too_deep(&"a = {\n".repeat(DEPTH + 1)), None);
        assert_eq!(too_deep(&format!("a = {}", "{ \"{\" } ".repeat(DEPTH + 1))), None);
    }
}
