//! `hashiya serve`: the site in memory, on the loopback address only.
//!
//! Every change of a file rebuilds everything: a build takes less time than a person notices. What is wrong is laid over
//! each page. Below it stays the last good site, whatever broke, until a build without errors takes its place.

mod answer;
mod desk;
mod overlay;
mod places;
mod server;
mod shared;
mod watch;

use std::path::Path;
use std::sync::Arc;

use self::desk::Desk;
use self::places::Places;
use self::shared::{Preview, Shower};
use self::watch::Watch;
use super::args::ServeArgs;
use super::{Outcome, report};
use crate::output::{Memory, reason};
use crate::{Options, diag, load};

pub(super) fn run(args: &ServeArgs) -> Outcome {
    let mut watch = Watch::new(&args.root);
    let desk = Desk::new(&args.root, args.editor.as_ref());
    let first = match rebuild(&mut watch, &args.root, &desk) {
        Ok(preview) => preview.after(&Preview::nothing()),
        Err(error) => return report::unusable(&error),
    };
    let (shower, shown) = tokio::sync::watch::channel(Arc::new(first));
    let address = match server::start(args.port, answer::router(shown)) {
        Ok(address) => address,
        Err(error) => {
            return report::unusable(&format!(
                "cannot serve on port {}: {}\n\
                 help: choose another one with `--port N`, or any that is free with `--port 0`",
                args.port,
                reason(&error)
            ));
        }
    };
    let url = format!("http://{address}/");
    report::eprint(&format!("serving {url} (stop with Ctrl-C)\n"));
    if args.open
        && let Err(error) = opener::open(&url)
    {
        report::eprint(&format!("cannot open a browser: {error}\n"));
    }
    follow(&mut watch, &args.root, &desk, &shower)
}

/// Rebuilds after each change, for ever.
fn follow(watch: &mut Watch, root: &Path, desk: &Desk, shower: &Shower) -> ! {
    let mut is_lost = false;
    loop {
        watch.wait(is_lost);
        let rebuilt = rebuild(watch, root, desk);
        is_lost = rebuilt.is_err();
        let (said, preview) = match rebuilt {
            Ok(preview) => ("rebuilt\n".to_owned(), preview),
            Err(error) => (
                format!("error: {error}\n"),
                Preview { overlay: overlay::failure(&error), ..Preview::default() },
            ),
        };
        if show(preview, shower) {
            report::eprint(&said);
        }
    }
}

/// Builds the project as it is, and prints what is wrong. Watching begins first, so that no change falls between.
///
/// # Errors
/// If the root is no project or cannot be read.
fn rebuild(watch: &mut Watch, root: &Path, desk: &Desk) -> Result<Preview, String> {
    watch.renew().map_err(|error| format!("cannot watch `{}`: {error}", root.display()))?;
    let options = Options { preview: true, ..Options::default() };
    let (project, mut diagnostics) = load::project(root).map_err(|error| error.to_string())?;
    let read = crate::read(&project);
    let places = Places::new(&read.0, &project.sources, desk);
    let memory = Memory::default();
    diagnostics.extend(crate::build_read(&project, read, &options, &memory, &|_| {}));
    let diagnostics = diag::sorted(diagnostics, &project.sources);
    report::human(&diagnostics, &project.sources);
    let is_good = report::outcome(&diagnostics, false) == Outcome::Clean;
    Ok(Preview {
        site: is_good.then(|| Arc::new(memory.into_files())),
        overlay: overlay::diagnostics(&diagnostics, &project.sources, desk),
        places,
        ..Preview::default()
    })
}

/// Shows a preview and lets open pages reload, unless it brings nothing new.
fn show(preview: Preview, shower: &Shower) -> bool {
    shower.send_if_modified(|shown| {
        let is_new = preview.site.is_some() || preview.overlay != shown.overlay;
        if is_new {
            *shown = Arc::new(preview.after(shown));
        }
        is_new
    })
}
