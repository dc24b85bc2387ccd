//! How wide words are: an estimate from classes of letters, on the wide side, because no font is at hand when a
//! picture is laid out and readers may have another one than the theme's.

use icu::properties::props::{DefaultIgnorableCodePoint, EastAsianWidth, EmojiPresentation};
use icu::properties::{CodePointMapData, CodePointSetData};
use icu::segmenter::GraphemeClusterSegmenter;

use crate::script::is_mark;

/// The width of a line of text at a font size, in the units of that size. It errs on the side of too wide.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The text cut to a width, with an ellipsis; the whole text if it fits. It is cut at a space, or between two
/// characters if not even the first word fits.
pub fn fitted(text: &str, size: f64, limit: f64) -> String {
    if width(text, size) <= limit {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    if width(&whole, size) <= limit {
        return whole;
    }
    let room = limit - advance('…') * size;
    let mut kept = String::new();
    for word in &words {
        let longer = if kept.is_empty() { (*word).to_owned() } else { format!("{kept} {word}") };
        if width(&longer, size) > room {
            break;
        }
        kept = longer;
    }
    let first = words.first().filter(|_| kept.is_empty());
    first.map_or(kept.as_str(), |word| beginning(word, size, room)).to_owned() + "…"
}

/// As much of a word as there is room for; a letter keeps its marks, and an emoji its parts.
fn beginning(word: &str, size: f64, room: f64) -> &str {
    let mut end = 0;
    let mut long = 0.0;
    for next in GraphemeClusterSegmenter::new().segment_str(word).skip(1) {
        long += width(&word[end..next], size);
        if long > room {
            break;
        }
        end = next;
    }
    &word[..end]
}

/// The advance of a character as a share of the font size.
fn advance(character: char) -> f64 {
    match character {
        '\u{640}' => 0.46,
        c if is_mark(c) => 0.0,
        ' ' | '.' | ',' | '\'' | '’' | 'i' | 'j' | 'l' | 'ا' | 'أ' | 'إ' | 'آ' | '،' => 0.32,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ل' | 'ة' | 'ه' => {
            0.46
        }
        'm' | 'w' | 'M' | 'W' | 'س' | 'ش' | 'ص' | 'ض' | '…' => 0.95,
        'ي' | 'ى' | 'ك' => 0.64,
        c if c.is_ascii_uppercase() => 0.72,
        c if c.is_ascii() => 0.58,
        c if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) => 0.0,
        c if is_wide(c) => 1.3,
        c if c.is_uppercase() => 0.72,
        _ => 0.58,
    }
}

/// Ideographs and emoji, which take about a square.
fn is_wide(character: char) -> bool {
    let width = CodePointMapData::<EastAsianWidth>::new().get(character);
    matches!(width, EastAsianWidth::Wide | EastAsianWidth::Fullwidth)
        || CodePointSetData::new::<EmojiPresentation>().contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_between_words() {
        assert_eq!(fitted("Mali", 10.0, 100.0), "Mali");
        assert_eq!(fitted("Jama'at Nusrat al-Islam", 10.0, 90.0), "Jama'at Nusrat…");
        assert!(width("مَالِي", 10.0) <= width("مالي", 10.0));
        assert_eq!(fitted("Mali  ", 10.0, width("Mali", 10.0)), "Mali");
    }

    #[test]
    fn cuts_a_word_that_is_too_long() {
        for (letter, limit) in
            [("b", 60.0), ("بَّ", 60.0), ("👩\u{200D}🚒", 60.0), ("漢", 60.0), ("漢", 1.0)]
        {
            let cut = fitted(&letter.repeat(400), 10.0, limit);
            let kept = cut.strip_suffix('…').unwrap();
            assert_eq!(kept, letter.repeat(kept.len() / letter.len()));
            assert_eq!(kept.is_empty(), limit < 10.0);
            assert!(kept.is_empty() || width(&cut, 10.0) <= limit, "{cut}");
        }
    }

    #[test]
    fn knows_wide_and_invisible_characters() {
        for c in "\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{61C}\u{2066}\u{2067}\u{2068}\u{2069}\u{FE0F}".chars() {
            assert!(advance(c) < 0.01, "{c:?}");
        }
        for c in "漢한あ🙂🚒Ａ".chars() {
            assert!((advance(c) - 1.3).abs() < 0.01, "{c:?}");
        }
    }
}
