//! Words with marks of the Quran and other rare ones. A mark is set on its letter only if one face has both, so such words are
//! given to a face that has all of them, and the common ones stay small.

use std::ops::Range;

use super::element::{Element, Tag};
use crate::script::is_rare_mark;

/// An element over each row of such words.
pub(super) fn elements(text: &str) -> Vec<Element> {
    if text.is_ascii() || !text.contains(is_rare_mark) {
        return Vec::new();
    }
    let mut rows: Vec<Range<usize>> = Vec::new();
    for word in text.split(char::is_whitespace).filter(|word| word.contains(is_rare_mark)) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let end = start + word.len();
        match rows.last_mut() {
            Some(last) if text[last.end..start].trim().is_empty() => last.end = end,
            _ => rows.push(start..end),
        }
    }
    rows.into_iter().map(|range| Element { range, tag: Tag::Rare }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_words_with_rare_marks() {
        let text = "قال: ﴿لَمْ يَلِدۡ وَلَمۡ يُولَدْ﴾ ۝ ومحمدؐ هنا";
        let rows: Vec<_> = elements(text).into_iter().map(|it| text[it.range].to_owned()).collect();
        assert_eq!(rows, ["يَلِدۡ وَلَمۡ", "ومحمدؐ"]);
        assert!(elements("مُحَمَّد ﷺ").is_empty());
    }
}
