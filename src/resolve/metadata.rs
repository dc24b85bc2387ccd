//! Metadata of articles: their authors and series are looked up; and who wrote what.

use std::collections::BTreeMap;

use super::index::Index;
use crate::diag::{Code, Diagnostic, token};
use crate::model::metadata::{Metadata, Person, Stated};
use crate::model::{ArticleId, Book, Credits, EntityId, EntityKind, TagId};
use crate::parse::raw::Unresolved;
use crate::source::Spanned;

/// Looks up what the metadata of an article names; its tags are known.
pub(super) fn metadata(
    index: &Index<'_>,
    raw: Metadata<Unresolved>,
    tags: Vec<TagId>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Metadata {
    Metadata {
        authors: people(index, raw.authors, diagnostics),
        translators: people(index, raw.translators, diagnostics),
        date: raw.date,
        updated: raw.updated,
        outlet: raw.outlet,
        url: raw.url,
        note: index.local_text(raw.note, diagnostics),
        order: raw.order,
        series: raw.series.and_then(|word| index.series(&word, diagnostics)),
        tags,
    }
}

type People<E> = Stated<Vec<Person<E>>>;

/// Whoever has neither a name nor an entity that is known is left out.
fn people(
    index: &Index<'_>,
    raw: People<Spanned<String>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> People<EntityId> {
    let mut person = |Person { name, entity }: Person<Spanned<String>>| {
        let entity = entity.and_then(|word| author(index, &word, diagnostics));
        (name.is_some() || entity.is_some()).then_some(Person { name, entity })
    };
    match raw.map(|people| people.into_iter().filter_map(&mut person).collect()) {
        Stated::Known(people) if Vec::is_empty(&people) => Stated::Unsaid,
        people => people,
    }
}

/// The kinds of entity that can write.
const AUTHORS: [EntityKind; 2] = [EntityKind::Actor, EntityKind::Group];

fn author(
    index: &Index<'_>,
    word: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<EntityId> {
    let id = index.entity_among(word, &AUTHORS, diagnostics)?;
    let kind = index.kind(id);
    if AUTHORS.contains(&kind) {
        return Some(id);
    }
    let message = format!(
        "{} cannot write: it is an entity of the kind `{}`",
        token(&word.value),
        kind.noun()
    );
    diagnostics.push(
        Diagnostic::about(Code::AuthorKind, word, message)
            .hint("name a person or a group, or write the name without `entity`"),
    );
    None
}

/// What each entity has written and translated.
pub(super) fn credits(book: &Book) -> BTreeMap<EntityId, Credits> {
    let mut credits: BTreeMap<EntityId, Credits> = BTreeMap::new();
    for (id, article) in ArticleId::all(&book.articles) {
        let entity = |person: &Person<EntityId>| person.entity;
        for author in article.metadata.authors.each().filter_map(entity) {
            credits.entry(author).or_default().written.push(id);
        }
        for translator in article.metadata.translators.each().filter_map(entity) {
            credits.entry(translator).or_default().translated.push(id);
        }
    }
    credits
}
