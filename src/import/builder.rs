//! Blocks in the making: what the readers of Markdown, HTML and .docx have in common. Nothing calls itself; nesting is a count or a
//! list.

use super::document::{Block, Document, Item};
use super::text::hemistichs;
use super::words::{Style, Words};

/// What is open, and what has been closed.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// What is finished.
    pub(super) document: Document,
    /// The words of the present block.
    pub(super) words: Words,
    /// The level of the present heading.
    pub(super) heading: Option<u8>,
    /// How many quotations are open.
    pub(super) quotations: usize,
    /// The key of the footnote whose text is being read.
    pub(super) footnote: Option<String>,
    /// The next number of each open list, if it has numbers.
    lists: Vec<Option<u64>>,
    items: Vec<Item>,
    rows: Vec<Vec<Words>>,
}

impl Builder {
    /// Tells something once.
    pub(super) fn remark(&mut self, remark: impl Into<String>) {
        let remark = remark.into();
        if !self.document.remarks.contains(&remark) {
            self.document.remarks.push(remark);
        }
    }

    /// Begins a list, with its first number if it has numbers.
    pub(super) fn begin_list(&mut self, first: Option<u64>) {
        if self.lists.is_empty() {
            self.flush();
        } else {
            self.item();
        }
        self.lists.push(first);
    }

    /// Ends the innermost list.
    pub(super) fn end_list(&mut self) {
        self.item();
        self.lists.pop();
        if self.lists.is_empty() {
            self.flush();
        }
    }

    /// Whether a list is open.
    pub(super) fn is_in_list(&self) -> bool {
        !self.lists.is_empty()
    }

    /// Ends the present item, if it has words.
    pub(super) fn item(&mut self) {
        if self.footnote.is_some() {
            return self.flush();
        }
        if !self.rows.is_empty() {
            return self.space();
        }
        let words = std::mem::take(&mut self.words);
        if words.plain().trim().is_empty() {
            return;
        }
        let depth = self.lists.len().saturating_sub(1);
        let next = self.lists.last_mut();
        let number = next.and_then(|next| {
            let number = *next;
            *next = number.map(|number| number.saturating_add(1));
            number
        });
        self.items.push(Item { depth, number, words });
    }

    /// Adds an item by its depth, where lists are not opened and closed.
    pub(super) fn push_item(&mut self, depth: usize, number: Option<u64>) {
        let words = std::mem::take(&mut self.words);
        self.items.push(Item { depth, number, words });
    }

    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Ends a cell of the present row. One without a row is a paragraph.
    pub(super) fn cell(&mut self) {
        match self.rows.last_mut() {
            Some(row) => row.push(std::mem::take(&mut self.words)),
            None => self.flush(),
        }
    }

    /// Keeps apart what stands in one item or cell.
    fn space(&mut self) {
        if !self.words.is_empty() {
            self.words.push(" ", &Style::default());
        }
    }

    /// Ends a table. One of a single column is no table, but text that was laid out by one.
    pub(super) fn end_table(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|row| row.iter().any(|cell| !cell.plain().trim().is_empty()));
        if rows.iter().all(|row| row.len() < 2) {
            if !rows.is_empty() {
                self.remark("a table of one column is a paragraph a row now");
            }
            let cells = rows.into_iter().flatten().map(Block::Paragraph);
            self.document.blocks.extend(cells);
        } else {
            self.document.blocks.push(Block::Table(rows));
        }
    }

    /// Ends the list that is open by its items, if any.
    pub(super) fn end_items(&mut self) {
        let items = std::mem::take(&mut self.items);
        if !items.is_empty() {
            self.document.blocks.push(Block::List(items));
        }
    }

    /// Ends the present block, if it has words.
    pub(super) fn flush(&mut self) {
        if self.footnote.is_none() {
            if self.is_in_list() || !self.rows.is_empty() {
                return self.space();
            }
            self.end_items();
        }
        let words = std::mem::take(&mut self.words);
        let heading = self.heading.take();
        if words.plain().trim().is_empty() {
            return;
        }
        if let Some(key) = &self.footnote {
            self.document.footnotes.entry(key.clone()).or_default().join(words);
            return;
        }
        let block = match heading {
            Some(level) => Block::Heading(level, words),
            None => self.running(words),
        };
        self.document.blocks.push(block);
    }

    /// Running text, unless its lines are of two hemistichs each.
    fn running(&mut self, words: Words) -> Block {
        let lines: Option<Vec<Vec<Words>>> =
            words.lines().iter().map(|line| hemistichs(&spaced(line))).collect();
        if let Some(lines) = lines {
            let plain = words.plain();
            let beginning = plain.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            self.remark(format!("taken for verse by its gaps: `{beginning}…`"));
            return Block::Verse(lines);
        }
        if self.quotations > 0 { Block::Quotation(words) } else { Block::Paragraph(words) }
    }

    /// What was built.
    pub(super) fn finish(mut self) -> Document {
        self.lists.clear();
        self.flush();
        self.document
    }
}

/// A line whose gaps are spaces: pages draw them with no-break and wide ones, while a line feed or several spaces are one.
fn spaced(line: &str) -> String {
    let collapsed =
        line.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    collapsed.replace(['\u{A0}', '\u{2002}', '\u{2003}'], " ")
}
