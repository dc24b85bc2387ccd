//! Reading a project: whatever stands in its folder, the rest is read, and what is wrong is a diagnostic.

use std::fs;

use crate::harness::Tree;
use crate::site::Site;

const GOOD: &str = "\
--- book.toml
--- content/groups/jnim.yaml
name: {ar: نصرة الإسلام, en: JNIM}
";

/// The codes that a check reports as JSON, with the files they name.
#[track_caller]
fn faults(tree: &Tree) -> Vec<(String, String)> {
    let run = tree.run(&["check", "--format", "json"]);
    let records: Vec<serde_json::Value> = serde_json::from_str(&run.stdout()).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let errors = records.iter().filter(|record| record["severity"] == "error");
    let faults: Vec<_> =
        errors.map(|record| (text(&record["code"]), text(&record["file"]))).collect();
    assert_eq!(run.code(), i32::from(!faults.is_empty()), "{}", run.stdout());
    faults
}

#[track_caller]
fn assert_fault(tree: &Tree, code: &str, file: &str) {
    assert_eq!(faults(tree), [(code.to_owned(), file.to_owned())]);
}

/// What a build has written is no part of the project.
#[test]
#[cfg(unix)]
fn links_do_not_lead_to_the_site() {
    for site in
        ["--- public/en/index.html\nx\n", "--- site/.hashiya-manifest\n--- site/en/index.html\nx\n"]
    {
        for target in ["", "/en"] {
            let folder = site.trim_start_matches("--- ").split('/').next().unwrap();
            let link = format!("--- static/up -> ../{folder}{target}\n");
            let tree = Tree::new(&format!("{GOOD}{site}{link}"));
            assert_fault(&tree, "broken-link", "static/up");
            let run = tree.run(&["check", "--format", "short"]);
            assert!(run.stdout().contains("where the site is written"), "{}", run.stdout());
        }
    }
}

#[test]
#[cfg(unix)]
fn links_lead_neither_out_nor_round() {
    for (link, target, code) in [
        ("content/groups/a.yaml", "nowhere.yaml", "broken-link"),
        ("content/groups/a.yaml", "a.yaml", "broken-link"),
        ("content/groups/up", "..", "broken-link"),
        ("content/groups/up", ".", "broken-link"),
        ("static/up", "..", "broken-link"),
        ("templates/up", "../../..", "symlink-escape"),
        ("static/a.txt", "nowhere", "broken-link"),
        ("static/a.txt", "/dev/zero", "symlink-escape"),
        ("static/all", "/etc", "symlink-escape"),
        ("templates", "/etc", "symlink-escape"),
        ("static", "nowhere", "broken-link"),
    ] {
        assert_fault(&Tree::new(&format!("{GOOD}--- {link} -> {target}\n")), code, link);
    }
    // The name of a folder beside the project may begin with its own.
    let beside = "--- book-private/a.txt\nx\n--- book/static/a.txt -> ../../book-private/a.txt\n";
    let tree = Tree::new(&format!("--- book/book.toml\n{beside}"));
    let run = tree.run(&["check", "--root", "book", "--format", "short"]).expect(1);
    assert!(run.stdout().contains("error[symlink-escape]"), "{}", run.stdout());
    // Folders that link to each other would otherwise be read in every combination.
    let pair = "--- static/a/b -> ../b\n--- static/b/a -> ../a\n";
    assert_eq!(faults(&Tree::new(&format!("{GOOD}{pair}"))).len(), 2);
    // A folder that is a link is read, and one that lies in it is not.
    let chain = "--- other/a.txt\nx\n--- common/two -> ../other\n--- static/x -> ../common\n";
    assert_fault(&Tree::new(&format!("{GOOD}{chain}")), "broken-link", "static/x/two");
    let inside = "--- common/a.txt\nx\n--- static/common -> ../common\n--- static/b.txt -> ../common/a.txt\n";
    let tree = Tree::new(&format!("{GOOD}{inside}"));
    tree.run(&["build"]).expect(0);
    assert!(tree.path().join("public/common/a.txt").is_file());
    assert!(tree.path().join("public/b.txt").is_file());
}

/// What lies beside the project is outside, also where its name begins as that of the project does.
#[test]
#[cfg(unix)]
fn links_to_neighbours_lead_out() {
    for target in ["../../../a.yaml", "../../../site-2/a.yaml", "../../../site.yaml", "../.."] {
        let tree = Tree::new(&format!(
            "--- site/book.toml\n--- a.yaml\n--- site.yaml\n--- site-2/a.yaml\n\
             --- site/content/groups/x.yaml -> {target}\n"
        ));
        let said = tree.run(&["check", "--root", "site", "--format", "short"]).stdout();
        let code = if target == "../.." { "broken-link" } else { "symlink-escape" };
        assert!(said.contains(&format!("[{code}]")), "{target}: {said}");
    }
}

#[test]
#[cfg(unix)]
fn pipes_are_not_opened() {
    for place in [
        "content/groups/a.yaml",
        "content/sources.yaml",
        "static/a.css",
        "templates/a.html",
        "content/a",
    ] {
        let tree = Tree::new(GOOD);
        let path = tree.path().join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        assert_fault(&tree, "unreadable-file", place);
    }
}

#[test]
#[cfg(unix)]
fn what_may_not_be_read_is_reported() {
    use std::os::unix::fs::PermissionsExt;
    for place in
        ["content/groups/a.yaml", "content/groups", "static/a.bin", "static/a.css", "templates"]
    {
        let tree = Tree::new(GOOD);
        for file in ["content/groups/a.yaml", "static/a.bin", "static/a.css", "templates/a.html"] {
            tree.write(file, "name: {ar: س, en: s}\n");
        }
        let path = tree.path().join(place);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::File::open(&path).is_ok() {
            eprintln!("skipped: this user may read everything");
            return;
        }
        assert_fault(&tree, "unreadable-file", place);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

/// Names that differ only in what cannot be seen stay apart, and none reaches a message as it is.
#[test]
#[cfg(target_os = "linux")]
fn names_that_cannot_be_seen_are_escaped() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let tree = Tree::new(GOOD);
    fs::create_dir(tree.path().join("static")).unwrap();
    let names: [&[u8]; 5] =
        [b"a\nb.css", b"\xFF.css", b"\xFE.css", "a\u{202E}b".as_bytes(), b"\x07"];
    for name in names {
        fs::write(tree.path().join("static").join(OsStr::from_bytes(name)), "x").unwrap();
    }
    let files: Vec<String> = faults(&tree).into_iter().map(|(_, file)| file).collect();
    let expected = ["\\u{7}", "\\xFE.css", "\\xFF.css", "a\\nb.css", "a\\u{202e}b"];
    assert_eq!(files, expected.map(|name| format!("static/{name}")));
}

/// What is no text in the content is told by its name, not by its bytes.
#[test]
fn other_files_in_the_content_are_not_texts() {
    for name in ["a.docx", "a.png", "a"] {
        let tree = Tree::new(GOOD);
        tree.write(&format!("content/groups/{name}"), b"\x89\xFF\0");
        let said = tree.run(&["check", "--format", "short"]).expect(0).stdout();
        assert!(said.contains("unexpected-file") && said.lines().count() == 1, "{said}");
    }
}

/// A large static file is neither read by a check nor held.
#[test]
#[cfg(target_os = "linux")]
fn static_files_are_not_read_by_a_check() {
    let tree = Tree::new(GOOD);
    tree.write("static/large.bin", "");
    let file = fs::File::options().write(true).open(tree.path().join("static/large.bin")).unwrap();
    file.set_len(1 << 40).unwrap();
    assert!(faults(&tree).is_empty());
}

#[test]
fn static_files_are_published_but_for_droppings() {
    let meant = [".nojekyll", ".well-known/security.txt", "a b.txt", "صورة.txt"];
    let droppings = [".DS_Store", ".git/config", "a.txt~", ".a.txt.swp", "Thumbs.db"];
    let tree = Tree::new(GOOD);
    for name in meant.iter().chain(&droppings) {
        tree.write(&format!("static/{name}"), name);
    }
    tree.run(&["build", "--strict"]).expect(0);
    for name in meant {
        assert_eq!(fs::read_to_string(tree.path().join("public").join(name)).unwrap(), name);
    }
    for name in droppings {
        assert!(!tree.path().join("public").join(name).exists(), "{name}");
    }
}

/// Styles and scripts of a project are joined to those of the theme if they lie beside them, and not below.
#[test]
fn styles_and_scripts_beside_the_themes_are_joined() {
    let parts = [
        ("js/mine.js", true),
        ("js/lib/deep.js", false),
        ("js/prefs.js", false),
        ("js/mine.css", false),
        ("mine.js", false),
        ("css/mine.css", true),
        ("css/lib/deep.css", false),
        ("css/mine.js", false),
    ];
    let tree = Tree::new(GOOD);
    for (at, (path, _)) in parts.iter().enumerate() {
        let text = if path.ends_with(".js") { "const part = 0" } else { ".part { top: 0 }" };
        tree.write(&format!("static/{path}"), text.replace("part", &format!("part{at}")));
    }
    let site = Site::build(&tree, &["--strict"]);
    let joined = site.text("css/hashiya.css").to_owned() + site.text("js/hashiya.js");
    for (at, (path, is_joined)) in parts.iter().enumerate() {
        assert_eq!(joined.contains(&format!("part{at}")), *is_joined, "{path}");
        assert_eq!(site.files.contains_key(*path), !is_joined && *path != "js/prefs.js", "{path}");
        assert!(*is_joined || site.text(path).contains(&format!("part{at}")), "{path}");
    }
}

/// Names that many systems take for one are told: those that differ in capitals, or in how a letter is composed.
#[test]
#[cfg(target_os = "linux")]
fn names_that_are_one_elsewhere_are_told() {
    for (name, other, are_one) in [
        ("a.txt", "A.txt", true),
        ("caf\u{E9}.txt", "cafe\u{301}.txt", true),
        ("\u{C9}.txt", "e\u{301}.txt", true),
        ("\u{622}.txt", "\u{627}\u{653}.txt", true),
        ("x/a.txt", "x/A.txt", true),
        ("a.txt", "b.txt", false),
        ("caf\u{E9}.txt", "cafe.txt", false),
        ("\u{622}.txt", "\u{627}.txt", false),
        ("x/a.txt", "y/A.txt", false),
    ] {
        let tree = Tree::new(GOOD);
        [name, other].iter().for_each(|name| tree.write(&format!("static/{name}"), "x"));
        let said = tree.run(&["check", "--format", "short"]).expect(0).stdout();
        assert_eq!(said.contains("[unportable-name]"), are_one, "{name} {other}: {said}");
    }
}

/// A check says of static files what a build would meet.
#[test]
fn static_files_give_way_to_pages() {
    for (file, code) in [
        ("ar/index.html", "static-clash"),
        ("en/groups/jnim/index.html", "static-clash"),
        ("404.html", "static-clash"),
        ("ar", "static-clash"),
        ("en/groups", "static-clash"),
        ("css", "static-clash"),
        ("index.html/x", "static-clash"),
        ("en/index.html/x/y.txt", "static-clash"),
        ("AR/index.html", "unportable-name"),
        ("ar/Index.html", "unportable-name"),
        ("Css/site.css", "unportable-name"),
    ] {
        let tree = Tree::new(GOOD);
        tree.write(&format!("static/{file}"), "x");
        let check = tree.run(&["check", "--format", "short"]).stdout();
        assert!(
            check.contains(code) && check.contains(&format!("static/{file}")),
            "{file}: {check}"
        );
        let build = tree.run(&["build"]);
        assert_eq!(build.code(), i32::from(code == "static-clash"), "{}", build.stderr());
    }
    for file in ["css/mine/site.css", "en/groups/mine.html", "en/nowhere/index.html", "css/a.txt"] {
        let tree = Tree::new(GOOD);
        tree.write(&format!("static/{file}"), "x");
        tree.run(&["build", "--strict"]).expect(0);
        assert_eq!(fs::read(tree.path().join("public").join(file)).unwrap(), b"x", "{file}");
    }
}

#[test]
fn a_folder_that_is_no_project_names_the_next_step() {
    let tree = Tree::new("--- file\nx\n");
    for root in [".", "file", "nowhere"] {
        for command in ["check", "build", "mentions"] {
            let run = tree.run(&[command, "--root", root]).expect(2);
            assert!(run.stderr().contains("`--root DIR`"), "{root}: {}", run.stderr());
            assert!(!run.stderr().contains("os error"), "{root}: {}", run.stderr());
        }
    }
}
