//! Chunks: what results show of units, so many at a time. What several units have in common is written once.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::part::{List, Part};
use super::text::{Shown, of_site};
use super::unit::{Address, Name, Tie, Unit};
use crate::lang::{Lang, Localized};

/// The bytes that a chunk has at least, but for the last.
const SIZE: usize = 14_000;

/// All chunks, in the order of their units.
pub(super) fn chunks<'u>(units: &'u [Unit<'u>]) -> impl Iterator<Item = Part> + 'u {
    let mut units = units.iter().enumerate();
    std::iter::from_fn(move || {
        let mut chunk = Chunk::default();
        while chunk.size() < SIZE {
            let Some((number, unit)) = units.next() else { break };
            chunk.add(number, unit);
        }
        (!chunk.units.is_empty()).then(|| chunk.part())
    })
}

#[derive(Default)]
struct Chunk<'u> {
    first: usize,
    units: List,
    /// Titles, labels and names, each once, with its place in `list`.
    places: BTreeMap<String, usize>,
    list: List,
    /// The text that was asked for last, and its place: the units of an article follow each other.
    last: Option<(&'u Shown<'u>, usize)>,
}

impl<'u> Chunk<'u> {
    fn add(&mut self, number: usize, unit: &'u Unit<'u>) {
        if self.units.is_empty() {
            self.first = number;
        }
        let title = self.shared(&unit.title);
        let ties: Vec<Value> = unit.ties.iter().map(|tie| self.tie(tie)).collect();
        let mut own = List::default();
        own.add(&unit.kind);
        own.add(&title);
        own.add(&address(&unit.address));
        Lang::ALL.iter().for_each(|lang| own.add(&shown(&unit.text, *lang)));
        own.add(&ties);
        further(unit).iter().for_each(|further| own.add(further));
        self.units.push(&own.finish());
    }

    fn tie(&mut self, tie: &'u Tie<'u>) -> Value {
        let (label, other) = (self.shared(&tie.label), self.shared(&tie.other));
        json!([label, other, self.shared(&tie.date), address(&tie.address)])
    }

    /// The place of a short text in the list.
    fn shared(&mut self, text: &'u Shown<'u>) -> usize {
        if let Some((_, place)) = self.last.as_ref().filter(|(last, _)| *last == text) {
            return *place;
        }
        let written = json!(Lang::ALL.map(|lang| shown(text, lang))).to_string();
        let next = self.places.len();
        let place = *self.places.entry(written).or_insert_with_key(|written| {
            self.list.push(written);
            next
        });
        self.last = Some((text, place));
        place
    }

    fn size(&self) -> usize {
        self.units.size() + self.list.size()
    }

    fn part(self) -> Part {
        let (shared, units) = (self.list.finish(), self.units.finish());
        let content = format!("{{\"shared\":{shared},\"units\":{units}}}");
        Part { first: json!(self.first), content }
    }
}

/// A text in a language as a result shows it.
fn shown(text: &Shown<'_>, lang: Lang) -> Option<String> {
    text.get(lang).as_ref().map(|side| side.shown(lang))
}

/// The number of a note; the names of an entity beside its title, each behind its language.
fn further(unit: &Unit<'_>) -> Option<Value> {
    let title = [&unit.title.ar, &unit.title.en];
    let is_title = |name: &Name<'_>| title.iter().any(|own| own.as_ref() == Some(&name.side));
    let names = unit.names.iter().filter(|name| !is_title(name));
    let names =
        names.flat_map(|name| [name.lang.tag().to_owned(), name.side.shown(of_site(name.lang))]);
    let names: Vec<String> = names.collect();
    let names = (!names.is_empty()).then(|| json!(names));
    unit.note.map(Value::from).or(names)
}

/// An address below the folder of its language, if it is the same in both; else both as they are.
fn address(address: &Address<'_>) -> Value {
    let both = Localized::from_fn(|lang| address.get(lang));
    let below = |lang: Lang| both.get(lang).strip_prefix(lang.tag());
    match (below(Lang::Ar), below(Lang::En)) {
        (Some(ar), Some(en)) if ar == en => json!(ar),
        _ => json!([both.ar, both.en]),
    }
}
