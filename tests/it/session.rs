//! A project that is changed, again and again: what is kept of it, in a session or in a folder, is what a program makes that has
//! never seen it before, file by file.
//!
//! `WALK=1000 cargo test --test it session::` walks further than the suite does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use hashiya::diag::emit::{Format, render};
use hashiya::load;
use hashiya::model::Book;
use hashiya::output::Memory;
use hashiya::session::{Edition, Session};
use hashiya::source::{Sources, Span};
use hashiya::{Options, diag};

use crate::harness::{Tree, files, root, sections};
use crate::walk::{Dice, Ground, same_size, steps};

/// How many steps the suite walks.
const STEPS: usize = 24;

type Files = BTreeMap<String, Vec<u8>>;

/// What a run of the program says, and how it ends.
type Said = (Option<i32>, String);

/// A build by a program that has seen nothing before, into a folder.
fn build(root: &Path, out: &Path) -> Said {
    let mut program = Command::new(env!("CARGO_BIN_EXE_hashiya"));
    program.arg("build").arg("--root").arg(root).arg("--out").arg(out);
    let run = program.output().unwrap();
    (run.status.code(), String::from_utf8(run.stderr).unwrap())
}

fn site(out: &Path) -> Files {
    if out.exists() { files(out).into_iter().collect() } else { Files::new() }
}

/// What is made anew: all files, whatever is wrong; what is wrong, for people and in full; whether that stops a build; and where
/// each id is named.
struct Made {
    files: Files,
    said: String,
    told: String,
    is_faulty: bool,
    uses: Vec<String>,
}

/// Makes all in memory.
fn made(root: &Path, options: &Options) -> Result<Made, String> {
    let (project, mut faults) = load::project(root).map_err(|error| error.to_string())?;
    let memory = Memory::default();
    let read = hashiya::read(&project);
    let uses = uses(&read.0, &project.sources);
    faults.extend(hashiya::build_read(&project, read, options, &memory, &|_| {}));
    let faults = diag::sorted(faults, &project.sources);
    let [said, told] = [Format::Human { color: false }, Format::Json]
        .map(|format| render(&faults, &project.sources, format));
    let files = memory.into_files().into_iter();
    let files = files
        .filter_map(|(path, body)| Some((path.to_string(), body.read().ok()?.into_owned())))
        .collect();
    Ok(Made { files, said, told, is_faulty: diag::has_errors(&faults), uses })
}

/// Where each id is named.
fn uses(book: &Book, sources: &Sources) -> Vec<String> {
    let place = |span: Span| (&sources.file(span.file).path, span.range());
    book.uses.iter().map(|it| format!("{:?} {:?}", it.target, place(it.span))).collect()
}

/// What is kept of a project while it changes, and what was met on the way.
struct Kept {
    options: Options,
    session: Session,
    /// The last edition without errors, and its files.
    good: Option<(Edition, Files)>,
    /// The output of all builds, if there are any.
    out: Option<tempfile::TempDir>,
    dice: Dice,
    met: BTreeSet<String>,
    told: BTreeSet<&'static str>,
    sites: usize,
}

/// What somebody else has put into the output.
const FOREIGN: &str = "en/mine.txt";
const MANIFEST: &str = ".hashiya-manifest";

/// How the names of files end that take the time of many pages; a session is not asked for them at each step.
const LONG: [&str; 4] = ["sw.js", ".zip", ".epub", ".png"];

impl Kept {
    fn new(options: Options) -> Self {
        let session = Session::new(options.clone());
        let (good, out, met, told) = Default::default();
        Self { options, session, good, out, dice: Dice(1), met, told, sites: 0 }
    }

    /// With a folder that all builds write to.
    fn with_builds() -> Self {
        let out = tempfile::tempdir().unwrap();
        fs::create_dir(out.path().join("en")).unwrap();
        fs::write(out.path().join(FOREIGN), "mine").unwrap();
        Self { out: Some(out), ..Self::new(Options::default()) }
    }

    /// The same is shown, written and said as by programs that have seen nothing before.
    #[track_caller]
    fn compare(&mut self, root: &Path, step: &str) {
        let edition = self.session.read(root).map_err(|error| error.to_string());
        let made = made(root, &self.options);
        if let Some(out) = &self.out {
            // What somebody does to a page that is made again counts for nothing.
            if let Ok(Made { files, is_faulty: false, .. }) = &made
                && self.dice.once_in(2)
            {
                let path = self.dice.one(&files.keys().collect::<Vec<_>>());
                let place = out.path().join(path);
                if self.dice.once_in(2) {
                    drop(fs::remove_file(place));
                } else if place.is_file() {
                    fs::write(place, "edited").unwrap();
                }
            }
            let is_whole = self.dice.once_in(6);
            assert_written(root, out.path(), &made, is_whole, step);
        }
        let (edition, Made { files, told, is_faulty, uses: named, .. }) = match (edition, made) {
            (Ok(edition), Ok(made)) => (edition, made),
            (read, made) => return assert_eq!(read.err(), made.err(), "{step}"),
        };
        assert_eq!(uses(&edition.book, &edition.project.sources), named, "{step}");
        let shown = render(&edition.diagnostics, &edition.project.sources, Format::Json);
        assert_eq!(shown, told, "{step}");
        self.told.extend(edition.diagnostics.iter().map(|it| it.code.name()));
        let is_whole = self.dice.once_in(4);
        let is_asked = |path: &str| is_whole || !LONG.iter().any(|end| path.ends_with(end));
        for (path, bytes) in files.iter().filter(|(path, _)| is_asked(path)) {
            assert!(edition.file(path).is_some_and(|it| *it == **bytes), "{path} differs: {step}");
        }
        for path in self.met.iter().filter(|path| !files.contains_key(*path)) {
            assert!(edition.file(path).is_none(), "{path} is gone: {step}");
        }
        self.met.extend(files.keys().cloned());
        // An edition that is kept shows what it was made from, whatever has come since.
        if let Some((edition, files)) = &self.good {
            let pages: Vec<&String> = files.keys().filter(|path| path.ends_with(".html")).collect();
            for path in (0..3).map(|_| self.dice.one(&pages)) {
                let page = edition.file(path);
                assert!(page.is_some_and(|it| *it == *files[path]), "{path} was otherwise: {step}");
            }
        }
        if !is_faulty {
            self.good = Some((edition, files));
            self.sites += 1;
        }
    }
}

/// The site in the folder of all builds is that of a new one, and the same is said; if there are errors, nothing is written.
#[track_caller]
fn assert_written(
    root: &Path,
    out: &Path,
    made: &Result<Made, String>,
    is_whole: bool,
    step: &str,
) {
    let before = site(out);
    let (code, said) = build(root, out);
    let mut kept = site(out);
    let Made { files, said: told, is_faulty, .. } = match made {
        Ok(made) => made,
        Err(error) => {
            return assert_eq!((code, said), (Some(2), format!("error: {error}\n")), "{step}");
        }
    };
    assert!(said.starts_with(told), "{step}: {said}");
    assert_eq!(code, Some(i32::from(*is_faulty)), "{step}: {said}");
    if *is_faulty {
        return assert!(kept == before, "{step}");
    }
    if is_whole {
        let new = tempfile::tempdir().unwrap();
        let (code, new_said) = build(root, &new.path().join("new"));
        // The last line says how much was written.
        let told = |said: &str| said.lines().filter(|it| !it.ends_with(" removed")).count();
        assert_eq!((code, told(&new_said)), (Some(0), told(&said)), "{step}");
        let list = fs::read(new.path().join("new").join(MANIFEST)).unwrap();
        assert!(kept[MANIFEST] == list, "{step}");
    }
    assert_eq!(kept.remove(FOREIGN).as_deref(), Some(&b"mine"[..]), "{step}");
    assert!(kept.remove(MANIFEST).is_some(), "{step}");
    let mut paths = kept.keys().chain(files.keys());
    let differs = paths.find(|path| kept.get(*path) != files.get(*path));
    assert!(differs.is_none(), "{differs:?} differs: {step}");
}

/// Whatever becomes of the files of a project, what is kept of it is what a new program makes.
#[test]
fn what_is_kept_is_what_is_made_anew() {
    let mut ground = Ground::new("");
    let mut kept = Kept::with_builds();
    let mut dice = Dice(2026);
    kept.compare(&ground.root(), "as it was");
    assert_eq!(kept.sites, 1, "{:?}", kept.told);
    for number in 0..steps(STEPS) {
        let step = ground.step(&mut dice);
        kept.compare(&ground.root(), &format!("step {number}: {step}"));
    }
    // The walk has met much, or it says little.
    let Kept { met, told, sites, .. } = kept;
    println!("{} files, {sites} sites, {told:?}", met.len());
    assert!(
        met.len() > 150 && told.len() > 8 && sites > 8,
        "{} files, {sites}, {told:?}",
        met.len()
    );
}

/// One change at a time, of each sort that something is kept of; a walk of some steps may not meet it.
#[test]
fn each_sort_of_change_is_seen() {
    let table = fs::read_to_string(root().join("tests/changes.txt")).unwrap();
    let tree = Tree::new("");
    let mut kept = Kept::new(Options { preview: true, ..Options::default() });
    for step in table.split("*** ").skip(1) {
        let (what, files) = step.split_once('\n').unwrap();
        for (head, text) in sections(files) {
            match head.strip_suffix(" (gone)") {
                Some(path) => fs::remove_file(tree.path().join(path)).unwrap(),
                None => tree.write(head, text),
            }
        }
        kept.compare(tree.path(), what);
    }
}

/// Another file in the place of one, as long and as old as that.
#[cfg(unix)]
fn replace(place: &Path) {
    let beside = place.with_extension("beside");
    fs::copy(place, &beside).unwrap();
    let file = fs::File::open(&beside).unwrap();
    file.set_modified(fs::metadata(place).unwrap().modified().unwrap()).unwrap();
    assert!(same_size(&beside, &fs::read(&beside).unwrap()), "{}", place.display());
    fs::rename(&beside, place).unwrap();
}

/// A file that has rested is not read again, but for one that is another now: whatever its length and its time say, and however
/// it came there. Whoever rests longer sees the same.
#[cfg(unix)]
#[test]
fn what_has_rested_is_seen_to_change() {
    use std::os::unix::fs::symlink;
    let ground = Ground::new("");
    let place = |path: &str| ground.place(path);
    for (name, text) in [("a", "# About 1\n\nWords.\n"), ("b", "# About 2\n\nWords.\n")] {
        ground.put(&format!("texts/{name}.md"), text.as_bytes());
        ground.put(&format!("pictures/{name}/x.svg"), b"<svg width=\"10\" height=\"1\"/>");
    }
    let link = |to: &str, path: &str| {
        ground.remove(path);
        fs::create_dir_all(place(path).parent().unwrap()).unwrap();
        symlink(to, place(path)).unwrap();
    };
    link("../../texts/a.md", "content/pages/about.en.md");
    link("../../texts/a.md", "content/pages/about.ar.md");
    link("../pictures/a", "static/pictures");
    let mut kept = Kept::with_builds();
    kept.compare(&ground.root(), "as it was");
    let rest = || sleep(Duration::from_millis(3200));
    rest();
    // What is found now is kept.
    kept.compare(&ground.root(), "rested");
    for path in
        ["content/groups/front.yaml", "static/css/own.css", "static/images/a.svg", "texts/a.md"]
    {
        assert!(same_size(&place(path), &fs::read(place(path)).unwrap()), "{path}");
    }
    for path in
        ["content/sources.yaml", "static/js/own.js", "static/fonts/own.woff2", "pictures/b/x.svg"]
    {
        replace(&place(path));
    }
    link("../../texts/b.md", "content/pages/about.en.md");
    link("../pictures/b", "static/pictures");
    fs::rename(place("static/notes"), place("static/words")).unwrap();
    // What is wrong with a file is said however often it is read.
    let bad: [(&str, &[u8]); 4] = [
        ("content/groups/bad.yaml", b"name: {en: \xFF}\n"),
        ("content/pages/bad.en.md", b"\xFF"),
        ("templates/pages/home.html", b"\xFF"),
        ("static/bad:name.txt", b"x"),
    ];
    bad.iter().for_each(|(path, bytes)| ground.put(path, bytes));
    // What has just been changed is read again whatever is said of it.
    rest();
    kept.compare(&ground.root(), "changed, and bad");
    kept.compare(&ground.root(), "bad as before");
    bad.iter().for_each(|(path, _)| ground.remove(path));
    kept.compare(&ground.root(), "changed");
    ground.remove("content/agreements/pact.yaml");
    ground.remove("templates/pages/not_found.html");
    kept.compare(&ground.root(), "gone");
    assert_eq!(kept.sites, 4, "{:?}", kept.told);
}
