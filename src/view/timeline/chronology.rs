//! Everything that has a date or could have one, in the order of time, once for the whole site.

use std::collections::BTreeMap;

use crate::model::{Book, EntityId, EntityKind, Relation};
use crate::picture::timeline::Span;
use crate::view::begin::span_of;
use crate::view::extent::{ENTRIES, Extent, LINKS};

/// What stands on the timeline and in its table.
#[derive(Debug, Default)]
pub struct Chronology {
    /// What can be placed in time, the earliest first; on a day events first, then agreements.
    pub(super) dated: Vec<Subject>,
    /// Events and agreements that cannot be.
    pub(super) undated: Vec<EntityId>,
    /// Relations that cannot be, by their places in the book.
    pub(super) undated_relations: Vec<usize>,
    /// How many things begin in a year.
    pub(super) counts: BTreeMap<i32, usize>,
    /// The place of the first thing of each month.
    starts: BTreeMap<(i32, u8), usize>,
}

/// One thing.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    /// An event or agreement.
    Thing(EntityId),
    /// A relation, by its place in the book.
    Relation(usize),
}

/// Sorts everything.
pub fn chronology(book: &Book) -> Chronology {
    let mut chronology = Chronology::default();
    let mut dated: Vec<(Span, usize, Subject)> = Vec::new();
    for (rank, kind) in [EntityKind::Event, EntityKind::Agreement].into_iter().enumerate() {
        for (id, entity) in book.entities_of(kind) {
            match span_of(entity) {
                Some(span) => dated.push((span, rank, Subject::Thing(id))),
                None => chronology.undated.push(id),
            }
        }
    }
    for (index, relation) in book.relations.iter().enumerate() {
        match span_of_relation(relation) {
            Some(span) => dated.push((span, 2, Subject::Relation(index))),
            None if may_be_dated(book, relation) => chronology.undated_relations.push(index),
            None => {}
        }
    }
    dated.sort_by_key(|(span, rank, _)| (span.order(), *rank));
    for (place, (span, _, subject)) in dated.into_iter().enumerate() {
        *chronology.counts.entry(span.year).or_default() += 1;
        chronology.starts.entry((span.year, span.month)).or_insert(place);
        chronology.dated.push(subject);
    }
    chronology
}

impl Chronology {
    /// Whether there is anything to draw.
    pub fn is_empty(&self) -> bool {
        self.dated.is_empty()
    }

    /// The lists of the page.
    pub fn lists(&self) -> Vec<Extent> {
        vec![
            Extent { len: self.dated.len(), most: ENTRIES },
            Extent { len: self.undated.len(), most: LINKS },
            Extent { len: self.undated_relations.len(), most: ENTRIES },
        ]
    }

    /// The place of the first thing at or after a month.
    pub(super) fn place(&self, year: i32, month: u8) -> usize {
        self.starts.range((year, month)..).next().map_or(0, |(_, place)| *place)
    }
}

/// When a relation held, if that can be drawn.
pub(super) fn span_of_relation(relation: &Relation) -> Option<Span> {
    match (&relation.since, &relation.until) {
        (Some(since), None) if relation.kind.momentary => Span::moment(since),
        (since, until) => Span::lasting(since.as_ref(), until.as_ref()),
    }
}

/// Relations that have a date, or could have one: not those that a field of an event stands for, nor where places
/// lie, nor that two things are not the same.
fn may_be_dated(book: &Book, relation: &Relation) -> bool {
    let is = |id, kinds: &[EntityKind]| kinds.contains(&book.entity(id).kind());
    let people = [EntityKind::Group, EntityKind::Actor];
    relation.since.is_some()
        || relation.until.is_some()
        || (is(relation.from, &people) && is(relation.to, &people) && relation.kind.is_tie())
}
