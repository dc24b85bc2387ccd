//! Running text: inline Markdown, whatever blocks it is written as.

use super::block::describe;
use super::hidden::Hidden;
use super::reader::{Lines, Place, Reader};
use crate::diag::{Code, Diagnostic};
use crate::model::text::{Block, Entry, Reference, Text};

/// Reads inline Markdown. Blocks other than one paragraph are flattened, and the first of them is reported.
pub(super) fn text(
    markdown: &str,
    lines: Lines,
    place: Place<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Text<Reference> {
    let hidden = Hidden::inline(markdown);
    let before = diagnostics.len();
    let mut reader = Reader { lines, ..Reader::new(&hidden, place, diagnostics) };
    let mut texts = Vec::new();
    let mut refused = None;
    while let Some(start) = reader.position() {
        let Some(block) = reader.block() else { continue };
        if !texts.is_empty() || !matches!(block, Block::Paragraph(_)) {
            refused.get_or_insert((start, describe(&block)));
        }
        flatten(block, &mut texts);
    }
    let is_too_deep = |fault: &Diagnostic| fault.code == Code::NestedTooDeeply;
    let is_reported = reader.diagnostics[before..].iter().any(is_too_deep);
    if let Some((range, what)) = refused.filter(|_| !is_reported) {
        reader.refuse_block(range, what);
        forget_what_follows(reader.diagnostics, before);
    }
    join(texts)
}

/// What a block where none belongs leaves out or marks wrongly is part of that fault.
fn forget_what_follows(diagnostics: &mut Vec<Diagnostic>, before: usize) {
    let mut found = diagnostics.split_off(before);
    found.retain(|found| !matches!(found.code, Code::LostText | Code::StrayMarkup));
    diagnostics.append(&mut found);
}

/// The texts of a block in reading order.
pub(super) fn flatten(block: Block<Reference>, texts: &mut Vec<Text<Reference>>) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => texts.push(text),
        Block::List { items, .. } => {
            items.into_iter().flatten().for_each(|block| flatten(block, texts));
        }
        Block::Definitions(entries) => entries.into_iter().for_each(|entry| match entry {
            Entry::Term(text) => texts.push(text),
            Entry::Definition(blocks) => {
                blocks.into_iter().for_each(|block| flatten(block, texts));
            }
        }),
        Block::Quote(blocks) => blocks.into_iter().for_each(|block| flatten(block, texts)),
        Block::Code { code, .. } => texts.push(Text::plain(code.trim_end())),
        Block::Table { head, rows, .. } => {
            texts.extend(head);
            texts.extend(rows.into_iter().flatten());
        }
        Block::Rule => texts.push(Text::plain("***")),
    }
}

/// Joins texts with spaces.
pub(super) fn join(texts: Vec<Text<Reference>>) -> Text<Reference> {
    let mut texts = texts.into_iter();
    let mut joined = texts.next().unwrap_or_else(|| Text::plain(String::new()));
    for text in texts {
        joined.plain.push(' ');
        joined.append(text);
    }
    joined
}
