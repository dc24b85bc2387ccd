//! Every note of every article in one list.

use std::ops::Range;

use serde::Serialize;

use super::extent::ENTRIES;
use super::paragraph::{NoteView, notes};
use super::part::Part;
use super::{Scope, TextView};
use crate::model::article::NoteKind;
use crate::model::{ArticleId, Paragraph, ParagraphRef};
use crate::route::{Route, View};

/// The page of notes.
#[derive(Debug, Serialize)]
pub struct NotesView {
    count: String,
    /// Which of them the page shows, if not all.
    range: String,
    /// What the filter offers: each kind once.
    kinds: Vec<String>,
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
    let total = scope.site.numbers.total();
    let part = Part::of(scope, total, ENTRIES);
    let articles = scope.order().articles.iter().scan(0, |before, id| {
        let article = scope.book().article(*id);
        let notes = article.paragraphs.iter().map(|paragraph| paragraph.notes.len());
        let own = *before..*before + notes.sum::<usize>();
        *before = own.end;
        let is_shown = own.start.max(part.range.start) < own.end.min(part.range.end);
        Some(is_shown.then(|| of_article(scope, *id, own.start, &part.range)))
    });
    let articles: Vec<ArticleNotes> = articles.flatten().collect();
    let kinds = NoteKind::WORDS.iter().map(|(word, _)| scope.ui().text(&format!("kind_{word}")));
    let is_there =
        |label: &String| articles.iter().flat_map(|it| &it.kinds).any(|kind| kind.label == *label);
    NotesView {
        count: scope.ui().count("count_notes", total),
        range: part.words,
        kinds: kinds.filter(is_there).collect(),
        articles,
    }
}

/// The notes of an article that a part of the list has; `before` it stand so many of other articles.
fn of_article(
    scope: &Scope<'_>,
    id: ArticleId,
    before: usize,
    part: &Range<usize>,
) -> ArticleNotes {
    let article = scope.book().article(id);
    let numbers = article.paragraphs.iter().enumerate().map(|(paragraph, content)| {
        (content, scope.site.numbers.first(ParagraphRef { article: id, paragraph }))
    });
    let shown = numbers.filter(|(paragraph, first)| {
        let from = before + first - 1;
        let is_there = !paragraph.notes.is_empty();
        is_there && from < part.end && part.start < from + paragraph.notes.len()
    });
    // The article counts its notes from 1.
    let wanted = (part.start + 1).saturating_sub(before)..(part.end + 1).saturating_sub(before);
    let paragraphs: Vec<_> = shown
        .map(|(paragraph, first)| {
            let notes = notes(scope, paragraph, first, &wanted);
            ParagraphNotes {
                id: paragraph.id.clone(),
                first: notes.first().map_or(first, |note| note.number),
                label: label(scope, paragraph),
                notes,
            }
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

fn label(scope: &Scope<'_>, paragraph: &Paragraph) -> String {
    scope.ui().format("notes_of_paragraph", &[("id", paragraph.id.as_str().into())])
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
