//! Where content begins: `init`, `new`, and what shells and manuals are told of the command line.

use std::collections::BTreeSet;

use hashiya::diag::{Code, Diagnostic, has_errors};
use hashiya::lang::{Lang, Localized};
use hashiya::load::Project;
use hashiya::model::EntityKind;
use hashiya::source::{PictureSize, SourceFile};
use hashiya::starter::{self, Kind, Start};

use crate::harness::{Tree, assert_expected, root};

const KINDS: [Kind; 8] = [
    Kind::Article,
    Kind::Entity(EntityKind::Group),
    Kind::Entity(EntityKind::Actor),
    Kind::Entity(EntityKind::Place),
    Kind::Entity(EntityKind::Event),
    Kind::Entity(EntityKind::Agreement),
    Kind::Series,
    Kind::Source,
];

/// What the paragraphs among the examples of an article say in its original.
const ORIGINAL: &str = "\
…

عنوان

اقتباس.

صدر // عجز

- أول
- ثان

| رأس | رأس |
|---|---|
| خلية | خلية |
";

/// A project with everything that the examples name, and one file more.
fn project(kind: Kind, text: &str) -> Project {
    let entities = [
        "groups/a-group",
        "actors/an-actor",
        "places/a-place",
        "events/an-event",
        "agreements/an-agreement",
    ];
    let entity = |path: &&str| {
        let folder = path.split('/').next().unwrap();
        let text = format!("name: {{ar: كيان {folder}, en: Entity of {folder}}}\nrole: context\n");
        SourceFile::new(format!("content/{path}.yaml"), text)
    };
    let mut files: Vec<SourceFile> = entities.iter().map(entity).collect();
    let sources = "a-source: {type: web, title: A Source}\n";
    let own = if kind == Kind::Source { text } else { "" };
    files.push(SourceFile::new("content/sources.yaml", format!("{sources}{own}")));
    files.push(SourceFile::new("content/series/a-series.yaml", "title: {ar: سلسلة, en: Series}\n"));
    let picture = Some(PictureSize { width: 2, height: 1 });
    files.push(SourceFile { picture, ..SourceFile::new("static/an-image.svg", "") });
    if kind != Kind::Source {
        files.push(SourceFile::new(kind.path("new"), text));
    }
    if kind == Kind::Article {
        let is_full = text.contains("as: verse") && !text.contains("#  as: verse");
        let original = if is_full { ORIGINAL.to_owned() } else { starter::original() };
        files.push(SourceFile::new("content/articles/new.original.txt", original));
    }
    Project::from_files(files)
}

fn faults(kind: Kind, text: &str) -> Vec<Diagnostic> {
    hashiya::read(&project(kind, text)).2
}

fn text(kind: Kind, names: Localized<Option<&str>>) -> String {
    starter::text(&Start { kind, id: "new", names, original: Lang::Ar })
}

fn messages(faults: &[Diagnostic]) -> String {
    faults.iter().map(|fault| format!("{}: {}\n", fault.code.name(), fault.message)).collect()
}

/// With names or without, with its examples or none, what `new` writes has no errors.
#[test]
fn new_files_have_no_errors() {
    for kind in KINDS {
        let noun = kind.noun();
        for names in [
            Localized { ar: None, en: None },
            Localized { ar: Some("اسم: جديد"), en: None },
            Localized { ar: Some("اسم جديد"), en: Some("New: Name") },
        ] {
            let form = text(kind, names);
            assert!(!form.contains('$'), "{noun}: {form}");
            for text in [starter::bare(&form), starter::full(&form), form] {
                let faults = faults(kind, &text);
                assert!(!has_errors(&faults), "{noun}\n{}{text}", messages(&faults));
            }
        }
    }
}

/// Nobody has said what something is called in the language of which no name is given.
#[test]
fn a_name_in_one_language_is_no_name_in_the_other() {
    for names in
        [Localized { ar: Some("اسم جديد"), en: None }, Localized { ar: None, en: Some("A Name") }]
    {
        let form = starter::bare(&text(Kind::Entity(EntityKind::Group), names));
        assert!(form.contains("ar:\n") || form.contains("en:\n"), "{form}");
        assert!(!form.contains("New"), "{form}");
    }
}

/// What the editor must fill in is asked for by warnings, and by nothing else.
#[test]
fn new_files_ask_for_what_is_missing() {
    let asked: BTreeSet<Code> =
        [Code::MissingTranslation, Code::UnmentionedEntity, Code::UnusedSource, Code::EmptySeries]
            .into();
    for kind in KINDS {
        let faults = faults(kind, &text(kind, Localized { ar: None, en: None }));
        let others: Vec<Diagnostic> =
            faults.into_iter().filter(|fault| !asked.contains(&fault.code)).collect();
        assert!(others.is_empty(), "{}: {}", kind.noun(), messages(&others));
    }
}

/// Each field that the decoder knows, at any depth, is named in the file of `new`. The decoder itself says which it knows, when
/// it meets one that it does not.
#[test]
fn new_files_name_every_field() {
    for kind in KINDS {
        let full = starter::full(&text(kind, Localized { ar: None, en: None }));
        let lines: Vec<&str> = full.lines().collect();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for (index, line) in lines.iter().enumerate() {
            let key = line.trim_start();
            if key.starts_with('#') || !key.contains(':') {
                continue;
            }
            let margin = &line[..line.len() - key.len()];
            let with = match key.strip_prefix("- ") {
                Some(rest) => format!("{margin}- zzzz: x\n{margin}  {rest}"),
                None => format!("{margin}zzzz: x\n{line}"),
            };
            let changed =
                [&lines[..index], &[with.as_str()], &lines[index + 1..]].concat().join("\n") + "\n";
            let faults = faults(kind, &changed);
            let hints = faults
                .iter()
                .filter(|it| it.code == Code::UnknownField && it.message.contains("zzzz"));
            for hint in hints.flat_map(|fault| &fault.hints) {
                let (_, fields) = hint.split_once(": ").unwrap();
                known.extend(fields.split(", ").map(str::to_owned));
            }
        }
        let least = if kind == Kind::Series { 4 } else { 12 };
        assert!(known.len() >= least, "{}: {known:?}", kind.noun());
        // Parts of a source's fields that the examples write in the short way.
        let short = [
            "value",
            "verbatim",
            "given-name",
            "prefix",
            "comma-suffix",
            "suffix",
            "alias",
            "name",
        ];
        let is_short = |field: &str| kind == Kind::Source && short.contains(&field);
        let is_named = |field: &str| {
            let ways = [format!("{field}:"), format!("`{field}`")];
            is_short(field) || ways.iter().any(|way| full.contains(way))
        };
        let missing: Vec<&String> = known.iter().filter(|it| !is_named(it)).collect();
        assert!(missing.is_empty(), "{} lacks {missing:?}", kind.noun());
    }
}

/// The file that the first line of a text names as its schema, and the kind.
fn modeline(text: &str) -> (String, String) {
    let line = text.lines().next().unwrap();
    let schema = line.strip_prefix("# yaml-language-server: $schema=").unwrap();
    let (file, kind) = schema.split_once("#/$defs/").unwrap();
    (file.to_owned(), kind.to_owned())
}

#[test]
fn init_makes_a_project_that_passes() {
    let tree = Tree::new("");
    let said = tree.run(&["init", "my-briefing"]).expect(0).stdout();
    assert!(said.ends_with("next: cd my-briefing && hashiya serve --open\n"), "{said}");
    let checked = tree.run(&["check", "--strict", "--root", "my-briefing"]).expect(0).stderr();
    assert_eq!(checked, "no problems found\n");
    tree.run(&["build", "--strict", "--root", "my-briefing"]).expect(0);
    for page in ["en/articles/declaration/index.html", "ar/groups/united-nations/index.html"] {
        assert!(tree.path().join("my-briefing/public").join(page).exists(), "{page}");
    }
    assert!(tree.path().join("my-briefing/.gitignore").exists());
    for path in ["content/articles/declaration.yaml", "content/sources.yaml"] {
        let file = tree.path().join("my-briefing").join(path);
        let (head, kind) = modeline(&std::fs::read_to_string(&file).unwrap());
        let schema = std::fs::read_to_string(file.parent().unwrap().join(head)).unwrap();
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        assert!(schema["$defs"][&kind].is_object(), "{path}: {kind}");
    }
    tree.run(&["new", "group", "x", "--root", "my-briefing"]).expect(0);
    let new = std::fs::read_to_string(tree.path().join("my-briefing/content/groups/x.yaml"));
    assert_eq!(modeline(&new.unwrap()).1, "group");
    tree.run(&["fmt", "--check", "--root", "my-briefing"]).expect(0);
}

#[test]
fn init_writes_over_nothing() {
    let tree = Tree::new("--- b/letter.txt\nDear\n--- c/.git/HEAD\n");
    let said = tree.run(&["init", "b"]).expect(2).stderr();
    assert!(
        said.contains("it holds `letter.txt`") && said.contains("help: name a new folder"),
        "{said}"
    );
    assert!(!tree.path().join("b/book.toml").exists());
    tree.run(&["init", "c"]).expect(0);
    tree.run(&["init", "c"]).expect(2);
}

/// What `new` refuses, and what it says.
#[test]
fn new_refuses_ids_that_cannot_be() {
    let tree = Tree::new(
        "--- book.toml\n--- content/groups/old.yaml\nname: {ar: س, en: s}\nrole: context\nformer_ids: [older]\n\
         --- content/sources.yaml\nx: {type: web, title: x}\n",
    );
    for (arguments, says) in [
        (&["new", "group", "old"][..], "the id `old` is taken by `content/groups/old.yaml`"),
        (&["new", "place", "old"], "the id `old` is taken by `content/groups/old.yaml`"),
        (&["new", "actor", "older"], "`older` was the id of `old`"),
        (&["new", "group", "My Group"], "did you mean `my-group`?"),
        (&["new", "group", "none"], "`none` cannot be an id"),
        (&["new", "group", "null"], "`null` cannot be an id"),
        (&["new", "source", "null"], "`null` cannot be an id"),
        (&["import", "x.docx", "--id", "null", "--original", "ar"], "`null` cannot be an id"),
        (&["new", "source", "x"], "the id `x` is taken by `content/sources.yaml`"),
        (&["new", "group", "--from", "x.bib"], "only sources come from a bibliography"),
        (&["new", "source", "--from", "x.bib"], "`x.bib`: it cannot be read"),
        (&["import", "x.txt", "--id", "x", "--original", "ar"], "`x.txt`: it cannot be read"),
        (&["import", "x.pdf", "--id", "x", "--original", "ar"], "its name ends in none of"),
    ] {
        let said = tree.run(arguments).expect(2).stderr();
        assert!(said.contains(says), "{said}");
    }
    // Articles and entities have addresses of their own.
    tree.run(&["new", "article", "old"]).expect(0);
    tree.run(&["check"]).expect(0);
}

/// What led to something of a kind before leads there still, and may be the id of anything else.
#[test]
fn former_ids_are_taken_among_their_kind() {
    let things = [
        ("group", "groups/g.yaml", "name: {ar: س, en: s}\nrole: context\nformer_ids: [older]\n"),
        ("series", "series/s.yaml", "title: {ar: س, en: s}\nformer_ids: [older]\n"),
        (
            "article",
            "articles/a.yaml",
            "title: {ar: س, en: s}\noriginal: ar\nformer_ids: [older]\nparagraphs: []\n",
        ),
        ("source", "sources.yaml", "x: {type: web, title: x, former_ids: [older]}\n"),
    ];
    for (own, path, text) in things {
        let tree = Tree::new(&format!("--- book.toml\n--- content/{path}\n{text}"));
        for (kind, ..) in things {
            let run = tree.run(&["new", kind, "older"]).expect(if kind == own { 2 } else { 0 });
            assert_eq!(run.stderr().contains("`older` was the id of"), kind == own, "{kind} {own}");
        }
    }
}

/// A source stands behind those that there are, whose lines stay as they were.
#[test]
fn sources_are_added_at_the_end() {
    let before = "# comment\nx: {type: web, title: x} # more";
    let tree = Tree::new("--- book.toml\n");
    tree.write("content/sources.yaml", before);
    tree.run(&["new", "source", "y", "--en", "Why", "--bare"]).expect(0);
    tree.run(&["new", "source", "z", "--ar", "عنوان", "--bare"]).expect(0);
    let after = std::fs::read_to_string(tree.path().join("content/sources.yaml")).unwrap();
    let expected = "\n\ny:\n  type: web\n  title: Why\n\nz:\n  type: web\n  title: |-\n    عنوان\n";
    assert_eq!(after, format!("{before}{expected}"));
}

/// Entries of BibTeX and CSL-JSON, with ids that had to be made, and with duplicates.
#[test]
fn bibliographies_become_sources() {
    let tree = Tree::copy(&root().join("tests/import/bibliography"));
    for file in ["library.bib", "library.json"] {
        let run = tree.run(&["new", "source", "--from", file]).expect(0);
        let expected = root().join("tests/import").join(format!("{file}.said.txt"));
        assert_expected(&run.stderr(), &expected);
    }
    let sources = std::fs::read_to_string(tree.path().join("content/sources.yaml")).unwrap();
    assert_expected(&sources, &root().join("tests/import/bibliography.yaml"));
    tree.run(&["check"]).expect(0);
    // Once more, nothing is added.
    tree.run(&["new", "source", "--from", "library.bib"]).expect(0);
    let again = std::fs::read_to_string(tree.path().join("content/sources.yaml")).unwrap();
    assert_eq!(again, sources);
    // Another one whose key has no Latin letters is no repetition.
    tree.write("more.bib", "@book{الجاحظ, title = {الحيوان}}");
    tree.run(&["new", "source", "--from", "more.bib"]).expect(0);
    let more = std::fs::read_to_string(tree.path().join("content/sources.yaml")).unwrap();
    assert!(more.contains("\nsource-3:\n"), "{more}");
}

#[test]
fn shells_and_manuals_know_every_command() {
    let tree = Tree::new("");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = tree.run(&["completions", shell]).expect(0).stdout();
        assert!(script.contains("mentions") && script.contains("base-url"), "{shell}");
    }
    let page = tree.run(&["man"]).expect(0).stdout();
    assert!(page.starts_with(".ie") && page.contains("hashiya\\-import"), "{page}");
    assert!(tree.run(&["man", "build"]).expect(0).stdout().contains("base\\-url"));
    assert!(tree.run(&["man", "biuld"]).expect(2).stderr().contains("did you mean `build`?"));
}

#[test]
fn colours_are_where_they_are_wanted() {
    let tree = Tree::new("--- content/groups/jnim.yaml\nsummery: x\n");
    let escape = '\u{1B}';
    let said = |arguments: &[&str]| tree.run(arguments).expect(1).stderr();
    assert!(!said(&["check"]).contains(escape));
    assert!(said(&["check", "--color", "always"]).contains(escape));
    assert!(!said(&["check", "--color", "never"]).contains(escape));
}
