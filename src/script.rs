//! Scripts of characters, runs of the other direction, and whole written words. A leaf.
//!
//! Source: Unicode Standard Annex #24 (script property).

pub mod fold;
pub(crate) mod isolate;
mod number;
mod pair;
pub(crate) mod quote;
pub mod run;
pub mod stem;
mod word;

use std::ops::Range;

use icu::properties::CodePointMapData;
use icu::properties::props::{BidiClass, Script as Property};
use unicode_normalization::char::is_combining_mark;

use crate::lang::{Dir, Lang, LangTag};

/// A script that texts of the site are written in. Which language a word is of it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Arabic.
    Arabic,
    /// Latin.
    Latin,
}

impl Script {
    /// The direction in which it runs.
    pub fn dir(self) -> Dir {
        match self {
            Self::Arabic => Dir::Rtl,
            Self::Latin => Dir::Ltr,
        }
    }

    /// The other of the two.
    pub fn other(self) -> Self {
        match self {
            Self::Arabic => Self::Latin,
            Self::Latin => Self::Arabic,
        }
    }
}

impl From<LangTag> for Script {
    fn from(lang: LangTag) -> Self {
        match lang {
            LangTag::Site(Lang::Ar) => Self::Arabic,
            LangTag::Site(Lang::En) | LangTag::Fr => Self::Latin,
        }
    }
}

impl From<Lang> for Script {
    fn from(lang: Lang) -> Self {
        LangTag::from(lang).into()
    }
}

/// A language in neither script is looked through as one in the script that runs as it does.
impl From<Dir> for Script {
    fn from(dir: Dir) -> Self {
        match dir {
            Dir::Rtl => Self::Arabic,
            Dir::Ltr => Self::Latin,
        }
    }
}

/// Whether a text has a letter of the Arabic script.
pub fn has_arabic(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{600}' && property(c) == Property::Arabic)
}

/// Whether all letters of a text are of one script, whichever that is.
pub fn is_of_one(text: &str) -> bool {
    let of_none = |script: &Property| matches!(*script, Property::Common | Property::Inherited);
    let mut scripts = text.chars().map(property).filter(|script| !of_none(script));
    scripts.next().is_none_or(|first| scripts.all(|script| script == first))
}

/// The direction of each letter of a text, of any script, in order.
pub fn strong(text: &str) -> impl Iterator<Item = Dir> {
    let classes = CodePointMapData::<BidiClass>::new();
    text.chars().filter_map(move |c| match classes.get(c) {
        BidiClass::LeftToRight => Some(Dir::Ltr),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Dir::Rtl),
        _ => None,
    })
}

/// The script that a letter belongs to; `None` for digits, marks, punctuation and white space.
///
/// The blocks that texts are made of are told by their ranges, because a search in the table for every letter of a
/// site takes longer than all else that is done with it. The letters that transliteration writes for hamza and ayn
/// (U+02B9–U+02C1, of no script by the Unicode Character Database) count as Latin.
fn letter_script(character: char) -> Option<Script> {
    match character {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        '\u{620}'..='\u{63F}'
        | '\u{641}'..='\u{64A}'
        | '\u{66E}'
        | '\u{66F}'
        | '\u{671}'..='\u{6D3}'
        | '\u{750}'..='\u{77F}' => Some(Script::Arabic),
        '\0'..='\u{A9}' | '\u{600}'..='\u{66D}' | '\u{2000}'..='\u{206F}' => None,
        '\u{C0}'..='\u{2C1}' => (!matches!(character, '×' | '÷')).then_some(Script::Latin),
        _ => table_script(character),
    }
}

/// [`letter_script`] by the Unicode Character Database.
fn table_script(character: char) -> Option<Script> {
    if !character.is_alphabetic() || is_mark(character) {
        return None;
    }
    match property(character) {
        Property::Arabic => Some(Script::Arabic),
        Property::Latin => Some(Script::Latin),
        _ => None,
    }
}

fn property(character: char) -> Property {
    CodePointMapData::<Property>::new().get(character)
}

/// Harakat, tatweel, other combining marks of Arabic, and joiners: part of a word, never a word's edge.
pub fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{0640}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}')
}

/// What texts are made of: ASCII, the Arabic alphabet, and frequent punctuation. No normal form changes such a character or joins
/// it with another of them, so that a text of them alone need not be looked up.
pub fn is_settled(character: char) -> bool {
    matches!(character, '\0'..='\u{7F}' | '\u{621}'..='\u{64A}' | '«' | '»' | '،' | '؛' | '؟' | '–' | '—'
        | '‘'..='„')
}

/// Marks of the Quran, honorifics and other marks on Arabic letters that texts rarely have.
pub fn is_rare_mark(character: char) -> bool {
    // The letters of both alphabets are between.
    !matches!(character, '\0'..'\u{0610}' | '\u{061B}'..'\u{0656}')
        && matches!(character,
        '\u{0610}'..='\u{061A}' | '\u{0656}'..='\u{065F}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{08D3}'..='\u{08E1}' | '\u{08E3}'..='\u{08FF}')
}

/// Marks and controls that only steer direction: between letters they are nothing, at a word's edge no part of it.
pub fn is_direction_mark(character: char) -> bool {
    matches!(character,
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters without shape or meaning, as web pages and word processors leave them in words: soft hyphens, zero-width spaces,
/// word joiners, byte order marks, variation selectors, fillers and all else that no font draws (Unicode Character Database,
/// `Default_Ignorable_Code_Point`), but for joiners, marks of direction and the tags of flags.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'
        | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0100}'..='\u{E01EF}')
}

/// Vowel marks, marks of the Quran and tatweel: what a quote without any may leave out.
pub fn is_vowel_mark(character: char) -> bool {
    matches!(character, '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
        || is_rare_mark(character)
}

/// Widens a range to the whole written words that it touches, so that Arabic letters stay joined. The marks of every script
/// are part of a word.
pub fn whole_words(text: &str, range: &Range<usize>) -> Range<usize> {
    let in_word =
        |c: char| c.is_alphanumeric() || is_mark(c) || is_combining_mark(c) || is_direction_mark(c);
    let touches = |offset: usize| {
        let before = text[..offset].chars().next_back().is_some_and(in_word);
        before && text[offset..].chars().next().is_some_and(in_word)
    };
    let (mut start, mut end) = (range.start, range.end);
    if touches(start) {
        let head = &text[..start];
        start = head
            .char_indices()
            .rev()
            .find(|&(_, c)| !in_word(c))
            .map_or(0, |(offset, c)| offset + c.len_utf8());
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The fast ranges say what the table says, but for the letters of transliteration.
    #[test]
    fn the_ranges_agree_with_the_table() {
        for character in ('\0'..=char::MAX).filter(|c| !matches!(c, '\u{2B9}'..='\u{2C1}')) {
            assert_eq!(letter_script(character), table_script(character), "{character:?}");
        }
        assert_eq!(letter_script('ʿ'), Some(Script::Latin));
    }

    #[test]
    fn no_normal_form_changes_what_is_settled() {
        use unicode_normalization::{IsNormalized, is_nfc_quick, is_nfkd_quick};
        for character in ('\0'..=char::MAX).filter(|c| is_settled(*c)) {
            let nfkd = is_nfkd_quick(std::iter::once(character));
            let is_seat = matches!(character, 'آ'..='ئ');
            assert_eq!(
                is_nfc_quick(std::iter::once(character)),
                IsNormalized::Yes,
                "{character:?}"
            );
            assert_eq!(nfkd == IsNormalized::Yes, !is_seat, "{character:?}");
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
        for (text, end) in [("ةक\u{94D}", 2), ("x\u{20DD}", 1)] {
            assert_eq!(whole_words(text, &(0..end)), 0..text.len(), "{text:?}");
        }
    }
}
