//! A place in a file of the content, and what it names.

use std::ops::Range;

use lsp_types::{Location, Position};

use super::cursor::{Cursor, Spot, Step};
use super::desk::{Desk, Reading};
use super::uri;
use crate::model::{Book, Target};
use crate::parse::schema::{Content, FileKind, Named, Schema, Shape, ValueId};
use crate::source::Span;

/// A place in a text, and what is known of its file.
pub(super) struct Place<'d> {
    pub(super) path: &'d str,
    pub(super) text: &'d str,
    pub(super) offset: usize,
    /// Its format; a page has none.
    pub(super) schema: Option<Schema>,
    pub(super) cursor: Cursor,
}

impl<'d> Place<'d> {
    /// The place at a position of a file.
    pub(super) fn new(desk: &'d Desk, path: &'d str, position: Position) -> Option<Self> {
        let text = desk.text(path)?;
        Some(Self::at(path, text, desk.units.offset(text, position)))
    }

    /// The place at a byte of a text.
    pub(super) fn at(path: &'d str, text: &'d str, offset: usize) -> Self {
        let schema = FileKind::of(path).map(FileKind::schema);
        Self { path, text, offset, schema, cursor: Cursor::at(text, offset) }
    }

    /// The place at which the word here begins, and the word.
    pub(super) fn word(&self) -> (Self, Range<usize>) {
        let range = word(self.text, self.offset);
        (Self::at(self.path, self.text, range.start), range)
    }

    /// The values that the format has here: of a key, the mapping that it belongs to.
    pub(super) fn value(&self) -> Option<(&Schema, ValueId)> {
        let schema = self.schema.as_ref()?;
        let value = self.cursor.steps().try_fold(ValueId::ROOT, |value, step| match step {
            Step::Field(name) => schema.field(value, name),
            Step::Item => schema.items(value),
        });
        Some((schema, value?))
    }

    /// What a text here is, if it is one.
    pub(super) fn contents(&self) -> Vec<Content> {
        let Some((schema, value)) = self.value() else { return Vec::new() };
        let content = |shape: &Shape| match shape {
            Shape::Text(content) => Some(*content),
            _ => None,
        };
        // A list of one may stand without brackets.
        let items = schema.items(value).map_or(&[][..], |items| schema.shapes(items));
        schema.shapes(value).iter().chain(items).filter_map(content).collect()
    }

    /// Whether an id here stands in running text, as `[[id]]`.
    pub(super) fn is_reference(&self) -> bool {
        self.text[..self.offset].trim_end_matches(is_of_id).ends_with("[[")
    }

    /// What the word here names.
    pub(super) fn target(&self, book: &Book) -> Option<(Target, Range<usize>)> {
        let (place, range) = self.word();
        let word = &self.text[range.clone()];
        let entity = || book.find_entity(word).map(Target::Entity);
        let target = if place.is_reference() {
            entity()
        } else {
            place.contents().into_iter().find_map(|content| match content {
                Content::Id(Named::Entity | Named::EntityOrNone) => entity(),
                Content::Id(Named::Source) => source(book, word),
                Content::Id(Named::Series) => book.find_series(word).map(Target::Series),
                _ => None,
            })
        };
        Some((target?, range))
    }

    /// What the file is about, or the entry of it that the place stands in.
    pub(super) fn subject(&self, book: &Book) -> Option<Target> {
        let stem = self.path.rsplit('/').next()?.split('.').next()?;
        match FileKind::of(self.path)? {
            FileKind::Entity(_) => book.find_entity(stem).map(Target::Entity),
            FileKind::Series => book.find_series(stem).map(Target::Series),
            FileKind::Sources => match self.cursor.steps().next() {
                Some(Step::Field(key)) => source(book, key),
                _ if self.cursor.spot == Spot::Key => source(book, &self.text[self.word().1]),
                _ => None,
            },
            FileKind::Article | FileKind::Book => None,
        }
    }
}

fn source(book: &Book, id: &str) -> Option<Target> {
    let index = book.sources.iter().position(|source| source.id == id);
    index.map(|index| Target::Source(crate::model::SourceId::new(index)))
}

/// The word around a byte: letters of ids and fields.
fn word(text: &str, offset: usize) -> Range<usize> {
    let before = &text[..offset];
    let start = before.trim_end_matches(is_of_id).len();
    let rest = &text[offset..];
    let end = text.len() - rest.trim_start_matches(is_of_id).len();
    start..end
}

/// Whether ids and fields may have a letter.
pub(super) fn is_of_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

/// The id of what is named, and where it is defined.
pub(super) fn definition(book: &Book, target: Target) -> (&str, Span) {
    match target {
        Target::Entity(id) => {
            let entity = book.entity(id);
            (&entity.id, entity.span)
        }
        Target::Source(id) => (&book.source(id).id, book.source(id).span),
        Target::Series(id) => (&book.one_series(id).id, book.one_series(id).span),
    }
}

/// Where a span is, for the editor.
pub(super) fn location(desk: &Desk, reading: &Reading, span: Span) -> Option<Location> {
    let path = &reading.sources.file(span.file).path;
    Some(Location::new(uri::of(desk, path)?, desk.units.range(&reading.sources, span)))
}
