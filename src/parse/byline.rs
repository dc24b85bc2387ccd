//! Who wrote or translated an article → [`Person`].

use super::format::Named;
use super::name::name;
use super::node::{Decoder, Node, NodeKind};
use crate::diag::{Code, Diagnostic};
use crate::model::bibliography::Name;
use crate::model::metadata::Person;
use crate::source::{Span, Spanned};

/// Somebody as the files name them.
type Written = Person<Spanned<String>>;

/// One person or several; `what` says in messages what they are. Nobody is named twice.
pub(super) fn people(
    decoder: &mut Decoder<'_>,
    node: Node,
    what: &'static str,
) -> Option<Vec<Written>> {
    if node.probe().is_some() {
        person(decoder, node.clone(), what);
    }
    let all = match node.kind {
        NodeKind::List(_) | NodeKind::Probe(_) => {
            decoder.list(node, |decoder, node| person(decoder, node, what))
        }
        _ => person(decoder, node, what).into_iter().collect(),
    };
    let mut people: Vec<Spanned<Written>> = Vec::with_capacity(all.len());
    for person in all {
        match people.iter().find(|known| is_same(&known.value, &person.value)) {
            Some(first) => decoder.report(again(person.span, first.span, what)),
            None => people.push(person),
        }
    }
    let people: Vec<Written> = people.into_iter().map(|person| person.value).collect();
    (!people.is_empty()).then_some(people)
}

/// A name alone, or `name` and `entity`, of which one may be missing.
pub(super) fn person(
    decoder: &mut Decoder<'_>,
    node: Node,
    what: &'static str,
) -> Option<Spanned<Written>> {
    let span = node.span;
    if node.probe().is_some() {
        name(decoder, node.clone(), what);
    }
    if is_name(&node) {
        let name = Some(name(decoder, node, what)?);
        return Some(Spanned::new(Person { name, entity: None }, span));
    }
    let mut fields = decoder.fields(node, what)?;
    // An entity is enough, and so is a name.
    let is_entity = fields.has("entity") || fields.is_probed();
    let own = if is_entity { fields.take("name") } else { fields.require(decoder, "name") };
    let name = own.and_then(|node| name(decoder, node, what));
    let entity = fields.take("entity").and_then(|node| decoder.id(node, Named::Entity));
    fields.finish(decoder);
    (name.is_some() || entity.is_some()).then(|| Spanned::new(Person { name, entity }, span))
}

/// Whether a value is a name by itself: a text, or a side for each language. Tags of languages have two letters.
fn is_name(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Scalar(_) | NodeKind::Refused(_) => true,
        NodeKind::Map(pairs) => pairs.iter().any(|(key, _)| key.value.len() == 2),
        NodeKind::Null | NodeKind::List(_) | NodeKind::Probe(_) => false,
    }
}

/// Whether two entries are one person: they are the same entity, or are called the same in any language.
fn is_same(one: &Written, other: &Written) -> bool {
    match (&one.entity, &other.entity) {
        (Some(one), Some(other)) => one.value == other.value,
        _ => names(one).any(|name| names(other).any(|same| same == name)),
    }
}

fn names(person: &Written) -> impl Iterator<Item = &str> {
    let names = person.name.iter().flat_map(|name| match name {
        Name::Same(name) => [Some(name), None],
        Name::Sides(sides) => [sides.ar.as_ref(), sides.en.as_ref()],
    });
    names.flatten().map(String::as_str)
}

fn again(span: Span, first: Span, what: &str) -> Diagnostic {
    Diagnostic::new(Code::RepeatedEntry, span, format!("this {what} is named twice"))
        .label("named again")
        .related(first, "first named here")
        .hint("delete one of the two")
}
