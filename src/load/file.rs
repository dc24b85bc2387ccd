//! What one file of the project is.

use std::sync::Arc;

use super::fault::Fault;
use crate::output::{Body, OutPath};
use crate::source::SourceFile;

/// How the names of texts in the content end; `yml` is one that is nearly right.
pub(super) const TEXTS: [&str; 4] = ["yaml", "yml", "md", "txt"];

/// What one file of the project is.
#[derive(Default)]
pub(super) struct File {
    pub(super) source: Arc<SourceFile>,
    pub(super) fault: Option<Fault>,
    pub(super) asset: Option<(OutPath, Body)>,
}

impl File {
    /// A file that was read.
    pub(super) fn new(source: SourceFile) -> Self {
        Self { source: Arc::new(source), ..Self::default() }
    }

    /// A file that could not be read as a whole.
    pub(super) fn faulty(source: SourceFile, fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::new(source) }
    }

    /// The same once more, if nothing is wrong with it.
    pub(super) fn sound(&self) -> Option<Self> {
        let Self { source, fault, asset } = self;
        let again = || Self { source: Arc::clone(source), fault: None, asset: asset.clone() };
        fault.is_none().then(again)
    }
}
