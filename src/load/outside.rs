//! Files outside of a project that a command names: read and written as a whole.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, absolute};

use super::fault::LARGEST_TEXT;
use super::{FOLDERS, SETTINGS, beside};
use crate::output::place::part_around;
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
    /// It is this part of the project, or lies there.
    Endangers(String),
    /// It is a link, or a folder of the project on the way to it is one.
    Link,
    /// What stands there is no file of the sort that is written.
    Foreign,
}

impl fmt::Display for OutsideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "it is larger than {} MB", LARGEST_TEXT >> 20),
            Self::Unreadable(error) => write!(f, "it cannot be read: {}", reason(error)),
            Self::Unwritable(error) => write!(f, "it cannot be written: {}", reason(error)),
            Self::Endangers(part) => {
                write!(f, "a site is made from `{part}`, and nothing else is written there")
            }
            Self::Link => f.write_str("it is reached by a link, and links are not written through"),
            Self::Foreign => f.write_str("something else stands there, and is not written over"),
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

/// Writes a file, all of it or nothing: never where a part of the project lies, never through a link, and in place of one that is
/// there only if that is of the same sort, which `is_own` knows by its bytes. An empty file is in nobody's way.
///
/// # Errors
/// If it must not stand there, or the system refuses.
pub fn write_outside(
    root: &Path,
    path: &Path,
    text: &str,
    is_own: impl Fn(&[u8]) -> bool,
) -> Result<(), OutsideError> {
    if is_linked(root, path) {
        return Err(OutsideError::Link);
    }
    let parts = FOLDERS.into_iter().chain([SETTINGS]);
    let part = part_around(root, parts, path).map_err(OutsideError::Unwritable)?;
    if let Some(part) = part {
        return Err(OutsideError::Endangers(part.to_owned()));
    }
    match fs::symlink_metadata(path) {
        // A device or pipe has no bytes to look at, and reading it may not end.
        Ok(meta) if !meta.is_file() => return Err(OutsideError::Foreign),
        Ok(meta) if meta.len() > 0 && !is_own(&read_outside(path)?) => {
            return Err(OutsideError::Foreign);
        }
        _ => {}
    }
    let written = beside::prepare(path, &[text.as_bytes()]);
    let written = written.and_then(|()| beside::take_place(path));
    written.inspect_err(|_| beside::clear(path)).map_err(OutsideError::Unwritable)
}

/// Whether a file is a link, or a folder below the root on the way to it is one. Links above the root are the machine's.
fn is_linked(root: &Path, path: &Path) -> bool {
    let [Ok(root), Ok(whole)] = [root, path].map(absolute) else { return path.is_symlink() };
    let mut below =
        whole.ancestors().skip(1).take_while(|it| it.starts_with(&root) && **it != *root);
    path.is_symlink() || below.any(Path::is_symlink)
}
