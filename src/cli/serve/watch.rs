//! Changes of what a build reads. The output folder and other neighbours in the root are not followed into.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::load::FOLDERS;

/// Editors save a file in several steps, which follow each other at once; a reading waits until they are done,
const SETTLE: Duration = Duration::from_millis(8);
/// and before it complains it waits longer, because a half file looks like a broken one,
const DOUBT: Duration = Duration::from_millis(60);
/// but not for ever, because a program may write without a pause.
const LONGEST: Duration = Duration::from_secs(1);
/// A root that cannot be read is looked at again after this time: nothing tells when it comes back.
const RETRY: Duration = Duration::from_secs(1);

/// The folders of a project, watched.
pub(super) struct Watch {
    root: PathBuf,
    touch: Sender<()>,
    touched: Receiver<()>,
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Watches nothing before it is renewed.
    pub(super) fn new(root: &Path) -> Self {
        let (touch, touched) = channel();
        Self { root: root.to_owned(), touch, touched, watcher: None }
    }

    /// Watches the folders that now exist.
    ///
    /// The system watches folders, not their names: one that is made anew or put in the place of another is not
    /// watched. A renewal before each build leaves no gap, because what changes later is noticed.
    ///
    /// # Errors
    /// If the system refuses to watch a folder that exists.
    pub(super) fn renew(&mut self) -> notify::Result<()> {
        let touch = self.touch.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // An error may hide a change.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // The receiver may go first when the program ends.
                let _gone = touch.send(());
            }
        })?;
        let parts = FOLDERS.map(|part| self.root.join(part));
        let parts = parts.iter().map(|part| (part.as_path(), RecursiveMode::Recursive));
        let all = [(self.root.as_path(), RecursiveMode::NonRecursive)].into_iter().chain(parts);
        for (folder, mode) in all.filter(|(folder, _)| folder.is_dir()) {
            watcher.watch(folder, mode)?;
        }
        self.watcher = Some(watcher);
        Ok(())
    }

    /// Waits until something has changed, or for a while if the root is lost.
    pub(super) fn wait(&self, is_lost: bool) {
        let touched = if is_lost {
            self.touched.recv_timeout(RETRY).is_ok()
        } else {
            self.touched.recv().is_ok()
        };
        if touched {
            self.settle(Self::latest());
        }
    }

    /// Whether anything changes in the next moment, up to a time: then what was read was not all.
    pub(super) fn goes_on(&self, latest: Instant) -> bool {
        let goes_on = Instant::now() < latest && self.touched.recv_timeout(DOUBT).is_ok();
        if goes_on {
            self.settle(latest);
        }
        goes_on
    }

    /// A time after which nobody waits for other changes any longer.
    pub(super) fn latest() -> Instant {
        Instant::now() + LONGEST
    }

    fn settle(&self, latest: Instant) {
        while Instant::now() < latest && self.touched.recv_timeout(SETTLE).is_ok() {}
    }
}
