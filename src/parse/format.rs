//! What the files of a kind may hold, as values: fields, words, lists. Data only; [`super::schema`] makes it.
//!
//! Values refer to each other by number, so that whoever walks them needs no recursion that the content deepens.

/// The format of one kind of file.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Every value that a file of this kind may hold, the whole file first.
    pub(super) values: Vec<Vec<Shape>>,
}

/// A value of a [`Schema`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueId(pub(super) usize);

impl ValueId {
    /// The whole file.
    pub const ROOT: Self = Self(0);
}

impl Schema {
    /// The shapes that a value may have, any of them.
    pub fn shapes(&self, value: ValueId) -> &[Shape] {
        self.values.get(value.0).map_or(&[], Vec::as_slice)
    }

    /// The mappings that a value may be.
    pub fn mappings(&self, value: ValueId) -> impl Iterator<Item = &Mapping> {
        self.shapes(value).iter().filter_map(|shape| match shape {
            Shape::Map(mapping) => Some(mapping),
            _ => None,
        })
    }

    /// The value of a field, whatever mapping has it.
    pub fn field(&self, value: ValueId, name: &str) -> Option<ValueId> {
        let named = |mapping: &Mapping| mapping.field(name).map(|field| field.value);
        self.mappings(value)
            .find_map(named)
            .or_else(|| self.mappings(value).find_map(|mapping| mapping.others))
    }

    /// The items of a value that may be a list.
    pub fn items(&self, value: ValueId) -> Option<ValueId> {
        self.shapes(value).iter().find_map(|shape| match shape {
            Shape::List(items) => Some(*items),
            _ => None,
        })
    }
}

/// One shape of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A text, or a number or truth value as it is written.
    Text(Content),
    /// One of some words.
    Words(Vec<&'static str>),
    /// A number between two bounds, both included.
    Number {
        /// The least; none if there is none.
        least: Option<f64>,
        /// The greatest; none if there is none.
        most: Option<f64>,
        /// Whether it is a whole number.
        is_whole: bool,
    },
    /// A list of values.
    List(ValueId),
    /// A mapping.
    Map(Mapping),
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Anything.
    Plain,
    /// Markdown.
    Prose,
    /// A date in EDTF.
    Date,
    /// A web address.
    Address,
    /// The id of something.
    Id(Named),
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An entity of any kind.
    Entity,
    /// An entity, or `none` for none.
    EntityOrNone,
    /// An entry of the bibliography.
    Source,
    /// A series of articles.
    Series,
    /// Nothing of today: an id that something had before.
    Former,
}

/// A mapping and its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// What it is in messages: `article`, `note`.
    pub what: &'static str,
    /// Its fields, in the order in which they are read and in which editors write them.
    pub fields: Vec<Field>,
    /// The value of any other key, where keys are data.
    pub others: Option<ValueId>,
    /// How often it was read.
    pub(super) readings: usize,
}

impl Mapping {
    /// One of its fields.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The names of the fields without which it is refused.
    pub fn required(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().filter(|field| field.demands >= self.readings).map(|field| field.name)
    }
}

/// A field of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// Its value.
    pub value: ValueId,
    /// How often it was demanded.
    pub(super) demands: usize,
}
