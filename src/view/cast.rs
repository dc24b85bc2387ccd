//! Who is named in an article, by kind, with what the hover cards show.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{LinkView, Scope, TextView};
use crate::model::{Article, EntityId, EntityKind, Paragraph};

/// The entities of one kind that an article names.
#[derive(Debug, Serialize)]
pub(super) struct CastView {
    heading: String,
    entries: Vec<CastEntry>,
}

/// One of them; also what its hover card shows.
#[derive(Debug, Serialize)]
struct CastEntry {
    id: String,
    link: LinkView,
    kind_label: String,
    count: String,
    summary: Option<TextView>,
}

/// Who is named in an article, by kind, those in most paragraphs first.
pub(super) fn cast(scope: &Scope<'_>, article: &Article) -> Vec<CastView> {
    let ui = scope.ui();
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for entity in article.paragraphs.iter().flat_map(Paragraph::entities) {
        *counts.entry(entity).or_default() += 1;
    }
    let of_kind = |kind| {
        let mut found: Vec<(EntityId, usize)> = counts
            .iter()
            .map(|(id, count)| (*id, *count))
            .filter(|(id, _)| scope.book().entity(*id).kind() == kind)
            .collect();
        found.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
        let entry = |(id, count)| cast_entry(scope, id, count);
        CastView {
            heading: ui.text(&format!("nav_{}", kind.folder())),
            entries: found.into_iter().map(entry).collect(),
        }
    };
    EntityKind::ALL.into_iter().map(of_kind).filter(|kind| !kind.entries.is_empty()).collect()
}

fn cast_entry(scope: &Scope<'_>, id: EntityId, count: usize) -> CastEntry {
    let entity = scope.book().entity(id);
    CastEntry {
        id: entity.id.clone(),
        link: scope.entity_link(id),
        kind_label: scope.ui().text(&format!("one_{}", entity.kind().noun())),
        count: scope.ui().number(count),
        summary: scope.unlinked(&entity.summary),
    }
}
