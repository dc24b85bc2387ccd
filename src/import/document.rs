//! What any format holds: blocks of words, footnotes, and what was not taken.

use std::collections::{BTreeMap, BTreeSet};

use super::words::Words;

/// The format of a file that is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// A document of a word processor (Office Open XML).
    Docx,
}

impl Format {
    /// The format that the name of a file says.
    pub fn of(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension.to_lowercase().as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "docx" | "docm" => Self::Docx,
            _ => return None,
        })
    }
}

/// A text as its file has it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its title, if the file says that it is one.
    pub(super) title: Option<Words>,
    /// Its paragraphs and other blocks, in order.
    pub(super) blocks: Vec<Block>,
    /// The footnotes, by what signs in the words call them.
    pub(super) footnotes: BTreeMap<String, Words>,
    /// What was not taken, or taken for something that the file does not say: a sentence each.
    pub(super) remarks: Vec<String>,
}

/// A block of words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A heading, by its level in the file: 1 is the highest.
    Heading(u8, Words),
    /// Running text.
    Paragraph(Words),
    /// A quotation that stands by itself.
    Quotation(Words),
    /// Lines, each of one or two hemistichs.
    Verse(Vec<Vec<Words>>),
    /// Items.
    List(Vec<Item>),
    /// Rows of cells, the first of which heads the columns.
    Table(Vec<Vec<Words>>),
    /// A break between two parts.
    Break,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// How many lists lie around its own.
    pub(super) depth: usize,
    /// Its number, if its list has numbers.
    pub(super) number: Option<u64>,
    pub(super) words: Words,
}

impl Block {
    /// All its words, line by line or cell by cell.
    pub(super) fn parts(&self) -> Vec<&Words> {
        match self {
            Self::Heading(_, words) | Self::Paragraph(words) | Self::Quotation(words) => {
                vec![words]
            }
            Self::Verse(rows) | Self::Table(rows) => rows.iter().flatten().collect(),
            Self::List(items) => items.iter().map(|item| &item.words).collect(),
            Self::Break => Vec::new(),
        }
    }

    /// All its words, to change.
    pub(super) fn parts_mut(&mut self) -> Vec<&mut Words> {
        match self {
            Self::Heading(_, words) | Self::Paragraph(words) | Self::Quotation(words) => {
                vec![words]
            }
            Self::Verse(rows) | Self::Table(rows) => rows.iter_mut().flatten().collect(),
            Self::List(items) => items.iter_mut().map(|item| &mut item.words).collect(),
            Self::Break => Vec::new(),
        }
    }

    /// What it says, without layout.
    pub(super) fn plain(&self) -> String {
        let parts: Vec<String> = self.parts().into_iter().map(Words::plain).collect();
        parts.join(" ")
    }

    /// Its form, for people.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Self::Heading(..) => "heading",
            Self::Paragraph(_) => "paragraph",
            Self::Quotation(_) => "quotation",
            Self::Verse(_) => "verse",
            Self::List(_) => "list",
            Self::Table(_) => "table",
            Self::Break => "break",
        }
    }

    fn is_blank(&self) -> bool {
        *self != Self::Break && self.parts().iter().all(|words| words.plain().trim().is_empty())
    }
}

impl Document {
    /// The document as an article can have it: without blank blocks, headings from level 2 to 4, lists two deep.
    pub(super) fn settled(mut self) -> Self {
        self.blocks.iter_mut().flat_map(Block::parts_mut).for_each(Words::settle);
        self.footnotes.values_mut().for_each(Words::settle);
        self.title.iter_mut().for_each(Words::settle);
        self.blocks.retain(|block| !block.is_blank());
        self.take_title();
        self.drop_uncalled();
        self.trim_breaks();
        self.settle_headings();
        self.settle_lists();
        self.join_verse();
        self
    }

    /// A heading of the highest level at the beginning is the title, if nothing else is.
    fn take_title(&mut self) {
        let is_only = |blocks: &[Block]| {
            blocks.iter().filter(|it| matches!(it, Block::Heading(1, _))).count() == 1
        };
        match self.blocks.first() {
            Some(Block::Heading(1, words)) if self.title.is_none() && is_only(&self.blocks) => {
                self.title = Some(words.clone());
                self.blocks.remove(0);
            }
            Some(Block::Heading(1, words))
                if self.title.as_ref().is_some_and(|it| it.plain() == words.plain()) =>
            {
                self.blocks.remove(0);
            }
            _ => {}
        }
    }

    /// A footnote that no sign of the text calls has no place.
    fn drop_uncalled(&mut self) {
        let parts = self.blocks.iter().flat_map(Block::parts);
        let called: BTreeSet<String> =
            parts.flat_map(Words::notes).map(|(_, key)| key.to_owned()).collect();
        let remarks = &mut self.remarks;
        self.footnotes.retain(|key, words| {
            let is_called = called.contains(key);
            if !is_called {
                remarks.push(format!(
                    "no sign calls this footnote, so it was not taken: `{}`",
                    words.plain()
                ));
            }
            is_called
        });
    }

    /// A break at either end parts nothing, nor does one behind another.
    fn trim_breaks(&mut self) {
        self.blocks.dedup_by(|next, last| *next == Block::Break && *last == Block::Break);
        if self.blocks.first() == Some(&Block::Break) {
            self.blocks.remove(0);
        }
        if self.blocks.last() == Some(&Block::Break) {
            self.blocks.pop();
        }
    }

    /// The highest level that there is becomes 2, the next 3, all others 4.
    fn settle_headings(&mut self) {
        let levels: BTreeSet<u8> = self
            .blocks
            .iter()
            .filter_map(
                |block| if let Block::Heading(level, _) = block { Some(*level) } else { None },
            )
            .collect();
        let levels: Vec<u8> = levels.into_iter().collect();
        for block in &mut self.blocks {
            if let Block::Heading(level, _) = block {
                let rank = levels.iter().position(|it| it == level).unwrap_or_default();
                *level = [2, 3, 4].get(rank).copied().unwrap_or(4);
            }
        }
        if levels.len() > 3 {
            self.remarks.push(format!(
                "headings have {} levels; the lowest are of level 4 now",
                levels.len()
            ));
        }
    }

    /// Items more than two deep stand on the second level.
    fn settle_lists(&mut self) {
        let mut is_deep = false;
        for block in &mut self.blocks {
            let Block::List(items) = block else { continue };
            let mut before = None;
            for item in items {
                // A list begins with an item of its own, and each level lies in an item of the one above.
                let deepest = before.map_or(0, |_| 1);
                is_deep |= item.depth > 1;
                item.depth = item.depth.min(deepest);
                before = Some(item.depth);
            }
        }
        if is_deep {
            self.remarks.push("lists more than two deep have two levels now".to_owned());
        }
    }

    /// Lines of verse that follow each other are one stanza, where the format has no way to say so.
    fn join_verse(&mut self) {
        let mut joined: Vec<Block> = Vec::with_capacity(self.blocks.len());
        for block in std::mem::take(&mut self.blocks) {
            match (joined.last_mut(), block) {
                (Some(Block::Verse(stanza)), Block::Verse(lines)) if lines.len() == 1 => {
                    stanza.extend(lines);
                }
                (_, block) => joined.push(block),
            }
        }
        self.blocks = joined;
    }
}
