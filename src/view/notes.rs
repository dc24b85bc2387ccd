//! Every note of every article on one page.

use serde::Serialize;

use super::paragraph::{NoteView, first_numbers, notes};
use super::{Scope, TextView};
use crate::model::Article;
use crate::model::article::NoteKind;
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
    /// How many notes stand above on the page; ids count from there, because each article begins with 1.
    before: usize,
    kinds: Vec<KindNotes>,
    paragraphs: Vec<ParagraphNotes>,
}

/// Where the notes of one kind stand.
#[derive(Debug, Serialize)]
struct KindNotes {
    label: String,
    notes: Vec<NoteSignView>,
}

/// A note by its number.
#[derive(Debug, Serialize)]
struct NoteSignView {
    number: usize,
    sign: String,
}

/// The notes of one paragraph.
#[derive(Debug, Serialize)]
struct ParagraphNotes {
    id: String,
    /// The number of its first note.
    first: usize,
    label: String,
    notes: Vec<NoteView>,
}

/// Makes the page of notes.
pub fn all(scope: &Scope<'_>) -> NotesView {
    let articles = scope.book().articles.iter().scan(0, |before, article| {
        let notes = of_article(scope, article, *before);
        *before += notes.paragraphs.iter().map(|paragraph| paragraph.notes.len()).sum::<usize>();
        Some(notes)
    });
    let articles: Vec<_> = articles.collect();
    let count = articles
        .iter()
        .flat_map(|article| &article.paragraphs)
        .map(|paragraph| paragraph.notes.len())
        .sum();
    NotesView { count: scope.ui().count("count_notes", count), articles }
}

fn of_article(scope: &Scope<'_>, article: &Article, before: usize) -> ArticleNotes {
    let paragraphs: Vec<_> = article
        .paragraphs
        .iter()
        .zip(first_numbers(article))
        .filter(|(paragraph, _)| !paragraph.notes.is_empty())
        .map(|(paragraph, first)| ParagraphNotes {
            id: paragraph.id.clone(),
            first,
            label: scope.ui().format("notes_of_paragraph", &[("id", paragraph.id.as_str().into())]),
            notes: notes(scope, paragraph, first),
        })
        .collect();
    ArticleNotes {
        title: scope.linked_heading(&article.title),
        href: scope.to(Route::Article(scope.lang, &article.id, View::Reading)),
        before,
        kinds: NoteKind::WORDS.iter().filter_map(|(kind, _)| of_kind(&paragraphs, kind)).collect(),
        paragraphs,
    }
}

/// The notes of a kind, which has a label only where there are any.
fn of_kind(paragraphs: &[ParagraphNotes], kind: &str) -> Option<KindNotes> {
    let notes: Vec<&NoteView> = paragraphs
        .iter()
        .flat_map(|paragraph| &paragraph.notes)
        .filter(|note| note.kind == kind)
        .collect();
    let label = notes.first()?.kind_label.clone();
    let sign = |note: &&NoteView| NoteSignView { number: note.number, sign: note.sign.clone() };
    Some(KindNotes { label, notes: notes.iter().map(sign).collect() })
}
