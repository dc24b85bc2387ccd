//! Bodies in Markdown as plain text, in sections by their headings.

use super::text::Lines;
use crate::model::text::Entry;
use crate::model::{Block, EntityId, Text};

/// A part of a body below a heading.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Section<'b> {
    /// Its heading; what stands before the first has none.
    pub(super) heading: Option<&'b Text<EntityId>>,
    /// Its text.
    pub(super) text: Lines,
}

/// All of a body as one text.
pub(super) fn text(blocks: &[Block<EntityId>]) -> Lines {
    let mut text = Lines::default();
    blocks.iter().for_each(|block| push(block, &mut text));
    text
}

/// A body by its headings; a section without words is left out.
pub(super) fn sections(blocks: &[Block<EntityId>]) -> Vec<Section<'_>> {
    let mut sections = vec![Section::default()];
    for block in blocks {
        if let Block::Heading { text, .. } = block {
            sections.push(Section { heading: Some(text), text: Lines::default() });
        } else if let Some(section) = sections.last_mut() {
            push(block, &mut section.text);
        }
    }
    sections.retain(|section| section.heading.is_some() || !section.text.is_empty());
    sections
}

/// Values nest only as deep as the parser lets them.
fn push(block: &Block<EntityId>, text: &mut Lines) {
    match block {
        Block::Paragraph(own) | Block::Heading { text: own, .. } => text.add_text(own),
        Block::Code { code, .. } => text.add(code),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| push(block, text)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| push(block, text)),
        Block::Definitions(entries) => entries.iter().for_each(|entry| match entry {
            Entry::Term(own) => push(&Block::Paragraph(own.clone()), text),
            Entry::Definition(blocks) => blocks.iter().for_each(|block| push(block, text)),
        }),
        Block::Table { head, rows, .. } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.for_each(|cell| text.add_text(cell));
        }
        Block::Rule => {}
    }
}
