//! Markdown → standoff text and blocks.
//!
//! Nothing that an author wrote is lost: what the format does not allow is reported and kept as plain text, words that
//! Markdown would drop are reported ([`lost`]), and so are signs that mark nothing ([`stray`]). Content cannot make the
//! program recurse without a limit ([`nesting`]).

mod block;
mod hidden;
mod inline;
mod language;
mod lost;
mod nesting;
mod stray;

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::Event;

use self::hidden::Hidden;
use crate::diag::{Code, Diagnostic, token};
use crate::model::text::{Block, Mark, Reference, Text};
use crate::source::Span;

/// Where a byte range of the Markdown lies in the files.
pub(super) type Place<'p> = &'p dyn Fn(Range<usize>) -> Span;

/// An event of the Markdown parser with its bytes in the Markdown.
type Located<'m> = (Event<'m>, Range<usize>);

/// Reads inline Markdown. Blocks other than one paragraph are flattened, and the first of them is reported.
pub(super) fn inline(
    markdown: &str,
    place: Place<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Text<Reference> {
    let hidden = Hidden::new(markdown);
    let before = diagnostics.len();
    let mut reader = Reader::new(&hidden, place, diagnostics);
    let mut texts = Vec::new();
    let mut refused = None;
    while let Some(start) = reader.position() {
        let Some(block) = reader.block() else { continue };
        if !texts.is_empty() || !matches!(block, Block::Paragraph(_)) {
            refused.get_or_insert((start, block::describe(&block)));
        }
        flatten(block, &mut texts);
    }
    if let Some((range, what)) = refused {
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

/// Reads block Markdown.
pub(super) fn blocks(
    markdown: &str,
    place: Place<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Block<Reference>> {
    let hidden = Hidden::new(markdown);
    let mut reader = Reader::new(&hidden, place, diagnostics);
    let mut blocks = Vec::new();
    while reader.position().is_some() {
        blocks.extend(reader.block());
    }
    blocks
}

/// Reads the events of one Markdown text in order.
struct Reader<'h, 'd> {
    hidden: &'h Hidden<'h>,
    events: Peekable<std::vec::IntoIter<Located<'h>>>,
    place: Place<'d>,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// The signs that mark nothing and were reported.
    reported: Vec<stray::Sign>,
}

impl<'h, 'd> Reader<'h, 'd> {
    /// Takes up a text. What concerns it as a whole is reported here.
    fn new(hidden: &'h Hidden<'h>, place: Place<'d>, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let all = hidden.events();
        let lost = lost::gaps(hidden.seen(), &all);
        let (events, too_deep) = nesting::limited(all);
        let events = events.into_iter().peekable();
        let mut reader = Self { hidden, events, place, diagnostics, reported: Vec::new() };
        for open in hidden.unclosed() {
            reader.refuse_open_run(open.clone());
        }
        for gap in lost {
            reader.report_lost(lost::words(hidden.written, gap));
        }
        if let Some(range) = too_deep {
            reader.refuse_depth(range);
        }
        reader
    }

    /// Where the next event begins, if there is one.
    fn position(&mut self) -> Option<Range<usize>> {
        self.events.peek().map(|(_, range)| range.clone())
    }

    /// Reports a stretch of the Markdown.
    fn report(&mut self, code: Code, range: Range<usize>, message: String, hint: &str) {
        let written = self.hidden.written.get(range.clone()).unwrap_or_default().trim_end();
        let label = token(written.lines().next().unwrap_or_default());
        let span = (self.place)(range.start..range.start + written.len());
        self.diagnostics.push(Diagnostic::new(code, span, message).label(label).hint(hint));
    }

    fn report_lost(&mut self, range: Range<usize>) {
        let words = self.hidden.written.get(range.clone()).unwrap_or_default();
        let words = token(words);
        let message = format!("{words} would not stand on the page: Markdown leaves it out");
        let hint = "write it where it is shown, or delete it";
        self.report(Code::LostText, range, message, hint);
    }

    fn refuse_depth(&mut self, range: Range<usize>) {
        let message = format!(
            "quotations, lists and emphasis lie in one another more than {} deep",
            nesting::LIMIT
        );
        let hint = "write it with less nesting; a sign that is meant literally takes a backslash";
        self.report(Code::NestedTooDeeply, range, message, hint);
    }
}

/// The texts of a block in reading order.
fn flatten(block: Block<Reference>, texts: &mut Vec<Text<Reference>>) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => texts.push(text),
        Block::List { items, .. } => {
            items.into_iter().flatten().for_each(|block| flatten(block, texts));
        }
        Block::Quote(blocks) => blocks.into_iter().for_each(|block| flatten(block, texts)),
        Block::Code { code, .. } => texts.push(Text::plain(code.trim_end())),
        Block::Table { head, rows } => {
            texts.extend(head);
            texts.extend(rows.into_iter().flatten());
        }
        Block::Rule => texts.push(Text::plain("***")),
    }
}

/// Joins texts with spaces.
fn join(texts: Vec<Text<Reference>>) -> Text<Reference> {
    let mut texts = texts.into_iter();
    let mut joined = texts.next().unwrap_or_else(|| Text::plain(String::new()));
    for text in texts {
        joined.plain.push(' ');
        let offset = joined.plain.len();
        joined.plain.push_str(&text.plain);
        joined.marks.extend(text.marks.into_iter().map(|mark| Mark {
            range: mark.range.start + offset..mark.range.end + offset,
            style: mark.style,
        }));
    }
    joined
}
