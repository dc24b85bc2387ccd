//! A project in which everything may change, at random and the same each time: what its files say, and what becomes of files
//! and folders whatever they say.
//!
//! `tests/walk.txt` is the project as it was, without a fault.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::harness::{Tree, root, sections};

/// Numbers that look random and are the same each time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below another (`SplitMix64`).
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// How many steps a walk has: `WALK=1000` walks further than the suite does.
pub(crate) fn steps(suite: usize) -> usize {
    env::var("WALK").ok().and_then(|steps| steps.parse().ok()).unwrap_or(suite)
}

/// A file's path, and what it is to hold; nothing if it is to be deleted.
pub(crate) type Change = (String, Option<String>);

/// The files as they are when nothing has happened yet.
fn beginning() -> String {
    fs::read_to_string(root().join("tests/walk.txt")).unwrap()
}

/// A project that changes.
pub(crate) struct Ground {
    pub(crate) tree: Tree,
    /// Below the tree: the folder of the project.
    pub(crate) folder: &'static str,
    /// What no step touches.
    pub(crate) kept: &'static [&'static str],
    /// Whether files may become links.
    pub(crate) links: bool,
    gone: BTreeMap<String, Vec<u8>>,
    taken: usize,
}

/// The first steps of each walk: what is wrong and right again, and what chance may pass over.
const FIRST: [(&str, Option<&[u8]>); 13] = [
    ("content/groups/lone.yaml", Some("name: {ar: وحيدة}\n".as_bytes())),
    ("content/groups/lone.yaml", Some("# A line more.\nname: {ar: وحيدة}\n".as_bytes())),
    ("content/groups/lone.yaml", Some(b"name: {en: \xFF}\n")),
    ("content/groups/lone.yaml", None),
    ("templates/pages/landing.html", Some(b"{{ view.nothing }}")),
    ("templates/pages/landing.html", Some(b"<p>{{ t.nav_home }}</p>")),
    ("static/images/a.svg", Some(b"<svg width=\"9\" height=\"9\"/>")),
    ("templates/pages/landing.html", Some(b"<p>{{ t.nav_groups }}</p>")),
    ("templates/pages/landing.html", None),
    ("static/en/index.html", Some(b"taken")),
    ("static/en/index.html", None),
    ("content/pages/about.en.md", Some(b"# About\n\n[[league]]\n")),
    ("templates/pages/home.html", Some(b"{% broken")),
];

impl Ground {
    pub(crate) fn new(folder: &'static str) -> Self {
        let tree = Tree::new("");
        let ground = Self { tree, folder, kept: &[], links: true, gone: BTreeMap::new(), taken: 0 };
        ground.begin();
        ground
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.tree.path().join(self.folder)
    }

    pub(crate) fn place(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Everything as it was. What is so already is not written again.
    pub(crate) fn begin(&self) {
        let beginning = beginning();
        let first: BTreeMap<&str, &str> = sections(&beginning).into_iter().collect();
        for part in ["content", "templates", "static", "book.toml"] {
            for (path, _) in self.below(part) {
                if !first.contains_key(path.as_str()) && !self.kept.contains(&path.as_str()) {
                    self.remove(&path);
                }
            }
        }
        for (path, text) in first {
            let place = self.place(path);
            if place.is_symlink() || fs::read(&place).ok().as_deref() != Some(text.as_bytes()) {
                self.put(path, text.as_bytes());
            }
        }
    }

    /// The files and links below a part of the project; what they lead to is not looked at.
    fn below(&self, part: &str) -> Vec<(String, PathBuf)> {
        let root = self.root();
        let walk = walkdir::WalkDir::new(root.join(part)).sort_by_file_name();
        let found = walk.into_iter().filter_map(Result::ok);
        found
            .filter(|entry| !entry.file_type().is_dir())
            .map(|entry| {
                let below = entry.path().strip_prefix(&root).unwrap();
                let parts: Vec<&str> = below.iter().map(|part| part.to_str().unwrap()).collect();
                (parts.join("/"), entry.path().to_owned())
            })
            .collect()
    }

    /// A file that a step may touch.
    fn any(&self, dice: &mut Dice) -> Option<String> {
        let part = dice.one(&["content", "content", "templates", "static"]);
        let mut files = self.below(part);
        files.retain(|(path, _)| !self.kept.contains(&path.as_str()));
        if files.is_empty() { None } else { Some(files.swap_remove(dice.below(files.len())).0) }
    }

    /// Writes a file, whatever stands in its place or on the way to it.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let place = self.place(path);
        let root = self.root();
        for around in place.ancestors().skip(1).take_while(|it| **it != root) {
            if around.is_symlink() || around.is_file() {
                fs::remove_file(around).unwrap();
            }
        }
        self.remove(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }

    /// Removes whatever stands there, and the folders that are empty then.
    pub(crate) fn remove(&self, path: &str) {
        let place = self.place(path);
        match place.symlink_metadata() {
            Ok(meta) if meta.is_dir() => fs::remove_dir_all(&place).unwrap(),
            Ok(_) => fs::remove_file(&place).unwrap(),
            Err(_) => return,
        }
        let root = self.root();
        let around = place.ancestors().skip(1).take_while(|it| it.parent() != Some(&root));
        around.take_while(|folder| fs::remove_dir(folder).is_ok()).for_each(drop);
    }

    /// One step: nothing, or some changes of content, or what files and folders may suffer; returns what it was.
    pub(crate) fn step(&mut self, dice: &mut Dice) -> String {
        self.taken += 1;
        if let Some((path, text)) = FIRST.get(self.taken - 1) {
            match text {
                Some(bytes) => self.put(path, bytes),
                None => self.remove(path),
            }
            return format!("{path}: {text:?}");
        }
        let mut told = Vec::new();
        if dice.once_in(2) {
            self.begin();
            told.push("as it was".to_owned());
        }
        for _ in 0..dice.below(3) {
            if dice.once_in(2) {
                let (path, text) = change(dice);
                if self.kept.contains(&path.as_str()) {
                    continue;
                }
                told.push(format!("{path}: {text:?}"));
                match text {
                    Some(text) => self.put(&path, text.as_bytes()),
                    None => self.remove(&path),
                }
            } else {
                told.extend(self.suffer(dice));
            }
        }
        told.join("; ")
    }

    /// What may befall any file.
    fn suffer(&mut self, dice: &mut Dice) -> Option<String> {
        let path = self.any(dice)?;
        let place = self.place(&path);
        let (folder, name) = path.rsplit_once('/')?;
        let bytes = fs::read(&place).unwrap_or_default();
        Some(match dice.below(14) {
            0 | 1 => {
                self.remove(&path);
                let told = format!("{path} goes");
                self.gone.insert(path, bytes);
                told
            }
            2 | 3 => {
                let (path, bytes) = self.gone.pop_first()?;
                self.put(&path, &bytes);
                format!("{path} is back")
            }
            4 => {
                let extension = name.split_once('.')?.1;
                let to = format!("{folder}/{}.{extension}", dice.one(&["other", "league", "two"]));
                self.put(&to, &bytes);
                if to != path {
                    self.remove(&path);
                }
                format!("{path} becomes {to}")
            }
            5 => self.rename_folder(folder, dice),
            6 => {
                self.put(&format!("{path}/{name}"), &bytes);
                format!("{path} is a folder")
            }
            7 if self.links => self.link(&path, dice),
            8 => {
                let other = self.any(dice).filter(|other| !self.place(other).is_symlink())?;
                let others = fs::read(self.place(&other)).ok()?;
                self.put(&other, &bytes);
                self.put(&path, &others);
                format!("{path} and {other} change their places")
            }
            9 | 10 => same_size(&place, &bytes).then(|| format!("{path} has other bytes"))?,
            11 => {
                self.put(&path, &bytes[..bytes.len() / 2]);
                format!("{path} is cut")
            }
            12 => {
                self.put(&path, &[&bytes[..], b"\xFF"].concat());
                format!("{path} is no text")
            }
            _ => {
                self.put(&format!("{folder}/more-{name}"), &bytes);
                format!("{folder}/more-{name} is a copy")
            }
        })
    }

    fn rename_folder(&self, folder: &str, dice: &mut Dice) -> String {
        let around = folder.rsplit_once('/').map_or("", |(around, _)| around);
        let name = dice.one(&["groups", "agreements", "bands", "images"]);
        let to =
            if around.is_empty() { format!("{folder}/{name}") } else { format!("{around}/{name}") };
        let is_kept =
            self.kept.iter().any(|kept| kept.starts_with(folder) || kept.starts_with(&to));
        if is_kept || folder.matches('/').count() != 1 || to.starts_with(folder) {
            return String::new();
        }
        for (path, _) in self.below(folder) {
            let below = path.strip_prefix(folder).unwrap().trim_start_matches('/');
            let bytes = fs::read(self.place(&path)).unwrap_or_default();
            self.put(&format!("{to}/{below}"), &bytes);
            self.remove(&path);
        }
        format!("{folder} becomes {to}")
    }

    #[cfg(unix)]
    fn link(&self, path: &str, dice: &mut Dice) -> String {
        let others = ["../groups/front.yaml", "../articles", "nowhere", "../../book.toml", "/etc"];
        let to = dice.one(&others);
        self.remove(path);
        fs::create_dir_all(self.place(path).parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(to, self.place(path)).unwrap();
        format!("{path} leads to {to}")
    }

    #[cfg(not(unix))]
    fn link(&self, _: &str, _: &mut Dice) -> String {
        String::new()
    }
}

/// Other bytes, as many of them, written at the same time: what `cp -p` and `rsync -t` leave. Nothing if no byte can be another.
pub(crate) fn same_size(place: &Path, bytes: &[u8]) -> bool {
    let Some(at) = bytes.iter().rposition(u8::is_ascii_digit) else { return false };
    let mut other = bytes.to_vec();
    other[at] = if other[at] == b'9' { b'1' } else { other[at] + 1 };
    let written = fs::metadata(place).and_then(|it| it.modified()).unwrap();
    fs::write(place, other).unwrap();
    fs::OpenOptions::new().write(true).open(place).unwrap().set_modified(written).unwrap();
    true
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

/// One change of any file.
pub(crate) fn change(dice: &mut Dice) -> Change {
    let (path, text) = match dice.below(13) {
        0..=3 => article(dice),
        4..=6 => entity(dice),
        7 => (format!("content/series/{}.yaml", dice.one(&["s", "t"])), series(dice)),
        8 => ("content/sources.yaml".to_owned(), sources(dice)),
        9 => settings(dice),
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
    let summary = format!("summary: {{ar: خلاصة, en: \"On [[{}]]\"}}\n", dice.one(&IDS));
    let relations = format!("relations: [{{type: ally, to: {}}}]\n", dice.one(&IDS));
    for (line, times) in [
        ("aliases: {en: [the Front, Ali]}\n", 3),
        ("weak_aliases: {ar: [الهدنة, باماكو]}\n", 3),
        ("not: [Ali Pasha]\n", 5),
        ("former_ids: [old]\n", 5),
        (&summary, 3),
        ("statements: [{text: {ar: قول, en: It is}, confidence: inference, sources: [r]}]\n", 3),
        (&relations, 4),
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

/// Settings, each of which may be there or not.
const SETTINGS: [(&str, &[&str]); 5] = [
    (
        "",
        &[
            "base_url = \"https://example.org/b/\"",
            "repository = \"https://example.org/r\"",
            "updated = 2024-03-02",
            "linking = \"all\"",
            "numerals = \"arab\"",
            "months = \"levant\"",
            "drafts = \"warning\"",
        ],
    ),
    ("[title]", &["ar = \"عنوان\"", "en = \"A title\""]),
    ("[pages]", &["data = false", "parallel = false"]),
    (
        "[files]",
        &[
            "headers = true",
            "offline = false",
            "markdown = false",
            "annotations = false",
            "references = false",
            "briefing = false",
            "cards = true",
        ],
    ),
    ("[downloads]", &["books = true", "site = true"]),
];

fn settings(dice: &mut Dice) -> (String, String) {
    let mut text = String::new();
    for (head, lines) in SETTINGS {
        text += &format!("{head}\n");
        for line in lines {
            if dice.once_in(3) {
                text += &format!("{line}\n");
            }
        }
    }
    ("book.toml".to_owned(), text)
}

/// What is neither content nor settings, and pages.
fn beside(dice: &mut Dice) -> (String, String) {
    let number = dice.below(3);
    let (path, text) = match dice.below(9) {
        0 => ("templates/pages/page.html", format!("<p>{number}</p>{{{{ view.body.html }}}}")),
        1 if number == 0 => ("templates/pages/home.html", "{% broken".to_owned()),
        1 => ("templates/pages/landing.html", format!("{number}{{{{ view.nothing{number} }}}}")),
        2 => ("static/css/own.css", format!("p{{margin:{number}px}}")),
        3 => ("static/js/search/own.js", format!("/* {number} */")),
        4 => ("static/robots.txt", format!("{number}")),
        5 => ("static/images/a.svg", format!("<svg width=\"{number}9\" height=\"9\"/>")),
        6 => ("static/en/index.html", "taken".to_owned()),
        7 => {
            let strings = fs::read_to_string(root().join("templates/ui/en.ftl")).unwrap();
            let own = format!("nav_groups = Bands {number}\n");
            let lines = strings.lines().filter(|line| !line.starts_with("nav_groups "));
            let lines = lines.map(|line| format!("{line}\n"));
            ("templates/ui/en.ftl", own + &lines.collect::<String>())
        }
        _ => ("content/pages/about.en.md", format!("# About\n\n[[front]] {number}\n")),
    };
    (path.to_owned(), text)
}
