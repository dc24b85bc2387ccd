//! The relations of a profile, from either side.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::relation::TYPES;
use crate::model::{Direction, EntityId, Relation};
use crate::view::value::EvidenceView;
use crate::view::{LinkView, Scope, TextView, period};

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

/// Relations from either side, grouped by label in the order of their types.
pub(super) fn relations(scope: &Scope<'_>, id: EntityId) -> Vec<RelationsView> {
    let mut groups: BTreeMap<(usize, Direction), Vec<&Relation>> = BTreeMap::new();
    for relation in scope.book().relations_of(id) {
        groups.entry((order(relation), relation.direction_from(id))).or_default().push(relation);
    }
    groups
        .into_iter()
        .map(|((_, direction), mut relations)| {
            relations.sort_by_key(|relation| relation.since.map(|date| date.sort_key()));
            RelationsView {
                label: scope.relation_label(relations[0].kind, direction),
                relations: relations.iter().map(|relation| view(scope, id, relation)).collect(),
            }
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
        date: period::of_relation(scope, relation).map(|date| scope.words(&date)),
        note: scope.text(&relation.note),
        evidence: scope.evidence(relation.confidence, &relation.sources),
    }
}
