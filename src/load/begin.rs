//! Where a project begins: its first files, in a folder that holds nothing yet.

#![expect(clippy::disallowed_methods, reason = "this module writes the first files of a project")]

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{beside, name};
use crate::output::reason;

/// What version control keeps in a folder may be there before the project is.
const OF_OTHERS: &str = ".git";

/// How many names of what is in the way are told.
const TOLD: usize = 5;

/// Why a project cannot begin.
#[derive(Debug)]
pub enum BeginError {
    /// The folder holds something: the first names of it, and how many there are.
    NotEmpty(Vec<String>, usize),
    /// Something that is no folder stands there.
    NoFolder,
    /// The system refuses.
    Refused(io::Error),
}

impl fmt::Display for BeginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEmpty(names, count) => {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                let more = if *count > names.len() { ", …" } else { "" };
                write!(f, "the folder is not empty: it holds {}{more}", names.join(", "))
            }
            Self::NoFolder => f.write_str("something stands there that is no folder"),
            Self::Refused(error) => write!(f, "cannot write here: {}", reason(error)),
        }
    }
}

impl std::error::Error for BeginError {}

/// Writes the first files of a project, whose paths have `/` between their parts, and makes the folder if it is not there.
/// Nothing that exists is written over.
///
/// # Errors
/// If the folder holds anything but what version control keeps, or the system refuses.
pub fn begin(root: &Path, files: &[(String, String)]) -> Result<(), BeginError> {
    if root.symlink_metadata().is_ok() && !root.is_dir() {
        return Err(BeginError::NoFolder);
    }
    let mut made = Vec::new();
    let begun = begin_in(root, files, &mut made);
    begun.inspect_err(|_| beside::remove_folders(&made))
}

/// Begins a project. Whatever comes of it, the folders that were missing are `made`.
fn begin_in(
    root: &Path,
    files: &[(String, String)],
    made: &mut Vec<PathBuf>,
) -> Result<(), BeginError> {
    beside::make_folders(root, made).map_err(BeginError::Refused)?;
    let mut names = Vec::new();
    for entry in fs::read_dir(root).map_err(BeginError::Refused)? {
        let name = name::shown(&entry.map_err(BeginError::Refused)?.file_name());
        names.extend((name != OF_OTHERS).then_some(name));
    }
    if !names.is_empty() {
        names.sort();
        let count = names.len();
        names.truncate(TOLD);
        return Err(BeginError::NotEmpty(names, count));
    }
    let written = files.iter().try_for_each(|(path, text)| write(&root.join(path), text, made));
    written.inspect_err(|_| clear(root, files)).map_err(BeginError::Refused)
}

/// Removes what was written before something failed: nothing else was there, and half a project is in the way of a whole one.
fn clear(root: &Path, files: &[(String, String)]) {
    files.iter().for_each(|(path, _)| drop(fs::remove_file(root.join(path))));
}

fn write(place: &Path, text: &str, made: &mut Vec<PathBuf>) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        beside::make_folders(folder, made)?;
    }
    OpenOptions::new().write(true).create_new(true).open(place)?.write_all(text.as_bytes())
}
