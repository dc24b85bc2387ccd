//! Why a change of the content is not made.

use std::fmt;

use crate::diag::{Diagnostic, token};
use crate::source::{Sources, Span};

/// Why a change is not made. Its words end in none that say so: that is up to the command.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// Two parts of the change meet in one place of this file, or one lies outside of it.
    Overlap(String),
    /// There is a file of this path already.
    Taken(String),
    /// The file cannot be read as it is.
    Broken(String),
    /// The file has no lines of its own for each of its entries.
    NoRoom(String),
    /// The file could not be read any more.
    Unreadable(String),
    /// Another value would become different.
    Value {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// The project would have these new faults; with the texts as they would be.
    Faults(Vec<Diagnostic>, Box<Sources>),
}

impl Refusal {
    /// The refusal because of the value at a place.
    pub(super) fn value(sources: &Sources, span: Span) -> Self {
        let path = sources.file(span.file).path.clone();
        let line = sources.position(span.file, span.range().start).line;
        Self::Value { path, line, text: sources.slice(span).to_owned() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overlap(path) => {
                write!(f, "two parts of the change meet in one place of {}", token(path))
            }
            Self::Taken(path) => write!(f, "there is a file {} already", token(path)),
            Self::Broken(path) => write!(
                f,
                "{} cannot be read as it is\nhelp: mend it first; `hashiya check` shows what is wrong",
                token(path)
            ),
            Self::NoRoom(path) => write!(
                f,
                "the entries of {} do not stand on lines of their own\nhelp: write each as `id:`, with its fields indented below it, and no brackets around them all",
                token(path)
            ),
            Self::Unreadable(path) => write!(f, "{} could not be read afterwards", token(path)),
            Self::Value { path, line, text } => {
                write!(f, "another value would change, in line {line} of {}", token(path))?;
                text.lines().next().map_or(Ok(()), |first| write!(f, ": {}", token(first)))
            }
            Self::Faults(faults, sources) => {
                let first = faults.first().map(|fault| {
                    let position = sources.position(fault.span.file, fault.span.range().start);
                    let path = &sources.file(fault.span.file).path;
                    format!(": {path}:{}:{}: {}", position.line, position.column, fault.message)
                });
                let count = faults.len();
                let what = if count == 1 { "a new fault" } else { "new faults" };
                write!(f, "the content would have {what}{}", first.unwrap_or_default())
            }
        }
    }
}

impl std::error::Error for Refusal {}
