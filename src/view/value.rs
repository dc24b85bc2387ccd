//! Values that templates print on many pages: a text with its language, a link, a labelled fact, what a claim rests on.

use serde::Serialize;

use crate::html::Html;
use crate::lang::Dir;

/// A text with its language and direction.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    pub(super) lang: &'static str,
    pub(super) dir: Dir,
    pub(super) html: Html,
    /// Whether it is not in the page's language.
    pub(super) fallback: bool,
}

/// A link with a text.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    pub(super) href: String,
    pub(super) text: TextView,
}

/// A labelled value.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    pub(super) label: String,
    pub(super) value: TextView,
    /// Where the value leads, on another site.
    pub(super) href: Option<String>,
    pub(super) sources: Vec<LinkView>,
}

impl FactView {
    pub(super) fn new(label: String, value: TextView) -> Self {
        Self { label, value, href: None, sources: Vec::new() }
    }
}

/// How sure a claim is and what it rests on.
#[derive(Clone, Debug, Serialize)]
pub(super) struct EvidenceView {
    pub(super) confidence: Option<&'static str>,
    pub(super) confidence_label: Option<String>,
    pub(super) sources: Vec<LinkView>,
}
