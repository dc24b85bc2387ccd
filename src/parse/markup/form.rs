//! Markdown of a paragraph that has a form → one plain text with its parts as marks.
//!
//! A form is read as it was asked for: what does not have it is reported where it stands, and keeps its words.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::block::describe;
use super::event::is_inline;
use super::hidden::Hidden;
use super::reader::{Lines, Place, Reader};
use super::running::{self, flatten, join};
use crate::diag::{Code, Diagnostic, token};
use crate::model::text::{Block, Part, Reference, Text};

/// What sets two hemistichs apart in the Markdown.
pub(super) const HEMISTICHS: &str = " // ";

/// How deep lists may lie in one another.
const DEEPEST: usize = 2;

/// What the text of a paragraph consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One run of words.
    Running,
    /// Lines of verse.
    Verse,
    /// The items of one list.
    List,
    /// The rows of one table.
    Table,
}

/// Reads the text of a paragraph of some shape.
pub(crate) fn formed(
    markdown: &str,
    shape: Shape,
    place: Place<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Text<Reference> {
    match shape {
        Shape::Running => running::text(markdown, Lines::Joined, place, diagnostics),
        Shape::Verse => verse(markdown, place, diagnostics),
        Shape::List | Shape::Table => {
            let hidden = Hidden::inline(markdown);
            Reader::new(&hidden, place, diagnostics).only(shape)
        }
    }
}

fn verse(markdown: &str, place: Place<'_>, diagnostics: &mut Vec<Diagnostic>) -> Text<Reference> {
    report_lone_halves(markdown, place, diagnostics);
    let mut text = running::text(markdown, Lines::Verse, place, diagnostics);
    for line in pieces(&text.plain, 0..text.plain.len(), '\n') {
        let halves = pieces(&text.plain, line.clone(), '\t');
        if halves.len() > 1 {
            halves.into_iter().for_each(|half| text.mark_part(half, Part::Hemistich));
        }
        text.mark_part(line, Part::Line);
    }
    text
}

/// The pieces of part of a text between separators.
fn pieces(plain: &str, part: Range<usize>, separator: char) -> Vec<Range<usize>> {
    let mut start = part.start;
    let piece = |piece: &str| {
        let range = start..start + piece.len();
        start = range.end + separator.len_utf8();
        range
    };
    plain[part].split(separator).map(piece).collect()
}

/// Reports what would set hemistichs apart if there were two of them.
fn report_lone_halves(markdown: &str, place: Place<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let sign = HEMISTICHS.trim();
    let mut start = 0;
    for line in markdown.split('\n') {
        let words = line.trim();
        let at = if words == sign || words.starts_with("// ") {
            line.find(sign)
        } else if words.ends_with(" //") {
            line.rfind(sign)
        } else {
            line.find(" // // ").map(|at| at + " // ".len())
        };
        diagnostics.extend(at.map(|at| {
            let span = place(start + at..start + at + sign.len());
            let message = format!("{} has a hemistich on one side only", token(sign));
            Diagnostic::new(Code::WrongForm, span, message)
                .label("no words beside it on this line")
                .hint("write both hemistichs on one line, as in `… // …`, or delete the sign")
        }));
        start += line.len() + 1;
    }
}

impl Reader<'_, '_> {
    /// Reads a text that is one list or table. The first thing in it that is something else is reported.
    fn only(&mut self, shape: Shape) -> Text<Reference> {
        let (mut texts, mut refused, mut found) = (Vec::new(), None, false);
        let before = self.diagnostics.len();
        while let Some((event, place)) = self.events.peek().cloned() {
            match event {
                Event::Start(Tag::List(first)) if shape == Shape::List && !found => {
                    self.events.next();
                    let mut text = Text::plain("");
                    self.items(first, 1, &mut text);
                    texts.push(text);
                    found = true;
                }
                Event::Start(Tag::Table(_)) if shape == Shape::Table && !found => {
                    texts.extend(self.block().map(rows));
                    found = true;
                }
                _ => {
                    let Some(block) = self.block() else { continue };
                    refused.get_or_insert((place, described(&block)));
                    flatten(block, &mut texts);
                }
            }
        }
        if let Some((place, what)) = refused.filter(|_| self.diagnostics.len() == before) {
            self.refuse_form(place, what, shape);
        }
        join(texts)
    }

    /// Adds the items of a list and the list around them.
    fn items(&mut self, first: Option<u64>, depth: usize, text: &mut Text<Reference>) {
        let start = text.plain.len();
        let mut count = 0;
        while let Some((Event::Start(Tag::Item), range)) = self.events.peek() {
            let place = range.clone();
            self.events.next();
            if let Some(first) = first {
                self.judge_number(first, count, place.clone());
            }
            if count > 0 {
                text.plain.push('\n');
            }
            count += 1;
            self.item(place, depth, text);
        }
        self.events.next();
        text.mark_part(start..text.plain.len(), Part::List { start: first });
    }

    /// Adds an item: its words, and the list below them.
    fn item(&mut self, item: Range<usize>, depth: usize, text: &mut Text<Reference>) {
        let start = text.plain.len();
        while let Some((event, place)) = self.events.peek().cloned() {
            let is_empty = text.plain.len() == start;
            match event {
                Event::End(TagEnd::Item) => {
                    self.events.next();
                    break;
                }
                Event::Start(Tag::List(first)) if depth < DEEPEST && !is_empty => {
                    self.events.next();
                    text.plain.push('\n');
                    self.items(first, depth + 1, text);
                }
                event => {
                    let Some(block) = self.block() else { continue };
                    let is_words = is_inline(&event) || event == Event::Start(Tag::Paragraph);
                    if !is_words || !is_empty {
                        self.refuse_in_item(place, &block);
                    }
                    let mut texts = Vec::new();
                    flatten(block, &mut texts);
                    if !is_empty {
                        text.plain.push(' ');
                    }
                    text.append(join(texts));
                }
            }
        }
        if text.plain.len() == start {
            let item = first_line(self.hidden.written, item);
            let hint = "write its words, or delete its mark";
            self.report(Code::WrongForm, item, "an item without words".to_owned(), hint);
        }
        text.mark_part(start..text.plain.len(), Part::Item);
    }

    /// Reports what is not as the form says.
    fn refuse_form(&mut self, place: Range<usize>, what: &str, shape: Shape) {
        let (form, hint) = match shape {
            Shape::Table => ("table", "write rows as `| … | … |`, and `|---|---|` below the first"),
            _ => ("list", "begin each item with `- `, or with `1. ` and so on"),
        };
        let message = format!("{what} in a paragraph that is one {form}");
        self.report(Code::WrongForm, first_line(self.hidden.written, place), message, hint);
    }

    fn refuse_in_item(&mut self, place: Range<usize>, block: &Block<Reference>) {
        let (what, hint) = match block {
            Block::List { .. } => (
                "a list that lies too deep",
                "lists in an article lie two deep at most, and each item begins with words",
            ),
            block => (describe(block), "an item is one run of words; make it an item of its own"),
        };
        let message = format!("{what} in an item of a list");
        self.report(Code::WrongForm, first_line(self.hidden.written, place), message, hint);
    }
}

/// What a block is called beside a list or table.
fn described(block: &Block<Reference>) -> &'static str {
    match block {
        Block::Paragraph(_) => "words",
        Block::List { .. } => "another list",
        Block::Table { .. } => "another table",
        block => describe(block),
    }
}

/// The part of a stretch that stands on its first line.
fn first_line(written: &str, place: Range<usize>) -> Range<usize> {
    let text = written.get(place.clone()).unwrap_or_default();
    let end = text.find('\n').unwrap_or(text.len());
    place.start..place.start + end
}

/// The text of a table. A first row without words only tells that none heads the columns.
fn rows(table: Block<Reference>) -> Text<Reference> {
    let Block::Table { alignment, head, rows } = table else { return Text::plain("") };
    let mut text = Text::plain("");
    let has_head = head.iter().any(|cell| !cell.plain.is_empty());
    let head = has_head.then_some((true, head));
    let rows = head.into_iter().chain(rows.into_iter().map(|row| (false, row)));
    for (index, (heads, cells)) in rows.enumerate() {
        text.plain.extend((index > 0).then_some('\n'));
        let start = text.plain.len();
        for (column, cell) in cells.into_iter().enumerate() {
            text.plain.extend((column > 0).then_some('\t'));
            // An element needs something to lie over.
            let cell = if cell.plain.is_empty() { Text::plain("\u{A0}") } else { cell };
            let align = alignment.get(column).copied().flatten();
            let place = text.append(cell);
            text.mark_part(place, Part::Cell { heads, align });
        }
        text.mark_part(start..text.plain.len(), Part::Row);
    }
    text.mark_part(0..text.plain.len(), Part::Table);
    text
}
