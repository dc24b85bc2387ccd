//! BibTeX and BibLaTeX → entries, by Hayagriva, entry by entry: one that it cannot read does not hide the others.

use biblatex::Bibliography;
use serde_json::Value as Json;

use super::entry::{Entry, not_taken};
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
        let read = hayagriva::Entry::try_from(entry);
        let read = read
            .map_err(|error| error.to_string())
            .and_then(|read| serde_json::to_value(&read).map_err(|error| error.to_string()));
        match read {
            Ok(Json::Object(fields)) => {
                // A language that Hayagriva does not know by its name is left out by it.
                let has_language = fields.contains_key("language");
                let is_lost = |name: &&str| match *name {
                    "language" | "langid" => !has_language,
                    name => !READ.contains(&name),
                };
                let names = entry.fields.keys().map(String::as_str);
                remarks.extend(not_taken(&entry.key, names.filter(is_lost)));
                let fields =
                    fields.into_iter().filter_map(|(name, value)| Some((name, converted(value)?)));
                entries.push(Entry { key: entry.key.clone(), fields: fields.collect() });
            }
            Ok(_) => {}
            Err(error) => remarks.push(format!("{} was not added: {error}", token(&entry.key))),
        }
    }
    Ok(entries)
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
