//! Who is named in an article, by kind, and where the cards over these names find what they say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{LinkView, Scope};
use crate::model::{Article, EntityId, EntityKind, Paragraph};

/// Who is named in an article.
#[derive(Debug, Serialize)]
pub(super) struct CastView {
    kinds: Vec<KindView>,
    /// The scripts that know what the cards over these names say.
    scripts: Vec<String>,
}

/// The entities of one kind that an article names.
#[derive(Debug, Serialize)]
struct KindView {
    heading: String,
    entries: Vec<CastEntry>,
}

/// One of them.
#[derive(Debug, Serialize)]
struct CastEntry {
    id: String,
    link: LinkView,
    count: String,
    /// The paragraphs that name it or speak of it.
    places: Vec<String>,
    /// The place of its script among those of the list.
    script: usize,
}

/// Who is named in an article, by kind, those in most paragraphs first.
pub(super) fn cast(scope: &Scope<'_>, article: &Article) -> Option<CastView> {
    let ui = scope.ui();
    let places = places(article);
    let blurbs = scope.site.blurbs.get(scope.lang);
    let numbers: BTreeSet<usize> = places.keys().map(|id| blurbs.number(*id)).collect();
    let numbers = Vec::from_iter(numbers);
    let of_kind = |kind| {
        let mut found: Vec<(EntityId, &[&Paragraph])> = places
            .iter()
            .map(|(id, paragraphs)| (*id, paragraphs.as_slice()))
            .filter(|(id, _)| scope.book().entity(*id).kind() == kind)
            .collect();
        found.sort_by_key(|(id, paragraphs)| (Reverse(paragraphs.len()), *id));
        let entry = |(id, paragraphs)| cast_entry(scope, id, paragraphs, &numbers);
        KindView {
            heading: ui.text(&format!("nav_{}", kind.folder())),
            entries: found.into_iter().map(entry).collect(),
        }
    };
    let kinds = EntityKind::ALL.into_iter().map(of_kind);
    let kinds: Vec<KindView> = kinds.filter(|kind| !kind.entries.is_empty()).collect();
    let scripts = numbers.iter().filter_map(|number| Some(scope.to(blurbs.route(*number)?)));
    let scripts = scripts.collect();
    (!kinds.is_empty()).then_some(CastView { kinds, scripts })
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

fn cast_entry(
    scope: &Scope<'_>,
    id: EntityId,
    paragraphs: &[&Paragraph],
    scripts: &[usize],
) -> CastEntry {
    let entity = scope.book().entity(id);
    let script = scope.site.blurbs.get(scope.lang).number(id);
    CastEntry {
        id: entity.id.clone(),
        link: scope.entity_link(id),
        count: scope.ui().number(paragraphs.len()),
        places: paragraphs.iter().map(|paragraph| paragraph.id.clone()).collect(),
        script: scripts.binary_search(&script).unwrap_or_default(),
    }
}
