//! Sources: the entries of the bibliography. Hayagriva's format, and beside it what this briefing says in both languages.

use std::collections::HashMap;

use hayagriva::Entry;
use hayagriva::types::{self, Person};

use super::date::{Moment, Precise};
use super::id::listed;
use super::{Date, FormerIds, SourceId};
use crate::lang::{Lang, Localized};
use crate::source::Span;

/// A bibliographic record.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its key.
    pub id: String,
    /// The keys that it had before, and those of what became one with it.
    pub former_ids: FormerIds,
    /// What Hayagriva read of it, without what stands here beside it.
    pub entry: Entry,
    /// What it is called; `None` if nobody says.
    pub title: Option<Title>,
    /// Who published it: its publisher, or else the work that holds it.
    pub publisher: Option<Name>,
    /// The works that hold it, the nearest first.
    pub holders: Vec<Holder>,
    /// Who carried what the publisher wrote.
    pub via: Option<Relay>,
    /// The BCP 47 tag of its language.
    pub language: Option<String>,
    /// Whether authors or publisher, relay and date are those of another source too: then only titles tell them apart.
    pub is_shared: bool,
    /// The place of its key.
    pub span: Span,
}

/// What a source is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The words.
    pub name: Name,
    /// A shorter form, for labels.
    pub short: Option<String>,
    /// Whether these are the editors' words for a source, and not the title that it has.
    pub is_description: bool,
}

/// A name or title: one text for readers of every language, or one for those of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// As it is written everywhere. Its language is that of its source, as far as its letters allow.
    Same(String),
    /// One for each language of the site.
    Sides(Localized<Option<String>>),
}

/// A work that holds a source, or that holds one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// What it is.
    pub kind: types::EntryType,
    /// Its title.
    pub title: Option<Name>,
    /// Who published it.
    pub publisher: Option<Name>,
}

/// Who carried the text of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// Its name.
    pub name: Name,
    /// Where it carried the text.
    pub url: Option<String>,
}

listed! { Source by SourceId }

impl Name {
    /// The text for readers of `lang`, with its language if that is one of the site's.
    pub fn get(&self, lang: Lang) -> (Option<Lang>, &str) {
        match self {
            Self::Same(text) => (None, text),
            Self::Sides(sides) => {
                sides.prefer(lang).map_or((None, ""), |(lang, text)| (Some(lang), text))
            }
        }
    }
}

impl From<types::Date> for Date {
    /// Hayagriva counts months and days from 0.
    fn from(date: types::Date) -> Self {
        let precision = match (date.month, date.day) {
            (Some(month), Some(day)) => Precise::Day(date.year, month + 1, day + 1),
            (Some(month), None) => Precise::Month(date.year, month + 1),
            _ => Precise::Year(date.year),
        };
        Self::Moment(Moment { precision, approximate: date.approximate, uncertain: false })
    }
}

impl Source {
    /// Where it can be read: at its own address, or else at that of its relay.
    pub fn address(&self) -> Option<&str> {
        let own = self.entry.url().map(|url| url.value.as_str());
        own.or_else(|| self.via.as_ref()?.url.as_deref())
    }

    /// Whom it is by: its authors, or else its editors.
    pub fn people(&self) -> &[Person] {
        let authors = self.entry.authors().filter(|authors| !authors.is_empty());
        authors.or(self.entry.editors()).unwrap_or_default()
    }

    fn origin(&self, lang: Lang) -> Origin<'_> {
        let people = self.people();
        let publisher = self.publisher.as_ref().filter(|_| people.is_empty());
        Origin {
            people,
            publisher: publisher.map(|name| name.get(lang).1),
            relay: self.via.as_ref().map(|via| via.name.get(lang).1),
            date: self.entry.date(),
        }
    }
}

/// What a source is called by, but for its title.
#[derive(PartialEq, Eq, Hash)]
struct Origin<'s> {
    people: &'s [Person],
    publisher: Option<&'s str>,
    relay: Option<&'s str>,
    date: Option<&'s types::Date>,
}

/// The works that hold an entry, the nearest first, then those that hold these. Hayagriva itself looks no further than the first.
pub fn works(entry: &Entry) -> Vec<&Entry> {
    let mut works: Vec<&Entry> = entry.parents().iter().collect();
    let mut place = 0;
    while let Some(work) = works.get(place).copied() {
        works.extend(work.parents());
        place += 1;
    }
    works
}

/// Marks the sources that only their titles tell apart, in any language.
pub fn mark_shared(sources: &mut [Source]) {
    let mut shared = vec![false; sources.len()];
    for lang in Lang::ALL {
        let mut counts: HashMap<Origin<'_>, usize> = HashMap::new();
        for source in &*sources {
            *counts.entry(source.origin(lang)).or_default() += 1;
        }
        for (shared, source) in shared.iter_mut().zip(&*sources) {
            *shared |= counts.get(&source.origin(lang)).is_some_and(|count| *count > 1);
        }
    }
    for (source, shared) in sources.iter_mut().zip(shared) {
        source.is_shared = shared;
    }
}
