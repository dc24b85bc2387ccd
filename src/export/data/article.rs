//! Articles as data: paragraphs with what lies over their words.

use std::ops::Range;

use serde::Serialize;
use serde_json::{Value, json};

use super::value::{
    Sides, addresses, changes, edtf, entity, local, name, sides, sources, stretch, texts,
};
use crate::lang::Localized;
use crate::model::form::Figure;
use crate::model::metadata::Person;
use crate::model::{Article, Dating, EntityId, Form, Mention, Note, Paragraph, Passage};
use crate::route::{Route, View, file_address};
use crate::view::Site;
use crate::view::numbers::first_numbers;

/// What there is most of, so that it is written as it is asked for and never held as a value of JSON.
#[derive(Serialize)]
struct ParagraphData<'b> {
    id: &'b str,
    form: &'static str,
    text: Sides<&'b str>,
    translation: Option<Value>,
    mentions: Sides<Vec<MentionData<'b>>>,
    subjects: Vec<&'b str>,
    dates: Vec<DatingData>,
    notes: Vec<NoteData<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<Value>,
}

#[derive(Serialize)]
struct MentionData<'b> {
    at: [usize; 2],
    entities: Vec<&'b str>,
    by: &'static str,
}

#[derive(Serialize)]
struct DatingData {
    at: Sides<[usize; 2]>,
    date: Option<String>,
    confidence: &'static str,
}

#[derive(Serialize)]
struct NoteData<'b> {
    number: usize,
    kind: &'static str,
    at: Sides<[usize; 2]>,
    text: Sides<&'b str>,
    sources: Vec<&'b str>,
}

/// An article: what describes it, and its paragraphs.
#[derive(Serialize)]
pub(super) struct ArticleData<'b> {
    #[serde(flatten)]
    metadata: Value,
    paragraphs: Vec<ParagraphData<'b>>,
}

pub(super) fn article<'b>(site: &Site<'b>, article: &'b Article) -> ArticleData<'b> {
    let paragraphs = article.paragraphs.iter().zip(first_numbers(article));
    ArticleData {
        metadata: metadata(site, article),
        paragraphs: paragraphs.map(|(it, first)| paragraph(site, it, first)).collect(),
    }
}

fn metadata(site: &Site<'_>, article: &Article) -> Value {
    let metadata = &article.metadata;
    let people = |people: Option<&Vec<Person<EntityId>>>| {
        people.map(|people| people.iter().map(|it| person(site, it)).collect::<Vec<_>>())
    };
    let tags = metadata.tags.iter().map(|id| &*site.book.tag(*id).slug);
    json!({
        "id": article.id,
        "addresses": addresses(|lang| Route::Article(lang, &article.id, View::Reading)),
        "title": local(&article.title),
        "summary": local(&article.summary),
        "original": article.original.tag(),
        "authors": people(metadata.authors.known()),
        "translators": people(metadata.translators.known()),
        "date": metadata.date.known().map(edtf),
        "updated": metadata.updated.as_ref().map(edtf),
        "outlet": metadata.outlet.known().map(name),
        "url": metadata.url.known(),
        "note": local(&metadata.note),
        "order": metadata.order,
        "series": metadata.series.map(|id| &site.book.one_series(id).id),
        "tags": tags.collect::<Vec<_>>(),
        "changes": changes(&article.changes),
    })
}

fn person(site: &Site<'_>, person: &Person<EntityId>) -> Value {
    json!({
        "name": person.name.as_ref().map(name),
        "entity": person.entity.map(|id| entity(site, id)),
    })
}

fn paragraph<'b>(site: &Site<'b>, paragraph: &'b Paragraph, first: usize) -> ParagraphData<'b> {
    let translation = paragraph.translation.as_ref().map(|translation| {
        json!({ "state": translation.state.word(), "stale": paragraph.stale().is_some() })
    });
    let notes = (first..).zip(&paragraph.notes);
    let (level, figure) = match &paragraph.form {
        Form::Heading(level) => (Some(level.number()), None),
        Form::Figure(it) => (None, Some(figure(site, it))),
        _ => (None, None),
    };
    ParagraphData {
        id: &paragraph.id,
        form: paragraph.form.name().word(),
        text: sides(&paragraph.passages, |passage| passage.text.plain.as_str()),
        translation,
        mentions: sides(&paragraph.passages, |passage| mentions(site, passage)),
        subjects: paragraph.subjects.iter().map(|id| entity(site, *id)).collect(),
        dates: paragraph.dates.iter().map(|it| dating(paragraph, it)).collect(),
        notes: notes.map(|(number, it)| note(site, paragraph, it, number)).collect(),
        level,
        figure,
    }
}

fn figure(site: &Site<'_>, figure: &Figure) -> Value {
    json!({
        "image": file_address(&site.published.route(&figure.image.value).address()),
        "alt": texts(&figure.alt),
        "credit": local(&figure.credit),
        "sources": sources(site, &figure.sources),
    })
}

fn mentions<'b>(site: &Site<'b>, passage: &Passage) -> Vec<MentionData<'b>> {
    let mention = |mention: &Mention| MentionData {
        at: stretch(&passage.text.plain, &mention.range),
        entities: mention.entities.iter().map(|id| entity(site, *id)).collect(),
        by: mention.origin.word(),
    };
    passage.mentions.iter().map(mention).collect()
}

/// Where an anchor lies on each side.
fn anchored(paragraph: &Paragraph, anchor: &Localized<Option<Range<usize>>>) -> Sides<[usize; 2]> {
    Sides(Localized::from_fn(|lang| {
        let passage = paragraph.passages.get(lang).as_ref()?;
        Some(stretch(&passage.text.plain, anchor.get(lang).as_ref()?))
    }))
}

fn dating(paragraph: &Paragraph, dating: &Dating) -> DatingData {
    DatingData {
        at: anchored(paragraph, &dating.anchor),
        date: dating.date.as_ref().map(edtf),
        confidence: dating.confidence.word(),
    }
}

fn note<'b>(site: &Site<'b>, paragraph: &Paragraph, note: &'b Note, number: usize) -> NoteData<'b> {
    NoteData {
        number,
        kind: note.kind.word(),
        at: anchored(paragraph, &note.anchor),
        text: local(&note.text),
        sources: sources(site, &note.sources),
    }
}
