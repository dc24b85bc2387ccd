//! A project that is changed at random, again and again: what a session shows of it is what a build makes of it, file by file.
//!
//! `WALK=1000 cargo test --test it session::` walks further than the suite does.

use std::collections::BTreeSet;
use std::env;
use std::fs;

use hashiya::diag::Code;
use hashiya::diag::emit::{Format, render};
use hashiya::load;
use hashiya::output::Memory;
use hashiya::session::Session;
use hashiya::{Options, diag};

use crate::harness::{Tree, root, sections};

/// How many changes the suite makes.
const STEPS: usize = 30;

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    /// A number below another (`SplitMix64`).
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

const WORDS: [&str; 12] = [
    "الهدنة",
    "القاعدة",
    "في مالي",
    "وباماكو",
    "للجبهة",
    "علي",
    "Mali",
    "the Front",
    "Ali Pasha",
    "Bamako",
    "[[front]]",
    "[[nobody]]",
];
const AR_NAMES: [&str; 6] = ["الجبهة", "القاعدة", "مالي", "باماكو", "علي", "علي باشا"];
const EN_NAMES: [&str; 6] = ["The Front", "al-Qaeda", "Mali", "Bamako", "Ali", "Ali Pasha"];
const IDS: [&str; 5] = ["front", "mali", "ali", "truce", "none-such"];
const FOLDERS: [(&str, &str); 4] =
    [("groups", "front"), ("places", "mali"), ("actors", "ali"), ("events", "truce")];

/// A file's path, and what it is to hold; nothing if it is to be deleted.
type Change = (String, Option<String>);

/// One change of any file.
fn change(dice: &mut Dice) -> Change {
    let (path, text) = match dice.below(12) {
        0..=4 => article(dice),
        5..=7 => entity(dice),
        8 => (format!("content/series/{}.yaml", dice.one(&["s", "t"])), series(dice)),
        9 => ("content/sources.yaml".to_owned(), sources(dice)),
        10 => settings(dice),
        _ => beside(dice),
    };
    let text = match dice.below(16) {
        0 | 1 => None,
        2 => Some(text.replacen(':', ": [", 1)),
        _ => Some(text),
    };
    (path, text)
}

fn sentence(dice: &mut Dice) -> String {
    (0..=dice.below(4)).map(|_| dice.one(&WORDS)).collect::<Vec<_>>().join(" ")
}

fn article(dice: &mut Dice) -> (String, String) {
    let mut text = format!(
        "title: {{ar: عنوان, en: Title {}}}\noriginal: {}\ndate: 202{}\n",
        dice.below(3),
        dice.one(&["ar", "en"]),
        dice.below(6)
    );
    for (line, times) in [
        ("tags: [{ar: وسم, en: Tag}]\n", 3),
        ("tags: [{en: tag}, {en: Other}]\n", 5),
        ("series: s\n", 3),
        ("former_ids: [old]\n", 5),
        ("linking: first\n", 4),
        ("mentions_default: {the Front: [mali], الهدنة: [truce]}\n", 4),
        ("authors: [{entity: ali}]\n", 4),
    ] {
        if dice.once_in(times) {
            text += line;
        }
    }
    text += "paragraphs:\n";
    for number in 1..=1 + dice.below(3) {
        text += &format!("  - id: p{number}\n    ar: |-\n      {}\n", sentence(dice));
        if !dice.once_in(4) {
            text += &format!("    en: |-\n      {}\n", sentence(dice));
        }
        if dice.once_in(3) {
            text += &format!(
                "    notes: [{{text: {{ar: شرح, en: Note on [[{}]]}}, sources: [{}]}}]\n",
                dice.one(&IDS),
                dice.one(&["r", "q"])
            );
        }
        if dice.once_in(4) {
            text += &format!("    mentions: [{{at: {{en: Mali}}, is: {}}}]\n", dice.one(&IDS));
        }
    }
    (format!("content/articles/{}.yaml", dice.one(&["one", "two", "three"])), text)
}

fn entity(dice: &mut Dice) -> (String, String) {
    let (folder, id) = dice.one(&FOLDERS);
    let mut text = format!("name: {{ar: {}, en: {}}}\n", dice.one(&AR_NAMES), dice.one(&EN_NAMES));
    for (line, times) in [
        ("aliases: {en: [the Front, Ali]}\n", 3),
        ("weak_aliases: {ar: [الهدنة, باماكو]}\n", 3),
        ("not: [Ali Pasha]\n", 5),
        ("former_ids: [old]\n", 5),
        ("summary: {ar: خلاصة, en: On [[mali]]}\n", 3),
        ("statements: [{text: {ar: قول, en: It is}, confidence: probable, sources: [r]}]\n", 3),
        ("relations: [{type: ally, to: front}]\n", 4),
    ] {
        if dice.once_in(times) {
            text += line;
        }
    }
    if folder == "places" && !dice.once_in(3) {
        text +=
            &format!("coordinates: {{lat: 1{}.5, lon: -3.2}}\nprecision: point\n", dice.below(5));
    }
    if folder == "events" && !dice.once_in(3) {
        text += &format!("date: 20{}\nplace: mali\n", 10 + dice.below(9));
    }
    let id = if dice.once_in(8) { "other" } else { id };
    (format!("content/{folder}/{id}.yaml"), text)
}

fn series(dice: &mut Dice) -> String {
    format!("title: {{ar: سلسلة, en: Series {}}}\n", dice.below(2))
}

fn sources(dice: &mut Dice) -> String {
    let title = dice.below(3);
    let second = if dice.once_in(2) { "q: {type: web, title: Q}\n" } else { "" };
    format!("r: {{type: report, title: R {title}, date: 2020}}\n{second}")
}

fn settings(dice: &mut Dice) -> (String, String) {
    let mut text = String::new();
    for (line, times) in [
        ("base_url = \"https://example.org/b/\"\n", 2),
        ("linking = \"first\"\n", 3),
        ("numerals = \"arab\"\n", 4),
        ("[pages]\ndata = true\nparallel = true\n", 3),
        ("[files]\nmarkdown = false\n", 5),
        ("[title]\nar = \"عنوان\"\nen = \"A title\"\n", 3),
    ] {
        if dice.once_in(times) {
            text += line;
        }
    }
    // Books and the whole site as one file take the time of many pages.
    let (has_books, has_copy) = (dice.once_in(8), dice.once_in(8));
    text += &format!("[downloads]\nbooks = {has_books}\nsite = {has_copy}\n");
    ("book.toml".to_owned(), text)
}

/// What is neither content nor settings, and pages.
fn beside(dice: &mut Dice) -> (String, String) {
    let number = dice.below(3);
    let (path, text) = match dice.below(8) {
        0 => ("templates/pages/page.html", format!("<p>{number}</p>{{{{ view.body.html }}}}")),
        1 if number == 0 => (BROKEN, "{% broken".to_owned()),
        1 => ("templates/pages/landing.html", format!("{number}{{{{ view.nothing{number} }}}}")),
        2 => ("static/css/own.css", format!("p{{margin:{number}px}}")),
        3 => ("static/js/search/own.js", format!("/* {number} */")),
        4 => ("static/robots.txt", format!("{number}")),
        5 => ("static/images/a.svg", format!("<svg width=\"{number}9\" height=\"9\"/>")),
        6 => ("static/en/index.html", "taken".to_owned()),
        _ => ("content/pages/about.en.md", format!("# About\n\n[[front]] {number}\n")),
    };
    (path.to_owned(), text)
}

/// A template that may be there, and cannot be read.
const BROKEN: &str = "templates/pages/home.html";

/// The steps of a walk.
fn steps() -> usize {
    env::var("WALK").ok().and_then(|steps| steps.parse().ok()).unwrap_or(STEPS)
}

/// A project that changes, the session that reads it each time, and what was met on the way.
struct Walk {
    tree: Tree,
    session: Session,
    met: BTreeSet<String>,
    told: BTreeSet<Code>,
}

impl Walk {
    fn new(project: &str) -> Self {
        let session = Session::new(options());
        Self { tree: Tree::new(project), session, met: BTreeSet::new(), told: BTreeSet::new() }
    }

    fn change(&self, (path, text): Change) {
        match text {
            Some(text) => self.tree.write(&path, text),
            // It may not be there.
            None => drop(fs::remove_file(self.tree.path().join(path))),
        }
    }

    /// What the session shows is what a build makes: every file, every path that is gone, and all that is wrong.
    #[track_caller]
    fn compare(&mut self, step: &str) {
        let edition = self.session.read(self.tree.path()).unwrap();
        let (project, mut faults) = load::project(self.tree.path()).unwrap();
        let memory = Memory::default();
        faults.extend(hashiya::build_into(&project, &options(), &memory, &|_| {}));
        let faults = diag::sorted(faults, &project.sources);
        let shown = render(&edition.diagnostics, &edition.project.sources, Format::Short);
        assert_eq!(shown, render(&faults, &project.sources, Format::Short), "step {step}");
        self.told.extend(faults.iter().map(|fault| fault.code));
        let files = memory.into_files();
        for (path, body) in &files {
            let file = edition.file(path.as_str());
            assert!(file == body.read().ok(), "step {step}: {path} differs");
        }
        for path in self.met.iter().filter(|path| !files.contains_key(path.as_str())) {
            assert!(edition.file(path).is_none(), "step {step}: {path} is gone");
        }
        self.met.extend(files.keys().map(|path| path.as_str().to_owned()));
    }
}

fn options() -> Options {
    Options { preview: true, ..Options::default() }
}

#[test]
fn a_session_shows_what_a_build_makes() {
    let mut walk =
        Walk::new("--- book.toml\n[downloads]\nbooks = false\n--- content/pages/about.ar.md\nعن\n");
    let mut dice = Dice(2026);
    for step in 0..steps() {
        // Without a template that can be read there is no site to be compared.
        if dice.once_in(2) {
            walk.change((BROKEN.to_owned(), None));
        }
        // Editors save several files at once, too.
        for _ in 0..=dice.below(if step == 0 { 40 } else { 2 }) {
            walk.change(change(&mut dice));
        }
        walk.compare(&step.to_string());
    }
    // The walk has met much, or it says little.
    let Walk { met, told, .. } = walk;
    assert!(met.len() > 100 && told.len() > 10, "{} files, {told:?}", met.len());
}

/// One change at a time, of each sort that something is kept of; a walk of some steps may not meet it.
#[test]
fn each_sort_of_change_is_seen() {
    let table = fs::read_to_string(root().join("tests/changes.txt")).unwrap();
    let mut walk = Walk::new("");
    for step in table.split("*** ").skip(1) {
        let (what, files) = step.split_once('\n').unwrap();
        for (head, text) in sections(files) {
            walk.change(match head.strip_suffix(" (gone)") {
                Some(path) => (path.to_owned(), None),
                None => (head.to_owned(), Some(text.to_owned())),
            });
        }
        walk.compare(what);
    }
}
