//! The archive that a document is: its parts as texts, none larger than a text may be, whatever the archive says of it.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes of a part, unpacked.
const LARGEST: u64 = 64 << 20;

/// The most files in an archive.
const FILES: usize = 20_000;

pub(super) struct Package<'b>(ZipArchive<Cursor<&'b [u8]>>);

impl<'b> Package<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// If the bytes are none.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            "it is no .docx file; an older `.doc` must be saved as .docx first".to_owned()
        })?;
        if archive.len() > FILES {
            return Err(format!("it holds more than {FILES} files"));
        }
        Ok(Self(archive))
    }

    /// A part as text; `None` if there is no such part.
    ///
    /// # Errors
    /// If it is too large, damaged, or no text.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, String> {
        let part = match self.0.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(format!("`{name}` inside of it cannot be read: {error}")),
        };
        let mut bytes = Vec::new();
        let read = part.take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|_| format!("`{name}` inside of it is damaged"))?;
        if bytes.len() as u64 > LARGEST {
            return Err(format!("`{name}` inside of it is larger than {} MiB", LARGEST >> 20));
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| format!("`{name}` inside of it is not in UTF-8"))?;
        Ok(Some(text))
    }
}
