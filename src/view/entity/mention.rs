//! Where articles mention a profile's entity, and what else they mention there.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{ArticleId, EntityId, ParagraphRef};
use crate::route::{Route, View};
use crate::view::excerpt::{beginning, excerpt};
use crate::view::{LinkView, Scope, TextView};

/// The passages of one article that mention this entity.
#[derive(Debug, Serialize)]
pub(super) struct PassagesView {
    title: Option<TextView>,
    href: String,
    passages: Vec<PassageView>,
    /// More passages, of which only the paragraphs are named.
    others: Vec<PassageView>,
}

/// One passage.
#[derive(Debug, Serialize)]
struct PassageView {
    id: String,
    href: String,
    text: TextView,
}

/// An entity that shares paragraphs with this one.
#[derive(Debug, Serialize)]
pub(super) struct CompanionView {
    link: LinkView,
    count: String,
}

/// How many passages of one article are shown; of more only the first is, and the others are links.
const SHOWN: usize = 6;

/// Some of the passages that mention an entity, by article.
pub(super) fn passages(
    scope: &Scope<'_>,
    id: EntityId,
    places: &[ParagraphRef],
) -> Vec<PassagesView> {
    let mut articles: BTreeMap<ArticleId, Vec<PassageView>> = BTreeMap::new();
    for place in places {
        let (article, paragraph) = scope.book().paragraph(*place);
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        let sides = [scope.lang, scope.lang.other()]
            .into_iter()
            .filter_map(|lang| Some((lang, paragraph.passages.get(lang).as_ref()?)));
        let text =
            sides.clone().find_map(|(lang, passage)| excerpt(scope, passage, lang, id)).or_else(
                || sides.clone().next().map(|(lang, passage)| beginning(scope, passage, lang)),
            );
        articles.entry(place.article).or_default().extend(text.map(|text| PassageView {
            id: paragraph.id.clone(),
            href: format!("{}#{}", scope.to(route), paragraph.id),
            text,
        }));
    }
    let view = |(id, mut passages): (ArticleId, Vec<PassageView>)| {
        let others = if passages.len() > SHOWN { passages.split_off(1) } else { Vec::new() };
        let article = scope.book().article(id);
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        let title = scope.linked_heading(&article.title);
        PassagesView { title, href: scope.to(route), passages, others }
    };
    let in_order = scope.order().articles.iter();
    in_order.filter_map(|id| Some(view((*id, articles.remove(id)?)))).collect()
}

/// How many companions are listed.
const COMPANIONS: usize = 8;

/// The entities that it shares most paragraphs with, most first.
pub(super) fn companions(scope: &Scope<'_>, id: EntityId) -> Vec<CompanionView> {
    let book = scope.book();
    let places = book.mentions_of(id).iter();
    let mut named: Vec<EntityId> =
        places.flat_map(|place| book.paragraph(*place).1.entities()).collect();
    named.sort_unstable();
    let others = named.chunk_by(|a, b| a == b).filter(|same| same[0] != id);
    let mut counts: Vec<(EntityId, usize)> = others.map(|same| (same[0], same.len())).collect();
    counts.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
    counts.truncate(COMPANIONS);
    let view = |(other, count)| CompanionView {
        link: scope.entity_link(other),
        count: scope.ui().count("count_shared", count),
    };
    counts.into_iter().map(view).collect()
}
