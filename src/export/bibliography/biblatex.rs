//! Records → BibLaTeX.

use std::iter;

use biblatex::{Chunk, ChunksExt, Entry, Spanned};
use hayagriva::types::Person;

use super::record::{LANGUAGE, Record};
use crate::view::cite::{date, entry::joined, entry::written as in_file};

pub(super) fn written(records: &[Record]) -> Vec<u8> {
    let entries: Vec<String> =
        records.iter().map(|record| in_file(&entry(record)) + "\n").collect();
    entries.join("\n").into_bytes()
}

fn entry(record: &Record) -> Entry {
    let mut entry = Entry::new(record.id.clone(), record.kind.biblatex.clone());
    for (role, people) in &record.people {
        // Two lists of one role are one.
        let others = entry.get(role.1).map(<[_]>::to_vec).unwrap_or_default();
        entry.set(role.1, joined(iter::once(others).chain(people.iter().map(name))));
    }
    let dates = [("date", &record.issued), ("urldate", &record.accessed)];
    for (field, date) in dates {
        let date = date.as_ref().and_then(date::biblatex);
        date.iter().for_each(|date| entry.set(field, plain(date)));
    }
    for (field, value) in record.words(|field| field.1) {
        if field != LANGUAGE.1 {
            entry.set(field, plain(&value));
        }
    }
    if let Some(language) = record.get(LANGUAGE).and_then(language) {
        entry.set(LANGUAGE.1, plain(language));
    }
    entry
}

/// Words by themselves, with a place: the crate counts on from it where it reads names again.
fn plain(value: &str) -> Vec<Spanned<Chunk>> {
    vec![Spanned::new(Chunk::Normal(value.to_owned()), 0..value.len())]
}

fn braced(value: &str) -> Spanned<Chunk> {
    Spanned::detached(Chunk::Verbatim(value.to_owned()))
}

/// A name. Braces keep one without parts in one piece; one whose parts would not be told apart by commas and capitals says which
/// they are (BibLaTeX's extended format).
fn name(person: &Person) -> Vec<Spanned<Chunk>> {
    let [prefix, given, suffix] = [&person.prefix, &person.given_name, &person.suffix]
        .map(|part| part.as_deref().unwrap_or_default());
    if [prefix, given, suffix].iter().all(|part| part.is_empty()) {
        return vec![braced(&person.name)];
    }
    let family = [prefix, &person.name].join(" ");
    let parts = [family.trim_start(), suffix, given];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let in_order = plain(&parts.join(", "));
    let read = in_order.parse::<Vec<biblatex::Person>>().unwrap_or_default();
    let is_same = |read: &biblatex::Person| {
        [&*read.prefix, &read.name, &read.given_name, &read.suffix]
            == [prefix, &person.name, given, suffix]
    };
    if let [read] = read.as_slice()
        && is_same(read)
    {
        return in_order;
    }
    let parts =
        [("family", &*person.name), ("given", given), ("prefix", prefix), ("suffix", suffix)];
    let parts = parts.into_iter().filter(|(_, part)| !part.is_empty()).enumerate();
    let part = |(place, (word, part)): (usize, (&str, &str))| {
        let comma = if place > 0 { ", " } else { "" };
        [Spanned::detached(Chunk::Normal(format!("{comma}{word}="))), braced(part)]
    };
    parts.flat_map(part).collect()
}

/// The name of a language in the package that BibLaTeX asks (babel).
fn language(tag: &str) -> Option<&'static str> {
    Some(match tag.split('-').next().unwrap_or_default() {
        "ar" => "arabic",
        "de" => "german",
        "en" => "english",
        "es" => "spanish",
        "fa" => "persian",
        "fr" => "french",
        "he" => "hebrew",
        "it" => "italian",
        "nl" => "dutch",
        "pt" => "portuguese",
        "ru" => "russian",
        "tr" => "turkish",
        "ur" => "urdu",
        _ => return None,
    })
}
