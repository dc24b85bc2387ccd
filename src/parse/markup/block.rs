//! Markdown events → blocks. Recurses as deep as the events nest, which [`nesting`](super::nesting) has limited.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::event::is_inline;
use super::lost;
use super::reader::Reader;
use crate::diag::{Code, token};
use crate::model::text::{Align, Block, Entry, Reference, Text};

/// What a block is called where it does not belong.
pub(super) fn describe(block: &Block<Reference>) -> &'static str {
    match block {
        Block::Heading { .. } => "a heading",
        Block::List { .. } => "a list",
        Block::Definitions(_) => "a list of definitions",
        Block::Quote(_) => "a quotation",
        Block::Code { .. } => "a code block",
        Block::Table { .. } => "a table",
        Block::Rule => "a rule",
        Block::Paragraph(_) => "a second paragraph",
    }
}

/// The number with which a text begins as an item of a list does, so that it is none: `1988\\.`.
fn literal_number(written: &str) -> Option<String> {
    let digits = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = written.get(digits..)?.chars().next().filter(|sign| matches!(sign, '.' | ')'))?;
    (digits > 0).then(|| format!("{}\\{sign}", &written[..digits]))
}

fn align(alignment: Alignment) -> Option<Align> {
    match alignment {
        Alignment::None => None,
        Alignment::Left => Some(Align::Start),
        Alignment::Center => Some(Align::Center),
        Alignment::Right => Some(Align::End),
    }
}

impl Reader<'_, '_> {
    /// Reads one block; `None` for what leaves nothing behind.
    pub(super) fn block(&mut self) -> Option<Block<Reference>> {
        let (event, range) = self.events.peek()?.clone();
        if is_inline(&event) {
            return Some(Block::Paragraph(self.text(None)));
        }
        self.events.next();
        match event {
            Event::Start(Tag::Paragraph) => {
                Some(Block::Paragraph(self.text(Some(TagEnd::Paragraph))))
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let text = self.text(Some(TagEnd::Heading(level)));
                Some(Block::Heading { level: level as u8, text })
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                Some(Block::Quote(self.blocks_until(TagEnd::BlockQuote(kind))))
            }
            Event::Start(Tag::List(start)) => Some(self.list(start)),
            Event::Start(Tag::CodeBlock(kind)) => Some(self.code(&kind, range)),
            Event::Start(Tag::DefinitionList) => Some(self.definitions()),
            Event::Start(Tag::Table(alignments)) => Some(self.table(&alignments)),
            Event::Start(Tag::HtmlBlock) => Some(self.html(range)),
            Event::Rule => Some(Block::Rule),
            _ => None,
        }
    }

    pub(super) fn refuse_block(&mut self, range: Range<usize>, what: &str) {
        let written = self.hidden.written.get(range.clone()).unwrap_or_default();
        let literal = literal_number(written).map_or_else(
            || "a mark that is meant literally takes a backslash".to_owned(),
            |number| format!("a number that is meant literally is written `{number}`"),
        );
        let hint = format!("write it as running text; {literal}");
        let message = format!("{what} where only inline Markdown belongs");
        self.report(Code::BlockMarkup, range, message, &hint);
    }

    fn blocks_until(&mut self, end: TagEnd) -> Vec<Block<Reference>> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            if *event == Event::End(end) {
                self.events.next();
                break;
            }
            blocks.extend(self.block());
        }
        blocks
    }

    fn list(&mut self, start: Option<u64>) -> Block<Reference> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.events.peek() {
            let item = range.clone();
            self.events.next();
            if let Some(first) = start {
                self.judge_number(first, items.len(), item);
            }
            items.push(self.blocks_until(TagEnd::Item));
        }
        self.events.next();
        Block::List { start, items }
    }

    /// Markdown numbers the items of a list from the first on: any other number would vanish. All items may repeat the
    /// first number.
    pub(super) fn judge_number(&mut self, first: u64, before: usize, item: Range<usize>) {
        let written = self.hidden.written.get(item.clone()).and_then(lost::item_number);
        let Some(number) = written else { return };
        let shown = first.saturating_add(before as u64);
        if number.parse() == Ok(shown) || number.parse() == Ok(first) {
            return;
        }
        let message = format!("the item `{number}.` would be shown as `{shown}.`");
        let hint = "number the items one by one, or put a backslash before the full stop";
        self.report(Code::LostText, item.start..item.start + number.len(), message, hint);
    }

    fn definitions(&mut self) -> Block<Reference> {
        let mut entries = Vec::new();
        while let Some((event, range)) = self.events.next() {
            entries.push(match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    Entry::Term(self.text(Some(TagEnd::DefinitionListTitle)))
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    self.judge_colon(range);
                    Entry::Definition(self.blocks_until(TagEnd::DefinitionListDefinition))
                }
                _ => break,
            });
        }
        Block::Definitions(entries)
    }

    /// A colon that touches the words behind it may be meant as one.
    fn judge_colon(&mut self, definition: Range<usize>) {
        let written = self.hidden.written.get(definition.clone()).unwrap_or_default();
        let is_open = |rest: &str| rest.chars().next().is_none_or(char::is_whitespace);
        if written.strip_prefix(':').is_none_or(is_open) {
            return;
        }
        let message = "`:` at the beginning of this line makes it a definition".to_owned();
        let hint = "put a space behind it; a literal one is written `\\:`";
        self.report(Code::StrayMarkup, definition.start..definition.start + 1, message, hint);
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) -> Block<Reference> {
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                self.judge_fence(range);
                info.split_whitespace().next().map(str::to_owned)
            }
            CodeBlockKind::Indented => None,
        };
        let mut code = String::new();
        for (event, range) in self.events.by_ref() {
            let Event::Text(text) = event else { break };
            match self.hidden.literal(&text, &range) {
                Some(written) => code.push_str(written),
                None => code.push_str(&self.hidden.restore(&text)),
            }
        }
        Block::Code { language, code }
    }

    /// A fence that nothing closes makes code of all that follows.
    fn judge_fence(&mut self, range: Range<usize>) {
        let block = self.hidden.written.get(range.clone()).unwrap_or_default().trim_end();
        let sign = block.chars().next().unwrap_or('`');
        let fence = block.len() - block.trim_start_matches(sign).len();
        let last = block.lines().next_back().unwrap_or_default();
        let closing = last.len() - last.trim_end_matches(sign).len();
        if closing >= fence && block.lines().count() > 1 {
            return;
        }
        let message = format!("the code that {} begins is never closed", token(&block[..fence]));
        let hint = "put the same signs on a line of their own behind the code";
        self.report(Code::StrayMarkup, range.start..range.start + fence, message, hint);
    }

    fn table(&mut self, alignments: &[Alignment]) -> Block<Reference> {
        let (mut head, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(self.text(Some(TagEnd::TableCell))),
                Event::End(TagEnd::TableHead) => head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let alignment = alignments.iter().copied().map(align).collect();
        Block::Table { alignment, head, rows }
    }

    /// A block of raw HTML, kept as text.
    fn html(&mut self, range: Range<usize>) -> Block<Reference> {
        for (event, _) in self.events.by_ref() {
            if event == Event::End(TagEnd::HtmlBlock) {
                break;
            }
        }
        let html = self.hidden.written.get(range.clone()).unwrap_or_default().trim_end();
        self.refuse_html(range, "raw HTML in a text".to_owned());
        Block::Paragraph(Text::plain(html))
    }

    pub(super) fn refuse_html(&mut self, range: Range<usize>, message: String) {
        let hint = "use Markdown; write a literal `<` as `\\<`";
        self.report(Code::RawHtml, range, message, hint);
    }
}
