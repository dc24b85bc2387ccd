//! Articles: explicit mentions and anchors become ranges over the plain text.

use std::ops::Range;

use super::change;
use super::fingerprint::fingerprint;
use super::index::Index;
use super::mention::Naming;
use super::metadata::metadata;
use super::quote::locate;
use super::side::Side;
use crate::diag::{Code, Diagnostic, token};
use crate::lang::{Lang, Localized};
use crate::model::article::Translation;
use crate::model::form::Figure;
use crate::model::{Article, Dating, Form, Metadata, Note, Paragraph, Passage, TagId};
use crate::parse::raw::{
    RawAnchor, RawArticle, RawMention, RawParagraph, RawSide, RawTranslation, Unresolved,
};
use crate::script::whole_words;
use crate::source::{Span, Spanned};

type Passages = Localized<Option<Passage>>;

pub(super) fn article(
    index: &Index<'_>,
    raw: RawArticle,
    tags: Vec<TagId>,
) -> (Article, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let naming = Naming::new(index, raw.linking, &raw.defaults, &mut diagnostics);
    let changes = change::changes(index, raw.changes, &mut diagnostics);
    let metadata = metadata(index, raw.metadata, tags, &mut diagnostics);
    let article = Article {
        id: raw.id,
        former_ids: raw.former_ids,
        span: raw.span,
        title: index.local_text(raw.title, &mut diagnostics),
        original: raw.original,
        summary: index.local_text(raw.summary, &mut diagnostics),
        metadata: Metadata { updated: change::last(metadata.updated, &changes), ..metadata },
        changes,
        paragraphs: raw
            .paragraphs
            .into_iter()
            .map(|paragraph| self::paragraph(&naming, raw.original, paragraph, &mut diagnostics))
            .collect(),
        file: raw.file,
    };
    (article, diagnostics)
}

fn paragraph(
    naming: &Naming<'_>,
    original: Lang,
    raw: RawParagraph,
    diagnostics: &mut Vec<Diagnostic>,
) -> Paragraph {
    let RawParagraph { id, form, sides, translation, mentions, dates, notes } = raw;
    let first = diagnostics.len();
    let anchors = mentions.iter().map(|raw| &raw.anchor).chain(dates.iter().map(|raw| &raw.anchor));
    let anchors = anchors.chain(notes.iter().map(|raw| &raw.anchor));
    let quotes: Vec<Span> = anchors.flat_map(|anchor| quote_places(anchor, original)).collect();
    let form = self::form(naming.index, form, diagnostics);
    let passages = sides
        .map(|lang, side| side.map(|text| passage(naming, text, &mentions, lang, diagnostics)));
    let text = passages.get(original).as_ref();
    let fingerprint = fingerprint(text.map_or("", |passage| &passage.text.plain));
    let translation = translation.map(|RawTranslation { of, blank, state, revised }| Translation {
        of,
        blank,
        state,
        revised,
    });
    let notes = notes.into_iter().map(|raw| note(naming.index, raw, &passages, diagnostics));
    let mut notes: Vec<Note> = notes.collect();
    notes.sort_by_key(|note| {
        note.anchor.get(original).as_ref().map_or(usize::MAX, |range| range.end)
    });
    let subjects = mentions.iter().filter(|raw| raw.anchor.is_whole());
    let subjects =
        subjects.flat_map(|raw| naming.index.entity_list(&raw.is, diagnostics)).collect();
    let dates = dates.into_iter().map(|raw| dating(raw, &passages, diagnostics)).collect();
    let misquoted = diagnostics[first..].iter().filter(|fault| fault.code.is_of_quote());
    let misquotes = misquoted.map(|fault| fault.span).filter(|it| quotes.contains(it)).collect();
    Paragraph {
        id: id.value,
        span: id.span,
        form,
        passages,
        fingerprint,
        translation,
        subjects,
        dates,
        notes,
        misquotes,
    }
}

/// Where an anchor says what it quotes of one side, and which of several occurrences it means.
fn quote_places(anchor: &RawAnchor, lang: Lang) -> impl Iterator<Item = Span> {
    let quote = anchor.quotes.get(lang).as_ref().map(|quote| quote.span);
    let nth = anchor.nth.get(lang).as_ref().map(|nth| nth.span);
    quote.into_iter().chain(nth)
}

fn form(index: &Index<'_>, raw: Form<Unresolved>, diagnostics: &mut Vec<Diagnostic>) -> Form {
    match raw {
        Form::Paragraph => Form::Paragraph,
        Form::Heading(level) => Form::Heading(level),
        Form::Verse => Form::Verse,
        Form::Quotation => Form::Quotation,
        Form::List => Form::List,
        Form::Table => Form::Table,
        Form::Figure(raw) => {
            let Figure { image, alt, credit, sources } = *raw;
            let credit = index.local_text(credit, diagnostics);
            let sources = index.source_list(&sources, diagnostics);
            Form::Figure(Box::new(Figure { image, alt, credit, sources }))
        }
        Form::Break => Form::Break,
    }
}

/// A side with all its mentions.
fn passage(
    naming: &Naming<'_>,
    side: RawSide,
    overrides: &[RawMention],
    lang: Lang,
    diagnostics: &mut Vec<Diagnostic>,
) -> Passage {
    let RawSide { text, span, refused } = side;
    let before = diagnostics.len();
    let text = naming.index.text(text, lang, diagnostics);
    let refused = refused || diagnostics.len() > before;
    let side = Side { text: &text, span, lang, overrides, refused };
    let mentions = naming.mentions(&side, diagnostics);
    Passage { text, mentions, span, refused }
}

fn note(
    index: &Index<'_>,
    raw: Note<Unresolved>,
    passages: &Passages,
    diagnostics: &mut Vec<Diagnostic>,
) -> Note {
    Note {
        kind: raw.kind,
        anchor: anchor(&raw.anchor, passages, diagnostics),
        text: index.local_text(raw.text, diagnostics),
        sources: index.source_list(&raw.sources, diagnostics),
        span: raw.span,
    }
}

fn dating(
    raw: Dating<Unresolved>,
    passages: &Passages,
    diagnostics: &mut Vec<Diagnostic>,
) -> Dating {
    let Dating { anchor, date, confidence } = raw;
    Dating { anchor: self::anchor(&anchor, passages, diagnostics), date, confidence }
}

/// Where an anchor lies on each side: whole written words.
fn anchor(
    raw: &RawAnchor,
    passages: &Passages,
    diagnostics: &mut Vec<Diagnostic>,
) -> Localized<Option<Range<usize>>> {
    let first = diagnostics.len();
    let ranges = Localized::from_fn(|lang| {
        let Some(passage) = passages.get(lang) else {
            diagnostics.extend(raw.quotes.get(lang).as_ref().map(quote_of_nothing));
            return None;
        };
        let before = diagnostics.len();
        let found = locate(raw, &passage.text.plain, lang, diagnostics);
        if passage.refused {
            diagnostics.truncate(before);
        }
        let (_, range) = found?;
        Some(whole_words(&passage.text.plain, &range))
    });
    // One `nth` that is wrong for both sides is one fault.
    if let [one, other] = &diagnostics[first..]
        && one.span == other.span
    {
        diagnostics.pop();
    }
    ranges
}

/// A quote of a side that the paragraph does not have.
fn quote_of_nothing(quote: &Spanned<String>) -> Diagnostic {
    let message = format!("the quote {} is of a side that is missing", token(&quote.value));
    Diagnostic::about(Code::QuoteNotFound, quote, message)
        .hint("add the paragraph's text in this language, or delete the quote")
}
