//! Numbers as people write them → as the format wants them, for "did you mean".

/// A number with Latin digits, a point and a hyphen; nothing if no sign had to change.
pub(super) fn plain(text: &str) -> Option<String> {
    let digits = latin(text);
    let plain = digits.replace(['٫', ','], ".");
    let plain = plain.trim_end_matches(['°', 'N', 'E', 'n', 'e']).trim();
    (plain != text).then(|| plain.to_owned())
}

/// Digits of other scripts as Latin ones, dashes as hyphens, and nothing that cannot be seen.
pub(super) fn latin(text: &str) -> String {
    let mapped = text.chars().filter(|c| !crate::diag::token::is_hidden(*c)).map(|c| match c {
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '０'..='９' => digit(c, '０'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        c => c,
    });
    mapped.collect::<String>().trim().to_owned()
}

fn digit(character: char, zero: char) -> char {
    let value = u32::from(character) - u32::from(zero);
    char::from_digit(value, 10).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_other_scripts() {
        assert_eq!(plain("١٧٫٥").as_deref(), Some("17.5"));
        assert_eq!(plain("−4").as_deref(), Some("-4"));
        assert_eq!(plain("17,5").as_deref(), Some("17.5"));
        assert_eq!(plain("17"), None);
    }
}
