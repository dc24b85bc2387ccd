//! The events of one Markdown text, read in order, and where its faults are reported.

use std::iter::Peekable;
use std::ops::Range;

use super::event::Located;
use super::hidden::Hidden;
use super::stray::Sign;
use super::{lost, nesting};
use crate::diag::{Code, Diagnostic, token};
use crate::source::Span;

/// Where a byte range of the Markdown lies in the files.
pub(super) type Place<'p> = &'p dyn Fn(Range<usize>) -> Span;

/// What the end of a line is in a text whose author did not ask for a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// A space: the text runs on.
    Joined,
    /// A break: a line is a line, and ` // ` sets two hemistichs of it apart.
    Verse,
}

/// Reads the events of one Markdown text in order.
pub(super) struct Reader<'h, 'd> {
    pub(super) lines: Lines,
    pub(super) hidden: &'h Hidden<'h>,
    pub(super) events: Peekable<std::vec::IntoIter<Located<'h>>>,
    pub(super) place: Place<'d>,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
    /// The signs that mark nothing and were reported.
    pub(super) reported: Vec<Sign>,
}

impl<'h, 'd> Reader<'h, 'd> {
    /// Takes up a text. What concerns it as a whole is reported here.
    pub(super) fn new(
        hidden: &'h Hidden<'h>,
        place: Place<'d>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        let all = hidden.events();
        let lost = lost::gaps(hidden.seen(), &all);
        let (events, too_deep) = nesting::limited(all);
        let events = events.into_iter().peekable();
        let lines = Lines::Joined;
        let mut reader = Self { lines, hidden, events, place, diagnostics, reported: Vec::new() };
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
    pub(super) fn position(&mut self) -> Option<Range<usize>> {
        self.events.peek().map(|(_, range)| range.clone())
    }

    /// Reports a stretch of the Markdown.
    pub(super) fn report(&mut self, code: Code, range: Range<usize>, message: String, hint: &str) {
        let written = self.hidden.written.get(range.clone()).unwrap_or_default().trim_end();
        let label = token(written.lines().next().unwrap_or_default());
        let span = (self.place)(range.start..range.start + written.len());
        self.diagnostics.push(Diagnostic::new(code, span, message).label(label).hint(hint));
    }

    pub(super) fn report_lost(&mut self, range: Range<usize>) {
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
