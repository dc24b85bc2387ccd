//! What can be written at a place: fields, words, ids with what they name, and the words of a paragraph for its quotes.

use std::ops::Range;

use lsp_types::{CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, TextEdit};

use super::cursor::{Spot, Step};
use super::place::{Place, is_of_id};
use super::quote;
use crate::lang::Lang;
use crate::model::relation::RelationType;
use crate::model::{Book, Entity, EntityKind};
use crate::parse::schema::about::about;
use crate::parse::schema::{Content, FileKind, Named, Schema, Shape, ValueId};

/// Something that can be written.
struct Offer {
    text: String,
    detail: String,
    about: Option<String>,
    kind: CompletionItemKind,
}

/// Everything that can be written at a place; `range` says where bytes of the text are for the editor.
pub(super) fn complete(
    place: &Place<'_>,
    book: &Book,
    range: impl Fn(Range<usize>) -> lsp_types::Range,
) -> Vec<CompletionItem> {
    let (offers, typed) = offers(place, book);
    let edit = range(typed.clone());
    let written = &place.text[typed];
    let item = |(index, offer): (usize, Offer)| CompletionItem {
        label: offer.text.trim_end_matches([' ', ':']).to_owned(),
        detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
        documentation: offer.about.map(Documentation::String),
        kind: Some(offer.kind),
        sort_text: Some(format!("{index:05}")),
        // A name finds its id, whatever is typed of it.
        filter_text: (!written.is_ascii()).then(|| written.to_owned()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(edit, offer.text))),
        ..CompletionItem::default()
    };
    offers.into_iter().enumerate().map(item).collect()
}

fn offers(place: &Place<'_>, book: &Book) -> (Vec<Offer>, Range<usize>) {
    let before = &place.text[..place.offset];
    let id = before.trim_end_matches(is_of_id).len()..place.offset;
    if before[..id.start].ends_with("[[") {
        return (entities(book, |_| true).collect(), id);
    }
    let typed = place.cursor.typed.clone();
    let Some((schema, value)) = place.value() else { return (Vec::new(), typed) };
    if let Some(quotes) = quotes(place, book) {
        return (quotes, typed);
    }
    let mut offers = Vec::new();
    if place.cursor.spot == Spot::Key {
        offers.extend(fields(place, schema, value));
    }
    if place.cursor.spot != Spot::Prose {
        offers.extend(values(place, book, schema, value));
    }
    let typed = if typed.len() > id.len() && place.cursor.spot == Spot::Key { typed } else { id };
    (offers, typed)
}

/// The fields of the mapping that are not there yet.
fn fields(place: &Place<'_>, schema: &Schema, value: ValueId) -> Vec<Offer> {
    let known: Vec<&str> = place.cursor.siblings().iter().map(|(name, _)| name.as_str()).collect();
    let mut offers = Vec::new();
    for mapping in schema.mappings(value) {
        let required: Vec<&str> = mapping.required().collect();
        let left = mapping.fields.iter().filter(|field| !known.contains(&field.name));
        let offer = |field: &crate::parse::schema::Field| Offer {
            text: format!("{}: ", field.name),
            detail: if required.contains(&field.name) {
                "required".to_owned()
            } else {
                String::new()
            },
            about: about(mapping.what, field.name).map(|words| words.join("\n\n")),
            kind: CompletionItemKind::FIELD,
        };
        let mut own: Vec<Offer> = left.map(offer).collect();
        own.sort_by_key(|offer| offer.detail.is_empty());
        offers.extend(own);
    }
    offers
}

/// The words and ids that a value can be.
fn values(place: &Place<'_>, book: &Book, schema: &Schema, value: ValueId) -> Vec<Offer> {
    let items = schema.items(value).map_or(&[][..], |items| schema.shapes(items));
    let mut offers = Vec::new();
    for shape in schema.shapes(value).iter().chain(items) {
        match shape {
            Shape::Words(words) => {
                let fits = words.iter().filter(|word| fits(place, book, word));
                offers.extend(fits.map(|word| Offer {
                    text: (*word).to_owned(),
                    detail: String::new(),
                    about: None,
                    kind: CompletionItemKind::ENUM_MEMBER,
                }));
            }
            Shape::Text(Content::Id(named)) => offers.extend(ids(place, book, *named)),
            _ => {}
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    offers.retain(|offer| seen.insert(offer.text.clone()));
    offers
}

fn ids(place: &Place<'_>, book: &Book, named: Named) -> Vec<Offer> {
    let other = |id: &str, detail: String| Offer {
        text: id.to_owned(),
        detail,
        about: None,
        kind: CompletionItemKind::REFERENCE,
    };
    match named {
        Named::Entity | Named::EntityOrNone => {
            let wanted = partners(place);
            let all = entities(book, |entity| wanted.contains(&entity.kind()));
            let none = (named == Named::EntityOrNone).then(|| other("none", String::new()));
            all.chain(none).collect()
        }
        Named::Source => {
            let title = |source: &crate::model::Source| {
                let title = source.title.as_ref().map(|title| title.name.get(Lang::En).1);
                title.unwrap_or_default().to_owned()
            };
            book.sources.iter().map(|source| other(&source.id, title(source))).collect()
        }
        Named::Series => {
            let title = |series: &crate::model::Series| {
                let words = Lang::ALL.map(|lang| series.title.get(lang).as_ref());
                let words = words.into_iter().flatten().map(|text| text.plain.as_str());
                words.collect::<Vec<_>>().join(" · ")
            };
            book.series.iter().map(|series| other(&series.id, title(series))).collect()
        }
        Named::Former => Vec::new(),
    }
}

fn entities<'b>(
    book: &'b Book,
    wanted: impl Fn(&Entity) -> bool + 'b,
) -> impl Iterator<Item = Offer> + 'b {
    book.entities.iter().filter(move |entity| wanted(entity)).map(|entity| Offer {
        text: entity.id.clone(),
        detail: [Lang::Ar, Lang::En].map(|lang| entity.name(lang).text).join(" · "),
        about: None,
        kind: CompletionItemKind::REFERENCE,
    })
}

/// The kinds that can be named here: by the type of the relation, if it is one, and what else the field says.
fn partners(place: &Place<'_>) -> Vec<EntityKind> {
    let field = place.cursor.steps().filter_map(|step| match step {
        Step::Field(name) => Some(name.as_str()),
        Step::Item => None,
    });
    let own = match (field.last(), FileKind::of(place.path)) {
        (Some("to"), Some(FileKind::Entity(own))) => own,
        (Some("place"), Some(FileKind::Entity(EntityKind::Event))) => {
            return vec![EntityKind::Place];
        }
        _ => return EntityKind::ALL.to_vec(),
    };
    let written = place.cursor.nearest("type").and_then(RelationType::find);
    written.map_or(EntityKind::ALL.to_vec(), |(kind, way)| kind.partners(own, way))
}

/// Whether a word can stand here: of the types of relation only those that can join the two.
fn fits(place: &Place<'_>, book: &Book, word: &str) -> bool {
    let Some(FileKind::Entity(own)) = FileKind::of(place.path) else { return true };
    let other = place.cursor.nearest("to").and_then(|id| book.find_entity(id));
    match (other, RelationType::find(word)) {
        (Some(other), Some((kind, way))) => {
            kind.partners(own, way).contains(&book.entity(other).kind())
        }
        _ => true,
    }
}

/// Words of the paragraph, where a quote of it stands.
fn quotes(place: &Place<'_>, book: &Book) -> Option<Vec<Offer>> {
    let steps: Vec<&Step> = place.cursor.steps().collect();
    let [Step::Field(paragraphs), Step::Item, .., Step::Field(at), Step::Field(lang)] = &steps[..]
    else {
        return None;
    };
    let lang = Lang::from_tag(lang).filter(|_| paragraphs == "paragraphs" && at == "at")?;
    let stem = place.path.rsplit('/').next()?.strip_suffix(".yaml")?;
    let article = book.article(book.find_article(stem)?);
    let id = place.cursor.nearest("id")?;
    let paragraph = article.paragraphs.iter().find(|paragraph| paragraph.id == id)?;
    let passage = paragraph.passages.get(lang).as_ref()?;
    let typed = place.text[place.cursor.typed.clone()].trim_start_matches(['"', '\'']);
    let offer = |text: String| Offer {
        text,
        detail: paragraph.id.clone(),
        about: None,
        kind: CompletionItemKind::TEXT,
    };
    Some(quote::offers(&passage.text.plain, typed).into_iter().map(offer).collect())
}
