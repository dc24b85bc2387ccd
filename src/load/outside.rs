//! Files outside of a project that a command names: read and written as a whole.

#![expect(clippy::disallowed_methods, reason = "a person has named these files")]

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::fault::LARGEST_TEXT;
use crate::output::reason;

/// Why a file is not read or written. Its words are said of the file.
#[derive(Debug)]
pub enum OutsideError {
    /// It has more bytes than any text should.
    TooLarge,
    /// The system does not let it be read.
    Unreadable(io::Error),
    /// The system does not let it be written.
    Unwritable(io::Error),
}

impl fmt::Display for OutsideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "it is larger than {} MB", LARGEST_TEXT >> 20),
            Self::Unreadable(error) => write!(f, "it cannot be read: {}", reason(error)),
            Self::Unwritable(error) => write!(f, "it cannot be written: {}", reason(error)),
        }
    }
}

impl std::error::Error for OutsideError {}

/// The bytes of a file.
///
/// # Errors
/// If it is too large, no file, or the system refuses.
pub fn read_outside(path: &Path) -> Result<Vec<u8>, OutsideError> {
    let file = File::open(path).map_err(OutsideError::Unreadable)?;
    let mut bytes = Vec::new();
    // Its length may grow, and a device has none.
    file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(OutsideError::Unreadable)?;
    if bytes.len() as u64 > LARGEST_TEXT { Err(OutsideError::TooLarge) } else { Ok(bytes) }
}

/// Writes a file, in place of one that is there.
///
/// # Errors
/// If the system refuses.
pub fn write_outside(path: &Path, text: &str) -> Result<(), OutsideError> {
    fs::write(path, text).map_err(OutsideError::Unwritable)
}
