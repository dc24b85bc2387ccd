//! `{groups,actors,places,events,agreements}/ID.yaml` → [`RawEntity`].

use super::change::changes;
use super::format::Named;
use super::node::{Decoder, Fields, Node, NodeKind};
use super::raw::{RawEntity, Unresolved};
use super::relation::relation;
use super::side::Places;
use crate::diag::{Code, Diagnostic, token};
use crate::lang::Tagged;
use crate::model::details::{
    Actor, Dated, Details, Group, Office, Place, Position, Precision, Theme,
};
use crate::model::entity::{Aliases, Names, Role, Statement};
use crate::model::text::Reference;
use crate::model::{Confidence, Entity, EntityKind, LocalText};
use crate::source::Spanned;

pub(super) fn entity(
    decoder: &mut Decoder<'_>,
    node: Node,
    kind: EntityKind,
    id: &str,
) -> Option<RawEntity> {
    let mut fields = decoder.fields(node, kind.noun())?;
    // In the order in which editors write them, which is that of the schema and of `hashiya fmt`.
    let name = fields.require(decoder, "name").map(|n| own_name(decoder, n)).unwrap_or_default();
    let former_ids = decoder.former_ids(&mut fields);
    let short = fields.take("short").map(|n| names(decoder, n)).unwrap_or_default();
    let mut other_names =
        |field| fields.take(field).map(|n| aliases(decoder, n)).unwrap_or_default();
    let [aliases, weak_aliases] = ["aliases", "weak_aliases"].map(&mut other_names);
    let not = fields.take("not").map(|n| decoder.list(n, alias)).unwrap_or_default();
    let description = fields.take("kind").map(|n| decoder.local_label(n, "kind"));
    let role = fields.take("role").and_then(|node| decoder.word(node, Role::WORDS));
    let summary = prose(decoder, &mut fields, "summary");
    let details = details(decoder, &mut fields, kind);
    let (place, involves) = scene(decoder, &mut fields, kind);
    let body = fields.take("body").map(|n| decoder.bilingual(n, "body", Decoder::body));
    let statements = fields.take("statements").map(|n| decoder.list(n, statement));
    let relations = fields
        .take("relations")
        .map(|n| decoder.list(n, |decoder, node| relation(decoder, node, kind)))
        .unwrap_or_default();
    let same_as = fields.take("same_as").map(|n| same_as(decoder, n)).unwrap_or_default();
    let changes = changes(decoder, &mut fields, None);
    let entity = Entity {
        id: id.to_owned(),
        former_ids,
        span: fields.span,
        name,
        short,
        aliases,
        weak_aliases,
        not,
        description: description.unwrap_or_default(),
        role: role.unwrap_or_default(),
        summary,
        body: body.unwrap_or_default(),
        statements: statements.unwrap_or_default(),
        same_as,
        changes,
        details,
    };
    fields.finish(decoder);
    Some(RawEntity { entity, relations, place, involves })
}

/// Where an event took place, and who took part.
fn scene(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    kind: EntityKind,
) -> (Option<Spanned<String>>, Vec<Spanned<String>>) {
    if kind != EntityKind::Event {
        return (None, Vec::new());
    }
    let place = fields.take("place").and_then(|n| decoder.id(n, Named::Entity));
    let involves = fields.take("involves").map(|n| decoder.all_ids(n, Named::Entity));
    (place, involves.unwrap_or_default())
}

fn prose(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    name: &'static str,
) -> LocalText<Reference> {
    fields.take(name).map(|node| decoder.local_prose(node, name)).unwrap_or_default()
}

fn names(decoder: &mut Decoder<'_>, node: Node) -> Names {
    let Some(mut fields) = decoder.sides(node, "name") else { return Names::default() };
    let names = Tagged::from_fn(|lang| {
        let text = fields.take(lang.tag()).and_then(|node| decoder.plain_text(node))?;
        let name = text.map(|name| name.trim().to_owned());
        (!name.value.is_empty()).then_some(name)
    });
    fields.finish(decoder);
    names
}

/// The name that pages call an entity by, at least one in a language of the site.
fn own_name(decoder: &mut Decoder<'_>, node: Node) -> Names {
    let (span, before) = (node.span, decoder.diagnostics.len());
    let places = Places::of(&node);
    let name = names(decoder, node);
    let local = name.local();
    decoder.report_missing(&local, &places, "name");
    if local.ar.is_none() && local.en.is_none() && decoder.diagnostics.len() == before {
        let message = "this name has neither `ar` nor `en`";
        let missing = Diagnostic::new(Code::MissingField, span, message);
        decoder
            .report(missing.label("no name in a language of the site").hint("add `ar:` or `en:`"));
    }
    name
}

fn aliases(decoder: &mut Decoder<'_>, node: Node) -> Aliases {
    let Some(mut fields) = decoder.sides(node, "aliases") else { return Aliases::default() };
    let aliases =
        Tagged::from_fn(|lang| fields.take(lang.tag()).map(|node| decoder.list(node, alias)));
    fields.finish(decoder);
    aliases
}

/// One alias. A text that was refused is reported, and is no name.
fn alias(decoder: &mut Decoder<'_>, node: Node) -> Option<Spanned<String>> {
    if let NodeKind::Refused(_) = node.kind { None } else { decoder.plain_text(node) }
}

/// Addresses on other sites, each once.
fn same_as(decoder: &mut Decoder<'_>, node: Node) -> Vec<Spanned<String>> {
    let mut addresses: Vec<Spanned<String>> = Vec::new();
    for address in decoder.list(node, Decoder::address) {
        let first = addresses.iter().find(|first| first.value == address.value);
        match first.map(|first| first.span) {
            Some(first) => {
                let message = format!("the address {} stands here twice", token(&address.value));
                decoder.report(
                    Diagnostic::about(Code::RepeatedEntry, &address, message)
                        .related(first, "first stands here")
                        .hint("delete one of the two"),
                );
            }
            None => addresses.push(address),
        }
    }
    addresses
}

fn details(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    kind: EntityKind,
) -> Details<Unresolved> {
    match kind {
        EntityKind::Group => {
            let [founded, dissolved] = decoder.period(fields, ["founded", "dissolved"]);
            Details::Group(Group { founded, dissolved })
        }
        EntityKind::Actor => {
            let [born, died] = decoder.period(fields, ["born", "died"]);
            let offices = fields.take("roles").map(|n| decoder.list(n, office));
            Details::Actor(Actor { born, died, offices: offices.unwrap_or_default() })
        }
        EntityKind::Place => Details::Place(place(decoder, fields)),
        EntityKind::Event => Details::Event(dated(decoder, fields)),
        EntityKind::Agreement => Details::Agreement(dated(decoder, fields)),
    }
}

fn dated(decoder: &mut Decoder<'_>, fields: &mut Fields) -> Dated {
    let [date, end] = decoder.period(fields, ["date", "end"]);
    Dated {
        date,
        end,
        theme: fields.take("theme").and_then(|node| decoder.word(node, Theme::WORDS)),
    }
}

fn office(decoder: &mut Decoder<'_>, node: Node) -> Option<Office<Unresolved>> {
    let mut fields = decoder.fields(node, "role")?;
    let title = fields
        .require(decoder, "title")
        .map(|node| decoder.local_label(node, "title"))
        .unwrap_or_default();
    let [since, until] = decoder.period(&mut fields, ["since", "until"]);
    fields.finish(decoder);
    Some(Office { title, since, until })
}

fn place(decoder: &mut Decoder<'_>, fields: &mut Fields) -> Place<Unresolved> {
    let coordinates = fields.take("coordinates");
    let precision = fields.take("precision");
    let precision = precision.and_then(|node| decoder.word(node, Precision::WORDS));
    let coordinates = coordinates.and_then(|node| decoder.fields(node, "coordinates"));
    let (mut position, mut sources) = (None, Vec::new());
    if let Some(mut inner) = coordinates {
        position = self::position(decoder, &mut inner, precision.unwrap_or(Precision::Point));
        sources =
            inner.take("sources").map(|node| decoder.ids(node, Named::Source)).unwrap_or_default();
        inner.finish(decoder);
    }
    Place { position, sources, note: prose(decoder, fields, "precision_note") }
}

fn position(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    precision: Precision,
) -> Option<Position> {
    let latitude = fields.require(decoder, "lat").and_then(|n| decoder.number(n, -90.0, 90.0));
    let longitude = fields.require(decoder, "lon").and_then(|n| decoder.number(n, -180.0, 180.0));
    // A zero has no sign.
    Some(Position { latitude: latitude? + 0.0, longitude: longitude? + 0.0, precision })
}

fn statement(decoder: &mut Decoder<'_>, node: Node) -> Option<Statement<Unresolved>> {
    let mut fields = decoder.fields(node, "statement")?;
    let text = fields.require(decoder, "text");
    let text = text.map(|node| decoder.local_prose(node, "statement text")).unwrap_or_default();
    let sources = fields.take("sources");
    let written = fields.take("confidence");
    let is_given = written.is_some();
    let confidence = written.and_then(|node| decoder.word(node, Confidence::WORDS));
    let is_empty = |node: &Node| matches!(&node.kind, NodeKind::List(items) if items.is_empty());
    // Whether a statement of a refused confidence needs a source, nobody knows.
    let is_refused = is_given && confidence.is_none();
    let cites = is_refused
        || fields.may_have_more()
        || sources.as_ref().is_some_and(|node| !is_empty(node));
    let sources = sources.map(|node| decoder.ids(node, Named::Source)).unwrap_or_default();
    let span = fields.span;
    fields.finish(decoder);
    let confidence = confidence.unwrap_or_default();
    Some(Statement { text, confidence, sources, cites, span })
}
