//! output: where the files of a site go. Rendering hands each over to a [`Sink`] as soon as it is made: to a
//! [`Folder`] on the disk, or to [`Memory`] for the preview and for tests.

mod body;
mod disk;
mod error;
pub mod folder;
mod made;
mod manifest;
mod mark;
pub mod path;
pub mod place;
mod reason;
mod stamp;
mod way;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

pub use body::Body;
pub use error::WriteError;
pub use folder::Folder;
pub use path::OutPath;
pub use reason::reason;
pub use stamp::{Stamp, Stamper};

/// The files of a site by their paths.
pub type Files = BTreeMap<OutPath, Body>;

/// Takes the files of a site.
pub trait Sink: Sync {
    /// Takes a file, in place of an earlier one of the same path. Is called from several threads, in any order.
    ///
    /// A sink that fails keeps its error until the end, because rendering goes on: it has diagnostics to find.
    fn put(&self, path: OutPath, body: Body);
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
    fn put(&self, path: OutPath, body: Body) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path, body);
    }
}
