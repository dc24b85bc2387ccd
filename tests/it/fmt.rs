//! The layout of `hashiya fmt`: whatever YAML there is in this repository, and whatever can be made up, says the same
//! afterwards, keeps its comments, and is not changed by a second run.

use std::fs;

use hashiya::edit::layout::{has_layout, laid_out};
use hashiya::parse::schema::{FileKind, ValueId};
use proptest::prelude::*;
use serde_json::Value;

use crate::harness::{files, root, sections};

/// A file of each kind.
const PATHS: [&str; 4] = [
    "content/articles/a.yaml",
    "content/groups/a.yaml",
    "content/events/a.yaml",
    "content/sources.yaml",
];

/// Holds a layout against the text that it was made of; both are read by another reader of YAML.
fn judge(path: &str, text: &str) -> Result<(), String> {
    let Ok(laid) = laid_out(path, text) else { return Ok(()) };
    let again = laid_out(path, &laid).map_err(|left| format!("{left}:\n{laid}"))?;
    if again != laid {
        return Err(format!("a second run changes it:\n{laid}\n--- to ---\n{again}"));
    }
    let value = |text: &str| serde_yaml::from_str::<Value>(text).ok();
    if value(text) != value(&laid) {
        return Err(format!("it says something else:\n{text}\n--- and ---\n{laid}"));
    }
    let comments = |text: &str| {
        let lines = text.lines().map(str::trim).filter(|line| line.starts_with('#'));
        let mut lines: Vec<String> = lines.map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let after: String = laid.lines().map(|line| format!("{line}\n")).collect();
    let lost: Vec<_> = comments(text).into_iter().filter(|it| !after.contains(it)).collect();
    if lost.is_empty() { Ok(()) } else { Err(format!("{lost:?} is lost:\n{laid}")) }
}

/// The files of a folder with what they hold, as far as they are texts.
fn texts(folder: &str) -> Vec<(String, String)> {
    let all = files(&root().join(folder)).into_iter();
    all.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

/// The blocks of YAML in a document.
fn blocks(document: &str) -> Vec<&str> {
    let blocks = document.split("```yaml\n").skip(1);
    blocks.filter_map(|block| Some(block.split_once("```")?.0)).collect()
}

#[test]
fn whatever_there_is_says_the_same_in_its_layout() {
    let mut found: Vec<(String, String)> = Vec::new();
    for folder in ["tests/sites", "content", "src/starter"] {
        for (path, text) in texts(folder) {
            let start = path.find("content/").unwrap_or(0);
            let path = if folder == "content" {
                format!("content/{path}")
            } else {
                path[start..].to_owned()
            };
            found.push((path, text));
        }
    }
    for folder in [
        "tests/edits",
        "tests/hostile",
        "tests/guards",
        "tests/diagnostics",
        "tests/lsp",
        "fuzz/seeds/project",
    ] {
        for (_, text) in texts(folder) {
            let parts = sections(&text).into_iter();
            let files = parts.filter(|(head, _)| !head.contains([' ', '$']));
            found.extend(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
        }
    }
    found.retain(|(path, _)| has_layout(path));
    assert!(found.len() > 100, "{}", found.len());
    for (_, text) in texts("docs").iter().chain(&texts("fuzz/seeds/yaml")) {
        let texts = if text.contains("```yaml") { blocks(text) } else { vec![text.as_str()] };
        let all =
            texts.into_iter().flat_map(|text| PATHS.map(|path| (path.to_owned(), text.to_owned())));
        found.extend(all);
    }
    let faults = found
        .iter()
        .filter_map(|(path, text)| Some(format!("{path}: {}", judge(path, text).err()?)));
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// The path of a file that has the most of the fields of a text.
fn likely(text: &str) -> &'static str {
    let keys: Vec<&str> =
        text.lines().filter_map(|line| line.split_once(':').map(|it| it.0)).collect();
    let fields = |path: &&&str| {
        let schema = FileKind::of(path).unwrap().schema();
        let known = schema.mappings(ValueId::ROOT).flat_map(|it| &it.fields);
        known.filter(|field| keys.contains(&field.name)).count()
    };
    PATHS.iter().max_by_key(fields).unwrap()
}

/// What the documents show to editors has the layout, and so have the project that `init` begins and the real content.
#[test]
fn a_file_ends_with_one_line_end() {
    let fields = "name: {ar: جماعة, en: Group}";
    for (end, wanted) in [
        ("", "\n"),
        ("\n", "\n"),
        ("\n\n\n", "\n"),
        ("  ", "\n"),
        ("\r\n\r\n", "\r\n"),
        (" # of the name", " # of the name\n"),
    ] {
        let laid = laid_out("content/groups/a.yaml", &format!("{fields}{end}")).unwrap();
        assert_eq!(laid, format!("{fields}{wanted}"), "{end:?}");
    }
}

#[test]
fn examples_have_the_layout() {
    let content = fs::read_to_string(root().join("docs/content.md")).unwrap();
    let blocks =
        blocks(&content).into_iter().map(|text| (likely(text).to_owned(), text.to_owned()));
    let own = texts("content").into_iter().map(|(path, text)| (format!("content/{path}"), text));
    let all = blocks.chain(own).chain(texts("src/starter/project"));
    for (path, text) in all.filter(|(path, _)| has_layout(path)) {
        let laid = laid_out(&path, &text).unwrap_or_else(|left| panic!("{path}: {left}:\n{text}"));
        assert_eq!(text.trim_end(), laid.trim_end(), "{path}");
    }
}

/// A writer of YAML in every style: each choice takes the next number.
struct Writer<'n> {
    choices: std::slice::Iter<'n, u8>,
    text: String,
}

impl Writer<'_> {
    fn choose(&mut self, most: usize) -> usize {
        usize::from(self.choices.next().copied().unwrap_or(0)) % most
    }

    fn any(&mut self, choices: &[&str]) {
        let choice = self.choose(choices.len());
        self.text += choices[choice];
    }

    fn comment(&mut self, indent: usize) {
        match self.choose(8) {
            0 => self.text += &format!("{}# قبل\n", " ".repeat(indent)),
            1 => self.text += "\n",
            2 => self.text += "# at the margin\n",
            3 => self.text += &format!("\n{}#example: x\n\n", " ".repeat(indent + 2)),
            _ => {}
        }
    }

    fn end(&mut self) {
        self.any(&["\n", "\n", "  \n", " # behind\n"]);
    }

    fn scalar(&mut self, indent: usize) {
        let long = "نص طويل لا يتسع له سطر واحد بين قوسين لأنه أطول من ستين حرفا بكثير";
        let margin = " ".repeat(indent);
        match self.choose(10) {
            0 => self.text += " مالي",
            1 => self.text += &format!(" \"{long}: \\\"x\\\"\""),
            2 => self.text += &format!(" {long}\n{margin}  وتتمته"),
            3 => self.text += &format!(" |-\n{margin}سطر  \n\n{margin}# آخر"),
            4 => self.text += &format!(" >\n{margin}سطر\n{margin}آخر"),
            5 => self.text += &format!(" '{long}''s\n\n{margin}x'"),
            6 => self.text += "",
            7 => self.text += &format!(" |\n{margin}  x\n{margin}y\n"),
            _ => self.text += " plain text",
        }
    }

    fn flow(&mut self, depth: usize) {
        match self.choose(if depth == 0 { 3 } else { 6 }) {
            0 => self.text += "مالي",
            1 => self.text += "\"a, b\"",
            2 => self.text += "x",
            3 => {
                self.text += "[";
                for _ in 0..self.choose(4) {
                    self.flow(depth - 1);
                    self.any(&[", ", ",\n        "]);
                }
                self.text += "]";
            }
            _ => {
                self.text += "{";
                for name in ["en", "ar", "text", "sources"].iter().take(1 + self.choose(4)) {
                    self.text += &format!("{name}: ");
                    self.flow(depth - 1);
                    self.any(&[", ", " ,\n         ", ", # inside\n         "]);
                }
                self.text += "}";
            }
        }
    }

    fn value(&mut self, indent: usize, depth: usize) {
        match self.choose(if depth == 0 { 2 } else { 5 }) {
            0 => self.scalar(indent + 2),
            1 => {
                self.text += " ";
                self.flow(2);
            }
            2 => {
                self.text += "\n";
                self.map(indent + 2, depth - 1, false);
                return;
            }
            _ => {
                self.text += "\n";
                let dash = indent + 2 * self.choose(2);
                for _ in 0..=self.choose(3) {
                    self.comment(dash);
                    self.text += &format!("{}- ", " ".repeat(dash));
                    self.map(dash + 2, depth - 1, true);
                }
                return;
            }
        }
        self.end();
    }

    fn map(&mut self, indent: usize, depth: usize, is_item: bool) {
        let names = ["sources", "text", "en", "ar", "confidence", "statements", "name", "unknown"];
        let from = self.choose(8);
        for (place, offset) in (0..=self.choose(4)).enumerate() {
            if place > 0 || !is_item {
                self.comment(indent);
                self.text += &" ".repeat(indent);
            }
            self.text += &format!("{}:", names[(from + offset) % names.len()]);
            self.value(indent, depth);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn made_up_files_say_the_same_in_their_layout(choices in prop::collection::vec(any::<u8>(), 0..120)) {
        let mut writer = Writer { choices: choices.iter(), text: "# head\n".to_owned() };
        writer.map(0, 3, false);
        let text = writer.text;
        prop_assert_eq!(judge("content/groups/a.yaml", &text), Ok(()));
    }
}
