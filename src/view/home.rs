//! Landing pages, Markdown pages, and the page for what is not there.

use std::ops::Range;

use serde::Serialize;

use super::book::download;
use super::card::{CardView, cards};
use super::change::{LatestView, latest};
use super::chrome::site_words;
use super::edition::absolute;
use super::extent::ENTRIES;
use super::part::Part;
use super::{LinkView, Scope, TextView};
use crate::lang::{Dir, Lang};
use crate::model::Page;
use crate::route::Route;

/// The landing page of one language.
#[derive(Debug, Serialize)]
pub struct HomeView {
    #[serde(flatten)]
    side: SideView,
    /// Which articles a page shows that does not show all.
    range: String,
    /// The briefing in the other language, where it has a title there.
    other: Option<LinkView>,
    /// The latest changes, and the script that marks those that are new to a reader.
    changes: Vec<LatestView>,
    changes_script: String,
    sections: Vec<HomeSectionView>,
    /// The whole briefing as a book, if the site has books.
    book: Option<LinkView>,
    /// The whole site as one file, if there is one.
    copy: Option<String>,
}

/// The briefing in one language: what it is, and its articles.
#[derive(Debug, Serialize)]
struct SideView {
    lang: &'static str,
    dir: Dir,
    title: LinkView,
    description: Option<TextView>,
    articles: Vec<CardView>,
    /// Whether there are so many that each is a line or two.
    many: bool,
    /// The page of all articles, where these are not all.
    all: Option<LinkView>,
}

/// A section of the site with how much there is in it.
#[derive(Debug, Serialize)]
struct HomeSectionView {
    link: LinkView,
    /// What it holds, in a few words.
    gloss: String,
    count: Option<String>,
}

/// A page of Markdown.
#[derive(Debug, Serialize)]
pub struct PageView {
    heading: String,
    body: Option<TextView>,
}

/// A page in both languages, with one index for both.
#[derive(Debug, Serialize)]
pub struct BothView {
    sides: Vec<SideView>,
    sections: Vec<BothSectionView>,
}

/// A section of the site, by its name in each language.
#[derive(Debug, Serialize)]
struct BothSectionView {
    links: Vec<LinkView>,
    count: Option<String>,
}

/// What the 404 page says in each language.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    sides: Vec<NotFoundSide>,
}

#[derive(Debug, Serialize)]
struct NotFoundSide {
    lang: &'static str,
    dir: Dir,
    heading: String,
    text: String,
    home: LinkView,
}

/// With more articles than these a list has no buttons, and the landing page of both languages shows these alone.
const MANY: usize = 8;

/// Makes the landing page of the scope's language; a further part of it has the articles alone.
pub fn home(scope: &Scope<'_>) -> HomeView {
    let other = scope.lang.other();
    let has_other = scope.site.config.title.get(other).is_some();
    let part = Part::of(scope, scope.order().articles.len(), ENTRIES);
    let side = side(scope, part.range.clone());
    if !scope.is_first() {
        let side = SideView { description: None, ..side };
        return HomeView {
            side,
            range: part.words,
            other: None,
            changes: Vec::new(),
            changes_script: String::new(),
            sections: Vec::new(),
            book: None,
            copy: None,
        };
    }
    HomeView {
        side,
        range: part.words,
        other: has_other.then(|| title(&Scope { lang: other, ..*scope })),
        changes: latest(scope),
        changes_script: scope.asset("js/home/changes.js"),
        sections: sections(scope),
        book: download(scope, None),
        copy: copy(scope),
    }
}

/// Where the whole site is as one file. Its address is absolute, if it is known, so that it can be found from such a copy too.
fn copy(scope: &Scope<'_>) -> Option<String> {
    let address = || absolute(&scope.site, Route::COPY).unwrap_or_else(|| scope.to(Route::COPY));
    scope.site.config.downloads.site.then(address)
}

/// Makes the page at `/`: the briefing in both languages.
pub fn landing(scope: &Scope<'_>) -> BothView {
    let in_lang = |lang| Scope { lang, ..*scope };
    let [own, others] = [scope.lang, scope.lang.other()].map(|lang| sections(&in_lang(lang)));
    let pair = |(own, other): (HomeSectionView, HomeSectionView)| BothSectionView {
        links: vec![own.link, other.link],
        count: own.count,
    };
    BothView {
        sides: Lang::ALL.into_iter().map(|lang| newest(&in_lang(lang))).collect(),
        sections: own.into_iter().zip(others).map(pair).collect(),
    }
}

/// The briefing in one language with its first articles, and the way to all.
fn newest(scope: &Scope<'_>) -> SideView {
    let (ui, count) = (scope.ui(), scope.order().articles.len());
    let all = || {
        let words = ui.format("all_articles", &[("count", ui.number(count).into())]);
        link(scope, Route::Home(scope.lang), &words)
    };
    SideView { all: (count > MANY).then(all), ..side(scope, 0..MANY.min(count)) }
}

/// The briefing in one language, with the articles at these places.
fn side(scope: &Scope<'_>, places: Range<usize>) -> SideView {
    let articles = &scope.order().articles;
    let description = scope.site.config.description.prefer(scope.lang);
    SideView {
        lang: scope.lang.tag(),
        dir: scope.lang.dir(),
        title: title(scope),
        description: description.map(|(lang, text)| scope.words_in(text, lang)),
        articles: cards(scope, articles.get(places).unwrap_or_default()),
        many: articles.len() > MANY,
        all: None,
    }
}

/// The briefing's title, which leads to its landing page in the scope's language.
fn title(scope: &Scope<'_>) -> LinkView {
    LinkView { href: scope.to(Route::Home(scope.lang)), text: site_words(scope) }
}

/// Makes the 404 page.
pub fn not_found(scope: &Scope<'_>) -> NotFoundView {
    let side = |lang: Lang| {
        let scope = Scope { lang, ..*scope };
        let ui = scope.ui();
        NotFoundSide {
            lang: lang.tag(),
            dir: lang.dir(),
            heading: ui.text("not_found_heading"),
            text: ui.text("not_found_text"),
            home: link(&scope, Route::Home(lang), &ui.text("not_found_home")),
        }
    };
    NotFoundView { sides: Lang::ALL.into_iter().map(side).collect() }
}

/// Makes a page of Markdown.
pub fn page(scope: &Scope<'_>, page: &Page) -> PageView {
    PageView {
        heading: scope.ui().text(&format!("nav_{}", page.slug)),
        body: scope.body(&page.body, 2),
    }
}

fn link(scope: &Scope<'_>, target: Route<'_>, words: &str) -> LinkView {
    LinkView { href: scope.to(target), text: scope.words(words) }
}

/// Everything the site holds, with how much of it.
fn sections(scope: &Scope<'_>) -> Vec<HomeSectionView> {
    let ui = scope.ui();
    let section = |route: Route<'_>| {
        let name = route.section()?;
        Some(HomeSectionView {
            link: link(scope, route, &ui.text(&format!("nav_{name}"))),
            gloss: ui.text(&format!("section_{name}")),
            count: count(scope, route).map(|count| ui.number(count)),
        })
    };
    scope.contents().filter_map(section).collect()
}

/// How many entries a page lists.
fn count(scope: &Scope<'_>, route: Route<'_>) -> Option<usize> {
    let book = scope.book();
    let paragraphs = book.articles.iter().flat_map(|article| &article.paragraphs);
    match route {
        Route::Kind(_, kind) => Some(book.entities_of(kind).count()),
        Route::Notes(_) => Some(paragraphs.map(|paragraph| paragraph.notes.len()).sum()),
        Route::Sources(_) => Some(book.sources.len()),
        Route::Tags(_) => Some(book.tags.len()),
        _ => None,
    }
}
