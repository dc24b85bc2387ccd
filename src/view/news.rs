//! What a feed tells its readers: the articles that are written in their language and whose dates are known, and what was changed of
//! articles and profiles.

use std::cmp::Reverse;

use super::change::{changed, id};
use super::edition::{canonical, is_written};
use super::title::title;
use super::{Scope, Site, byline};
use crate::config::Config;
use crate::lang::{Lang, Localized};
use crate::model::{Article, Book, Change, Date};
use crate::route::{Route, View};

/// An entry of a feed.
#[derive(Clone, Debug)]
pub struct News<'b> {
    /// What it tells of.
    pub what: What<'b>,
    /// What it is called, as plain text, with its language.
    pub title: (Lang, String),
    /// Its absolute address.
    pub address: String,
    /// Who wrote it, as far as it says.
    pub authors: Vec<String>,
    /// When it was published (RFC 3339).
    pub published: Option<String>,
    /// When it was last changed (RFC 3339); where it does not say, when it was published, or when the briefing was revised.
    pub updated: String,
}

/// What an entry of a feed tells of.
#[derive(Clone, Copy, Debug)]
pub enum What<'b> {
    /// An article.
    Article(&'b Article),
    /// A change of an article or a profile.
    Change(&'b Change),
}

/// The news of a language, the last changed first. None without the site's address, because their names are their addresses.
pub fn news<'b>(site: &Site<'b>, lang: Lang) -> Vec<News<'b>> {
    let articles = site.book.articles.iter();
    let mut news: Vec<News<'b>> = articles.filter_map(|it| of_article(site, it, lang)).collect();
    news.extend(of_changes(site, lang));
    // Those of one day stand as the book and their pages have them.
    news.sort_by_cached_key(|it| Reverse(it.updated.clone()));
    news
}

/// In which languages there are news: asked once for the whole site, because every page leads to its feed.
pub fn feeds(book: &Book, config: &Config) -> Localized<bool> {
    let is_news = |lang| {
        move |article: &Article| is_in(book, article, lang) && updated(article, config).is_some()
    };
    let has_change = |lang| {
        let articles = book.articles.iter().map(|article| &article.changes);
        let mut all = articles.chain(book.entities.iter().map(|entity| &entity.changes)).flatten();
        all.any(|change: &Change| is_told(change, lang))
    };
    Localized::from_fn(|lang| {
        let has_news =
            || book.articles.iter().map(AsRef::as_ref).any(is_news(lang)) || has_change(lang);
        config.base_url.is_some() && has_news()
    })
}

/// The language of the title that readers of another are shown; an article without one is called by its id.
fn title_lang(article: &Article, lang: Lang) -> Lang {
    article.title.prefer(lang).map_or(lang, |(shown, _)| shown)
}

fn is_in(book: &Book, article: &Article, lang: Lang) -> bool {
    is_written(book, Route::Article(lang, &article.id, View::Reading), lang)
}

fn of_article<'b>(site: &Site<'b>, article: &'b Article, lang: Lang) -> Option<News<'b>> {
    let updated = updated(article, site.config).filter(|_| is_in(site.book, article, lang))?;
    let route = Route::Article(lang, &article.id, View::Reading);
    let scope = Scope::new(*site, route);
    Some(News {
        what: What::Article(article),
        title: (title_lang(article, lang), title(&scope)),
        address: canonical(site, route)?,
        authors: byline::names(&scope, &article.metadata.authors, lang),
        published: published(article),
        updated,
    })
}

/// Whether a change is told in a language, and when it was made can be said.
fn is_told(change: &Change, lang: Lang) -> bool {
    change.text.get(lang).is_some() && instant(&change.date).is_some()
}

fn of_changes<'b>(site: &Site<'b>, lang: Lang) -> Vec<News<'b>> {
    let scope = Scope::new(*site, Route::Home(lang));
    let of_page = |(route, changes): (Route<'b>, &'b [Change])| {
        let title = title(&Scope { route, ..scope });
        let title = scope.ui().format("change_title", &[("title", title.into())]);
        let entry = |(index, change): (usize, &'b Change)| {
            let updated = instant(&change.date).filter(|_| is_told(change, lang))?;
            Some(News {
                what: What::Change(change),
                title: (lang, title.clone()),
                address: format!("{}#{}", canonical(site, route)?, id(changes, index)),
                authors: Vec::new(),
                published: Some(updated.clone()),
                updated,
            })
        };
        changes.iter().enumerate().filter_map(entry).collect::<Vec<_>>()
    };
    let with_changes = changed(&scope).filter(|(_, changes)| !changes.is_empty());
    with_changes.flat_map(of_page).collect()
}

pub(super) fn published(article: &Article) -> Option<String> {
    article.metadata.date.known().and_then(instant)
}

pub(super) fn updated(article: &Article, config: &Config) -> Option<String> {
    let changed = article.metadata.updated.as_ref().and_then(instant);
    let revised = || config.updated.as_ref().and_then(instant);
    changed.or_else(|| published(article)).or_else(revised)
}

/// The beginning of a date (RFC 3339, in UTC), as feeds write it: the day by which lists sort it. Of what has no beginning it is the
/// end. `None` for years that RFC 3339 does not have.
pub(super) fn instant(date: &Date) -> Option<String> {
    let (year, month, day) = date.sort_key();
    let is_known = (0..=9999).contains(&year);
    is_known.then(|| format!("{year:04}-{:02}-{:02}T00:00:00Z", month.max(1), day.max(1)))
}
