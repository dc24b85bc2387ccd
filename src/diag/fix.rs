//! Fixes: ways out of a diagnostic as changes of the files. Data only: nothing here reads or writes a file.

use crate::source::Span;

/// Other text for the bytes of a span; an empty span is where text is inserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The bytes that go.
    pub span: Span,
    /// What comes in their place, in the syntax of the file.
    pub text: String,
}

/// One way out that is known to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words: lower case, no full stop.
    pub label: String,
    /// The changes, which do not overlap. All are made, or none.
    pub splices: Vec<Splice>,
    /// Whether a person must agree.
    pub certainty: Certainty,
}

/// How much a fix presumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Nothing else can have been meant, and no word that a reader sees changes: a program may make the change unasked.
    Sure,
    /// A guess, or a choice among several: a person decides.
    Likely,
}

impl Certainty {
    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
        }
    }
}

impl Fix {
    /// A change that a program may make unasked.
    pub fn sure(label: impl Into<String>, splice: Splice) -> Self {
        Self { label: label.into(), splices: vec![splice], certainty: Certainty::Sure }
    }

    /// A change that a person must agree to.
    pub fn likely(label: impl Into<String>, splice: Splice) -> Self {
        Self { label: label.into(), splices: vec![splice], certainty: Certainty::Likely }
    }
}
