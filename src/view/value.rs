//! Values that templates print on many pages: a text with its language, a link, a labelled fact, what a claim rests on.

use serde::Serialize;

use crate::html::Html;
use crate::lang::{Dir, Lang};

/// A text with its language and direction.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    /// The tag of its language.
    pub lang: &'static str,
    /// Its direction.
    pub dir: Dir,
    /// The text.
    pub html: Html,
    /// Whether it is not in the page's language.
    pub(super) fallback: bool,
}

impl TextView {
    /// A text on a page in a language.
    pub(super) fn new(html: Html, lang: Lang, page: Lang) -> Self {
        Self { lang: lang.tag(), dir: lang.dir(), html, fallback: lang != page }
    }
}

/// A link with a text.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: TextView,
}

/// A labelled value.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    /// What it is about, in the page's language.
    pub label: String,
    /// What is said.
    pub value: TextView,
    /// Where the value leads, on another site.
    pub href: Option<String>,
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
