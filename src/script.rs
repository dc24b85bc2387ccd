//! Scripts of characters, runs of the other direction, and whole written words. A leaf.
//!
//! Sources: Unicode Standard Annex #24 (script property); W3C, “Inline markup and bidirectional text in
//! HTML” (wrap each opposite-direction phrase in an element of its own).

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use crate::lang::Lang;

/// Whether a text has a letter of the Arabic script.
pub fn has_arabic(text: &str) -> bool {
    text.chars().any(|c| c.script() == Script::Arabic)
}

/// The language whose script a letter belongs to; `None` for digits, marks, punctuation and white space.
fn letter_lang(character: char) -> Option<Lang> {
    if character.is_ascii_alphabetic() {
        return Some(Lang::En);
    }
    if !character.is_alphabetic() {
        return None;
    }
    match character.script() {
        Script::Arabic => Some(Lang::Ar),
        Script::Latin => Some(Lang::En),
        _ => None,
    }
}

/// The runs of a text that go against its language's direction, with their language, in order.
///
/// A run reaches from the first to the last letter of the other script, with the white space, digits and
/// punctuation between them; brackets and quotation marks that open or close inside stay with it, so that
/// `(Kwala)` is not torn apart. It never crosses a letter of the text's own script, nor a line break.
pub fn opposite_runs(text: &str, lang: Lang) -> Vec<(Range<usize>, Lang)> {
    let mut runs: Vec<(Range<usize>, Lang)> = Vec::new();
    if lang == Lang::En && text.is_ascii() {
        return runs;
    }
    let mut open = false;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        match letter_lang(character) {
            Some(own) if own == lang => open = false,
            Some(_) if open => {
                if let Some((run, _)) = runs.last_mut() {
                    run.end = end;
                }
            }
            Some(other) => {
                runs.push((at..end, other));
                open = true;
            }
            None if separates(character, lang) => open = false,
            None => {}
        }
    }
    for (run, _) in &mut runs {
        run.start -= attached(text[..run.start].chars().rev());
        run.end += attached(text[run.end..].chars());
        close_bracket(text, run);
    }
    runs
}

/// Punctuation of the text's own language ends a run: `Gao، Kidal` is two names in an Arabic list.
fn separates(character: char, lang: Lang) -> bool {
    match lang {
        Lang::Ar => matches!(character, '،' | '؛' | '؟' | '«' | '»' | '\n'),
        Lang::En => matches!(character, '\n' | '“' | '”' | '‘' | '(' | ')' | ';' | ':'),
    }
}

/// What is written directly before the first letter or after the last one belongs to the run: marks and digits,
/// and signs that a digit follows without a space (`QDe.159`, `16th`, `F-16`).
fn attached(characters: impl Iterator<Item = char>) -> usize {
    let (mut length, mut kept) = (0, 0);
    for character in characters {
        let sign =
            matches!(character, '.' | ',' | '-' | '/' | ':' | '_' | '&' | '\'' | '’' | '@' | '%');
        if !(sign || character.is_numeric() || is_mark(character)) {
            break;
        }
        length += character.len_utf8();
        if !sign {
            kept = length;
        }
    }
    kept
}

/// Takes in the closing bracket whose opening one lies inside the run.
fn close_bracket(text: &str, run: &mut Range<usize>) {
    let inside = &text[run.clone()];
    let open = inside.matches('(').count();
    if open > inside.matches(')').count() && text[run.end..].starts_with(')') {
        run.end += 1;
    }
}

/// Harakat, tatweel, other combining marks of Arabic, and joiners: part of a word, never a word's edge.
pub fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{0640}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}')
}

/// Marks and controls that only steer direction: between letters they are nothing, at a word's edge no part of it.
pub fn is_direction_mark(character: char) -> bool {
    matches!(character,
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Vowel marks and tatweel: what a quote without any may leave out.
pub fn is_vowel_mark(character: char) -> bool {
    matches!(character, '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}

/// Widens a range to the whole written words that it touches, so that Arabic letters stay joined.
pub fn whole_words(text: &str, range: &Range<usize>) -> Range<usize> {
    let in_word = |c: char| c.is_alphanumeric() || is_mark(c) || is_direction_mark(c);
    let touches = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(in_word);
        before && text[at..].chars().next().is_some_and(in_word)
    };
    let (mut start, mut end) = (range.start, range.end);
    if touches(start) {
        let head = &text[..start];
        start = head
            .char_indices()
            .rev()
            .find(|&(_, c)| !in_word(c))
            .map_or(0, |(at, c)| at + c.len_utf8());
        start += leading(&text[start..range.start], is_direction_mark);
    }
    if touches(end) {
        let tail = &text[end..];
        end += tail.find(|c| !in_word(c)).unwrap_or(tail.len());
        end = range.end + text[range.end..end].trim_end_matches(is_direction_mark).len();
    }
    start..end
}

/// How many bytes at the start of a text are such characters.
fn leading(text: &str, such: impl Fn(char) -> bool) -> usize {
    text.find(|c| !such(c)).unwrap_or(text.len())
}

/// A text without vowel marks and tatweel, and for each of its bytes the byte of `text` it comes from.
/// One more entry gives the end.
pub fn without_vowel_marks(text: &str) -> (String, Vec<usize>) {
    let mut bare = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len() + 1);
    for (at, character) in text.char_indices().filter(|&(_, c)| !is_vowel_mark(c)) {
        bare.push(character);
        origin.extend((0..character.len_utf8()).map(|byte| at + byte));
    }
    origin.push(text.len());
    (bare, origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str, lang: Lang) -> Vec<&str> {
        opposite_runs(text, lang).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn finds_runs_of_the_other_script() {
        let cases: &[(&str, Lang, &[&str])] = &[
            ("قرية كوالا (Kwala) قرب", Lang::Ar, &["Kwala"]),
            ("المدن Gao، Kidal، Ménaka.", Lang::Ar, &["Gao", "Kidal", "Ménaka"]),
            ("حركة CMA 2014 في", Lang::Ar, &["CMA"]),
            ("أداة F16 هنا", Lang::Ar, &["F16"]),
            ("القائمة (QDe.159) في", Lang::Ar, &["QDe.159"]),
            ("فرقة 16th في 2014", Lang::Ar, &["16th"]),
            ("جبهة CMA، 2014.", Lang::Ar, &["CMA"]),
            ("اسمه Islamic State (IS) هنا", Lang::Ar, &["Islamic State (IS)"]),
            ("the word قاعدة (base) here", Lang::En, &["قاعدة"]),
            ("قال هنا", Lang::Ar, &[]),
            ("plain", Lang::En, &[]),
        ];
        for (text, lang, expected) in cases {
            assert_eq!(&runs(text, *lang), expected, "{text}");
        }
    }

    #[test]
    fn widens_to_whole_words() {
        let text = "قاعدة للجيش بالقرب";
        let at = text.find("جيش").unwrap();
        assert_eq!(&text[whole_words(text, &(at..at + "جيش".len()))], "للجيش");
        let text = "(JNIM) of Mali's";
        let at = text.find("Mali").unwrap();
        assert_eq!(&text[whole_words(text, &(at..at + 4))], "Mali");
    }

    #[test]
    fn maps_back_from_bare_text() {
        let text = "لُوحِظ";
        let (bare, origin) = without_vowel_marks(text);
        assert_eq!(bare, "لوحظ");
        assert_eq!(origin.len(), bare.len() + 1);
        assert_eq!(&text[origin[0]..origin[2]], "لُ");
    }
}
