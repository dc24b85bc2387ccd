//! A probe: a value that is nothing, and notes what a decoder asks of it. So the decoders say themselves what the format is.
//!
//! A decoder that goes on by a word, as by the form of a paragraph, is run several times: each run answers with another
//! word. What all runs ask of one value is put together, and what each of them demands is required.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::format::{Content, Field, Mapping, Schema, Shape, ValueId};

/// A value in one run of a decoder.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    schema: Rc<RefCell<Schema>>,
    value: ValueId,
    run: usize,
}

/// A mapping in one run of a decoder.
#[derive(Debug)]
pub(super) struct ProbedFields {
    probe: Probe,
    /// Which shape of its value it is.
    shape: usize,
    /// Where the field stands that was last asked for. One that another run did not ask for stands behind it, so that the
    /// fields of all runs have one order.
    last: Cell<Option<usize>>,
}

impl Probe {
    /// What `decode` asks of a file, in as many runs as there are words to choose from where that matters.
    pub(super) fn ask(runs: usize, mut decode: impl FnMut(Self)) -> Schema {
        let schema = Rc::new(RefCell::new(Schema { values: vec![Vec::new()] }));
        for run in 0..runs {
            decode(Self { schema: Rc::clone(&schema), value: ValueId::ROOT, run });
        }
        schema.take()
    }

    /// Notes a shape, unless it is known, and says which of the value's shapes it is.
    fn note(&self, shape: Shape) -> usize {
        let mut schema = self.schema.borrow_mut();
        let Some(shapes) = schema.values.get_mut(self.value.0) else { return 0 };
        if let Some(at) = shapes.iter().position(|known| *known == shape) {
            return at;
        }
        shapes.push(shape);
        shapes.len() - 1
    }

    /// A value inside of this one.
    fn inner(&self, value: ValueId) -> Self {
        Self { schema: Rc::clone(&self.schema), value, run: self.run }
    }

    /// A value that nothing has asked for yet.
    fn fresh(&self) -> ValueId {
        let mut schema = self.schema.borrow_mut();
        schema.values.push(Vec::new());
        ValueId(schema.values.len() - 1)
    }

    /// Notes that the value may be a text.
    pub(super) fn text(&self, content: Content) {
        self.note(Shape::Text(content));
    }

    /// Notes that the value may be a number.
    pub(super) fn number(&self, least: Option<f64>, most: Option<f64>, is_whole: bool) {
        self.note(Shape::Number { least, most, is_whole });
    }

    /// Notes that the value may be one of some words, and answers with the one of this run.
    pub(super) fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        self.note(Shape::Words(words.iter().map(|(word, _)| *word).collect()));
        words.get(self.run % words.len().max(1)).map(|(_, value)| *value)
    }

    /// Notes that the value may be a list, and yields one item of it.
    pub(super) fn item(&self) -> Self {
        let known = self.schema.borrow().items(self.value);
        let item = known.unwrap_or_else(|| {
            let item = self.fresh();
            self.note(Shape::List(item));
            item
        });
        self.inner(item)
    }

    /// Notes that the value may be a mapping.
    pub(super) fn fields(&self, what: &'static str) -> ProbedFields {
        let known = self
            .schema
            .borrow()
            .shapes(self.value)
            .iter()
            .position(|shape| matches!(shape, Shape::Map(mapping) if mapping.what == what));
        let empty = || Mapping { what, fields: Vec::new(), others: None, readings: 0 };
        let shape = known.unwrap_or_else(|| self.note(Shape::Map(empty())));
        let fields = ProbedFields { probe: self.clone(), shape, last: Cell::new(None) };
        fields.change(|mapping| mapping.readings += 1);
        fields
    }
}

impl ProbedFields {
    fn change<T>(&self, change: impl FnOnce(&mut Mapping) -> T) -> Option<T> {
        let mut schema = self.probe.schema.borrow_mut();
        match schema.values.get_mut(self.probe.value.0)?.get_mut(self.shape)? {
            Shape::Map(mapping) => Some(change(mapping)),
            _ => None,
        }
    }

    /// Notes that the mapping has a field, and yields its value.
    pub(super) fn field(&self, name: &'static str) -> Probe {
        let place = |mapping: &mut Mapping| {
            let at = mapping.fields.iter().position(|field| field.name == name)?;
            Some((at, mapping.fields[at].value))
        };
        let (at, value) = self.change(place).flatten().unwrap_or_else(|| {
            let (at, value) = (self.last.get().map_or(0, |last| last + 1), self.probe.fresh());
            let field = Field { name, value, demands: 0 };
            self.change(|mapping| mapping.fields.insert(at.min(mapping.fields.len()), field));
            (at, value)
        });
        self.last.set(Some(at));
        self.probe.inner(value)
    }

    /// Notes that the mapping is refused without a field.
    pub(super) fn demand(&self, name: &'static str) {
        self.change(|mapping| {
            let field = mapping.fields.iter_mut().find(|field| field.name == name);
            field.map(|field| field.demands += 1)
        });
    }

    /// Notes that the keys of the mapping are data, and yields the value of any.
    pub(super) fn others(&self) -> Probe {
        let known = self.change(|mapping| mapping.others).flatten();
        let value = known.unwrap_or_else(|| self.probe.fresh());
        self.change(|mapping| mapping.others = Some(value));
        self.probe.inner(value)
    }
}
