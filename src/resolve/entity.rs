//! Entities and the edges between them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::change::changes;
use super::index::Index;
use crate::diag::{Code, Diagnostic, token};
use crate::lang::Localized;
use crate::model::details::{Actor, Details, Office, Place};
use crate::model::entity::Statement;
use crate::model::relation::{INVOLVES, LOCATED_IN, RelationType};
use crate::model::{Direction, Entity, EntityId, EntityKind, Relation};
use crate::parse::raw::{RawEntity, RawRelation, Unresolved};
use crate::source::{Span, Spanned};

/// Resolves all entities; edges come from `relations`, and from an event's `place` and `involves`.
pub(super) fn entities(
    index: &Index<'_>,
    raw: Vec<Arc<RawEntity>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Entity>, Vec<Relation>) {
    let mut entities = Vec::with_capacity(raw.len());
    let mut relations: Vec<Relation> = Vec::new();
    for (position, raw) in raw.into_iter().enumerate() {
        let RawEntity { entity, relations: edges, place, involves } = Arc::unwrap_or_clone(raw);
        let from = EntityId::new(position);
        relations
            .extend(edges.into_iter().filter_map(|edge| relation(index, from, edge, diagnostics)));
        for (kind, words) in [(&LOCATED_IN, place.as_slice()), (&INVOLVES, involves.as_slice())] {
            relations.extend(
                words.iter().filter_map(|word| shorthand(index, from, kind, word, diagnostics)),
            );
        }
        entities.push(self::entity(index, entity, diagnostics));
    }
    (entities, without_repetition(relations, diagnostics))
}

/// An edge written twice, once from each side, counts once: the first stands, and the second is reported.
fn without_repetition(
    relations: Vec<Relation>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Relation> {
    let mut kept: Vec<Relation> = Vec::with_capacity(relations.len());
    let mut seen: BTreeMap<_, Span> = BTreeMap::new();
    for relation in relations {
        let (mut a, mut b) = (relation.from, relation.to);
        if relation.kind.is_symmetric() && b < a {
            (a, b) = (b, a);
        }
        let since = relation.since.map(|date| date.sort_key());
        match seen.entry((relation.kind.name, a, b, since)) {
            Entry::Vacant(place) => {
                place.insert(relation.span);
                kept.push(relation);
            }
            Entry::Occupied(first) => diagnostics.push(repeated(&relation, *first.get())),
        }
    }
    kept
}

fn repeated(relation: &Relation, first: Span) -> Diagnostic {
    let name = relation.written_name();
    let message = format!("this `{name}` relation is written already");
    Diagnostic::new(Code::DuplicateRelation, relation.span, message)
        .label(format!("`{name}` again"))
        .related(first, "it first stands here")
        .hint("delete one of the two: the other page shows the inverse by itself")
}

/// An edge in the direction of its type's name.
fn relation(
    index: &Index<'_>,
    written_on: EntityId,
    raw: RawRelation,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Relation> {
    let RawRelation { kind, written, to, since, until, note, sources, confidence, span } = raw;
    let note = index.local_text(note, diagnostics);
    let sources = index.source_list(&sources, diagnostics);
    let kinds = kind.partners(index.kind(written_on), written);
    let to = other(index, written_on, &to, &kinds, diagnostics)?;
    let (from, to) = match written {
        Direction::Forward => (written_on, to),
        Direction::Inverse => (to, written_on),
    };
    Some(Relation { kind, from, to, since, until, note, sources, confidence, written, span })
}

/// The entity that a relation leads to, one of some kinds; nothing is related to itself.
fn other(
    index: &Index<'_>,
    written_on: EntityId,
    word: &Spanned<String>,
    kinds: &[EntityKind],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<EntityId> {
    let to = index.entity_among(word, kinds, diagnostics)?;
    if to == written_on {
        let message = format!("{} has a relation to itself", token(&word.value));
        let circular = Diagnostic::about(Code::SelfRelation, word, message);
        diagnostics.push(circular.hint("name the other entity, or delete the relation"));
        return None;
    }
    Some(to)
}

/// An edge that a field of an event stands for.
fn shorthand(
    index: &Index<'_>,
    from: EntityId,
    kind: &'static RelationType,
    word: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Relation> {
    let to = other(index, from, word, kind.to, diagnostics)?;
    Some(Relation {
        kind,
        from,
        to,
        since: None,
        until: None,
        note: Localized::default(),
        sources: Vec::new(),
        confidence: None,
        written: Direction::Forward,
        span: word.span,
    })
}

fn entity(index: &Index<'_>, raw: Entity<Unresolved>, diagnostics: &mut Vec<Diagnostic>) -> Entity {
    let statements = raw.statements.into_iter();
    let statements = statements.map(|written| statement(index, written, diagnostics)).collect();
    Entity {
        id: raw.id,
        former_ids: raw.former_ids,
        span: raw.span,
        name: raw.name,
        short: raw.short,
        aliases: raw.aliases,
        weak_aliases: raw.weak_aliases,
        not: raw.not,
        description: index.local_text(raw.description, diagnostics),
        role: raw.role,
        summary: index.local_text(raw.summary, diagnostics),
        body: raw.body.map(|lang, body| body.map(|blocks| index.blocks(blocks, lang, diagnostics))),
        statements,
        same_as: raw.same_as,
        changes: changes(index, raw.changes, diagnostics),
        details: details(index, raw.details, diagnostics),
    }
}

fn statement(
    index: &Index<'_>,
    raw: Statement<Unresolved>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Statement {
    Statement {
        text: index.local_text(raw.text, diagnostics),
        confidence: raw.confidence,
        sources: index.source_list(&raw.sources, diagnostics),
        cites: raw.cites,
        span: raw.span,
    }
}

fn details(
    index: &Index<'_>,
    raw: Details<Unresolved>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Details {
    match raw {
        Details::Group(group) => Details::Group(group),
        Details::Actor(Actor { born, died, offices }) => {
            let offices = offices.into_iter().map(|raw| office(index, raw, diagnostics)).collect();
            Details::Actor(Actor { born, died, offices })
        }
        Details::Place(Place { position, note, sources }) => {
            let note = index.local_text(note, diagnostics);
            let sources = index.source_list(&sources, diagnostics);
            Details::Place(Place { position, note, sources })
        }
        Details::Event(dated) => Details::Event(dated),
        Details::Agreement(dated) => Details::Agreement(dated),
    }
}

fn office(index: &Index<'_>, raw: Office<Unresolved>, diagnostics: &mut Vec<Diagnostic>) -> Office {
    let Office { title, since, until } = raw;
    Office { title: index.local_text(title, diagnostics), since, until }
}
