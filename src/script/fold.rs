//! Folding: spellings that a reader takes for the same become the same text, and every byte of it knows its origin.
//!
//! The names of the content are found by it, and so is what readers look for: `static/js/fold.js` does the same in the
//! browser, with tables made from this module (`tests/it/fold.rs`). It keeps apostrophes, because `Mali's` is a word
//! that ends in a name; where readers type, they are left out as often as written, so a search compares without them.
//! It knows nothing of words: clitics and articles are the matter of those who compare.
//!
//! Sources: the Arabic normalisation of Apache Lucene (alef forms, final ya and ta marbuta, marks), extended by hamza
//! seats, letters of neighbouring alphabets and compatibility decomposition (Unicode Standard Annex #15, NFKD).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{is_direction_mark, is_invisible, is_mark, is_settled};

/// A folded text.
#[derive(Debug)]
pub struct Folded {
    text: String,
    /// For each byte of the folded text, the letter that it belongs to.
    owner: Vec<u32>,
    letters: Vec<Letter>,
}

/// One letter: what it folds to, what it was, and the bytes it comes from.
#[derive(Debug)]
struct Letter {
    folded: char,
    /// The letter with its own hamza, ya or ta marbuta and its own case, but without marks and presentation.
    strict: char,
    start: u32,
    end: u32,
}

impl Folded {
    /// Folds a text, with Latin letters in lower case.
    pub fn new(text: &str) -> Self {
        // Arabic letters have two bytes.
        let room = if text.is_ascii() { text.len() } else { text.len() / 2 + 16 };
        let mut letters = Vec::with_capacity(room);
        each(text, &mut letters);
        let mut folded = String::with_capacity(text.len());
        let mut owner = Vec::with_capacity(text.len());
        for (index, letter) in (0..).zip(&letters) {
            push_lower(&mut folded, letter.folded);
            owner.resize(folded.len(), index);
        }
        Self { text: folded, owner, letters }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The letters of a range of bytes of the folded text.
    fn letters(&self, range: &Range<usize>) -> &[Letter] {
        let owner = |byte: usize| self.owner.get(byte).map(|index| *index as usize);
        match (owner(range.start), owner(range.end.saturating_sub(1))) {
            (Some(first), Some(last)) if !range.is_empty() => &self.letters[first..=last],
            _ => &[],
        }
    }

    /// The bytes of the original that a range of the folded text comes from.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let letters = self.letters(range);
        let start = letters.first().map_or(0, |letter| letter.start);
        let end = letters.last().map_or(start, |letter| letter.end);
        start as usize..end as usize
    }

    /// A range in letters that are not folded: what must agree where folding would go too far.
    pub fn strict(&self, range: &Range<usize>) -> String {
        self.letters(range).iter().map(|letter| letter.strict).collect()
    }

    /// A range folded except for the case of its letters.
    pub fn cased(&self, range: &Range<usize>) -> String {
        self.letters(range).iter().map(|letter| letter.folded).collect()
    }

    /// The whole of it.
    pub fn whole(&self) -> Range<usize> {
        0..self.text.len()
    }
}

/// The folded form of a name.
pub fn normal(name: &str) -> String {
    plain(name.trim())
}

/// A text as [`Folded`] has it, for those who need no way back to the original.
pub fn plain(text: &str) -> String {
    let mut letters = Plain { text: String::with_capacity(text.len()), last: None };
    each(text, &mut letters);
    letters.finish();
    letters.text
}

/// Who takes the letters of a text, one after the other. The last one may still change.
trait Letters {
    fn last(&mut self) -> Option<&mut Letter>;
    fn add(&mut self, letter: Letter);
}

impl Letters for Vec<Letter> {
    fn last(&mut self) -> Option<&mut Letter> {
        self.last_mut()
    }

    fn add(&mut self, letter: Letter) {
        self.push(letter);
    }
}

/// The folded text alone, and the letter that is not in it yet.
struct Plain {
    text: String,
    last: Option<Letter>,
}

impl Plain {
    fn finish(&mut self) {
        if let Some(letter) = self.last.take() {
            push_lower(&mut self.text, letter.folded);
        }
    }
}

impl Letters for Plain {
    fn last(&mut self) -> Option<&mut Letter> {
        self.last.as_mut()
    }

    fn add(&mut self, letter: Letter) {
        self.finish();
        self.last = Some(letter);
    }
}

/// Hands over the letters of a text: what it is written with, without marks, with white space joined.
fn each(text: &str, letters: &mut impl Letters) {
    for (start, character) in text.char_indices() {
        let bytes = offset(start)..offset(start + character.len_utf8());
        if is_letter(character) {
            letters.add(Letter::new(character, &bytes));
        } else if is_settled(character) {
            // A seat of hamza, which would be taken apart, is a letter, so the parts need not be put together again.
            push(letters, character, &bytes);
        } else {
            // Presentation forms become letters, and accents marks.
            for part in std::iter::once(character).nfkd() {
                push(letters, part, &bytes);
            }
        }
    }
}

/// No text is so long that its bytes could not be counted so.
fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// The letters that texts are made of, which are no marks.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}')
}

/// Adds a character that comes from such bytes: as a letter of its own, or to the letter before it.
fn push(letters: &mut impl Letters, character: char, bytes: &Range<u32>) {
    if is_direction_mark(character) || is_invisible(character) {
        // Between letters it is nothing; at a word's edge it belongs to what lies around.
        return;
    }
    match letters.last() {
        Some(last) if is_mark(character) => {
            last.end = bytes.end;
            last.compose(character);
        }
        Some(last) if character.is_whitespace() && last.folded == ' ' => last.end = bytes.end,
        _ if is_mark(character) => {}
        _ => letters.add(Letter::new(character, bytes)),
    }
}

impl Letter {
    fn new(character: char, bytes: &Range<u32>) -> Self {
        let strict = if character.is_whitespace() { ' ' } else { arabic(character) };
        Self { folded: letter(strict), strict, start: bytes.start, end: bytes.end }
    }

    /// A hamza or madda written as a mark makes another letter of the one it sits on.
    fn compose(&mut self, mark: char) {
        self.strict = match (self.strict, mark) {
            ('ا', '\u{653}') => 'آ',
            ('ا', '\u{654}') => 'أ',
            ('ا', '\u{655}') => 'إ',
            ('و', '\u{654}') => 'ؤ',
            ('ي' | 'ى', '\u{654}') => 'ئ',
            _ => return,
        };
        self.folded = letter(self.strict);
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
fn push_lower(text: &mut String, character: char) {
    if character.is_ascii() || ('\u{600}'..='\u{6FF}').contains(&character) {
        text.push(character.to_ascii_lowercase());
    } else {
        text.extend(character.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_spellings_fold_alike() {
        for (a, b) in [
            ("القَاعِدَة", "القاعده"),
            ("مـــالي", "مالى"),
            ("أزواد", "ازواد"),
            ("إبراهيم", "ابراهيم"),
            ("مسؤول", "مسئول"),
            ("ایران", "ايران"),
            ("کيدال", "كيدال"),
            ("٢٠٢٤", "2024"),
            ("۲۰۲۴", "2024"),
            ("ﻣﺎﻟﻲ", "مالي"),
            ("الاسلام", "الإسلام"),
            ("ﻻ", "لا"),
            ("جماعة\u{A0} نصرة", "جماعة نصرة"),
            ("Ménaka", "menaka"),
            ("Ḥarakat", "harakat"),
            ("Ḥarakat", "h\u{323}arakat"),
            ("ڤاغنر", "فاغنر"),
            ("پوتين", "بوتين"),
            ("مسئول", "مسى\u{654}ول"),
            ("ﻷن", "لان"),
            ("Jama‘at", "Jamaʻat"),
            ("al-Qa’ida", "al-Qa'ida"),
            ("M\u{E9}\u{200B}naka", "Menaka"),
            ("Me\u{AD}na\u{2060}ka\u{FEFF}", "Menaka"),
        ] {
            assert_eq!(normal(a), normal(b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        assert_ne!(normal("قاعدة"), normal("القاعدة"));
        assert_ne!(normal("ماسينا"), normal("ماسين"));
        let strict = |text: &str| Folded::new(text).strict(&(0..Folded::new(text).text().len()));
        assert_ne!(strict("على"), strict("علي"));
        assert_eq!(strict("ا\u{653}لي"), strict("آلي"));
        assert_ne!(normal("Jama'at"), normal("Jamaat"));
    }

    #[test]
    fn ranges_lead_back_with_marks() {
        let text = "في مَالِي.";
        let folded = Folded::new(text);
        let start = folded.text().find("مالي").unwrap();
        let original = folded.original(&(start..start + "مالي".len()));
        assert_eq!(&text[original], "مَالِي");
    }
}
