//! BibTeX and BibLaTeX → entries, by Hayagriva, entry by entry: one that it cannot read does not hide the others.

use std::iter;

use biblatex::{Bibliography, Date, DateValue, PermissiveType};
use hayagriva::types::{Person, PersonsWithRoles};
use serde_json::Value as Json;

use super::entry::{Entry, date, name, not_taken};
use super::people::with_whole_names;
use crate::diag::token;
use crate::import::value::Value;

/// How deep braces may lie in each other: the parser calls itself for each.
const DEEPEST: usize = 64;

/// The fields that Hayagriva 0.10 reads (`src/interop.rs`), by all their names, and those that only steer programs.
const READ: &[&str] = &[
    "abstract",
    "addendum",
    "address",
    "afterword",
    "annotation",
    "annote",
    "annotator",
    "archiveprefix",
    "author",
    "bookauthor",
    "booktitle",
    "chapter",
    "commentator",
    "crossref",
    "date",
    "day",
    "doi",
    "edition",
    "editor",
    "editora",
    "editoratype",
    "editorb",
    "editorbtype",
    "editorc",
    "editorctype",
    "editortype",
    "eprint",
    "eprinttype",
    "eventdate",
    "eventtitle",
    "foreword",
    "holder",
    "howpublished",
    "institution",
    "introduction",
    "isan",
    "isbn",
    "ismn",
    "issn",
    "issue",
    "issuetitle",
    "iswc",
    "journal",
    "journaltitle",
    "langid",
    "language",
    "location",
    "maintitle",
    "month",
    "note",
    "number",
    "organization",
    "pages",
    "pagetotal",
    "pmid",
    "publisher",
    "school",
    "series",
    "shorttitle",
    "title",
    "translator",
    "type",
    "url",
    "urldate",
    "venue",
    "version",
    "volume",
    "volumes",
    "xdata",
    "year",
];

/// Reads a `.bib` file.
///
/// # Errors
/// If it is no such file: a sentence with the line.
pub(super) fn read(text: &str, remarks: &mut Vec<String>) -> Result<Vec<Entry>, String> {
    if depth(text) > DEEPEST {
        return Err(format!("braces lie more than {DEEPEST} deep in each other"));
    }
    let bibliography = Bibliography::parse(text).map_err(|error| {
        let line = text.get(..error.span.start).unwrap_or(text).matches('\n').count() + 1;
        format!("line {line} cannot be read: {}", error.kind)
    })?;
    let mut entries = Vec::new();
    for entry in bibliography.iter() {
        let (whole, has_others) = with_whole_names(entry);
        if has_others {
            let key = token(&entry.key);
            remarks.push(format!("{key} has more people than it names: `others` was not taken"));
        }
        let read = hayagriva::Entry::try_from(&whole).map_err(|error| error.to_string());
        let read = read.map(|read| dated(entry, read, remarks));
        match read.and_then(|read| fields(&read)) {
            Ok(fields) => {
                // A language that Hayagriva does not know by its name is left out by it.
                let has_language = fields.iter().any(|(name, _)| name == "language");
                let is_lost = |name: &&str| match *name {
                    "language" | "langid" => !has_language,
                    name => !READ.contains(&name),
                };
                let names = entry.fields.keys().map(String::as_str);
                remarks.extend(not_taken(&entry.key, names.filter(is_lost)));
                entries.push(Entry { key: entry.key.clone(), fields });
            }
            Err(error) => remarks.push(format!("{} was not added: {error}", token(&entry.key))),
        }
    }
    Ok(entries)
}

/// An entry with the beginning of a range of dates, of which Hayagriva takes the end.
fn dated(
    entry: &biblatex::Entry,
    mut read: hayagriva::Entry,
    remarks: &mut Vec<String>,
) -> hayagriva::Entry {
    let Ok(PermissiveType::Typed(date)) = entry.date() else { return read };
    let key = token(&entry.key);
    match date.value {
        DateValue::Between(first, _) => {
            read.set_date(Date { value: DateValue::At(first), ..date }.into());
            remarks.push(format!("of the dates of {key} the first was taken"));
        }
        DateValue::Before(_) | DateValue::After(_) => {
            remarks.push(format!("of the open dates of {key} the one that is named was taken"));
        }
        DateValue::At(_) => {}
    }
    read
}

/// The fields of an entry and of the works that hold it. Names and dates are not as Hayagriva writes them: it would read some of
/// these as others.
fn fields(entry: &hayagriva::Entry) -> Result<Vec<(String, Value)>, String> {
    let json = serde_json::to_value(entry).map_err(|error| error.to_string())?;
    let Some(Value::Map(mut all)) = converted(json) else { return Ok(Vec::new()) };
    for (field, value) in &mut all {
        let own = match field.as_str() {
            "author" => entry.authors().map(people),
            "editor" => entry.editors().map(people),
            "affiliated" => {
                entry.affiliated().map(|all| one_or_more(all.iter().map(role).collect()))
            }
            "date" => entry.date().copied().map(date),
            "parent" => {
                let works = entry.parents().iter().map(|work| fields(work).map(Value::Map));
                Some(one_or_more(works.collect::<Result<_, _>>()?))
            }
            _ => None,
        };
        if let Some(own) = own {
            *value = own;
        }
    }
    Ok(all)
}

fn people(people: &[Person]) -> Value {
    one_or_more(people.iter().map(name).collect())
}

fn one_or_more(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { Value::List(values) }
}

/// People with what they did.
fn role(group: &PersonsWithRoles) -> Value {
    let role = serde_json::to_value(&group.role).ok().and_then(converted);
    let names = ("names".to_owned(), people(&group.names));
    Value::Map(iter::once(names).chain(role.map(|role| ("role".to_owned(), role))).collect())
}

/// How deep braces lie in each other at most.
fn depth(text: &str) -> usize {
    let mut open = 0_usize;
    let depths = text.bytes().map(|byte| {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open
    });
    depths.max().unwrap_or_default()
}

/// A value of Hayagriva's, whose depth is that of its own types.
fn converted(value: Json) -> Option<Value> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(truth) => Value::Text(truth.to_string()),
        Json::Number(number) => Value::Text(number.to_string()),
        Json::String(text) => Value::Text(text),
        Json::Array(items) => Value::List(items.into_iter().filter_map(converted).collect()),
        Json::Object(fields) => {
            let fields = fields.into_iter();
            Value::Map(fields.filter_map(|(name, value)| Some((name, converted(value)?))).collect())
        }
    })
}
