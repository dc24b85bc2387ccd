//! A fault of a file's syntax, found in its text: what it is, where it begins, and the corrected line.

use std::ops::Range;

use crate::diag::{Certainty, Code, Diagnostic, Fix, Splice, token};
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
    /// Whether a person must agree to it.
    pub(super) certainty: Certainty,
}

impl Slip {
    pub(super) fn new(
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        let (message, hint) = (message.into(), hint.into());
        let (fix, action, certainty) = (None, String::new(), Certainty::Likely);
        Self { range, message, hint, fix, action, certainty }
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

    /// Says that nothing else than the fix can have been meant, if that is so.
    pub(super) fn sure_if(self, is_sure: bool) -> Self {
        let certainty = if is_sure { Certainty::Sure } else { self.certainty };
        Self { certainty, ..self }
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
            let splice = Splice { span: sources.span(file, range), text };
            Fix { label: self.action, splices: vec![splice], certainty: self.certainty }
        });
        Diagnostic::new(code, span, self.message).label(label).hint(self.hint).fixes(fix)
    }
}
