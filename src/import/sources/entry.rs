//! An entry between its format and ours.

use hayagriva::types::Person;

use crate::diag::token;
use crate::import::value::Value;
use crate::model::Date;

/// An entry as its file has it, in the fields of `sources.yaml`.
#[derive(Debug)]
pub(super) struct Entry {
    /// What the file calls it.
    pub(super) key: String,
    pub(super) fields: Vec<(String, Value)>,
}

/// The remark on fields of an entry that have no counterpart here; `None` if there are none.
pub(super) fn not_taken<'f>(key: &str, fields: impl Iterator<Item = &'f str>) -> Option<String> {
    let fields: Vec<String> = fields.map(token).collect();
    let key = token(key);
    let all = fields.join(", ");
    (!fields.is_empty()).then(|| format!("of {key} these fields were not taken: {all}"))
}

/// A name as the bibliography has it: as one text where it reads back as the same name, else in its parts.
pub(super) fn name(person: &Person) -> Value {
    let given = person.given_name.as_ref().map(|given| format!(", {given}"));
    let text = format!("{}{}", person.name, given.unwrap_or_default());
    let is_same = text.parse::<Person>().is_ok_and(|read| read == *person);
    if is_same && !text.contains('،') {
        return Value::Text(text);
    }
    let parts = [
        ("name", Some(&person.name)),
        ("given-name", person.given_name.as_ref()),
        ("prefix", person.prefix.as_ref()),
        ("suffix", person.suffix.as_ref()),
    ];
    let part =
        |(part, text): (&str, Option<&String>)| Some((part.to_owned(), Value::Text(text?.clone())));
    Value::Map(parts.into_iter().filter_map(part).collect())
}

/// A date as the bibliography has it.
pub(super) fn date(date: hayagriva::types::Date) -> Value {
    let about = if date.approximate { "~" } else { "" };
    Value::Text(format!(
        "{about}{}",
        Date::from(hayagriva::types::Date { approximate: false, ..date })
    ))
}
