//! What a feed tells its readers: the articles that are written in their language and whose dates are known.

use std::cmp::Reverse;

use super::edition::{canonical, is_written};
use super::{Scope, Site, byline};
use crate::lang::Lang;
use crate::model::metadata::Stated;
use crate::model::{Article, Date};
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

/// Whether there is a feed in a language.
pub fn has_news(site: &Site<'_>, lang: Lang) -> bool {
    site.book.articles.iter().any(|article| of_article(site, article, lang).is_some())
}

fn of_article<'b>(site: &Site<'b>, article: &'b Article, lang: Lang) -> Option<News<'b>> {
    let route = Route::Article(lang, &article.id, View::Reading);
    if !is_written(site.book, route, lang) {
        return None;
    }
    let metadata = &article.metadata;
    let published = match &metadata.date {
        Stated::Known(date) => instant(date),
        Stated::Unsaid | Stated::Unknown => None,
    };
    let changed = metadata.updated.as_ref().and_then(instant);
    let revised = || site.config.updated.as_ref().and_then(instant);
    Some(News {
        article,
        address: canonical(site, route)?,
        authors: byline::names(&Scope::new(*site, route), &metadata.authors, lang),
        updated: changed.or_else(|| published.clone()).or_else(revised)?,
        published,
    })
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
