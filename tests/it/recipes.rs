//! Recipes are true: each file that `CONTRIBUTING.md` names exists, and holds what it is said to hold.
//!
//! In each item of a recipe the names in backticks are files, or words that one of the files of that item must hold.
//! A placeholder in capitals stands for anything.

use std::fs;

use hashiya::diag::Code;

use crate::harness::root;

/// What recipes write for a name that the reader chooses.
const PLACEHOLDERS: [&str; 8] =
    ["NAME", "CODE", "FOLDER", "NOUN", "WORD", "INVERSE", "KIND", "LANG"];

#[test]
fn recipes_name_what_is_there() {
    let document = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let (_, recipes) = document.split_once("\n## Recipes\n").unwrap();
    let paths = paths();
    let faults: Vec<String> = items(recipes).iter().flat_map(|item| faults(item, &paths)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(items(recipes).len() > 30);
}

/// A recipe that lies is found out.
#[test]
fn false_recipes_are_found() {
    let paths = paths();
    for (item, is_true) in [
        ("1. `src/route.rs`: a variant of `Route`.", true),
        ("1. `src/route.rs`: a variant of `Root`.", false),
        ("1. `src/routes.rs`: a variant of `Route`.", false),
        ("2. `src/check/NAME.rs` with one function `check`.", true),
        ("2. `src/rules/NAME.rs` with one function `check`.", false),
        ("3. `templates/ui/en.ftl`: `nav_NAME`.", true),
        ("3. `templates/ui/en.ftl`: `navigate_NAME`.", false),
    ] {
        assert_eq!(faults(item, &paths).is_empty(), is_true, "{item}");
    }
}

/// The items of all lists: what begins with a number or a dash, with the lines that belong to it. A line that is indented
/// below an item that names no file of its own belongs to that item too.
fn items(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in text.lines() {
        let start = line.trim_start();
        let is_item = start.starts_with("- ")
            || start.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
        match items.last_mut() {
            _ if is_item => items.push(start.to_owned()),
            Some(item) if line.starts_with(' ') => *item += &format!(" {start}"),
            _ => {}
        }
    }
    items
}

fn faults(item: &str, paths: &[String]) -> Vec<String> {
    let names: Vec<&str> = item
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| !name.contains([' ', '…', '<', '=', '"']))
        .collect();
    let (files, names): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| is_path(name));
    let mut faults = Vec::new();
    let mut texts = Vec::new();
    for file in files {
        let found: Vec<&String> = paths.iter().filter(|path| fits(path, file)).collect();
        if found.is_empty() {
            faults.push(format!("`{file}` is not there: {item}"));
        }
        texts.extend(
            found.into_iter().filter_map(|path| fs::read_to_string(root().join(path)).ok()),
        );
    }
    let holds =
        |name: &str| texts.iter().any(|text| parts(name).iter().all(|part| text.contains(part)));
    let is_code = |name: &str| Code::ALL.iter().any(|code| code.name() == name);
    let is_known = |name: &str| {
        is_code(name) || if name.contains("::") { is_item(name, paths) } else { holds(name) }
    };
    let lost = names.into_iter().filter(|name| !texts.is_empty() && !is_known(name));
    faults.extend(lost.map(|name| format!("`{name}` stands in no file of: {item}")));
    faults
}

/// Whether the last part of a path of the language is declared anywhere.
fn is_item(name: &str, paths: &[String]) -> bool {
    let last = name.rsplit("::").next().unwrap_or_default();
    let mut sources = paths.iter().filter(|path| path.starts_with("src/"));
    sources
        .any(|path| fs::read_to_string(root().join(path)).unwrap().contains(&format!("fn {last}")))
}

fn is_path(name: &str) -> bool {
    let ends = [".rs", ".md", ".toml", ".html", ".css", ".ftl", ".yaml", ".txt", "/"];
    ends.iter().any(|end| name.ends_with(end))
}

/// Whether a path is the one that a recipe names, or lies in the folder that it names.
fn fits(path: &str, named: &str) -> bool {
    let mut rest = path;
    for (at, part) in parts(named).into_iter().enumerate() {
        let Some(found) = rest.find(part).filter(|found| at > 0 || *found == 0) else {
            return false;
        };
        rest = &rest[found + part.len()..];
    }
    named.ends_with('/') || rest.is_empty()
}

/// A name without its placeholders.
fn parts(name: &str) -> Vec<&str> {
    let mut parts = vec![name];
    for placeholder in PLACEHOLDERS {
        parts = parts.into_iter().flat_map(|part| part.split(placeholder)).collect();
    }
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Every file that a recipe can mean.
fn paths() -> Vec<String> {
    let mut paths: Vec<String> =
        ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Cargo.toml", "book.toml"]
            .map(str::to_owned)
            .to_vec();
    for folder in ["src", "templates", "static", "docs", "content", "tests"] {
        let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter();
        let walk =
            walk.filter_entry(|entry| entry.file_name() != "node_modules").map(Result::unwrap);
        for entry in walk.filter(|entry| entry.file_type().is_file()) {
            paths.push(
                entry.path().strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"),
            );
        }
    }
    paths
}
