//! Same input, same bytes: at any thread count, in any folder.

use hashiya::load;
use hashiya::output::Files;

use crate::harness::{Tree, files, root};

fn build(root: &std::path::Path, threads: usize) -> (Files, String) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let (project, _) = load::project(root).unwrap();
        let (output, diagnostics) = hashiya::build(&project, &hashiya::Options::default(), &|_| {});
        (output, format!("{diagnostics:?}"))
    })
}

#[test]
fn thread_count_does_not_show() {
    let briefing = build(root(), 1);
    assert!(briefing == build(root(), 2));
    assert!(briefing == build(root(), 8));
}

/// The folder's name does not show in the output, and diagnostics come in the same order.
#[test]
fn the_folder_does_not_show() {
    let site = root().join("tests/sites/kitchen-sink");
    let (one, two) = (Tree::copy(&site), Tree::copy(&site));
    one.run(&["build", "--out", "out"]).expect(0);
    two.run(&["build", "--root", two.path().to_str().unwrap(), "--out", "out"]).expect(0);
    assert!(files(&one.path().join("out")) == files(&two.path().join("out")));
    let faulty =
        "--- content/groups/b.yaml\nx: 1\n--- content/groups/a.yaml\nname: {ar: 1}\ny: 1\n";
    let diagnostics = |tree: &Tree| tree.run(&["check", "--format", "json"]).expect(1).stdout();
    assert_eq!(diagnostics(&Tree::new(faulty)), diagnostics(&Tree::new(faulty)));
}
