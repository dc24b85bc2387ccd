//! Files outside of a project that a command names: read and written as a whole.

#![expect(clippy::disallowed_methods, reason = "a person has named these files")]

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::fault::LARGEST_TEXT;
use crate::output::reason;

/// A file that cannot be read or written.
#[derive(Debug)]
pub struct OutsideError {
    path: PathBuf,
    cause: io::Error,
}

impl fmt::Display for OutsideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.path.display(), reason(&self.cause))
    }
}

impl std::error::Error for OutsideError {}

/// The text of a file.
///
/// # Errors
/// If it cannot be read, is no UTF-8, or is larger than any text should be.
pub fn read_outside(path: &Path) -> Result<String, OutsideError> {
    let fail = |cause| OutsideError { path: path.to_owned(), cause };
    if fs::metadata(path).map_err(fail)?.len() > LARGEST_TEXT {
        return Err(fail(ErrorKind::FileTooLarge.into()));
    }
    fs::read_to_string(path).map_err(fail)
}

/// Writes a file, in place of one that is there.
///
/// # Errors
/// If it cannot be written.
pub fn write_outside(path: &Path, text: &str) -> Result<(), OutsideError> {
    fs::write(path, text).map_err(|cause| OutsideError { path: path.to_owned(), cause })
}
