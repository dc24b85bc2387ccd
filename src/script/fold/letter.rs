//! The letters of a text, one after the other: what it is written with, and what each of them folds to.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::script::{is_direction_mark, is_invisible, is_mark, is_settled};

/// One letter: what it folds to, what it was, and the bytes it comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) folded: char,
    /// The letter with its own hamza, ya or ta marbuta and its own case, but without marks and presentation.
    pub(super) strict: char,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Who takes the letters of a text, one after the other. The last one may still change.
pub(super) trait Letters {
    fn last(&self) -> Option<Letter>;
    fn add(&mut self, letter: Letter);
    fn replace(&mut self, last: Letter);

    /// Letters that stay as they are but for the case of ASCII, and where they begin in the original.
    fn add_all(&mut self, letters: &str, start: usize) {
        for (at, character) in letters.char_indices() {
            self.add(Letter::same(character, start + at));
        }
    }
}

impl Letters for Vec<Letter> {
    fn last(&self) -> Option<Letter> {
        self.as_slice().last().copied()
    }

    fn add(&mut self, letter: Letter) {
        self.push(letter);
    }

    fn replace(&mut self, last: Letter) {
        self.pop();
        self.push(last);
    }
}

/// Hands over the letters of a text: what it is written with, without marks, with white space joined.
pub(super) fn each(text: &str, letters: &mut impl Letters) {
    let mut rest = text;
    while !rest.is_empty() {
        let start = text.len() - rest.len();
        let is_apart = letters.last().is_none_or(|last| last.folded != ' ');
        let (same, after) = rest.split_at(stays(rest, is_apart));
        letters.add_all(same, start);
        let mut characters = after.chars();
        if let Some(character) = characters.next() {
            let end = text.len() - characters.as_str().len();
            other(character, &(offset(start + same.len())..offset(end)), letters);
        }
        rest = characters.as_str();
    }
}

/// The bytes at the beginning of a text that stay as they are but for the case of ASCII: of white space single spaces, at the very
/// beginning only if it is apart from what is before.
fn stays(text: &str, mut is_apart: bool) -> usize {
    let changes = |character: char| match character {
        ' ' => !std::mem::take(&mut is_apart),
        '!'..='_'
        | 'a'..='~'
        | '\u{621}'
        | '\u{627}'
        | '\u{628}'
        | '\u{62A}'..='\u{63A}'
        | '\u{641}'..='\u{648}'
        | '\u{64A}'
        | '«'
        | '»'
        | '،'
        | '؛'
        | '؟' => {
            is_apart = true;
            false
        }
        _ => true,
    };
    text.find(changes).unwrap_or(text.len())
}

/// Hands over the letters of a character that may change.
fn other(character: char, bytes: &Range<u32>, letters: &mut impl Letters) {
    if is_settled(character) {
        // A seat of hamza, which would be taken apart, is a letter, so the parts need not be put together again.
        push(letters, character, bytes);
    } else {
        // Presentation forms become letters, and accents marks.
        for part in std::iter::once(character).nfkd() {
            push(letters, part, bytes);
        }
    }
}

/// No text is so long that its bytes could not be counted so.
pub(super) fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Adds a character that comes from such bytes: as a letter of its own, or to the letter before it.
fn push(letters: &mut impl Letters, character: char, bytes: &Range<u32>) {
    if is_direction_mark(character) || is_invisible(character) {
        // Between letters it is nothing; at a word's edge it belongs to what lies around.
        return;
    }
    match letters.last() {
        Some(last) if is_mark(character) => letters.replace(last.marked(character, bytes.end)),
        Some(last) if character.is_whitespace() && last.folded == ' ' => {
            letters.replace(Letter { end: bytes.end, ..last });
        }
        _ if is_mark(character) => {}
        _ => match plain_latin(character) {
            Some(plain) => plain.chars().for_each(|one| letters.add(Letter::new(one, bytes))),
            None => letters.add(Letter::new(character, bytes)),
        },
    }
}

impl Letter {
    /// A letter that stays as it is, and where it begins.
    pub(super) fn same(character: char, start: usize) -> Self {
        let (start, end) = (offset(start), offset(start + character.len_utf8()));
        Self { folded: character, strict: character, start, end }
    }

    fn new(character: char, bytes: &Range<u32>) -> Self {
        let strict = if character.is_whitespace() { ' ' } else { arabic(character) };
        Self { folded: letter(strict), strict, start: bytes.start, end: bytes.end }
    }

    /// With a mark that ends at such a byte. A hamza or madda that is written as a mark makes another letter of the one it sits on.
    fn marked(self, mark: char, end: u32) -> Self {
        let strict = match (self.strict, mark) {
            ('ا', '\u{653}') => 'آ',
            ('ا', '\u{654}') => 'أ',
            ('ا', '\u{655}') => 'إ',
            ('و', '\u{654}') => 'ؤ',
            ('ي' | 'ى', '\u{654}') => 'ئ',
            _ => return Self { end, ..self },
        };
        Self { strict, folded: letter(strict), end, ..self }
    }
}

/// Letters of Persian and Urdu keyboards as the Arabic ones they look like, and digits of other scripts as ASCII.
fn arabic(character: char) -> char {
    match character {
        'ی' | 'ې' => 'ي',
        'ک' => 'ك',
        'ہ' | 'ە' | 'ھ' => 'ه',
        '٠'..='٩' => digit(character, '٠'),
        '۰'..='۹' => digit(character, '۰'),
        other => other,
    }
}

/// Latin letters with a stroke or a hook, without their dot, or of two letters, as they are written on a keyboard that has
/// them not: Diyarbakır, Łódź, Ɗan Fodio, Sɛgu, Cœur. Unicode does not take them apart.
fn plain_latin(character: char) -> Option<&'static str> {
    if character.is_ascii() {
        return None;
    }
    Some(match character {
        'Æ' => "Ae",
        'æ' => "ae",
        'Œ' => "Oe",
        'œ' => "oe",
        'ß' => "ss",
        'ẞ' => "SS",
        'Þ' => "Th",
        'þ' => "th",
        'Ɓ' => "B",
        'ɓ' => "b",
        'Đ' | 'Ð' | 'Ɗ' | 'Ɖ' => "D",
        'đ' | 'ð' | 'ɗ' | 'ɖ' => "d",
        'Ɛ' | 'Ə' | 'Ǝ' => "E",
        'ɛ' | 'ə' | 'ǝ' => "e",
        'Ħ' => "H",
        'ħ' => "h",
        'ı' => "i",
        'Ƙ' => "K",
        'ƙ' => "k",
        'Ł' => "L",
        'ł' => "l",
        'Ɲ' | 'Ŋ' => "N",
        'ɲ' | 'ŋ' => "n",
        'Ø' | 'Ɔ' => "O",
        'ø' | 'ɔ' => "o",
        'Ŧ' => "T",
        'ŧ' => "t",
        'Ƴ' => "Y",
        'ƴ' => "y",
        _ => return None,
    })
}

fn digit(character: char, zero: char) -> char {
    char::from_digit(character as u32 - zero as u32, 10).unwrap_or(character)
}

/// Signs that stand for an apostrophe, a hamza or an ayn in transliteration.
fn is_apostrophe(character: char) -> bool {
    matches!(character, '’' | '‘' | '‛' | '`' | '′' | '\u{2B9}' | '\u{2BB}'..='\u{2C1}'
        | '\u{294}' | '\u{295}' | '\u{A722}'..='\u{A725}' | '\u{A78B}' | '\u{A78C}')
}

/// Letters that writers take for each other: seats of hamza, the dots of final ya and ta marbuta, letters for foreign
/// sounds; and the signs of apostrophe and hyphen.
fn letter(character: char) -> char {
    match character {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' | 'ئ' => 'ء',
        'ى' => 'ي',
        'ة' => 'ه',
        'ڤ' => 'ف',
        'پ' => 'ب',
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '\u{621}'..='\u{64A}' => character,
        sign if is_apostrophe(sign) => '\'',
        '\u{2010}' => '-',
        other => other,
    }
}

/// Adds a character in lower case. Arabic has none, and need not be looked up.
pub(super) fn push_lower(text: &mut String, character: char) {
    if character.is_ascii() || ('\u{600}'..='\u{6FF}').contains(&character) {
        text.push(character.to_ascii_lowercase());
    } else {
        text.extend(character.to_lowercase());
    }
}
