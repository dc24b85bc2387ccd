//! The items of an entity's `relations` → [`RawRelation`].

use super::format::Named;
use super::node::{Decoder, Node, NodeKind};
use super::raw::RawRelation;
use crate::diag::suggest::nearest;
use crate::diag::{Code, Diagnostic, token};
use crate::model::relation::{RelationType, TYPES};
use crate::model::{Confidence, Direction, EntityKind};
use crate::source::{Span, Spanned};

/// Reads a relation on an entity of kind `own`.
pub(super) fn relation(
    decoder: &mut Decoder<'_>,
    node: Node,
    own: EntityKind,
) -> Option<RawRelation> {
    let mut fields = decoder.fields(node, "relation")?;
    let kind = fields.require(decoder, "type").and_then(|node| named_type(decoder, node, own));
    let to = fields.require(decoder, "to").and_then(|node| decoder.id(node, Named::Entity));
    let [since, until] = decoder.period(&mut fields, ["since", "until"]);
    let note = fields.take("note").map(|node| decoder.local_prose(node, "note of a relation"));
    let sources = fields.take("sources");
    let is_empty = |node: &Node| matches!(&node.kind, NodeKind::List(items) if items.is_empty());
    let cites = sources.as_ref().is_some_and(|node| !is_empty(node));
    let sources = sources.map(|node| decoder.ids(node, Named::Source)).unwrap_or_default();
    let confidence = fields.take("confidence").and_then(|node| {
        let span = node.span;
        Some(Spanned::new(decoder.word(node, Confidence::WORDS)?, span))
    });
    if !cites && !fields.may_have_more() {
        decoder.diagnostics.extend(confidence.as_ref().and_then(unsourced));
    }
    let confidence = confidence.map(|word| word.value);
    fields.finish(decoder);
    let NamedType { kind, written, span } = kind?;
    let note = note.unwrap_or_default();
    Some(RawRelation { kind, written, to: to?, since, until, note, sources, confidence, span })
}

/// The diagnostic for a relation that claims more than it cites.
fn unsourced(confidence: &Spanned<Confidence>) -> Option<Diagnostic> {
    let word = confidence.value.word();
    let message = format!("a relation is `{word}` but cites nothing");
    confidence.value.needs_source().then(|| {
        Diagnostic::new(Code::UnsourcedStatement, confidence.span, message)
            .label(format!("`{word}` without `sources`"))
            .hint("cite a source, or say `inference` or `general-knowledge`")
    })
}

/// A type of relation as the author names it.
struct NamedType {
    kind: &'static RelationType,
    written: Direction,
    span: Span,
}

fn named_type(decoder: &mut Decoder<'_>, node: Node, own: EntityKind) -> Option<NamedType> {
    if let Some(probe) = node.probe() {
        probe.word(&suitable_names(own).map(|name| (name, ())).collect::<Vec<_>>());
        return None;
    }
    let word = decoder.text(node)?;
    let word = decoder.clean_word(word);
    let found = RelationType::find(&word.value);
    if found.is_none() {
        let message = format!("there is no relation type {}", token(&word.value));
        let place = decoder.sources.token(word.span, &word.value);
        decoder.report(
            Diagnostic::about(Code::UnknownRelation, &word, message)
                .did_you_mean(meant(&word.value, own), place)
                .or_hint("`docs/content.md` lists the types"),
        );
    }
    found.map(|(kind, written)| NamedType { kind, written, span: word.span })
}

/// The name nearest to an unknown one, in the direction that suits an entity of kind `own`; if none does, the nearest of
/// those that do.
fn meant(word: &str, own: EntityKind) -> Option<&'static str> {
    let ways = || [Direction::Forward, Direction::Inverse].into_iter();
    let names = TYPES.iter().flat_map(|kind| ways().map(|way| kind.name_in(way)));
    let (kind, written) = RelationType::find(nearest(word, names)?)?;
    let suitable = [written, written.opposite()].into_iter().find(|way| kind.suits(own, *way));
    if let Some(way) = suitable {
        return Some(kind.name_in(way));
    }
    nearest(word, suitable_names(own))
}

/// The names of the types that an entity of kind `own` can have, each in the direction that suits it.
fn suitable_names(own: EntityKind) -> impl Iterator<Item = &'static str> {
    let ways = [Direction::Forward, Direction::Inverse];
    let named = TYPES.iter().flat_map(move |kind| ways.map(|way| (kind, way)));
    let named = named.filter(move |(kind, way)| kind.suits(own, *way));
    named.map(|(kind, way)| kind.name_in(way))
}
