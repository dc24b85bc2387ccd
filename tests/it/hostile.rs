//! Hostile inputs, one a line: what is said of each, where, and that nothing else is said.
//!
//! Each file of `tests/hostile/` is a table: prose, then the files of a project in which `{case}` stands for a case, then
//! `--- cases`, one a line: `case => code line:column`. The place is in the file of the case; of another file it is
//! `code path:line:column`. `case => nothing` is for what stands close to a fault and is none.
//!
//! Each case is a project of its own. It gets the one diagnostic, which has a label and a hint, says the place in Unicode
//! characters, and shows no hidden character. Escapes in cases are those of the guards, and `\x{3000}{>}` for many of a kind.
//! Expected places are written anew with `SNAPSHOTS=overwrite`.

use std::fs;

use hashiya::diag::token::is_hidden;
use rayon::prelude::*;
use serde_json::Value;

use crate::guards::unescaped;
use crate::harness::{Tree, files, overwriting, root, sections};

/// The longest message that is read at a glance, in characters.
const LONGEST: usize = 300;

#[test]
fn each_hostile_input_gets_one_diagnostic() {
    let folder = root().join("tests/hostile");
    let (mut faults, mut count) = (Vec::new(), 0);
    for (name, bytes) in files(&folder) {
        let text = String::from_utf8(bytes).unwrap();
        let table = Table::read(&text);
        count += table.cases.len();
        let found: Vec<(Case<'_>, Found)> =
            table.cases.par_iter().map(|case| (*case, table.check(*case))).collect();
        if overwriting() {
            let head = text.split_once("--- cases\n").unwrap().0;
            let lines =
                found.iter().map(|(case, found)| format!("{} => {}\n", case.written, found.said));
            fs::write(
                folder.join(&name),
                format!("{head}--- cases\n{}", lines.collect::<String>()),
            )
            .unwrap();
        }
        let wrong =
            found.iter().filter(|(case, found)| !found.is_sound || found.said != case.expected);
        faults.extend(
            wrong.map(|(case, found)| format!("{name}: `{}`\n{}", case.written, found.report)),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count >= 150, "{count} cases");
}

struct Table<'t> {
    files: Vec<(&'t str, &'t str)>,
    cases: Vec<Case<'t>>,
}

#[derive(Clone, Copy)]
struct Case<'t> {
    written: &'t str,
    expected: &'t str,
}

/// What was said of a case.
struct Found {
    /// Codes and places.
    said: String,
    /// Whether it is at most one diagnostic, and a whole one.
    is_sound: bool,
    report: String,
}

impl<'t> Table<'t> {
    fn read(text: &'t str) -> Self {
        let (mut files, mut cases) = (Vec::new(), Vec::new());
        for (head, body) in sections(text) {
            if head != "cases" {
                files.push((head, body));
                continue;
            }
            let lines = body.lines().filter(|line| !line.is_empty());
            cases.extend(lines.map(|line| {
                let (written, expected) = line.rsplit_once(" => ").unwrap_or((line, ""));
                Case { written, expected }
            }));
        }
        Self { files, cases }
    }

    fn check(&self, case: Case<'_>) -> Found {
        let tree = Tree::new("--- book.toml\n");
        let filled = |text: &str| text.replace("{case}", &unescaped(case.written));
        let mut own = String::new();
        for (path, body) in &self.files {
            if path.contains("{case}") || body.contains("{case}") {
                own = filled(path);
            }
            tree.write(&filled(path), filled(body));
        }
        let run = tree.run(&["check", "--format", "json"]);
        let records: Vec<Value> = serde_json::from_str(&run.stdout()).unwrap_or_default();
        let said: Vec<String> = records.iter().map(|record| said(record, &own)).collect();
        let is_known = matches!(run.code(), 0 | 1);
        Found {
            is_sound: is_known && records.len() <= 1 && records.iter().all(is_whole),
            said: if said.is_empty() { "nothing".to_owned() } else { said.join(", ") },
            report: format!("instead of {}: {}{}", case.expected, run.stdout(), run.stderr()),
        }
    }
}

fn said(record: &Value, own: &str) -> String {
    let word = |key: &str| record[key].as_str().unwrap();
    let file = if word("file") == own { String::new() } else { format!("{}:", word("file")) };
    format!("{} {file}{}:{}", word("code"), record["line"], record["column"])
}

/// Whether a diagnostic has a label and a hint, is short, and hides nothing.
fn is_whole(record: &Value) -> bool {
    let word = |key: &str| record[key].as_str().unwrap();
    let hints: Vec<&str> =
        record["hints"].as_array().unwrap().iter().map(|hint| hint.as_str().unwrap()).collect();
    let is_short = word("message").chars().count() <= LONGEST;
    let mut texts = hints.iter().copied().chain([word("message"), word("label")]);
    !hints.is_empty()
        && !word("label").is_empty()
        && is_short
        && !texts.any(|it| it.contains(is_hidden))
}
