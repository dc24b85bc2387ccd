//! `annotations.jsonld` beside each article: its notes as annotations that other programs can anchor and show (W3C Web
//! Annotation Data Model, 2017).
//!
//! A note is anchored as in the content, by the words that it glosses in one paragraph: the quote with as much around it as
//! makes it the only one there, and its place, in characters of the paragraph's text.

use std::ops::Range;

use serde_json::{Value, json};

use super::file::File;
use super::stretch::characters;
use crate::lang::Lang;
use crate::model::{Article, Note, Paragraph, SourceId};
use crate::route::{Route, View};
use crate::view::edition::absolute;
use crate::view::numbers::{first_numbers, note_id};
use crate::view::title::title;
use crate::view::{Scope, Site};

/// How many characters around a quote are given at least.
const LEAST: usize = 32;

/// The name of the file in the folder of its article.
const NAME: &str = "annotations.jsonld";

/// The notes of an article in one language, if it has any and the settings want them.
pub(super) fn file(site: &Site<'_>, route: Route<'_>) -> Option<File> {
    let Route::Article(_, id, View::Reading) = route else { return None };
    if !site.config.files.annotations {
        return None;
    }
    let article = site.book.article(site.book.find_article(id)?);
    let path = format!("{}{NAME}", route.address());
    let page = absolute(site, route).unwrap_or_else(|| "index.html".to_owned());
    let own = absolute(site, Route::Asset(&path)).unwrap_or_else(|| NAME.to_owned());
    let writer = Writer { scope: Scope::new(*site, route), page };
    let items = writer.items(article);
    let collection = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}],
        "id": own,
        "type": "AnnotationCollection",
        "label": title(&writer.scope),
        "total": items.len(),
        "first": {
            "id": format!("{own}#page-1"),
            "type": "AnnotationPage",
            "partOf": own,
            "startIndex": 0,
            "items": items,
        },
    });
    let is_empty = article.paragraphs.iter().all(|paragraph| paragraph.notes.is_empty());
    (!is_empty).then(|| (path, collection.to_string().into_bytes()))
}

struct Writer<'b> {
    scope: Scope<'b>,
    /// The address of the page.
    page: String,
}

impl Writer<'_> {
    fn items(&self, article: &Article) -> Vec<Value> {
        let paragraphs = article.paragraphs.iter().zip(first_numbers(article));
        let notes = paragraphs.flat_map(|(paragraph, first)| {
            let numbered = (first..).zip(&paragraph.notes);
            numbered.map(move |(number, note)| (paragraph, number, note))
        });
        notes.map(|(paragraph, number, note)| self.annotation(paragraph, number, note)).collect()
    }

    fn annotation(&self, paragraph: &Paragraph, number: usize, note: &Note) -> Value {
        let citations: Vec<Value> = note.sources.iter().map(|id| self.citation(*id)).collect();
        let mut annotation = json!({
            "id": format!("{}#{}", self.page, note_id(number)),
            "type": "Annotation",
            "motivation": "commenting",
            "body": self.bodies(note),
            "target": { "source": self.page, "selector": self.selector(paragraph, note) },
        });
        if !citations.is_empty() {
            annotation["schema:citation"] = citations.into();
        }
        annotation
    }

    /// What the note says, and its kind.
    fn bodies(&self, note: &Note) -> Vec<Value> {
        let scope = &self.scope;
        let body = |purpose: &str, value: &str, lang: Lang| {
            json!({
                "type": "TextualBody",
                "purpose": purpose,
                "value": value,
                "format": "text/plain",
                "language": lang.tag(),
                "textDirection": lang.dir().word(),
            })
        };
        let words = note.text.prefer(scope.lang);
        let text = words.map(|(lang, text)| body("commenting", &text.plain, lang));
        let label = scope.ui().text(&format!("kind_{}", note.kind.word()));
        let mut kind = body("tagging", &label, scope.lang);
        kind["schema:identifier"] = note.kind.word().into();
        text.into_iter().chain([kind]).collect()
    }

    /// The paragraph, and in it the words.
    fn selector(&self, paragraph: &Paragraph, note: &Note) -> Value {
        let mut selector = json!({
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
            "value": paragraph.id,
        });
        let side = paragraph.passages.prefer(self.scope.lang);
        let words = side.and_then(|(lang, passage)| {
            let range = note.anchor.get(lang).clone()?;
            Some((&passage.text.plain, range))
        });
        if let Some((plain, range)) = words {
            selector["refinedBy"] = json!([quote(plain, &range), position(plain, &range)]);
        }
        selector
    }

    fn citation(&self, id: SourceId) -> Value {
        let source = self.scope.book().source(id);
        let place = self.scope.source_address(id);
        let mut citation = json!({
            "id": place,
            "type": "schema:CreativeWork",
            "schema:name": self.scope.source_label(id),
        });
        if let Some(address) = source.address() {
            citation["schema:url"] = json!({ "id": address });
        }
        citation
    }
}

/// Some words of a text, with what stands around them.
fn quote(plain: &str, range: &Range<usize>) -> Value {
    let (prefix, suffix) = surroundings(plain, range);
    json!({
        "type": "TextQuoteSelector",
        "exact": plain[range.clone()],
        "prefix": prefix,
        "suffix": suffix,
    })
}

/// As much before and after some words as tells them from the same words elsewhere in the text.
fn surroundings<'t>(plain: &'t str, range: &Range<usize>) -> (&'t str, &'t str) {
    let (before, after) = (&plain[..range.start], &plain[range.end..]);
    let mut length = LEAST;
    loop {
        let start = before.char_indices().rev().take(length).last().map_or(range.start, |it| it.0);
        let end = after.char_indices().nth(length).map_or(plain.len(), |it| range.end + it.0);
        let is_whole = start == 0 && end == plain.len();
        if is_whole || is_only(plain, start..end) {
            return (&plain[start..range.start], &plain[range.end..end]);
        }
        length *= 2;
    }
}

/// Whether a stretch of a text stands nowhere else in it, not even over a part of itself.
fn is_only(plain: &str, stretch: Range<usize>) -> bool {
    let words = &plain[stretch.clone()];
    let next = words.chars().next().map_or(0, char::len_utf8);
    plain.find(words) == Some(stretch.start) && !plain[stretch.start + next..].contains(words)
}

fn position(plain: &str, range: &Range<usize>) -> Value {
    let Range { start, end } = characters(plain, range);
    json!({ "type": "TextPositionSelector", "start": start, "end": end })
}
