//! Where invisible characters are meant: joiners between joining letters, no-break spaces in numbers and French.
//!
//! Sources: RFC 5892, appendix A (zero-width joiner and non-joiner); Unicode Technical Standard #51 (emoji sequences).

use icu::properties::props::{ExtendedPictographic, JoiningType};
use icu::properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::char::canonical_combining_class;

/// The combining class of viramas, behind which a joiner chooses the form of an Indic letter.
const VIRAMA: u8 = 9;

/// Whether the invisible character at byte `offset` does something there.
pub(super) fn is_meant(text: &str, offset: usize, character: char) -> bool {
    let (before, rest) = text.split_at(offset);
    let after = &rest[character.len_utf8()..];
    match character {
        '\u{A0}' | '\u{202F}' => is_typographic(before, after),
        '\u{200C}' => keeps_apart(before, after),
        '\u{200D}' => joins(before, after),
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
    use super::super::invisible;

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
        ] {
            assert_eq!(invisible(text).len(), 1, "{text:?}");
        }
    }
}
