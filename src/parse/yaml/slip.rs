//! Slips for which YAML refuses a file: what each is, where it begins, and the corrected line.
//!
//! The parser says only where it gave up, which may be many lines below. The rules look at the lines there and above it;
//! the first that knows the slip names it.

mod bracket;
mod layout;
mod text;
mod value;

use super::dash;
use super::line::{Line, lines};
use crate::diag::token;
use crate::parse::slip::Slip;

/// What the parser knows of a fault beyond its place.
pub(super) enum Cause {
    /// More lists or mappings in each other than may be.
    Depth(usize),
    /// A character that cannot stand there.
    Character(char),
    /// A backslash with something behind it that has no meaning.
    Escape,
    Other,
}

/// A rule: what is wrong at this line, if it is what the rule knows.
type Rule = fn(&[Line<'_>], usize) -> Option<Slip>;

/// Rules for the lines from the fault upwards: their slips are found late.
const ABOVE: &[Rule] = &[value::unclosed_quote, bracket::unclosed];

/// Rules for the line of the fault and the one above it.
const HERE: &[Rule] = &[
    layout::foreign_line_end,
    layout::missing_space,
    layout::foreign_colon,
    layout::outdented,
    layout::dash,
    bracket::wrong_closer,
    bracket::foreign_comma,
    bracket::needs_quotes,
    bracket::ends_early,
    value::block_header,
    value::opener,
    value::colon,
    layout::missing_colon,
    layout::indentation,
];

/// The slip for which the parser gave up at a byte of a file.
pub(super) fn find(text: &str, offset: usize, cause: &Cause) -> Slip {
    let lines = lines(text);
    let last = lines.len().saturating_sub(1);
    let here = lines.partition_point(|line| line.start <= offset).saturating_sub(1).min(last);
    if let Some(slip) = known(text, offset, cause) {
        return slip;
    }
    let above = (0..=here).rev().filter(|at| !lines[*at].in_block);
    let late = ABOVE
        .iter()
        .find_map(|rule| above.clone().find_map(|at| spans(rule(&lines, at)?, &lines, here)));
    let content = (0..here).rev().find(|at| !lines[*at].in_block && !lines[*at].is_blank());
    let near = [Some(here), content];
    let space = above.clone().find_map(|at| layout::white_space(&lines, at));
    let dash = near.into_iter().flatten().filter(|at| !lines[*at].in_block);
    let dash = || dash.clone().find_map(|at| dash::item(text, lines[at].range().start));
    space
        .or_else(dash)
        .or(late)
        .or_else(|| {
            near.into_iter().flatten().find_map(|at| HERE.iter().find_map(|rule| rule(&lines, at)))
        })
        .unwrap_or_else(|| unknown(&lines, here, offset))
}

/// A slip of a line above counts if what it leaves open reaches the line where the parser gave up.
fn spans(slip: Slip, lines: &[Line<'_>], here: usize) -> Option<Slip> {
    let reaches = lines.get(here).is_none_or(|line| slip.range.end >= line.start);
    let first_line = |slip: Slip| {
        let line = lines.iter().rev().find(|line| line.start <= slip.range.start);
        let end = line.map_or(slip.range.end, |line| line.start + line.text.len());
        Slip { range: slip.range.start..slip.range.end.min(end), ..slip }
    };
    reaches.then(|| first_line(slip))
}

/// What the parser itself knows.
fn known(text: &str, offset: usize, cause: &Cause) -> Option<Slip> {
    match cause {
        Cause::Depth(most) => {
            let message = format!("more than {most} lists or mappings stand in each other");
            Some(Slip::new(
                offset..offset + 1,
                message,
                "delete the brackets or dashes that are too many",
            ))
        }
        Cause::Character(character) if character.is_control() || *character == '\u{FEFF}' => {
            let name = format!("U+{:04X}", u32::from(*character));
            let start = text.get(offset..)?.find(*character)? + offset;
            let range = start..start + character.len_utf8();
            let message = format!("the character {name} cannot stand here");
            let slip = Slip::new(range.clone(), message, format!("delete {name}"));
            Some(slip.fix("delete it", range, String::new()))
        }
        Cause::Escape => Some(value::escape(text, offset)),
        _ => None,
    }
}

/// The second document of a file, which begins at `offset` or at the line above it.
pub(super) fn second_document(text: &str, offset: usize) -> Slip {
    let before = text.get(..offset).unwrap_or_default().trim_end();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let mark = if before.get(line..).is_some_and(|mark| mark == "---" || mark == "...") {
        line..before.len()
    } else {
        offset..(offset + 3).min(text.len())
    };
    let sign = token(text.get(mark.clone()).unwrap_or_default());
    let rest = text.get(mark.end..).unwrap_or_default();
    if rest.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        let message = format!("{sign} begins another document, and nothing follows");
        let slip = Slip::new(mark.clone(), message, "delete it: a file is one document");
        return slip.fix("delete it", mark, String::new()).sure_if(true);
    }
    let message = format!("{sign} ends the document, and more follows");
    Slip::new(mark, message, "delete the line with `---` or `...`: a file is one document")
}

/// More values than a file may have.
pub(super) fn too_large(most: usize) -> Slip {
    Slip::new(0..0, format!("this file has more than {most} values"), "split it into several files")
}

/// What no rule knows.
fn unknown(lines: &[Line<'_>], here: usize, offset: usize) -> Slip {
    let line = lines.get(here);
    let range = line.map_or(offset..offset, Line::range);
    let written = token(line.map_or("", |line| line.text.trim()));
    let message = format!("{written} cannot be read as YAML");
    let hint = "put texts in quotes, or below `|-` on lines of their own; look for a bracket or quotation mark that is not \
                closed, here or above";
    Slip::new(range, message, hint)
}
