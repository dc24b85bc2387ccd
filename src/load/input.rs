//! Files that commands bring in from anywhere: whole, and no larger than a text with its pictures may be.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::output::reason;

/// The most bytes of a file that is brought in.
const LARGEST: u64 = 64 << 20;

/// Why a file cannot be brought in.
#[derive(Debug)]
pub enum InputError {
    /// It has more than 64 MiB.
    TooLarge,
    /// The system refuses.
    Refused(io::Error),
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "it is larger than {} MiB", LARGEST >> 20),
            Self::Refused(error) => write!(f, "it cannot be read: {}", reason(error)),
        }
    }
}

impl std::error::Error for InputError {}

/// The bytes of a file.
///
/// # Errors
/// If it is too large, no file, or the system refuses.
pub fn input(path: &Path) -> Result<Vec<u8>, InputError> {
    let file = File::open(path).map_err(InputError::Refused)?;
    let mut bytes = Vec::new();
    // Its length may grow, and a device has none.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(InputError::Refused)?;
    if bytes.len() as u64 > LARGEST { Err(InputError::TooLarge) } else { Ok(bytes) }
}
