//! Shards: the words by their stems, and the whole names, cut into files of about one size.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::packed::{Packed, Posting};
use super::part::{List, Part};
use super::posting::postings;
use super::unit::Unit;
use crate::script::stem;

/// The bytes that a shard has at least, but for the last.
const SIZE: usize = 12_000;

/// The most units that a word leads to. A word that stands in more tells little: the units where it counts most are kept.
const MOST: usize = 1200;

/// What stands under one key.
#[derive(Default)]
struct Entry {
    /// Words, and where they stand.
    words: Vec<Arc<(String, Packed)>>,
    /// Whole names whose first telling word has this stem, with the units and how far the name is from the proper one.
    names: BTreeMap<String, BTreeMap<usize, usize>>,
}

/// All shards, in the order of their keys.
pub(super) fn shards(units: &[Unit<'_>]) -> impl Iterator<Item = Part> + use<> {
    let mut entries = words(postings(units));
    for (number, unit) in units.iter().enumerate() {
        let keys =
            unit.names.iter().flat_map(|name| name.keys.iter().map(move |key| (key, name.rank)));
        for (key, rank) in keys {
            let stem = stem::stems(telling(key)).into_iter().next().unwrap_or_default();
            let names = &mut entries.entry(Key::of(&stem)).or_default().names;
            names.entry(key.clone()).or_default().entry(number).or_insert(rank);
        }
    }
    cut(entries)
}

/// The first word of a name that says something; where none does, the first.
fn telling(name: &str) -> &str {
    let mut words = name.split(' ');
    words.clone().find(|word| !stem::is_stop(word)).or_else(|| words.next()).unwrap_or_default()
}

/// A key, sorted as the browser compares texts.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    units: Vec<u16>,
    text: String,
}

impl Key {
    fn of(text: &str) -> Self {
        Self { units: text.encode_utf16().collect(), text: text.to_owned() }
    }
}

fn words(postings: BTreeMap<String, Packed>) -> BTreeMap<Key, Entry> {
    let mut entries: BTreeMap<Key, Entry> = BTreeMap::new();
    for word in postings.into_iter().map(Arc::new) {
        for stem in stem::stems(&word.0) {
            entries.entry(Key::of(&stem)).or_default().words.push(Arc::clone(&word));
        }
    }
    entries
}

/// Where a word counts most.
fn best(packed: &Packed) -> Vec<Posting> {
    let mut postings = packed.unpacked();
    if postings.len() > MOST {
        postings.sort_by_key(|posting| (u8::MAX - posting.impact, posting.unit));
        postings.truncate(MOST);
        postings.sort_by_key(|posting| posting.unit);
    }
    postings
}

/// Postings as text: the step to the next unit, its kind and impact as capitals, the steps from place to place.
fn written(postings: &[Posting]) -> String {
    let mut text = String::with_capacity(postings.len() * 12);
    let mut unit = 0;
    for posting in postings {
        if !text.is_empty() {
            text.push(',');
        }
        push_base36(posting.unit - unit, &mut text);
        unit = posting.unit;
        text.push(letter(posting.kind));
        text.push(letter(posting.impact));
        let mut place = 0;
        for own in posting.places() {
            if place > 0 {
                text.push('.');
            }
            push_base36(own - place, &mut text);
            place = *own;
        }
    }
    text
}

fn letter(number: u8) -> char {
    char::from(b'A'.saturating_add(number).min(b'Z'))
}

fn push_base36(number: u32, text: &mut String) {
    if number >= 36 {
        push_base36(number / 36, text);
    }
    text.extend(char::from_digit(number % 36, 36));
}

fn cut(entries: BTreeMap<Key, Entry>) -> impl Iterator<Item = Part> {
    let mut entries = entries.into_iter().peekable();
    std::iter::from_fn(move || {
        let first = json!(entries.peek()?.0.text);
        let mut content = List::default();
        while content.size() < SIZE {
            let Some((key, entry)) = entries.next() else { break };
            content.push(&value(&key.text, entry));
        }
        Some(Part { first, content: content.finish() })
    })
}

/// `[key, [name, [unit, rank, …], name, …], word, postings, word, postings, …]`
fn value(key: &str, entry: Entry) -> String {
    let units = |units: BTreeMap<usize, usize>| -> Vec<usize> {
        units.into_iter().flat_map(|(unit, rank)| [unit, rank]).collect()
    };
    let names = entry.names.into_iter().flat_map(|(name, own)| [json!(name), json!(units(own))]);
    let mut list = List::default();
    list.add(&key);
    list.add(&names.collect::<Value>());
    for (word, packed) in entry.words.iter().map(|word| &**word) {
        list.add(word);
        list.add(&written(&best(packed)));
    }
    list.finish()
}
