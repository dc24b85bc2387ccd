//! load: the project's folder → [`Project`]. With [`crate::output`] and the preview, the only user of the disk.
//! What edits have made of its files goes back there by [`save`].
//!
//! A fault of one file or folder is a diagnostic, and the others are read all the same; only a root that is no project
//! is an error. Of `static/` only style sheets, scripts and what replaces a file of the theme are read, because pages are made with
//! them: any other file is named by its place, and may be as large as it likes.

mod begin;
mod beside;
mod fault;
mod file;
mod image;
mod memo;
mod name;
mod outside;
mod save;
mod walk;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, fs, io};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::output::{Body, OutPath, reason};
use crate::source::{SourceFile, Sources};
pub use begin::{BeginError, begin};
use fault::Fault;
use file::{File, TEXTS};
pub use memo::Memo;
use memo::Stamp;
pub use outside::{OutsideError, read_outside, write_outside};
pub use save::{Revision, SaveCause, SaveError, is_content, save};
use walk::Found;
pub use walk::{FOLDERS, SETTINGS};

/// The default theme. A file of the same name in the project wins over the one in here.
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// Where assets lie below the root.
const STATIC_FOLDER: &str = "static/";

/// What is published as it is, by its path in the output.
pub type Assets = BTreeMap<OutPath, Body>;

/// Everything that a build reads.
#[derive(Debug, Default)]
pub struct Project {
    /// `book.toml`, content and templates. Files of the project's `static/` are listed without a text, so that
    /// diagnostics about them have a place.
    pub sources: Sources,
    /// The files of `static/` by their path below it: those of the theme, and over them the project's.
    pub assets: Arc<Assets>,
}

impl Project {
    /// A project from texts in memory, with the default theme.
    pub fn from_files(files: Vec<SourceFile>) -> Self {
        assemble(files.into_iter().map(File::new).collect(), &Sources::default()).0
    }
}

/// A folder that is no project, or cannot be read.
#[derive(Debug)]
pub struct LoadError {
    /// The folder that was given as the root.
    pub root: PathBuf,
    /// What is wrong with it.
    pub cause: Cause,
}

/// Why a root cannot be used.
#[derive(Debug)]
pub enum Cause {
    /// It is a file.
    NoFolder,
    /// It holds nothing of a project.
    NoProject,
    /// The system refuses; also if there is nothing at all.
    Refused(io::Error),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = name::shown(self.root.as_os_str());
        match &self.cause {
            Cause::NoFolder => write!(f, "`{root}` is a file, and no project's folder")?,
            Cause::NoProject => {
                write!(f, "`{root}` is no project: it has neither `book.toml` nor `content/`")?;
            }
            Cause::Refused(error) => write!(f, "cannot read `{root}`: {}", reason(error))?,
        }
        f.write_str(
            "\nhelp: give a project's folder with `--root DIR`; an empty `book.toml` is enough to begin one",
        )
    }
}

impl std::error::Error for LoadError {}

/// The text of a template of the built-in theme, by its path below `templates/`.
pub fn built_in(template: &str) -> Option<&'static str> {
    TEMPLATES.get_file(template)?.contents_utf8()
}

/// Whether the theme has a file of this path below `static/`, which one of the project may replace.
pub fn is_of_theme(path: &str) -> bool {
    STATIC.get_file(path).is_some()
}

/// Reads a project.
///
/// # Errors
/// If the root is no folder, cannot be read, or has neither `book.toml` nor `content`.
pub fn project(root: &Path) -> Result<(Project, Vec<Diagnostic>), LoadError> {
    again(root, &Sources::default(), &mut Memo::default())
}

/// Reads a project once more: its files keep the ids that they have in `before`, so that spans in unchanged files
/// stay true. What is as it was is not read again.
///
/// # Errors
/// Those of [`project`].
pub fn again(
    root: &Path,
    before: &Sources,
    memo: &mut Memo,
) -> Result<(Project, Vec<Diagnostic>), LoadError> {
    let canonical = real_root(root).map_err(|cause| LoadError { root: root.to_owned(), cause })?;
    let found = walk::walk(&canonical).into_par_iter();
    let read: Vec<(File, Option<(PathBuf, Stamp)>)> =
        found.map(|found| read_again(found, memo)).collect();
    let kept = |(file, stamped): &(File, Option<(PathBuf, Stamp)>)| {
        let (disk, stamp) = stamped.clone()?;
        Some((disk, stamp, file.sound()?))
    };
    memo.keep(read.iter().filter_map(kept));
    Ok(assemble(read.into_iter().map(|(file, _)| file).collect(), before))
}

/// Reads what the walk has found, unless it is as it was. What may change without a sign has no stamp.
fn read_again(found: Found, memo: &Memo) -> (File, Option<(PathBuf, Stamp)>) {
    let stamp = found.file.as_ref().ok().and_then(|disk| Stamp::of(disk).ok()?);
    let stamped = found.file.as_ref().ok().cloned().zip(stamp);
    let known = stamped.as_ref().and_then(|(disk, stamp)| memo.get(&found.path, disk, stamp));
    (known.unwrap_or_else(|| read(found)), stamped)
}

fn real_root(root: &Path) -> Result<PathBuf, Cause> {
    let canonical = fs::canonicalize(root).map_err(Cause::Refused)?;
    if !canonical.is_dir() {
        return Err(Cause::NoFolder);
    }
    fs::read_dir(&canonical).map_err(Cause::Refused)?;
    if walk::is_root(&canonical) { Ok(canonical) } else { Err(Cause::NoProject) }
}

/// Reads what the walk has found.
fn read(Found { path, file }: Found) -> File {
    let below = path.strip_prefix(STATIC_FOLDER).map(str::to_owned);
    let source = SourceFile { path, ..SourceFile::default() };
    match (file, below) {
        (Err(fault), _) => File::faulty(source, fault),
        (Ok(disk), Some(below)) => match asset(&below, disk) {
            Ok((path, body)) => {
                let source =
                    SourceFile { picture: image::size(&path, &body), ..unmerged(source, &body) };
                File { asset: Some((path, body)), ..File::new(source) }
            }
            Err(fault) => File::faulty(source, fault),
        },
        (Ok(disk), None) => text(source, &disk),
    }
}

/// A file of `static/` has no text, unless a merge has left its marks in it.
fn unmerged(source: SourceFile, body: &Body) -> SourceFile {
    let Body::Bytes(bytes) = body else { return source };
    let whole = std::str::from_utf8(bytes).map(|text| SourceFile::new(source.path.clone(), text));
    whole.ok().filter(|whole| whole.conflict.is_some()).unwrap_or(source)
}

/// A file of `static/`, by its path below it.
fn asset(below: &str, disk: PathBuf) -> Result<(OutPath, Body), Fault> {
    let path = OutPath::new(below).ok_or(Fault::BadName)?;
    if below.ends_with(".css") || below.ends_with(".js") || is_of_theme(below) {
        return Ok((path, Body::from(bytes(&disk)?)));
    }
    fs::File::open(&disk).map_err(Fault::Refused)?;
    Ok((path, Body::File(disk)))
}

/// A text, as far as it is one. What nothing in the content reads is reported by its name, and need not be a text.
fn text(source: SourceFile, disk: &Path) -> File {
    let extension = source.path.rsplit('.').next().unwrap_or_default();
    let is_text = !source.path.starts_with("content/") || TEXTS.contains(&extension);
    match bytes(disk).map_err(|fault| (fault, String::new())).and_then(decoded) {
        Ok(text) => File::new(SourceFile::new(source.path, text)),
        Err((Fault::TooLarge | Fault::NotUtf8(_), _)) if !is_text => {
            File::new(SourceFile { readable: true, ..source })
        }
        Err((fault, text)) => File::faulty(SourceFile { text, ..source }, fault),
    }
}

/// The text of some bytes, or the fault and the text before it, which gives the diagnostic its line and column.
fn decoded(bytes: Vec<u8>) -> Result<String, (Fault, String)> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(good).copied().unwrap_or_default();
            let text = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            Err((Fault::NotUtf8(byte), text))
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this module reads the project")]
fn bytes(disk: &Path) -> Result<Vec<u8>, Fault> {
    let length = fs::metadata(disk).map_err(Fault::Refused)?.len();
    if length > fault::LARGEST_TEXT {
        return Err(Fault::TooLarge);
    }
    fs::read(disk).map_err(Fault::Refused)
}

fn assemble(files: Vec<File>, before: &Sources) -> (Project, Vec<Diagnostic>) {
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    let mut assets = Assets::new();
    embedded(&STATIC, &mut |name, bytes| {
        assets.extend(OutPath::new(name).map(|path| (path, Body::Bytes(Cow::Borrowed(bytes)))));
    });
    for File { source, fault, asset } in files {
        assets.extend(asset);
        faults.extend(fault.map(|fault| (source.path.clone(), fault)));
        texts.push(source);
    }
    let own: BTreeSet<String> = texts.iter().map(|file| file.path.clone()).collect();
    embedded(&TEMPLATES, &mut |name, bytes| {
        let path = format!("templates/{name}");
        if !own.contains(&path) {
            texts.push(Arc::new(SourceFile::new(path, String::from_utf8_lossy(bytes))));
        }
    });
    let sources = before.updated(texts);
    let found = faults
        .iter()
        .filter_map(|(path, fault)| Some(fault.diagnostic(&sources, sources.find(path)?)));
    let diagnostics = found.collect();
    (Project { sources, assets: Arc::new(assets) }, diagnostics)
}

/// Hands over each file of an embedded folder with its path below it.
fn embedded(dir: &Dir<'static>, each: &mut impl FnMut(&str, &'static [u8])) {
    for file in dir.files() {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        each(&parts.join("/"), file.contents());
    }
    for inner in dir.dirs() {
        embedded(inner, each);
    }
}
