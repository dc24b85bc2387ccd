//! Who is named in an article, by kind, with what the hover cards show.

use std::cmp::Reverse;
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
    /// The paragraphs that name it or speak of it.
    places: Vec<String>,
    summary: Option<TextView>,
}

/// Who is named in an article, by kind, those in most paragraphs first.
pub(super) fn cast(scope: &Scope<'_>, article: &Article) -> Vec<CastView> {
    let ui = scope.ui();
    let places = places(article);
    let of_kind = |kind| {
        let mut found: Vec<(EntityId, &[&Paragraph])> = places
            .iter()
            .map(|(id, paragraphs)| (*id, paragraphs.as_slice()))
            .filter(|(id, _)| scope.book().entity(*id).kind() == kind)
            .collect();
        found.sort_by_key(|(id, paragraphs)| (Reverse(paragraphs.len()), *id));
        let entry = |(id, paragraphs)| cast_entry(scope, id, paragraphs);
        CastView {
            heading: ui.text(&format!("nav_{}", kind.folder())),
            entries: found.into_iter().map(entry).collect(),
        }
    };
    EntityKind::ALL.into_iter().map(of_kind).filter(|kind| !kind.entries.is_empty()).collect()
}

/// Which paragraphs name or speak of each entity.
fn places(article: &Article) -> BTreeMap<EntityId, Vec<&Paragraph>> {
    let mut places: BTreeMap<EntityId, Vec<&Paragraph>> = BTreeMap::new();
    for paragraph in &article.paragraphs {
        for entity in paragraph.entities() {
            places.entry(entity).or_default().push(paragraph);
        }
    }
    places
}

fn cast_entry(scope: &Scope<'_>, id: EntityId, paragraphs: &[&Paragraph]) -> CastEntry {
    let entity = scope.book().entity(id);
    CastEntry {
        id: entity.id.clone(),
        link: scope.entity_link(id),
        kind_label: scope.ui().text(&format!("one_{}", entity.kind().noun())),
        count: scope.ui().number(paragraphs.len()),
        places: paragraphs.iter().map(|paragraph| paragraph.id.clone()).collect(),
        summary: scope.unlinked(&entity.summary),
    }
}
