//! Each file of `tests/diagnostics/` is a small project with faults, and what `hashiya check` prints about it.

use std::collections::BTreeSet;
use std::fs;

use hashiya::diag::token::is_hidden;
use hashiya::diag::{Code, Diagnostic, Fix, Severity, Splice};
use hashiya::load;
use hashiya::source::{SourceFile, Sources};

use crate::harness::{Tree, files, overwriting, root, sections};

/// The section that holds the expected diagnostics.
const EXPECTED: &str = "expected";

#[test]
fn every_fixture_prints_what_it_expects() {
    let mut faults = Vec::new();
    for entry in fs::read_dir(root().join("tests/diagnostics")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let (input, expected) = match text.split_once(&format!("--- {EXPECTED}\n")) {
            Some((input, expected)) => (input.to_owned(), expected.to_owned()),
            None => (text.clone(), String::new()),
        };
        if cfg!(not(unix)) && input.contains(" -> ") {
            continue; // Symbolic links need a privilege elsewhere.
        }
        let run = Tree::new(&input).run(&["check"]);
        assert_ne!(run.code(), 101, "{}: {}", path.display(), run.stderr());
        let actual = run.stderr();
        if overwriting() {
            fs::write(&path, format!("{input}--- {EXPECTED}\n{actual}")).unwrap();
        } else if actual != expected {
            faults.push(format!("{}:\n{actual}\n--- instead of ---\n{expected}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_code_has_a_fixture_of_its_name() {
    for code in Code::ALL {
        let path = root().join(format!("tests/diagnostics/{}.txt", code.name()));
        let text = fs::read_to_string(&path).unwrap_or_default();
        let wanted = format!("{}[{}]", code.severity().name(), code.name());
        assert!(text.contains(&wanted), "{} does not expect {wanted}", path.display());
    }
}

#[test]
fn every_code_is_explained() {
    let tree = Tree::new("");
    for code in Code::ALL {
        let run = tree.run(&["explain", code.name()]).expect(0);
        assert!(run.stdout().starts_with(code.severity().name()), "{}", run.stdout());
        assert!(run.stdout().len() > 80, "{} is hardly explained", code.name());
    }
}

/// Every faulty file of the fixtures in one project: one run reports them all.
#[test]
fn all_faults_come_out_in_one_run() {
    let tree = Tree::new("");
    let mut wanted = Vec::new();
    for code in ["unknown-field", "missing-field", "duplicate-key", "invalid-date", "raw-html"] {
        let path = root().join(format!("tests/diagnostics/{code}.txt"));
        let text = fs::read_to_string(path).unwrap();
        for (head, body) in sections(&text) {
            if let Some(name) = head.strip_prefix("content/groups/") {
                tree.write(&format!("content/groups/{code}-{name}"), body);
            }
        }
        wanted.push(code);
    }
    let output = tree.run(&["check", "--format", "short"]).expect(1).stdout();
    for code in wanted {
        assert!(output.contains(&format!("[{code}]")), "{code} is missing in\n{output}");
    }
    let lines: Vec<&str> = output.lines().collect();
    let paths: Vec<_> = lines.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert!(paths.is_sorted(), "{output}");
}

/// The projects of all fixtures, each with what is wrong with it.
fn fixtures() -> Vec<(Vec<SourceFile>, Vec<Diagnostic>)> {
    let texts = files(&root().join("tests/diagnostics")).into_iter();
    texts
        .map(|(_, text)| {
            let text = String::from_utf8(text).unwrap();
            let tree = Tree::new(text.split_once("--- expected\n").unwrap().0);
            let (project, _) = load::project(tree.path()).unwrap();
            let files: Vec<_> = project.sources.iter().map(|(_, file)| file.clone()).collect();
            let diagnostics = faults(&files);
            (files, diagnostics)
        })
        .collect()
}

/// What is wrong with the content of some files.
fn faults(files: &[SourceFile]) -> Vec<Diagnostic> {
    let sources = Sources::new(files.to_vec());
    let (parsed, mut diagnostics) = hashiya::parse::tree(&sources);
    let (mut book, found) = hashiya::resolve::book(parsed, &sources);
    diagnostics.extend(hashiya::check::all(&mut book, &sources, found));
    hashiya::diag::sorted(diagnostics, &sources)
}

/// The files with a fix made in them.
fn mended(files: &[SourceFile], fix: &Fix) -> Vec<SourceFile> {
    let sources = Sources::new(files.to_vec());
    let mut mended: Vec<SourceFile> = sources.iter().map(|(_, file)| file.clone()).collect();
    let mut splices: Vec<&Splice> = fix.splices.iter().collect();
    splices.sort_by_key(|splice| std::cmp::Reverse(splice.span.start));
    for splice in splices {
        let index = sources.ids().iter().position(|id| *id == splice.span.file).unwrap();
        mended[index].text.replace_range(splice.span.range(), &splice.text);
    }
    mended
}

/// A fix does what its diagnostic asks for: the fault is gone, and no error has come in its place.
#[test]
fn every_fix_mends_its_fault() {
    let mut mendable = BTreeSet::new();
    for (files, before) in fixtures() {
        for diagnostic in &before {
            for fix in &diagnostic.fixes {
                let after = faults(&mended(&files, fix));
                let same = |found: &[Diagnostic]| {
                    found.iter().filter(|other| other.message == diagnostic.message).count()
                };
                let errors = |found: &[Diagnostic]| {
                    found.iter().filter(|other| other.severity == Severity::Error).count()
                };
                assert!(same(&after) < same(&before), "{diagnostic:?}\n{after:#?}");
                assert!(errors(&after) <= errors(&before), "{diagnostic:?}\n{after:#?}");
                mendable.insert(diagnostic.code.name());
            }
        }
    }
    let expected = [
        "ambiguous-alias",
        "bad-image",
        "bidi-control",
        "forbidden-character",
        "invalid-date",
        "invalid-source",
        "invisible-character",
        "nul-character",
        "relation-kind",
        "revised-translation",
        "stale-translation",
        "toml-syntax",
        "unknown-entity",
        "unknown-field",
        "unknown-relation",
        "unknown-series",
        "unknown-source",
        "wrong-type",
        "yaml-syntax",
    ];
    assert_eq!(mendable.into_iter().collect::<Vec<_>>(), expected);
}

/// Whatever a hint shows between backticks as YAML can be copied into a file.
#[test]
fn yaml_of_hints_can_be_read() {
    let mut examples = 0;
    for hint in fixtures().iter().flat_map(|(_, found)| found).flat_map(|found| &found.hints) {
        let shown = hint.split('`').skip(1).step_by(2);
        for yaml in shown.filter(|part| part.trim().contains(": ") || part.starts_with('{')) {
            let value = serde_yaml::from_str::<serde_json::Value>(yaml);
            assert!(value.is_ok(), "{hint}\n{value:?}");
            examples += 1;
        }
    }
    assert!(examples > 10, "{examples}");
}

/// Words of the crates beneath, which say nothing to an editor.
const FOREIGN: [&str; 14] = [
    "serde",
    "saphyr",
    "granit",
    "Tera",
    "tera ",
    "Fluent",
    "Hayagriva",
    "TOML:",
    "YAML:",
    "deserialize",
    "Option<",
    "invalid type",
    "expected one of",
    "budget",
];

/// An editor who reads only the diagnostic knows what is wrong, where, and what to do.
#[test]
fn every_diagnostic_says_what_to_do() {
    for (name, text) in files(&root().join("tests/diagnostics")) {
        let text = String::from_utf8(text).unwrap();
        let tree = Tree::new(text.split_once("--- expected\n").unwrap().0);
        let json = tree.run(&["check", "--format", "json"]).stdout();
        let found: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        for diagnostic in found {
            let hints = diagnostic["hints"].as_array().unwrap();
            assert!(!hints.is_empty(), "{name}: no hint: {diagnostic:#}");
            let word = |key: &str| diagnostic[key].as_str().unwrap();
            assert!(!word("label").is_empty(), "{name}: no label: {diagnostic:#}");
            assert!(word("message").chars().count() <= 300, "{name}: too long: {diagnostic:#}");
            let said = [word("message"), word("label")].into_iter();
            for said in said.chain(hints.iter().map(|hint| hint.as_str().unwrap())) {
                assert!(!said.contains(is_hidden), "{name}: hidden characters: {said:?}");
                let foreign = FOREIGN.iter().find(|word| said.contains(**word));
                assert_eq!(foreign, None, "{name}: {said}");
            }
        }
    }
}
