//! What can be wrong with a file before its text is looked at, as diagnostics.

use std::io::{self, ErrorKind};

use crate::diag::{Code, Diagnostic, token};
use crate::output::reason;
use crate::source::{FileId, Sources, Span};

/// The most bytes that a text of a project may have; far more than any has.
pub(super) const LARGEST_TEXT: u64 = 64 << 20;

/// Why a file is not read, or not to its end. Targets of links are as [`super::name::shown`] writes them.
#[derive(Debug)]
pub(super) enum Fault {
    /// A link that leads out of the root.
    Escape(String),
    /// A link to what does not exist, or to itself.
    Dangling(String),
    /// A link to a folder that the link lies in.
    Round(String),
    /// A link to a folder, in a folder that was reached by a link.
    Chained(String),
    /// A link to a folder that builds write to.
    Output(String),
    /// The system refuses.
    Refused(io::Error),
    /// A pipe, a socket or a device.
    Special,
    /// A file where a folder belongs.
    NoFolder,
    /// A folder where a file belongs.
    NoFile,
    /// A text of more than [`LARGEST_TEXT`] bytes.
    TooLarge,
    /// A name that cannot be shown or published.
    BadName,
    /// The first byte that is not UTF-8.
    NotUtf8(u8),
}

impl Fault {
    fn code(&self) -> Code {
        match self {
            Self::Escape(_) => Code::SymlinkEscape,
            Self::Dangling(_) | Self::Round(_) | Self::Chained(_) | Self::Output(_) => {
                Code::BrokenLink
            }
            Self::BadName => Code::BadFileName,
            Self::NotUtf8(_) => Code::NotUtf8,
            Self::Refused(_) | Self::Special | Self::NoFolder | Self::NoFile | Self::TooLarge => {
                Code::UnreadableFile
            }
        }
    }

    fn message(&self, path: &str) -> String {
        let path = token(path);
        match self {
            Self::Escape(to) => {
                format!("the link {path} points outside the project, to {}", token(to))
            }
            Self::Dangling(to) => format!("the link {path} leads nowhere; it names {}", token(to)),
            Self::Round(to) => {
                format!("the link {path} leads to a folder around it, {}", token(to))
            }
            Self::Chained(to) => {
                format!("the link {path} leads on to {} from a folder that is a link", token(to))
            }
            Self::Output(to) => {
                format!("the link {path} leads to {}, where the site is written", token(to))
            }
            Self::Refused(error) if error.kind() == ErrorKind::NotFound => {
                format!("{path} vanished while the project was read")
            }
            Self::Refused(error) => format!("{path} cannot be read: {}", reason(error)),
            Self::Special => format!("{path} is a pipe, a socket or a device, and is not read"),
            Self::NoFolder => format!("{path} is a file, where a folder belongs"),
            Self::NoFile => format!("{path} is a folder, where a file belongs"),
            Self::TooLarge => format!("{path} is larger than {} MB", LARGEST_TEXT >> 20),
            Self::BadName => format!("{path} has a name that cannot be used"),
            Self::NotUtf8(byte) => format!("{path} is not UTF-8: byte 0x{byte:02X} cannot be read"),
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::Escape(_) => "copy the file into the project",
            Self::Dangling(_) | Self::Round(_) | Self::Output(_) => "delete the link",
            Self::Chained(_) => "put the files themselves there",
            Self::Refused(error) if error.kind() == ErrorKind::NotFound => {
                "run the command again once the file is saved"
            }
            Self::Refused(error) if error.kind() == ErrorKind::PermissionDenied => {
                "give yourself the right to read it"
            }
            Self::Refused(_) => "save it anew, or move it away",
            Self::Special | Self::NoFolder | Self::NoFile => "move it away or delete it",
            Self::TooLarge => "split it into several files",
            Self::BadName => {
                "rename it: no part may have characters that cannot be seen, a colon or a backslash, end in a dot or a space, or begin with `.hashiya-`"
            }
            Self::NotUtf8(_) => "save the file as UTF-8",
        }
    }

    /// The diagnostic, behind what could be read of the file.
    pub(super) fn diagnostic(&self, sources: &Sources, file: FileId) -> Diagnostic {
        let source = sources.file(file);
        let end = source.text.len();
        let message = self.message(&source.path);
        Diagnostic::new(self.code(), Span::new(file, end..end), message)
            .label(token(&source.path))
            .hint(self.hint())
    }
}
