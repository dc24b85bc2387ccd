//! One archive, and how files lie in it.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// An archive in the making. It is made in memory, where nothing fails but a name that is there twice, which is left out.
pub struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Archive {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Archive {
    /// An archive with one file.
    pub fn of(name: &str, bytes: &[u8], method: Method) -> Vec<u8> {
        let mut archive = Self::default();
        archive.put(name, bytes, method);
        archive.finish()
    }

    /// Puts in a file.
    pub fn put(&mut self, name: &str, bytes: &[u8], method: Method) {
        let method = match method {
            Method::Stored => CompressionMethod::Stored,
            Method::Deflated => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        if self.0.start_file(name, options).is_ok() {
            let _written = self.0.write_all(bytes);
        }
    }

    /// Puts in the files of another archive as they are.
    pub fn append(&mut self, archive: &[u8]) {
        if let Ok(archive) = ZipArchive::new(Cursor::new(archive)) {
            let _written = self.0.merge_archive(archive);
        }
    }

    /// The bytes.
    pub fn finish(self) -> Vec<u8> {
        self.0.finish().map(Cursor::into_inner).unwrap_or_default()
    }
}

/// How a file lies in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// As it is, because it is compressed already, or must be found by its place.
    Stored,
    /// Compressed.
    Deflated,
}
