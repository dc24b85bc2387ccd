//! Folding: spellings that a reader takes for the same become the same text, and every byte of it knows its origin.
//!
//! The names of the content are found by it, and so is what readers look for: `static/js/fold.js` does the same in the
//! browser, with tables made from this module (`tests/it/fold.rs`). It keeps apostrophes, because `Mali's` is a word
//! that ends in a name; where readers type, they are left out as often as written, so a search compares without them.
//! It knows nothing of words: clitics and articles are the matter of those who compare.
//!
//! Sources: the Arabic normalisation of Apache Lucene (alef forms, final ya and ta marbuta, marks), extended by hamza
//! seats, letters of neighbouring alphabets, compatibility decomposition (Unicode Standard Annex #15, NFKD), and the Latin
//! letters that it leaves whole (ł, ı, ɗ, œ).

mod letter;

use std::ops::Range;

use letter::{Letter, Letters, each, offset, push_lower};

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
            ("Diyarbakır", "Diyarbakir"),
            ("Łódź", "Lodz"),
            ("Ɗan Fodio", "Dan Fodio"),
            ("Sɛgu", "Segu"),
            ("Ǿstfold", "Ostfold"),
            ("Cœur", "Coeur"),
            ("Straße", "STRASSE"),
            ("Æthel", "Aethel"),
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
