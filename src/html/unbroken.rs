//! Where a line must not break, though a browser would break it there: behind the hyphen of a short part of a word, as in
//! `al-Qaeda`; in headings behind every hyphen in a word, and behind a short Arabic word, which belongs to the next.
//!
//! Nothing is put into the text, so that what is copied and searched stays as it was written.

use std::ops::Range;

use super::element::{Element, Tag};
use crate::script::{has_arabic, is_mark};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Words in a line or a paragraph.
    Running,
    /// A heading, whose few lines are seen as lines.
    Heading,
}

/// The longest part of a word, in letters, that must not stand alone at the end of a line.
const SHORT: usize = 3;

/// The longest Arabic word, in letters, that must not stand at the end of a line of a heading.
const PARTICLE: usize = 2;

/// An element over each stretch of a text that stays on one line.
pub(super) fn elements(text: &str, setting: Setting) -> Vec<Element> {
    if setting == Setting::Running && !text.contains('-') && !text.contains('\u{2010}') {
        return Vec::new();
    }
    let mut stretches: Vec<_> = hyphens(text, setting).chain(particles(text, setting)).collect();
    stretches.sort_by_key(|range| range.start);
    let joined = stretches.into_iter().fold(Vec::new(), join);
    joined.into_iter().map(|range| Element { range, tag: Tag::Unbroken }).collect()
}

/// Stretches that meet are one.
fn join(mut joined: Vec<Range<usize>>, next: Range<usize>) -> Vec<Range<usize>> {
    match joined.last_mut() {
        Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
        _ => joined.push(next),
    }
    joined
}

/// The parts of words before and behind each hyphen that must not end a line.
fn hyphens(text: &str, setting: Setting) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(['-', '\u{2010}']).filter_map(move |(at, hyphen)| {
        let behind = at + hyphen.len();
        let (before, after) = (&text[..at], &text[behind..]);
        let start = before.trim_end_matches(is_of_word).len();
        let end = behind + after.len() - after.trim_start_matches(is_of_word).len();
        let is_held = setting == Setting::Heading || before[start..].chars().count() <= SHORT;
        (start < at && behind < end && is_held).then_some(start..end)
    })
}

/// Short Arabic words of a heading, each with the word behind it.
fn particles(text: &str, setting: Setting) -> impl Iterator<Item = Range<usize>> {
    let spaces = text.match_indices(' ').filter(move |_| setting == Setting::Heading);
    spaces.filter_map(|(at, _)| {
        let start = text[..at].rfind(' ').map_or(0, |space| space + 1);
        let after = &text[at + 1..];
        let end = at + 1 + after.find(' ').unwrap_or(after.len());
        (is_particle(&text[start..at]) && at + 1 < end).then_some(start..end)
    })
}

fn is_particle(word: &str) -> bool {
    let letters = word.chars().filter(|c| !is_mark(*c)).count();
    (1..=PARTICLE).contains(&letters) && has_arabic(word) && word.chars().all(is_of_word)
}

fn is_of_word(character: char) -> bool {
    character.is_alphabetic() || is_mark(character) || matches!(character, '\'' | '’' | 'ʿ' | 'ʾ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(text: &str, setting: Setting) -> Vec<&str> {
        elements(text, setting).into_iter().map(|element| &text[element.range]).collect()
    }

    #[test]
    fn a_short_part_of_a_word_keeps_to_the_next() {
        let text = "the al-Qa’ida branch, Nusrat al-Islam wal-Muslimin; a high-impact, 2-day, state-of-the-art x - y";
        let running = held(text, Setting::Running);
        assert_eq!(running, ["al-Qa’ida", "al-Islam", "wal-Muslimin", "of-the-art"]);
        let heading = held(text, Setting::Heading);
        assert_eq!(
            heading,
            ["al-Qa’ida", "al-Islam", "wal-Muslimin", "high-impact", "state-of-the-art"]
        );
    }

    #[test]
    fn a_particle_of_a_heading_keeps_to_the_next_word() {
        let text = "الهدنة بين القاعدة وداعش في مالي: من لا يراها، 12 في";
        assert_eq!(held(text, Setting::Heading), ["في مالي:", "من لا يراها،"]);
        assert!(held(text, Setting::Running).is_empty());
    }
}
