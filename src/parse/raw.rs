//! What the files say, before anything is looked up: ids are still words, quotes are still quotes.

use std::sync::Arc;

use super::lost::Lost;
use crate::config::{Config, Linking};
use crate::lang::{Lang, Localized};
use crate::model::article::TranslationState;
use crate::model::metadata::{Metadata, TagName};
use crate::model::text::{Block, Reference};
use crate::model::{
    Change, Confidence, Date, Dating, Direction, Entity, Form, FormerIds, LocalText, Note, Phase,
    RelationType, Series, Source,
};
use crate::source::{FileId, Span, Spanned};

/// The phase of what the files say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unresolved;

impl Phase for Unresolved {
    type Reference = Reference;
    type Entity = Spanned<String>;
    type Source = Spanned<String>;
    type Series = Spanned<String>;
    type Tag = Spanned<TagName>;
    type Anchor = RawAnchor;
}

/// Everything that was read from one project.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The settings.
    pub config: Config,
    /// The articles by id.
    pub articles: Vec<Arc<RawArticle>>,
    /// The entities by kind and id.
    pub entities: Vec<Arc<RawEntity>>,
    /// The bibliography.
    pub sources: Arc<Vec<Source>>,
    /// The series by id.
    pub series: Vec<Series<Reference>>,
    /// The pages, one for each file.
    pub pages: Vec<RawPage>,
    /// What could not be read, by id.
    pub lost: Lost,
}

/// An article as written.
#[derive(Clone, Debug)]
pub struct RawArticle {
    pub(crate) id: String,
    pub(crate) former_ids: FormerIds,
    pub(crate) file: FileId,
    pub(crate) span: Span,
    pub(crate) title: LocalText<Reference>,
    pub(crate) original: Lang,
    pub(crate) summary: LocalText<Reference>,
    pub(crate) metadata: Metadata<Unresolved>,
    pub(crate) linking: Option<Linking>,
    /// What a form means in this article; no id means nothing.
    pub(crate) defaults: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
    pub(crate) changes: Vec<Change<Reference>>,
    pub(crate) paragraphs: Vec<RawParagraph>,
}

/// A paragraph as written.
#[derive(Clone, Debug)]
pub struct RawParagraph {
    pub(crate) id: Spanned<String>,
    pub(crate) form: Form<Unresolved>,
    pub(crate) sides: Localized<Option<RawSide>>,
    pub(crate) translation: Option<RawTranslation>,
    pub(crate) mentions: Vec<RawMention>,
    pub(crate) dates: Vec<Dating<Unresolved>>,
    pub(crate) notes: Vec<Note<Unresolved>>,
}

/// One side of a paragraph as written.
#[derive(Clone, Debug)]
pub struct RawSide {
    pub(crate) text: crate::model::Text<Reference>,
    pub(crate) span: Span,
    /// Whether some of it was refused, so that it is not what the author wrote.
    pub(crate) refused: bool,
}

/// What is known of a translation, as written.
#[derive(Clone, Debug)]
pub struct RawTranslation {
    pub(crate) of: Option<Spanned<String>>,
    /// Where `of` stands and says nothing.
    pub(crate) blank: Option<Span>,
    pub(crate) state: TranslationState,
    /// Where it is said that it was revised.
    pub(crate) revised: Option<Span>,
}

/// An anchor as written: an exact quote on each side.
#[derive(Clone, Debug, Default)]
pub struct RawAnchor {
    pub(crate) quotes: Localized<Option<Spanned<String>>>,
    pub(crate) nth: Localized<Option<Spanned<usize>>>,
    /// Whether `nth` is there and says nothing that can be used: any occurrence may be meant.
    pub(crate) nth_refused: bool,
}

impl RawAnchor {
    /// Whether it has no quote, and so stands for the whole paragraph.
    pub(crate) fn is_whole(&self) -> bool {
        self.quotes.ar.is_none() && self.quotes.en.is_none()
    }
}

/// An override of what a mention means.
#[derive(Clone, Debug)]
pub struct RawMention {
    pub(crate) anchor: RawAnchor,
    /// No id: `is: none`.
    pub(crate) is: Vec<Spanned<String>>,
}

/// An entity as written.
#[derive(Clone, Debug)]
pub struct RawEntity {
    pub(crate) entity: Entity<Unresolved>,
    pub(crate) relations: Vec<RawRelation>,
    /// The scene of an event.
    pub(crate) place: Option<Spanned<String>>,
    /// The participants of an event.
    pub(crate) involves: Vec<Spanned<String>>,
}

/// A relation as written on one of its two entities.
#[derive(Clone, Debug)]
pub struct RawRelation {
    pub(crate) kind: &'static RelationType,
    /// From which side the author named it.
    pub(crate) written: Direction,
    pub(crate) to: Spanned<String>,
    pub(crate) since: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) note: LocalText<Reference>,
    pub(crate) sources: Vec<Spanned<String>>,
    pub(crate) confidence: Option<Confidence>,
    pub(crate) span: Span,
}

/// One side of a page.
#[derive(Clone, Debug)]
pub struct RawPage {
    pub(crate) slug: String,
    pub(crate) lang: Lang,
    pub(crate) blocks: Vec<Block<Reference>>,
    pub(crate) span: Span,
}
