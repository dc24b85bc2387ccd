//! Articles: paragraphs in two languages, with mentions and notes as ranges over their plain text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Confidence, Date, EntityId, LocalText, SourceId, Text, typed_id};
use crate::lang::{Lang, Localized};
use crate::source::{Span, Spanned};

typed_id! {
    /// The place of an article in [`super::Book::articles`].
    ArticleId of Article
}

/// A text with its translation.
#[derive(Clone, Debug)]
pub struct Article {
    /// The file stem.
    pub id: String,
    /// The place of its first line.
    pub span: Span,
    /// Its title.
    pub title: LocalText<EntityId>,
    /// The language of the original.
    pub original: Lang,
    /// When it was published; `None` = unknown.
    pub date: Option<Date>,
    /// A summary.
    pub summary: LocalText<EntityId>,
    /// Where it comes from.
    pub provenance: Provenance<EntityId>,
    /// The paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// The YAML it was read from, for the data view.
    pub file: crate::source::FileId,
}

/// Where an article comes from. What is `None` is unknown.
#[derive(Clone, Debug)]
pub struct Provenance<R> {
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// What a reader should know of its origin.
    pub note: LocalText<R>,
}

/// The unit of text, translation, annotation and permalink.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its permanent id, unique in the article.
    pub id: String,
    /// The place of its id.
    pub span: Span,
    /// Its two sides.
    pub passages: Localized<Option<Passage>>,
    /// What is known of the translation.
    pub translation: Option<Translation>,
    /// Entities that the paragraph speaks of without naming them: mentions without a quote.
    pub subjects: Vec<EntityId>,
    /// Readings of its relative dates.
    pub dates: Vec<Dating>,
    /// The notes in the order of the words they gloss in the original; those on the whole paragraph come last.
    pub notes: Vec<Note>,
}

/// One side of a paragraph.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Its text.
    pub text: Text<EntityId>,
    /// Mentions, in order and without overlap.
    pub mentions: Vec<Mention>,
    /// Its place.
    pub span: Span,
}

/// A place where entities are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the plain text: whole written words, clitics included.
    pub range: Range<usize>,
    /// Who is named; several in a joint mention.
    pub entities: Vec<EntityId>,
    /// How it is known.
    pub origin: Origin,
    /// The name, alias or quote by which it was found; empty for an explicit mention.
    pub form: String,
    /// Whether the page makes a link of it.
    pub linked: bool,
}

/// How a mention is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// `[[id]]` in the text.
    Explicit,
    /// `mentions` of the paragraph.
    Override,
    /// `mentions_default` of the article.
    Default,
    /// The `name` of an entity.
    Name,
    /// Its `short` name.
    Short,
    /// One of its `aliases`.
    Alias,
}

impl Origin {
    /// The word for it in lists of mentions.
    pub fn word(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Override => "override",
            Self::Default => "default",
            Self::Name => "name",
            Self::Short => "short",
            Self::Alias => "alias",
        }
    }
}

/// The state of a translation.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The hash of the original that it was made from, if the author gave one.
    pub of: Option<Spanned<String>>,
    /// The hash of the present original.
    pub current: String,
    /// Whether an editor has reviewed it.
    pub reviewed: bool,
}

impl Translation {
    /// The hash it was made from, if that is no longer the hash of the original.
    pub fn stale(&self) -> Option<&Spanned<String>> {
        self.of.as_ref().filter(|of| of.value != self.current)
    }
}

/// What a phrase such as “last April” means: a small gloss behind it.
#[derive(Clone, Debug)]
pub struct Dating {
    /// The phrase on each side, in bytes of the plain text.
    pub anchors: Localized<Option<Range<usize>>>,
    /// The date; `None` = it cannot be dated.
    pub date: Option<Date>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A gloss in the margin.
#[derive(Clone, Debug)]
pub struct Note {
    /// What sort of gloss it is.
    pub kind: NoteKind,
    /// What it glosses on each side, in bytes of the plain text; `None` = the whole paragraph.
    pub anchors: Localized<Option<Range<usize>>>,
    /// The gloss.
    pub text: LocalText<EntityId>,
    /// What it rests on.
    pub sources: Vec<SourceId>,
    /// Its place.
    pub span: Span,
}

/// The kinds of note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Background needed to read the paragraph.
    Context,
    /// The article is wrong or imprecise on a checkable point.
    Correction,
    /// More than one reading.
    Ambiguity,
    /// A claim of the author that must not be taken as established.
    Attribution,
    /// Language, spelling or naming.
    Wording,
}

impl NoteKind {
    /// Every kind with the word that content uses.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("context", Self::Context),
        ("correction", Self::Correction),
        ("ambiguity", Self::Ambiguity),
        ("attribution", Self::Attribution),
        ("wording", Self::Wording),
    ];

    /// The word that content uses.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

impl Paragraph {
    /// The entities that it names on either side or speaks of, each once.
    pub fn entities(&self) -> BTreeSet<EntityId> {
        let passages = self.passages.iter().filter_map(|(_, passage)| passage.as_ref());
        let mentions = passages.flat_map(|passage| &passage.mentions);
        let named = mentions.flat_map(|mention| &mention.entities);
        named.chain(&self.subjects).copied().collect()
    }
}
