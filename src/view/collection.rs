//! The pages of series and tags: lists of the articles that belong to them.

use serde::Serialize;

use super::card::{CardView, card};
use super::membership::{tag_link, tag_name};
use super::{LinkView, Scope, TextView};
use crate::html::text;
use crate::model::{ArticleId, SeriesId, Tag, TagId};
use crate::route::Route;

/// The page of a series or a tag.
#[derive(Debug, Serialize)]
pub struct CollectionView {
    /// What it is, with a link to the list of its like, if there is one.
    kind: String,
    kind_page: Option<String>,
    title: TextView,
    summary: Option<TextView>,
    count: String,
    articles: Vec<CardView>,
    /// Whether the order of the articles has a meaning.
    ordered: bool,
}

/// The list of all tags.
#[derive(Debug, Serialize)]
pub struct TagsView {
    tags: Vec<TagView>,
}

/// A tag in the list.
#[derive(Debug, Serialize)]
struct TagView {
    link: LinkView,
    count: String,
}

/// Makes the page of a series.
pub fn series(scope: &Scope<'_>, id: SeriesId) -> CollectionView {
    let series = scope.book().one_series(id);
    let title = scope.heading(&series.title);
    CollectionView {
        kind: scope.ui().text("one_series"),
        kind_page: None,
        title: title.unwrap_or_else(|| scope.words(&series.id)),
        summary: scope.text(&series.summary),
        count: scope.ui().count("count_articles", series.parts.len()),
        articles: cards(scope, &series.parts),
        ordered: true,
    }
}

/// Makes the page of a tag.
pub fn tag(scope: &Scope<'_>, id: TagId) -> CollectionView {
    let tag = scope.book().tag(id);
    let in_order = scope.order().articles.iter();
    let articles: Vec<ArticleId> =
        in_order.filter(|id| tag.articles.binary_search(id).is_ok()).copied().collect();
    let (lang, name) = tag_name(scope, tag);
    CollectionView {
        kind: scope.ui().text("one_tag"),
        kind_page: Some(scope.to(Route::Tags(scope.lang))),
        title: scope.view(lang, text::plain_heading(name, lang)),
        summary: None,
        count: scope.ui().count("count_articles", articles.len()),
        articles: cards(scope, &articles),
        ordered: false,
    }
}

/// Makes the list of all tags, in the order of the page's language.
pub fn tags<'b>(scope: &Scope<'b>) -> TagsView {
    let mut tags: Vec<(&'b Tag, TagId)> =
        TagId::all(&scope.book().tags).map(|(id, tag)| (tag, id)).collect();
    let name = |tag: &'b Tag| tag_name(scope, tag).1;
    tags.sort_by(|(a, _), (b, _)| scope.ui().compare(name(a), name(b)));
    let view = |(tag, id): (&Tag, TagId)| TagView {
        link: tag_link(scope, id),
        count: scope.ui().count("count_articles", tag.articles.len()),
    };
    TagsView { tags: tags.into_iter().map(view).collect() }
}

fn cards(scope: &Scope<'_>, articles: &[ArticleId]) -> Vec<CardView> {
    articles.iter().map(|id| card(scope, scope.book().article(*id))).collect()
}
