//! The layout that `hashiya fmt` gives a file, as an edit of the editor's. Characters that nobody sees have fixes of their own.

use lsp_types::TextEdit;

use super::desk::Desk;
use super::position::Units;
use crate::edit::layout::{has_layout, laid_out};

/// The edits of a file. One that must stay as it is has none.
pub(super) fn edits(desk: &Desk, path: &str) -> Vec<TextEdit> {
    let text = desk.text(path).filter(|_| has_layout(path)).unwrap_or_default();
    let laid = laid_out(path, text).ok().filter(|laid| laid != text);
    laid.map(|laid| edit(desk.units, text, &laid)).into_iter().collect()
}

/// Other lines for those that differ, so that what stands above and below keeps its place in the editor.
fn edit(units: Units, old: &str, new: &str) -> TextEdit {
    let same = |(a, b): &(&str, &str)| a == b;
    let length = |pairs: &mut dyn Iterator<Item = (&str, &str)>| -> usize {
        pairs.take_while(same).map(|(line, _)| line.len()).sum()
    };
    let lines = |text| str::split_inclusive(text, '\n');
    let above = length(&mut lines(old).zip(lines(new)));
    let (old_rest, new_rest) = (&old[above..], &new[above..]);
    let below = length(&mut lines(old_rest).rev().zip(lines(new_rest).rev()));
    let position = |offset| units.position_in(old, offset);
    let range = lsp_types::Range::new(position(above), position(old.len() - below));
    TextEdit::new(range, new_rest[..new_rest.len() - below].to_owned())
}
