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
    /// The first and the next number of each open list, if it has numbers.
    lists: Vec<Option<(u64, u64)>>,
    items: Vec<Item>,
    rows: Vec<Vec<Words>>,
    /// In how many rows below the present one each column is taken by a cell from above.
    taken: Vec<usize>,
    /// How many columns the widest of the rows above has.
    width: usize,
}

/// How many columns a cell may take. No table of a text has more.
const WIDEST: usize = 100;

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
        self.lists.push(first.map(|first| (first, first)));
    }

    /// The first and the next number of the innermost list, if it has numbers.
    pub(super) fn numbers(&self) -> Option<(u64, u64)> {
        self.lists.last().copied().flatten()
    }

    /// Tells of an item whose number is none that its list counts to.
    pub(super) fn recounted(&mut self, written: u64, next: u64) {
        self.remark(format!("lists are counted on: the item `{written}.` is `{next}.` now"));
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
            let (first, number) = (*next)?;
            *next = Some((first, number.saturating_add(1)));
            Some(number)
        });
        self.items.push(Item { depth, number, words });
    }

    /// Adds an item by its depth, where lists are not opened and closed.
    pub(super) fn push_item(&mut self, depth: usize, number: Option<u64>) {
        let words = std::mem::take(&mut self.words);
        self.items.push(Item { depth, number, words });
    }

    pub(super) fn begin_row(&mut self) {
        self.end_row();
        self.width = self.rows.last().map_or(0, Vec::len).max(self.width);
        self.rows.push(Vec::new());
    }

    /// Ends the present row: cells from above that stand behind its last one have come down a row as well.
    fn end_row(&mut self) {
        let Some(row) = self.rows.last() else { return };
        for left in self.taken.iter_mut().skip(row.len()) {
            *left = left.saturating_sub(1);
        }
    }

    /// Ends a cell of the present row. One without a row is a paragraph.
    pub(super) fn cell(&mut self) {
        self.wide_cell(1, 1);
    }

    /// Ends a cell that takes several columns and rows: its words stand in the first of them, the others are blank.
    pub(super) fn wide_cell(&mut self, columns: usize, rows: usize) {
        let Some(row) = self.rows.last_mut() else { return self.flush() };
        while let Some(left) = self.taken.get_mut(row.len()).filter(|left| **left > 0) {
            *left -= 1;
            row.push(Words::default());
        }
        let start = row.len();
        row.push(std::mem::take(&mut self.words));
        // Many pages give a cell more columns than there are, so that it takes all.
        let widest = if self.width == 0 { WIDEST } else { self.width.min(WIDEST) };
        let end = (start + columns.clamp(1, WIDEST)).min(widest.max(start + 1));
        if (columns, rows) == (1, 1) {
            return;
        }
        row.resize(end, Words::default());
        self.taken.resize(self.taken.len().max(end), 0);
        self.taken[start..end].fill(rows.saturating_sub(1));
    }

    /// Keeps apart what stands in one item or cell.
    fn space(&mut self) {
        if !self.words.is_empty() {
            self.words.push(" ", &Style::default());
        }
    }

    /// Ends a table. One of a single column is no table, but text that was laid out by one.
    pub(super) fn end_table(&mut self) {
        let is_wide = !std::mem::take(&mut self.taken).is_empty();
        self.width = 0;
        let mut rows = std::mem::take(&mut self.rows);
        let said = |row: &Vec<Words>| {
            row.iter().rposition(|cell| !cell.plain().trim().is_empty()).map_or(0, |at| at + 1)
        };
        let width = rows.iter().map(said).max().unwrap_or_default();
        rows.retain(|row| said(row) > 0);
        if is_wide {
            rows.iter_mut().for_each(|row| row.truncate(width));
        }
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
