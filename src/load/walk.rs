//! The files of a project's folder. What cannot be listed is a fault of its own, and the walk goes on.
//!
//! Links are followed as long as they stay inside the root. A link to a folder around itself would be followed for
//! ever, and links to folders behind links to folders could be as many as their combinations; both are refused.

use std::ffi::OsStr;
use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::name;

/// The folders that are read, and the one file beside them.
const FOLDERS: [&str; 3] = ["content", "static", "templates"];
const SETTINGS: &str = "book.toml";

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

    fn folder(&mut self, folder: &Folder) {
        let entries = match fs::read_dir(&folder.path) {
            Ok(entries) => entries,
            Err(error) => return self.fault(folder.shown.clone(), Fault::Refused(error)),
        };
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(folder, &entry.file_name()),
                Err(error) => self.fault(folder.shown.clone(), Fault::Refused(error)),
            }
        }
    }

    fn entry(&mut self, folder: &Folder, name: &OsStr) {
        let is_static = folder.shown.split('/').next() == Some("static");
        if if is_static { name::is_dropping(name) } else { name::is_hidden(name) } {
            return;
        }
        let shown = format!("{}/{}", folder.shown, name::shown(name));
        if !name::is_legible(name) {
            return self.fault(shown, Fault::BadName);
        }
        let path = folder.path.join(name);
        let kind = self.kind(&path, folder.linked);
        self.take(path, shown, kind);
    }

    fn take(&mut self, path: PathBuf, shown: String, kind: Result<Kind, Fault>) {
        match kind {
            Ok(Kind::File) => self.found.push(Found { path: shown, file: Ok(path) }),
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
        }
        plain(kind, true)
    }
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
