//! Articles: paragraphs in two languages, with mentions and notes as ranges over their plain text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use vec1::smallvec_v1::SmallVec1;

use super::word::words;
use super::{
    ArticleId, Change, Confidence, Date, EntityId, Form, FormerIds, LocalText, Metadata, Origin,
    Phase, Resolved, SourceId, Text,
};
use crate::lang::{Lang, LangTag, Localized};
use crate::source::{Span, Spanned};

/// A text with its translation.
#[derive(Clone, Debug)]
pub struct Article {
    /// The file stem.
    pub id: String,
    /// The ids that it had before.
    pub former_ids: FormerIds,
    /// The place of its first line.
    pub span: Span,
    /// Its title.
    pub title: LocalText<EntityId>,
    /// The language of the original.
    pub original: Lang,
    /// A summary.
    pub summary: LocalText<EntityId>,
    /// Who made it, when and where it was published, what it belongs to.
    pub metadata: Metadata,
    /// What was changed, the newest first.
    pub changes: Vec<Change>,
    /// The paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// The YAML it was read from, for the data view.
    pub file: crate::source::FileId,
}

impl ArticleId {
    /// Every article of a list with its id.
    pub fn all(list: &[Arc<Article>]) -> impl Iterator<Item = (Self, &Article)> {
        list.iter().enumerate().map(|(index, article)| (Self::new(index), &**article))
    }
}

/// The unit of text, translation, annotation and permalink.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its permanent id, unique in the article.
    pub id: String,
    /// The place of its id.
    pub span: Span,
    /// What it is besides running text.
    pub form: Form,
    /// Its two sides.
    pub passages: Localized<Option<Passage>>,
    /// The hash of its present original.
    pub fingerprint: String,
    /// What is known of the translation.
    pub translation: Option<Translation>,
    /// Entities that the paragraph speaks of without naming them: mentions without a quote.
    pub subjects: Vec<EntityId>,
    /// Readings of its relative dates.
    pub dates: Vec<Dating>,
    /// The notes in the order of the words they gloss in the original; those on the whole paragraph come last.
    pub notes: Vec<Note>,
    /// Places of quotes that its original side does not have, or has several times. Each is reported.
    pub misquotes: Vec<Span>,
}

/// One side of a paragraph.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Its text.
    pub text: Text<EntityId>,
    /// Mentions in order, longer ones before those that lie inside of them; no two cross.
    pub mentions: Vec<Mention>,
    /// Its place.
    pub span: Span,
    /// Whether some of it was refused, so that it is not what the author wrote.
    pub refused: bool,
}

/// A place where entities are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the plain text: whole written words, clitics included.
    pub range: Range<usize>,
    /// Who is named; several in a joint mention.
    pub entities: SmallVec1<[EntityId; 2]>,
    /// How it is known.
    pub origin: Origin,
    /// The name, alias or quote by which it was found; empty for an explicit mention. Mentions
    /// by one name share it: a large briefing has a million.
    pub form: Arc<str>,
    /// The language in which it is a name of theirs; `None` if the author marked the mention.
    pub lang: Option<LangTag>,
    /// Whether it lies inside a longer mention: it counts, and is no link.
    pub nested: bool,
    /// Whether the page makes a link of it.
    pub linked: bool,
}

/// What is known of a translation.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The hash of the original that it was made from, if the author gave one.
    pub of: Option<Spanned<String>>,
    /// Where there is room for the hash, if a field for it is there and says nothing.
    pub blank: Option<Span>,
    /// How far the editors are with it.
    pub state: TranslationState,
    /// Where it is said that it was revised to fit the original of today. Then the hash is about to be written anew.
    pub revised: Option<Span>,
}

impl Translation {
    /// The hash of the original that it was made from; an empty one is none yet.
    pub fn hash(&self) -> Option<&Spanned<String>> {
        self.of.as_ref().filter(|of| !of.value.is_empty())
    }

    /// Where the hash stands, or would stand in the field that is there for it.
    pub fn room(&self) -> Option<Span> {
        self.of.as_ref().map(|of| of.span).or(self.blank)
    }
}

words! {
    /// How far the editors are with a translation.
    #[derive(Default)]
    pub enum TranslationState {
        /// Nobody has reviewed it.
        #[default]
        Draft = "draft",
        /// An editor has reviewed it.
        Reviewed = "reviewed",
    }
}

/// What a phrase such as “last April” means: a small gloss behind it.
#[derive(Clone, Debug)]
pub struct Dating<P: Phase = Resolved> {
    /// The phrase on each side.
    pub anchor: P::Anchor,
    /// The date; `None` = it cannot be dated.
    pub date: Option<Date>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A gloss in the margin.
#[derive(Clone, Debug)]
pub struct Note<P: Phase = Resolved> {
    /// What sort of gloss it is.
    pub kind: NoteKind,
    /// What it glosses on each side, or the whole paragraph.
    pub anchor: P::Anchor,
    /// The gloss.
    pub text: LocalText<P::Reference>,
    /// What it rests on.
    pub sources: Vec<P::Source>,
    /// Its place.
    pub span: Span,
}

words! {
    /// The kinds of note.
    pub enum NoteKind {
        /// Background needed to read the paragraph.
        Context = "context",
        /// The article is wrong or imprecise on a checkable point.
        Correction = "correction",
        /// More than one reading.
        Ambiguity = "ambiguity",
        /// A claim of the author that must not be taken as established.
        Attribution = "attribution",
        /// Language, spelling or naming.
        Wording = "wording",
        /// A note of the author's own, such as a footnote.
        Original = "original",
    }
}

impl Article {
    /// How many paragraphs it has, as readers count them: without headings and breaks.
    pub fn count(&self) -> usize {
        self.paragraphs.iter().filter(|paragraph| paragraph.form.name().is_counted()).count()
    }

    /// Every source that it cites, once, in the order of its paragraphs: those of a figure before those of notes.
    pub fn sources(&self) -> Vec<SourceId> {
        let of_figure = |paragraph: &Paragraph| {
            paragraph.form.figure().map_or_else(Vec::new, |figure| figure.sources.clone())
        };
        let of = |paragraph: &Paragraph| {
            let notes = paragraph.notes.iter().flat_map(|note| note.sources.clone());
            of_figure(paragraph).into_iter().chain(notes).collect::<Vec<_>>()
        };
        let mut seen = BTreeSet::new();
        self.paragraphs.iter().flat_map(of).filter(|id| seen.insert(*id)).collect()
    }
}

impl Paragraph {
    /// The hash that its translation was made from, if that is no longer the hash of the original, and nobody says that it
    /// was revised. What is not translated is not stale.
    pub fn stale(&self) -> Option<&Spanned<String>> {
        let is_whole = self.passages.iter().all(|(_, passage)| passage.is_some());
        let translation =
            self.translation.as_ref().filter(|it| is_whole && it.revised.is_none())?;
        let of = translation.hash()?;
        (of.value != self.fingerprint).then_some(of)
    }

    /// The entities that it names on either side or speaks of, each once, in order.
    pub fn entities(&self) -> Vec<EntityId> {
        let mut all: Vec<EntityId> = self.named().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The entities that it names on either side or speaks of, as often as it does.
    pub fn named(&self) -> impl Iterator<Item = EntityId> {
        let passages = self.passages.iter().filter_map(|(_, passage)| passage.as_ref());
        let mentions = passages.flat_map(|passage| &passage.mentions);
        mentions.flat_map(|mention| mention.entities.as_slice()).chain(&self.subjects).copied()
    }
}
