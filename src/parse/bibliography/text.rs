//! The texts and addresses of the bibliography, which Hayagriva takes as they are, held to the rules of all others; and the
//! signs that it would take for something else.

use super::format::{Field, parents_mut};
use super::own::blank;
use crate::diag::{Code, Diagnostic, token};
use crate::parse::node::{Decoder, Node, NodeKind};
use crate::source::{Alignment, Span, Spanned};

/// Reports invisible characters, signs of Markdown, and addresses that cannot be linked to. Such addresses are taken out.
pub(super) fn judge(decoder: &mut Decoder<'_>, node: &mut Node) {
    match &mut node.kind {
        NodeKind::Null | NodeKind::Refused(_) | NodeKind::Probe(_) => {}
        NodeKind::Scalar(text) => {
            let text = Spanned::new(text.clone(), node.span);
            decoder.report_invisible(&text);
            decoder.report_marked(&text);
        }
        NodeKind::List(items) => items.iter_mut().for_each(|item| judge(decoder, item)),
        NodeKind::Map(pairs) => pairs.retain_mut(|(key, value)| {
            if key.value == "url" {
                return is_address(decoder, value);
            }
            judge(decoder, value);
            true
        }),
    }
}

/// Whether `url` holds an address: by itself, or as `value` beside the date of a visit.
fn is_address(decoder: &mut Decoder<'_>, url: &Node) -> bool {
    match &url.kind {
        NodeKind::Scalar(_) => decoder.address(url.clone()).is_some(),
        NodeKind::Map(pairs) => {
            let mut values = pairs.iter().filter(|(key, _)| key.value == "value");
            values.all(|(_, value)| decoder.address(value.clone()).is_some())
        }
        _ => true,
    }
}

/// Takes out the fields that have no words or braces without their fellow, and reports them. A dollar sign is one: Hayagriva
/// would take what follows for a formula.
pub(super) fn clean(decoder: &mut Decoder<'_>, key: &Spanned<String>, fields: &mut Vec<Field>) {
    fields.retain_mut(|field| {
        for parent in parents_mut(field) {
            clean(decoder, key, parent);
        }
        let (name, node) = field;
        if PEOPLE.contains(&name.value.as_str()) {
            keep_whole(node);
        }
        if let Some(place) = blank_place(name, node) {
            decoder.report(blank(&name.value, &key.value, place));
            return false;
        }
        !FORMATTED.contains(&name.value.as_str()) || is_formatted(decoder, key, node)
    });
}

/// The fields that hold names of people.
const PEOPLE: [&str; 3] = ["author", "editor", "affiliated"];

/// Makes a name that stands in braces one that has no parts, whatever its commas, as BibTeX has it.
fn keep_whole(node: &mut Node) {
    let span = node.span;
    match &mut node.kind {
        NodeKind::List(items) => items.iter_mut().for_each(keep_whole),
        NodeKind::Map(parts) => {
            let names = parts.iter_mut().filter(|(part, _)| part.value == "names");
            names.for_each(|(_, names)| keep_whole(names));
        }
        NodeKind::Scalar(text) => {
            let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
            let Some(name) = inner.filter(|name| !name.contains(['{', '}'])) else { return };
            let name = Node { span, kind: NodeKind::Scalar(name.trim().to_owned()) };
            node.kind = NodeKind::Map(vec![(Spanned::new("name".to_owned(), span), name)]);
        }
        _ => {}
    }
}

/// Where a field has no words: a title always has some, other fields if they are there.
fn blank_place(name: &Spanned<String>, node: &Node) -> Option<Span> {
    let is_blank =
        |node: &Node| matches!(&node.kind, NodeKind::Scalar(text) if text.trim().is_empty());
    match &node.kind {
        NodeKind::Null => (name.value == "title").then_some(name.span),
        NodeKind::List(items) => items.iter().find(|item| is_blank(item)).map(|item| item.span),
        NodeKind::Map(parts) => {
            parts.iter().find(|(_, part)| is_blank(part)).map(|(name, _)| name.span)
        }
        _ => is_blank(node).then_some(name.span),
    }
}

/// The fields in which Hayagriva reads braces (a part whose case is kept), dollar signs and backslashes before these.
const FORMATTED: [&str; 10] = [
    "title",
    "publisher",
    "location",
    "organization",
    "archive",
    "archive-location",
    "call-number",
    "note",
    "abstract",
    "genre",
];

/// Escapes the dollar signs of a value; reports a brace without its fellow.
fn is_formatted(decoder: &mut Decoder<'_>, key: &Spanned<String>, node: &mut Node) -> bool {
    let span = node.span;
    match &mut node.kind {
        NodeKind::Scalar(text) => match escaped(text) {
            Ok(escaped) => {
                *text = escaped;
                true
            }
            Err(brace) => {
                let place = Alignment::new(decoder.sources, span, text).locate(brace..brace + 1);
                decoder.report(lone_brace(&text[brace..=brace], &key.value, place));
                false
            }
        },
        NodeKind::Map(parts) => parts.iter_mut().all(|(_, part)| is_formatted(decoder, key, part)),
        _ => true,
    }
}

fn lone_brace(brace: &str, source: &str, place: Span) -> Diagnostic {
    let message = format!("the brace `{brace}` stands alone in the source {}", token(source));
    Diagnostic::new(Code::InvalidSource, place, message).label(format!("`{brace}` alone")).hint(
        format!("write `\\{brace}` for a brace that is shown; between two, words keep their case"),
    )
}

/// A text with its dollar signs escaped, or the byte of a brace that has no fellow.
fn escaped(text: &str) -> Result<String, usize> {
    let (mut escaped, mut open) = (String::with_capacity(text.len()), Vec::new());
    let mut is_escaped = false;
    for (offset, c) in text.char_indices() {
        match c {
            '$' if !is_escaped => escaped.push('\\'),
            '{' if !is_escaped => open.push(offset),
            '}' if !is_escaped => {
                open.pop().ok_or(offset)?;
            }
            _ => {}
        }
        escaped.push(c);
        is_escaped = c == '\\' && !is_escaped;
    }
    open.pop().map_or(Ok(escaped), Err)
}
