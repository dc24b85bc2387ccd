//! The pages of series and tags: lists of the articles that belong to them.

use serde::Serialize;

use super::card::{CardView, cards};
use super::extent::{ENTRIES, LINKS};
use super::membership::{tag_link, tag_name};
use super::part::Part;
use super::{LinkView, Scope, TextView};
use crate::html::text;
use crate::model::{SeriesId, Tag, TagId};
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
    /// Which articles a page shows that does not show all.
    range: String,
    articles: Vec<CardView>,
    /// Whether the order of the articles has a meaning.
    ordered: bool,
}

/// The list of all tags.
#[derive(Debug, Serialize)]
pub struct TagsView {
    /// Which tags a page shows that does not show all.
    range: String,
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
    let part = Part::of(scope, series.parts.len(), ENTRIES);
    CollectionView {
        kind: scope.ui().text("one_series"),
        kind_page: None,
        title: title.unwrap_or_else(|| scope.words(&series.id)),
        summary: scope.text(&series.summary).filter(|_| scope.is_first()),
        count: scope.ui().count("count_articles", series.parts.len()),
        articles: cards(scope, part.slice(&series.parts)),
        range: part.words,
        ordered: true,
    }
}

/// Makes the page of a tag.
pub fn tag(scope: &Scope<'_>, id: TagId) -> CollectionView {
    let tag = scope.book().tag(id);
    let articles = scope.order().sorted(&tag.articles);
    let part = Part::of(scope, articles.len(), ENTRIES);
    let (lang, name) = tag_name(scope, tag);
    CollectionView {
        kind: scope.ui().text("one_tag"),
        kind_page: Some(scope.to(Route::Tags(scope.lang))),
        title: scope.view(lang, text::plain_heading(name, lang)),
        summary: None,
        count: scope.ui().count("count_articles", articles.len()),
        articles: cards(scope, part.slice(&articles)),
        range: part.words,
        ordered: false,
    }
}

/// Makes the list of all tags, in the order of the page's language.
pub fn tags<'b>(scope: &Scope<'b>) -> TagsView {
    let mut tags: Vec<(&'b Tag, TagId)> =
        TagId::all(&scope.book().tags).map(|(id, tag)| (tag, id)).collect();
    let name = |tag: &'b Tag| tag_name(scope, tag).1;
    tags.sort_by(|(a, _), (b, _)| scope.ui().compare(name(a), name(b)));
    let view = |(tag, id): &(&Tag, TagId)| TagView {
        link: tag_link(scope, *id),
        count: scope.ui().count("count_articles", tag.articles.len()),
    };
    let part = Part::of(scope, tags.len(), LINKS);
    TagsView { tags: part.slice(&tags).iter().map(view).collect(), range: part.words }
}
