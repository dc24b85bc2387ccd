//! The relations of a profile, from either side.

use serde::Serialize;

use crate::model::relation::TYPES;
use crate::model::{Book, EntityId, Relation};
use crate::view::begin::beginning;
use crate::view::value::EvidenceView;
use crate::view::{LinkView, Scope, TextView};

/// All relations with one label.
#[derive(Debug, Serialize)]
pub(super) struct RelationsView {
    label: String,
    relations: Vec<RelationView>,
}

/// One relation, seen from this profile.
#[derive(Debug, Serialize)]
struct RelationView {
    link: LinkView,
    date: Option<TextView>,
    note: Option<TextView>,
    #[serde(flatten)]
    evidence: EvidenceView,
}

/// The relations of an entity from either side: by label, in the order of their types, then by date, and what has none by when
/// the other end happened.
pub(super) fn sorted(book: &Book, id: EntityId) -> Vec<&Relation> {
    let mut relations: Vec<&Relation> = book.relations_of(id).collect();
    let other = |relation: &Relation| {
        let other = relation.other_end(id);
        let entity = book.entity(other);
        let beginning = entity.details.dated().and_then(|_| beginning(entity));
        (beginning.is_none(), beginning.map(|beginning| (beginning, other)))
    };
    relations.sort_by_key(|relation| {
        let label = (order(relation), relation.direction_from(id));
        (label, relation.order(), other(relation))
    });
    relations
}

/// Relations in their order, under their labels.
pub(super) fn grouped(
    scope: &Scope<'_>,
    id: EntityId,
    relations: &[&Relation],
) -> Vec<RelationsView> {
    let label = |relation: &Relation| (order(relation), relation.direction_from(id));
    let groups = relations.chunk_by(|a, b| label(a) == label(b));
    groups
        .map(|group| RelationsView {
            label: scope.relation_label(group[0].kind, group[0].direction_from(id)),
            relations: group.iter().map(|relation| view(scope, id, relation)).collect(),
        })
        .collect()
}

/// Where a relation's type stands in the table of types.
fn order(relation: &Relation) -> usize {
    let mut types = TYPES.iter();
    types.position(|kind| kind == relation.kind).unwrap_or(usize::MAX)
}

fn view(scope: &Scope<'_>, seen_from: EntityId, relation: &Relation) -> RelationView {
    let other = relation.other_end(seen_from);
    RelationView {
        link: scope.entity_link(other),
        date: scope.relation_date(relation).map(|date| scope.words(&date)),
        note: scope.text(&relation.note),
        evidence: scope.evidence(relation.confidence, &relation.sources),
    }
}
