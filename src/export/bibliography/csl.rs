//! Records → CSL-JSON.

use hayagriva::types::Person;
use serde_json::{Map, Value, json};

use super::record::Record;
use crate::view::cite::date;

pub(super) fn written(records: &[Record]) -> Vec<u8> {
    let items: Vec<Value> = records.iter().map(item).collect();
    serde_json::to_vec_pretty(&items).unwrap_or_default()
}

pub(super) fn item(record: &Record) -> Value {
    let mut item = Map::new();
    item.insert("id".to_owned(), record.id.as_str().into());
    item.insert("type".to_owned(), record.kind.csl.into());
    for (role, people) in &record.people {
        let names = people.iter().map(name);
        let list = item.entry(role.0).or_insert_with(|| Value::Array(Vec::new()));
        list.as_array_mut().into_iter().for_each(|list| list.extend(names.clone()));
    }
    let dates = [("issued", &record.issued), ("accessed", &record.accessed)];
    for (field, date) in dates {
        item.extend(date.as_ref().map(|it| (field.to_owned(), date::csl(it))));
    }
    for (field, value) in record.words(|field| field.0) {
        item.insert(field.to_owned(), value.into());
    }
    item.into()
}

/// A name in its parts; one that has no parts stands as it is.
fn name(person: &Person) -> Value {
    let parts = [
        ("given", &person.given_name),
        ("non-dropping-particle", &person.prefix),
        ("suffix", &person.suffix),
    ];
    let parts: Vec<_> =
        parts.into_iter().filter_map(|(part, value)| Some((part, value.as_ref()?))).collect();
    if parts.is_empty() {
        return json!({ "literal": person.name });
    }
    let mut name = json!({ "family": person.name });
    for (part, value) in parts {
        name[part] = value.as_str().into();
    }
    if person.comma_suffix {
        name["comma-suffix"] = true.into();
    }
    name
}
