//! The texts of an article or a profile, each with its translation and the words that must stay in it.

use crate::edit::items::Items;
use crate::edit::mapping::group;
use crate::lang::Lang;
use crate::model::article::TranslationState;
use crate::model::{Article, Book, Entity, Paragraph};
use crate::parse::values::{Value, ValueKind};
use crate::source::FileId;

/// What texts are taken from.
#[derive(Clone, Copy, Debug)]
pub struct Work<'b> {
    /// What the contexts of its messages begin with, up to the `#`: `mali-truce`, `groups/jnim`.
    pub(super) folder: &'static str,
    pub(super) id: &'b str,
    pub(super) file: FileId,
    /// The language that is translated.
    pub original: Lang,
    /// The article, if it is one.
    pub article: Option<&'b Article>,
}

impl<'b> Work<'b> {
    /// An article, which says the language of its original.
    pub fn article(article: &'b Article) -> Self {
        let (id, file, original) = (&article.id, article.span.file, article.original);
        Self { folder: "", id, file, original, article: Some(article) }
    }

    /// A profile, whose sides are equal.
    pub fn entity(entity: &'b Entity, original: Lang) -> Self {
        let (id, file) = (&entity.id, entity.span.file);
        Self { folder: entity.kind().folder(), id, file, original, article: None }
    }

    /// All profiles of a project.
    pub fn entities(book: &'b Book, original: Lang) -> impl Iterator<Item = Self> {
        book.entities.iter().map(move |entity| Self::entity(entity, original))
    }

    /// A paragraph of the article.
    pub(super) fn paragraph(&self, id: &str) -> Option<&'b Paragraph> {
        self.article?.paragraphs.iter().find(|it| it.id == id)
    }

    /// What the contexts of its messages begin with.
    pub fn start(&self) -> String {
        let Self { folder, id, .. } = self;
        if folder.is_empty() { format!("{id}#") } else { format!("{folder}/{id}#") }
    }
}

/// A text in its two languages.
pub(super) struct Unit<'v> {
    pub(super) context: String,
    pub(super) original: (&'v Value, &'v Value),
    pub(super) translation: Option<(&'v Value, &'v Value)>,
    /// The paragraph whose own text it is.
    pub(super) paragraph: Option<Own<'v>>,
    /// Words of the translation that something is anchored at.
    pub(super) kept: Vec<&'v str>,
}

/// A paragraph, as far as its own text is meant.
pub(super) struct Own<'v> {
    pub(super) id: &'v str,
    /// The field that says what the translation was made from: its key, and all that is below it.
    pub(super) translation: Option<(&'v Value, &'v [Value])>,
}

/// Whether a translation is reviewed and fits its original. A caption may go without saying so.
pub(super) fn is_settled(paragraph: &Paragraph) -> bool {
    let is_caption = paragraph.form.figure().is_some() && paragraph.translation.is_none();
    let is_reviewed = paragraph.translation.as_ref().is_some_and(|it| {
        it.hash().is_some() && it.revised.is_none() && it.state == TranslationState::Reviewed
    });
    is_caption || is_reviewed && paragraph.stale().is_none()
}

/// Fields with a text in both languages.
const TEXTS: [&str; 7] = ["title", "name", "short", "kind", "summary", "body", "precision_note"];

/// Lists of mappings, each with the field that has a text in both languages.
const LISTS: [(&str, &str, &str); 4] = [
    ("statements", "statement", "text"),
    ("relations", "relation", "note"),
    ("roles", "role", "title"),
    ("changes", "change", "text"),
];

/// The texts that have an original.
pub(super) fn units<'v>(values: &'v [Value], work: &Work<'_>) -> Vec<Unit<'v>> {
    let (start, original) = (work.start(), work.original);
    let mut units = Vec::new();
    for (key, values) in group(values) {
        let name = key.text.as_str();
        if TEXTS.contains(&name) {
            units.extend(unit(format!("{start}{name}"), values, original));
        } else if name == "paragraphs" {
            let parts = Items::parts(values).into_iter();
            units.extend(parts.flat_map(|part| of_paragraph(part, &start, original)));
        } else if let Some((_, noun, field)) = LISTS.iter().find(|(list, ..)| *list == name) {
            units.extend(of_list(values, &format!("{start}{noun}"), field, original));
        }
    }
    units
}

/// The texts of a list, numbered from 1.
fn of_list<'v>(values: &'v [Value], context: &str, field: &str, original: Lang) -> Vec<Unit<'v>> {
    let parts = Items::parts(values).into_iter().enumerate();
    let texts = parts.filter_map(|(index, part)| {
        let (_, text) = group(part).into_iter().find(|(key, _)| key.text == field)?;
        unit(format!("{context}-{}", index + 1), text, original)
    });
    texts.collect()
}

/// The text that a mapping with sides holds.
fn unit(context: String, values: &[Value], original: Lang) -> Option<Unit<'_>> {
    let fields = group(values);
    let side = |lang: Lang| {
        let field = fields.iter().find(|(key, _)| key.text == lang.tag());
        let (key, values) = field?;
        let value = values.first().filter(|it| it.kind == ValueKind::Text)?;
        Some((*key, value))
    };
    let (source, translation) = (side(original)?, side(original.other()));
    Some(Unit { context, original: source, translation, paragraph: None, kept: Vec::new() })
}

/// The texts of a paragraph: its own and those of its notes and its figure.
fn of_paragraph<'v>(values: &'v [Value], start: &str, original: Lang) -> Vec<Unit<'v>> {
    let fields = group(values);
    let field = |name: &str| fields.iter().find(|(key, _)| key.text == name).map(|(_, it)| *it);
    let Some(id) = field("id").and_then(|it| it.first()) else { return Vec::new() };
    let context = format!("{start}{}", id.text);
    let other = original.other();
    let mut units = Vec::new();
    if let Some(mut own) = unit(context.clone(), values, original) {
        let translation = fields.iter().find(|(key, _)| key.text == "translation").copied();
        own.paragraph = Some(Own { id: &id.text, translation });
        own.kept = ["mentions", "dates", "notes"]
            .into_iter()
            .filter_map(field)
            .flat_map(|it| anchors(it, other))
            .collect();
        units.push(own);
    }
    for name in ["alt", "credit"] {
        let values = field(name).unwrap_or_default();
        units.extend(unit(format!("{context}/{name}"), values, original));
    }
    let notes = field("notes").unwrap_or_default();
    units.extend(of_list(notes, &format!("{context}/note"), "text", original));
    units
}

/// The quotes on one side of the items of a list.
fn anchors(values: &[Value], lang: Lang) -> Vec<&str> {
    let parts = Items::parts(values).into_iter();
    let quotes = parts.filter_map(|part| {
        let (_, at) = group(part).into_iter().find(|(key, _)| key.text == "at")?;
        let (_, side) = group(at).into_iter().find(|(key, _)| key.text == lang.tag())?;
        side.first().map(|it| it.text.as_str())
    });
    quotes.collect()
}
