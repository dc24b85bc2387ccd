//! Every note of every article on one page.

use serde::Serialize;

use super::paragraph::{NoteView, first_numbers, notes};
use super::{Scope, TextView};
use crate::model::Article;
use crate::route::{Route, View};

/// The page of notes.
#[derive(Debug, Serialize)]
pub struct NotesView {
    count: String,
    articles: Vec<ArticleNotes>,
}

/// The notes of one article.
#[derive(Debug, Serialize)]
struct ArticleNotes {
    title: Option<TextView>,
    href: String,
    paragraphs: Vec<ParagraphNotes>,
}

/// The notes of one paragraph.
#[derive(Debug, Serialize)]
struct ParagraphNotes {
    id: String,
    label: String,
    notes: Vec<NoteView>,
}

/// Makes the page of notes.
pub fn all(scope: &Scope<'_>) -> NotesView {
    let articles: Vec<_> =
        scope.book().articles.iter().map(|article| of_article(scope, article)).collect();
    let count = articles
        .iter()
        .flat_map(|article| &article.paragraphs)
        .map(|paragraph| paragraph.notes.len())
        .sum();
    NotesView { count: scope.ui().count("count_notes", count), articles }
}

fn of_article(scope: &Scope<'_>, article: &Article) -> ArticleNotes {
    let paragraphs = article
        .paragraphs
        .iter()
        .zip(first_numbers(article))
        .filter(|(paragraph, _)| !paragraph.notes.is_empty())
        .map(|(paragraph, first)| ParagraphNotes {
            id: paragraph.id.clone(),
            label: scope.ui().format("notes_of_paragraph", &[("id", paragraph.id.as_str().into())]),
            notes: notes(scope, paragraph, first),
        })
        .collect();
    ArticleNotes {
        title: scope.linked_heading(&article.title),
        href: scope.to(Route::Article(scope.lang, &article.id, View::Reading)),
        paragraphs,
    }
}
