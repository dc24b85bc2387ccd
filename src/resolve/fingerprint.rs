//! The hash that ties a translation to the original it was made from.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::script::is_vowel_mark;

/// Eight hexadecimal digits of the SHA-256 of a text's normal form, which ignores vowel marks, tatweel, and
/// how white space is laid out.
pub(super) fn fingerprint(plain: &str) -> String {
    let letters: String = plain.nfc().filter(|c| !is_vowel_mark(*c)).collect();
    let normal = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    Sha256::digest(normal.as_bytes())[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn ignores_marks_and_layout_only() {
        assert_eq!(fingerprint("لُوحِظَ  من\nخلال"), fingerprint("لوحظ من خلال"));
        assert_ne!(fingerprint("على"), fingerprint("علي"));
        assert_eq!(fingerprint("abc"), "ba7816bf");
    }
}
