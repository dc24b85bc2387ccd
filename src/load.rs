//! load: the project's folder → [`Project`]. With [`crate::output`] and the preview, the only user of the disk.
//!
//! A fault of one file is a diagnostic; only a project that cannot be read at all is an error.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diag::{Code, Diagnostic};
use crate::output::{Bytes, OutPath};
use crate::source::{SourceFile, Sources, Span};

/// The default theme. A file of the same name in the project wins over the one in here.
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// Everything that a build reads.
#[derive(Debug, Default)]
pub struct Project {
    /// `book.toml`, content and templates.
    pub sources: Sources,
    /// The files of `static/` by their path below it.
    pub assets: BTreeMap<OutPath, Bytes>,
}

impl Project {
    /// A project from texts in memory, with the default theme.
    pub fn from_files(files: Vec<SourceFile>) -> Self {
        let files = files.into_iter().map(|file| File::Text(file, None)).collect();
        assemble(files, &Sources::default()).0
    }
}

/// A project that cannot be read.
#[derive(Debug)]
pub struct LoadError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system says.
    pub error: io::Error,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path.display(), self.error)?;
        if self.error.kind() == io::ErrorKind::NotFound {
            f.write_str("\nhelp: give a project's folder with `--root DIR`")?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}

/// What one file of the project is.
enum File {
    Text(SourceFile, Option<(Code, String)>),
    Asset(OutPath, Vec<u8>),
}

/// The text of a template of the built-in theme, by its path below `templates/`.
pub fn built_in(template: &str) -> Option<&'static str> {
    TEMPLATES.get_file(template)?.contents_utf8()
}

/// Reads a project.
///
/// # Errors
/// If the root is no folder, has neither `book.toml` nor `content/`, or if the system refuses to read a file.
pub fn project(root: &Path) -> Result<(Project, Vec<Diagnostic>), LoadError> {
    again(root, &Sources::default())
}

/// Reads a project once more: its files keep the ids that they have in `before`, so that spans in unchanged files
/// stay true.
///
/// # Errors
/// Those of [`project`].
pub fn again(root: &Path, before: &Sources) -> Result<(Project, Vec<Diagnostic>), LoadError> {
    let fail = |path: &Path, error| LoadError { path: path.to_owned(), error };
    let canonical = fs::canonicalize(root).map_err(|error| fail(root, error))?;
    if !canonical.join("content").is_dir() && !canonical.join("book.toml").is_file() {
        let error = io::Error::new(
            io::ErrorKind::NotFound,
            "no `book.toml` and no `content/` here; `--root DIR` names the folder of a project",
        );
        return Err(fail(root, error));
    }
    let paths = list(&canonical)?;
    let files: Vec<File> = paths
        .into_par_iter()
        .map(|path| read(&canonical, &path).map_err(|error| fail(&path, error)))
        .collect::<Result<_, _>>()?;
    Ok(assemble(files, before))
}

/// The files that a build reads, following links that stay inside the root.
fn list(root: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let mut paths = Vec::new();
    for top in ["book.toml", "content", "templates", "static"] {
        let start = root.join(top);
        if start.symlink_metadata().is_err() {
            continue;
        }
        let mut walk = WalkDir::new(start).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) if is_hidden(&entry) => {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Ok(entry) if leaves(root, entry.path(), entry.path_is_symlink()) => {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                    paths.push(entry.into_path());
                }
                Ok(entry) if entry.file_type().is_file() => paths.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => match error.path() {
                    // A link that leads nowhere, or round in a circle: reported when it is read.
                    Some(path) if path.is_symlink() => paths.push(path.to_owned()),
                    path => {
                        let path = path.unwrap_or(root).to_owned();
                        return Err(LoadError { path, error: error.into() });
                    }
                },
            }
        }
    }
    Ok(paths)
}

/// Files of editors and systems: `.DS_Store`, `.name.swp`, `name~`.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}

/// Whether a symbolic link points outside the root, or nowhere.
fn leaves(root: &Path, path: &Path, is_symlink: bool) -> bool {
    is_symlink && !fs::canonicalize(path).is_ok_and(|target| target.starts_with(root))
}

#[expect(clippy::disallowed_methods, reason = "this module reads the project")]
fn read(root: &Path, path: &Path) -> io::Result<File> {
    let name = relative(root, path);
    if leaves(root, path, path.is_symlink()) {
        let target = fs::read_link(path)?;
        let message = format!("the link `{name}` points outside the project");
        let fault = (Code::SymlinkEscape, format!("{message}, to `{}`", target.display()));
        return Ok(File::Text(SourceFile { path: name, ..SourceFile::default() }, Some(fault)));
    }
    let bytes = fs::read(path)?;
    if let Some(below) = name.strip_prefix("static/") {
        return Ok(asset(below, bytes));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
            File::Text(SourceFile { path: name, text, readable: true }, None)
        }
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(good).copied().unwrap_or_default();
            let message = format!("`{name}` is not UTF-8: byte 0x{byte:02X} cannot be read");
            if name.starts_with("content/") && !is_text(&name) {
                return Ok(File::Text(SourceFile::new(name, ""), None));
            }
            // The text up to the bad byte gives the diagnostic its line and column.
            let text = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            let file = SourceFile { path: name, text, readable: false };
            File::Text(file, Some((Code::NotUtf8, message)))
        }
    })
}

/// Whether files of this name hold text. Others in the content are reported as files that nothing reads.
fn is_text(name: &str) -> bool {
    [".yaml", ".yml", ".md", ".txt"].iter().any(|extension| name.ends_with(extension))
}

/// A file of `static/`, by its path below it.
fn asset(below: &str, bytes: Vec<u8>) -> File {
    if let Some(path) = OutPath::new(below) {
        return File::Asset(path, bytes);
    }
    let path = format!("static/{below}");
    let message = format!("`{path}` has a name that cannot be published");
    let file = SourceFile { path, ..SourceFile::default() };
    File::Text(file, Some((Code::UnexpectedFile, message)))
}

/// The path below the root, with `/`.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn assemble(files: Vec<File>, before: &Sources) -> (Project, Vec<Diagnostic>) {
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    let mut assets: BTreeMap<OutPath, Bytes> = BTreeMap::new();
    embedded(&STATIC, &mut |name, bytes| {
        assets.extend(OutPath::new(name).map(|path| (path, Cow::Borrowed(bytes))));
    });
    for file in files {
        match file {
            File::Asset(name, bytes) => drop(assets.insert(name, Cow::Owned(bytes))),
            File::Text(file, fault) => {
                faults.extend(fault.map(|(code, message)| (file.path.clone(), code, message)));
                texts.push(file);
            }
        }
    }
    embedded(&TEMPLATES, &mut |name, bytes| {
        let path = format!("templates/{name}");
        if !texts.iter().any(|file| file.path == path) {
            let text = String::from_utf8_lossy(bytes).into_owned();
            texts.push(SourceFile::new(path, text));
        }
    });
    let sources = before.updated(texts);
    let diagnostics = faults
        .into_iter()
        .filter_map(|(path, code, message)| fault(&sources, &path, code, message))
        .collect();
    (Project { sources, assets }, diagnostics)
}

fn fault(sources: &Sources, path: &str, code: Code, message: String) -> Option<Diagnostic> {
    let file = sources.find(path)?;
    let end = sources.file(file).text.len();
    let hint = match code {
        Code::NotUtf8 => "save the file as UTF-8",
        Code::UnexpectedFile => {
            "rename it: no part may end in a dot or a space, or have a colon or a backslash"
        }
        _ => "copy the file into the project",
    };
    let label = format!("`{path}`");
    Some(Diagnostic::new(code, Span::new(file, end..end), message).label(label).hint(hint))
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
