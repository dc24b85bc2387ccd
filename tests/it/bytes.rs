//! The bytes of files: how editors and systems save them, and what must not matter.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use hashiya::load;
use unicode_normalization::UnicodeNormalization;

use crate::harness::{Tree, files, root};
use crate::site::{Site, without_hashes};

/// The kitchen sink with every text file changed.
fn changed(change: impl Fn(&str, &str) -> Vec<u8>) -> Tree {
    let site = root().join("tests/sites/kitchen-sink");
    let tree = Tree::new("");
    for (path, bytes) in files(&site).into_iter().filter(|(path, _)| !path.starts_with("expected/"))
    {
        // What is published as it is, is no text to the program.
        match std::str::from_utf8(&bytes) {
            Ok(text) if !path.starts_with("static/") => tree.write(&path, change(&path, text)),
            _ => tree.write(&path, bytes),
        }
    }
    tree
}

/// The site, without the data view, which shows the file as it is.
fn build(tree: &Tree) -> Site {
    let mut site = Site::build(tree, &[]);
    // The manifest has the hashes of that view too.
    site.files.retain(|path, _| !path.contains("/data/") && path != ".hashiya-manifest");
    site
}

/// The site of the files as they are.
static PLAIN: LazyLock<Site> = LazyLock::new(|| build(&changed(|_, text| text.into())));

#[track_caller]
fn assert_same(change: impl Fn(&str, &str) -> Vec<u8>) {
    let (plain, changed) = (&*PLAIN, build(&changed(change)));
    for (path, bytes) in &plain.files {
        assert!(changed.files.get(path) == Some(bytes), "{path} differs");
    }
    assert_eq!(plain.files.len(), changed.files.len());
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    assert_same(|_, text| [b"\xEF\xBB\xBF", text.as_bytes()].concat());
}

/// One mark at the head of a file is none of what it says, and a second one is, in every file that is read.
#[test]
fn the_first_mark_alone_is_no_text() {
    const MARK: &str = "\u{FEFF}";
    let mut kinds = BTreeSet::new();
    let said = |marks: usize| -> BTreeMap<String, String> {
        let tree = changed(|_, text| (MARK.repeat(marks) + text).into());
        tree.write("templates/pages/home.html", MARK.repeat(marks) + "<p>");
        tree.write("templates/ui/en.ftl", MARK.repeat(marks) + "a = A");
        let (project, _) = load::project(tree.path()).unwrap();
        let own = project.sources.iter().filter(|(_, file)| tree.path().join(&file.path).is_file());
        let own = own.filter(|(_, file)| !file.path.starts_with("static/"));
        own.map(|(_, file)| (file.path.clone(), file.text.clone())).collect()
    };
    let own = said(0);
    for marks in 1..4 {
        for (path, text) in said(marks) {
            assert!(text == MARK.repeat(marks - 1) + &own[&path], "{path} behind {marks} marks");
            kinds.insert(path.rsplit('.').next().unwrap().to_owned());
        }
    }
    assert!(kinds.iter().eq(["ftl", "html", "md", "toml", "txt", "yaml"]), "{kinds:?}");
}

#[test]
fn the_ends_of_lines_do_not_matter() {
    assert_same(|_, text| text.replace('\n', "\r\n").into());
}

#[test]
fn the_end_of_a_file_does_not_matter() {
    assert_same(|_, text| text.trim_end_matches('\n').into());
    // A line of the original is a paragraph, even one without words.
    let end = |path: &str| if path.ends_with(".txt") { "\n" } else { "\n\n\n" };
    assert_same(|path, text| (text.trim_end().to_owned() + end(path)).into());
}

#[test]
fn spaces_at_the_ends_of_lines_do_not_matter() {
    // In Markdown two spaces at the end of a line are a break, one behind a backslash undoes a break, and in a block of code
    // they are code.
    let is_free = |path: &str| {
        !path.ends_with(".md") && !path.ends_with("jnim.yaml") && !path.ends_with("forms.yaml")
    };
    assert_same(|path, text| {
        let end = if is_free(path) && !path.ends_with(".txt") { " \n" } else { "\n" };
        text.replace('\n', end).into()
    });
}

/// Letters and their marks may be one character or several: pages say the same, lead to the same places, and name the same.
#[test]
fn composed_and_decomposed_letters_are_one() {
    let composed = |text: &str| text.nfc().collect::<String>();
    let pages = |tree: &Tree| -> BTreeMap<String, String> {
        let is_page = |path: &str| path.ends_with(".html") || path.ends_with(".md");
        let pages = build(tree).files.into_iter().filter(|(path, _)| is_page(path));
        let page = |bytes: Vec<u8>| without_hashes(&composed(&String::from_utf8(bytes).unwrap()));
        pages.map(|(path, bytes)| (path, page(bytes))).collect()
    };
    let is_content = |path: &str| path.starts_with("content/");
    let spelled = |decomposed: bool| {
        changed(move |path, text| match (is_content(path), decomposed) {
            (true, true) => text.nfd().collect::<String>().into(),
            (true, false) => composed(text).into(),
            _ => text.into(),
        })
    };
    let (one, several) = (pages(&spelled(false)), pages(&spelled(true)));
    assert!(one.keys().eq(several.keys()));
    for (path, page) in one {
        assert!(page == several[&path], "{path} differs");
    }
}

/// Files of editors and systems beside the content are not read, whatever they hold.
#[test]
fn backups_and_hidden_files_do_not_matter() {
    let tree = changed(|_, text| text.into());
    let strays = [
        "content/groups/jnim.yaml~",
        "content/groups/.jnim.yaml.swp",
        "content/groups/.jnim.yaml",
        "content/groups/.#jnim.yaml",
        "content/.DS_Store",
        "content/articles/small.yaml~",
        "content/articles/.small.original.txt.swp",
        "content/.obsidian/workspace",
        "templates/.x.html",
        "templates/pages/home.html~",
        ".git/config",
        "notes.txt",
        "public/keep.txt",
    ];
    for stray in strays {
        tree.write(stray, b"\xFF{: not read");
    }
    assert!(PLAIN.files == build(&tree).files);
    tree.run(&["check"]).expect(0);
}

/// What each odd file is called in one line; nothing is lost in silence, and nothing else is said.
#[test]
fn odd_files_are_reported() {
    let cases: [(&str, &[u8], &str); 20] = [
        ("content/groups/g.yaml", b"", "wrong-type"),
        ("content/groups/g.yaml", b"\n\n", "wrong-type"),
        ("content/groups/g.yaml", b"# only a comment\n", "wrong-type"),
        ("content/groups/g.yaml", b"---\n", "wrong-type"),
        ("content/groups/g.yaml", b"null\n", "wrong-type"),
        ("content/groups/g.yaml", b"[]\n", "wrong-type"),
        ("content/groups/g.yaml", b"name\n", "wrong-type"),
        ("content/groups/g.yaml", b"\xFF\xFE\0", "not-utf8"),
        ("content/groups/g.yaml", b"name: {ar: \xE0\xA7, en: A}\n", "not-utf8"),
        ("content/groups/g.yaml", b"name: {ar: a\0b, en: A b}\n", "nul-character"),
        ("content/groups/g.yaml", b"name: {en: A b}\n\tx: 1\n", "yaml-syntax"),
        ("content/groups/g.yaml", b"name: {en: A b\n", "yaml-syntax"),
        ("content/pages/about.en.md", b"a\0b", "nul-character"),
        ("book.toml", b"title = ", "toml-syntax"),
        ("book.toml", b"numerals = \"arab\" # \xE9\n", "not-utf8"),
        ("content/pages/about.en.md", b"# A\xE9\n", "not-utf8"),
        ("content/articles/a.original.txt", b"a\xE9\n", "not-utf8"),
        ("content/sources.yaml", b"# \xFF\n", "not-utf8"),
        ("templates/pages/home.html", b"\xC3", "not-utf8"),
        ("templates/ui/en.ftl", b"nav_home = \xC3\n", "not-utf8"),
    ];
    for (path, bytes, code) in cases {
        let tree = Tree::new("--- content/groups/other.yaml\nname: {ar: جماعة, en: Another}\n");
        tree.write(path, bytes);
        let output = tree.run(&["check", "--format", "short"]);
        let found = output.stdout();
        assert!(found.contains(&format!("error[{code}]")), "{bytes:?}: {found}");
        assert!(found.starts_with(&format!("{path}:")), "{bytes:?}: {found}");
    }
}

#[test]
fn a_folder_with_the_name_of_a_file_is_told() {
    let tree = Tree::new("--- content/groups/other.yaml\nname: {ar: جماعة, en: Another}\n");
    fs::create_dir_all(tree.path().join("content/groups/x.yaml")).unwrap();
    let found = tree.run(&["check", "--format", "short"]).stdout();
    assert!(found.starts_with("content/groups/x.yaml:1:1: error[unreadable-file]"), "{found}");
}

/// Two spellings of one letter by Unicode are one: a name written apart is found in a text written whole.
#[test]
fn decomposed_letters_are_found() {
    let site = |name: &str, text: &str| {
        Tree::new(&format!(
            "--- content/groups/g.yaml\nname: {{ar: جماعة, en: {name}}}\n\
             --- content/articles/a.yaml\ntitle: {{ar: عنوان, en: Title}}\noriginal: en\n\
             paragraphs: [{{id: p01, en: In {text} today., ar: نص}}]\n\
             --- content/articles/a.original.txt\nIn {text} today.\n"
        ))
    };
    for (name, text) in [("Me\u{301}naka", "M\u{E9}naka"), ("M\u{E9}naka", "Me\u{301}naka")] {
        let found = site(name, text).run(&["mentions"]).expect(0).stdout();
        assert!(found.contains(" g [name: "), "{name} in {text}: {found}");
    }
}

/// The original is compared letter for letter, and line for line.
#[test]
fn the_original_is_compared_to_its_last_byte() {
    let article = "title: {ar: عنوان, en: Title}\noriginal: ar\nparagraphs:\n  - {id: p01, ar: أول, en: one}\n  - {id: p02, ar: ثانٍ, en: two}\n";
    let good = [
        "أول\nثانٍ\n",
        "أول\nثانٍ",
        "أول\r\nثانٍ\r\n",
        "\u{FEFF}أول\nثانٍ\n",
        "أول\n\nثانٍ\n",
        "\nأول\nثانٍ\n\n",
        "\r\nأول\r\nثانٍ\r\n\r\n",
        "أول\r\n\r\nثانٍ\r\n",
        "أول\n \nثانٍ\n",
        "أول\n\t\n\nثانٍ",
    ];
    let bad = [
        "",
        "\n",
        "أول\n",
        "أول\n\n",
        "أول\nثانٍ\nثالث\n",
        "ثانٍ\nأول\n",
        "اول\nثانٍ\n",
        "أول\nثان\n",
        "أول \nثانٍ\n",
        " أول\nثانٍ\n",
        "أول.\nثانٍ\n",
        "أول\nثانٍ\n\n\n.\n",
        "أول\u{200F}\nثانٍ\n",
        "أول\rثانٍ\n",
        "أ\u{640}ول\nثانٍ\n",
    ];
    for (texts, fits) in [(&good[..], true), (&bad[..], false)] {
        for text in texts {
            let tree = Tree::new("");
            tree.write("content/articles/a.yaml", article);
            tree.write("content/articles/a.original.txt", text);
            let found = tree.run(&["check", "--format", "short"]).stdout();
            assert_eq!(!found.contains("error[original-differs]"), fits, "{text:?}: {found}");
        }
    }
}
