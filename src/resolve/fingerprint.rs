//! The hash that ties a translation to the original it was made from.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::hash::hash;
use crate::script::{is_settled, is_vowel_mark};

/// Eight hexadecimal digits of the SHA-256 of a text's normal form, which ignores vowel marks, tatweel, and
/// how white space is laid out.
pub fn fingerprint(plain: &str) -> String {
    let is_composed =
        plain.chars().all(is_settled) || is_nfc_quick(plain.chars()) == IsNormalized::Yes;
    let normal = if is_composed { joined(plain.chars()) } else { joined(plain.nfc()) };
    hash(normal.as_bytes(), 8)
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
        ] {
            assert_eq!(fingerprint(same), fingerprint(text), "{same:?}");
        }
        for other in ["قالالوزير café 25 000", "قال الوزير cafe 25 000", "قال الوزير café 25000", ""]
        {
            assert_ne!(fingerprint(other), fingerprint(text), "{other:?}");
        }
    }
}
