//! Postings: in which units each word stands, how much it counts there, and at which places.

use std::collections::{BTreeMap, HashMap};
use std::mem;

use rayon::prelude::*;

use super::packed::{Packed, Places, Posting};
use super::text::{Field, Weight};
use super::unit::Unit;
use crate::lang::Lang;
use crate::script::{fold, stem};

/// The words of a text of usual length.
const USUAL: f64 = 40.0;

/// How much a word counts by the kind of its unit, in the order of [`super::unit::KINDS`].
const KIND: [f64; 11] = [1.0, 1.0, 1.0, 1.0, 1.0, 0.95, 0.7, 0.75, 0.8, 0.6, 0.6];

/// So many units are read together. Each word is looked at once in them, however often it is written.
const TOGETHER: usize = 512;

/// Of so many units the words are held before they are sorted in: those of a large site at once would take most of its memory.
const BATCH: usize = 4 * TOGETHER;

/// Between two fields so many places are left free: words on both sides of the border are not near each other.
const BORDER: u32 = 20;

/// The postings of all words but those that say nothing, unless a name has no others.
pub(super) fn postings(units: &[Unit<'_>]) -> BTreeMap<String, Packed> {
    let numbered: Vec<(u32, &Unit<'_>)> = (0..).zip(units).collect();
    let mut batches = numbered.chunks(BATCH);
    let mut all = HashMap::new();
    let mut found = Vec::new();
    // While the words of one batch are sorted in, those of the next are read.
    loop {
        let read = || {
            let batch = batches.next()?;
            Some(batch.par_chunks(TOGETHER).flat_map_iter(together).collect::<Vec<_>>())
        };
        let (next, ()) = rayon::join(read, || sort_in(mem::take(&mut found), &mut all));
        let Some(next) = next else { break };
        found = next;
    }
    all.into_iter().collect()
}

/// Adds postings to those of earlier units.
fn sort_in(found: Vec<(String, Vec<Posting>)>, all: &mut HashMap<String, Packed>) {
    for (word, own) in found {
        let packed = all.entry(word).or_default();
        own.iter().for_each(|posting| packed.push(posting));
    }
}

/// The postings of some units, by words.
fn together(units: &[(u32, &Unit<'_>)]) -> Vec<(String, Vec<Posting>)> {
    let mut reader = Reader::default();
    units.iter().for_each(|(number, unit)| reader.unit(*number, unit));
    reader
        .words
        .into_iter()
        .map(|word| (word.text, word.postings))
        .filter(|it| !it.1.is_empty())
        .collect()
}

/// What is known of the words that have been read.
#[derive(Default)]
struct Reader {
    /// Words as they are written, each with its place in `words`.
    written: HashMap<String, usize>,
    /// The same of words as they are compared.
    compared: HashMap<String, usize>,
    words: Vec<Known>,
}

/// A word, and where it stands.
struct Known {
    text: String,
    is_stop: bool,
    /// In the unit that is being read.
    here: Option<Word>,
    postings: Vec<Posting>,
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

impl Reader {
    fn unit(&mut self, number: u32, unit: &Unit<'_>) {
        let mut found: Vec<usize> = Vec::new();
        let mut place = 0_u32;
        for field in unit.fields() {
            let own = self.field(&field.text);
            // A name such as IS or WHO has no word that says something.
            let is_name =
                field.weight == Weight::Title && own.iter().all(|word| self.words[*word].is_stop);
            for word in &own {
                place += 1;
                let known = &mut self.words[*word];
                if is_name || !known.is_stop {
                    let here = known.here.get_or_insert_with(|| {
                        found.push(*word);
                        Word::default()
                    });
                    here.add(&field, own.len(), place);
                }
            }
            place += BORDER;
        }
        for word in found {
            let known = &mut self.words[word];
            known.postings.extend(known.here.take().map(|word| Posting {
                unit: number,
                kind: u8::try_from(unit.kind).unwrap_or_default(),
                impact: word.impact(KIND[unit.kind]),
                places: word.places,
            }));
        }
    }

    /// The words of a text, by their places in `words`.
    fn field(&mut self, text: &str) -> Vec<usize> {
        stem::written(&fold::plain(text)).map(|written| self.word(written)).collect()
    }

    fn word(&mut self, written: &str) -> usize {
        if let Some(place) = self.written.get(written) {
            return *place;
        }
        let text = stem::base(written);
        let place = *self.compared.entry(text).or_insert_with_key(|text| {
            let is_stop = stem::is_stop(text);
            self.words.push(Known {
                text: text.clone(),
                is_stop,
                here: None,
                postings: Vec::new(),
            });
            self.words.len() - 1
        });
        self.written.insert(written.to_owned(), place);
        place
    }
}

impl Word {
    fn add(&mut self, field: &Field<'_>, count: usize, place: u32) {
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
