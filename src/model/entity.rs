//! Entities: groups, actors, places, events and agreements.

use super::{Block, Date, LocalText, Origin, SourceId, typed_id};
use crate::lang::{Lang, Localized};
use crate::source::{Span, Spanned};

typed_id! {
    /// The place of an entity in [`super::Book::entities`].
    EntityId of Entity
}

/// The five kinds of entity. Each has a folder of content and a section of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// An organisation; all groups together are the glossary.
    Group,
    /// A person.
    Actor,
    /// A place.
    Place,
    /// Something that happened.
    Event,
    /// An accord, truce or pact.
    Agreement,
}

impl EntityKind {
    /// Every kind, in the order in which the site lists them.
    pub const ALL: [Self; 5] =
        [Self::Group, Self::Actor, Self::Place, Self::Event, Self::Agreement];

    /// The content folder and the path segment.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Group => "groups",
            Self::Actor => "actors",
            Self::Place => "places",
            Self::Event => "events",
            Self::Agreement => "agreements",
        }
    }

    /// The kind whose content lies in this folder.
    pub fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }

    /// The word for one of them, in diagnostics.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Event => "event",
            Self::Agreement => "agreement",
        }
    }
}

/// A profile. `R` is what references in its texts hold, `S` what names a source: first as the author wrote
/// them, then resolved.
#[derive(Clone, Debug)]
pub struct Entity<R = EntityId, S = SourceId> {
    /// The file stem.
    pub id: String,
    /// Which kind it is.
    pub kind: EntityKind,
    /// The place of its first line, for what concerns it as a whole.
    pub span: Span,
    /// Its names; at least one side is there.
    pub name: Names,
    /// A short name or acronym.
    pub short: Names,
    /// Other names by which texts call it.
    pub aliases: Aliases,
    /// Names too general to link by themselves.
    pub weak_aliases: Aliases,
    /// What sort of group, actor, place … it is, in a few words.
    pub sort: LocalText<R>,
    /// Whether it is background that no article names.
    pub context: bool,
    /// One sentence: what it is.
    pub summary: LocalText<R>,
    /// The body.
    pub body: Localized<Option<Vec<Block<R>>>>,
    /// Sourced facts.
    pub statements: Vec<Statement<R, S>>,
    /// What only its kind has.
    pub details: Details<R, S>,
}

/// Names by language: French as well, since the press of the region writes it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Arabic and English.
    pub local: Localized<Option<Spanned<String>>>,
    /// French.
    pub fr: Option<Spanned<String>>,
}

impl Names {
    /// The names in all languages.
    pub fn all(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.local.iter().filter_map(|(_, name)| name.as_ref()).chain(&self.fr)
    }
}

/// Lists of names by language.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    /// Arabic and English.
    pub local: Localized<Vec<Spanned<String>>>,
    /// French.
    pub fr: Vec<Spanned<String>>,
}

impl Aliases {
    /// The names in all languages.
    pub fn all(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.local.iter().flat_map(|(_, names)| names).chain(&self.fr)
    }
}

/// What only one kind of entity has.
#[derive(Clone, Debug)]
pub enum Details<R = EntityId, S = SourceId> {
    /// A group.
    Group {
        /// When it was founded.
        founded: Option<Date>,
        /// When it ended.
        dissolved: Option<Date>,
    },
    /// An actor.
    Actor {
        /// Date of birth.
        born: Option<Date>,
        /// Date of death.
        died: Option<Date>,
        /// Offices and functions.
        roles: Vec<Role<R>>,
    },
    /// A place.
    Place {
        /// Where it is.
        position: Option<Position>,
        /// What the position stands for.
        note: LocalText<R>,
        /// What the position rests on.
        sources: Vec<S>,
    },
    /// An event or an agreement.
    Dated {
        /// When it happened or began.
        date: Option<Date>,
        /// When it ended.
        end: Option<Date>,
        /// Which part of the story it belongs to: its lane on the timeline.
        theme: Option<Theme>,
    },
}

/// The parts of a story that the timeline keeps apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Attacks, offensives, abductions, deaths in them.
    Fighting,
    /// Truces, talks and agreements, and their end.
    Talks,
    /// Groups form, split, join and pledge.
    Groups,
    /// Governments, coups, parties and protests.
    State,
    /// Forces and missions from abroad.
    Foreign,
}

impl Theme {
    /// Every theme with the word that content uses, in the order of the lanes.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("fighting", Self::Fighting),
        ("talks", Self::Talks),
        ("groups", Self::Groups),
        ("state", Self::State),
        ("foreign", Self::Foreign),
    ];

    /// The word that content uses.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

impl<R, S> Details<R, S> {
    /// When it began: founded, was born, happened.
    pub fn date(&self) -> Option<&Date> {
        match self {
            Self::Group { founded: date, .. }
            | Self::Actor { born: date, .. }
            | Self::Dated { date, .. } => date.as_ref(),
            Self::Place { .. } => None,
        }
    }

    /// What its own facts rest on.
    pub fn sources(&self) -> &[S] {
        match self {
            Self::Place { sources, .. } => sources,
            Self::Group { .. } | Self::Actor { .. } | Self::Dated { .. } => &[],
        }
    }
}

/// An office or function of an actor.
#[derive(Clone, Debug)]
pub struct Role<R = EntityId> {
    /// Its title.
    pub title: LocalText<R>,
    /// Since when.
    pub since: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
}

/// A point on the globe, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
    /// What the point stands for.
    pub precision: Precision,
}

/// What a point on the map stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// The place itself.
    Point,
    /// A known place near it.
    Proxy,
    /// The middle of an area.
    Region,
}

/// One sourced fact on a profile.
#[derive(Clone, Debug)]
pub struct Statement<R = EntityId, S = SourceId> {
    /// The fact.
    pub text: LocalText<R>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it rests on.
    pub sources: Vec<S>,
    /// Its place.
    pub span: Span,
}

/// How sure a statement or relation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Confidence {
    /// The cited source states it.
    #[default]
    Sourced,
    /// Only a weak source states it.
    SourcedWeak,
    /// Sources differ, or the claim comes from a party to the conflict.
    Contested,
    /// The editors' reasoning.
    Inference,
    /// Uncontroversial; no page was consulted.
    GeneralKnowledge,
}

impl Confidence {
    /// Every level with the word that content uses.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("sourced", Self::Sourced),
        ("sourced-weak", Self::SourcedWeak),
        ("contested", Self::Contested),
        ("inference", Self::Inference),
        ("general-knowledge", Self::GeneralKnowledge),
    ];

    /// The word that content uses.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }

    /// Whether a reader should be warned: sources are weak or differ, or the editors reason.
    pub fn is_weak(self) -> bool {
        matches!(self, Self::SourcedWeak | Self::Contested | Self::Inference)
    }

    /// Whether it must cite a source.
    pub fn needs_source(self) -> bool {
        !matches!(self, Self::Inference | Self::GeneralKnowledge)
    }
}

impl<R, S> Entity<R, S> {
    /// Every form by which texts may call it, without the weak ones: names, short names and aliases of all languages.
    pub fn forms(&self) -> impl Iterator<Item = (&Spanned<String>, Origin)> {
        let names = self.name.all().map(|name| (name, Origin::Name));
        let short = self.short.all().map(|name| (name, Origin::Short));
        names.chain(short).chain(self.aliases.all().map(|alias| (alias, Origin::Alias)))
    }

    /// The name to show a reader of `lang`, with the language it is in. An entity without any name is called by
    /// its id.
    pub fn name(&self, lang: Lang) -> (Lang, &str) {
        match self.name.local.prefer(lang) {
            Some((lang, name)) => (lang, &name.value),
            None => (Lang::En, &self.id),
        }
    }

    /// The name for labels, which have little room: the short one in the reader's language if there is one.
    pub fn short_name(&self, lang: Lang) -> (Lang, &str) {
        let short = self.short.local.get(lang).as_ref();
        short.map_or_else(|| self.name(lang), |short| (lang, short.value.as_str()))
    }
}
