//! Guards, with near misses from both sides of every bound.
//!
//! Each file of `tests/guards/` is a table: prose, then the files of a project in which `{case}` stands for a case and
//! `{n}` for its number, then sections of cases, one a line:
//!
//! - `--- accepted`: nothing is reported about the case;
//! - `--- refused CODE`: that code is reported, in a file of the case.
//!
//! In a case `\t`, `\n`, `\\` and `\u{20}` stand for characters, and `∅` alone for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::generated::{KINDS, TYPES};
use crate::harness::{Tree, root, sections};

#[test]
fn guards_accept_and_refuse() {
    let mut faults = Vec::new();
    for entry in fs::read_dir(root().join("tests/guards")).unwrap() {
        let path = entry.unwrap().path();
        let table = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        faults.extend(
            Table::read(&table).faults().into_iter().map(|fault| format!("{name}: {fault}")),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every type of relation between every two kinds: what `docs/content.md` says is accepted, and the rest is refused.
#[test]
fn relations_join_the_documented_kinds() {
    let tree = Tree::new("--- book.toml\n");
    let mut refused = BTreeSet::new();
    for (number, kind) in TYPES.iter().enumerate() {
        for (from, to) in KINDS.into_iter().flat_map(|from| KINDS.map(|to| (from, to))) {
            for (own, name, other) in [(from, &kind.name, to), (to, &kind.inverse, from)] {
                let id = format!("{name}-{own}-{other}-{number}");
                let path = format!("content/{own}s/{id}.yaml");
                let named = |id: &str| format!("name: {{ar: {id}, en: {id}}}\n");
                tree.write(
                    &path,
                    named(&id) + &format!("relations: [{{type: {name}, to: {id}-x}}]\n"),
                );
                tree.write(&format!("content/{other}s/{id}-x.yaml"), named(&format!("{id}-x")));
                if !kind.joins(from, to) {
                    refused.insert(format!("{path} relation-kind"));
                }
            }
        }
    }
    let json = tree.run(&["check", "--format", "json"]).stdout();
    let records: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let text = |record: &serde_json::Value, key: &str| record[key].as_str().unwrap().to_owned();
    let found = records.iter().map(|it| format!("{} {}", text(it, "file"), text(it, "code")));
    assert_eq!(found.collect::<BTreeSet<String>>(), refused);
}

struct Table<'t> {
    files: Vec<(&'t str, &'t str)>,
    cases: Vec<Case<'t>>,
}

struct Case<'t> {
    written: &'t str,
    /// The code that refuses it.
    code: Option<&'t str>,
}

impl<'t> Table<'t> {
    fn read(text: &'t str) -> Self {
        let (mut files, mut cases) = (Vec::new(), Vec::new());
        for (head, body) in sections(text) {
            let code = head.strip_prefix("refused ");
            if code.is_none() && head != "accepted" {
                files.push((head, body));
                continue;
            }
            cases.extend(
                body.lines().filter(|line| !line.is_empty()).map(|written| Case { written, code }),
            );
        }
        Self { files, cases }
    }

    /// Cases whose files differ stand in one project; others need one each.
    fn faults(&self) -> Vec<String> {
        let is_apart = |path: &str| path.contains("{case}") || path.contains("{n}");
        let together = self.files.iter().any(|(path, _)| is_apart(path));
        let all: Vec<(usize, &Case<'_>)> = self.cases.iter().enumerate().collect();
        let projects = if together { vec![&all[..]] } else { all.chunks(1).collect() };
        projects.into_iter().flat_map(|cases| self.check(cases)).collect()
    }

    fn check(&self, cases: &[(usize, &Case<'_>)]) -> Vec<String> {
        let tree = Tree::new("--- book.toml\n");
        let mut owner: BTreeMap<String, usize> = BTreeMap::new();
        for (at, (number, case)) in cases.iter().enumerate() {
            let filled = |text: &str| {
                text.replace("{n}", &format!("n{number}"))
                    .replace("{case}", &unescaped(case.written))
            };
            for (path, body) in &self.files {
                tree.write(&filled(path), filled(body));
                owner.insert(filled(path), at);
            }
        }
        let run = tree.run(&["check", "--format", "json"]);
        let records: Vec<serde_json::Value> = serde_json::from_str(&run.stdout()).unwrap();
        let mut codes = vec![Vec::new(); cases.len()];
        // A note stops nothing.
        for record in records.iter().filter(|record| record["severity"] != "note") {
            let file = record["file"].as_str().unwrap();
            let at = owner.get(file).unwrap_or_else(|| panic!("nobody wrote {record}"));
            codes[*at].push(record["code"].as_str().unwrap().to_owned());
        }
        let wrong = cases.iter().zip(codes).filter(|((_, case), codes)| {
            case.code.map_or(!codes.is_empty(), |code| !codes.iter().any(|found| found == code))
        });
        let words = |((_, case), codes): (&(usize, &Case<'_>), Vec<String>)| {
            format!("`{}`: {codes:?} instead of {:?}", case.written, case.code)
        };
        wrong.map(words).collect()
    }
}

/// A case with its escapes resolved.
pub(crate) fn unescaped(written: &str) -> String {
    if written == "∅" {
        return String::new();
    }
    let mut text = String::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('\\') {
        text += before;
        if let Some((count, after)) = after.strip_prefix("x{").and_then(|it| it.split_once("}{")) {
            let (part, after) = after.split_once('}').unwrap();
            text += &unescaped(part).repeat(count.parse().unwrap());
            rest = after;
            continue;
        }
        let (escaped, tail) = match after.strip_prefix("u{").and_then(|after| after.split_once('}'))
        {
            Some((digits, tail)) => {
                (char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap(), tail)
            }
            None => (
                match after.chars().next().unwrap() {
                    't' => '\t',
                    'n' => '\n',
                    other => other,
                },
                &after[1..],
            ),
        };
        text.push(escaped);
        rest = tail;
    }
    text + rest
}
