//! starter: what a project and its files begin with, as texts. The project of `init` and the files of `new` stand beside this
//! module as real files; here they are found and filled in.
//!
//! In the files of `new` a line that begins with `#` and one space is a comment; one that begins with `#` and anything else is an
//! example, which counts once the sign is deleted. It writes nothing to the disk, and gives no field a value that nobody said.

use include_dir::{Dir, include_dir};

use crate::diag::yaml::{Context, block, scalar};
use crate::lang::{Lang, Localized};
use crate::model::EntityKind;
use crate::model::relation::TYPES;
use crate::script::has_arabic;

static PROJECT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/project");
static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/forms");

/// How long lines of generated comments are, in characters.
const WIDTH: usize = 120;

/// What a text that must be there holds until its editor writes it.
const PLACEHOLDER: &str = "…";

/// What a new file can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An article, with its original.
    Article,
    /// A profile.
    Entity(EntityKind),
    /// A series of articles.
    Series,
    /// An entry of the bibliography.
    Source,
}

impl Kind {
    /// The word for one of them.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Entity(kind) => kind.noun(),
            Self::Series => "series",
            Self::Source => "source",
        }
    }

    /// The file that holds what has this id.
    pub fn path(self, id: &str) -> String {
        match self {
            Self::Article => format!("content/articles/{id}.yaml"),
            Self::Entity(kind) => format!("content/{}/{id}.yaml", kind.folder()),
            Self::Series => format!("content/series/{id}.yaml"),
            Self::Source => BIBLIOGRAPHY.to_owned(),
        }
    }
}

/// The file that holds all sources.
pub const BIBLIOGRAPHY: &str = "content/sources.yaml";

/// What is known of something new.
#[derive(Clone, Debug)]
pub struct Start<'s> {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: &'s str,
    /// What it is called, as far as that was said.
    pub names: Localized<Option<&'s str>>,
    /// The language of an article's original.
    pub original: Lang,
}

/// The files of a new project by their paths.
pub fn project() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&PROJECT, &mut files);
    files.sort();
    files
}

fn collect(dir: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in dir.files() {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        let path = match parts.join("/").as_str() {
            // A real `.gitignore` here would be obeyed here.
            "gitignore" => ".gitignore".to_owned(),
            path => path.to_owned(),
        };
        files.push((path, file.contents_utf8().unwrap_or_default().to_owned()));
    }
    dir.dirs().for_each(|inner| collect(inner, files));
}

/// A file with every field of something new; of a source, its entry alone.
pub fn text(start: &Start<'_>) -> String {
    let form = match start.kind {
        Kind::Article => form("article"),
        Kind::Entity(kind) => entity_form(kind),
        Kind::Series => form("series"),
        Kind::Source => form("source"),
    };
    let indent = if start.kind == Kind::Source { 4 } else { 2 };
    let names = Localized::from_fn(|lang| name(start, lang, indent));
    let first = Localized::from_fn(|lang| {
        if lang == start.original { format!(" {}", block(PLACEHOLDER, 6)) } else { String::new() }
    });
    let title = match (start.names.ar, start.names.en) {
        (Some(_), Some(_)) => format!("\n    ar:{}\n    en:{}", names.ar, names.en),
        (Some(name), None) | (None, Some(name)) => value(name, 2),
        (None, None) => value(start.id, 2),
    };
    // Longer words first: `$ar` begins `$ar_text`.
    let mut filled = form;
    for (word, text) in [
        ("$ar_text", first.ar),
        ("$en_text", first.en),
        ("$ar", names.ar),
        ("$en", names.en),
        ("$title", title),
        ("$original", start.original.tag().to_owned()),
        ("$id", start.id.to_owned()),
    ] {
        filled = filled.replace(word, &text);
    }
    filled
}

/// The original of a new article, which says what its first paragraph says.
pub fn original() -> String {
    format!("{PLACEHOLDER}\n")
}

/// A file of `new` without its comments and examples.
pub fn bare(text: &str) -> String {
    let is_said = |line: &&str| !line.trim_start().starts_with('#') && !line.trim().is_empty();
    text.lines().filter(is_said).map(|line| format!("{line}\n")).collect()
}

/// A file of `new` with all its examples.
pub fn full(text: &str) -> String {
    let line = |line: &str| match line.trim_start().strip_prefix('#') {
        Some(example) if is_example(example) => {
            format!("{}{example}\n", &line[..line.len() - example.len() - 1])
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Whether what stands behind a `#` is no comment.
fn is_example(text: &str) -> bool {
    let words = text.trim_start_matches(' ');
    !words.is_empty() && text.len() - words.len() != 1
}

fn form(name: &str) -> String {
    let file = FORMS.get_file(format!("{name}.yaml"));
    file.and_then(|file| file.contents_utf8()).unwrap_or_default().to_owned()
}

fn entity_form(kind: EntityKind) -> String {
    let details = match kind {
        EntityKind::Group | EntityKind::Actor | EntityKind::Place => form(kind.noun()),
        EntityKind::Event => form("dated") + &form("event"),
        EntityKind::Agreement => form("dated"),
    };
    let noun = kind.noun();
    let article = if noun.starts_with(['a', 'e']) { "an" } else { "a" };
    form("entity")
        .replace("$details\n", &format!("{details}\n"))
        .replace("$relations\n", &relations(kind))
        .replace("$example", &format!("{article}-{noun}"))
        .replace("$folder", kind.folder())
        .replace("$Noun", &capitalised(noun))
        .replace("$noun", noun)
}

/// The names of relations that may stand on an entity of a kind, as lines of a comment.
fn relations(kind: EntityKind) -> String {
    let mut names: Vec<&str> = Vec::new();
    for relation in TYPES {
        let sides = [(relation.from, relation.name), (relation.to, relation.inverse)];
        let fitting = sides.into_iter().filter(|(kinds, _)| kinds.contains(&kind));
        names.extend(fitting.map(|(_, name)| name));
    }
    // The name of a symmetric relation is its own inverse.
    names.dedup();
    let mut lines = vec!["#".to_owned()];
    for name in names {
        if lines.last().is_some_and(|line| line.len() + name.len() >= WIDTH) {
            lines.push("#".to_owned());
        }
        if let Some(line) = lines.last_mut() {
            line.push(' ');
            line.push_str(name);
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What one side of a name is: what was said; else, in English, the words of the id, so that there is a name at all.
fn name(start: &Start<'_>, lang: Lang, indent: usize) -> String {
    let is_named = start.names.iter().any(|(_, name)| name.is_some());
    match start.names.get(lang) {
        Some(name) => value(name, indent),
        None if !is_named && lang == Lang::En => value(&start.id.replace('-', " "), indent),
        None => String::new(),
    }
}

/// A value behind its key: Arabic stands on lines of its own.
fn value(text: &str, indent: usize) -> String {
    let text = text.trim();
    if has_arabic(text) {
        format!(" {}", block(text, indent + 2))
    } else {
        format!(" {}", scalar(text, Context::Block))
    }
}
