//! Room in the margin: how much of each note is shown beside its paragraph before a reader unfolds it, and how far below the
//! note above it begins, so that it stands near its sign.
//!
//! Notes are set in the flow, so that they never overlap in any browser. Nobody measures letters: widths are estimated,
//! and where the estimate is wrong a note shows a line more or less than it could.

use serde::Serialize;

use crate::lang::Lang;
use crate::model::{Note, Paragraph};
use crate::picture::measure::width;

/// Of a note that is folded, at least so many lines are shown.
const LEAST: usize = 5;

/// Up to this many lines more, a note is shown whole.
const SPARE: usize = 1;

/// The most lines of a note that is cut, and the furthest that one is moved down: `static/css/margin.css` has a rule for each.
const MOST: usize = 30;
const FURTHEST: usize = 40;

/// The room of a note, in lines of its text.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Room {
    /// How many lines are shown; `None` = the whole note.
    pub(super) lines: Option<usize>,
    /// How far it is below the note above it, or below the beginning of its paragraph.
    pub(super) down: usize,
}

/// How wide texts and notes are on a wide screen, in CSS pixels: `static/css/article.css` makes them so.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    text: f64,
    note: f64,
}

impl Columns {
    /// One text and a wide margin.
    pub(super) const READING: Self = Self { text: 592.0, note: 420.0 };
    /// Two texts side by side and a narrow margin.
    pub(super) const PARALLEL: Self = Self { text: 460.0, note: 230.0 };

    /// What each note of a paragraph gets. `shown` are the sides that the page has; notes are in `lang`.
    pub(super) fn rooms(self, paragraph: &Paragraph, shown: &[Lang], lang: Lang) -> Vec<Room> {
        if paragraph.notes.is_empty() {
            return Vec::new();
        }
        let in_lines = |height: f64| lines(height / line_height(Face::Note, lang));
        let height = |side: &Lang| self.height(paragraph, *side);
        let beside = in_lines(shown.iter().map(height).fold(0.0, f64::max));
        let notes = &paragraph.notes;
        let wholes: Vec<usize> = notes.iter().map(|note| self.lines(note, lang)).collect();
        let signs = notes.iter().map(|note| in_lines(self.sign(paragraph, note, shown)));
        let most = most(&wholes, beside);
        let shown: Vec<usize> = wholes.iter().map(|whole| shown_of(*whole, most)).collect();
        let downs = downs(&shown, &signs.collect::<Vec<_>>(), beside);
        let room = |((whole, shown), down): ((&usize, &usize), usize)| Room {
            lines: (shown < whole).then_some(*shown),
            down,
        };
        wholes.iter().zip(&shown).zip(downs).map(room).collect()
    }

    /// How high one side of a paragraph is.
    fn height(self, paragraph: &Paragraph, side: Lang) -> f64 {
        let passage = paragraph.passages.get(side).as_ref();
        passage.map_or(0.0, |passage| self.depth(&passage.text.plain, side))
    }

    /// How high a text is, each of whose lines begins anew.
    fn depth(self, text: &str, lang: Lang) -> f64 {
        let line = |line: &str| (width(line, font_size(Face::Text, lang)) / self.text).ceil();
        text.split('\n').map(line).sum::<f64>() * line_height(Face::Text, lang)
    }

    /// How far down the line of a note's sign begins.
    fn sign(self, paragraph: &Paragraph, note: &Note, shown: &[Lang]) -> f64 {
        let found = shown.iter().find_map(|side| {
            let passage = paragraph.passages.get(*side).as_ref()?;
            let end = note.anchor.get(*side).as_ref()?.end;
            Some((self.depth(passage.text.plain.get(..end)?, *side), *side))
        });
        found.map_or(0.0, |(depth, side)| (depth - line_height(Face::Text, side)).max(0.0))
    }

    /// How many lines a whole note has, without that of its kind.
    fn lines(self, note: &Note, lang: Lang) -> usize {
        let text = note.text.prefer(lang);
        let text = text.map_or(0.0, |(lang, text)| width(&text.plain, font_size(Face::Note, lang)));
        lines((text / self.note).ceil()) + note.sources.len()
    }
}

/// What is set.
#[derive(Clone, Copy)]
enum Face {
    Text,
    Note,
}

/// In CSS pixels.
fn font_size(face: Face, lang: Lang) -> f64 {
    match (face, lang) {
        (Face::Text, Lang::Ar) => 22.0,
        (Face::Text, Lang::En) => 19.0,
        (Face::Note, Lang::Ar) => 17.0,
        (Face::Note, Lang::En) => 14.5,
    }
}

/// In CSS pixels.
fn line_height(face: Face, lang: Lang) -> f64 {
    let leading = match (face, lang) {
        (Face::Text, Lang::Ar) => 1.95,
        (Face::Text, Lang::En) => 1.66,
        (Face::Note, Lang::Ar) => 1.7,
        (Face::Note, Lang::En) => 1.5,
    };
    font_size(face, lang) * leading
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
fn lines(height: f64) -> usize {
    height as usize
}

/// The most lines that each note may show where there is so much room for all of them, with a line for each of their kinds.
fn most(wholes: &[usize], room: usize) -> usize {
    let total = |most: usize| wholes.iter().map(|whole| 1 + (*whole).min(most)).sum::<usize>();
    let longest = wholes.iter().copied().max().unwrap_or_default();
    if total(longest) <= room {
        return longest;
    }
    (LEAST..=MOST.min(longest)).rev().find(|most| total(*most) <= room).unwrap_or(LEAST)
}

/// How much of a note of so many lines is shown.
fn shown_of(whole: usize, most: usize) -> usize {
    if whole <= most + SPARE { whole } else { most }
}

/// How far each note is below the one above: at its sign where that leaves room for those that follow.
fn downs(shown: &[usize], signs: &[usize], beside: usize) -> Vec<usize> {
    let mut rest: usize = shown.iter().map(|lines| lines + 1).sum();
    let mut end = 0;
    let down = |(lines, sign): (&usize, &usize)| {
        let start = end.max((*sign).min(beside.saturating_sub(rest)));
        let down = (start - end).min(FURTHEST);
        end += down + lines + 1;
        rest -= lines + 1;
        down
    };
    shown.iter().zip(signs).map(down).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_share_the_room() {
        // Whole where they fit; else the longest are cut alike, but never below the least.
        assert_eq!(most(&[3, 8, 20], 34), 20);
        assert_eq!(most(&[3, 8, 20], 30), 16);
        assert_eq!(most(&[9, 9, 9], 10), LEAST);
        assert_eq!(shown_of(7, 5), 5);
        // One line is not worth a fold.
        assert_eq!(shown_of(6, 5), 6);
    }

    #[test]
    fn notes_begin_at_their_signs_as_long_as_all_have_room() {
        assert_eq!(downs(&[2, 2], &[0, 6], 20), [0, 3]);
        assert_eq!(downs(&[2, 2], &[4, 4], 20), [4, 0]);
        // The second would end below the paragraph.
        assert_eq!(downs(&[2, 5], &[0, 9], 12), [0, 3]);
        assert_eq!(downs(&[9, 9], &[3, 8], 10), [0, 0]);
    }
}
