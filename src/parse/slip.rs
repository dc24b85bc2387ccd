//! A fault of a file's syntax, found in its text: what it is, where it begins, and the corrected line.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Fix, Splice, token};
use crate::source::{FileId, Sources};

/// The longest corrected line that a hint shows, in bytes.
const SHOWN: usize = 200;

/// A fault of the file as text, before it has a place in [`crate::source::Sources`].
pub(super) struct Slip {
    /// The bytes at fault.
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) hint: String,
    /// Other text for some bytes, if it is known.
    pub(super) fix: Option<(Range<usize>, String)>,
    /// What the fix does.
    pub(super) action: String,
}

impl Slip {
    pub(super) fn new(
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        let (message, hint) = (message.into(), hint.into());
        Self { range, message, hint, fix: None, action: String::new() }
    }

    /// Adds other text for some bytes; `action` says what that does.
    pub(super) fn fix(mut self, action: &str, range: Range<usize>, text: String) -> Self {
        action.clone_into(&mut self.action);
        self.fix = Some((range, text));
        self
    }

    /// A slip whose hint is the corrected text: `hint` introduces it, and the fix writes it over `range`.
    pub(super) fn mended(self, range: Range<usize>, line: &str, text: String) -> Self {
        let introduction = &self.hint;
        let hint = if line.len() > SHOWN || line.contains(['`', '\n']) {
            introduction.clone()
        } else {
            format!("{introduction}: `{line}`")
        };
        Self { hint, ..self }.fix("write it so", range, text)
    }

    /// The diagnostic for it.
    pub(super) fn diagnostic(self, code: Code, sources: &Sources, file: FileId) -> Diagnostic {
        let span = sources.span(file, self.range);
        let written = sources.slice(span).lines().next().unwrap_or_default().trim();
        let label = match sources.slice(span).chars().next() {
            _ if !written.is_empty() => token(written),
            Some(character) => format!("`U+{:04X}`", u32::from(character)),
            None => "here".to_owned(),
        };
        let fix = self.fix.map(|(range, text)| {
            Fix::likely(self.action, Splice { span: sources.span(file, range), text })
        });
        Diagnostic::new(code, span, self.message).label(label).hint(self.hint).fixes(fix)
    }
}
