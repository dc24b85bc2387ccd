//! An article: for reading in one language, side by side, and as data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::book::download;
use super::cast::{CastView, cast};
use super::change::{ChangeView, changes};
use super::cite::{CitationView, citations};
use super::endnote::{Cited, EndnoteView};
use super::membership::{beside, tag_links};
use super::numbers::first_numbers;
use super::origin::{OriginView, origin};
use super::outline::{OutlineView, numbers, outline};
use super::paragraph::{ParagraphView, Standing, paragraph};
use super::tools::{ToolsView, tools};
use super::{LinkView, Scope, TextView};
use crate::html::{Html, code};
use crate::lang::{Dir, Lang};
use crate::model::Article;
use crate::route::{Route, View};
use crate::source::Span;

/// What the three views have in common.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    id: String,
    title: Option<TextView>,
    /// The title without links.
    heading: Option<TextView>,
    summary: Option<TextView>,
    origin: OriginView,
    views: Vec<ViewLink>,
    outline: OutlineView,
    /// That the whole text is missing in a language that the page is for.
    missing: Option<String>,
    paragraphs: Vec<ParagraphView>,
    tools: ToolsView,
    /// Who is named, by kind.
    cast: Option<CastView>,
    citations: Vec<CitationView>,
    /// What is cited, for paper.
    endnotes: Vec<EndnoteView>,
    tags: Vec<LinkView>,
    changes: Vec<ChangeView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    /// The page of its data, if the site has one.
    data_page: Option<String>,
    /// The article as a book, if the site has books.
    book: Option<LinkView>,
    data: Option<Html>,
}

/// A link to one of the views.
#[derive(Debug, Serialize)]
struct ViewLink {
    name: &'static str,
    href: String,
    lang: &'static str,
    dir: Dir,
    label: String,
    current: bool,
}

/// Makes a view of an article.
pub fn article(scope: &Scope<'_>, article: &Article, view: View) -> ArticleView {
    let wanted: &[Lang] = match view {
        View::Reading => &[scope.lang],
        View::Parallel => &[article.original, article.original.other()],
        View::Data => &[],
    };
    let missing = missing(article).filter(|lang| wanted.contains(lang));
    let whole = missing.map(|lang| [lang.other()]);
    let langs = whole.as_ref().map_or(wanted, |lang| &lang[..]);
    let notes = first_numbers(article).into_iter();
    let standings = numbers(article)
        .into_iter()
        .zip(notes)
        .map(|(number, first_note)| Standing { number, first_note });
    let cited = Cited::new(article);
    let paragraphs = match view {
        View::Data => Vec::new(),
        _ => article
            .paragraphs
            .iter()
            .zip(standings)
            .map(|(content, standing)| paragraph(scope, &cited, content, standing, langs))
            .collect(),
    };
    ArticleView {
        id: article.id.clone(),
        title: scope.heading(&article.title),
        heading: scope.unlinked(&article.title),
        summary: scope.text(&article.summary),
        origin: origin(scope, article),
        views: views(scope, article),
        outline: outline(scope, article),
        missing: missing.map(|lang| missing_notice(scope, lang)),
        paragraphs,
        tools: tools(scope, article, langs),
        cast: (view != View::Data).then(|| cast(scope, article)).flatten(),
        citations: citations(scope, article),
        endnotes: if view == View::Data { Vec::new() } else { cited.endnotes(scope) },
        tags: tag_links(scope, article),
        changes: changes(scope, &article.changes),
        previous: beside(scope, article, -1).map(|other| neighbour(scope, other, view)),
        next: beside(scope, article, 1).map(|other| neighbour(scope, other, view)),
        data_page: data_page(scope, article),
        book: download(scope, Some(article)),
        data: None,
    }
}

/// That nothing of an article is there in a language.
pub(crate) fn missing_notice(scope: &Scope<'_>, lang: Lang) -> String {
    scope.ui().text(&format!("article_missing_{}", lang.tag()))
}

/// The language in which nothing of an article is there, if there is something in the other one.
pub(crate) fn missing(article: &Article) -> Option<Lang> {
    let has = |lang: Lang| {
        article.paragraphs.iter().any(|paragraph| paragraph.passages.get(lang).is_some())
    };
    Lang::ALL.into_iter().find(|lang| !has(*lang) && has(lang.other()))
}

impl ArticleView {
    /// The data view, with the highlighted file.
    pub fn with_data(self, data: Html) -> Self {
        Self { data: Some(data), ..self }
    }
}

/// The highlighted YAML of an article. It is the same on the pages of both languages.
pub fn data(scope: &Scope<'_>, article: &Article) -> Html {
    let file = scope.site.sources.file(article.file);
    let line = |span: Span| scope.site.sources.position(span.file, span.start as usize).line;
    // Of several on one line the first counts.
    let paragraphs = article.paragraphs.iter().rev();
    let ids: BTreeMap<usize, &str> =
        paragraphs.map(|paragraph| (line(paragraph.span), paragraph.id.as_str())).collect();
    code::yaml(&file.text, |line| ids.get(&(line + 1)).map(|id| (*id).to_owned()))
}

/// The ways to read the article in the page's language, and in the other one.
fn views(scope: &Scope<'_>, article: &Article) -> Vec<ViewLink> {
    let (own, other) = (scope.lang, scope.lang.other());
    let all = [
        ("reading", own, View::Reading),
        ("parallel", own, View::Parallel),
        ("other", other, View::Reading),
    ];
    let has_parallel = scope.site.config.pages.parallel;
    let wanted = all.into_iter().filter(|(.., view)| has_parallel || *view != View::Parallel);
    wanted
        .map(|(name, lang, view)| {
            let route = Route::Article(lang, &article.id, view);
            let label = match view {
                View::Parallel => "view_parallel".to_owned(),
                _ => format!("language_{}", lang.tag()),
            };
            ViewLink {
                name,
                href: scope.to(route),
                lang: lang.tag(),
                dir: lang.dir(),
                label: scope.site.uis.get(lang).text(&label),
                current: route == scope.route,
            }
        })
        .collect()
}

fn data_page(scope: &Scope<'_>, article: &Article) -> Option<String> {
    let route = Route::Article(scope.lang, &article.id, View::Data);
    scope.site.config.pages.data.then(|| scope.to(route))
}

/// A link to an article in the same view.
fn neighbour(scope: &Scope<'_>, article: &Article, view: View) -> LinkView {
    let title = scope.unlinked(&article.title).unwrap_or_else(|| scope.words(&article.id));
    LinkView { href: scope.to(Route::Article(scope.lang, &article.id, view)), text: title }
}
