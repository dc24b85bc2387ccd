//! Commands that are cut off: each call to the system by which one changes the disk fails once, or finds the disk full, or is the
//! last that the program makes. `tests/failpoints/failpoints.c` spoils the calls; the program knows nothing of it.
//!
//! `WALK=1` takes every call of a build; the suite takes some of them.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use rayon::prelude::*;
use tempfile::TempDir;

use crate::harness::{Tree, root};

/// The library that spoils calls.
static LIBRARY: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("failpoints.so");
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-o"]).arg(&library);
    compiler.arg(root().join("tests/failpoints/failpoints.c")).arg("-ldl");
    assert!(compiler.status().unwrap().success());
    (folder, library)
});

/// What lies in a folder, by its path: folders, links and files with their rights and bytes.
type State = BTreeMap<String, String>;

fn state(root: &Path) -> State {
    let found = walkdir::WalkDir::new(root).min_depth(1).into_iter().map(Result::unwrap);
    let one = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let rights = entry.metadata().unwrap().permissions().mode();
        let bytes = fs::read(entry.path()).unwrap_or_default();
        (path, format!("{rights:o} {}", String::from_utf8_lossy(&bytes)))
    };
    found.map(one).collect()
}

/// A command, and how its project comes to be.
struct Case {
    /// The commands that have been run before.
    before: &'static [&'static str],
    /// What is changed then.
    changes: &'static [(&'static str, &'static str)],
    command: &'static str,
}

const PROJECT: &str = "\
--- content/articles/a.yaml
title: {ar: عنوان, en: Title}
original: en
paragraphs:
  - id: p1
    ar: كلمات عن الأولى.
    en: Words of [[one|One]].
  - id: p2
    en: More.
--- content/articles/a.original.txt
Words of One.
More.
--- book.toml
[pages]
data = false
parallel = false
[files]
markdown = false
annotations = false
references = false
briefing = false
offline = false
[downloads]
books = false
--- content/groups/one.yaml
name: {ar: الأولى, en: One}
--- content/groups/uno.yaml
name: {ar: أولى, en: Uno}
aliases: {en: [The First]}
--- content/actors/ali.yaml
name:   {ar: علي, en: Ali}
relations:
- {type: member-of, to: one}
- {type: leader-of, to: uno}
--- content/sources.yaml
r: {type: report, title: R}
--- static/note.txt
a note
--- text.txt
A heading

Words of another article.
";

const CASES: [Case; 14] = [
    Case { before: &[], changes: &[], command: "build" },
    Case { before: &[], changes: &[], command: "build --out new/site" },
    Case {
        before: &["build"],
        changes: &[
            ("content/groups/one.yaml", "name: {ar: الأولى, en: One}\nrole: context\n"),
            ("content/events/new.yaml", "name: {ar: لقاء, en: Meeting}\ndate: 2020\n"),
            ("static/note.txt", ""),
        ],
        command: "build",
    },
    Case { before: &[], changes: &[], command: "fmt" },
    Case {
        before: &[],
        changes: &[
            ("content/groups/one.yaml", "name: {ar: الأولى، en: One}\n"),
            ("content/groups/uno.yaml", "name: {ar: أولى، en: Uno}\n"),
        ],
        command: "check --fix",
    },
    Case { before: &[], changes: &[], command: "rename one first" },
    Case { before: &[], changes: &[], command: "merge uno one" },
    Case { before: &[], changes: &[], command: "new agreement pact" },
    Case {
        before: &[],
        changes: &[("content/articles/a.yaml", ""), ("content/articles/a.original.txt", "")],
        command: "new article b",
    },
    Case { before: &[], changes: &[], command: "new source s" },
    Case { before: &[], changes: &[], command: "import text.txt --id b --original en" },
    Case { before: &[], changes: &[], command: "translate export a a.po" },
    Case {
        before: &[],
        changes: &[(
            "a.po",
            "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgctxt \"a#p2\"\nmsgid \"More.\"\nmsgstr \"المزيد.\"\n",
        )],
        command: "translate import a a.po",
    },
    Case { before: &[], changes: &[], command: "init deep/new" },
];

impl Case {
    /// Its project, before the command.
    fn tree(&self) -> Tree {
        let tree = Tree::new(PROJECT);
        fs::set_permissions(
            tree.path().join("content/groups/one.yaml"),
            fs::Permissions::from_mode(0o640),
        )
        .unwrap();
        for command in self.before {
            tree.run(&command.split(' ').collect::<Vec<_>>()).expect(0);
        }
        for (path, text) in self.changes {
            match *text {
                "" => fs::remove_file(tree.path().join(path)).unwrap(),
                text => tree.write(path, text),
            }
        }
        tree
    }

    /// Runs the command with a call that fails, and the list of its calls in a file.
    fn run(&self, tree: &Tree, failing: &str, log: &Path) -> Output {
        let mut program = tree.program();
        program.args(self.command.split(' ')).env("LD_PRELOAD", &LIBRARY.1);
        program.env("FAILPOINT", failing).env("FAILPOINT_LOG", log).env("RAYON_NUM_THREADS", "1");
        program.output().unwrap()
    }
}

/// The calls of a run.
fn calls(log: &Path) -> Vec<String> {
    fs::read_to_string(log).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// The calls that are spoilt: all, or some of many, those of the beginning and of the end among them.
fn chosen(count: usize) -> Vec<usize> {
    let few = 16;
    if count <= few || env::var_os("WALK").is_some() {
        return (1..=count).collect();
    }
    let middle = (few / 4..count - few / 2).step_by(count / (few / 4));
    (1..few / 4).chain(middle).chain(count - few / 2..=count).collect()
}

/// What is Hashiya's own, and cleared by the next run.
fn is_own(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with(".hashiya-"))
}

/// The files and folders that are not.
fn others(state: &State) -> impl Iterator<Item = (&String, &String)> {
    state.iter().filter(|(path, _)| !is_own(path))
}

#[test]
fn whatever_is_cut_off_is_whole() {
    CASES.par_iter().for_each(|case| {
        let folder = tempfile::tempdir().unwrap();
        let log = |name: &str| folder.path().join(name);
        let tree = case.tree();
        let before = state(tree.path());
        let run = case.run(&tree, "", &log("all"));
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(0), "{}: {said}", case.command);
        let after = state(tree.path());
        let all = calls(&log("all"));
        assert!(!all.is_empty() && before != after, "{}: {said}", case.command);
        let outside = all
            .iter()
            .find(|call| call.contains(" /") && !call.contains(tree.path().to_str().unwrap()));
        assert!(outside.is_none(), "{}: {outside:?}", case.command);
        for number in chosen(all.len()) {
            for kind in ["once", "full", "deny", "kill"] {
                let is_tried = match kind {
                    "full" => !is_move(&all[number - 1]),
                    "deny" => number == 1,
                    _ => true,
                };
                if is_tried {
                    let what = format!("{} with {kind}:{number}", case.command);
                    let log = log(&format!("{kind}{number}"));
                    Cut { case, what, log, before: &before, after: &after }.hold(kind, number);
                }
            }
        }
    });
}

/// Whether a call needs no room, and changes what others see.
fn is_move(call: &str) -> bool {
    ["rename", "unlink", "rmdir", "chmod"].iter().any(|it| call.starts_with(it))
}

/// A command that is cut off.
struct Cut<'c> {
    case: &'c Case,
    what: String,
    /// Where its calls are listed.
    log: PathBuf,
    before: &'c State,
    after: &'c State,
}

impl Cut<'_> {
    #[track_caller]
    fn hold(&self, kind: &str, number: usize) {
        let Self { case, what, log, before, after } = self;
        let tree = case.tree();
        let run = case.run(&tree, &format!("{kind}:{number}"), log);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        let calls = calls(log);
        let what = &format!("{what}, {:?}", calls.get(number - 1));
        let left = state(tree.path());
        self.assert_whole(&left);
        match run.status.code() {
            // What could not be cleared away is Hashiya's own.
            Some(0) => {
                assert!(others(&left).eq(others(after)), "{what}: {:?}", difference(after, &left));
            }
            Some(2) => {
                let errors = said.lines().filter(|line| line.starts_with("error: ")).count();
                assert!(errors == 1 && run.stdout.is_empty(), "{what}: {said}");
                // The moves of a site cannot be taken back: then each file is the old or the new one.
                let is_done = case.command.starts_with("build")
                    && calls.get(number - 1).is_some_and(|call| is_move(call));
                assert!(is_done || left == **before, "{what}: {:?}", difference(before, &left));
                let is_clear = |path: &String| !is_own(path) || path.ends_with(".hashiya-manifest");
                assert!(is_done || left.keys().all(is_clear), "{what}: {:?}", left.keys());
            }
            None => assert_eq!(kind, "kill", "{what}"),
            code => panic!("{what}: {code:?} {said}"),
        }
        // Where nothing was done, or a site is to be made, the next run does all of it and leaves nothing else.
        let is_build = case.command.starts_with("build");
        if left != **before && left != **after && (is_build || others(&left).eq(others(before))) {
            let again = case.run(&tree, "", Path::new("/dev/null"));
            let said = String::from_utf8_lossy(&again.stderr).into_owned();
            assert_eq!(again.status.code(), Some(0), "{what}: {said}");
            let done = state(tree.path());
            assert!(done == **after, "{what}, again: {:?}", difference(after, &done));
        }
    }

    /// No file is cut: each is the old or the new one.
    #[track_caller]
    fn assert_whole(&self, left: &State) {
        // A project that was cut off while it began is in a folder of its own, and no work is lost with it.
        let is_begun =
            |path: &str| self.case.command.starts_with("init") && path.starts_with("deep");
        for (path, file) in others(left).filter(|(path, _)| !is_begun(path)) {
            let known = [self.before.get(path), self.after.get(path)];
            assert!(known.contains(&Some(file)), "{}: {path} is {file}", self.what);
        }
    }
}

/// The paths that are not the same in two states.
fn difference<'s>(one: &'s State, other: &'s State) -> Vec<&'s String> {
    one.keys().chain(other.keys()).filter(|path| one.get(*path) != other.get(*path)).collect()
}

/// A file that goes away after it was listed, or after it was looked at, is missed by name; nothing is written.
#[test]
fn what_goes_away_is_missed_by_its_name() {
    let project = || {
        let tree = Tree::new(PROJECT);
        tree.write("templates/pages/not_found.html", "{{ t.nav_home }}");
        tree.write("static/css/own.css", "p { margin: 1px }\n");
        fs::remove_file(tree.path().join("text.txt")).unwrap();
        tree
    };
    let tree = project();
    let before = state(tree.path());
    let files = before.keys().filter(|path| tree.path().join(path).is_file());
    let files: Vec<&String> = files.collect();
    files.into_par_iter().for_each(|path| {
        let tree = project();
        let missed = |command: &'static str, failing: &str, code: i32| {
            let case = Case { before: &[], changes: &[], command };
            let run = case.run(&tree, &format!("{failing}:/{path}"), Path::new("/dev/null"));
            let said = String::from_utf8_lossy(&run.stderr);
            assert_eq!(run.status.code(), Some(code), "{command} without {path}: {said}");
            assert!(said.contains(&**path) || command.starts_with("rename"), "{path}: {said}");
            let left = state(tree.path());
            assert!(left == before, "{command} without {path}: {:?}", difference(&left, &before));
        };
        missed("build", "gone:1", 1);
        missed("check", "gone:1", 1);
        // Where places are looked for in all texts, none may be away.
        if path.starts_with("content/") {
            missed("rename one first", "gone:1", 1);
        }
        // It was there when the project was read, and is not when it is copied.
        if path.ends_with("note.txt") {
            missed("build", "gone:2", 2);
        }
    });
}
