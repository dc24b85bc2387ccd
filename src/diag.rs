//! Diagnostics: what is wrong, where, and the way out.
//!
//! A diagnostic is a value. Low code that knows no place returns a plain message and its caller adds the
//! span; [`emit`] is the only module that turns diagnostics into text.

pub mod character;
pub mod code;
pub mod emit;
pub mod fix;
pub mod suggest;
pub mod token;
pub mod unseen;
pub mod yaml;

use std::borrow::Cow;

pub use code::{Code, Severity};
pub use fix::{Certainty, Fix, Splice};
pub use token::token;

use crate::source::{Sources, Span, Spanned};

/// One problem of the content, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule was broken; names the text that `hashiya explain` prints.
    pub code: Code,
    /// Whether it stops a build.
    pub severity: Severity,
    /// The place.
    pub span: Span,
    /// One line that stands alone: lower case, no full stop, tokens as [`token()`] shows them.
    pub message: String,
    /// What is said at the caret. It repeats the token, because carets mislead under right-to-left text.
    pub label: String,
    /// Other places that matter, each with what it is.
    pub related: Vec<(Span, String)>,
    /// Ways out, one action each.
    pub hints: Vec<String>,
    /// Those ways out that are known to the letter, as changes of the files. They exclude each other.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A diagnostic with the severity of its code and an empty label.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            span,
            message: shown(message),
            label: String::new(),
            related: Vec::new(),
            hints: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// A diagnostic about a word of the content, which is also its label.
    pub fn about(code: Code, word: &Spanned<String>, message: impl Into<String>) -> Self {
        Self::new(code, word.span, message).label(token(&word.value))
    }

    /// Says something at the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = shown(label);
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(shown(hint));
        self
    }

    /// The diagnostic with another way out in place of its own.
    #[must_use]
    pub fn instead(self, hint: impl Into<String>) -> Self {
        Self { hints: Vec::new(), fixes: Vec::new(), ..self }.hint(hint)
    }

    /// Adds a way out if there is none yet.
    #[must_use]
    pub fn or_hint(self, hint: impl Into<String>) -> Self {
        if self.hints.is_empty() { self.hint(hint) } else { self }
    }

    /// Offers a known name in place of the unknown one at `place`, if there is a name near enough. Without a place there
    /// is a hint only.
    #[must_use]
    pub fn did_you_mean(self, name: Option<&str>, place: Option<Span>) -> Self {
        let Some(name) = name else { return self };
        let splice = place.map(|span| Splice { span, text: name.to_owned() });
        let fix = splice.map(|splice| Fix::likely(format!("write `{name}`"), splice));
        self.hint(suggest::question(name)).fixes(fix)
    }

    /// Adds fixes.
    #[must_use]
    pub fn fixes(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.fixes.extend(fixes);
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related.push((span, shown(what)));
        self
    }
}

/// A text without line breaks and hidden characters: those of the content may be part of it.
fn shown(text: impl Into<String>) -> String {
    let text = text.into();
    match token::plain(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(plain) => plain,
    }
}

/// Sorts by path, place and code, and drops repetitions. Files that cannot be read come first.
pub fn sorted(mut diagnostics: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    let order = |a: &Diagnostic, b: &Diagnostic| {
        let syntax = b.code.is_syntax().cmp(&a.code.is_syntax());
        let places = sources.order(a.span).cmp(&sources.order(b.span));
        syntax.then(places).then_with(|| (a.code, &a.message).cmp(&(b.code, &b.message)))
    };
    diagnostics.sort_by(order);
    diagnostics.dedup();
    diagnostics
}

/// Whether any diagnostic is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn the_order_is_that_of_paths() {
        let known = Sources::new(vec![SourceFile::new("b", "text")]);
        let files = ["a", "b"].map(|path| SourceFile::new(path, "text"));
        let (fresh, kept) = (Sources::new(files.to_vec()), known.updated(files.to_vec()));
        let paths = |sources: &Sources| -> Vec<String> {
            let start = |path| Span::file_start(sources.find(path).unwrap());
            let diagnostics = ["b", "a"].map(|path| Diagnostic::new(Code::BadId, start(path), ""));
            let sorted = sorted(diagnostics.to_vec(), sources);
            sorted.iter().map(|d| sources.file(d.span.file).path.clone()).collect()
        };
        assert_eq!(paths(&fresh), ["a", "b"]);
        assert_eq!(paths(&kept), ["a", "b"]);
    }
}
