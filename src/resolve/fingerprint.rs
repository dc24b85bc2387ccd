//! The hash that ties a translation to the original it was made from.

use unicode_normalization::UnicodeNormalization;

use crate::hash::hash;
use crate::script::{is_settled, is_vowel_mark};

/// Eight hexadecimal digits of the SHA-256 of a text's normal form, which ignores vowel marks, tatweel, and
/// how white space is laid out.
pub fn fingerprint(plain: &str) -> String {
    let letters: String = if plain.chars().all(is_settled) {
        plain.chars().filter(|c| !is_vowel_mark(*c)).collect()
    } else {
        plain.nfc().filter(|c| !is_vowel_mark(*c)).collect()
    };
    let normal = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    hash(normal.as_bytes(), 8)
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
