//! Signs: what stands behind words of a text and is no part of it, the date that a phrase means and the number of a note.

use std::ops::Range;

use super::element::{Element, Tag};

/// A note of a passage, ready to be drawn.
#[derive(Clone, Debug)]
pub struct NoteSign {
    /// The number on the sign.
    pub number: usize,
    /// The number as it is drawn, in the language's digits.
    pub text: String,
    /// What it glosses, in bytes of the plain text.
    pub range: Range<usize>,
    /// The id of the sign itself.
    pub id: String,
    /// The id of the note.
    pub target: String,
    /// The word for its kind.
    pub kind: &'static str,
    /// What a screen reader says.
    pub label: String,
}

/// A date behind the phrase that means it, ready to be drawn.
#[derive(Clone, Debug)]
pub struct DateSign {
    /// The phrase, in bytes of the plain text.
    pub range: Range<usize>,
    /// The date in words.
    pub gloss: String,
}

/// What stands behind words and says something of them.
#[derive(Clone, Debug)]
pub enum Sign {
    /// The date that a phrase means.
    Date(DateSign),
    /// The number of a note.
    Note(NoteSign),
}

impl Sign {
    pub(super) fn range(&self) -> &Range<usize> {
        match self {
            Self::Date(date) => &date.range,
            Self::Note(note) => &note.range,
        }
    }

    /// Signs at one place: dates first, then notes by number.
    pub(super) fn order(&self) -> usize {
        match self {
            Self::Date(_) => 0,
            Self::Note(note) => note.number,
        }
    }

    /// The element over the words that the sign belongs to.
    pub(super) fn element(&self) -> Element {
        let tag = match self {
            Self::Date(_) => Tag::Dated,
            Self::Note(note) => Tag::Noted { number: note.number, kind: note.kind },
        };
        Element { range: self.range().clone(), tag }
    }
}
