//! Writing of content files: what [`crate::edit`] has made of them, all or nothing as far as the disk allows.
//!
//! Only `book.toml` and what lies in `content/` is written, never through a link, and only where the disk still holds what
//! was read. Every file is written beside its place first; then all are moved there, and if that fails, what was moved
//! is put back.

#![expect(clippy::disallowed_methods, reason = "this module writes the content")]

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{SETTINGS, beside};
use crate::output::reason;

/// The mark at the start of a text that says its encoding. A file that has it keeps it.
const BOM: &str = "\u{FEFF}";

/// What becomes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The path relative to the project's root, with `/` between its parts.
    pub path: String,
    /// The text that was read, without a byte order mark; `None` if there is no file.
    pub before: Option<String>,
    /// The text that is written; `None` if the file is removed.
    pub after: Option<String>,
    /// Where a new file was before, if it is none but by its path; that one is removed by another revision.
    pub origin: Option<String>,
}

impl Revision {
    /// A file with another text.
    pub fn changed(path: &str, before: &str, after: String) -> Self {
        Self { after: Some(after), ..Self::removed(path, before) }
    }

    /// A new file.
    pub fn created(path: &str, after: String) -> Self {
        Self { path: path.to_owned(), before: None, after: Some(after), origin: None }
    }

    /// A file with another path, and perhaps another text. A byte order mark goes with it.
    pub fn moved(from: &str, path: &str, after: String) -> Self {
        Self { origin: Some(from.to_owned()), ..Self::created(path, after) }
    }

    /// A file that goes.
    pub fn removed(path: &str, before: &str) -> Self {
        let (path, before) = (path.to_owned(), Some(before.to_owned()));
        Self { path, before, after: None, origin: None }
    }
}

/// Why nothing was written.
#[derive(Debug)]
pub struct SaveError {
    /// The path relative to the root.
    pub path: String,
    /// What is wrong with it.
    pub cause: SaveCause,
}

/// What keeps a file from being written.
#[derive(Debug)]
pub enum SaveCause {
    /// It lies neither in `content/` nor is it `book.toml`.
    Outside,
    /// It is a link, or a folder on the way to it is one.
    Link,
    /// It is no longer what was read.
    Changed,
    /// A new file would take its place.
    Exists,
    /// The system refuses.
    Refused(io::Error),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.cause {
            SaveCause::Outside => write!(f, "`{path}` is no place for content"),
            SaveCause::Link => {
                write!(f, "`{path}` is reached by a link, and links are not written through")
            }
            SaveCause::Changed => {
                write!(f, "`{path}` has changed since it was read; run the command again")
            }
            SaveCause::Exists => write!(f, "there is a file `{path}` already"),
            SaveCause::Refused(error) => write!(f, "cannot write `{path}`: {}", reason(error)),
        }?;
        f.write_str("\nnothing was changed")
    }
}

impl std::error::Error for SaveError {}

/// A file about to be written: its revision, its place, and the bytes that it holds.
struct Job<'r> {
    revision: &'r Revision,
    place: PathBuf,
    old: Option<Vec<u8>>,
}

/// Writes all revisions, or nothing. The root and missing folders are made, and go again if it fails.
///
/// # Errors
/// If a file must not be written, is no longer what was read, or cannot be written.
pub fn save(root: &Path, revisions: &[Revision]) -> Result<(), SaveError> {
    let mut jobs = Vec::new();
    for revision in revisions.iter().filter(|it| it.before != it.after) {
        let fail = |cause| SaveError { path: revision.path.clone(), cause };
        jobs.push(job(root, revision).map_err(fail)?);
    }
    let (mut written, mut made) = (0, Vec::new());
    let result = jobs.iter().try_for_each(|job| {
        written += 1;
        let mark = mark(&jobs, job.revision);
        job.prepare(mark, &mut made).map_err(|error| job.fail(error))
    });
    let result = result.and_then(|()| place_all(&jobs));
    jobs.iter().take(written).for_each(Job::clear);
    result.inspect_err(|_| beside::remove_folders(&made))
}

/// The byte order mark that a file has, or had at its earlier place.
fn mark(jobs: &[Job<'_>], revision: &Revision) -> &'static str {
    let path = revision.origin.as_ref().unwrap_or(&revision.path);
    let old = jobs.iter().find(|it| it.revision.path == *path).and_then(|it| it.old.as_deref());
    if old.is_some_and(|old| old.starts_with(BOM.as_bytes())) { BOM } else { "" }
}

/// Moves prepared files to their places; what was moved before one that fails is put back.
fn place_all(jobs: &[Job<'_>]) -> Result<(), SaveError> {
    for (index, job) in jobs.iter().enumerate() {
        if let Err(error) = job.place() {
            // What cannot be put back cannot be helped: the first error is the one to tell.
            jobs.iter().take(index).for_each(|job| drop(job.restore()));
            return Err(job.fail(error));
        }
    }
    Ok(())
}

/// Whether a path relative to the root is a place of content or of the settings, which commands may write.
pub fn is_content(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_plain =
        |part: &&str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0']);
    let is_inside = matches!(parts.as_slice(), ["content", _, ..] | [SETTINGS]);
    is_inside && parts.iter().all(is_plain)
}

/// Looks at the place of a file.
fn job<'r>(root: &Path, revision: &'r Revision) -> Result<Job<'r>, SaveCause> {
    if !is_content(&revision.path) {
        return Err(SaveCause::Outside);
    }
    let mut place = root.to_owned();
    for part in revision.path.split('/') {
        place.push(part);
        if place.is_symlink() {
            return Err(SaveCause::Link);
        }
    }
    let old = match fs::read(&place) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(SaveCause::Refused(error)),
    };
    let text = old.as_deref().map(|old| old.strip_prefix(BOM.as_bytes()).unwrap_or(old));
    match (text, &revision.before) {
        (None, None) => {}
        (Some(text), Some(before)) if text == before.as_bytes() => {}
        (Some(_), None) => return Err(SaveCause::Exists),
        _ => return Err(SaveCause::Changed),
    }
    Ok(Job { revision, place, old })
}

impl Job<'_> {
    fn fail(&self, error: io::Error) -> SaveError {
        SaveError { path: self.revision.path.clone(), cause: SaveCause::Refused(error) }
    }

    /// Writes the new text beside the place, behind a byte order mark if it has one. Folders that were missing are `made`.
    fn prepare(&self, mark: &str, made: &mut Vec<PathBuf>) -> io::Result<()> {
        let Some(after) = &self.revision.after else { return Ok(()) };
        if let Some(folder) = self.place.parent() {
            beside::make_folders(folder, made)?;
        }
        beside::prepare(&self.place, &[mark.as_bytes(), after.as_bytes()])
    }

    fn place(&self) -> io::Result<()> {
        match self.revision.after {
            Some(_) => beside::take_place(&self.place),
            None => fs::remove_file(&self.place),
        }
    }

    /// Puts back what stood at the place.
    fn restore(&self) -> io::Result<()> {
        match &self.old {
            Some(old) => {
                beside::prepare(&self.place, &[old])?;
                beside::take_place(&self.place)
            }
            None => fs::remove_file(&self.place),
        }
    }

    /// Removes what was written beside the place and did not take it.
    fn clear(&self) {
        beside::clear(&self.place);
    }
}
