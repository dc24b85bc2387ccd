//! `sources.yaml` → [`Source`]s, by the Hayagriva crate.
//!
//! Each entry is handed over by itself, so that one bad entry does not hide the others, and unknown fields,
//! which Hayagriva ignores, are reported.

mod text;

use std::collections::BTreeMap;
use std::iter;

use hayagriva::{Entry, Library};
use serde::Deserialize;

use super::deserialize::Refusal;
use super::field::{bad_id, is_id};
use super::node::{Decoder, Node, NodeKind, meant};
use crate::diag::suggest::nearest;
use crate::diag::{Code, Diagnostic, token};
use crate::model::Source;
use crate::source::{Span, Spanned};

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

/// The entries that could be read, and the keys of the others.
#[derive(Debug, Default)]
pub(super) struct Bibliography {
    pub(super) sources: Vec<Source>,
    pub(super) refused: Vec<String>,
}

/// The sources by id.
pub(super) fn sources(decoder: &mut Decoder<'_>, mut node: Node) -> Option<Bibliography> {
    text::judge(decoder, &mut node);
    let mut bibliography = Bibliography::default();
    for (key, node) in decoder.fields(node, "bibliography")?.rest() {
        let id = key.value.clone();
        match source(decoder, key, node) {
            Some(source) => bibliography.sources.push(source),
            None => bibliography.refused.push(id),
        }
    }
    Some(bibliography)
}

fn source(decoder: &mut Decoder<'_>, key: Spanned<String>, node: Node) -> Option<Source> {
    if !is_id(&key.value) {
        decoder.report(bad_id(&key));
    }
    let is_reported = |node: &Node| matches!(node.kind, NodeKind::Refused(_));
    let fields = decoder.fields(node, "source")?;
    let is_open = fields.is_open;
    let fields: Vec<_> = fields.rest().filter(|(_, node)| !is_reported(node)).collect();
    if is_open {
        return None;
    }
    if let Some(fault) = untyped(&key, &fields).or_else(|| misread(decoder, &key, &fields)) {
        decoder.report(fault);
        return None;
    }
    let before = decoder.diagnostics.len();
    report_unknown(decoder, &fields);
    let unknown: Vec<Span> = decoder.diagnostics[before..].iter().map(|fault| fault.span).collect();
    report_blank_title(decoder, &key, &fields);
    let is_mistyped = |name: &str| meant(name, iter::once("title")).is_some();
    let is_title = |name: &str| name == "title" || !FIELDS.contains(&name) && is_mistyped(name);
    let has_title = fields.iter().any(|(name, _)| is_title(&name.value));
    let places: BTreeMap<String, Span> =
        fields.iter().map(|(name, _)| (name.value.clone(), name.span)).collect();
    match entry(&key, fields) {
        Ok(entry) => {
            let entry = entry?;
            report_untitled(decoder, &key, has_title);
            Some(Source { id: key.value, entry, span: key.span })
        }
        Err(mut refusal) => {
            let named = refusal.path.iter().rev().find_map(|name| places.get(name));
            refusal.span = refusal.span.or(named.copied());
            let fault = invalid(decoder, &key, &refusal);
            // A value with a field that nobody knows is reported by that field.
            let holds =
                |inner: &Span| fault.span.start < inner.start && inner.end <= fault.span.end;
            if !unknown.iter().any(holds) {
                decoder.report(fault);
            }
            None
        }
    }
}

/// The diagnostic for an entry that does not say what it is.
fn untyped(key: &Spanned<String>, fields: &[(Spanned<String>, Node)]) -> Option<Diagnostic> {
    let kind = fields.iter().find(|(name, _)| name.value == "type");
    let place = match kind {
        Some((name, node)) if matches!(node.kind, NodeKind::Null) => name,
        Some(_) => return None,
        None => key,
    };
    let message = format!("the source {} does not say its `type`", token(&key.value));
    let (_, example) = wanted("type");
    Some(
        Diagnostic::about(Code::InvalidSource, place, message)
            .hint(format!("add `type:`; {example}")),
    )
}

/// The diagnostic for a value that Hayagriva reads as something else, or refuses without its place: a language that is a word
/// and no code, a parent that is a text.
fn misread(
    decoder: &Decoder<'_>,
    key: &Spanned<String>,
    fields: &[(Spanned<String>, Node)],
) -> Option<Diagnostic> {
    let is_wrong = |name: &str, node: &Node| match (name, &node.kind) {
        ("language", NodeKind::Scalar(word)) => {
            word.split(['-', '_']).next().is_none_or(|code| code.len() > 3)
        }
        ("parent", kind) => matches!(kind, NodeKind::Scalar(_)),
        _ => false,
    };
    let (name, node) = fields.iter().find(|(name, node)| is_wrong(&name.value, node))?;
    let path = vec![name.value.clone()];
    Some(invalid(
        decoder,
        key,
        &Refusal { message: String::new(), path, span: Some(node.span), words: &[] },
    ))
}

/// Reports a title that has no word: the list of sources would show nothing for it.
fn report_blank_title(
    decoder: &mut Decoder<'_>,
    key: &Spanned<String>,
    fields: &[(Spanned<String>, Node)],
) {
    let is_blank = |node: &Node| match &node.kind {
        NodeKind::Null => true,
        NodeKind::Scalar(text) => text.trim().is_empty(),
        _ => false,
    };
    for (name, _) in fields.iter().filter(|(name, node)| name.value == "title" && is_blank(node)) {
        let message = format!("the title of the source {} is blank", token(&key.value));
        decoder.report(Diagnostic::about(Code::InvalidSource, name, message).hint(
            "write the title, or a description of the source in square brackets: `\"[Interview]\"`",
        ));
    }
}

/// Reports an entry that pages can only call by its key.
fn report_untitled(decoder: &mut Decoder<'_>, key: &Spanned<String>, has_title: bool) {
    if !has_title {
        let message = format!("the source {} has no title", token(&key.value));
        let hint = "add `title:`; for a page without one, say in a few words what it is";
        decoder.report(Diagnostic::about(Code::UntitledSource, key, message).hint(hint));
    }
}

/// Reports the fields that Hayagriva would ignore, also those of an entry's parents and of their parents.
fn report_unknown(decoder: &mut Decoder<'_>, fields: &[(Spanned<String>, Node)]) {
    for (name, value) in fields {
        report_unknown_parts(decoder, &name.value, value);
        if !FIELDS.contains(&name.value.as_str()) {
            let unknown = decoder.unknown_field(&name.value, name.span, "source", FIELDS);
            decoder.report(
                unknown.or_hint(format!("the fields of a source are: {}", FIELDS.join(", "))),
            );
        }
        for parent in parents(&name.value, value) {
            report_unknown(decoder, parent);
        }
    }
}

/// The parts of a field that may be a mapping (Hayagriva 0.10, `docs/file-format.md`). None of a field whose keys are data.
fn parts(field: &str) -> &'static [&'static str] {
    match field {
        "title" | "publisher" | "location" | "organization" | "archive" | "archive-location"
        | "call-number" | "genre" | "note" | "abstract" => {
            &["value", "verbatim", "short", "name", "location"]
        }
        "url" => &["value", "date"],
        "author" | "editor" => &["name", "given-name", "prefix", "suffix", "alias"],
        "affiliated" => &["role", "names"],
        _ => &[],
    }
}

/// Reports the parts of a field that Hayagriva would ignore.
fn report_unknown_parts(decoder: &mut Decoder<'_>, field: &str, value: &Node) {
    let known = parts(field);
    let nodes = match &value.kind {
        NodeKind::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(value),
    };
    let pairs = nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Map(pairs) if !known.is_empty() => Some(pairs),
        _ => None,
    });
    for (name, _) in pairs.flatten().filter(|(name, _)| !known.contains(&name.value.as_str())) {
        let unknown = decoder.unknown_field(&name.value, name.span, "field of a source", known);
        decoder.report(unknown.or_hint(format!("`{field}` has only: {}", known.join(", "))));
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
    let field = refusal.path.iter().rev().find(|name| FIELDS.contains(&name.as_str()));
    let (wanted, example) = wanted(field.map_or("", String::as_str));
    let message = match field {
        Some(field) => {
            format!("{} is not {wanted}, for `{field}` of {}", token(written), token(&key.value))
        }
        None => format!("{} is not a source: it needs fields", token(&key.value)),
    };
    Diagnostic::new(Code::InvalidSource, span, message)
        .label(format!("{} in {}", token(written), token(&key.value)))
        .did_you_mean(nearest, decoder.sources.token(span, word))
        .or_hint(example)
}

/// What a field takes, and how it is written.
fn wanted(field: &str) -> (&'static str, &'static str) {
    match field {
        "type" => (
            "a type of source",
            "write `web`, `report`, `article`, `book`, `newspaper`, `video`, `thesis` or `misc`",
        ),
        "date" => ("a date", "write the date in digits: `2024`, `2024-05` or `2024-05-04`"),
        "url" => ("a web address", "write the whole address: `https://example.org/report`"),
        "author" | "editor" => ("a name", "write one name as `Surname, Given`, several as a list"),
        "affiliated" => (
            "a list of people with roles",
            "write `{role: translator, names: [\"Surname, Given\"]}`",
        ),
        "language" => ("a language", "write its code, such as `ar`, `en` or `fr`"),
        "parent" => {
            ("a source", "write the fields of the work that holds this one on indented lines below")
        }
        "publisher" | "organization" | "location" => ("a name", "write one text"),
        "page-range" => ("a range of pages", "write `12-17`"),
        "serial-number" => ("a number", "write its kind and the number: `{doi: 10.1000/182}`"),
        "volume" | "issue" | "edition" | "chapter" | "volume-total" | "page-total" => {
            ("a number", "write a number, such as `2`")
        }
        "runtime" | "time-range" => ("a time", "write hours, minutes and seconds: `01:30:00`"),
        _ => ("a text", "write one text; put it in quotes if it begins with a sign"),
    }
}
