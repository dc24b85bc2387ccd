//! Names of characters that nobody sees or that look alike, for messages. Source: Unicode Character Database, `Name`.

use unicode_normalization::char::is_combining_mark;

use crate::diag::unseen::{is_hidden, replacement};

/// The names, by character.
const NAMES: &[(char, &str)] = &[
    ('\u{A0}', "NO-BREAK SPACE"),
    ('\u{AD}', "SOFT HYPHEN"),
    ('\u{34F}', "COMBINING GRAPHEME JOINER"),
    ('\u{61C}', "ARABIC LETTER MARK"),
    ('\u{115F}', "HANGUL CHOSEONG FILLER"),
    ('\u{1160}', "HANGUL JUNGSEONG FILLER"),
    ('\u{1680}', "OGHAM SPACE MARK"),
    ('\u{180E}', "MONGOLIAN VOWEL SEPARATOR"),
    ('\u{2000}', "EN QUAD"),
    ('\u{2001}', "EM QUAD"),
    ('\u{2002}', "EN SPACE"),
    ('\u{2003}', "EM SPACE"),
    ('\u{2004}', "THREE-PER-EM SPACE"),
    ('\u{2005}', "FOUR-PER-EM SPACE"),
    ('\u{2006}', "SIX-PER-EM SPACE"),
    ('\u{2007}', "FIGURE SPACE"),
    ('\u{2008}', "PUNCTUATION SPACE"),
    ('\u{2009}', "THIN SPACE"),
    ('\u{200A}', "HAIR SPACE"),
    ('\u{200B}', "ZERO WIDTH SPACE"),
    ('\u{200C}', "ZERO WIDTH NON-JOINER"),
    ('\u{200D}', "ZERO WIDTH JOINER"),
    ('\u{200E}', "LEFT-TO-RIGHT MARK"),
    ('\u{200F}', "RIGHT-TO-LEFT MARK"),
    ('\u{2028}', "LINE SEPARATOR"),
    ('\u{2029}', "PARAGRAPH SEPARATOR"),
    ('\u{202F}', "NARROW NO-BREAK SPACE"),
    ('\u{205F}', "MEDIUM MATHEMATICAL SPACE"),
    ('\u{2060}', "WORD JOINER"),
    ('\u{2061}', "FUNCTION APPLICATION"),
    ('\u{2062}', "INVISIBLE TIMES"),
    ('\u{2063}', "INVISIBLE SEPARATOR"),
    ('\u{2064}', "INVISIBLE PLUS"),
    ('\u{2800}', "BRAILLE PATTERN BLANK"),
    ('\u{3000}', "IDEOGRAPHIC SPACE"),
    ('\u{3164}', "HANGUL FILLER"),
    ('\u{FEFF}', "ZERO WIDTH NO-BREAK SPACE"),
    ('\u{FFA0}', "HALFWIDTH HANGUL FILLER"),
    ('\u{FFFC}', "OBJECT REPLACEMENT CHARACTER"),
    ('\u{FFFD}', "REPLACEMENT CHARACTER"),
];

/// The code point of a character, and its name if nobody can see which it is: `U+00A0 NO-BREAK SPACE`.
pub fn name(character: char) -> String {
    let code = format!("U+{:04X}", character as u32);
    let selector = match character {
        '\u{FE00}'..='\u{FE0F}' => Some(character as u32 - 0xFE00 + 1),
        '\u{E0100}'..='\u{E01EF}' => Some(character as u32 - 0xE0100 + 17),
        _ => None,
    };
    if let Some(number) = selector {
        return format!("{code} VARIATION SELECTOR-{number}");
    }
    match NAMES.iter().find(|(named, _)| *named == character) {
        Some((_, name)) => format!("{code} {name}"),
        None => code,
    }
}

/// A character with its code point, since many look alike; a mark on a dotted circle, and one that nobody sees by its name.
pub fn shown(character: char) -> String {
    let is_named = NAMES.iter().any(|(named, _)| *named == character);
    let is_unseen = is_hidden(character) || replacement(character).is_some() || is_named;
    match character {
        c if is_unseen => name(c),
        c if is_combining_mark(c) => format!("`\u{25CC}{c}` ({})", name(c)),
        c => format!("`{c}` ({})", name(c)),
    }
}
