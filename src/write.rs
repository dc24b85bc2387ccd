//! write: [`Output`] → disk. Writes what differs, removes what it wrote before and no longer makes, and leaves
//! everything else alone.
//!
//! A manifest in the output folder lists what Hashiya wrote. It is written before the first file changes, so that
//! even a build that is cut off knows what is its own. A file that is not in the manifest belongs to somebody else:
//! it is never removed, and never overwritten unless it is the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use rayon::prelude::*;

use crate::render::Output;

/// The list of files that a build wrote, one path a line, in the output folder.
pub const MANIFEST: &str = ".hashiya-manifest";

/// What a write did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were new or differed.
    pub written: usize,
    /// Files that were the same already.
    pub unchanged: usize,
    /// Files of an earlier build that were removed.
    pub removed: usize,
}

/// Why an output could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// A file of somebody else stands where a page belongs.
    Foreign(PathBuf),
    /// The system refused.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                f,
                "`{}` was not written by hashiya, and is left alone; move it away or choose another `--out`",
                path.display()
            ),
            Self::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

/// What has to happen to a file.
enum Change<'o> {
    Write(PathBuf, &'o [u8]),
    Keep,
}

/// Writes a site into a folder.
///
/// # Errors
/// Before anything is changed, if a file of somebody else is in the way; later only if the system fails.
pub fn output(output: &Output, dir: &Path) -> Result<Written, WriteError> {
    let before = manifest(dir)?;
    let changes = plan(output, dir, &before)?;
    let stale: Vec<&String> = before.iter().filter(|path| !output.contains_key(*path)).collect();
    let now: BTreeSet<&String> = output.keys().collect();
    if changes.is_empty()
        || before.iter().any(|path| !now.contains(path))
        || before.len() != now.len()
    {
        make_dir(dir)?;
        let both: BTreeSet<&String> = before.iter().chain(now.iter().copied()).collect();
        write_manifest(dir, both.iter().map(|path| path.as_str()))?;
    }
    let written = apply(&changes)?;
    let removed = remove(dir, &stale)?;
    write_manifest(dir, now.iter().map(|path| path.as_str()))?;
    Ok(Written { written, unchanged: changes.len() - written, removed })
}

/// What an earlier build wrote. Lines that lead out of the folder are not ours.
#[expect(clippy::disallowed_methods, reason = "this module writes the output")]
fn manifest(dir: &Path) -> Result<BTreeSet<String>, WriteError> {
    let path = dir.join(MANIFEST);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text.lines().filter(|line| is_below(line)).map(str::to_owned).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(WriteError::Io(path, error)),
    }
}

fn is_below(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Compares the output with the folder, file by file.
fn plan<'o>(
    output: &'o Output,
    dir: &Path,
    before: &BTreeSet<String>,
) -> Result<Vec<Change<'o>>, WriteError> {
    output
        .par_iter()
        .map(|(path, bytes)| {
            let file = dir.join(path);
            match same(&file, bytes) {
                Ok(Some(true)) => Ok(Change::Keep),
                Ok(Some(false)) if !before.contains(path) => Err(WriteError::Foreign(file)),
                Ok(_) => Ok(Change::Write(file, bytes)),
                Err(error) => Err(WriteError::Io(file, error)),
            }
        })
        .collect()
}

/// Whether a file holds these bytes; `None` if there is no file.
#[expect(clippy::disallowed_methods, reason = "this module writes the output")]
fn same(file: &Path, bytes: &[u8]) -> io::Result<Option<bool>> {
    match fs::symlink_metadata(file) {
        Ok(meta) if !meta.is_file() => Ok(Some(false)),
        Ok(meta) if meta.len() != bytes.len() as u64 => Ok(Some(false)),
        Ok(_) => Ok(Some(fs::read(file)? == bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes what differs. Folders are made first, each once.
#[expect(clippy::disallowed_methods, reason = "this module writes the output")]
fn apply(changes: &[Change<'_>]) -> Result<usize, WriteError> {
    let files: Vec<(&PathBuf, &[u8])> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Write(file, bytes) => Some((file, *bytes)),
            Change::Keep => None,
        })
        .collect();
    let dirs: BTreeSet<&Path> = files.iter().filter_map(|(file, _)| file.parent()).collect();
    dirs.into_iter().try_for_each(make_dir)?;
    files.par_iter().try_for_each(|(file, bytes)| {
        fs::write(file, bytes).map_err(|error| WriteError::Io((*file).clone(), error))
    })?;
    Ok(files.len())
}

#[expect(clippy::disallowed_methods, reason = "this module writes the output")]
fn make_dir(dir: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(dir).map_err(|error| WriteError::Io(dir.to_owned(), error))
}

/// Removes stale files, and the folders that they leave empty.
#[expect(clippy::disallowed_methods, reason = "this module writes the output")]
fn remove(dir: &Path, stale: &[&String]) -> Result<usize, WriteError> {
    let mut removed = 0;
    let mut folders: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for path in stale {
        let file = dir.join(path);
        match fs::remove_file(&file) {
            Ok(()) => removed += 1,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(WriteError::Io(file, error)),
        }
        for (at, _) in path.match_indices('/') {
            folders.entry(path[..at].matches('/').count()).or_default().insert(&path[..at]);
        }
    }
    for folder in folders.values().rev().flatten() {
        // A folder that still holds something stays: the error says no more than that.
        let _still_in_use = fs::remove_dir(dir.join(folder));
    }
    Ok(removed)
}

#[expect(clippy::disallowed_methods, reason = "this module writes the output")]
fn write_manifest<'p>(dir: &Path, paths: impl Iterator<Item = &'p str>) -> Result<(), WriteError> {
    let text: String = paths.map(|path| format!("{path}\n")).collect();
    let file = dir.join(MANIFEST);
    if same(&file, text.as_bytes()).is_ok_and(|same| same == Some(true)) {
        return Ok(());
    }
    fs::write(&file, text).map_err(|error| WriteError::Io(file, error))
}
