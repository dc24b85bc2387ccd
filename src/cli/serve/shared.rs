//! What the server shows: the last good site, and what is wrong since. Pages of an edition with errors are not shown: like
//! the output of `hashiya build`, the site stays as it was.

use std::sync::Arc;

use tokio::sync::watch;

use crate::session::Edition;

/// What the server shows.
#[derive(Default)]
pub(super) struct Preview {
    /// Goes up with each change, so that an open page knows whether it is out of date.
    pub(super) version: u64,
    /// The last edition without errors, if there was one.
    pub(super) site: Option<Arc<Edition>>,
    /// What is wrong, as HTML to lay over each page; empty if nothing is.
    pub(super) overlay: String,
    /// The last edition, which says where things are written; `None` if the project could not be read.
    pub(super) newest: Option<Arc<Edition>>,
}

impl Preview {
    /// Nothing yet. Versions begin with the process, so that pages of an earlier one are out of date.
    pub(super) fn nothing() -> Self {
        Self { version: u64::from(std::process::id()) << 32, ..Self::default() }
    }

    /// What is shown after another preview: without a site of its own, that of the other.
    pub(super) fn after(self, earlier: &Self) -> Self {
        let site = self.site.or_else(|| earlier.site.clone());
        Self { version: earlier.version + 1, site, ..self }
    }
}

/// The end that shows.
pub(super) type Shower = watch::Sender<Arc<Preview>>;

/// The end that sees what is shown, and when that changes.
pub(super) type Shown = watch::Receiver<Arc<Preview>>;
