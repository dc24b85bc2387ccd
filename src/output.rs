//! output: where the files of a site go. Rendering hands each over to a [`Sink`] as soon as it is made: to a
//! [`Folder`] on the disk, or to [`Memory`] for the preview and for tests.

mod disk;
pub mod folder;
pub mod path;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

pub use folder::Folder;
pub use path::OutPath;

/// What a file holds; embedded files are not copied.
pub type Bytes = Cow<'static, [u8]>;

/// The files of a site by their paths.
pub type Files = BTreeMap<OutPath, Bytes>;

/// Takes the files of a site.
pub trait Sink: Sync {
    /// Takes a file, in place of an earlier one of the same path. Is called from several threads, in any order.
    ///
    /// A sink that fails keeps its error until the end, because rendering goes on: it has diagnostics to find.
    fn put(&self, path: OutPath, bytes: Bytes);
}

/// Keeps all files as a value.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Files>);

impl Memory {
    /// The files.
    pub fn into_files(self) -> Files {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Memory {
    fn put(&self, path: OutPath, bytes: Bytes) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path, bytes);
    }
}
