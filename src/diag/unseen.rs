//! Characters that nobody sees, and where they are meant: joiners between joining letters, no-break spaces in numbers and
//! French, variation selectors behind emoji and ideographs.
//!
//! Sources: Unicode Character Database, `Default_Ignorable_Code_Point`; RFC 5892, appendix A (zero-width joiner and
//! non-joiner); Unicode Technical Standard #51 (emoji sequences); Unicode Standard, section 23.4 (variation selectors).

use icu::properties::props::{
    DefaultIgnorableCodePoint, Emoji, ExtendedPictographic, Ideographic, JoiningType,
};
use icu::properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::char::canonical_combining_class;

/// The combining class of viramas, behind which a joiner chooses the form of an Indic letter.
const VIRAMA: u8 = 9;

/// Whether a character has no shape of its own: controls, marks of direction, and spaces without width.
pub fn is_hidden(character: char) -> bool {
    let is_format = matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}');
    character.is_control() || is_format || matches!(u32::from(character) & 0xFFFF, 0xFFFE | 0xFFFF)
}

/// What should stand in the place of a character that nobody sees, or that looks like a space and is another. Those that no text
/// may hold, or that must be closed, are judged otherwise.
pub(super) fn replacement(character: char) -> Option<&'static str> {
    match character {
        '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{2800}'
        | '\u{3000}' => Some(" "),
        '\0'..'\u{A0}'
        | '\u{600}'..='\u{61B}'
        | '\u{61D}'..='\u{6FF}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{206F}'
        | '\u{E0001}'
        | '\u{E0020}'..='\u{E007F}' => None,
        other => CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(other).then_some(""),
    }
}

/// A word without the characters that nobody sees, and without white space at its ends.
pub fn seen(word: &str) -> String {
    let space = |c: char| replacement(c).map_or(Some(c), |instead| instead.chars().next());
    let seen: String = word.chars().filter(|c| !is_hidden(*c)).filter_map(space).collect();
    seen.trim().to_owned()
}

/// Whether nobody can see the character at byte `offset` of a text, or tell which it is, and it does nothing there.
pub(super) fn is_unseen(text: &str, offset: usize, character: char) -> bool {
    is_hidden(character) || replacement(character).is_some() && !is_meant(text, offset, character)
}

/// Whether the invisible character at byte `offset` does something there.
pub(super) fn is_meant(text: &str, offset: usize, character: char) -> bool {
    let (before, rest) = text.split_at(offset);
    let after = &rest[character.len_utf8()..];
    match character {
        '\u{A0}' | '\u{202F}' => is_typographic(before, after),
        '\u{200C}' => keeps_apart(before, after),
        '\u{200D}' => joins(before, after),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => varies(before, after, character),
        '\u{180B}'..='\u{180D}' | '\u{180F}' => {
            before.ends_with(|c: char| matches!(c, '\u{1820}'..='\u{18AA}'))
        }
        _ => false,
    }
}

/// A no-break space beside a digit (`25 000`, `100 km`), and one that French puts beside punctuation (`« Mali » :`).
fn is_typographic(before: &str, after: &str) -> bool {
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let is_latin = |c: char| c.is_alphanumeric() && c < '\u{250}';
    let french = match (last, next) {
        (Some('«'), Some(next)) => is_latin(next),
        (Some(last), Some(':' | ';' | '!' | '?' | '»' | '%')) => {
            is_latin(last) || matches!(last, '.' | ')' | '»')
        }
        _ => false,
    };
    is_digit(last) || is_digit(next) || french
}

/// A non-joiner between two letters that would join.
fn keeps_apart(before: &str, after: &str) -> bool {
    follows_virama(before)
        || (last_letter(before).is_some_and(is_joining)
            && after.chars().next().is_some_and(is_joining))
}

/// A joiner beside a letter that joins, or in an emoji.
fn joins(before: &str, after: &str) -> bool {
    let emoji = CodePointSetData::new::<ExtendedPictographic>();
    let last = before.chars().rev().find(|c| !matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}'));
    follows_virama(before)
        || last.is_some_and(|c| emoji.contains(c))
        || last_letter(before).is_some_and(is_joining)
        || after.chars().next().is_some_and(is_joining)
}

/// A variation selector behind a character that has several forms: emoji and keycaps, ideographs, signs of mathematics.
fn varies(before: &str, after: &str, selector: char) -> bool {
    let Some(last) = before.chars().next_back() else { return false };
    if matches!(selector, '\u{FE0E}' | '\u{FE0F}') {
        let is_emoji = CodePointSetData::new::<Emoji>().contains(last);
        return is_emoji && (!last.is_ascii() || after.starts_with('\u{20E3}'));
    }
    let is_sign = !last.is_alphanumeric() && !last.is_whitespace() && !last.is_ascii();
    is_sign || CodePointSetData::new::<Ideographic>().contains(last)
}

fn follows_virama(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| canonical_combining_class(c) == VIRAMA)
}

/// The last character that is no mark.
fn last_letter(text: &str) -> Option<char> {
    let mut marks = text.chars().rev().take(MARKS);
    marks.find(|c| joining_type(*c) != JoiningType::Transparent)
}

/// How many marks a letter may carry before it is not looked for any more.
const MARKS: usize = 32;

fn is_joining(character: char) -> bool {
    !matches!(joining_type(character), JoiningType::NonJoining | JoiningType::Transparent)
}

fn joining_type(character: char) -> JoiningType {
    CodePointMapData::<JoiningType>::new().get(character)
}

/// Whether the tag character at byte `offset` belongs to a flag: U+1F3F4 and tags.
pub(super) fn is_flag(text: &str, offset: usize) -> bool {
    let mut before = text[..offset].chars().rev().take(MARKS);
    before.find(|c| !('\u{E0020}'..='\u{E007F}').contains(c)) == Some('\u{1F3F4}')
}

#[cfg(test)]
mod tests {
    use crate::diag::character::invisible;

    #[test]
    fn what_does_something_is_meant() {
        for text in [
            "می\u{200C}خواهم",
            "ه\u{200D}",
            "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
            "\u{2764}\u{FE0F}\u{200D}\u{1F525}",
            "25\u{202F}000",
            "100\u{A0}km",
            "Mali\u{A0}: «\u{A0}trêve\u{A0}»",
            "क्\u{200D}ष",
            "\u{2708}\u{FE0F} 1\u{FE0F}\u{20E3} \u{2702}\u{FE0E}",
            "\u{845B}\u{E0100} \u{2229}\u{FE00} \u{1820}\u{180B}",
            "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}",
        ] {
            assert!(invisible(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn what_does_nothing_is_found() {
        for text in [
            "قال\u{A0}الوزير",
            "قال\u{200C} الوزير",
            "in\u{AD}terim",
            "a\u{200D}b",
            "\u{FEFF}Mali",
            "Mali\u{200F}",
            "Gao\u{3000}Mali",
            "«\u{A0}هدنة»",
            "tru\u{FE0F}ce",
            "tru\u{FE00}ce",
            "هد\u{E0100}نة",
            "tru\u{180B}ce",
            "tru\u{2065}ce",
            "tru\u{17B4}ce",
            "tru\u{1D173}ce",
            "tru\u{1BCA0}ce",
            "tru\u{FFF0}ce",
            "tru\u{E0000}ce",
            "1\u{FE0F} man",
        ] {
            assert_eq!(invisible(text).len(), 1, "{text:?}");
        }
    }
}
