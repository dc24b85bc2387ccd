//! Outputs of which a part is there, and folders that somebody else has written in.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use hashiya::output::{Body, Folder, OutPath, Sink};

use crate::harness::{Tree, files};

const MANIFEST: &str = ".hashiya-manifest";

const PROJECT: &str = "\
--- content/groups/one.yaml
name: {ar: الأولى, en: One}
--- content/groups/two.yaml
name: {ar: الثانية, en: Two}
";

fn output(tree: &Tree) -> Vec<(String, Vec<u8>)> {
    files(&tree.path().join("public"))
}

fn fresh(sections: &str) -> Vec<(String, Vec<u8>)> {
    let tree = Tree::new(sections);
    tree.run(&["build"]).expect(0);
    output(&tree)
}

/// Whatever part of an output is there, with or without its manifest's last lines, the next build makes it whole.
#[test]
fn a_half_written_output_is_made_whole() {
    let expected = fresh(PROJECT);
    let tree = Tree::new(PROJECT);
    for keep in [0, 1, 7, expected.len() / 2, expected.len() - 1] {
        tree.run(&["build"]).expect(0);
        for (path, _) in output(&tree).iter().filter(|(path, _)| path != MANIFEST).skip(keep) {
            fs::remove_file(tree.path().join("public").join(path)).unwrap();
        }
        tree.run(&["build"]).expect(0);
        assert!(output(&tree) == expected, "{keep} files were there");
    }
    // Files that were cut off in the middle, or emptied.
    for (path, bytes) in expected.iter().filter(|(path, _)| path.ends_with(".html")) {
        fs::write(tree.path().join("public").join(path), &bytes[..bytes.len() / 2]).unwrap();
    }
    tree.run(&["build"]).expect(0);
    assert!(output(&tree) == expected);
}

/// A manifest that nobody could have written leads to no other file, and does not stop a build.
#[test]
fn a_broken_manifest_does_no_harm() {
    let outside = ["precious.txt", "content/groups/one.yaml", "public-notes.txt"];
    let lines = [
        "../precious.txt",
        "/etc/hostname",
        "a/../../precious.txt",
        "./../precious.txt",
        "..",
        ".",
        "",
        "/",
        "en//index.html",
        "../content/groups/one.yaml",
        "../public-notes.txt",
        "en/../../precious.txt",
    ];
    for line in lines.iter().copied().chain(["\n\n", "en/groups", "en"]) {
        let tree = Tree::new(PROJECT);
        outside
            .iter()
            .filter(|path| !path.starts_with("content"))
            .for_each(|path| tree.write(path, "mine"));
        tree.run(&["build"]).expect(0);
        let manifest = tree.path().join("public").join(MANIFEST);
        let text = fs::read_to_string(&manifest).unwrap();
        fs::write(&manifest, format!("{line}\n{text}{line}\n")).unwrap();
        let _either_way = tree.run(&["build"]);
        for path in outside {
            assert!(tree.path().join(path).is_file(), "`{line}` removes {path}");
        }
        assert!(tree.path().join("public/en/groups/one/index.html").is_file(), "`{line}`");
    }
}

/// What an earlier build wrote and the present one does not is removed; what others wrote stays, beside it too.
#[test]
fn stale_files_go_and_foreign_ones_stay() {
    let tree = Tree::new(PROJECT);
    tree.run(&["build"]).expect(0);
    let foreign =
        ["en/groups/two/mine.txt", "en/groups/mine.txt", "mine.html", "css/mine.css", ".nojekyll"];
    for path in foreign {
        tree.write(&format!("public/{path}"), "mine");
    }
    fs::remove_file(tree.path().join("content/groups/two.yaml")).unwrap();
    tree.run(&["build"]).expect(0);
    let mut expected = fresh("--- content/groups/one.yaml\nname: {ar: الأولى, en: One}\n");
    expected.extend(foreign.map(|path| (path.to_owned(), b"mine".to_vec())));
    expected.sort();
    let mut left = output(&tree);
    left.sort();
    assert!(left == expected);
    // And folders that are empty now are gone.
    assert!(!tree.path().join("public/ar/groups/two").exists());
    assert!(tree.path().join("public/en/groups/two").exists());
}

/// An error of the content, of a template or of the system leaves the last good output as it was.
#[test]
fn a_build_that_fails_changes_nothing() {
    let faults = [
        ("content/groups/three.yaml", "name: {ar: ث, en: Three}\nx: 1\n"),
        (
            "content/groups/one.yaml",
            "name: {ar: الأولى, en: Renamed}\nrelations: [{type: ally, to: nobody}]\n",
        ),
        ("templates/pages/home.html", "{% if %}"),
        (
            "templates/pages/entity.html",
            "{% extends \"base.html\" %}{% block main %}{{ nothing }}{% endblock %}",
        ),
        ("templates/ui/en.ftl", "nav_home = \n"),
        ("book.toml", "numerals = \"roman\"\n"),
    ];
    for (path, text) in faults {
        let tree = Tree::new(PROJECT);
        tree.run(&["build"]).expect(0);
        let before = output(&tree);
        tree.write(path, text);
        let run = tree.run(&["build"]).expect(1);
        assert!(run.stderr().contains("error["), "{path}: {}", run.stderr());
        assert!(output(&tree) == before, "{path}");
    }
    let tree = Tree::new(PROJECT);
    tree.write("content/groups/one.yaml", "name: {ar: الأولى}\n");
    tree.run(&["build", "--strict"]).expect(1);
    assert!(!tree.path().join("public").exists());
}

/// A folder that cannot be written ends with 2 and says which.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let tree = Tree::new(PROJECT);
    tree.write("public", "a file");
    let run = tree.run(&["build"]).expect(2);
    assert!(run.stderr().contains("public"), "{}", run.stderr());
    assert_eq!(fs::read_to_string(tree.path().join("public")).unwrap(), "a file");
    let tree = Tree::new(PROJECT);
    tree.write("public/en", "somebody's");
    let run = tree.run(&["build"]).expect(2);
    assert!(run.stderr().contains("en"), "{}", run.stderr());
    assert_eq!(fs::read_to_string(tree.path().join("public/en")).unwrap(), "somebody's");
}

/// The output folder may lie anywhere, its links are never followed out of it, and the input is never touched.
#[cfg(unix)]
#[test]
fn the_input_is_never_touched() {
    let tree = Tree::new(PROJECT);
    let before = files(&tree.path().join("content"));
    for out in ["public", "deep/er/out", "content/../site"] {
        tree.run(&["build", "--out", out]).expect(0);
        assert!(tree.path().join(out).join("index.html").is_file());
    }
    assert!(files(&tree.path().join("content")) == before);
}

/// Puts files into a folder; `disturb` is called before they are moved.
fn commit(dir: &Path, files: &[(&str, &str)], disturb: impl Fn()) -> bool {
    let folder = Folder::open(dir, &|| panic!("nobody has it")).unwrap();
    for (path, text) in files {
        folder.put(OutPath::new(path).unwrap(), Body::from(text.as_bytes().to_vec()));
    }
    disturb();
    folder.commit(None).is_ok()
}

fn assert_holds(dir: &Path, expected: &[(&str, &str)]) {
    let there = files(dir);
    let there = there.iter().filter(|(path, _)| !path.contains(".hashiya-"));
    let there: Vec<(&str, &str)> =
        there.map(|(path, text)| (path.as_str(), std::str::from_utf8(text).unwrap())).collect();
    assert_eq!(there, expected);
}

/// Wherever the moving of files stops, the next build knows which are its own: replaced ones, new ones, stale ones.
#[test]
fn whatever_was_moved_is_known_afterwards() {
    let tree = Tree::new("");
    let dir = tree.path().join("out");
    let old = [("a.html", "old"), ("gone/b.html", "old"), ("z.html", "old")];
    assert!(commit(&dir, &old, || {}));
    // A folder in the place of the last file stops the build when the others have been moved.
    let in_the_way = || {
        fs::remove_file(dir.join("z.html")).unwrap();
        fs::create_dir(dir.join("z.html")).unwrap();
    };
    assert!(!commit(
        &dir,
        &[("a.html", "new"), ("n/new.html", "new"), ("z.html", "new")],
        in_the_way
    ));
    fs::remove_dir(dir.join("z.html")).unwrap();
    assert_holds(&dir, &[("a.html", "new"), ("gone/b.html", "old"), ("n/new.html", "new")]);
    let last = [("a.html", "last"), ("z.html", "last")];
    assert!(commit(&dir, &last, || {}));
    assert_holds(&dir, &last);
    assert!(!dir.join("gone").exists() && !dir.join("n").exists());
}

/// A build that cannot make a folder leaves none of those that it has made.
#[test]
fn folders_of_a_build_that_fails_go() {
    let tree = Tree::new("");
    let dir = tree.path().join("out");
    assert!(commit(&dir, &[("a.html", "old")], || {}));
    let in_the_way = || fs::write(dir.join("n"), "mine").unwrap();
    assert!(!commit(&dir, &[("m/l/x.html", "new"), ("n/o/x.html", "new")], in_the_way));
    assert_holds(&dir, &[("a.html", "old"), ("n", "mine")]);
    assert!(!dir.join("m").exists());
}

/// Who has waited for a folder has it as who found it free: the next one waits in turn.
#[test]
fn who_has_waited_has_the_folder() {
    let tree = Tree::new("");
    let dir = tree.path().join("out");
    let open = |holder: Folder| {
        let holder = Cell::new(Some(holder));
        let folder = Folder::open(&dir, &|| drop(holder.take())).unwrap();
        assert!(holder.take().is_none(), "it did not wait");
        folder
    };
    let first = Folder::open(&dir, &|| panic!("nobody has it")).unwrap();
    let third = open(open(first));
    drop(third);
    drop(Folder::open(&dir, &|| panic!("nobody has it any longer")).unwrap());
}

/// With a damaged manifest only that is Hashiya's which it certainly wrote.
#[test]
fn a_damaged_manifest_gives_nothing_away() {
    let tree = Tree::new("");
    let dir = tree.path().join("out");
    assert!(commit(&dir, &[("a.html", "old"), ("b.html", "old")], || {}));
    let list = fs::read_to_string(dir.join(MANIFEST)).unwrap();
    fs::write(dir.join(MANIFEST), list + "- - c.html\n").unwrap();
    fs::write(dir.join("a.html"), "mine").unwrap();
    assert!(!commit(&dir, &[("a.html", "new"), ("b.html", "new")], || {}));
    assert_holds(&dir, &[("a.html", "mine"), ("b.html", "old")]);
    fs::remove_file(dir.join("a.html")).unwrap();
    assert!(commit(&dir, &[("a.html", "new"), ("b.html", "new")], || {}));
    assert_holds(&dir, &[("a.html", "new"), ("b.html", "new")]);
}
