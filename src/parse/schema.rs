//! The format of each kind of file, told by its decoder: it runs over a probe, which notes what is asked of it.

pub mod about;

use super::article::article;
use super::bibliography::sources;
use super::config::settings;
use super::entity::entity;
pub use super::format::{Content, Field, Mapping, Named, Schema, Shape, ValueId};
use super::node::{Decoder, Node, NodeKind};
use super::probe::Probe;
use super::role::{FileRole, file_role};
use super::series::series;
use crate::model::{EntityKind, FormName};
use crate::source::{SourceFile, Sources, Span};

/// A kind of file whose format is one mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `articles/ID.yaml`
    Article,
    /// A folder of entities.
    Entity(EntityKind),
    /// `series/ID.yaml`
    Series,
    /// `sources.yaml`
    Sources,
    /// `book.toml`
    Book,
}

impl FileKind {
    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        let entities = EntityKind::ALL.into_iter().map(Self::Entity);
        let others = [Self::Series, Self::Sources, Self::Book];
        std::iter::once(Self::Article).chain(entities).chain(others)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Entity(kind) => kind.noun(),
            Self::Series => "series",
            Self::Sources => "sources",
            Self::Book => "book",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.name() == name)
    }

    /// The kind of a file by its path below the root.
    pub fn of(path: &str) -> Option<Self> {
        match file_role(path) {
            FileRole::Config => Some(Self::Book),
            FileRole::Article(_) => Some(Self::Article),
            FileRole::Entity(kind, _) => Some(Self::Entity(kind)),
            FileRole::Series(_) => Some(Self::Series),
            FileRole::Sources => Some(Self::Sources),
            FileRole::Page(..) | FileRole::Other | FileRole::Unexpected => None,
        }
    }

    /// What a file of this kind may hold. The form of a paragraph decides on its fields: each gets its run.
    pub fn schema(self) -> Schema {
        let nothing = Sources::new(vec![SourceFile::new("", "")]);
        let Some(file) = nothing.ids().first().copied() else { return Schema::default() };
        Probe::ask(FormName::ALL.len(), |probe| {
            let decoder = &mut Decoder::new(&nothing);
            let node = Node { span: Span::file_start(file), kind: NodeKind::Probe(probe) };
            match self {
                Self::Article => drop(article(decoder, node, "", file)),
                Self::Entity(kind) => drop(entity(decoder, node, kind, "")),
                Self::Series => drop(series(decoder, node, "")),
                Self::Sources => drop(sources(decoder, node)),
                Self::Book => drop(settings(decoder, node)),
            }
        })
    }
}
