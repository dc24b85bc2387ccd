//! `{groups,actors,places,events,agreements}/ID.yaml` → [`RawEntity`].

use super::node::{Decoder, Fields, Node};
use super::raw::{RawEntity, RawRelation};
use crate::diag::suggest::did_you_mean;
use crate::diag::{Code, Diagnostic};
use crate::lang::{Lang, Localized};
use crate::model::entity::{Aliases, Details, Names, Position, Precision, Role, Statement, Theme};
use crate::model::relation::{RelationType, TYPES};
use crate::model::text::Reference;
use crate::model::{Confidence, Entity, EntityKind, LocalText};
use crate::source::{Span, Spanned};

pub(super) fn entity(
    decoder: &mut Decoder<'_>,
    node: Node,
    kind: EntityKind,
    id: &str,
) -> Option<RawEntity> {
    let mut fields = decoder.fields(node, kind.noun())?;
    let entity = Entity {
        id: id.to_owned(),
        kind,
        span: fields.span,
        name: fields.require(decoder, "name").map(|n| names(decoder, n)).unwrap_or_default(),
        short: fields.take("short").map(|n| names(decoder, n)).unwrap_or_default(),
        aliases: fields.take("aliases").map(|n| aliases(decoder, n)).unwrap_or_default(),
        weak_aliases: fields.take("weak_aliases").map(|n| aliases(decoder, n)).unwrap_or_default(),
        sort: fields.take("kind").map(|n| decoder.local_label(n, "kind")).unwrap_or_default(),
        context: fields.take("role").and_then(|n| role(decoder, n)).unwrap_or(false),
        summary: prose(decoder, &mut fields, "summary"),
        body: fields
            .take("body")
            .map(|n| decoder.localized(n, "body", Decoder::body))
            .unwrap_or_default(),
        statements: fields
            .take("statements")
            .map(|n| decoder.list(n, statement))
            .unwrap_or_default(),
        details: details(decoder, &mut fields, kind),
    };
    let relations = fields.take("relations").map(|n| decoder.list(n, relation)).unwrap_or_default();
    let (mut place, mut involves) = (None, Vec::new());
    if kind == EntityKind::Event {
        place = fields.take("place").and_then(|n| decoder.id(n));
        involves = fields.take("involves").map(|n| decoder.ids(n)).unwrap_or_default();
    }
    fields.finish(decoder);
    Some(RawEntity { entity, relations, place, involves })
}

fn prose(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    name: &'static str,
) -> LocalText<Reference> {
    fields.take(name).map(|node| decoder.local_prose(node, name)).unwrap_or_default()
}

fn role(decoder: &mut Decoder<'_>, node: Node) -> Option<bool> {
    decoder.word(node, &[("in-article", false), ("context", true)])
}

fn names(decoder: &mut Decoder<'_>, node: Node) -> Names {
    let Some(mut fields) = decoder.fields(node, "name") else { return Names::default() };
    let mut name = |tag| {
        let text = fields.take(tag).and_then(|node| decoder.clean_text(node))?;
        Some(text.map(|name| name.trim().to_owned()))
    };
    let local = Localized::from_fn(|lang: Lang| name(lang.tag()));
    let names = Names { local, fr: name("fr") };
    fields.finish(decoder);
    names
}

fn aliases(decoder: &mut Decoder<'_>, node: Node) -> Aliases {
    let Some(mut fields) = decoder.fields(node, "aliases") else { return Aliases::default() };
    let mut list = |tag| {
        fields.take(tag).map(|node| decoder.list(node, Decoder::clean_text)).unwrap_or_default()
    };
    let local = Localized::from_fn(|lang: Lang| list(lang.tag()));
    let aliases = Aliases { local, fr: list("fr") };
    fields.finish(decoder);
    aliases
}

fn details(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    kind: EntityKind,
) -> Details<Reference, Spanned<String>> {
    let date = |decoder: &mut Decoder<'_>, fields: &mut Fields, name| {
        fields.take(name).and_then(|node| decoder.date(node))
    };
    match kind {
        EntityKind::Group => Details::Group {
            founded: date(decoder, fields, "founded"),
            dissolved: date(decoder, fields, "dissolved"),
        },
        EntityKind::Actor => Details::Actor {
            born: date(decoder, fields, "born"),
            died: date(decoder, fields, "died"),
            roles: fields.take("roles").map(|n| decoder.list(n, office)).unwrap_or_default(),
        },
        EntityKind::Place => {
            let (position, sources) = position(decoder, fields);
            let note = prose(decoder, fields, "precision_note");
            Details::Place { position, note, sources }
        }
        EntityKind::Event | EntityKind::Agreement => Details::Dated {
            date: date(decoder, fields, "date"),
            end: date(decoder, fields, "end"),
            theme: fields.take("theme").and_then(|node| decoder.word(node, &Theme::WORDS)),
        },
    }
}

fn office(decoder: &mut Decoder<'_>, node: Node) -> Option<Role<Reference>> {
    let mut fields = decoder.fields(node, "role")?;
    let title = fields
        .require(decoder, "title")
        .map(|node| decoder.local_label(node, "title"))
        .unwrap_or_default();
    let since = fields.take("since").and_then(|node| decoder.date(node));
    let until = fields.take("until").and_then(|node| decoder.date(node));
    fields.finish(decoder);
    Some(Role { title, since, until })
}

/// The point of a place, and the sources that give it.
fn position(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
) -> (Option<Position>, Vec<Spanned<String>>) {
    let words =
        [("point", Precision::Point), ("proxy", Precision::Proxy), ("region", Precision::Region)];
    let precision = fields.take("precision").and_then(|node| decoder.word(node, &words));
    let inner = fields.take("coordinates").and_then(|n| decoder.fields(n, "coordinates"));
    let Some(mut inner) = inner else { return (None, Vec::new()) };
    let latitude = inner.require(decoder, "lat").and_then(|n| decoder.number(n, -90.0, 90.0));
    let longitude = inner.require(decoder, "lon").and_then(|n| decoder.number(n, -180.0, 180.0));
    let sources = inner.take("sources").map(|node| decoder.ids(node)).unwrap_or_default();
    inner.finish(decoder);
    let precision = precision.unwrap_or(Precision::Point);
    let position = latitude.zip(longitude).map(|(latitude, longitude)| Position {
        latitude,
        longitude,
        precision,
    });
    (position, sources)
}

fn confidence(decoder: &mut Decoder<'_>, fields: &mut Fields) -> Option<Confidence> {
    fields.take("confidence").and_then(|node| decoder.word(node, &Confidence::WORDS))
}

fn statement(
    decoder: &mut Decoder<'_>,
    node: Node,
) -> Option<Statement<Reference, Spanned<String>>> {
    let mut fields = decoder.fields(node, "statement")?;
    let statement = Statement {
        span: fields.span,
        text: fields
            .require(decoder, "text")
            .map(|node| decoder.local_prose(node, "statement text"))
            .unwrap_or_default(),
        confidence: confidence(decoder, &mut fields).unwrap_or_default(),
        sources: fields.take("sources").map(|node| decoder.ids(node)).unwrap_or_default(),
    };
    fields.finish(decoder);
    Some(statement)
}

/// The type that a word names, whether it is the inverse's name, and its place.
fn relation_type(
    decoder: &mut Decoder<'_>,
    node: Node,
) -> Option<((&'static RelationType, bool), Span)> {
    let word = decoder.text(node)?;
    let found = RelationType::find(&word.value);
    if found.is_none() {
        let names = TYPES.iter().flat_map(|kind| [kind.name, kind.inverse]);
        let hint = did_you_mean(&word.value, names)
            .unwrap_or_else(|| "`docs/content.md` lists the types".to_owned());
        let message = format!("there is no relation type `{}`", word.value);
        decoder.report(
            Diagnostic::new(Code::UnknownRelation, word.span, message)
                .label(format!("`{}`", word.value))
                .hint(hint),
        );
    }
    found.map(|found| (found, word.span))
}

fn relation(decoder: &mut Decoder<'_>, node: Node) -> Option<RawRelation> {
    let mut fields = decoder.fields(node, "relation")?;
    let kind = fields.require(decoder, "type").and_then(|node| relation_type(decoder, node));
    let to = fields.require(decoder, "to").and_then(|node| decoder.id(node));
    let since = fields.take("since").and_then(|node| decoder.date(node));
    let until = fields.take("until").and_then(|node| decoder.date(node));
    let note = prose(decoder, &mut fields, "note");
    let sources = fields.take("sources").map(|node| decoder.ids(node)).unwrap_or_default();
    let confidence = confidence(decoder, &mut fields);
    fields.finish(decoder);
    let ((kind, inverse), span) = kind?;
    Some(RawRelation { kind, inverse, to: to?, since, until, note, sources, confidence, span })
}
