//! The fields of an article that say who made it, when and where it was published, and what it belongs to → [`Metadata`].

use super::byline::{people, person};
use super::format::Named;
use super::name::{name, sides};
use super::node::{Decoder, Fields, Node, NodeKind};
use super::raw::Unresolved;
use crate::diag::{Code, Diagnostic};
use crate::lang::{Lang, Localized};
use crate::model::bibliography::Name;
use crate::model::metadata::{Metadata, Person, Stated, TagName};
use crate::source::{Span, Spanned};

/// Reads the metadata of an article.
pub(super) fn metadata(decoder: &mut Decoder<'_>, fields: &mut Fields) -> Metadata<Unresolved> {
    let authors = stated(decoder, fields, "authors", |d, node| people(d, node, "author"));
    let translators =
        stated(decoder, fields, "translator", |d, node| people(d, node, "translator"));
    let is_undated = fields.is_null("date");
    let [date, updated] = decoder.period(fields, ["date", "updated"]);
    let unstated = if is_undated { Stated::Unknown } else { Stated::Unsaid };
    let source = fields.take("source").and_then(|node| source(decoder, node));
    let source = source.unwrap_or_default();
    if let (Stated::Known(_), Stated::Known(again)) = (&authors, &source.author) {
        decoder.report(twice(again.span));
    }
    Metadata {
        authors: authors.or(source.author.map(|author| vec![author.value])),
        translators,
        date: date.map_or(unstated, Stated::Known),
        updated,
        order: fields.take("order").and_then(|node| decoder.integer(node)),
        series: fields.take("series").and_then(|node| decoder.id(node, Named::Series)),
        tags: fields.take("tags").map(|node| tags(decoder, node)).unwrap_or_default(),
        ..source.rest
    }
}

/// A field, and whether it is expressly nothing.
fn stated<T>(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    name: &'static str,
    read: impl FnOnce(&mut Decoder<'_>, Node) -> Option<T>,
) -> Stated<T> {
    let is_null = fields.is_null(name);
    let value = fields.take(name).and_then(|node| read(decoder, node));
    match value {
        Some(value) => Stated::Known(value),
        None if is_null => Stated::Unknown,
        None => Stated::Unsaid,
    }
}

/// What stands under `source`.
#[derive(Default)]
struct Source {
    author: Stated<Spanned<Person<Spanned<String>>>>,
    rest: Metadata<Unresolved>,
}

fn source(decoder: &mut Decoder<'_>, node: Node) -> Option<Source> {
    let mut fields = decoder.fields(node, "source")?;
    let author = stated(decoder, &mut fields, "author", |d, node| person(d, node, "author"));
    let rest = Metadata {
        outlet: stated(decoder, &mut fields, "outlet", |d, node| name(d, node, "outlet")),
        url: stated(decoder, &mut fields, "url", |d, node| Some(d.address(node)?.value)),
        note: fields
            .take("note")
            .map(|node| decoder.local_prose(node, "source note"))
            .unwrap_or_default(),
        ..Metadata::default()
    };
    fields.finish(decoder);
    Some(Source { author, rest })
}

/// The diagnostic for an author in two places.
fn twice(place: Span) -> Diagnostic {
    let message = "the author stands under `source`, and `authors` names who wrote it";
    Diagnostic::new(Code::RepeatedEntry, place, message)
        .label("not shown")
        .hint("delete this `author:`, and name every author under `authors:`")
}

/// A list of tags; one may stand without brackets.
fn tags(decoder: &mut Decoder<'_>, node: Node) -> Vec<Spanned<TagName>> {
    if node.probe().is_some() {
        tag(decoder, node.clone());
    }
    match node.kind {
        NodeKind::List(_) | NodeKind::Probe(_) => decoder.list(node, tag),
        _ => tag(decoder, node).into_iter().collect(),
    }
}

/// A tag. A bare text is of the language of its script; whether another article says the other side is not known here.
fn tag(decoder: &mut Decoder<'_>, node: Node) -> Option<Spanned<TagName>> {
    let span = node.span;
    if node.probe().is_some() {
        decoder.plain_text(node.clone());
    }
    if !matches!(node.kind, NodeKind::Scalar(_) | NodeKind::Refused(_)) {
        return Some(Spanned::new(sides(decoder, node, "tag")?, span));
    }
    let Name::Same(words) = name(decoder, node, "tag")? else { return None };
    let lang = if crate::script::has_arabic(&words) { Lang::Ar } else { Lang::En };
    let mut sides = Localized::default();
    *sides.get_mut(lang) = Some(words);
    Some(Spanned::new(sides, span))
}
