//! The files of a project's folder. What cannot be listed is a fault of its own, and the walk goes on.
//!
//! Links are followed as long as they stay inside the root. A link to a folder around itself would be followed for
//! ever, and links to folders behind links to folders could be as many as their combinations; both are refused.

use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::fault::Fault;
use super::file::TEXTS;
use super::name;
use crate::output::place;

/// The folders that a project is read from, and the one file beside them.
pub const FOLDERS: [&str; 3] = ["content", "static", "templates"];
/// The file of the settings.
pub const SETTINGS: &str = "book.toml";

/// Whether a folder is the root of a project.
pub(super) fn is_root(root: &Path) -> bool {
    ["content", SETTINGS].iter().any(|part| root.join(part).symlink_metadata().is_ok())
}

/// A file, or what is wrong with it or with a folder.
pub(super) struct Found {
    /// Relative to the root, with `/`, as [`name::shown`] writes names.
    pub(super) path: String,
    /// Where it lies on the disk.
    pub(super) file: Result<PathBuf, Fault>,
}

/// The files below a canonical root, in order of path.
pub(super) fn walk(root: &Path) -> Vec<Found> {
    let mut walk = Walk { root, found: Vec::new(), pending: Vec::new() };
    walk.part(SETTINGS, false);
    FOLDERS.into_iter().for_each(|folder| walk.part(folder, true));
    while let Some(folder) = walk.pending.pop() {
        walk.folder(&folder);
    }
    walk.found.sort_by(|a, b| a.path.cmp(&b.path));
    walk.found
}

enum Kind {
    File,
    /// Whether a link was followed on the way to it.
    Folder {
        linked: bool,
    },
}

struct Folder {
    path: PathBuf,
    shown: String,
    linked: bool,
}

impl Folder {
    /// A path below the folder, relative to the root of the project.
    fn shown(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.path).unwrap_or(path);
        let parts = below.iter().map(|part| format!("/{}", name::shown(part)));
        parts.fold(self.shown.clone(), |shown, part| shown + &part)
    }
}

struct Walk<'r> {
    root: &'r Path,
    found: Vec<Found>,
    pending: Vec<Folder>,
}

impl Walk<'_> {
    /// A part of the project, which may be missing.
    fn part(&mut self, name: &str, is_folder: bool) {
        let path = self.root.join(name);
        if path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return;
        }
        match (self.kind(&path, false), is_folder) {
            (Ok(Kind::File), true) => self.fault(name.to_owned(), Fault::NoFolder),
            (Ok(Kind::Folder { .. }), false) => self.fault(name.to_owned(), Fault::NoFile),
            (kind, _) => self.take(path, name.to_owned(), kind),
        }
    }

    /// Walks through a folder. Links are no folders here: those that lead to one wait to be walked through themselves.
    fn folder(&mut self, folder: &Folder) {
        let mut entries = WalkDir::new(&folder.path).min_depth(1).into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) => {
                    if !self.entry(folder, &entry) && entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Err(error) => {
                    let shown = folder.shown(error.path().unwrap_or(&folder.path));
                    self.fault(shown, Fault::Refused(error.into()));
                }
            }
        }
    }

    /// Takes what stands in a folder; a folder in it only if this says so.
    fn entry(&mut self, folder: &Folder, entry: &DirEntry) -> bool {
        let name = entry.file_name();
        let is_static = folder.shown.split('/').next() == Some("static");
        if if is_static { name::is_dropping(name) } else { name::is_hidden(name) } {
            return false;
        }
        let shown = folder.shown(entry.path());
        if !name::is_legible(name) {
            self.fault(shown, Fault::BadName);
            return false;
        }
        if entry.file_type().is_dir() && is_text(&shown) {
            self.fault(shown, Fault::NoFile);
            return false;
        }
        if !entry.file_type().is_dir() {
            let kind = self.kind(entry.path(), folder.linked);
            self.take(entry.path().to_owned(), shown, kind);
        }
        true
    }

    fn take(&mut self, path: PathBuf, shown: String, kind: Result<Kind, Fault>) {
        match kind {
            Ok(Kind::File) => self.found.push(Found { path: shown, file: Ok(path) }),
            Ok(Kind::Folder { .. }) if is_text(&shown) => self.fault(shown, Fault::NoFile),
            Ok(Kind::Folder { linked }) => self.pending.push(Folder { path, shown, linked }),
            Err(fault) => self.fault(shown, fault),
        }
    }

    fn fault(&mut self, path: String, fault: Fault) {
        self.found.push(Found { path, file: Err(fault) });
    }

    fn kind(&self, path: &Path, linked: bool) -> Result<Kind, Fault> {
        let kind = path.symlink_metadata().map_err(Fault::Refused)?.file_type();
        if kind.is_symlink() { self.target(path, linked) } else { plain(kind, linked) }
    }

    /// What a link leads to.
    fn target(&self, link: &Path, linked: bool) -> Result<Kind, Fault> {
        let to = || {
            let to = fs::read_link(link).unwrap_or_default();
            name::shown(to.as_os_str())
        };
        let target = fs::canonicalize(link).map_err(|error| match error.kind() {
            ErrorKind::PermissionDenied => Fault::Refused(error),
            _ => Fault::Dangling(to()),
        })?;
        if !target.starts_with(self.root) {
            return Err(Fault::Escape(to()));
        }
        let kind = fs::metadata(&target).map_err(Fault::Refused)?.file_type();
        if kind.is_dir() {
            let around = link.parent().map(fs::canonicalize);
            if around.and_then(Result::ok).is_none_or(|around| around.starts_with(&target)) {
                return Err(Fault::Round(to()));
            }
            if linked {
                return Err(Fault::Chained(to()));
            }
            if place::is_output(self.root, &target) {
                return Err(Fault::Output(to()));
            }
        }
        plain(kind, true)
    }
}

/// Whether a path of the content ends as those of texts do: a folder of that name stands where a text belongs.
fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    path.starts_with("content/") && extension.is_some_and(|it| TEXTS.contains(&it))
}

/// The kind of what is no link.
fn plain(kind: FileType, linked: bool) -> Result<Kind, Fault> {
    if kind.is_dir() {
        Ok(Kind::Folder { linked })
    } else if kind.is_file() {
        Ok(Kind::File)
    } else {
        Err(Fault::Special)
    }
}
