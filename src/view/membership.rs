//! What an article says of the collections that it belongs to: its series with its place there, and its tags.

use serde::Serialize;

use super::{LinkView, Scope};
use crate::lang::Lang;
use crate::model::{Article, ArticleId, Series, Tag, TagId};
use crate::route::Route;

/// The series of an article, and its place in it.
#[derive(Debug, Serialize)]
pub(super) struct PartView {
    series: LinkView,
    /// Which part it is of how many, if there are several.
    place: Option<String>,
}

/// The series of an article, if it has one.
pub(super) fn part(scope: &Scope<'_>, article: &Article) -> Option<PartView> {
    let series = scope.book().one_series(article.metadata.series?);
    let title = scope.linked_heading(&series.title).unwrap_or_else(|| scope.words(&series.id));
    let route = Route::Series(scope.lang, &series.id);
    Some(PartView {
        series: LinkView { href: scope.to(route), text: title },
        place: place(scope, series, article),
    })
}

/// Which part of a series an article is of how many, if there are several.
pub(crate) fn place(scope: &Scope<'_>, series: &Series, article: &Article) -> Option<String> {
    let (ui, count) = (scope.ui(), series.parts.len());
    let index = position(scope, &series.parts, article)?;
    let variables = [("n", ui.number(index + 1).into()), ("count", ui.number(count).into())];
    (count > 1).then(|| ui.format("part_of_series", &variables))
}

fn position(scope: &Scope<'_>, list: &[ArticleId], article: &Article) -> Option<usize> {
    let own = scope.book().find_article(&article.id)?;
    list.iter().position(|id| *id == own)
}

/// The article so many places further on: in the series of this one, or else among all.
pub(super) fn beside<'b>(scope: &Scope<'b>, article: &Article, step: isize) -> Option<&'b Article> {
    let order = scope.order();
    let (list, own) = match article.metadata.series {
        Some(series) => {
            let parts = &scope.book().one_series(series).parts;
            (parts, position(scope, parts, article)?)
        }
        None => (&order.articles, order.article_place(scope.book().find_article(&article.id)?)),
    };
    let place = own.checked_add_signed(step)?;
    Some(scope.book().article(*list.get(place)?))
}

/// The tags of an article.
pub(super) fn tag_links(scope: &Scope<'_>, article: &Article) -> Vec<LinkView> {
    article.metadata.tags.iter().map(|id| tag_link(scope, *id)).collect()
}

/// A link to the page of a tag.
pub(super) fn tag_link(scope: &Scope<'_>, id: TagId) -> LinkView {
    let tag = scope.book().tag(id);
    let (lang, name) = tag_name(scope, tag);
    LinkView { href: scope.to(Route::Tag(scope.lang, &tag.slug)), text: scope.words_in(name, lang) }
}

/// The name of a tag for readers of the page, with its language.
pub(crate) fn tag_name<'b>(scope: &Scope<'b>, tag: &'b Tag) -> (Lang, &'b str) {
    let name = tag.name.prefer(scope.lang);
    name.map_or((scope.lang, tag.slug.as_str()), |(lang, name)| (lang, name.as_str()))
}
