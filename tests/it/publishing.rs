//! How files are named for those who keep them, and what a build says of a site that lacks an address.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::harness::{Tree, files, root};
use crate::site::{KITCHEN_SINK, Site, without_hashes};

const GROUP: &str = "--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\nrole: context\n";

/// The published files whose names have hashes.
fn named_by_hash(site: &Site) -> Vec<&String> {
    site.files.keys().filter(|path| without_hashes(path) != **path).collect()
}

/// What pages name by a hash is what the hash says, nothing of the theme is there twice, and content keeps its names.
#[test]
fn files_of_the_theme_are_named_by_what_they_hold() {
    let site = &*KITCHEN_SINK;
    let named = named_by_hash(site);
    for path in &named {
        let hash = Sha256::digest(&site.files[*path]);
        let hash: String = hash[..4].iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(path.contains(&format!(".{hash}.")), "{path}");
    }
    let plain: BTreeSet<String> = named.iter().map(|path| without_hashes(path)).collect();
    assert_eq!(plain.len(), named.len());
    for file in ["css/hashiya.css", "js/hashiya.js", "js/prefs.js", "icon.svg"] {
        assert!(plain.contains(file), "{file}");
    }
    let is_theme = |path: &&String| {
        ["css/", "js/", "fonts/"].iter().any(|folder| path.starts_with(folder))
            && !path.ends_with(".txt")
    };
    assert!(site.files.keys().filter(is_theme).all(|path| named.contains(&path)));
    for file in ["maps/north.svg", "fonts/naskh-OFL.txt", "search/search.js", "robots.txt"] {
        assert!(site.files.contains_key(file), "{file}");
    }
}

/// Every file that the style sheet loads is there, and faces are loaded by it alone.
#[test]
fn the_style_sheet_loads_what_is_there() {
    let sheet = KITCHEN_SINK.text("css/hashiya.css");
    let links = sheet.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap());
    let paths: BTreeSet<String> = links
        .map(|link| link.trim_matches('"'))
        .filter(|link| !link.starts_with("data:"))
        .map(|link| link.strip_prefix("../").unwrap().to_owned())
        .collect();
    let faces = KITCHEN_SINK.files.keys().filter(|path| path.ends_with(".woff2"));
    assert!(faces.eq(paths.iter()), "{paths:?}");
}

/// Another style has another name, and nothing else that is kept has.
#[test]
fn a_style_changes_the_name_of_the_sheet_alone() {
    let tree = Tree::new(GROUP);
    tree.write("static/icon.svg", "<svg/>");
    tree.write("static/css/mine.css", ".mine { background: url(../mine.svg) }");
    tree.write("static/mine.svg", "<svg/>");
    let before = Site::build(&tree, &[]);
    assert!(before.text("css/hashiya.css").contains("url(../mine.svg)"));
    assert_eq!(before.files["mine.svg"], b"<svg/>");
    let again = tree.run(&["build", "--out", "out"]).expect(0).stderr();
    assert!(again.contains(" 0 files written"), "{again}");
    tree.write("static/css/mine.css", ".mine { background: red }");
    let after = Site::build(&tree, &[]);
    let names = |site: &Site| named_by_hash(site).into_iter().cloned().collect::<BTreeSet<_>>();
    let gone: Vec<String> = names(&before).difference(&names(&after)).cloned().collect();
    assert_eq!(gone, [before.published("css/hashiya.css")]);
    // The project's file stands in for the theme's, and follows its rule.
    tree.write("static/icon.svg", "<svg></svg>");
    let other = Site::build(&tree, &[]);
    assert_eq!(other.text("icon.svg"), "<svg></svg>");
}

/// The rules for hosts name each file that may be kept for ever, below the path of the site.
#[test]
fn hosts_are_told_what_may_be_kept() {
    let tree = Tree::new(&format!("{GROUP}--- book.toml\n[files]\nheaders = true\n"));
    let site = Site::build(&tree, &["--base-url", "https://example.org/a/b/"]);
    let rules = String::from_utf8(site.files["_headers"].clone()).unwrap();
    let kept: BTreeSet<&str> = rules
        .split("\n/a/b/")
        .filter(|rule| rule.contains("Cache-Control: public, max-age=31536000, immutable"))
        .map(|rule| rule.split('\n').next().unwrap())
        .collect();
    let mut expected: BTreeSet<&str> =
        named_by_hash(&site).iter().map(|path| path.as_str()).collect();
    expected.extend(["cards/*", "search/parts/*"]);
    assert_eq!(kept, expected);
    assert!(site.files.keys().any(|path| path.starts_with("search/parts/")));
    assert!(!KITCHEN_SINK.files.contains_key("_headers"));
}

/// The worker has each page of text and what it is drawn with, each by another version when it holds something else.
#[test]
fn the_worker_lists_what_is_there() {
    let tree = Tree::new(GROUP);
    let kept = |site: &Site| -> serde_json::Value {
        let script = String::from_utf8(site.files["sw.js"].clone()).unwrap();
        let list = script.lines().next().unwrap().strip_prefix("const kept = ").unwrap();
        serde_json::from_str(list.strip_suffix(';').unwrap()).unwrap()
    };
    let files = |site: &Site| -> BTreeSet<(String, String)> {
        serde_json::from_value(kept(site)["files"].clone()).unwrap()
    };
    let before = Site::build(&tree, &[]);
    for (path, _) in files(&before) {
        let file = if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
        assert!(before.files.contains_key(&file), "{file}");
    }
    let shell = usize::try_from(kept(&before)["shell"].as_u64().unwrap()).unwrap();
    let first: Vec<(String, String)> =
        serde_json::from_value(kept(&before)["files"].clone()).unwrap();
    assert!(first[..shell].iter().any(|(path, _)| path == "en/"));
    assert!(first[shell..].iter().all(|(path, _)| path.ends_with('/')));
    tree.write(
        "content/groups/g.yaml",
        "name: {ar: جماعة, en: A group}\nrole: context\nfounded: 2024\n",
    );
    let after = Site::build(&tree, &[]);
    let (before, after) = (files(&before), files(&after));
    let changed: BTreeSet<&str> = after.difference(&before).map(|(path, _)| &**path).collect();
    assert!(changed.contains("en/groups/g/") && !changed.contains("en/search/"), "{changed:?}");
    tree.write("book.toml", "[files]\noffline = false\n");
    let none = Site::build(&tree, &[]);
    assert!(String::from_utf8_lossy(&none.files["sw.js"]).contains("registration.unregister()"));
    assert!(none.page("en/").all("[data-offline]").is_empty());
}

/// A site without an address is no fault, and yet an editor should know what it lacks.
#[test]
fn a_build_says_what_a_site_without_an_address_lacks() {
    let line = "without the site's address there are no feeds, no site map";
    let tree = Tree::new(GROUP);
    for _ in 0..2 {
        assert!(tree.run(&["build", "--strict"]).expect(0).stderr().contains(line));
    }
    let check = tree.run(&["check", "--strict"]).expect(0).stderr();
    assert_eq!(check, "no problems found\n");
    let address = ["build", "--base-url", "https://example.org/"];
    assert!(!tree.run(&address).expect(0).stderr().contains(line));
    tree.write("book.toml", "base_url = \"https://example.org/\"\n");
    assert!(!tree.run(&["build"]).expect(0).stderr().contains(line));
}

/// What `cargo install` gets has all that the program embeds.
#[test]
fn the_package_has_the_theme_and_the_data() {
    let mut cargo = std::process::Command::new(env!("CARGO"));
    let list = cargo.args(["package", "--list", "--allow-dirty", "--offline"]);
    let list = list.current_dir(root()).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    let packed: BTreeSet<&str> = list.lines().collect();
    for folder in ["src", "static", "templates"] {
        for (path, _) in files(&root().join(folder)) {
            assert!(packed.contains(&*format!("{folder}/{path}")), "{folder}/{path}");
        }
    }
    assert!(packed.iter().all(|path| !path.starts_with("tests/") && !path.starts_with("content/")));
}

/// What is made for programs can be left out, and then nothing leads there.
#[test]
fn files_for_programs_can_be_left_out() {
    let article = "--- content/articles/a.yaml\ntitle: {en: A, ar: ا}\noriginal: en\nparagraphs:\n  - {id: p01, en: Words., \
                   ar: كلمات., notes: [{kind: context, text: {en: A note.}}]}\n--- content/articles/a.original.txt\nWords.\n";
    let ends =
        ["index.md", ".jsonld", "pages.bib", "llms.txt", "briefing.json", "briefing.schema.json"];
    let all = "markdown annotations references briefing";
    for (named, are_made) in [("", true), (all, false)] {
        let switches = named.split_whitespace().map(|it| format!("{it} = false\n"));
        let settings = format!("--- book.toml\n[files]\n{}", switches.collect::<String>());
        let site = Site::build(&Tree::new(&format!("{GROUP}{article}{settings}")), &[]);
        for end in ends {
            let is_made = site.files.keys().any(|path| path.ends_with(end));
            assert_eq!(is_made, are_made, "{end}");
        }
        let lead = "link[type='text/markdown'], a[href$='.json'], a[href$='.bib']";
        let leading = site.pages().any(|page| !page.all(lead).is_empty());
        assert_eq!(leading, are_made);
    }
}
