//! The real briefing holds what it promises.

use std::fs;

use hashiya::load;

use crate::harness::{Tree, root};
use crate::sites::assert_links;

#[test]
fn the_briefing_is_clean() {
    let (project, loaded) = load::project(root()).unwrap();
    let found = hashiya::check(&project, &hashiya::Options::default());
    let all = [loaded, found].concat();
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn the_briefing_has_no_broken_link() {
    let tree = Tree::new("");
    let root = root().to_str().unwrap();
    tree.run(&["build", "--root", root, "--out", "out", "--strict"]).expect(0);
    assert_links(&tree.path().join("out"));
}

/// One changed letter of the original is found, with the letter.
#[test]
fn a_changed_letter_is_found() {
    let tree = Tree::new("");
    for part in ["content", "book.toml"] {
        for (path, bytes) in crate::harness::files(&root().join(part)) {
            let path = if path.is_empty() { part.to_owned() } else { format!("{part}/{path}") };
            tree.write(&path, bytes);
        }
    }
    let path = tree.path().join("content/articles/mali-truce.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("وضوحآ", "وضوحا", 1)).unwrap();
    let output = tree.run(&["check", "--format", "short"]).expect(1).stdout();
    assert!(output.contains("error[original-differs]"), "{output}");
    assert!(output.contains("`ا` (U+0627) instead of `آ` (U+0622)"), "{output}");
}
