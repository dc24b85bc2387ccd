//! However a file was saved, commands read the same in it, change what they are asked to, and leave the rest byte by byte.
//!
//! Projects and commands are those of `tests/edits/`. Each is run on files as they stand there and on the same files saved in
//! another way; what it makes of them must be the same, saved in that way. So no expected text is written down twice.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::harness::{Tree, files, root, sections};

/// The files of a project by their paths.
type State = BTreeMap<String, Vec<u8>>;

const BOM: &str = "\u{FEFF}";

/// A way in which a file may be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// As it stands in the fixture.
    Plain,
    /// With a byte order mark, and the ends of lines of Windows.
    Windows,
    /// Lines end as on Windows, and the last one has no end.
    Open,
    /// Two editors have been at work: a line ends as its words decide.
    Mixed,
}

impl Way {
    const OTHERS: [Self; 3] = [Self::Windows, Self::Open, Self::Mixed];

    /// A text saved in this way.
    fn saved(self, text: &str) -> String {
        match self {
            // An empty file has neither lines nor signs.
            _ if text.is_empty() => String::new(),
            Self::Plain => text.to_owned(),
            Self::Windows => BOM.to_owned() + &text.replace('\n', "\r\n"),
            Self::Open => text.strip_suffix('\n').unwrap_or(text).replace('\n', "\r\n"),
            Self::Mixed => text
                .split_inclusive('\n')
                .map(|line| mixed(line.trim_end_matches('\n'), line))
                .collect(),
        }
    }

    /// Whether that comes of a file which must. `before` and `after` are what a command makes of the plain one, and `own` and `found` what it
    /// makes of the one that was saved in this way.
    fn expect(self, (before, after): (&str, &str), (own, found): (&str, &str)) -> bool {
        match self {
            // Where nothing is said, nothing says where it would begin.
            _ if before.trim().is_empty() => plain(found).trim() == after.trim(),
            // Where no line ends, nothing says how lines do.
            _ if !self.saved(before).contains('\n') => plain(found).trim_end() == after.trim_end(),
            Self::Open if before.lines().next_back() == after.lines().next_back() => {
                found == self.saved(after)
            }
            Self::Open => found.trim_end() == after.trim_end().replace('\n', "\r\n"),
            Self::Mixed => plain(found) == after && keeps_ends(own, found),
            _ => found == self.saved(after),
        }
    }
}

/// Whether each line that was there ends as it did, unless something was put behind it.
fn keeps_ends(before: &str, after: &str) -> bool {
    let words = |line: &str| line.trim_end_matches(['\r', '\n']).to_owned();
    let (lines, known): (BTreeSet<&str>, BTreeSet<String>) =
        (before.split_inclusive('\n').collect(), before.lines().map(words).collect());
    let after: Vec<&str> = after.split_inclusive('\n').collect();
    after.iter().enumerate().all(|(at, line)| {
        let is_before_new = after.get(at + 1).is_none_or(|next| !known.contains(&words(next)));
        lines.contains(line) || !known.contains(&words(line)) || is_before_new
    })
}

/// A line with the end that its words decide.
fn mixed(words: &str, line: &str) -> String {
    let is_windows = words.bytes().fold(0_u8, u8::wrapping_add) % 2 == 1;
    let end = if !line.ends_with('\n') {
        ""
    } else if is_windows {
        "\r\n"
    } else {
        "\n"
    };
    words.to_owned() + end
}

/// A text whose lines end as those of a file do if all of them end alike, and else as they do in most files.
fn ending(file: &[u8], text: &[u8]) -> Vec<u8> {
    let [file, text] =
        [String::from_utf8_lossy(file).into_owned(), plain(&String::from_utf8_lossy(text))];
    let is_windows = file.contains('\n') && !file.replace("\r\n", "").contains('\n');
    if is_windows { text.replace('\n', "\r\n") } else { text }.into_bytes()
}

/// A text without what its way of being saved adds.
fn plain(text: &str) -> String {
    text.strip_prefix(BOM).unwrap_or(text).replace("\r\n", "\n")
}

/// A text that may be saved in another way; `None` for what is none, or was saved in a way of its own.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains(['\r', '\u{FEFF}']))
}

fn state(tree: &Tree) -> State {
    files(tree.path()).into_iter().collect()
}

fn is_content(path: &str) -> bool {
    path.contains("content/") || path == "book.toml"
}

/// What a command did.
struct Step {
    command: String,
    before: State,
    after: State,
    code: i32,
    said: [String; 2],
}

fn step(tree: &Tree, command: &str) -> Step {
    let before = state(tree);
    let run = tree.run(&command.split_whitespace().collect::<Vec<_>>());
    let (code, said) = (run.code(), [run.stdout(), run.stderr()]);
    Step { command: command.to_owned(), before, after: state(tree), code, said }
}

/// The project of a fixture, saved in a way, and its commands.
fn begin(fixture: &str, way: Way) -> (Tree, Vec<&str>) {
    let start = fixture.find("--- $ ").unwrap();
    let tree = Tree::new(&fixture[..start]);
    for (path, bytes) in state(&tree) {
        if let Some(text) = text(&bytes) {
            tree.write(&path, way.saved(text));
        }
    }
    let heads = sections(&fixture[start..]).into_iter();
    (tree, heads.filter_map(|(head, _)| head.strip_prefix("$ ")).collect())
}

/// What is wrong with a step on files that were saved in a way, held against the same step on plain ones.
fn faults(way: Way, plain_step: &Step, step: &Step) -> Vec<String> {
    let mut faults = Vec::new();
    let names = |step: &Step| step.after.keys().cloned().collect::<Vec<_>>();
    if (plain_step.code, names(plain_step)) != (step.code, names(step)) {
        faults.push(format!("another end: {} {:?} {:?}", step.code, names(step), step.said));
    }
    // A difference shows how lines end where that changes.
    let is_shown = way != Way::Windows && plain_step.before != plain_step.after;
    for (own, said) in plain_step.said.iter().zip(&step.said) {
        if own != said && !is_shown {
            faults.push(format!("it says {said}instead of {own}"));
        }
    }
    let gone: Vec<&String> =
        plain_step.before.keys().filter(|path| !plain_step.after.contains_key(*path)).collect();
    for (path, after) in &plain_step.after {
        let Some(found) = step.after.get(path) else { continue };
        let (own, before) = (step.before.get(path), plain_step.before.get(path));
        let is_layout = step.command.starts_with("fmt") && way != Way::Windows;
        let is_fitting = match before {
            // One end of a line stands at the end of a file that has a layout, and all are alike.
            Some(before) if is_layout => {
                let is_left = before == after && own == Some(found);
                is_left || *found == ending(own.unwrap_or(before), after)
            }
            Some(before) if before == after => own == Some(found),
            _ => {
                let from = origin(path, &gone, plain_step, step);
                is_kept(way, path, before.zip(own).or(from), (after, found))
            }
        };
        if !is_fitting {
            let shown = String::from_utf8_lossy(found);
            faults
                .push(format!("{path}: {shown:?} instead of {:?}", String::from_utf8_lossy(after)));
        }
    }
    faults
}

/// What a file held where it was before it got another path: the plain one, and that which was saved in another way.
fn origin<'s>(
    path: &str,
    gone: &[&String],
    plain: &'s Step,
    step: &'s Step,
) -> Option<(&'s Vec<u8>, &'s Vec<u8>)> {
    let end = |path: &str| path.split_once('.').map(|(_, end)| end.to_owned());
    let old = *gone.iter().find(|old| end(old) == end(path))?;
    plain.before.get(old).zip(step.before.get(old))
}

fn is_kept(
    way: Way,
    path: &str,
    before: Option<(&Vec<u8>, &Vec<u8>)>,
    (after, found): (&[u8], &[u8]),
) -> bool {
    let [Ok(after), Ok(found)] = [after, found].map(std::str::from_utf8) else {
        return after == found;
    };
    match before.and_then(|(before, own)| Some((text(before)?, std::str::from_utf8(own).ok()?))) {
        _ if !is_content(path) => plain(found) == plain(after),
        Some((before, own)) => way.expect((before, after), (own, found)),
        // What is new, or has a way of its own, has no other to keep.
        None => found == after,
    }
}

fn fixtures() -> Vec<(String, String)> {
    files(&root().join("tests/edits"))
        .into_iter()
        .map(|(name, text)| (name, String::from_utf8(text).unwrap()))
        .collect()
}

/// Runs a command on plain files: what a dry run shows is what is done, and it does nothing; what was done is not done again.
fn done(tree: &Tree, command: &str, faults: &mut Vec<String>) -> Step {
    let words: Vec<&str> = command.split_whitespace().collect();
    let changes = ["fmt", "rename", "merge", "translate import", "check --fix"];
    let has_dry = changes.iter().any(|it| command.starts_with(it))
        && ["--dry-run", "--check"].iter().all(|option| !words.contains(option));
    let dry = has_dry.then(|| step(tree, &format!("{command} --dry-run")));
    let done = step(tree, command);
    if let Some(dry) = dry {
        let is_shown = dry.said[0] == done.said[0] && dry.code == done.code;
        if dry.before != dry.after || !is_shown {
            faults.push(format!("a dry run of `{command}`: {:?} for {:?}", dry.said, done.said));
        }
        faults.extend(undone(&done).map(|it| format!("`{command}` shows {it}")));
    }
    if done.before != done.after {
        let again = step(tree, command);
        if again.before != again.after {
            faults.push(format!("a second `{command}` changes something: {:?}", again.said));
        }
    }
    done
}

/// Whether a command is of interest where files are saved in another way: what is refused as it is written reads none.
fn is_meant(step: &Step) -> bool {
    let is_judged = step.code != 2 && !step.command.starts_with("fmt --check");
    is_judged && (step.before != step.after || !step.command.starts_with("check --format"))
}

#[test]
fn commands_do_the_same_however_files_are_saved() {
    let found: Vec<String> = fixtures()
        .par_iter()
        .flat_map_iter(|(name, fixture)| {
            let (tree, commands) = begin(fixture, Way::Plain);
            let mut found = Vec::new();
            let steps = commands.iter().map(|command| done(&tree, command, &mut found));
            let steps: Vec<Step> = steps.collect();
            for way in Way::OTHERS {
                let (tree, _) = begin(fixture, way);
                let mut each = steps.iter().filter(|step| is_meant(step)).map(|plain| {
                    let faults = faults(way, plain, &step(&tree, &plain.command));
                    faults
                        .into_iter()
                        .map(|fault| format!("{way:?}: `{}`: {fault}", plain.command))
                        .collect::<Vec<_>>()
                });
                // What follows a fault follows from it.
                found.extend(each.find(|faults| !faults.is_empty()).into_iter().flatten());
            }
            found.into_iter().map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What a difference shows that is not what has changed: as many lines come and go, and each of them is one of the file.
fn undone(step: &Step) -> Option<String> {
    let shown = step.said.iter().flat_map(|said| said.lines());
    let is_change = |line: &&str| {
        line.starts_with(['+', '-']) && !line.starts_with("+++ ") && !line.starts_with("--- ")
    };
    let mut shown: Vec<&str> = shown.filter(is_change).collect();
    let lines = |state: &State| -> BTreeMap<String, i64> {
        let mut lines = BTreeMap::new();
        for text in state
            .iter()
            .filter(|(path, _)| is_content(path))
            .filter_map(|(_, it)| std::str::from_utf8(it).ok())
        {
            plain(text).lines().for_each(|line| *lines.entry(line.to_owned()).or_default() += 1);
        }
        lines
    };
    let (before, after) = (lines(&step.before), lines(&step.after));
    let mut change: BTreeMap<&str, i64> = BTreeMap::new();
    after.iter().for_each(|(line, count)| *change.entry(line).or_default() += count);
    before.iter().for_each(|(line, count)| *change.entry(line).or_default() -= count);
    shown.sort_unstable();
    let mut told: BTreeMap<&str, i64> = BTreeMap::new();
    for line in shown {
        *told.entry(&line[1..]).or_default() += if line.starts_with('+') { 1 } else { -1 };
    }
    let is_seen = |line: &str| !line.chars().any(hashiya::diag::token::is_hidden);
    change.retain(|line, count| *count != 0 && is_seen(line));
    told.retain(|line, count| *count != 0 && !line.contains("U+"));
    (change != told).then(|| format!("{told:?} where {change:?} has changed"))
}
