//! Articles: explicit mentions and anchors become ranges over the plain text.

use std::ops::Range;

use super::Index;
use super::fingerprint::fingerprint;
use super::quote;
use crate::diag::{Code, Diagnostic};
use crate::lang::{Lang, Localized};
use crate::model::article::{Mention, Provenance, Translation};
use crate::model::text::Style;
use crate::model::{Article, Note, Paragraph, Passage, Reference, Text};
use crate::parse::raw::{RawAnchor, RawArticle, RawMention, RawNote, RawParagraph, RawTranslation};
use crate::script::whole_words;
use crate::source::Spanned;

type Passages = Localized<Option<Passage>>;

pub(super) fn article(index: &Index, raw: RawArticle) -> (Article, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let RawArticle { id, file, span, title, original, date, summary, provenance, paragraphs } = raw;
    let Provenance { author, outlet, url, note } = provenance;
    let note = index.local_text(note, &mut found);
    let article = Article {
        id,
        span,
        title: index.local_text(title, &mut found),
        original,
        date,
        summary: index.local_text(summary, &mut found),
        provenance: Provenance { author, outlet, url, note },
        paragraphs: paragraphs
            .into_iter()
            .map(|raw| paragraph(index, original, raw, &mut found))
            .collect(),
        file,
    };
    (article, found)
}

fn paragraph(
    index: &Index,
    original: Lang,
    raw: RawParagraph,
    found: &mut Vec<Diagnostic>,
) -> Paragraph {
    let RawParagraph { id, sides, translation, mentions, notes } = raw;
    let mut passages = sides.map(|lang, side| side.map(|text| passage(index, text, lang, found)));
    for (lang, passage) in [(Lang::Ar, &mut passages.ar), (Lang::En, &mut passages.en)] {
        if let Some(passage) = passage {
            overrides(index, &mentions, passage, lang, found);
        }
    }
    let translation = translation.map(|RawTranslation { of, reviewed }| {
        let text = passages.get(original).as_ref();
        let current = fingerprint(text.map_or("", |passage| &passage.text.plain));
        Translation { of, current, reviewed }
    });
    let notes = notes.into_iter().map(|raw| note(index, raw, &passages, found)).collect();
    Paragraph { id: id.value, span: id.span, passages, translation, notes }
}

/// A side with its explicit mentions.
fn passage(
    index: &Index,
    text: Spanned<Text<Reference>>,
    lang: Lang,
    found: &mut Vec<Diagnostic>,
) -> Passage {
    let span = text.span;
    let text = index.text(text.value, lang, found);
    let mentions = text
        .marks
        .iter()
        .filter_map(|mark| match mark.style {
            Style::Mention(entity) => {
                Some(Mention { range: mark.range.clone(), entities: vec![entity] })
            }
            _ => None,
        })
        .collect();
    Passage { text, mentions, span }
}

/// Adds the mentions that `mentions:` declares for one side.
fn overrides(
    index: &Index,
    raw: &[RawMention],
    passage: &mut Passage,
    lang: Lang,
    found: &mut Vec<Diagnostic>,
) {
    for mention in raw {
        let Some((quote, range)) = locate(&mention.at, &passage.text.plain, lang, found) else {
            continue;
        };
        // Unknown ids are reported once, with the first side that has a quote.
        let first = lang == Lang::Ar || mention.at.quotes.ar.is_none();
        let mut unknown = Vec::new();
        let entities = index.entity_list(&mention.is, &mut unknown);
        found.extend(unknown.into_iter().filter(|_| first));
        if entities.is_empty() {
            continue;
        }
        let range = whole_words(&passage.text.plain, &range);
        let taken = links(passage).find(|taken| taken.start < range.end && range.start < taken.end);
        match taken {
            Some(taken) => found.push(overlap(quote, &passage.text.plain[taken])),
            None => passage.mentions.push(Mention { range, entities }),
        }
    }
    passage.mentions.sort_by_key(|mention| mention.range.start);
}

/// The ranges that become links already.
fn links(passage: &Passage) -> impl Iterator<Item = Range<usize>> {
    let marks = passage.text.marks.iter().filter(|mark| matches!(mark.style, Style::Link(_)));
    let mentions = passage.mentions.iter().map(|mention| &mention.range);
    marks.map(|mark| &mark.range).chain(mentions).cloned()
}

fn overlap(quote: &Spanned<String>, taken: &str) -> Diagnostic {
    let message = format!("the mention `{}` overlaps the link on `{taken}`", quote.value);
    Diagnostic::new(Code::OverlappingMentions, quote.span, message)
        .label(format!("`{}`", quote.value))
        .hint("shorten one of the two quotes, or join them with `is: [a, b]`")
}

/// Where an anchor's quote of one side lies. Faults of a quote are reported.
fn locate<'a>(
    at: &'a RawAnchor,
    plain: &str,
    lang: Lang,
    found: &mut Vec<Diagnostic>,
) -> Option<(&'a Spanned<String>, Range<usize>)> {
    let quote = at.quotes.get(lang).as_ref()?;
    match quote::find(plain, quote, at.nth.get(lang).as_ref()) {
        Ok(range) => Some((quote, range)),
        Err(diagnostic) => {
            found.push(diagnostic);
            None
        }
    }
}

fn note(index: &Index, raw: RawNote, passages: &Passages, found: &mut Vec<Diagnostic>) -> Note {
    let RawNote { kind, at, text, sources, span } = raw;
    let anchors = Localized::from_fn(|lang| {
        let Some(passage) = passages.get(lang) else {
            found.extend(at.quotes.get(lang).as_ref().map(quote_of_nothing));
            return None;
        };
        let (_, range) = locate(&at, &passage.text.plain, lang, found)?;
        Some(whole_words(&passage.text.plain, &range))
    });
    Note {
        kind,
        anchors,
        text: index.local_text(text, found),
        sources: index.source_list(&sources, found),
        span,
    }
}

/// A quote of a side that the paragraph does not have.
fn quote_of_nothing(quote: &Spanned<String>) -> Diagnostic {
    let message = format!("the quote `{}` is of a side that is missing", quote.value);
    Diagnostic::new(Code::QuoteNotFound, quote.span, message)
        .label(format!("`{}`", quote.value))
        .hint("add the paragraph's text in this language, or delete the quote")
}
