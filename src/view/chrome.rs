//! What surrounds every page: head, navigation, language switch, footer.

use serde::Serialize;

use super::description::description;
use super::edition::{Alternate, alternates, canonical};
use super::linked::linked;
use super::parts::{PartsView, parts};
use super::search::has_content;
use super::shared::{SharedView, shared};
use super::title::site_title;
use super::{Scope, TextView, byline};
use crate::html::Html;
use crate::lang::{Dir, Lang};
use crate::route::{Route, View};

/// The frame of a page.
#[derive(Debug, Serialize)]
pub struct Chrome {
    lang: &'static str,
    dir: Dir,
    /// The word for the digits of the Arabic pages, for the numbers that browsers write.
    numerals: &'static str,
    title: String,
    /// The briefing's title as plain text, for the window's title.
    site: String,
    site_title: TextView,
    /// One sentence on the page, as plain text.
    description: Option<String>,
    /// Who wrote the article of the page.
    authors: Vec<String>,
    /// The page's language as the Open Graph protocol writes it.
    locale: &'static str,
    is_article: bool,
    home: String,
    icon: String,
    /// Fonts that the page is sure to need.
    fonts: Vec<String>,
    stylesheet: String,
    /// Runs before anything is drawn: the reader's choices.
    prefs: String,
    /// Runs when the page has been read.
    script: String,
    /// Whether that registers the worker for readers without a network.
    offline: bool,
    nav: Vec<NavLink>,
    /// The page of the search, if there is anything to find.
    search: Option<String>,
    languages: Vec<NavLink>,
    canonical: Option<String>,
    alternates: Vec<Alternate>,
    /// The Markdown beside it.
    markdown: Option<String>,
    /// What other sites show of it.
    shared: Option<SharedView>,
    /// The news in the page's language.
    feed: Option<String>,
    /// The ways to the other parts of the page.
    parts: Option<PartsView>,
    /// What it says to search engines.
    linked: Option<Html>,
    repository: Option<String>,
    licence: Option<TextView>,
    updated: Option<TextView>,
}

/// A link of the navigation.
#[derive(Debug, Serialize)]
struct NavLink {
    href: String,
    label: String,
    lang: &'static str,
    dir: Dir,
    current: bool,
}

/// The frame of the page of a scope. `title` is its heading as plain text.
pub fn chrome(scope: &Scope<'_>, title: &str) -> Chrome {
    let config = scope.site.config;
    let licence = config.licence.prefer(scope.lang);
    Chrome {
        lang: scope.lang.tag(),
        dir: scope.lang.dir(),
        numerals: config.numerals.word(),
        title: title.to_owned(),
        authors: authors(scope),
        description: description(scope),
        locale: locale(scope.lang),
        is_article: matches!(scope.route, Route::Article(..)),
        home: scope.to(Route::Home(scope.lang)),
        icon: scope.asset("icon.svg"),
        fonts: assets(scope, &fonts(scope)),
        stylesheet: scope.asset("css/hashiya.css"),
        prefs: scope.asset("js/prefs.js"),
        script: scope.asset("js/hashiya.js"),
        offline: config.files.offline,
        nav: nav(scope),
        search: has_content(scope.book()).then(|| scope.to(Route::Search(scope.lang))),
        languages: languages(scope),
        canonical: canonical(&scope.site, scope.route),
        alternates: alternates(&scope.site, scope.route),
        markdown: markdown(scope),
        shared: shared(scope),
        feed: scope.site.feeds.get(scope.lang).then(|| scope.to(Route::feed(scope.lang))),
        parts: parts(scope),
        linked: linked(scope),
        repository: config.repository.clone(),
        licence: licence.map(|(lang, text)| scope.words_in(text, lang)),
        updated: config.updated.as_ref().map(|date| scope.date(date)),
        site: site_title(scope).1.to_owned(),
        site_title: site_words(scope),
    }
}

/// The link to the Markdown beside a page of text.
fn markdown(scope: &Scope<'_>) -> Option<String> {
    let is_there = scope.site.config.files.markdown && scope.route.markdown().is_some();
    is_there.then(|| scope.route.to_markdown(scope.route))
}

/// The briefing's title as a text of the page.
pub(super) fn site_words(scope: &Scope<'_>) -> TextView {
    let (lang, title) = site_title(scope);
    scope.words_in(title, lang)
}

fn authors(scope: &Scope<'_>) -> Vec<String> {
    let Route::Article(lang, id, _) = scope.route else { return Vec::new() };
    let article = scope.book().find_article(id).map(|id| scope.book().article(id));
    let authors = article.map(|article| byline::names(scope, &article.metadata.authors, lang));
    authors.unwrap_or_default()
}

fn assets(scope: &Scope<'_>, paths: &[&'static str]) -> Vec<String> {
    paths.iter().map(|path| scope.asset(path)).collect()
}

/// The faces of text, of headings and of the interface, without those for rare signs.
pub const FACES: [&str; 6] = [
    "fonts/naskh-400.woff2",
    "fonts/naskh-700.woff2",
    "fonts/serif-400.woff2",
    "fonts/serif-700.woff2",
    "fonts/sans-arabic-400.woff2",
    "fonts/sans-400.woff2",
];

/// The faces that the first screen shows: of text, of headings, of the interface with the name of the other language; and
/// of text in the other language, where both are read.
fn fonts(scope: &Scope<'_>) -> Vec<&'static str> {
    let (arabic, latin, interface) = (&FACES[..2], &FACES[2..4], &FACES[4..]);
    let (own, other) = match scope.lang {
        Lang::Ar => (arabic, latin),
        Lang::En => (latin, arabic),
    };
    let others = match scope.route.whole() {
        Route::Landing => other,
        Route::Article(_, _, View::Parallel) | Route::Sources(_) | Route::Home(_) => &other[..1],
        _ => &[],
    };
    [own, interface, others].concat()
}

/// The landing pages have none: each is an index itself.
fn nav(scope: &Scope<'_>) -> Vec<NavLink> {
    if matches!(scope.route, Route::Landing | Route::Home(_)) {
        return Vec::new();
    }
    let lang = scope.lang;
    let mut links = Vec::new();
    // The text comes before what has been made of it; of several the home page is the list.
    if let [article] = &scope.book().articles[..] {
        let reading = Route::Article(lang, &article.id, View::Reading);
        links.push(nav_link(scope, reading, "nav_article"));
    }
    links.push(nav_link(scope, Route::Home(lang), "nav_home"));
    let section =
        |route: Route<'_>| Some(nav_link(scope, route, &format!("nav_{}", route.section()?)));
    links.extend(scope.contents().filter_map(section));
    links
}

fn nav_link(scope: &Scope<'_>, target: Route<'_>, label: &str) -> NavLink {
    NavLink {
        href: scope.to(target),
        label: scope.ui().text(label),
        lang: scope.lang.tag(),
        dir: scope.lang.dir(),
        current: target == scope.route.whole(),
    }
}

/// The switch between languages; each name is written in its own language.
fn languages(scope: &Scope<'_>) -> Vec<NavLink> {
    let link = |lang: Lang| NavLink {
        href: scope.to(scope.route.in_lang(lang)),
        label: scope.ui().text(&format!("language_{}", lang.tag())),
        lang: lang.tag(),
        dir: lang.dir(),
        current: scope.route.lang() == Some(lang),
    };
    Lang::ALL.into_iter().map(link).collect()
}

/// A language with a country, because the protocol knows no language alone.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "ar_AR",
        Lang::En => "en_US",
    }
}
