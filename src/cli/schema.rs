//! `hashiya schema`: JSON Schema (draft 2020-12) of the files of content, for editors that know no other help.

mod json;

use std::path::Path;

use serde_json::{Map, Value};

use super::args::SchemaArgs;
use super::{Outcome, report};
use crate::diag::suggest::did_you_mean;
use crate::load;
use crate::parse::schema::FileKind;
use json::{Ids, KEYWORD, VERSION, schema};

/// Where a project has the schema of all kinds. Nothing reads it but the editors of its files, which name it.
pub(super) const FILE: &str = ".schema/hashiya.schema.json";

/// The schema of all kinds, on one line.
pub(super) fn text() -> String {
    all(&Ids::default()).to_string() + "\n"
}

/// The line by which a file of this path names its schema, for editors; nothing if it has none.
pub(super) fn modeline(path: &str) -> String {
    let Some(kind) = FileKind::of(path).filter(|kind| *kind != FileKind::Book) else {
        return String::new();
    };
    let up = "../".repeat(path.matches('/').count());
    format!("# yaml-language-server: $schema={up}{FILE}#/$defs/{}\n", kind.name())
}

/// The text of a new file, which names its schema if the project has it.
pub(super) fn named(root: &Path, path: &str, text: &str) -> String {
    if root.join(FILE).is_file() { modeline(path) + text } else { text.to_owned() }
}

pub(super) fn run(args: &SchemaArgs) -> Outcome {
    let ids = match args.ids.then(|| load::project(&args.root)).transpose() {
        Ok(loaded) => loaded.map(|(project, _)| Ids::of(&crate::book(&project))),
        Err(error) => return report::unusable(&error),
    };
    let ids = ids.unwrap_or_default();
    let value = match args.kind.as_deref().map(|name| (name, FileKind::from_name(name))) {
        None => all(&ids),
        Some((_, Some(kind))) => versioned(schema(kind, &ids)),
        Some((name, None)) => {
            let names = || FileKind::all().map(FileKind::name);
            let all = format!("the kinds are {}", names().collect::<Vec<_>>().join(", "));
            let hint = did_you_mean(name, names()).unwrap_or(all);
            return report::unusable(&format!("there is no kind of file `{name}`: {hint}"));
        }
    };
    let text = serde_json::to_string_pretty(&value).unwrap_or_else(|_| "{}".to_owned());
    report::print(&(text + "\n"));
    Outcome::Clean
}

/// Every kind under `$defs`, so that one file can be asked for each.
fn all(ids: &Ids) -> Value {
    let kinds = FileKind::all().map(|kind| (kind.name().to_owned(), schema(kind, ids).into()));
    versioned(Map::from_iter([("$defs".to_owned(), Value::Object(kinds.collect()))]))
}

fn versioned(schema: Map<String, Value>) -> Value {
    let version = (KEYWORD.to_owned(), Value::from(VERSION));
    Value::Object(std::iter::once(version).chain(schema).collect())
}
