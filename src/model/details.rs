//! What only entities of one kind have: their own facts, with dates and places.

use super::word::words;
use super::{Date, EntityKind, LocalText, Phase, Resolved};

/// What only one kind of entity has. It also says which kind that is.
#[derive(Clone, Debug)]
pub enum Details<P: Phase = Resolved> {
    /// Of a group.
    Group(Group),
    /// Of a person.
    Actor(Actor<P>),
    /// Of a place.
    Place(Place<P>),
    /// Of something that happened.
    Event(Dated),
    /// Of an accord, truce or pact.
    Agreement(Dated),
}

/// What only groups have.
#[derive(Clone, Debug)]
pub struct Group {
    /// When it was founded.
    pub founded: Option<Date>,
    /// When it ended.
    pub dissolved: Option<Date>,
}

/// What only people have.
#[derive(Clone, Debug)]
pub struct Actor<P: Phase = Resolved> {
    /// Date of birth.
    pub born: Option<Date>,
    /// Date of death.
    pub died: Option<Date>,
    /// Offices and functions.
    pub offices: Vec<Office<P>>,
}

/// What only places have.
#[derive(Clone, Debug)]
pub struct Place<P: Phase = Resolved> {
    /// Where it is.
    pub position: Option<Position>,
    /// What the position stands for.
    pub note: LocalText<P::Reference>,
    /// What the position rests on.
    pub sources: Vec<P::Source>,
}

/// What only events and agreements have.
#[derive(Clone, Debug)]
pub struct Dated {
    /// When it happened or began.
    pub date: Option<Date>,
    /// When it ended.
    pub end: Option<Date>,
    /// Which part of the story it belongs to: its lane on the timeline.
    pub theme: Option<Theme>,
}

/// An office or function of a person.
#[derive(Clone, Debug)]
pub struct Office<P: Phase = Resolved> {
    /// Its title.
    pub title: LocalText<P::Reference>,
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

words! {
    /// What a point on the map stands for.
    pub enum Precision {
        /// The place itself.
        Point = "point",
        /// A known place near it.
        Proxy = "proxy",
        /// The middle of an area.
        Region = "region",
    }
}

words! {
    /// The parts of a story that the timeline keeps apart, in the order of its lanes.
    pub enum Theme {
        /// Attacks, offensives, abductions, deaths in them.
        Fighting = "fighting",
        /// Truces, talks and agreements, and their end.
        Talks = "talks",
        /// Groups form, split, join and pledge.
        Groups = "groups",
        /// Governments, coups, parties and protests.
        State = "state",
        /// Forces and missions from abroad.
        Foreign = "foreign",
    }
}

impl<P: Phase> Details<P> {
    /// The kind of entity that has such details.
    pub fn kind(&self) -> EntityKind {
        match self {
            Self::Group(_) => EntityKind::Group,
            Self::Actor(_) => EntityKind::Actor,
            Self::Place(_) => EntityKind::Place,
            Self::Event(_) => EntityKind::Event,
            Self::Agreement(_) => EntityKind::Agreement,
        }
    }

    /// Those of an event or agreement.
    pub fn dated(&self) -> Option<&Dated> {
        match self {
            Self::Event(dated) | Self::Agreement(dated) => Some(dated),
            Self::Group(_) | Self::Actor(_) | Self::Place(_) => None,
        }
    }

    /// When it began: founded, was born, happened.
    pub fn date(&self) -> Option<&Date> {
        match self {
            Self::Group(group) => group.founded.as_ref(),
            Self::Actor(actor) => actor.born.as_ref(),
            Self::Place(_) => None,
            Self::Event(dated) | Self::Agreement(dated) => dated.date.as_ref(),
        }
    }

    /// When it ended: was dissolved, died, was over.
    pub fn end(&self) -> Option<&Date> {
        match self {
            Self::Group(group) => group.dissolved.as_ref(),
            Self::Actor(actor) => actor.died.as_ref(),
            Self::Place(_) => None,
            Self::Event(dated) | Self::Agreement(dated) => dated.end.as_ref(),
        }
    }

    /// When it was: its beginning, or its end if that alone is known.
    pub fn when(&self) -> Option<&Date> {
        self.date().or(self.end())
    }

    /// Where it is, if it is a place that has a position.
    pub fn position(&self) -> Option<Position> {
        match self {
            Self::Place(place) => place.position,
            Self::Group(_) | Self::Actor(_) | Self::Event(_) | Self::Agreement(_) => None,
        }
    }

    /// What its own facts rest on.
    pub fn sources(&self) -> &[P::Source] {
        match self {
            Self::Place(place) => &place.sources,
            Self::Group(_) | Self::Actor(_) | Self::Event(_) | Self::Agreement(_) => &[],
        }
    }
}
