//! Metadata of an article: who made it, when and where it was published, what it belongs to.

use super::bibliography::Name;
use super::{Date, LocalText, Phase, Resolved};
use crate::lang::Localized;

/// What an article says of itself.
#[derive(Clone, Debug)]
pub struct Metadata<P: Phase = Resolved> {
    /// Who wrote it.
    pub authors: Stated<Vec<Person<P::Entity>>>,
    /// Who translated it.
    pub translators: Stated<Vec<Person<P::Entity>>>,
    /// When it was published.
    pub date: Stated<Date>,
    /// When it was last changed after that.
    pub updated: Option<Date>,
    /// Who published it.
    pub outlet: Stated<Name>,
    /// Where it stands on the web.
    pub url: Stated<String>,
    /// What a reader should know of its origin.
    pub note: LocalText<P::Reference>,
    /// Its place among the articles; those without one come after those with one.
    pub order: Option<i64>,
    /// The series that it is a part of.
    pub series: Option<P::Series>,
    /// What it is about.
    pub tags: Vec<P::Tag>,
}

/// What an article says on a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stated<T> {
    /// Nothing.
    #[default]
    Unsaid,
    /// That it is not known: `null`.
    Unknown,
    /// This.
    Known(T),
}

/// Somebody who wrote or translated an article: by a name, or as an entity, or as both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person<E> {
    /// What the article calls them; without it they are called as the entity is.
    pub name: Option<Name>,
    /// Whose profile it is.
    pub entity: Option<E>,
}

/// The name of a tag; a side that is missing is `None`.
pub type TagName = Localized<Option<String>>;

impl<P: Phase> Default for Metadata<P> {
    fn default() -> Self {
        Self {
            authors: Stated::Unsaid,
            translators: Stated::Unsaid,
            date: Stated::Unsaid,
            updated: None,
            outlet: Stated::Unsaid,
            url: Stated::Unsaid,
            note: Localized::default(),
            order: None,
            series: None,
            tags: Vec::new(),
        }
    }
}

impl<T> Stated<T> {
    /// What is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unsaid | Self::Unknown => None,
        }
    }

    /// Whether it is said to be unknown.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Makes something else of what is known.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Stated<U> {
        match self {
            Self::Unsaid => Stated::Unsaid,
            Self::Unknown => Stated::Unknown,
            Self::Known(value) => Stated::Known(change(value)),
        }
    }

    /// This, or the other if this says nothing.
    pub fn or(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Unsaid, _) | (Self::Unknown, Self::Known(_)) => other,
            _ => self,
        }
    }
}

impl<T> Stated<Vec<T>> {
    /// What is known, one by one.
    pub fn each(&self) -> impl Iterator<Item = &T> {
        self.known().into_iter().flatten()
    }
}
