//! The book: articles, entities, relations and sources, resolved. Data, and what follows from it alone; it knows neither
//! the files that it was read from, nor templates, nor the disk.

pub mod article;
pub mod bibliography;
pub mod change;
pub mod collection;
pub mod date;
pub mod details;
pub mod entity;
pub mod form;
pub mod former;
pub mod gaps;
pub(crate) mod id;
pub mod kind;
pub mod metadata;
pub mod origin;
pub mod phase;
pub mod relation;
pub mod text;
pub(crate) mod word;
pub mod years;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::lang::Localized;
use crate::source::Span;

pub use article::{Article, Dating, Mention, Note, NoteKind, Paragraph, Passage};
pub use bibliography::Source;
pub use change::Change;
pub use collection::{Credits, Series, Tag};
pub use date::Date;
pub use details::Details;
pub use entity::{Confidence, Entity};
pub use form::{Form, FormName};
pub use former::{Former, FormerIds};
pub use gaps::Gaps;
pub use id::{ArticleId, EntityId, SeriesId, SourceId, TagId};
pub use kind::EntityKind;
pub use metadata::Metadata;
pub use origin::Origin;
pub use phase::{Phase, Resolved};
pub use relation::{Class, Direction, Relation, RelationType};
pub use text::{Block, Reference, Text};
pub use years::Years;

/// A text in both languages; a missing side is `None`.
pub type LocalText<R> = Localized<Option<Text<R>>>;

/// Everything that a site is made from.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Articles by id; editions of a book share those that are as they were.
    pub articles: Vec<Arc<Article>>,
    /// Entities by id, of all kinds.
    pub entities: Arc<Vec<Entity>>,
    /// Typed edges between entities, in the order of their files.
    pub relations: Arc<Vec<Relation>>,
    /// The bibliography by id.
    pub sources: Arc<Vec<Source>>,
    /// The series by id.
    pub series: Vec<Series>,
    /// The tags by slug.
    pub tags: Vec<Tag>,
    /// The pages of Markdown, such as “about”.
    pub pages: Vec<Page>,
    /// For each entity the paragraphs that mention it, in reading order.
    pub mentioned_in: Vec<Vec<ParagraphRef>>,
    /// The entities that have written or translated an article.
    pub credits: BTreeMap<EntityId, Credits>,
    /// For each entity the places in `relations` of those that it is an end of, in their order.
    pub related: Vec<Vec<usize>>,
    /// For each source where it is cited.
    pub cited_in: Vec<Vec<Citation>>,
    /// Every id that the content names, sorted by place; ids that are unknown are not among them.
    pub uses: Vec<Use>,
    /// The kinds that have an entity, in the order in which the site lists them.
    pub kinds: Vec<EntityKind>,
    /// What is called otherwise today.
    pub former: Former,
    /// What could not be read.
    pub gaps: Gaps,
}

/// One paragraph of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ParagraphRef {
    /// The article.
    pub article: ArticleId,
    /// The paragraph's index in it.
    pub paragraph: usize,
}

/// A place that cites a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Citation {
    /// A note of a paragraph.
    Note(ParagraphRef, usize),
    /// A figure.
    Figure(ParagraphRef),
    /// A statement or relation on an entity's profile.
    Entity(EntityId),
}

/// A place in the content that names an entity or a source by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The id itself, without quotes or brackets; the whole value where an alias or an escape stands for it.
    pub span: Span,
    /// What it names.
    pub target: Target,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entity.
    Entity(EntityId),
    /// A source.
    Source(SourceId),
    /// A series.
    Series(SeriesId),
}

/// A text in Markdown: a page of its own, or the introduction of a page that the site makes.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file stem without the language: `about`, or the name of the page that it introduces.
    pub slug: String,
    /// Its blocks in each language.
    pub body: Localized<Option<Vec<Block<EntityId>>>>,
    /// The place of the first file that makes it.
    pub span: Span,
}

impl Page {
    /// The pages that the site makes and content may introduce.
    pub const INTRODUCED: [&str; 1] = ["sources"];

    fn is_introduction(&self) -> bool {
        Self::INTRODUCED.contains(&self.slug.as_str())
    }
}

impl Book {
    /// The texts in Markdown that are pages of their own.
    pub fn own_pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| !page.is_introduction())
    }

    /// What stands at the head of a page that the site makes, if the content has a word for its readers there.
    pub fn introduction(&self, slug: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.is_introduction() && page.slug == slug)
    }

    /// One article.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.index()]
    }

    /// One entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// One source.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// One series.
    pub fn one_series(&self, id: SeriesId) -> &Series {
        &self.series[id.index()]
    }

    /// One tag.
    pub fn tag(&self, id: TagId) -> &Tag {
        &self.tags[id.index()]
    }

    /// The series with this id.
    pub fn find_series(&self, id: &str) -> Option<SeriesId> {
        let index = self.series.binary_search_by(|series| series.id.as_str().cmp(id));
        index.ok().map(SeriesId::new)
    }

    /// The tag with this slug.
    pub fn find_tag(&self, slug: &str) -> Option<TagId> {
        let index = self.tags.binary_search_by(|tag| tag.slug.as_str().cmp(slug));
        index.ok().map(TagId::new)
    }

    /// The article with this id.
    pub fn find_article(&self, id: &str) -> Option<ArticleId> {
        let index = self.articles.binary_search_by(|article| article.id.as_str().cmp(id));
        index.ok().map(ArticleId::new)
    }

    /// The entity with this id.
    pub fn find_entity(&self, id: &str) -> Option<EntityId> {
        let index = self.entities.binary_search_by(|entity| entity.id.as_str().cmp(id));
        index.ok().map(EntityId::new)
    }

    /// The relations that an entity is an end of, in the order of their files.
    pub fn relations_of(&self, id: EntityId) -> impl Iterator<Item = &Relation> {
        self.related[id.index()].iter().map(|index| &self.relations[*index])
    }

    /// The paragraphs that mention an entity on either side, in reading order.
    pub fn mentions_of(&self, id: EntityId) -> &[ParagraphRef] {
        &self.mentioned_in[id.index()]
    }

    /// Whether an entity is nothing but background: its author says so, and no article mentions it or is by it.
    pub fn is_background(&self, id: EntityId) -> bool {
        self.entity(id).is_context()
            && !self.articles.is_empty()
            && self.mentions_of(id).is_empty()
            && !self.credits.contains_key(&id)
    }

    /// The places that cite a source.
    pub fn citations_of(&self, id: SourceId) -> &[Citation] {
        &self.cited_in[id.index()]
    }

    /// One paragraph with its article.
    pub fn paragraph(&self, place: ParagraphRef) -> (&Article, &Paragraph) {
        let article = self.article(place.article);
        (article, &article.paragraphs[place.paragraph])
    }

    /// The entities of one kind with their ids, by id.
    pub fn entities_of(&self, kind: EntityKind) -> impl Iterator<Item = (EntityId, &Entity)> {
        EntityId::all(&self.entities).filter(move |(_, entity)| entity.kind() == kind)
    }
}
