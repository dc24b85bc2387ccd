//! No spaces at the ends of lines, and one line end at the end of the file.

use std::ops::Range;

use crate::edit::lines::line_end;
use crate::edit::page::{Page, Patch, indent};
use crate::parse::written::{Branch, Kind, Style};

pub(super) fn patches(page: &Page) -> Vec<Patch> {
    let blocks = blocks(page);
    let mut patches = Vec::new();
    let mut start = 0;
    for line in page.text.split_inclusive('\n') {
        let words = line.trim_end_matches('\n');
        let kept = words.trim_end_matches([' ', '\t']).len();
        let block = blocks.iter().find(|(range, _)| range.contains(&start));
        // Within a text two spaces at the end of a line break it, and a line of more spaces than its margin has some of them.
        let is_free = block.is_none_or(|(_, margin)| kept == 0 && indent(words) <= *margin);
        if kept < words.len() && is_free {
            patches.push((start + kept..start + words.len(), String::new()));
        }
        start += line.len();
    }
    patches.extend(end(page).filter(|_| patches.is_empty()));
    patches
}

/// The line ends at the end of the file, if they are not one.
fn end(page: &Page) -> Option<Patch> {
    let words = page.text.trim_end_matches('\n').len();
    let wanted = if words == 0 { "" } else { "\n" };
    (page.slice(words..page.text.len()) != wanted)
        .then(|| (words..page.text.len(), wanted.to_owned()))
}

/// The lines of each text below `|`, with the blank ones behind it, and its margin.
fn blocks(page: &Page) -> Vec<(Range<usize>, usize)> {
    let mut blocks = Vec::new();
    page.visit(&mut |_, value| blocks.extend(block(page, value)));
    blocks.extend(page.written.root.as_ref().and_then(|root| block(page, root)));
    blocks
}

fn block(page: &Page, value: &Branch) -> Option<(Range<usize>, usize)> {
    let Kind::Text(_, Style::Block) = value.kind else { return None };
    let end = line_end(&page.text, value.range.end);
    let behind = page.slice(end..page.text.len());
    let blank = behind.len() - behind.trim_start().len();
    let last = page.line(end + blank).max(end);
    Some((page.line(value.range.start)..last, page.column(value.range.start)))
}
