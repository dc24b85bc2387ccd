//! In which languages a page is written: its address for search engines, and those of its translations.
//!
//! Every page exists in every language of the site, but where a translation is wanting it shows the original. Such a page is no
//! translation, and search engines are told of the one whose text it shows.

use serde::Serialize;

use super::Site;
use crate::address;
use crate::lang::Lang;
use crate::model::{Article, Book};
use crate::route::{Route, View, file_address};

/// The address of a page for readers of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// A language tag, or `x-default` for those who read none of the site's languages (HTML Living Standard, `hreflang`).
    pub lang: &'static str,
    /// The absolute address.
    pub href: String,
}

/// The absolute address under which search engines should know a page: its own, or that of the language in which it is
/// written. `None` for what is no page, and where the site's address is not known.
pub fn canonical(site: &Site<'_>, route: Route<'_>) -> Option<String> {
    if matches!(route, Route::NotFound | Route::Book(..) | Route::Card(..) | Route::Asset(_)) {
        return None;
    }
    let shown = route.lang().map(|lang| shown(site.book, route, lang));
    absolute(site, shown.map_or(route, |lang| route.in_lang(lang)))
}

/// The language of what a page for readers of `lang` says: theirs, if it is written in that.
pub fn shown(book: &Book, route: Route<'_>, lang: Lang) -> Lang {
    let written = |lang: &Lang| is_written(book, route, *lang);
    if written(&lang) { lang } else { Lang::ALL.into_iter().find(written).unwrap_or(lang) }
}

/// The page in every language, itself included, if it is written in all of them; those of the home pages name the landing
/// page, which is in both languages, for everybody else.
pub fn alternates(site: &Site<'_>, route: Route<'_>) -> Vec<Alternate> {
    let is_translated = Lang::ALL.into_iter().all(|lang| is_written(site.book, route, lang));
    if matches!(route, Route::NotFound | Route::Book(..) | Route::Card(..) | Route::Asset(_))
        || !is_translated
    {
        return Vec::new();
    }
    let twins = Lang::ALL.into_iter().map(|lang| (lang.tag(), route.in_lang(lang)));
    let is_home = matches!(route, Route::Landing | Route::Home(_));
    let landing = is_home.then_some(("x-default", Route::Landing));
    let alternate = |(lang, route)| Some(Alternate { lang, href: absolute(site, route)? });
    twins.chain(landing).filter_map(alternate).collect()
}

/// The absolute address of a page or file, in the signs that every program knows; `None` where the site's is not known.
pub fn absolute(site: &Site<'_>, route: Route<'_>) -> Option<String> {
    let base = site.config.base_url.as_ref()?;
    Some(address::encoded(&format!("{base}{}", file_address(&route.address()))))
}

/// Whether a page says something in a language beside what the program says: an article a paragraph, a profile its name.
pub fn is_written(book: &Book, route: Route<'_>, lang: Lang) -> bool {
    match route.whole() {
        Route::Article(_, id, View::Reading | View::Parallel) => {
            let article = book.find_article(id).map(|id| book.article(id));
            let has_side = |article: &Article| {
                article.paragraphs.iter().any(|paragraph| paragraph.passages.get(lang).is_some())
            };
            article.is_none_or(has_side)
        }
        Route::Entity(_, _, id) => {
            let entity = book.find_entity(id).map(|id| book.entity(id));
            entity.is_none_or(|entity| entity.name.get(lang.into()).is_some())
        }
        Route::Tag(_, slug) => {
            let tag = book.find_tag(slug).map(|id| book.tag(id));
            tag.is_none_or(|tag| tag.name.get(lang).is_some())
        }
        Route::Series(_, id) => {
            let series = book.find_series(id).map(|id| book.one_series(id));
            series.is_none_or(|series| series.title.get(lang).is_some())
        }
        Route::Page(_, slug) => {
            let mut pages = book.own_pages().filter(|page| page.slug == slug);
            pages.all(|page| page.body.get(lang).is_some())
        }
        _ => true,
    }
}
