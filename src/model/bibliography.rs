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
    /// The place among `holders` of the work that stands there for a publisher.
    pub stand_in: Option<usize>,
    /// The works that hold it, the nearest first.
    pub holders: Vec<Holder>,
    /// Who carried what the publisher wrote.
    pub via: Option<Relay>,
    /// The BCP 47 tag of its language.
    pub language: Option<String>,
    /// Where the numbers lead by which it is known, such as a DOI.
    pub resolved: Option<String>,
    /// What tells it from all others where it is cited.
    pub told: Told,
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
    /// The BCP 47 tag of its language, where that is not the source's.
    pub language: Option<String>,
    /// Where the numbers lead by which it is known, such as a DOI.
    pub resolved: Option<String>,
}

/// How much is said of a source where it is cited. Each names what the one before it does, and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Whom it is by, who carried it, and when.
    Origin,
    /// Its title, in the short form if there is one.
    Title,
    /// Its title in full.
    WholeTitle,
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
    /// Where it can be read: at its own address, at that to which its numbers lead, or else at that of its relay.
    pub fn address(&self) -> Option<&str> {
        self.links().next()
    }

    /// All addresses at which it can be read, the best first.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let own = self.entry.url().map(|url| url.value.as_str());
        let relay = self.via.as_ref().and_then(|via| via.url.as_deref());
        [own, self.resolved.as_deref(), relay].into_iter().flatten()
    }

    /// The works that hold it, each with its record, the nearest first.
    pub fn held(&self) -> impl Iterator<Item = (&Holder, &Entry)> {
        self.holders.iter().zip(works(&self.entry))
    }

    /// When it was published, or else the nearest work that holds it and is dated.
    pub fn date(&self) -> Option<Date> {
        self.nearest(Entry::date).copied().map(Date::from)
    }

    /// What is said of it, or else of the nearest work that holds it and of which it is said.
    pub fn nearest<'s, T>(&'s self, of: impl Fn(&'s Entry) -> Option<T>) -> Option<T> {
        of(&self.entry).or_else(|| works(&self.entry).into_iter().find_map(&of))
    }

    /// Whom it is by: its authors, or else its editors.
    pub fn people(&self) -> &[Person] {
        let authors = self.entry.authors().filter(|authors| !authors.is_empty());
        authors.or(self.entry.editors()).unwrap_or_default()
    }

    /// Those of them whom a label names: of many the first.
    pub fn people_named(&self) -> &[Person] {
        let people = self.people();
        if people.len() > MOST_PEOPLE { &people[..1] } else { people }
    }

    /// Whether these are its editors.
    pub fn is_by_editors(&self) -> bool {
        self.entry.authors().is_none_or(<[Person]>::is_empty) && !self.people().is_empty()
    }

    fn label(&self, told: Told, lang: Lang) -> Label<'_> {
        let people = self.people_named();
        let who = match &self.publisher {
            Some(name) if people.is_empty() => in_one_script(name.get(lang).1),
            _ => people.iter().map(joined).collect::<Vec<_>>().join(";"),
        };
        let title = self.title.as_ref().filter(|_| told > Told::Origin || who.is_empty());
        let short = title.and_then(|title| title.short.as_deref());
        let short = short.filter(|_| told < Told::WholeTitle);
        Label {
            title: short.or_else(|| Some(title?.name.get(lang).1)),
            // “And others”, “(ed.)”.
            behind: (people.len() < self.people().len(), self.is_by_editors()),
            relay: self.via.as_ref().map(|via| via.name.get(lang).1),
            date: self.nearest(Entry::date),
            who,
        }
    }
}

/// Of more people than these, a label names the first.
const MOST_PEOPLE: usize = 3;

/// What readers see of a source where it is cited.
#[derive(PartialEq, Eq, Hash)]
struct Label<'s> {
    who: String,
    behind: (bool, bool),
    relay: Option<&'s str>,
    title: Option<&'s str>,
    date: Option<&'s types::Date>,
}

/// A name as readers see it, whichever of its parts are known.
fn joined(person: &Person) -> String {
    let family = person.prefix.iter().chain([&person.name]).cloned().collect::<Vec<_>>().join(" ");
    let rest = [&person.given_name, &person.suffix].into_iter().flatten().cloned();
    in_one_script(&[family].into_iter().chain(rest).collect::<Vec<_>>().join(", "))
}

/// A name with the comma of one script, because only that of the name decides which is printed.
fn in_one_script(name: &str) -> String {
    name.replace('،', ",")
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

/// Finds out how much has to be said of each source so that no two are called the same, in any language.
pub fn tell_apart(sources: &mut [Source]) {
    for more in [Told::Title, Told::WholeTitle] {
        let mut shared = vec![false; sources.len()];
        for lang in Lang::ALL {
            let labels: Vec<Label<'_>> = sources.iter().map(|it| it.label(it.told, lang)).collect();
            let mut counts: HashMap<&Label<'_>, usize> = HashMap::new();
            labels.iter().for_each(|label| *counts.entry(label).or_default() += 1);
            for (shared, label) in shared.iter_mut().zip(&labels) {
                *shared |= counts.get(label).is_some_and(|count| *count > 1);
            }
        }
        let shared = sources.iter_mut().zip(shared).filter(|(_, is_shared)| *is_shared);
        shared.for_each(|(source, _)| source.told = more);
    }
}
