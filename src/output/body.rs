//! What a file of the site holds: bytes, or another file.

use std::borrow::Cow;
use std::path::PathBuf;
use std::{fs, io};

/// What a file of the site holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Bytes in memory; those that are embedded in the program are not copied.
    Bytes(Cow<'static, [u8]>),
    /// What a file on the disk holds when it is asked for. It may be larger than the memory.
    File(PathBuf),
}

impl Body {
    /// The bytes, if they are in memory.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::File(_) => None,
        }
    }

    /// The bytes. Those of a file are read now, all at once.
    ///
    /// # Errors
    /// If the file cannot be read.
    #[expect(
        clippy::disallowed_methods,
        reason = "a preview shows files as they are when asked for"
    )]
    pub fn read(&self) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Self::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Self::File(path) => fs::read(path).map(Cow::Owned),
        }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(Cow::Owned(bytes))
    }
}
