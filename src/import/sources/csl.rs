//! CSL-JSON → entries. Source of the names: the CSL 1.0.2 data schema (`csl-data.json`).

use hayagriva::types::Person;
use serde_json::{Map, Value as Json};

use super::entry::{Entry, name, not_taken};
use crate::diag::token;
use crate::import::value::Value;

/// Fields that are one text in both formats.
const TEXTS: [(&str, &str); 18] = [
    ("publisher", "publisher"),
    ("publisher-place", "location"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page-range"),
    ("chapter-number", "chapter"),
    ("edition", "edition"),
    ("number-of-volumes", "volume-total"),
    ("number-of-pages", "page-total"),
    ("DOI", "doi"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
    ("URL", "url"),
    ("language", "language"),
    ("genre", "genre"),
    ("note", "note"),
    ("archive", "archive"),
    ("call-number", "call-number"),
];

/// Fields that are read elsewhere, or that say nothing of the work itself.
const OTHERS: [&str; 14] = [
    "id",
    "citation-key",
    "type",
    "title",
    "title-short",
    "shortTitle",
    "abstract",
    "author",
    "editor",
    "translator",
    "issued",
    "accessed",
    "container-title",
    "number",
];

/// Reads a `.json` file: a list of items, or one.
///
/// # Errors
/// If it is no such file: a sentence.
pub(super) fn read(text: &str, remarks: &mut Vec<String>) -> Result<Vec<Entry>, String> {
    let json: Json =
        serde_json::from_str(text).map_err(|error| format!("it is no JSON: {error}"))?;
    let items = match json {
        Json::Array(items) => items,
        item @ Json::Object(_) => vec![item],
        _ => return Err("it is no CSL-JSON, which is a list of items".to_owned()),
    };
    let mut entries = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        match item {
            Json::Object(item) if item.contains_key("type") => {
                entries.push(entry(&item, index, remarks));
            }
            _ => remarks
                .push(format!("item {} was not added: it does not say its `type`", index + 1)),
        }
    }
    Ok(entries)
}

fn entry(item: &Map<String, Json>, index: usize, remarks: &mut Vec<String>) -> Entry {
    let key = text(item, "citation-key").or_else(|| text(item, "id"));
    let key = key.unwrap_or_else(|| format!("source-{}", index + 1));
    let shown = token(&key);
    let mut fields = Vec::new();
    let csl = text(item, "type").unwrap_or_default();
    let (kind, holder) = kind(&csl).unwrap_or_else(|| {
        remarks.push(format!("{shown} is `misc` here: its type is {}", token(&csl)));
        ("misc", None)
    });
    let mut put = |name: &str, value: Option<Value>| {
        fields.extend(value.map(|value| (name.to_owned(), value)));
    };
    put("type", Some(Value::Text(kind.to_owned())));
    put("title", title(item));
    put("author", people(item, "author"));
    put("editor", people(item, "editor"));
    put("affiliated", people(item, "translator").map(translators));
    put("date", date(item, &shown, remarks));
    put("abstract", text(item, "abstract").map(|words| Value::Text(plain(&words))));
    for (theirs, ours) in TEXTS {
        let words = text(item, theirs)
            .map(|words| if ours == "url" { words } else { literal(&plain(&words)) });
        put(ours, words.map(Value::Text));
    }
    put("serial-number", text(item, "number").map(Value::Text));
    put("parent", text(item, "container-title").map(|title| parent(holder, &title)));
    let is_known =
        |name: &str| OTHERS.contains(&name) || TEXTS.iter().any(|(theirs, _)| *theirs == name);
    let lost = item.keys().map(String::as_str).filter(|name| !is_known(name));
    remarks.extend(not_taken(&key, lost));
    Entry { key, fields }
}

/// What a work is here, and what holds it.
fn kind(csl: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match csl {
        "article-journal" | "article-magazine" | "review" | "review-book" => {
            ("article", Some("periodical"))
        }
        "article-newspaper" => ("article", Some("newspaper")),
        "article" | "preprint" => ("article", None),
        "post-weblog" => ("article", Some("blog")),
        "paper-conference" => ("article", Some("proceedings")),
        "post" => ("post", None),
        "book" | "classic" | "collection" => ("book", None),
        "chapter" => ("chapter", Some("book")),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => ("entry", Some("reference")),
        "report" | "standard" => ("report", None),
        "thesis" => ("thesis", None),
        "webpage" => ("web", Some("web")),
        "legislation" | "bill" | "treaty" | "regulation" => ("legislation", None),
        "legal_case" | "hearing" => ("case", None),
        "patent" => ("patent", None),
        "manuscript" | "personal_communication" => ("manuscript", None),
        "periodical" => ("periodical", None),
        "motion_picture" | "broadcast" => ("video", None),
        "song" | "speech" => ("audio", None),
        "software" | "dataset" => ("repository", None),
        "graphic" | "figure" | "map" => ("artwork", None),
        "performance" => ("performance", None),
        "document" | "interview" | "pamphlet" => ("misc", None),
        _ => return None,
    })
}

/// The text or number of a field.
fn text(item: &Map<String, Json>, name: &str) -> Option<String> {
    let text = match item.get(name)? {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn title(item: &Map<String, Json>) -> Option<Value> {
    let words = |name| Some(Value::Text(literal(&plain(&text(item, name)?))));
    let (title, short) = (words("title")?, words("title-short").or_else(|| words("shortTitle")));
    Some(match short.filter(|short| *short != title) {
        Some(short) => Value::Map(vec![("value".to_owned(), title), ("short".to_owned(), short)]),
        None => title,
    })
}

fn parent(kind: Option<&'static str>, title: &str) -> Value {
    let kind = kind.unwrap_or("misc").to_owned();
    let title = literal(&plain(title));
    Value::Map(vec![
        ("type".to_owned(), Value::Text(kind)),
        ("title".to_owned(), Value::Text(title)),
    ])
}

/// The names under a field, each as the bibliography has it.
fn people(item: &Map<String, Json>, field: &str) -> Option<Value> {
    let Json::Array(names) = item.get(field)? else { return None };
    let names: Vec<Value> = names.iter().filter_map(person).collect();
    (!names.is_empty()).then_some(Value::List(names))
}

fn person(person: &Json) -> Option<Value> {
    let Json::Object(of) = person else { return None };
    let family = text(of, "family");
    let particles = ["dropping-particle", "non-dropping-particle"];
    let prefix = particles.into_iter().filter_map(|part| text(of, part)).collect::<Vec<_>>();
    let is_whole = of.contains_key("literal") || family.is_none();
    Some(name(&Person {
        name: text(of, "literal").or(family).or_else(|| text(of, "given"))?,
        given_name: text(of, "given").filter(|_| !is_whole),
        prefix: Some(prefix.join(" ")).filter(|prefix| !prefix.is_empty() && !is_whole),
        suffix: text(of, "suffix").filter(|_| !is_whole),
        comma_suffix: false,
        alias: None,
    }))
}

fn translators(names: Value) -> Value {
    let role = Value::Text("translator".to_owned());
    Value::List(vec![Value::Map(vec![("role".to_owned(), role), ("names".to_owned(), names)])])
}

/// A date of one day, month or year. Of a range its beginning is taken, which is told.
fn date(item: &Map<String, Json>, shown: &str, remarks: &mut Vec<String>) -> Option<Value> {
    let Json::Object(issued) = item.get("issued")? else { return None };
    let raw = text(issued, "raw").or_else(|| text(issued, "literal")).unwrap_or_default();
    let parts = issued.get("date-parts").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    if parts.len() > 1 {
        remarks.push(format!("of the dates of {shown} the first was taken"));
    }
    let number = |part: &Json| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    let first = parts.first().and_then(Json::as_array);
    let numbers: Vec<i64> = first.into_iter().flatten().map_while(number).collect();
    let is_rough = issued.get("circa").is_some_and(|circa| *circa != Json::Bool(false));
    let about = if is_rough { "~" } else { "" };
    let rough =
        |raw: &str| format!("{about}{}", if is_rough { raw.trim_start_matches('~') } else { raw });
    let with = |parts| format!("{about}{}", written(&numbers[..parts]));
    // A season stands where a month does.
    let forms = (1..=numbers.len()).rev().map(with);
    let forms: Vec<String> = if parts.is_empty() { vec![rough(&raw)] } else { forms.collect() };
    let date = forms.iter().find(|form| form.parse::<hayagriva::types::Date>().is_ok());
    if date.is_none() {
        let said = token(forms.first().map_or("", String::as_str));
        remarks.push(format!("the date of {shown} was not taken: {said}"));
    }
    date.cloned().map(Value::Text)
}

/// The parts of a date. There is no year 0 in this format: -1 is 1 BCE.
fn written(parts: &[i64]) -> String {
    let year = parts[0] + i64::from(parts[0] < 0);
    let sign = if year < 0 { "-" } else { "" };
    let rest: String = parts[1..].iter().map(|part| format!("-{part:02}")).collect();
    format!("{sign}{:04}{rest}", year.abs())
}

/// A text without the few elements of HTML that the format allows.
fn plain(text: &str) -> String {
    let mut plain = text.to_owned();
    for element in ["i", "b", "sup", "sub", "sc", "span"] {
        plain = plain.replace(&format!("</{element}>"), "").replace(&format!("<{element}>"), "");
    }
    while let Some(start) = plain.find("<span ") {
        let end = plain[start..].find('>').map_or(plain.len(), |end| start + end + 1);
        plain.replace_range(start..end, "");
    }
    plain
}

/// A text whose braces are shown.
fn literal(text: &str) -> String {
    text.replace('{', "\\{").replace('}', "\\}")
}
