//! A progress bar where a person waits longer than a second.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::render::Progress;

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The pages of one build. Draws on standard error, if that is a terminal, and not before [`PATIENCE`] is over.
pub(super) struct PageBar {
    start: Instant,
    bar: ProgressBar,
    shown: OnceLock<()>,
}

impl PageBar {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} pages, {elapsed}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Self { start: Instant::now(), bar, shown: OnceLock::new() }
    }

    /// Takes note of what was done.
    pub(super) fn hear(&self, progress: Progress) {
        match progress {
            Progress::Begin(pages) => self.bar.set_length(pages as u64),
            Progress::PageDone => {
                if self.start.elapsed() > PATIENCE {
                    self.shown
                        .get_or_init(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
                }
                self.bar.inc(1);
            }
        }
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
