//! Units: what can be found, in both languages at once, so that a word of either leads to it.

use std::sync::Arc;

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
pub(super) struct Unit<'b> {
    /// Its place in [`KINDS`].
    pub(super) kind: usize,
    /// What it is called, or what it belongs to.
    pub(super) title: Arc<Shown<'b>>,
    /// Its text as it is shown.
    pub(super) text: Shown<'b>,
    /// What is searched beside its text.
    pub(super) others: Vec<Field<'b>>,
    /// Its whole names.
    pub(super) names: Vec<Name<'b>>,
    /// Where it stands.
    pub(super) address: Address<'b>,
    /// Its relations, if it is an entity.
    pub(super) ties: Vec<Tie<'b>>,
    /// Its number in the article, if it is a note.
    pub(super) note: Option<u32>,
}

/// A whole name of an entity.
#[derive(Debug)]
pub(super) struct Name<'b> {
    pub(super) lang: LangTag,
    /// As it is written.
    pub(super) side: Side<'b>,
    /// Its words as they are looked up, by [`stem::words`], and those of its other spellings behind them.
    pub(super) keys: Vec<String>,
    /// 0 for a proper name, more for others.
    pub(super) rank: usize,
}

/// A relation as results show it.
#[derive(Debug)]
pub(super) struct Tie<'b> {
    pub(super) label: Shown<'b>,
    pub(super) other: Shown<'b>,
    pub(super) date: Shown<'b>,
    pub(super) address: Address<'b>,
}

/// Where something stands on the pages of both languages. Many places of a page share its addresses.
#[derive(Clone, Debug)]
pub(super) struct Address<'b> {
    /// The page in each language, below the site's root.
    pages: Arc<Localized<String>>,
    /// The id of a place on it, or nothing.
    place: &'b str,
}

impl<'b> Address<'b> {
    /// A page in each language.
    pub(super) fn new(pages: Localized<String>) -> Self {
        Self { pages: Arc::new(pages), place: "" }
    }

    /// The page of a route in each language.
    pub(super) fn of<'r>(route: impl Fn(Lang) -> Route<'r>) -> Self {
        Self::new(Localized::from_fn(|lang| Route::Landing.to(route(lang))))
    }

    /// A place on the same page.
    pub(super) fn at(&self, place: &'b str) -> Self {
        Self { pages: self.pages.clone(), place }
    }

    /// The address in a language, below the site's root.
    pub(super) fn get(&self, lang: Lang) -> String {
        let page = self.pages.get(lang);
        if self.place.is_empty() { page.clone() } else { format!("{page}#{}", self.place) }
    }
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

impl<'b> Unit<'b> {
    pub(super) fn new(
        kind: &str,
        title: impl Into<Arc<Shown<'b>>>,
        text: Shown<'b>,
        address: Address<'b>,
    ) -> Self {
        let kind = KINDS.iter().position(|own| *own == kind).unwrap_or_default();
        let (others, names, ties) = (Vec::new(), Vec::new(), Vec::new());
        Self { kind, title: title.into(), text, others, names, address, ties, note: None }
    }

    /// Finds the unit by a text too.
    pub(super) fn with(mut self, weight: Weight, text: &Shown<'b>) -> Self {
        self.others.extend(fields(weight, text));
        self
    }

    /// What is searched: its text, and what goes with it.
    pub(super) fn fields(&self) -> impl Iterator<Item = Field<'b>> {
        fields(Weight::Body, &self.text).chain(self.others.iter().cloned())
    }

    /// Finds the unit by its title.
    pub(super) fn titled(self) -> Self {
        let title = self.title.clone();
        self.with(Weight::Title, &title)
    }
}
