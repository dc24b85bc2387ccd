//! The calls to the system that writing a site needs, with the path in each error. Nothing is decided here.

#![expect(clippy::disallowed_methods, reason = "this module writes the output")]

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::folder::WriteError;

/// What stands at a path, which is not followed if it is a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Nothing,
    Folder,
    File(u64),
    Other,
}

fn fail(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    |error| WriteError::Io(path, error)
}

/// Turns the error of a missing file into `None`.
fn found<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn kind(path: &Path) -> Result<Kind, WriteError> {
    let meta = found(fs::symlink_metadata(path)).map_err(fail(path))?;
    Ok(match meta {
        None => Kind::Nothing,
        Some(meta) if meta.is_dir() => Kind::Folder,
        Some(meta) if meta.is_file() => Kind::File(meta.len()),
        Some(_) => Kind::Other,
    })
}

/// The text of a file; `None` if there is no file.
pub(super) fn text(path: &Path) -> Result<Option<String>, WriteError> {
    found(fs::read_to_string(path)).map_err(fail(path))
}

pub(super) fn holds(path: &Path, bytes: &[u8]) -> Result<bool, WriteError> {
    fs::read(path).map(|found| found == bytes).map_err(fail(path))
}

/// Writes a file that must not exist: nothing is written through a link.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut options = OpenOptions::new();
    let file = options.write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(bytes)).map_err(fail(path))
}

/// Moves a file into its place. Whatever file or link stands there gives way in one step.
pub(super) fn replace(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(fail(to))
}

pub(super) fn make_folders(path: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(path).map_err(fail(path))
}

/// Whether there was a file to remove.
pub(super) fn remove(path: &Path) -> Result<bool, WriteError> {
    found(fs::remove_file(path)).map(|removed| removed.is_some()).map_err(fail(path))
}

/// Removes a folder that is empty; any other stays.
pub(super) fn remove_empty(path: &Path) {
    let _still_in_use = fs::remove_dir(path);
}

/// The names of the files in a folder; none if there is no folder.
pub(super) fn names(path: &Path) -> Result<Vec<String>, WriteError> {
    let Some(entries) = found(fs::read_dir(path)).map_err(fail(path))? else {
        return Ok(Vec::new());
    };
    let name = |entry: io::Result<fs::DirEntry>| {
        entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
    };
    entries.map(name).collect::<io::Result<_>>().map_err(fail(path))
}
