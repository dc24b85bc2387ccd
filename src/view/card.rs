//! An article in a list of articles: on landing pages, in its series, under its tags, on the profile of who wrote it.

use serde::Serialize;

use super::byline::{CreditView, authors};
use super::membership::{PartView, part};
use super::{LinkView, Scope, TextView};
use crate::model::{Article, ArticleId};
use crate::route::{Route, View};

/// An article in a list.
#[derive(Debug, Serialize)]
pub(super) struct CardView {
    id: String,
    link: LinkView,
    summary: Option<TextView>,
    byline: Option<CreditView>,
    date: Option<TextView>,
    part: Option<PartView>,
    counts: Vec<String>,
    read: String,
    /// Before the paragraph that the reader has last read.
    resume: String,
    parallel: Option<LinkView>,
}

/// Makes the entries of articles.
pub(super) fn cards(scope: &Scope<'_>, articles: &[ArticleId]) -> Vec<CardView> {
    articles.iter().map(|id| card(scope, scope.book().article(*id))).collect()
}

fn card(scope: &Scope<'_>, article: &Article) -> CardView {
    let ui = scope.ui();
    let notes = article.paragraphs.iter().map(|paragraph| paragraph.notes.len()).sum();
    let parallel = Route::Article(scope.lang, &article.id, View::Parallel);
    let has_parallel = scope.site.config.pages.parallel;
    CardView {
        id: article.id.clone(),
        link: scope.article_link(article),
        summary: scope.text(&article.summary),
        byline: authors(scope, article),
        date: article.metadata.date.known().map(|date| scope.date(date)),
        part: part(scope, article),
        counts: vec![ui.count("count_paragraphs", article.count()), ui.count("count_notes", notes)],
        read: ui.text("landing_read"),
        resume: ui.text("resume"),
        parallel: has_parallel.then(|| LinkView {
            href: scope.to(parallel),
            text: scope.words(&ui.text("view_parallel")),
        }),
    }
}

impl Scope<'_> {
    /// A link to an article by its title, or else by its id.
    pub(super) fn article_link(&self, article: &Article) -> LinkView {
        let reading = Route::Article(self.lang, &article.id, View::Reading);
        let title = self.linked_heading(&article.title);
        let text = title.unwrap_or_else(|| self.words(&article.id));
        LinkView { href: self.to(reading), text }
    }
}
