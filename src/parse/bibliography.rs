//! `sources.yaml` → [`Source`]s, by the Hayagriva crate.
//!
//! Each entry is handed over by itself, so that one bad entry does not hide the others, and unknown fields,
//! which Hayagriva ignores, are reported.

use super::field::{bad_id, is_id};
use super::node::{Decoder, Node};
use crate::diag::suggest::did_you_mean;
use crate::diag::{Code, Diagnostic};
use crate::model::Source;
use crate::source::{FileId, Span, Spanned};

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

pub(super) fn sources(decoder: &mut Decoder<'_>, node: Node, file: FileId) -> Vec<Source> {
    let Some(fields) = decoder.fields(node, "bibliography") else { return Vec::new() };
    let mut entries: Vec<(Spanned<String>, Node)> = fields.rest().collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    let end = decoder.sources.file(file).text.len();
    let starts: Vec<usize> = entries.iter().map(|(key, _)| key.span.start as usize).collect();
    let mut sources = Vec::new();
    for (at, (key, node)) in entries.into_iter().enumerate() {
        let range = starts[at]..starts.get(at + 1).copied().unwrap_or(end);
        if !is_id(&key.value) {
            decoder.report(bad_id(&key.value, key.span));
        }
        report_unknown_fields(decoder, node);
        sources.extend(entry(decoder, &key, Span::new(file, range)));
    }
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    sources
}

fn report_unknown_fields(decoder: &mut Decoder<'_>, node: Node) {
    let Some(fields) = decoder.fields(node, "source") else { return };
    for (name, _) in fields.rest().filter(|(name, _)| !FIELDS.contains(&name.value.as_str())) {
        let message = format!("unknown field `{}` in this source", name.value);
        decoder.report(
            Diagnostic::new(Code::UnknownField, name.span, message)
                .label(format!("`{}` is not a field", name.value))
                .maybe_hint(did_you_mean(&name.value, FIELDS.iter().copied())),
        );
    }
}

/// Reads the entry whose YAML, key included, is at `span`.
fn entry(decoder: &mut Decoder<'_>, key: &Spanned<String>, span: Span) -> Option<Source> {
    let yaml = decoder.sources.slice(span);
    let entry = match hayagriva::io::from_yaml_str(yaml) {
        Ok(library) => library.iter().next().cloned(),
        Err(error) => {
            let at = error.location().map_or(key.span, |place| {
                let start = span.start as usize + place.index();
                Span::new(span.file, start..start)
            });
            let token = decoder.sources.file(at.file).text[at.start as usize..].lines().next();
            let token = token.unwrap_or_default().trim();
            let text = error.to_string();
            let text = text.split(", expected one of").next().unwrap_or(&text);
            let message = text.split(" at line ").next().unwrap_or(text);
            decoder.report(
                Diagnostic::new(Code::InvalidSource, at, format!("bibliography: {message}"))
                    .label(format!("`{token}` in `{}`", key.value))
                    .hint("see the file format of Hayagriva"),
            );
            return None;
        }
    }?;
    Some(Source { id: key.value.clone(), entry, span: key.span })
}
