//! JSON Schema of the content: what it says is what the decoders say. Whatever they accept, it accepts; what it refuses is an
//! error of `hashiya check`; and every field is described in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use hashiya::parse::schema::about::about;
use hashiya::parse::schema::{FileKind, Schema, Shape, ValueId};
use serde_json::Value;

use crate::guards::unescaped;
use crate::harness::{Tree, files, root, sections};

/// A validator for each kind of file.
struct Validator {
    schemas: Schemas,
    kinds: BTreeMap<&'static str, SchemaIndex>,
}

impl Validator {
    /// One of the schemas that the program prints.
    fn new() -> Self {
        let printed = Tree::new("").run(&["schema"]).expect(0).stdout();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let all: Value = serde_json::from_str(&printed).unwrap();
        compiler.add_resource("https://example.org/all", all).unwrap();
        let mut compile = |kind: FileKind| {
            let place = format!("https://example.org/all#/$defs/{}", kind.name());
            (kind.name(), compiler.compile(&place, &mut schemas).unwrap())
        };
        let kinds = FileKind::all().map(&mut compile).collect();
        Self { schemas, kinds }
    }

    /// Why a file is refused. Files of other kinds, and those that are no YAML, are left to the decoders.
    fn refusal(&self, path: &str, text: &str) -> Option<String> {
        let kind = FileKind::of(path).filter(|kind| *kind != FileKind::Book)?;
        let value: Value = serde_yaml::from_str(text).ok()?;
        let verdict = self.schemas.validate(&value, self.kinds[kind.name()]);
        verdict.err().map(|fault| format!("{path}: {fault:#}"))
    }
}

#[test]
fn sound_content_is_accepted() {
    let validator = Validator::new();
    let sites = fs::read_dir(root().join("tests/sites")).unwrap().map(|site| site.unwrap().path());
    let mut count = 0;
    for project in sites.chain([root().to_owned()]) {
        for (path, bytes) in files(&project.join("content")) {
            let (path, text) = (format!("content/{path}"), String::from_utf8_lossy(&bytes));
            assert_eq!(validator.refusal(&path, &text), None);
            count += usize::from(FileKind::of(&path).is_some());
        }
    }
    assert!(count > 50, "{count} files");
}

/// The tables of hostile inputs say of each whether it is an error, and the fixtures of diagnostics of each file.
#[test]
fn what_is_refused_is_an_error_of_the_check() {
    let validator = Validator::new();
    let (mut refused, mut wrong) = (0, Vec::new());
    let mut judge = |path: &str, text: &str, is_reported: bool| {
        let is_link = path.contains(" -> ");
        let Some(fault) = validator.refusal(path, text).filter(|_| !is_link) else { return };
        refused += 1;
        if !is_reported {
            wrong.push(format!("{fault}\n{text}"));
        }
    };
    for (_, bytes) in files(&root().join("tests/hostile")) {
        let text = String::from_utf8(bytes).unwrap();
        let parts = sections(&text);
        let cases = parts.iter().filter(|(head, _)| *head == "cases");
        for line in cases.flat_map(|(_, cases)| cases.lines()) {
            let Some((case, said)) = line.rsplit_once(" => ") else { continue };
            for (path, body) in parts.iter().filter(|(_, body)| body.contains("{case}")) {
                judge(path, &body.replace("{case}", &unescaped(case)), said != "nothing");
            }
        }
    }
    for (_, bytes) in files(&root().join("tests/diagnostics")) {
        let text = String::from_utf8(bytes).unwrap();
        let (input, expected) = text.split_once("--- expected\n").unwrap();
        for (path, body) in sections(input) {
            judge(path, body, expected.contains(&format!("--> {path}:")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n---\n"));
    assert!(refused > 50, "only {refused} files are refused");
}

#[test]
fn every_field_is_described() {
    let mut lacking = BTreeSet::new();
    for kind in FileKind::all() {
        let schema = kind.schema();
        for shape in shapes(&schema) {
            let Shape::Map(mapping) = shape else { continue };
            for field in &mapping.fields {
                match about(mapping.what, field.name) {
                    Some([english, arabic]) if !is_arabic(english) && is_arabic(arabic) => {}
                    _ => drop(lacking.insert(format!("{}.{}", mapping.what, field.name))),
                }
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:?}");
}

/// Whether a text has Arabic letters.
fn is_arabic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'ء'..='ي'))
}

/// Every shape of every value.
fn shapes(schema: &Schema) -> Vec<&Shape> {
    let (mut found, mut left) = (Vec::new(), vec![ValueId::ROOT]);
    while let Some(value) = left.pop() {
        for shape in schema.shapes(value) {
            found.push(shape);
            match shape {
                Shape::List(items) => left.push(*items),
                Shape::Map(mapping) => {
                    left.extend(
                        mapping.fields.iter().map(|field| field.value).chain(mapping.others),
                    );
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn ids_are_those_of_the_project() {
    let tree = Tree::new(concat!(
        "--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\nrole: context\n",
        "--- content/sources.yaml\ns: {type: web, title: A title}\n",
    ));
    let printed = tree.run(&["schema", "group", "--ids"]).expect(0).stdout();
    let schema: Value = serde_json::from_str(&printed).unwrap();
    let relation = &schema["properties"]["relations"]["anyOf"][0]["items"]["properties"];
    assert_eq!(relation["to"]["enum"], serde_json::json!(["g"]));
    assert_eq!(relation["to"]["enumDescriptions"], serde_json::json!(["A group · جماعة"]));
    assert_eq!(relation["sources"]["anyOf"][0]["enum"], serde_json::json!(["s"]));
}

#[test]
fn a_kind_that_is_not_there_is_wrong_usage() {
    let tree = Tree::new("");
    let said = tree.run(&["schema", "artcle"]).expect(2).stderr();
    assert!(said.contains("did you mean `article`?"), "{said}");
}
