//! Arabic shares its line with no key: editors of texts reorder lines that hold both.

use crate::diag::yaml::block;
use crate::edit::lines::line_end;
use crate::edit::page::{Page, Patch};
use crate::parse::written::{Branch, Kind, Style};
use crate::script::has_arabic;

pub(super) fn patches(page: &Page) -> Vec<Patch> {
    let mut patches = Vec::new();
    page.visit(&mut |key, value| patches.extend(key.and_then(|key| below(page, key, value))));
    patches
}

/// An Arabic text that stands beside its key, below it.
fn below(page: &Page, key: &Branch, value: &Branch) -> Option<Patch> {
    let Kind::Text(text, Style::Plain | Style::Quoted) = &value.kind else { return None };
    let is_beside = !page.between(key, value)?.contains('\n');
    let column = page.column(key.range.start);
    let is_meant = is_beside && has_arabic(text) && !page.is_escaped(value);
    if !is_meant || page.is_open_below(value.range.end, column) {
        return None;
    }
    let block = block(text, column + 2);
    let lines = block.strip_prefix("|-")?;
    let comment = page.spaced_comment_behind(value.range.end)?;
    let end = line_end(&page.text, value.range.end);
    Some((key.range.end..end, format!(": |-{comment}{lines}")))
}
