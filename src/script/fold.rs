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

/// A folded text, which knows where each part of it comes from.
#[derive(Debug)]
pub struct Folded<'t> {
    original: &'t str,
    text: String,
    pieces: Vec<Piece>,
    /// The last letter, and where it begins in the folded text.
    last: Option<(Letter, u32)>,
    /// Where the original of a letter must begin to belong to the last piece, if that takes any.
    next: Option<u32>,
}

/// A stretch of a folded text: letters that have as many bytes as before and follow each other as they did, or one letter of
/// which this is not true.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins in the folded text.
    folded: u32,
    /// Where it begins in the original.
    original: u32,
    /// Where the original of one letter ends.
    end: Option<u32>,
}

/// One letter: what it folds to, what it was, and the bytes it comes from.
#[derive(Clone, Copy, Debug)]
struct Letter {
    folded: char,
    /// The letter with its own hamza, ya or ta marbuta and its own case, but without marks and presentation.
    strict: char,
    start: u32,
    end: u32,
}

impl<'t> Folded<'t> {
    /// Folds a text, with Latin letters in lower case.
    pub fn new(original: &'t str) -> Self {
        let text = String::with_capacity(original.len());
        let mut folded = Self { original, text, pieces: Vec::new(), last: None, next: None };
        each(original, &mut folded);
        folded
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of the folded text comes from.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() {
            return 0..0;
        }
        let (first, last) =
            (self.pieces[self.at(range.start)], self.pieces[self.at(range.end - 1)]);
        let along =
            |piece: Piece, byte: usize| piece.original as usize + byte - piece.folded as usize;
        let start = first.end.map_or(along(first, range.start), |_| first.original as usize);
        let end = last.end.map_or_else(|| along(last, range.end), |end| end as usize);
        start..end
    }

    /// A range in letters that are not folded: what must agree where folding would go too far.
    pub fn strict(&self, range: &Range<usize>) -> String {
        self.letters(range).map(|letter| letter.strict).collect()
    }

    /// A range folded except for the case of its letters.
    pub fn cased(&self, range: &Range<usize>) -> String {
        self.letters(range).map(|letter| letter.folded).collect()
    }

    /// The whole of it.
    pub fn whole(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// The letters of a range. They are folded once more: few ranges are asked for.
    fn letters(&self, range: &Range<usize>) -> impl Iterator<Item = Letter> {
        let mut letters = Vec::new();
        each(&self.original[self.original(range)], &mut letters);
        let mut end = self.beginning(range);
        letters.into_iter().filter(move |letter| {
            let start = end;
            end += letter.folded.to_lowercase().map(char::len_utf8).sum::<usize>();
            start < range.end && end > range.start
        })
    }

    /// Where the first letter of what a range comes from begins in the folded text: a ligature has several.
    fn beginning(&self, range: &Range<usize>) -> usize {
        let start = self.original(range).start;
        let before = (0..range.start).rev();
        before
            .take_while(|byte| self.original(&(*byte..byte + 1)).start >= start)
            .last()
            .unwrap_or(range.start)
    }

    /// The piece that a byte of the folded text belongs to.
    fn at(&self, byte: usize) -> usize {
        self.pieces.partition_point(|piece| piece.folded as usize <= byte).saturating_sub(1)
    }
}

/// The folded form of a name.
pub fn normal(name: &str) -> String {
    plain(name.trim())
}

/// A text as [`Folded`] has it, for those who need no way back to the original.
pub fn plain(text: &str) -> String {
    Folded::new(text).text
}

/// Who takes the letters of a text, one after the other. The last one may still change.
trait Letters {
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

impl Letters for Folded<'_> {
    fn last(&self) -> Option<Letter> {
        self.last.map(|(letter, _)| letter)
    }

    fn add(&mut self, letter: Letter) {
        let folded = offset(self.text.len());
        push_lower(&mut self.text, letter.folded);
        let is_like = offset(self.text.len()) - folded == letter.end - letter.start;
        if !is_like || self.next != Some(letter.start) {
            let end = (!is_like).then_some(letter.end);
            self.pieces.push(Piece { folded, original: letter.start, end });
        }
        self.next = is_like.then_some(letter.end);
        self.last = Some((letter, folded));
    }

    fn add_all(&mut self, letters: &str, start: usize) {
        let Some(last) = letters.chars().next_back() else { return };
        let folded = self.text.len();
        self.text.push_str(letters);
        self.text[folded..].make_ascii_lowercase();
        if self.next != Some(offset(start)) {
            self.pieces.push(Piece { folded: offset(folded), original: offset(start), end: None });
        }
        let end = start + letters.len();
        self.next = Some(offset(end));
        let at = offset(self.text.len() - last.len_utf8());
        self.last = Some((Letter::same(last, end - last.len_utf8()), at));
    }

    fn replace(&mut self, last: Letter) {
        let Some((_, folded)) = self.last else { return };
        self.text.truncate(folded as usize);
        push_lower(&mut self.text, last.folded);
        self.pieces.pop_if(|piece| piece.folded == folded);
        self.pieces.push(Piece { folded, original: last.start, end: Some(last.end) });
        self.next = None;
        self.last = Some((last, folded));
    }
}

/// Hands over the letters of a text: what it is written with, without marks, with white space joined.
fn each(text: &str, letters: &mut impl Letters) {
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
fn offset(byte: usize) -> u32 {
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
        _ => letters.add(Letter::new(character, bytes)),
    }
}

impl Letter {
    /// A letter that stays as it is, and where it begins.
    fn same(character: char, start: usize) -> Self {
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

    #[test]
    fn each_letter_leads_back_to_what_it_was() {
        // Marks, ligatures, sequences, joined spaces, what is not seen, and a letter that is longer in lower case.
        let text = "أ\u{64E}ﻻ حـ\u{200F}مد \u{A0}ي\u{654}ة Ḥa\u{323}ﬃȺ½x";
        let folded = Folded::new(text);
        let letters: Vec<String> = (folded.text().char_indices())
            .map(|(start, c)| {
                let range = start..start + c.len_utf8();
                let (strict, cased) = (folded.strict(&range), folded.cased(&range));
                format!("{c}{strict}{cased}{}", &text[folded.original(&range)])
            })
            .collect();
        let expected = [
            "اأاأ\u{64E}",
            "لللﻻ",
            "اااﻻ",
            "    ",
            "ححححـ",
            "مممم",
            "دددد",
            "    \u{A0}",
            "ءئءي\u{654}",
            "هةهة",
            "    ",
            "hHHḤ",
            "aaaa\u{323}",
            "fffﬃ",
            "fffﬃ",
            "iiiﬃ",
            "ⱥȺȺȺ",
            "111½",
            "⁄⁄⁄½",
            "222½",
            "xxxx",
        ];
        assert_eq!(letters, expected);
        assert_eq!(folded.strict(&folded.whole()), "ألا حمد ئة Haffi\u{23A}1⁄2x");
    }
}
