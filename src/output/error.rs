//! Why a site could not be written, for people: what stands where, and what to do.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::reason;

/// Why a site could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// A file of somebody else stands where a page belongs.
    Foreign(PathBuf),
    /// Something that is no folder stands where a folder belongs.
    NoFolder(PathBuf),
    /// A folder stands where a file belongs.
    NoFile(PathBuf),
    /// The default output folder is a link.
    Link(PathBuf),
    /// The output folder is, holds or lies in what the site is made from.
    Endangers {
        /// The output folder, as it was given.
        out: PathBuf,
        /// The part of the project.
        part: PathBuf,
    },
    /// A file that is to be published can no longer be read.
    Source(PathBuf, io::Error),
    /// The system refused.
    Io(PathBuf, io::Error),
}

impl WriteError {
    /// The same error, at the file that it is about for people.
    pub(super) fn at(self, file: &Path) -> Self {
        match self {
            Self::Io(_, error) => Self::Io(file.to_owned(), error),
            other => other,
        }
    }

    fn help(&self) -> &'static str {
        match self {
            Self::Foreign(_) | Self::NoFolder(_) | Self::NoFile(_) => {
                "move it away, or choose another folder with `--out`"
            }
            Self::Link(_) => "give the folder that it leads to with `--out`",
            Self::Endangers { .. } => "choose a folder of its own with `--out`, such as `public`",
            Self::Source(..) => "run the build again once the file is there and can be read",
            Self::Io(_, error) if is_full(error) => "free some space and run the build again",
            Self::Io(..) => {
                "give yourself the right to write there, or choose another folder with `--out`"
            }
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => {
                write!(f, "`{}` was not written by hashiya, and is left alone", path.display())
            }
            Self::NoFolder(path) => {
                write!(f, "`{}` is no folder, and is left alone", path.display())
            }
            Self::NoFile(path) => {
                write!(f, "`{}` is a folder, where a file belongs", path.display())
            }
            Self::Link(path) => {
                write!(f, "`{}` is a link, and is not followed", path.display())
            }
            Self::Endangers { out, part } => write!(
                f,
                "the site cannot be written to `{}`: what it is made from is there, `{}`",
                out.display(),
                part.display()
            ),
            Self::Source(path, error) => {
                write!(f, "cannot read `{}`: {}", path.display(), reason(error))
            }
            Self::Io(path, error) => {
                write!(f, "cannot write `{}`: {}", path.display(), reason(error))
            }
        }?;
        write!(f, "\nhelp: {}", self.help())
    }
}

impl std::error::Error for WriteError {}
