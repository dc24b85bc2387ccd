//! The command line: exit codes, formats, and what a build may touch.

use std::fs;

use hashiya::config::{Config, Months, Numerals};
use hashiya::model::Date;
use hashiya::model::date::{Moment, Precise};
use hashiya::source::SourceFile;
use rayon::prelude::*;

use crate::harness::{Tree, files, root};
use crate::site::{Site, words};

const GOOD: &str = "\
--- book.toml
--- content/groups/jnim.yaml
name: {ar: نصرة الإسلام, en: JNIM}
";

const BAD: &str = "\
--- content/groups/jnim.yaml
name: {ar: نصرة الإسلام, en: JNIM}
summery: {ar: س, en: s}
";

const WARNED: &str = "\
--- content/groups/jnim.yaml
name: {ar: نصرة الإسلام}
";

#[test]
fn exit_codes() {
    Tree::new(GOOD).run(&["check"]).expect(0);
    Tree::new(BAD).run(&["check"]).expect(1);
    Tree::new(WARNED).run(&["check"]).expect(0);
    Tree::new(WARNED).run(&["check", "--strict"]).expect(1);
    Tree::new(WARNED).run(&["build", "--strict"]).expect(1);
    Tree::new(WARNED).run(&["build"]).expect(0);
    let empty = Tree::new("");
    empty.run(&["check"]).expect(2);
    empty.run(&["check", "--root", "nowhere"]).expect(2);
    empty.run(&["build", "--root", "nowhere"]).expect(2);
    empty.run(&["frobnicate"]).expect(2);
    empty.run(&["check", "--format", "xml"]).expect(2);
    empty.run(&["build", "--base-url", "example.org"]).expect(2);
    empty.run(&["explain", "quote-not-fund"]).expect(2);
    empty.run(&["explain", "quote-not-found"]).expect(0);
    empty.run(&["explain"]).expect(0);
}

/// What a project is, and what is done with it, where one file of the content is bad.
const BESIDE_A_BAD_FILE: &str = "\
--- book.toml
--- content/groups/one.yaml
name: {ar: الأولى, en: One}
--- content/groups/two.yaml
name: {ar: الثانية, en: Two}
--- content/articles/a.yaml
title: {ar: عنوان, en: Title}
original: en
paragraphs:
  - id: p1
    ar: |-
      كلمات.
    en: Words.
--- content/articles/a.original.txt
Words.
--- text.txt
A heading

Words.
";

/// Whoever reads all files fails where one of them cannot be read, and changes none; whoever only adds to them does not.
#[test]
#[cfg(unix)]
fn a_bad_file_fails_whoever_reads_it() {
    let bad = [
        "bad.yaml\nname: [\n",
        "bad.yaml (bytes)\nname: {en: \\xFF}\n",
        "bad.yaml/x\n\n",
        "bad.yaml -> nowhere\n",
    ];
    let commands = [
        (1, "check|check --fix|check --fix --dry-run|check --format json|build|mentions|status"),
        (1, "fmt|fmt --check|fmt --dry-run|fmt content/groups/bad.yaml"),
        (1, "rename one first|rename bad good|merge two one|merge bad one"),
        (1, "translate export a a.po|translate import a a.po"),
        (0, "fmt content/groups/one.yaml|schema --ids|explain not-utf8"),
        (0, "new group x|new source s|import text.txt --id b --original en|init new"),
    ];
    for file in bad {
        let project = format!("{BESIDE_A_BAD_FILE}--- content/groups/{file}");
        let all = commands.iter().flat_map(|(code, all)| all.split('|').map(move |it| (*code, it)));
        all.par_bridge().for_each(|(code, command)| {
            let tree = Tree::new(&project);
            let before = files(tree.path());
            let run = tree.run(&command.split(' ').collect::<Vec<_>>());
            assert_eq!(run.code(), code, "{command} with {file}: {}", run.stderr());
            assert!(code == 0 || before == files(tree.path()), "{command} with {file}");
        });
    }
}

/// A program without the preview knows the command, and says where it is.
#[test]
#[cfg(not(feature = "serve"))]
fn without_the_preview_serve_says_what_to_do() {
    let run = Tree::new(GOOD).run(&["serve", "--port", "0"]).expect(2);
    assert!(run.stderr().contains("--features serve"), "{}", run.stderr());
}

/// Half of what was printed is not taken for the whole; a reader that has gone away is no fault.
#[test]
#[cfg(target_os = "linux")]
fn output_that_does_not_arrive_is_told() {
    let tree = Tree::new(GOOD);
    for command in [
        "schema",
        "check --format json",
        "check --format json --color never",
        "status",
        "mentions --format json",
        "man",
        "completions bash",
        "explain",
        "--help",
        "--version",
        "help check",
    ] {
        let arguments: Vec<&str> = command.split(' ').collect();
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = tree.program().args(&arguments).stdout(full).output().unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{command}: {said}");
        assert!(said.contains("standard output cannot be written: the disk is full"), "{said}");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let run = tree.program().args(&arguments).stdout(writer).output().unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!((run.status.code(), said.as_str()), (Some(0), ""), "{command}");
    }
}

#[test]
fn json_is_a_list_of_records() {
    let clean = Tree::new(GOOD).run(&["check", "--format", "json"]).expect(0).stdout();
    assert_eq!(clean.trim(), "[]");
    let json = Tree::new(BAD).run(&["check", "--format", "json"]).expect(1).stdout();
    let records: serde_json::Value = serde_json::from_str(&json).unwrap();
    let expected = serde_json::json!([{
        "code": "unknown-field",
        "severity": "error",
        "message": "unknown field `summery` in this group",
        "file": "content/groups/jnim.yaml",
        "line": 2, "column": 1, "end_line": 2, "end_column": 8,
        "hints": ["did you mean `summary`?"],
        "label": "`summery` is not a field",
        "related": [],
        "fixes": [{
            "label": "write `summary`",
            "certainty": "likely",
            "splices": [{
                "file": "content/groups/jnim.yaml",
                "line": 2, "column": 1, "end_line": 2, "end_column": 8,
                "text": "summary",
            }],
        }],
    }]);
    assert_eq!(records, expected);
}

#[test]
fn json_has_the_other_places_of_a_fault() {
    let twice = "--- content/groups/jnim.yaml\nname: {ar: س, en: s}\nname: {ar: س, en: s}\n";
    let json = Tree::new(twice).run(&["check", "--format", "json"]).expect(1).stdout();
    let records: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let twice = records.iter().find(|record| record["code"] == "duplicate-key").unwrap();
    let expected = serde_json::json!([{
        "file": "content/groups/jnim.yaml",
        "line": 1, "column": 1, "end_line": 1, "end_column": 5,
        "message": "`name` first stands here",
    }]);
    assert_eq!(twice["related"], expected);
}

#[test]
fn a_failing_build_leaves_the_old_output_intact() {
    let tree = Tree::new(GOOD);
    tree.run(&["build"]).expect(0);
    let before = files(&tree.path().join("public"));
    tree.write("content/groups/jnim.yaml", "name: {ar: س, en: changed}\nx: 1\n");
    tree.run(&["build"]).expect(1);
    assert!(before == files(&tree.path().join("public")));
}

#[test]
fn a_failing_template_leaves_the_old_output_intact() {
    let tree = Tree::new(GOOD);
    tree.run(&["build"]).expect(0);
    let before = files(&tree.path().join("public"));
    tree.write("templates/pages/home.html", "{% extends \"base.html\" %}{{ nothing }}");
    let run = tree.run(&["build"]).expect(1);
    assert!(run.stderr().contains("error[template-error]"), "{}", run.stderr());
    assert!(before == files(&tree.path().join("public")));
}

#[test]
fn foreign_files_are_left_alone() {
    let tree = Tree::new(GOOD);
    tree.write("public/keep.txt", "mine");
    tree.write("public/en/notes/keep.txt", "mine too");
    tree.run(&["build"]).expect(0);
    fs::remove_file(tree.path().join("content/groups/jnim.yaml")).unwrap();
    tree.run(&["build"]).expect(0);
    assert_eq!(fs::read_to_string(tree.path().join("public/keep.txt")).unwrap(), "mine");
    assert_eq!(
        fs::read_to_string(tree.path().join("public/en/notes/keep.txt")).unwrap(),
        "mine too"
    );
}

#[test]
fn a_foreign_file_in_the_way_stops_the_build_before_it_writes() {
    let tree = Tree::new(GOOD);
    tree.write("public/index.html", "somebody's page");
    let run = tree.run(&["build"]).expect(2);
    assert!(run.stderr().contains("was not written by hashiya"), "{}", run.stderr());
    let left = files(&tree.path().join("public"));
    assert_eq!(left, [("index.html".to_owned(), b"somebody's page".to_vec())]);
}

#[test]
fn stale_pages_go_and_unchanged_ones_stay() {
    let tree = Tree::new(GOOD);
    let profile = tree.path().join("public/en/groups/jnim/index.html");
    tree.run(&["build"]).expect(0);
    assert!(profile.is_file());
    let again = tree.run(&["build"]).expect(0).stderr();
    assert!(again.contains(" 0 files written"), "{again}");
    fs::remove_file(tree.path().join("content/groups/jnim.yaml")).unwrap();
    tree.run(&["build"]).expect(0);
    assert!(!profile.parent().unwrap().exists());
    assert!(tree.path().join("public/en/index.html").is_file());
}

#[test]
fn a_manifest_cannot_lead_out_of_the_folder() {
    let tree = Tree::new(GOOD);
    tree.write("precious.txt", "mine");
    tree.write("public/.hashiya-manifest", "../precious.txt\n/etc/passwd\na/../../precious.txt\n");
    tree.run(&["build"]).expect(0);
    assert!(tree.path().join("precious.txt").is_file());
}

/// A build that fails has not even made its folder.
#[test]
fn a_failing_build_leaves_no_folder() {
    let tree = Tree::new(BAD);
    tree.run(&["build"]).expect(1);
    assert!(!tree.path().join("public").exists());
}

/// What a build that was cut off has staged goes with the next one; what others put there stays.
#[test]
fn what_was_staged_is_cleared() {
    let tree = Tree::new(GOOD);
    tree.write("public/.hashiya-staging/0", "half a page");
    tree.run(&["build"]).expect(0);
    assert!(!tree.path().join("public/.hashiya-staging").exists());
    tree.write("public/.hashiya-staging/mine", "mine");
    tree.write("content/groups/jnim.yaml", "name: {ar: س, en: changed}\n");
    tree.run(&["build"]).expect(0);
    let left = files(&tree.path().join("public/.hashiya-staging"));
    assert_eq!(left, [("mine".to_owned(), b"mine".to_vec())]);
}

/// Neither a folder nor a page nor the staging folder that is a link leads a build astray.
#[test]
#[cfg(unix)]
fn nothing_is_written_through_a_link() {
    let tree = Tree::new(&format!("{GOOD}--- public/en -> ../elsewhere\n"));
    tree.write("elsewhere/keep.txt", "mine");
    let run = tree.run(&["build"]).expect(2);
    assert!(run.stderr().contains("is no folder"), "{}", run.stderr());
    let tree = Tree::new(&format!("{GOOD}--- public/.hashiya-staging -> ../elsewhere\n"));
    tree.write("elsewhere/0", "mine");
    tree.run(&["build"]).expect(2);
    assert_eq!(files(&tree.path().join("elsewhere")), [("0".to_owned(), b"mine".to_vec())]);

    let tree = Tree::new(&format!("{GOOD}--- public/en/index.html -> ../../precious.txt\n"));
    tree.write("precious.txt", "mine");
    tree.run(&["build"]).expect(2);
    tree.write("public/.hashiya-manifest", "en/index.html\n");
    tree.run(&["build"]).expect(0);
    assert_eq!(fs::read_to_string(tree.path().join("precious.txt")).unwrap(), "mine");
    assert!(!tree.path().join("public/en/index.html").is_symlink());
}

/// Nor is anything removed through one.
#[test]
#[cfg(unix)]
fn nothing_is_removed_through_a_link() {
    let tree = Tree::new(&format!("{GOOD}--- public/old -> ../elsewhere\n"));
    tree.write("elsewhere/page.html", "mine");
    tree.write("public/.hashiya-manifest", "old/page.html\n");
    tree.run(&["build"]).expect(0);
    assert!(tree.path().join("elsewhere/page.html").is_file());
}

/// A file that has no place in the output is named, not left out in silence.
#[test]
#[cfg(unix)]
fn names_that_cannot_be_published_are_reported() {
    let tree = Tree::new(GOOD);
    tree.write("static/data:x.txt", "x");
    let run = tree.run(&["check", "--format", "short"]).expect(1);
    assert!(run.stdout().contains("error[bad-file-name]"), "{}", run.stdout());
    assert!(run.stdout().contains("`static/data:x.txt`"), "{}", run.stdout());
}

/// What was typed is shown without what a terminal would hide or obey.
#[test]
fn hidden_characters_of_arguments_are_named() {
    let tree = Tree::new("--- book.toml\n");
    for hidden in ["\u{AD}", "\u{A0}", "\u{202E}", "\u{7}"] {
        let url = format!("https://exam{hidden}ple.org/");
        let commands =
            [["build", "--base-url", &url], ["check", "--root", &url], ["check", "--format", &url]];
        for arguments in commands {
            let said = tree.run(&arguments).expect(2).stderr();
            assert!(!said.contains(hidden), "{said:?}");
            assert!(hidden != "\u{AD}" || said.contains("U+00AD"), "{said:?}");
        }
    }
}

#[test]
fn the_base_url_of_the_command_line_wins() {
    let tree = Tree::new(GOOD);
    tree.write("book.toml", "base_url = \"https://a.example/\"\n");
    tree.run(&["build", "--base-url", "https://b.example/x"]).expect(0);
    let page = fs::read_to_string(tree.path().join("public/en/index.html")).unwrap();
    assert!(page.contains("<link rel=\"canonical\" href=\"https://b.example/x/en/\">"), "{page}");
    let missing = fs::read_to_string(tree.path().join("public/404.html")).unwrap();
    assert!(missing.contains("href=\"/x/ar/\""), "{missing}");
}

#[test]
fn the_data_view_can_be_switched_off() {
    let tree = Tree::copy(&root().join("tests/sites/kitchen-sink"));
    tree.write("book.toml", "[pages]\ndata = false\nparallel = false\n");
    tree.run(&["build"]).expect(0);
    let article = tree.path().join("public/en/articles/small");
    assert!(article.join("index.html").is_file());
    assert!(!article.join("data").exists() && !article.join("parallel").exists());
    crate::sites::assert_links(&Site::read(&tree.path().join("public")));
}

/// A template or style of the project wins over the theme's.
#[test]
fn the_project_wins_over_the_theme() {
    let tree = Tree::new(GOOD);
    tree.write("static/css/site.css", ".mine { top: 0 }");
    tree.write("static/icon.svg", "mine");
    tree.write(
        "templates/pages/not_found.html",
        "{% extends \"base.html\" %}{% block main %}mine{% endblock %}",
    );
    let site = Site::build(&tree, &[]);
    let style = site.text("css/hashiya.css");
    assert!(style.contains(".mine{top: 0") && !style.contains(".skip{"));
    assert_eq!(site.text("icon.svg"), "mine");
    let page = site.page("404.html");
    assert!(words(page.one("main")) == "mine");
    assert_eq!(
        page.attributes("link[rel=icon]", "href"),
        [format!("/{}", site.published("icon.svg"))]
    );
}

/// Dates, counts and signs follow the setting; texts keep the digits of their authors.
#[test]
fn arabic_pages_have_the_digits_of_the_setting() {
    let tree = Tree::copy(&root().join("tests/sites/kitchen-sink"));
    let settings = fs::read_to_string(tree.path().join("book.toml")).unwrap();
    tree.write("book.toml", format!("numerals = \"arab\"\n{settings}"));
    tree.run(&["build"]).expect(0);
    let page = |path: &str| fs::read_to_string(tree.path().join("public").join(path)).unwrap();
    let (ar, en) = (page("ar/articles/small/index.html"), page("en/articles/small/index.html"));
    assert!(ar.contains("data-n=\"\u{661}\"") && ar.contains("50%"), "{ar}");
    assert!(en.contains("data-n=\"1\"") && !en.contains('\u{661}'), "{en}");
    let group = page("ar/groups/jnim/index.html");
    assert!(group.contains("\u{662}\u{660}\u{661}\u{667}"), "{group}");
    let network = page("ar/network/2017/index.html");
    let title = network.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
    assert!(title.contains("\u{662}\u{660}\u{661}\u{667}"), "{title}");
    assert!(network.contains(">\u{662}\u{660}\u{661}\u{667}</a>"), "{network}");
    // The count of a filter is written by a script, with these.
    let digits: String = ('\u{660}'..='\u{669}').collect();
    assert!(page("ar/groups/index.html").contains(&format!("data-digits=\"{digits}\"")));
    assert!(page("en/network/2017/index.html").contains(">2017</a>"));
}

/// A point between two digits is a decimal sign, and any other a full stop.
#[test]
fn numbers_have_the_digits_of_the_setting() {
    let sources = hashiya::load::Project::from_files(Vec::new()).sources;
    for (numerals, expected) in [
        (Numerals::Latn, ["1.5", "2024.", ".5", "1..5", "1.5.2", "a1.b2", "50%"]),
        (Numerals::Arab, ["١٫٥", "٢٠٢٤.", ".٥", "١..٥", "١٫٥٫٢", "a١.b٢", "٥٠%"]),
    ] {
        let (uis, _) = hashiya::ui::load(&sources, &Config { numerals, ..Config::default() });
        let written = ["1.5", "2024.", ".5", "1..5", "1.5.2", "a1.b2", "50%"];
        assert_eq!(written.map(|number| uis.ar.digits(number)), expected);
        assert_eq!(written.map(|number| uis.en.digits(number)), written);
    }
}

/// The months of Arabic pages have the names of the setting.
#[test]
fn months_have_the_names_of_the_setting() {
    let sources = hashiya::load::Project::from_files(Vec::new()).sources;
    for (months, expected) in [
        (Months::Common, ["يناير", "يوليو", "أغسطس"]),
        (Months::Levant, ["كانون الثاني", "تموز", "آب"]),
        (Months::Maghreb, ["جانفي", "جويلية", "أوت"]),
        (Months::Morocco, ["يناير", "يوليوز", "غشت"]),
    ] {
        let (uis, _) = hashiya::ui::load(&sources, &Config { months, ..Config::default() });
        for (month, expected) in [1, 7, 8].into_iter().zip(expected) {
            let precisions = [Precise::Month(2024, month), Precise::Day(2024, month, 5)];
            for (precision, start) in precisions.into_iter().zip(["", "5 "]) {
                let moment = Moment { precision, approximate: false, uncertain: false };
                let said = uis.ar.date(&Date::Moment(moment));
                assert!(said.starts_with(&format!("{start}{expected}")), "{said}");
                assert!(said.ends_with("2024"), "{said}");
            }
        }
    }
}

/// A count has the form that its language asks for; none is said as such in both.
#[test]
fn counts_have_the_form_of_their_number() {
    let forms = "n = { $form ->\n    [zero] Z\n    [one] O\n    [two] T\n    [few] F\n    [many] M\n   *[other] X\n    }\n";
    let file = |lang| SourceFile::new(format!("templates/ui/{lang}.ftl"), forms);
    let project = hashiya::load::Project::from_files(vec![file("ar"), file("en")]);
    let (uis, _) = hashiya::ui::load(&project.sources, &Config::default());
    for (count, ar, en) in [
        (0, "Z", "Z"),
        (1, "O", "O"),
        (2, "T", "X"),
        (3, "F", "X"),
        (10, "F", "X"),
        (11, "M", "X"),
        (99, "M", "X"),
        (100, "X", "X"),
        (102, "X", "X"),
        (103, "F", "X"),
        (111, "M", "X"),
    ] {
        assert_eq!(
            (uis.ar.count("n", count).trim(), uis.en.count("n", count).trim()),
            (ar, en),
            "{count}"
        );
    }
}

/// What the pictures say by themselves has the digits of the setting too: ticks, headings, counts, numbers of the list,
/// degrees, the length of the scale bar.
#[test]
fn pictures_have_the_digits_of_the_setting() {
    let tree = Tree::copy(&root().join("tests/sites/kitchen-sink"));
    let settings = fs::read_to_string(tree.path().join("book.toml")).unwrap();
    tree.write("book.toml", format!("numerals = \"arab\"\n{settings}"));
    tree.run(&["build"]).expect(0);
    for name in ["timeline", "map"] {
        let path = tree.path().join(format!("public/ar/{name}/index.html"));
        let page = fs::read_to_string(path).unwrap();
        let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
        let labels = own_words(main);
        assert!(labels.contains(|c: char| ('\u{660}'..='\u{669}').contains(&c)), "{labels}");
        assert!(!labels.contains(|c: char| c.is_ascii_digit()), "{name}: {labels}");
    }
}

/// The text of some HTML and its spoken labels, without the names of the test's raids, the ids of paragraphs and what isolates runs.
fn own_words(html: &str) -> String {
    let spoken = html.split("aria-label=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let shown = html.split('<').filter_map(|tag| Some(tag.split_once('>')?.1));
    let words = spoken.chain(shown).collect::<Vec<&str>>().join("\n");
    let mut words = words.replace("&#160;", " ").replace(['\u{2066}', '\u{2067}', '\u{2069}'], "");
    for raid in ["05", "12", "19", "26"] {
        words = words.replace(&format!("غارة {raid} مارس"), "");
    }
    let is_id = |word: &&str| word.strip_prefix('p').is_some_and(|id| id.parse::<u32>().is_ok());
    words.split([' ', '\n']).filter(|word| !is_id(word)).collect::<Vec<&str>>().join(" ")
}
