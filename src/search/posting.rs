//! Postings: in which units each word stands, how much it counts there, and at which places.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::text::{Field, Weight};
use super::unit::Unit;
use crate::lang::Lang;
use crate::script::stem;

/// The words of a text of usual length.
const USUAL: f64 = 40.0;

/// How much a word counts by the kind of its unit, in the order of [`super::unit::KINDS`].
const KIND: [f64; 11] = [1.0, 1.0, 1.0, 1.0, 1.0, 0.95, 0.7, 0.75, 0.8, 0.6, 0.6];

/// The most places that are kept of a word in a unit.
const PLACES: usize = 6;

/// Of so many units the words are held before they are sorted in: those of a large site at once would take most of its memory.
const BATCH: usize = 1024;

/// Between two fields so many places are left free: words on both sides of the border are not near each other.
const BORDER: u32 = 20;

/// A word in a unit. There are millions on a large site, so each is small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    /// The number of the unit.
    pub(super) unit: u32,
    /// The kind of the unit.
    pub(super) kind: u8,
    /// How much it counts, from 1 to 25.
    pub(super) impact: u8,
    places: Places,
}

impl Posting {
    /// Its places, each times four, with 1 for English and 2 for a title.
    pub(super) fn places(&self) -> &[u32] {
        &self.places.list[..usize::from(self.places.len)]
    }
}

/// The first places of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Places {
    list: [u32; PLACES],
    len: u8,
}

impl Places {
    fn push(&mut self, place: u32) {
        if let Some(free) = self.list.get_mut(usize::from(self.len)) {
            *free = place;
            self.len += 1;
        }
    }
}

/// The postings of each word, in the order of units.
pub(super) type Postings = BTreeMap<String, Vec<Posting>>;

/// The postings of all words but those that say nothing, unless a name has no others.
pub(super) fn postings(units: &[Unit]) -> Postings {
    let mut postings = Postings::new();
    let mut first = 0;
    for batch in units.chunks(BATCH) {
        let numbered = (first..).zip(batch).collect::<Vec<(u32, &Unit)>>();
        let found: Vec<_> = numbered.into_par_iter().map(|(at, unit)| words(at, unit)).collect();
        for (word, posting) in found.into_iter().flatten() {
            postings.entry(word).or_default().push(posting);
        }
        first += u32::try_from(batch.len()).unwrap_or_default();
    }
    postings
}

/// What is known of a word in a unit.
#[derive(Default)]
struct Word {
    places: Places,
    /// By the best title that it stands in.
    title: f64,
    /// By its number in texts, with regard to their length.
    body: f64,
    beside: f64,
}

/// The words of one unit, in their order.
fn words(number: u32, unit: &Unit) -> Vec<(String, Posting)> {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    let mut place = 0_u32;
    for field in &unit.fields {
        let own = stem::words(&field.text);
        let count = own.len();
        // A name such as IS or WHO has no word that says something.
        let is_name = field.weight == Weight::Title && own.iter().all(|word| stem::is_stop(word));
        for word in own {
            place += 1;
            if is_name || !stem::is_stop(&word) {
                words.entry(word).or_default().add(field, count, place);
            }
        }
        place += BORDER;
    }
    let posting = |word: Word| Posting {
        unit: number,
        kind: u8::try_from(unit.kind).unwrap_or_default(),
        impact: word.impact(KIND[unit.kind]),
        places: word.places,
    };
    words.into_iter().map(|(text, word)| (text, posting(word))).collect()
}

impl Word {
    fn add(&mut self, field: &Field, count: usize, place: u32) {
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let is_title = field.weight == Weight::Title;
        let signs = u32::from(field.lang == Lang::En) + 2 * u32::from(is_title);
        self.places.push(place * 4 + signs);
        match field.weight {
            Weight::Title => self.title = self.title.max(1.0 / (0.7 + 0.1 * count)),
            Weight::Body => self.body += 1.0 / (0.4 + 0.6 * count / USUAL),
            Weight::Beside => self.beside += 1.0,
        }
    }

    /// A title counts most; the second time a word says less than the first.
    fn impact(&self, kind: f64) -> u8 {
        let often = |count: f64| 2.2 * count / (count + 1.2);
        let sum = 3.0 * self.title + often(self.body) + 0.5 * often(self.beside);
        let steps = (4.0 * kind * sum).round().clamp(1.0, 25.0);
        (1..=25).rev().find(|step| f64::from(*step) <= steps).unwrap_or(1)
    }
}
