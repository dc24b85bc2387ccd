//! Units: what can be found, in both languages at once, so that a word of either leads to it.

use super::text::{Field, Shown, Side, Weight, fields};
use crate::lang::{Lang, LangTag, Localized};
use crate::route::Route;
use crate::view::{Scope, Site};

/// The kinds of units, in the order of the filter.
pub(super) const KINDS: [&str; 11] = [
    "group",
    "actor",
    "place",
    "event",
    "agreement",
    "article",
    "paragraph",
    "note",
    "statement",
    "source",
    "page",
];

/// Something that can be found.
#[derive(Debug)]
pub(super) struct Unit {
    /// Its place in [`KINDS`].
    pub(super) kind: usize,
    /// What it is called, or what it belongs to.
    pub(super) title: Shown,
    /// Its text as it is shown.
    pub(super) text: Shown,
    /// What is searched.
    pub(super) fields: Vec<Field>,
    /// Its whole names.
    pub(super) names: Vec<Name>,
    /// Where it stands on the pages of each language, below the site's root.
    pub(super) address: Localized<String>,
    /// Its relations, if it is an entity.
    pub(super) ties: Vec<Tie>,
    /// Its number in the article, if it is a note.
    pub(super) note: Option<u32>,
}

/// A whole name of an entity.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) lang: LangTag,
    /// As it is written.
    pub(super) side: Side,
    /// Its words as they are looked up, by [`stem::words`], and those of its other spellings behind them.
    pub(super) keys: Vec<String>,
    /// 0 for a proper name, more for others.
    pub(super) rank: usize,
}

/// A relation as results show it.
#[derive(Debug)]
pub(super) struct Tie {
    pub(super) label: Shown,
    pub(super) other: Shown,
    pub(super) date: Shown,
    pub(super) address: Localized<String>,
}

/// Makes texts of units as pages would: each in one language.
pub(super) struct Maker<'b> {
    pub(super) site: Site<'b>,
}

impl<'b> Maker<'b> {
    /// The scope of a page at the site's root in a language.
    pub(super) fn scope(&self, lang: Lang) -> Scope<'b> {
        Scope { lang, ..Scope::new(self.site, Route::Landing) }
    }
}

/// The address of a page in each language, with a place on it.
pub(super) fn addresses<'b>(place: &str, route: impl Fn(Lang) -> Route<'b>) -> Localized<String> {
    Localized::from_fn(|lang| {
        let page = Route::Landing.to(route(lang));
        if place.is_empty() { page } else { format!("{page}#{place}") }
    })
}

impl Unit {
    pub(super) fn new(kind: &str, title: Shown, text: Shown, address: Localized<String>) -> Self {
        let kind = KINDS.iter().position(|own| *own == kind).unwrap_or_default();
        let (fields, names, ties) = (fields(Weight::Body, &text), Vec::new(), Vec::new());
        Self { kind, title, text, fields, names, address, ties, note: None }
    }

    /// Finds the unit by a text too.
    pub(super) fn with(mut self, weight: Weight, text: &Shown) -> Self {
        self.fields.extend(fields(weight, text));
        self
    }

    /// Finds the unit by its title.
    pub(super) fn titled(self) -> Self {
        let title = self.title.clone();
        self.with(Weight::Title, &title)
    }
}
