//! Where the output folder lies, and that nothing a site is made from is in danger there.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::WriteError;
use super::folder::MANIFEST;

/// Where the site is written unless another place is named, in the project's folder.
const DEFAULT: &str = "public";

/// The output folder of a project if none is given.
///
/// # Errors
/// [`WriteError::Link`] if it is a link: it comes with the project and may lead anywhere, and nobody has asked for that.
pub fn default(root: &Path) -> Result<PathBuf, WriteError> {
    let out = root.join(DEFAULT);
    if out.is_symlink() { Err(WriteError::Link(out)) } else { Ok(out) }
}

/// Whether a canonical folder is one that builds write to, or lies in one: the place of the default, or where a manifest is.
pub fn is_output(root: &Path, folder: &Path) -> bool {
    let mut around = folder.ancestors().take_while(|around| around.starts_with(root));
    folder.starts_with(root.join(DEFAULT)) || around.any(|at| at.join(MANIFEST).exists())
}

/// Refuses an output folder that is, holds or lies in one of the parts that a project has below its root, or holds the
/// root: through links and `..`, and whether it exists or not.
///
/// # Errors
/// [`WriteError::Endangers`]; [`WriteError::Io`] if it cannot be known where the folder lies.
pub fn check<'p>(
    root: &Path,
    parts: impl IntoIterator<Item = &'p str>,
    out: &Path,
) -> Result<(), WriteError> {
    let refuse = |part: PathBuf| WriteError::Endangers { out: out.to_owned(), part };
    let place = real(out).map_err(|error| WriteError::Io(out.to_owned(), error))?;
    // A root that leads nowhere has been reported by now.
    if real(root).is_ok_and(|root| root.starts_with(&place)) {
        return Err(refuse(root.to_owned()));
    }
    for part in parts.into_iter().map(|part| root.join(part)) {
        if real(&part).is_ok_and(|real| place.starts_with(&real) || real.starts_with(&place)) {
            return Err(refuse(part));
        }
    }
    Ok(())
}

/// The part of a project that a path is or lies in: through links and `..`, and whether it exists or not.
///
/// # Errors
/// If it cannot be known where the path lies.
pub fn part_around<'p>(
    root: &Path,
    parts: impl IntoIterator<Item = &'p str>,
    path: &Path,
) -> io::Result<Option<&'p str>> {
    let place = real(path)?;
    let is_around = |part: &&str| real(&root.join(part)).is_ok_and(|it| place.starts_with(it));
    Ok(parts.into_iter().find(is_around))
}

/// A path without links and `..`, as far as there is anything; what is missing is taken by its words.
fn real(path: &Path) -> io::Result<PathBuf> {
    let mut there = path.to_owned();
    let mut missing: Vec<OsString> = Vec::new();
    loop {
        let known = if there.as_os_str().is_empty() { Path::new(".") } else { &there };
        match fs::canonicalize(known) {
            Ok(real) => return Ok(missing.into_iter().rev().fold(real, joined)),
            // A link that leads nowhere is there all the same.
            Err(error) if error.kind() != ErrorKind::NotFound || known.is_symlink() => {
                return Err(error);
            }
            Err(error) => match there.components().next_back() {
                Some(last) => missing.push(last.as_os_str().to_owned()),
                None => return Err(error),
            },
        }
        there.pop();
    }
}

fn joined(mut path: PathBuf, part: OsString) -> PathBuf {
    if part == ".." {
        path.pop();
    } else {
        path.push(part);
    }
    path
}
