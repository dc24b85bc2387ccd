//! Bibliographies of other programs → entries of `sources.yaml`: BibTeX and BibLaTeX by the Hayagriva crate, CSL-JSON by its
//! fields. What has no field is told, and so is every id that had to be made.

mod biblatex;
mod csl;
mod entry;
mod people;

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use self::entry::Entry;
use super::value::Value;
use crate::diag::suggest::slug;
use crate::diag::token;
use crate::model::Source;
use crate::model::bibliography::Name;

/// The order in which fields are written; those that are not here follow.
const ORDER: [&str; 11] = [
    "type",
    "title",
    "author",
    "editor",
    "affiliated",
    "publisher",
    "organization",
    "location",
    "date",
    "url",
    "language",
];

/// What becomes of a bibliography.
#[derive(Debug, Default)]
pub struct Bibliography {
    /// The entries for `sources.yaml`, each with its id.
    pub entries: Vec<(String, String)>,
    /// What is not as it was, or was not taken: a sentence each.
    pub remarks: Vec<String>,
}

/// Reads a bibliography in the format that the name of its file says; `known` are the sources that there are.
///
/// # Errors
/// If the format is none of those, or the file is broken: a sentence.
pub fn sources(name: &str, text: &str, known: &[Source]) -> Result<Bibliography, String> {
    let mut remarks = Vec::new();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    let entries = match extension.as_str() {
        "bib" | "bibtex" | "biblatex" => biblatex::read(text, &mut remarks)?,
        "json" => csl::read(text, &mut remarks)?,
        _ => return Err(format!("{} is neither a `.bib` nor a `.json` file", token(name))),
    };
    let mut names = Names::new(known);
    let mut bibliography = Bibliography { entries: Vec::new(), remarks };
    for entry in entries {
        if let Some(id) = names.id(&entry, &mut bibliography.remarks) {
            let text = written(&id, entry.fields);
            bibliography.entries.push((id, text));
        }
    }
    Ok(bibliography)
}

fn written(id: &str, mut fields: Vec<(String, Value)>) -> String {
    let rank = |name: &str| ORDER.iter().position(|field| *field == name).unwrap_or(ORDER.len());
    fields.sort_by_key(|(name, _)| rank(name));
    let mut text = String::new();
    Value::Map(fields).write(id, 0, &mut text);
    text
}

/// The ids that are taken, and what tells one source from another.
struct Names<'s> {
    /// The ids of the sources that there were.
    known: BTreeMap<&'s str, &'s Source>,
    /// The addresses of those sources.
    urls: BTreeMap<String, &'s str>,
    new: BTreeSet<String>,
}

impl<'s> Names<'s> {
    fn new(known: &'s [Source]) -> Self {
        let url = |source: &'s Source| Some((source.entry.url()?.to_string(), source.id.as_str()));
        Self {
            known: known.iter().map(|source| (source.id.as_str(), source)).collect(),
            urls: known.iter().filter_map(url).collect(),
            new: BTreeSet::new(),
        }
    }

    /// The id of the source that has a title.
    fn titled(&self, title: &str) -> Option<&'s str> {
        let has = |source: &&&Source| {
            source.title.as_ref().is_some_and(|it| it.name == Name::Same(title.to_owned()))
        };
        self.known.values().find(has).map(|source| source.id.as_str())
    }

    /// An id for an entry that nothing else has; `None` if the source is there already.
    fn id(&mut self, entry: &Entry, remarks: &mut Vec<String>) -> Option<String> {
        let shown = token(&entry.key);
        let url = entry.fields.iter().find_map(|(name, value)| match value {
            Value::Text(url) if name == "url" => self.urls.get(url),
            _ => None,
        });
        if let Some(same) = url {
            remarks
                .push(format!("{shown} was not added: its address is that of the source `{same}`"));
            return None;
        }
        let named = id_of(&entry.key);
        // A key without Latin letters names nothing here: its title says whether the source is there.
        if let Some(same) = title(entry).filter(|_| named.is_none()).and_then(|it| self.titled(it))
        {
            remarks
                .push(format!("{shown} was not added: its title is that of the source `{same}`"));
            return None;
        }
        let is_named = named.is_some();
        let wanted = named.unwrap_or_else(|| "source".to_owned());
        if is_named && self.known.contains_key(wanted.as_str()) {
            remarks.push(format!("{shown} was not added: there is a source `{wanted}` already"));
            return None;
        }
        let mut numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let is_free = |id: &String| !self.new.contains(id) && !self.known.contains_key(id.as_str());
        let id = Some(wanted.clone()).filter(is_free).or_else(|| numbered.find(is_free))?;
        if id != entry.key {
            remarks.push(format!("{shown} has the id `{id}` here"));
        }
        self.new.insert(id.clone());
        Some(id)
    }
}

/// The title of an entry, if it is a plain text.
fn title(entry: &Entry) -> Option<&str> {
    entry.fields.iter().find_map(|(name, value)| match value {
        Value::Text(title) if name == "title" => Some(title.as_str()),
        _ => None,
    })
}

/// A key as an id: Latin letters without their marks, hyphens for all other signs.
fn id_of(key: &str) -> Option<String> {
    let plain: String = key.nfd().filter(|c| !('\u{300}'..='\u{36F}').contains(c)).collect();
    let ascii: String = plain.chars().map(|c| if c.is_ascii() { c } else { ' ' }).collect();
    slug(&ascii)
}
