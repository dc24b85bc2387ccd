//! Blocks of a body or page → Markdown.

use super::inline::{self, longest_run, marker, rule};
use super::line::Lines;
use crate::html::marked::{self, Links};
use crate::lang::Lang;
use crate::model::text::{Align, Entry};
use crate::model::{Block, EntityId, Text};

/// Writes blocks, an empty line after each; the highest headings are of the level `top`.
pub(super) fn blocks(
    lines: &mut Lines,
    blocks: &[Block<EntityId>],
    lang: Lang,
    top: u8,
    links: &dyn Links,
) {
    let level = |block: &Block<EntityId>| {
        if let Block::Heading { level, .. } = block { Some(*level) } else { None }
    };
    let highest = blocks.iter().filter_map(level).min().unwrap_or(1);
    let shift = i16::from(top) - i16::from(highest);
    Writer { lines, lang, links, shift }.blocks(blocks);
}

struct Writer<'w> {
    lines: &'w mut Lines,
    lang: Lang,
    links: &'w dyn Links,
    /// From the levels of the content to those here.
    shift: i16,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block<EntityId>]) {
        for (index, block) in blocks.iter().enumerate() {
            self.block(block);
            let next = blocks.get(index + 1);
            if is_list(block) && next.is_some_and(is_list) {
                // Else the two would be one.
                self.lines.raw("<!-- -->");
                self.lines.end_block();
            }
        }
    }

    fn text(&mut self, text: &Text<EntityId>) {
        let marked = marked::bare(text, &[], &[], self.lang, self.links);
        inline::write(self.lines, &marked, &mut Vec::new());
    }

    fn block(&mut self, block: &Block<EntityId>) {
        match block {
            Block::Paragraph(text) => {
                self.text(text);
                self.lines.end_block();
            }
            Block::Heading { level, text } => {
                let level = (i16::from(*level) + self.shift).clamp(1, 6);
                self.lines.begin_heading(level.try_into().unwrap_or(1));
                self.text(text);
                self.lines.end_heading();
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Definitions(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Block::Quote(inner) => self.inside("> ", "> ", inner),
            Block::Code { language, code } => self.code(language.as_deref(), code),
            Block::Table { alignment, head, rows } => self.table(alignment, head, rows),
            Block::Rule => {
                self.lines.raw("***");
                self.lines.end_block();
            }
        }
    }

    /// Blocks that stand behind a mark, and whose further lines begin with another.
    fn inside(&mut self, first: &str, further: &str, inner: &[Block<EntityId>]) {
        self.lines.mark(first);
        self.lines.push_prefix(further);
        self.blocks(inner);
        self.lines.pop_prefix(further.len());
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block<EntityId>>]) {
        for (number, item) in (start.unwrap_or_default()..).zip(items) {
            let marker = marker(start.map(|_| number));
            self.inside(&marker, &" ".repeat(marker.len()), item);
        }
    }

    /// Markdown has no terms: each is a strong paragraph, and what is said of it an item below.
    fn entry(&mut self, entry: &Entry<EntityId>) {
        match entry {
            Entry::Term(text) => {
                self.lines.raw("<b>");
                self.text(text);
                self.lines.raw("</b>");
                self.lines.end_block();
            }
            Entry::Definition(blocks) => self.inside("- ", "  ", blocks),
        }
    }

    fn code(&mut self, language: Option<&str>, code: &str) {
        let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
        let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '+' | '#' | '_' | '.');
        let language: String = language.unwrap_or_default().chars().filter(|c| word(*c)).collect();
        self.lines.raw(&format!("{fence}{language}"));
        code.lines().for_each(|line| self.lines.verbatim(line));
        self.lines.verbatim(&fence);
        self.lines.end_block();
    }

    fn table(
        &mut self,
        alignment: &[Option<Align>],
        head: &[Text<EntityId>],
        rows: &[Vec<Text<EntityId>>],
    ) {
        let columns: Vec<Option<Align>> =
            (0..head.len()).map(|column| alignment.get(column).copied().flatten()).collect();
        self.row(head);
        self.lines.next_line();
        self.lines.raw(&rule(&columns));
        for row in rows {
            self.lines.next_line();
            self.row(row);
        }
        self.lines.end_block();
    }

    fn row(&mut self, cells: &[Text<EntityId>]) {
        self.lines.set_single(true);
        self.lines.raw("|");
        for cell in cells {
            self.lines.raw(" ");
            self.text(cell);
            self.lines.raw(" |");
        }
        self.lines.set_single(false);
    }
}

fn is_list(block: &Block<EntityId>) -> bool {
    matches!(block, Block::List { .. } | Block::Definitions(_))
}
