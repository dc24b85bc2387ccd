//! Plain text → blocks. A paragraph is a line; if there are blank lines, it is what they separate.
//!
//! A text says nothing of its forms. Lists and lines of verse are told by their signs, and a remark says so; headings cannot be told.

use super::document::{Block, Document, Item};
use super::words::Words;
use crate::script::has_arabic;

/// The signs that mark items in plain texts.
const BULLETS: [char; 7] = ['-', '*', '•', '·', '▪', '◦', '–'];

/// The signs that set hemistichs apart, between spaces.
const HEMISTICH_SIGNS: [&str; 5] = ["//", "***", "…", "...", "*"];

/// How many spaces set two hemistichs apart.
const GAP: usize = 3;

/// The longest hemistich, in characters.
const HEMISTICH: usize = 60;

/// Reads a text.
pub(super) fn read(text: &str) -> Document {
    let lines: Vec<&str> =
        text.lines().map(|line| line.trim_end_matches([' ', '\t', '\u{A0}'])).collect();
    let is_blank = |line: &&str| line.trim().is_empty();
    let body: &[&str] = match (
        lines.iter().position(|line| !is_blank(line)),
        lines.iter().rposition(|line| !is_blank(line)),
    ) {
        (Some(first), Some(last)) => &lines[first..=last],
        _ => &[],
    };
    let groups: Vec<Vec<&str>> = if body.iter().any(is_blank) {
        let groups = body.split(|line| is_blank(line)).filter(|group| !group.is_empty());
        groups.map(<[&str]>::to_vec).collect()
    } else {
        by_lines(body)
    };
    let mut document = Document::default();
    for group in groups {
        let block = block(&group);
        if !matches!(block, Block::Paragraph(_)) {
            let beginning: String = group[0].trim().chars().take(40).collect();
            document
                .remarks
                .push(format!("taken for a {} by its signs: `{beginning}…`", block.noun()));
        }
        document.blocks.push(block);
    }
    document
}

/// Each line by itself, but for the items of a list and lines of verse, which belong together.
fn by_lines<'l>(lines: &[&'l str]) -> Vec<Vec<&'l str>> {
    // Whether it is an item, and then whether a numbered one; whether it is verse.
    let sort = |line: &str| {
        let item = item(line).filter(|_| !is_break(line));
        (item.map(|item| item.number.is_some()), hemistichs(line).is_some())
    };
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for line in lines {
        match groups.last_mut() {
            Some(group) if sort(line) != (None, false) && sort(group[0]) == sort(line) => {
                group.push(line);
            }
            _ => groups.push(vec![line]),
        }
    }
    groups
}

/// Whether a line is a row of signs, which parts a text.
fn is_break(line: &str) -> bool {
    let signs: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    signs.len() >= 3 && signs.iter().all(|c| matches!(c, '*' | '-' | '_' | '=' | '~' | '•'))
}

fn block(lines: &[&str]) -> Block {
    if let [line] = lines
        && is_break(line)
    {
        return Block::Break;
    }
    let items: Option<Vec<Item>> = lines.iter().map(|line| item(line)).collect();
    if let Some(items) = items.filter(|items| {
        items.len() > 1 && items.iter().all(|it| it.number.is_some() == items[0].number.is_some())
    }) {
        return Block::List(items);
    }
    let verse: Option<Vec<Vec<Words>>> = lines.iter().map(|line| hemistichs(line)).collect();
    match verse {
        Some(verse) => Block::Verse(verse),
        None => Block::Paragraph(Words::plainly(&lines.join(" "))),
    }
}

/// An item of a list: what stands behind its mark or number.
fn item(line: &str) -> Option<Item> {
    let inner = line.trim_start();
    let depth = usize::from(line.len() - inner.len() > 1);
    let digits: String =
        inner.chars().take_while(|c| c.is_ascii_digit() || is_arabic_digit(*c)).collect();
    let (number, rest) = if digits.is_empty() {
        (None, inner.strip_prefix(BULLETS)?)
    } else {
        let rest = inner[digits.len()..].strip_prefix(['.', ')', '-'])?;
        let value = digits.chars().filter_map(|c| c.to_digit(10).or_else(|| arabic_digit(c)));
        (
            Some(
                value.fold(0_u64, |all, digit| all.saturating_mul(10).saturating_add(digit.into())),
            ),
            rest,
        )
    };
    let words = rest.strip_prefix([' ', '\t', '\u{A0}'])?;
    Some(Item { depth, number, words: Words::plainly(words) })
}

fn is_arabic_digit(c: char) -> bool {
    arabic_digit(c).is_some()
}

/// The value of a digit that Arabic or Persian is written with.
pub(super) fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(c) - u32::from('۰')),
        _ => None,
    }
}

/// The two hemistichs of a line of Arabic verse: short runs of words on both sides of one gap.
pub(super) fn hemistichs(line: &str) -> Option<Vec<Words>> {
    let line = line.trim();
    let (first, second) = halves(line)?;
    let fits = |half: &str| {
        let words = half.split_whitespace().count();
        (2..=12).contains(&words) && half.chars().count() <= HEMISTICH && has_arabic(half)
    };
    let is_one = halves(second).is_none() && halves(first).is_none();
    (is_one && fits(first) && fits(second))
        .then(|| vec![Words::plainly(first), Words::plainly(second)])
}

/// What stands before and behind the first gap of a line.
fn halves(line: &str) -> Option<(&str, &str)> {
    let gap = " ".repeat(GAP);
    let signs = HEMISTICH_SIGNS.iter().map(|sign| format!(" {sign} "));
    let marks = ["\t".to_owned(), gap].into_iter().chain(signs);
    let at = marks.filter_map(|mark| Some((line.find(&mark)?, mark.len()))).min()?;
    let (first, second) = (line[..at.0].trim(), line[at.0 + at.1..].trim());
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
}
