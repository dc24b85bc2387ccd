//! The numbers of notes: each article counts its own from 1.

use crate::model::{Article, Book, ParagraphRef};

/// The number of the first note of each paragraph of each article.
#[derive(Debug)]
pub struct Numbers {
    first: Vec<Vec<usize>>,
    total: usize,
}

impl Numbers {
    /// Numbers all notes, once for the whole site.
    pub fn of(book: &Book) -> Self {
        let paragraphs = book.articles.iter().flat_map(|article| &article.paragraphs);
        let total = paragraphs.map(|paragraph| paragraph.notes.len()).sum();
        Self { first: book.articles.iter().map(|article| first_numbers(article)).collect(), total }
    }

    /// The number of a paragraph's first note.
    pub(super) fn first(&self, place: ParagraphRef) -> usize {
        let article = self.first.get(place.article.index());
        article.and_then(|article| article.get(place.paragraph)).copied().unwrap_or(1)
    }

    /// How many notes there are.
    pub(super) fn total(&self) -> usize {
        self.total
    }
}

/// The id of a note on the page of its article.
pub(crate) fn note_id(number: usize) -> String {
    format!("_note-{number}")
}

/// The number of each paragraph's first note.
pub(crate) fn first_numbers(article: &Article) -> Vec<usize> {
    let start = |next: &mut usize, own: usize| {
        let first = *next;
        *next += own;
        Some(first)
    };
    article.paragraphs.iter().map(|paragraph| paragraph.notes.len()).scan(1, start).collect()
}
