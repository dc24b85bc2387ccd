//! Where articles mention a profile's entity, and what else they mention there.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::{EntityId, Paragraph, ParagraphRef};
use crate::route::{Route, View};
use crate::view::excerpt::{beginning, excerpt};
use crate::view::{LinkView, Scope, TextView};

/// The passages of one article that mention this entity.
#[derive(Debug, Serialize)]
pub(super) struct PassagesView {
    title: Option<TextView>,
    href: String,
    passages: Vec<PassageView>,
    /// More paragraphs, which are only named.
    others: Vec<PlaceView>,
}

/// One passage.
#[derive(Debug, Serialize)]
struct PassageView {
    #[serde(flatten)]
    place: PlaceView,
    text: TextView,
}

/// A paragraph.
#[derive(Debug, Serialize)]
struct PlaceView {
    id: String,
    href: String,
}

/// An entity that shares paragraphs with this one.
#[derive(Debug, Serialize)]
pub(super) struct CompanionView {
    link: LinkView,
    count: String,
}

/// How many passages are shown where one article alone has some. Of more only the first is, and the others are links.
const SHOWN: usize = 6;

/// Some of the passages that mention an entity, by article. Of several articles each shows one.
pub(super) fn passages(
    scope: &Scope<'_>,
    id: EntityId,
    places: &[ParagraphRef],
) -> Vec<PassagesView> {
    let articles = || scope.book().mentions_of(id).iter().map(|place| place.article);
    let most = if articles().next() == articles().next_back() { SHOWN } else { 1 };
    let of_article = places.chunk_by(|a, b| a.article == b.article);
    of_article.map(|places| passages_of(scope, id, places, most)).collect()
}

fn passages_of(
    scope: &Scope<'_>,
    id: EntityId,
    places: &[ParagraphRef],
    most: usize,
) -> PassagesView {
    let article = scope.book().article(places[0].article);
    let href = scope.to(Route::Article(scope.lang, &article.id, View::Reading));
    let has_text =
        |paragraph: &&Paragraph| paragraph.passages.iter().any(|(_, passage)| passage.is_some());
    let paragraphs = places.iter().map(|place| scope.book().paragraph(*place).1);
    let paragraphs: Vec<&Paragraph> = paragraphs.filter(has_text).collect();
    let shown = if paragraphs.len() > most { 1 } else { paragraphs.len() };
    let place = |paragraph: &Paragraph| PlaceView {
        id: paragraph.id.clone(),
        href: format!("{href}#{}", paragraph.id),
    };
    let passage = |paragraph: &&Paragraph| {
        Some(PassageView { place: place(paragraph), text: words(scope, id, paragraph)? })
    };
    PassagesView {
        title: scope.article_title(places[0].article),
        passages: paragraphs[..shown].iter().filter_map(passage).collect(),
        others: paragraphs[shown..].iter().map(|paragraph| place(paragraph)).collect(),
        href,
    }
}

/// The words by which a paragraph names an entity, or its first ones if it speaks of it without naming it.
fn words(scope: &Scope<'_>, id: EntityId, paragraph: &Paragraph) -> Option<TextView> {
    let sides = [scope.lang, scope.lang.other()]
        .into_iter()
        .filter_map(|lang| Some((lang, paragraph.passages.get(lang).as_ref()?)));
    let named = sides.clone().find_map(|(lang, passage)| excerpt(scope, passage, lang, id));
    named.or_else(|| sides.clone().next().map(|(lang, passage)| beginning(scope, passage, lang)))
}

/// How many companions are listed.
const COMPANIONS: usize = 8;

/// The entities that it shares most paragraphs with, most first.
pub(super) fn companions(scope: &Scope<'_>, id: EntityId) -> Vec<CompanionView> {
    let book = scope.book();
    let mut counts: HashMap<EntityId, usize> = HashMap::new();
    let mut named: Vec<EntityId> = Vec::new();
    for place in book.mentions_of(id) {
        named.clear();
        for entity in book.paragraph(*place).1.named() {
            // Each once of a paragraph, which names few: to look among them takes less time than to sort them.
            if entity != id && !named.contains(&entity) {
                named.push(entity);
                *counts.entry(entity).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<(EntityId, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
    counts.truncate(COMPANIONS);
    let view = |(other, count)| CompanionView {
        link: scope.entity_link(other),
        count: scope.ui().count("count_shared", count),
    };
    counts.into_iter().map(view).collect()
}
