//! Records → BibLaTeX.

use biblatex::{Chunk, Entry, Spanned};
use hayagriva::types::Person;

use super::record::{LANGUAGE, Record};
use crate::view::cite::{date, entry::written as in_file};

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
        entry.set(role.1, joined(others, people));
    }
    let dates = [("date", &record.issued), ("urldate", &record.accessed)];
    for (field, date) in dates {
        let date = date.as_ref().and_then(date::biblatex);
        date.iter().for_each(|date| entry.set(field, plain(date)));
    }
    for (field, value) in record.fields.iter().filter(|(field, _)| !field.1.is_empty()) {
        if *field != LANGUAGE {
            entry.set(field.1, plain(value));
        }
    }
    if let Some(language) = record.get(LANGUAGE).and_then(language) {
        entry.set(LANGUAGE.1, plain(language));
    }
    entry
}

fn plain(value: &str) -> Vec<Spanned<Chunk>> {
    vec![Spanned::zero(Chunk::Normal(value.to_owned()))]
}

/// Names one after the other. Braces keep one without parts in one piece.
fn joined(mut chunks: Vec<Spanned<Chunk>>, people: &[Person]) -> Vec<Spanned<Chunk>> {
    for person in people {
        if !chunks.is_empty() {
            chunks.extend(plain(" and "));
        }
        match &person.given_name {
            None => chunks.push(Spanned::zero(Chunk::Verbatim(person.name.clone()))),
            Some(given) => {
                let prefix = person.prefix.as_ref().map(|prefix| format!("{prefix} "));
                let suffix = person.suffix.as_ref().map(|suffix| format!("{suffix}, "));
                let (prefix, suffix) = (prefix.unwrap_or_default(), suffix.unwrap_or_default());
                chunks.extend(plain(&format!("{prefix}{}, {suffix}{given}", person.name)));
            }
        }
    }
    chunks
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
