//! The kinds of entity, and the words for them.

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
