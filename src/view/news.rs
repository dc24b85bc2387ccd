//! What a feed tells its readers: the articles that are written in their language and whose dates are known.

use std::cmp::Reverse;

use super::edition::{canonical, is_written};
use super::{Scope, Site, byline};
use crate::config::Config;
use crate::lang::{Lang, Localized};
use crate::model::{Article, Book, Date};
use crate::route::{Route, View};

/// An article in a feed.
#[derive(Clone, Debug)]
pub struct News<'b> {
    /// The article.
    pub article: &'b Article,
    /// Its absolute address.
    pub address: String,
    /// Who wrote it, as far as it says.
    pub authors: Vec<String>,
    /// When it was published (RFC 3339).
    pub published: Option<String>,
    /// When it was last changed (RFC 3339); where it does not say, when it was published, or when the briefing was revised.
    pub updated: String,
}

/// The articles of a language that have a date, the last changed first. None without the site's address, because their names
/// are their addresses.
pub fn news<'b>(site: &Site<'b>, lang: Lang) -> Vec<News<'b>> {
    let articles = site.book.articles.iter();
    let mut news: Vec<News<'b>> = articles.filter_map(|it| of_article(site, it, lang)).collect();
    news.sort_by_cached_key(|it| (Reverse(it.updated.clone()), it.article.id.clone()));
    news
}

/// In which languages there are news: asked once for the whole site, because every page leads to its feed.
pub fn feeds(book: &Book, config: &Config) -> Localized<bool> {
    let is_news = |lang| {
        move |article: &Article| is_in(book, article, lang) && updated(article, config).is_some()
    };
    Localized::from_fn(|lang| config.base_url.is_some() && book.articles.iter().any(is_news(lang)))
}

fn is_in(book: &Book, article: &Article, lang: Lang) -> bool {
    is_written(book, Route::Article(lang, &article.id, View::Reading), lang)
}

fn of_article<'b>(site: &Site<'b>, article: &'b Article, lang: Lang) -> Option<News<'b>> {
    let updated = updated(article, site.config).filter(|_| is_in(site.book, article, lang))?;
    let route = Route::Article(lang, &article.id, View::Reading);
    Some(News {
        article,
        address: canonical(site, route)?,
        authors: byline::names(&Scope::new(*site, route), &article.metadata.authors, lang),
        published: published(article),
        updated,
    })
}

fn published(article: &Article) -> Option<String> {
    article.metadata.date.known().and_then(instant)
}

fn updated(article: &Article, config: &Config) -> Option<String> {
    let changed = article.metadata.updated.as_ref().and_then(instant);
    let revised = || config.updated.as_ref().and_then(instant);
    changed.or_else(|| published(article)).or_else(revised)
}

/// The beginning of a date (RFC 3339, in UTC), as feeds write it; `None` for dates without a year of four digits.
fn instant(date: &Date) -> Option<String> {
    let iso = date.iso()?;
    let day = match iso.len() {
        4 => format!("{iso}-01-01"),
        7 => format!("{iso}-01"),
        _ => iso,
    };
    let is_plain = day.len() == 10 && day.starts_with(|digit: char| digit.is_ascii_digit());
    is_plain.then(|| format!("{day}T00:00:00Z"))
}
