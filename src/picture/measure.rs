//! How wide words are: an estimate from classes of letters, on the wide side, because no font is at hand when a
//! picture is laid out and readers may have another one than the theme's.

use crate::script::is_mark;

/// The width of a line of text at a font size, in the units of that size. It errs on the side of too wide.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The text cut to a width at a space, with an ellipsis; the whole text if it fits.
pub fn fitted(text: &str, size: f64, limit: f64) -> String {
    if width(text, size) <= limit {
        return text.to_owned();
    }
    let mut kept = String::new();
    for word in text.split_whitespace() {
        let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
        if width(&longer, size) + advance('…') * size > limit && !kept.is_empty() {
            break;
        }
        kept = longer;
    }
    kept + "…"
}

/// The advance of a character as a share of the font size.
fn advance(character: char) -> f64 {
    match character {
        c if is_mark(c) => 0.0,
        ' ' | '.' | ',' | '\'' | '’' | 'i' | 'j' | 'l' | 'ا' | 'أ' | 'إ' | 'آ' | '،' => 0.32,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ل' | 'ة' | 'ه' => {
            0.46
        }
        'm' | 'w' | 'M' | 'W' | 'س' | 'ش' | 'ص' | 'ض' | '…' => 0.95,
        'ي' | 'ى' | 'ك' => 0.64,
        c if c.is_uppercase() => 0.72,
        _ => 0.58,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_between_words() {
        assert_eq!(fitted("Mali", 10.0, 100.0), "Mali");
        assert_eq!(fitted("Jama'at Nusrat al-Islam", 10.0, 90.0), "Jama'at Nusrat…");
        assert!(width("مَالِي", 10.0) <= width("مالي", 10.0));
    }
}
