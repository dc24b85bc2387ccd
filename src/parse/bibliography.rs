//! `sources.yaml` → [`Source`]s, by the Hayagriva crate.
//!
//! Each entry is handed over by itself, so that one bad entry does not hide the others, and unknown fields,
//! which Hayagriva ignores, are reported.

mod format;
mod own;
mod probe;
mod text;

use std::collections::BTreeMap;
use std::iter;
use std::sync::Arc;

use hayagriva::{Entry, Library};
use serde::Deserialize;

use self::format::{FIELDS, Field, invalid, report_unknown, wanted};
use self::own::Own;
use super::deserialize::Refusal;
use super::field::{bad_id, is_id};
use super::node::{Decoder, Node, NodeKind, meant};
use crate::diag::{Code, Diagnostic, token};
use crate::model::Source;
use crate::model::bibliography::{Holder, Name, Title, mark_shared, works};
use crate::source::{Span, Spanned};

/// The entries that could be read, and the keys of the others.
#[derive(Clone, Debug, Default)]
pub(super) struct Bibliography {
    pub(super) sources: Arc<Vec<Source>>,
    pub(super) refused: Vec<String>,
}

/// The sources by id.
pub(super) fn sources(decoder: &mut Decoder<'_>, mut node: Node) -> Option<Bibliography> {
    text::judge(decoder, &mut node);
    let (mut sources, mut refused) = (Vec::new(), Vec::new());
    for (key, node) in decoder.fields(node, "bibliography")?.rest() {
        let id = key.value.clone();
        match source(decoder, key, node) {
            Some(source) => sources.push(source),
            None => refused.push(id),
        }
    }
    mark_shared(&mut sources);
    Some(Bibliography { sources: Arc::new(sources), refused })
}

fn source(decoder: &mut Decoder<'_>, key: Spanned<String>, node: Node) -> Option<Source> {
    if !is_id(&key.value) {
        decoder.report(bad_id(&key));
    }
    if node.probe().is_some() {
        probe::entry(decoder, node);
        return None;
    }
    let is_reported = |node: &Node| matches!(node.kind, NodeKind::Refused(_));
    let fields = decoder.fields(node, "source")?;
    let is_open = fields.is_open;
    let mut fields: Vec<_> = fields.rest().filter(|(_, node)| !is_reported(node)).collect();
    if is_open {
        return None;
    }
    if let Some(fault) = untyped(&key, &fields).or_else(|| misread(decoder, &key, &fields)) {
        decoder.report(fault);
        return None;
    }
    let has_title = has_title(&fields);
    let own = own::take(decoder, &key, &mut fields);
    let unknown = unknown(decoder, &fields);
    text::clean(decoder, &key, &mut fields);
    match entry(&key, &fields) {
        Ok(entry) => {
            let entry = entry?;
            if !has_title {
                report_untitled(decoder, &key);
            }
            Some(joined(key, entry, own))
        }
        Err(refusal) => {
            report_refusal(decoder, &key, &fields, refusal, &unknown);
            None
        }
    }
}

/// Reports the fields that nobody knows, and says where they stand.
fn unknown(decoder: &mut Decoder<'_>, fields: &[Field]) -> Vec<Span> {
    let before = decoder.diagnostics.len();
    report_unknown(decoder, fields);
    decoder.diagnostics[before..].iter().map(|fault| fault.span).collect()
}

/// The source of an entry and what is read beside it.
fn joined(key: Spanned<String>, entry: Entry, own: Own) -> Source {
    let title = own.description.map(|name| Title { name, short: None, is_description: true });
    let holders = holders(&entry, own.holders);
    // The nearest works alone stand in for a publisher.
    let mut nearest = holders.iter().take(entry.parents().len());
    let container = nearest.find_map(|work| work.title.as_ref().or(work.publisher.as_ref()));
    Source {
        id: key.value,
        former_ids: own.former_ids,
        title: title.or_else(|| title_of(&entry)),
        publisher: own.publisher.or_else(|| publisher(&entry)).or_else(|| container.cloned()),
        holders,
        via: own.via,
        language: own.language,
        is_shared: false,
        entry,
        span: key.span,
    }
}

/// A title in square brackets is a description.
fn title_of(entry: &Entry) -> Option<Title> {
    let title = entry.title()?;
    let words = title.value.to_string();
    Some(Title {
        is_description: words.starts_with('[') && words.ends_with(']'),
        short: title.short.as_ref().map(ToString::to_string),
        name: Name::Same(words),
    })
}

fn publisher(entry: &Entry) -> Option<Name> {
    let name = entry.publisher().and_then(|publisher| publisher.name()).or(entry.organization());
    name.map(|name| Name::Same(name.to_string()))
}

/// The works that hold an entry, the nearest first; `sides` are their names in both languages, in the same order.
fn holders(entry: &Entry, mut sides: Vec<[Option<Name>; 2]>) -> Vec<Holder> {
    let works = works(entry);
    sides.resize(works.len(), [None, None]);
    let holder = |(work, [title, own]): (&Entry, [Option<Name>; 2])| Holder {
        kind: *work.entry_type(),
        title: title.or_else(|| work.title().map(|title| Name::Same(title.to_string()))),
        publisher: own.or_else(|| publisher(work)),
    };
    works.into_iter().zip(sides).map(holder).collect()
}

/// The diagnostic for an entry that does not say what it is.
fn untyped(key: &Spanned<String>, fields: &[Field]) -> Option<Diagnostic> {
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

/// The diagnostic for a value that Hayagriva reads as something else, or refuses without its place: a parent that is a text, a
/// date that counts months from 0.
fn misread(decoder: &Decoder<'_>, key: &Spanned<String>, fields: &[Field]) -> Option<Diagnostic> {
    let is_wrong = |name: &str, node: &Node| match (name, &node.kind) {
        ("parent", kind) => matches!(kind, NodeKind::Scalar(_)),
        ("date", kind) => matches!(kind, NodeKind::Map(_)),
        _ => false,
    };
    let (name, node) = fields.iter().find(|(name, node)| is_wrong(&name.value, node))?;
    Some(invalid(decoder, key, &Refusal::of(&name.value, node.span)))
}

/// Whether an entry has a title, if only one that is mistyped.
fn has_title(fields: &[Field]) -> bool {
    let is_mistyped = |name: &str| meant(name, iter::once("title")).is_some();
    let is_title = |name: &str| name == "title" || !FIELDS.contains(&name) && is_mistyped(name);
    fields.iter().any(|(name, _)| is_title(&name.value))
}

/// Reports an entry that pages can only call by its key.
fn report_untitled(decoder: &mut Decoder<'_>, key: &Spanned<String>) {
    let message = format!("the source {} has no title", token(&key.value));
    let hint = "add `title:`; for a page without one, say in a few words what it is";
    decoder.report(Diagnostic::about(Code::UntitledSource, key, message).hint(hint));
}

/// Has Hayagriva read an entry, which it does only as part of a library.
fn entry(key: &Spanned<String>, fields: &[Field]) -> Result<Option<Entry>, Refusal> {
    let entry = Node { span: key.span, kind: NodeKind::Map(fields.to_vec()) };
    let library = Node { span: key.span, kind: NodeKind::Map(vec![(key.clone(), entry)]) };
    Ok(Library::deserialize(&library)?.into_iter().next())
}

/// Reports what Hayagriva refused, unless the value holds a field that is reported because nobody knows it.
fn report_refusal(
    decoder: &mut Decoder<'_>,
    key: &Spanned<String>,
    fields: &[Field],
    mut refusal: Refusal,
    unknown: &[Span],
) {
    let places: BTreeMap<&str, Span> =
        fields.iter().map(|(name, _)| (name.value.as_str(), name.span)).collect();
    let named = refusal.path.iter().rev().find_map(|name| places.get(name.as_str()));
    refusal.span = refusal.span.or(named.copied());
    let fault = invalid(decoder, key, &refusal);
    let holds = |inner: &Span| fault.span.start < inner.start && inner.end <= fault.span.end;
    if !unknown.iter().any(holds) {
        decoder.report(fault);
    }
}
