//! Articles as data: paragraphs with what lies over their words.

use std::ops::Range;

use serde_json::{Value, json};

use super::value::{addresses, changes, edtf, entity, local, name, sides, sources, stretch, texts};
use crate::lang::Localized;
use crate::model::metadata::Person;
use crate::model::{Article, Dating, EntityId, Form, Mention, Note, Paragraph, Passage};
use crate::route::{Route, View, file_address};
use crate::view::Site;
use crate::view::numbers::first_numbers;

pub(super) fn article(site: &Site<'_>, article: &Article) -> Value {
    let metadata = &article.metadata;
    let people = |people: Option<&Vec<Person<EntityId>>>| {
        people.map(|people| people.iter().map(|it| person(site, it)).collect::<Vec<_>>())
    };
    let tags = metadata.tags.iter().map(|id| &*site.book.tag(*id).slug);
    let paragraphs = article.paragraphs.iter().zip(first_numbers(article));
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
        "paragraphs": paragraphs.map(|(it, first)| paragraph(site, it, first)).collect::<Vec<_>>(),
    })
}

fn person(site: &Site<'_>, person: &Person<EntityId>) -> Value {
    json!({
        "name": person.name.as_ref().map(name),
        "entity": person.entity.map(|id| entity(site, id)),
    })
}

fn paragraph(site: &Site<'_>, paragraph: &Paragraph, first: usize) -> Value {
    let translation = paragraph.translation.as_ref().map(|translation| {
        json!({ "state": translation.state.word(), "stale": paragraph.stale().is_some() })
    });
    let notes = (first..).zip(&paragraph.notes);
    let mut value = json!({
        "id": paragraph.id,
        "form": paragraph.form.name().word(),
        "text": sides(&paragraph.passages, |passage| passage.text.plain.as_str().into()),
        "translation": translation,
        "mentions": sides(&paragraph.passages, |passage| mentions(site, passage)),
        "subjects": paragraph.subjects.iter().map(|id| entity(site, *id)).collect::<Vec<_>>(),
        "dates": paragraph.dates.iter().map(|it| dating(paragraph, it)).collect::<Vec<_>>(),
        "notes": notes.map(|(number, it)| note(site, paragraph, it, number)).collect::<Vec<_>>(),
    });
    match &paragraph.form {
        Form::Heading(level) => value["level"] = level.number().into(),
        Form::Figure(figure) => {
            value["figure"] = json!({
                "image": file_address(&site.published.route(&figure.image.value).address()),
                "alt": texts(&figure.alt),
                "credit": local(&figure.credit),
                "sources": sources(site, &figure.sources),
            });
        }
        _ => {}
    }
    value
}

fn mentions(site: &Site<'_>, passage: &Passage) -> Value {
    let mention = |mention: &Mention| {
        json!({
            "at": stretch(&passage.text.plain, &mention.range),
            "entities": mention.entities.iter().map(|id| entity(site, *id)).collect::<Vec<_>>(),
            "by": mention.origin.word(),
        })
    };
    passage.mentions.iter().map(mention).collect()
}

/// Where an anchor lies on each side.
fn anchored(paragraph: &Paragraph, anchor: &Localized<Option<Range<usize>>>) -> Value {
    let place = Localized::from_fn(|lang| {
        let passage = paragraph.passages.get(lang).as_ref()?;
        Some(stretch(&passage.text.plain, anchor.get(lang).as_ref()?))
    });
    sides(&place, |place| place.to_vec().into())
}

fn dating(paragraph: &Paragraph, dating: &Dating) -> Value {
    json!({
        "at": anchored(paragraph, &dating.anchor),
        "date": dating.date.as_ref().map(edtf),
        "confidence": dating.confidence.word(),
    })
}

fn note(site: &Site<'_>, paragraph: &Paragraph, note: &Note, number: usize) -> Value {
    json!({
        "number": number,
        "kind": note.kind.word(),
        "at": anchored(paragraph, &note.anchor),
        "text": local(&note.text),
        "sources": sources(site, &note.sources),
    })
}
