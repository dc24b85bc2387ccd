//! Labels in boxes: a name on one line, or on two of about the same length.

use crate::picture::Size;
use crate::picture::measure::{fitted, width};

/// The room on either side of a label in its box.
const SIDE: f64 = 9.0;
/// The height of a box with one line, as a multiple of the font size.
const ONE: f64 = 2.0;
/// The height of a box with two lines, as a multiple of the font size.
const TWO: f64 = 3.2;
/// The distance of two lines, as a multiple of the font size.
const LEADING: f64 = 1.2;

/// A name as it stands in its box.
#[derive(Clone, Debug)]
pub struct BoxLabel {
    /// One line or two.
    pub lines: Vec<String>,
    /// The box around them.
    pub size: Size,
    /// The distance of each line's middle from the middle of the box, downward.
    pub offsets: Vec<f64>,
}

/// Sets a name, broken in two where a line would be longer than `line`, and cut where it would still be longer than `widest`.
pub fn label(name: &str, font: f64, line: f64, widest: f64) -> BoxLabel {
    let lines: Vec<String> =
        broken(name, font, line).iter().map(|part| fitted(part, font, widest)).collect();
    let widest = lines.iter().map(|part| width(part, font)).fold(0.0, f64::max);
    let height = if lines.len() > 1 { TWO } else { ONE };
    let offsets = match lines.len() {
        1 => vec![0.0],
        _ => vec![-LEADING / 2.0 * font, LEADING / 2.0 * font],
    };
    let size = Size { width: even(widest + 2.0 * SIDE), height: even(height * font) };
    BoxLabel { lines, size, offsets }
}

/// The break that makes the longer of two lines shortest.
fn broken(name: &str, font: f64, line: f64) -> Vec<&str> {
    if width(name, font) <= line {
        return vec![name];
    }
    let breaks = name.match_indices(' ').map(|(space, _)| (&name[..space], &name[space + 1..]));
    let longest = |(a, b): &(&str, &str)| width(a, font).max(width(b, font));
    match breaks.min_by(|a, b| longest(a).total_cmp(&longest(b))) {
        Some((first, second)) => vec![first, second],
        None => vec![name],
    }
}

/// The next even number, so that middles fall on whole units.
fn even(length: f64) -> f64 {
    (length / 2.0).ceil() * 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::network::plan::NetworkPaper;

    #[test]
    fn breaks_long_names_in_the_middle() {
        let label = |name| label(name, 13.0, 118.0, 159.0);
        assert_eq!(label("JNIM").lines, ["JNIM"]);
        let long = label("Abu Ubayda Yusuf al-Annabi");
        assert_eq!(long.lines, ["Abu Ubayda", "Yusuf al-Annabi"]);
        assert!(long.size.height > label("JNIM").size.height);
    }

    #[test]
    fn a_word_without_end_stays_inside_the_frame() {
        for (letter, paper) in
            [("W", NetworkPaper::WIDE), ("ش", NetworkPaper::NARROW), ("🙂", NetworkPaper::NARROW)]
        {
            let label = label(&letter.repeat(400), paper.font, paper.line, paper.widest);
            assert!(label.size.width <= paper.width - 2.0 * paper.margin);
        }
    }
}
