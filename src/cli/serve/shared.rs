//! What the preview's builds hand to its server.

use std::sync::{Arc, RwLock};

use crate::output::Files;

/// What the server shows.
#[derive(Default)]
pub(super) struct Preview {
    pub(super) files: Files,
    /// The diagnostics as HTML to lay over each page; empty if there are none.
    pub(super) overlay: String,
}

/// Read by every request, replaced by every build.
pub(super) type Shared = Arc<RwLock<Preview>>;
