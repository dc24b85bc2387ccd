//! Each file of `tests/diagnostics/` is a small project with faults, and what `hashiya check` prints about it.

use std::fs;

use hashiya::diag::Code;

use crate::harness::{Tree, overwriting, root, sections};

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
    let files: Vec<_> = lines.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert!(files.is_sorted(), "{output}");
}
