//! Texts and quotes in the one form in which they are compared, with the way back to the text.
//!
//! What nobody can see does not count: canonically equivalent spellings (Unicode Standard Annex #15) are one, all kinds of
//! space are one space, and invisible signs are none. Vowel marks and tatweel count only if the quote has any.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

use crate::script::{is_direction_mark, is_invisible, is_vowel_mark};

/// A folded text.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each character of `text`, where it begins there and the bytes that it comes from.
    letters: Vec<Letter>,
}

#[derive(Clone)]
struct Letter {
    folded: char,
    origin: Range<usize>,
}

/// Whether a text has vowel marks. Hamza and madda over a letter are part of it.
pub(super) fn has_vowel_marks(text: &str) -> bool {
    text.chars().any(is_optional)
}

impl Folded {
    /// Folds a text, with or without its vowel marks.
    pub(super) fn new(text: &str, vowel_marks: bool) -> Self {
        let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
        for (start, character) in text.char_indices() {
            let origin = start..start + character.len_utf8();
            if is_format(character) || (!vowel_marks && is_optional(character)) {
                continue;
            }
            if is_space(character) {
                match letters.last_mut() {
                    Some(last) if last.folded == ' ' => last.origin.end = origin.end,
                    _ => letters.push(Letter { folded: ' ', origin }),
                }
                continue;
            }
            decompose_canonical(character, |folded| {
                letters.push(Letter { folded, origin: origin.clone() });
            });
        }
        order_marks(&mut letters);
        Self { text: letters.iter().map(|letter| letter.folded).collect(), letters }
    }

    /// The bytes of the text that each occurrence of a folded quote comes from. Occurrences may overlap; none cuts a
    /// letter from its accents.
    pub(super) fn occurrences(&self, quote: &str) -> Vec<Range<usize>> {
        let length = quote.chars().count();
        let mut found = Vec::new();
        let (mut from, mut first) = (0, 0);
        while let Some(step) = self.text[from..].find(quote).filter(|_| length > 0) {
            first += self.text[from..from + step].chars().count();
            from += step;
            found.extend(self.origin(first, length));
            from += self.letters.get(first).map_or(1, |letter| letter.folded.len_utf8());
            first += 1;
        }
        found
    }

    /// The origin of so many letters, unless a letter and its accent would be torn apart.
    fn origin(&self, first: usize, length: usize) -> Option<Range<usize>> {
        let letters = self.letters.get(first..first + length)?;
        let is_accent = |letter: &Letter| {
            canonical_combining_class(letter.folded) != 0 && !is_optional(letter.folded)
        };
        let torn = letters.first().is_some_and(is_accent)
            || self.letters.get(first + length).is_some_and(is_accent);
        let start = letters.iter().map(|letter| letter.origin.start).min()?;
        let end = letters.iter().map(|letter| letter.origin.end).max()?;
        (!torn).then_some(start..end)
    }
}

/// Brings the marks on each letter into canonical order.
fn order_marks(letters: &mut [Letter]) {
    let class = |letter: &Letter| canonical_combining_class(letter.folded);
    for marks in letters.chunk_by_mut(|_, next| class(next) != 0) {
        if let Some((_, marks)) = marks.split_first_mut() {
            marks.sort_by_key(class);
        }
    }
}

/// Vowel marks and tatweel, but not hamza and madda (U+0653–U+0655), which canonical forms take from their letters.
fn is_optional(character: char) -> bool {
    is_vowel_mark(character) && !('\u{653}'..='\u{655}').contains(&character)
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{2800}'
}

/// Format characters that have no width: joiners, direction marks, soft hyphens, variation selectors.
fn is_format(character: char) -> bool {
    is_invisible(character)
        || is_direction_mark(character)
        || matches!(character, '\u{34F}' | '\u{200C}' | '\u{200D}')
}
