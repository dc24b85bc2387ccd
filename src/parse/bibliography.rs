//! `sources.yaml` → [`Source`]s, by the Hayagriva crate.
//!
//! Each entry is handed over by itself, so that one bad entry does not hide the others, and unknown fields,
//! which Hayagriva ignores, are reported.

mod entry;
mod format;
mod own;
mod probe;
mod serial;
mod text;

use std::iter;
use std::sync::Arc;

use hayagriva::Entry;

use self::format::{FIELDS, Field, report_unknown, wanted};
use self::own::{Held, Own};
use super::field::{bad_id, is_id};
use super::node::{Decoder, Node, NodeKind, meant};
use crate::diag::{Code, Diagnostic, token};
use crate::model::Source;
use crate::model::bibliography::{Holder, Name, Title, Told, tell_apart, works};
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
    tell_apart(&mut sources);
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
    if let Some(fault) = untyped(&key, &fields) {
        decoder.report(fault);
        return None;
    }
    let has_title = has_title(&fields);
    let own = own::take(decoder, &key, &mut fields);
    let unknown = unknown(decoder, &fields);
    serial::gather(decoder, &key, &mut fields);
    text::clean(decoder, &key, &mut fields);
    let entry = entry::read(decoder, &key, &fields, &unknown)?;
    if !has_title {
        report_untitled(decoder, &key);
    }
    Some(joined(key, entry, own))
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
    let stand_in = stand_in(&holders, entry.parents().len());
    let publisher = own.publisher.or_else(|| publisher(&entry));
    Source {
        id: key.value,
        former_ids: own.former_ids,
        title: title.or_else(|| title_of(&entry)),
        stand_in: stand_in.as_ref().map(|(place, _)| *place).filter(|_| publisher.is_none()),
        publisher: publisher.or(stand_in.map(|(_, name)| name)),
        holders,
        via: own.via,
        language: own.language,
        told: Told::Origin,
        resolved: serial::address(&entry),
        entry,
        span: key.span,
    }
}

/// The first of the nearest works that has a name, and that name.
fn stand_in(holders: &[Holder], nearest: usize) -> Option<(usize, Name)> {
    let mut nearest = holders.iter().take(nearest).enumerate();
    nearest.find_map(|(place, work)| {
        let name = work.title.as_ref().or(work.publisher.as_ref())?;
        Some((place, name.clone()))
    })
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

/// The works that hold an entry, the nearest first; `held` is what is read of them beside it, in the same order.
fn holders(entry: &Entry, mut held: Vec<Held>) -> Vec<Holder> {
    let works = works(entry);
    held.resize(works.len(), Held::default());
    let holder = |(work, held): (&Entry, Held)| Holder {
        kind: *work.entry_type(),
        title: held.title.or_else(|| work.title().map(|title| Name::Same(title.to_string()))),
        publisher: held.publisher.or_else(|| publisher(work)),
        language: held.language,
        resolved: serial::address(work),
    };
    works.into_iter().zip(held).map(holder).collect()
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
