//! The hash that ties a translation to the original it was made from.

use unicode_normalization::UnicodeNormalization;

use crate::hash::hash;
use crate::script::{is_settled, is_vowel_mark};

/// Eight hexadecimal digits of the SHA-256 of a text's normal form, which ignores vowel marks, tatweel, and
/// how white space is laid out.
pub fn fingerprint(plain: &str) -> String {
    hash(settled(plain).unwrap_or_else(|| joined(plain.nfc())).as_bytes(), 8)
}

/// The normal form of a text in stretches, unless it has characters that may be composed with others.
fn settled(plain: &str) -> Option<String> {
    let mut normal = String::with_capacity(plain.len());
    let mut rest = plain;
    loop {
        let is_apart = |normal: &str| !normal.is_empty() && !normal.ends_with(' ');
        let (same, after) = rest.split_at(stays(rest, is_apart(&normal)));
        normal.push_str(same);
        let mut characters = after.chars();
        match characters.next() {
            Some(c) if c.is_whitespace() && is_apart(&normal) => normal.push(' '),
            Some(c) if c.is_whitespace() => {}
            // Madda and hamza are composed with the letter below.
            Some(c) if is_vowel_mark(c) && !matches!(c, '\u{653}'..='\u{655}') => {}
            Some(_) => return None,
            None => break,
        }
        rest = characters.as_str();
    }
    normal.truncate(normal.trim_end_matches(' ').len());
    Some(normal)
}

/// The bytes at the beginning of a text that its normal form has as well: letters and signs, and between them single spaces, at
/// the very beginning only if it is apart from what is before.
fn stays(text: &str, mut is_apart: bool) -> usize {
    let changes = |character: char| match character {
        ' ' => !std::mem::take(&mut is_apart),
        _ if is_settled(character) && character > ' ' && character != '\u{640}' => {
            is_apart = true;
            false
        }
        _ => true,
    };
    text.find(changes).unwrap_or(text.len())
}

/// Characters without vowel marks, with one space for white space of any length and none at the ends.
fn joined(characters: impl Iterator<Item = char>) -> String {
    let mut joined = String::with_capacity(characters.size_hint().0 * 2);
    let mut is_apart = false;
    for character in characters.filter(|c| !is_vowel_mark(*c)) {
        if character.is_whitespace() {
            is_apart = !joined.is_empty();
            continue;
        }
        if std::mem::take(&mut is_apart) {
            joined.push(' ');
        }
        joined.push(character);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn ignores_marks_and_layout_only() {
        assert_eq!(fingerprint("لُوحِظَ  من\nخلال"), fingerprint("لوحظ من خلال"));
        assert_eq!(fingerprint("لَمۡ يَلِدۡ ۖ وَلَمۡ"), fingerprint("لم يلد ولم"));
        assert_ne!(fingerprint("على"), fingerprint("علي"));
        assert_eq!(fingerprint("ا\u{64E}\u{654}ن"), fingerprint("أن"));
        assert_eq!(fingerprint("ة\u{651}\u{64E}\u{670}"), fingerprint("ة"));
        assert_eq!(fingerprint("abc"), "ba7816bf");
    }

    #[test]
    fn what_a_reader_does_not_see_does_not_count() {
        let text = "قال الوزير café 25 000";
        for same in [
            "قال  الوزير café 25 000",
            " قال الوزير café 25 000\n",
            "قال\nالوزير\tcafé\r\n25\u{A0}000",
            "قال الوزير café 25\u{202F}000",
            "قَالَ الوزيـر café 25 000",
            "قال الوزير cafe\u{301} 25 000",
            "\u{64E} قال\u{64E} \u{64E} الوزير café 25 000 \u{64E}",
        ] {
            assert_eq!(fingerprint(same), fingerprint(text), "{same:?}");
        }
        for other in ["قالالوزير café 25 000", "قال الوزير cafe 25 000", "قال الوزير café 25000", ""]
        {
            assert_ne!(fingerprint(other), fingerprint(text), "{other:?}");
        }
    }
}
