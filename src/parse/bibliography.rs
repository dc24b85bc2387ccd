//! `sources.yaml` → [`Source`]s, by the Hayagriva crate.
//!
//! Each entry is handed over by itself, so that one bad entry does not hide the others, and unknown fields,
//! which Hayagriva ignores, are reported.

use hayagriva::{Entry, Library};
use serde::Deserialize;

use super::deserialize::Refusal;
use super::field::{bad_id, is_id};
use super::node::{Decoder, Node, NodeKind};
use crate::diag::suggest::nearest;
use crate::diag::{Code, Diagnostic, token};
use crate::model::Source;
use crate::source::Spanned;

/// The fields of an entry (Hayagriva 0.10, `docs/file-format.md`).
const FIELDS: &[&str] = &[
    "type",
    "title",
    "author",
    "date",
    "parent",
    "abstract",
    "genre",
    "editor",
    "affiliated",
    "publisher",
    "location",
    "organization",
    "issue",
    "volume",
    "volume-total",
    "chapter",
    "edition",
    "page-range",
    "page-total",
    "time-range",
    "runtime",
    "url",
    "serial-number",
    "language",
    "archive",
    "archive-location",
    "call-number",
    "note",
    "doi",
    "isbn",
    "issn",
];

/// The sources by id.
pub(super) fn sources(decoder: &mut Decoder<'_>, node: Node) -> Vec<Source> {
    let Some(fields) = decoder.fields(node, "bibliography") else { return Vec::new() };
    fields.rest().filter_map(|(key, node)| source(decoder, key, node)).collect()
}

fn source(decoder: &mut Decoder<'_>, key: Spanned<String>, node: Node) -> Option<Source> {
    if !is_id(&key.value) {
        decoder.report(bad_id(&key));
    }
    let fields: Vec<_> = decoder.fields(node, "source")?.rest().collect();
    report_unknown(decoder, &fields);
    match entry(&key, fields) {
        Ok(entry) => Some(Source { id: key.value, entry: entry?, span: key.span }),
        Err(refusal) => {
            let fault = invalid(decoder, &key, &refusal);
            decoder.report(fault);
            None
        }
    }
}

/// Reports the fields that Hayagriva would ignore, also those of an entry's parents and of their parents.
fn report_unknown(decoder: &mut Decoder<'_>, fields: &[(Spanned<String>, Node)]) {
    for (name, value) in fields {
        if !FIELDS.contains(&name.value.as_str()) {
            let unknown = decoder.unknown_field(&name.value, name.span, "source", FIELDS);
            decoder.report(unknown);
        }
        for parent in parents(&name.value, value) {
            report_unknown(decoder, parent);
        }
    }
}

/// The fields of each parent, if this is the field that names them.
fn parents<'n>(name: &str, value: &'n Node) -> impl Iterator<Item = &'n [(Spanned<String>, Node)]> {
    let nodes = match &value.kind {
        _ if name != "parent" => &[],
        NodeKind::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(value),
    };
    nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Map(fields) => Some(fields.as_slice()),
        _ => None,
    })
}

/// Has Hayagriva read an entry, which it does only as part of a library.
fn entry(
    key: &Spanned<String>,
    fields: Vec<(Spanned<String>, Node)>,
) -> Result<Option<Entry>, Refusal> {
    let entry = Node { span: key.span, kind: NodeKind::Map(fields) };
    let library = Node { span: key.span, kind: NodeKind::Map(vec![(key.clone(), entry)]) };
    Ok(Library::deserialize(&library)?.into_iter().next())
}

fn invalid(decoder: &Decoder<'_>, key: &Spanned<String>, refusal: &Refusal) -> Diagnostic {
    let span = refusal.span.unwrap_or(key.span);
    let written = decoder.sources.slice(span).lines().next().unwrap_or_default();
    let word = written.trim_matches(['"', '\'']);
    let nearest = nearest(word, refusal.words.iter().copied());
    let message = format!("bibliography: {refusal}");
    Diagnostic::new(Code::InvalidSource, span, message)
        .label(format!("{} in {}", token(written), token(&key.value)))
        .did_you_mean(nearest, decoder.sources.token(span, word))
        .or_hint("see the file format of Hayagriva")
}
