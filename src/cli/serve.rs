//! `hashiya serve`: the site in memory, on the loopback address only.
//!
//! Every change of a file rebuilds everything: a build takes less time than a person notices. A build with errors is
//! shown all the same, with its diagnostics laid over each page.

mod overlay;
mod server;
mod shared;

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::broadcast;

use super::args::ServeArgs;
use super::{Outcome, report};
use crate::load::LoadError;
use crate::{Options, diag, load};
use shared::{Preview, Shared};

/// Editors save a file in several steps; a rebuild waits until they are done.
const SETTLE: Duration = Duration::from_millis(60);

pub(super) fn run(args: &ServeArgs) -> Outcome {
    // Watching begins before the first build, so that no change falls between the two.
    let (touched, receiver) = channel();
    let watching = match watch(&args.root, touched) {
        Ok(watching) => watching,
        Err(error) => return report::unusable(&error),
    };
    let preview: Shared = Arc::default();
    if let Err(error) = rebuild(&args.root, &preview) {
        return report::unusable(&error);
    }
    let (changes, _) = broadcast::channel(16);
    let served = server::start(args.port, Arc::clone(&preview), changes.clone());
    let address = match served {
        Ok(address) => address,
        Err(error) => {
            let message = format!("cannot serve on port {}: {error}", args.port);
            return report::unusable(&message);
        }
    };
    let url = format!("http://{address}/");
    report::eprint(&format!("serving {url} (stop with Ctrl-C)\n"));
    if args.open
        && let Err(error) = opener::open(&url)
    {
        report::eprint(&format!("cannot open a browser: {error}\n"));
    }
    follow(&args.root, &receiver, &preview, &changes);
    drop(watching);
    Outcome::Clean
}

/// Builds again, and prints what is wrong.
fn rebuild(root: &Path, preview: &Shared) -> Result<(), LoadError> {
    let (project, mut diagnostics) = load::project(root)?;
    let (files, found) = crate::build(&project, &Options::default(), &|_| {});
    diagnostics.extend(found);
    let diagnostics = diag::sorted(diagnostics, &project.sources);
    report::human(&diagnostics, &project.sources);
    let overlay = overlay::html(&diagnostics, &project.sources);
    *preview.write().unwrap_or_else(PoisonError::into_inner) = Preview { files, overlay };
    Ok(())
}

/// Reports changes of what a build reads, as long as the watcher lives.
fn watch(root: &Path, touched: Sender<()>) -> Result<RecommendedWatcher, notify::Error> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // The receiver lives as long as the program.
            let _gone = touched.send(());
        }
    })?;
    for part in ["content", "templates", "static"] {
        if root.join(part).is_dir() {
            watcher.watch(&root.join(part), RecursiveMode::Recursive)?;
        }
    }
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Rebuilds after each change, for ever.
fn follow(root: &Path, touched: &Receiver<()>, preview: &Shared, changes: &broadcast::Sender<()>) {
    while touched.recv().is_ok() {
        while touched.recv_timeout(SETTLE) != Err(RecvTimeoutError::Timeout) {}
        match rebuild(root, preview) {
            Ok(()) => report::eprint("rebuilt\n"),
            Err(error) => report::eprint(&format!("error: {error}\n")),
        }
        // Nobody may be looking.
        let _nobody = changes.send(());
    }
}
