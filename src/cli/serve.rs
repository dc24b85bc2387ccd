//! `hashiya serve`: the site in memory, on the loopback address only.
//!
//! After every change of a file the project is read again, as far as it has changed, and pages are made when somebody asks for
//! them. What is wrong is laid over each page. Below it stays the last good site, whatever broke, until one without errors takes
//! its place.

mod answer;
mod desk;
mod overlay;
mod places;
mod server;
mod shared;
mod watch;

use std::path::Path;
use std::sync::Arc;

use self::answer::Teller;
use self::desk::Desk;
use self::shared::{Preview, Shower};
use self::watch::Watch;
use super::args::ServeArgs;
use super::{Outcome, report};
use crate::Options;
use crate::diag::Diagnostic;
use crate::output::reason;
use crate::session::{Edition, Session};

pub(super) fn run(args: &ServeArgs) -> Outcome {
    let desk = Arc::new(Desk::new(&args.root, args.editor.as_ref()));
    let session = Session::new(Options { preview: true, ..Options::default() });
    let mut reader = Reader {
        root: &args.root,
        watch: Watch::new(&args.root),
        desk: Arc::clone(&desk),
        session,
        told: Vec::new(),
    };
    let first = match reader.read() {
        Ok(edition) => reader.preview(edition).after(&Preview::nothing()),
        Err(error) => return report::unusable(&error),
    };
    let (shower, shown) = tokio::sync::watch::channel(Arc::new(first));
    let address = match server::start(args.port, answer::router(Teller { shown, desk })) {
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
    reader.follow(&shower)
}

/// Reads the project again and again.
struct Reader<'a> {
    root: &'a Path,
    watch: Watch,
    desk: Arc<Desk>,
    session: Session,
    /// What was said to be wrong with the last edition.
    told: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reads after each change, for ever.
    fn follow(&mut self, shower: &Shower) -> ! {
        let mut is_lost = false;
        loop {
            self.watch.wait(is_lost);
            let latest = Watch::latest();
            let mut read = self.read();
            while !read.as_ref().is_ok_and(is_good) && self.watch.goes_on(latest) {
                read = self.read();
            }
            is_lost = read.is_err();
            let (said, preview) = match read {
                Ok(edition) => ("rebuilt\n".to_owned(), self.preview(edition)),
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

    /// Reads the project as it is. Watching begins first, so that no change falls between.
    ///
    /// # Errors
    /// If the root is no project or cannot be read.
    fn read(&mut self) -> Result<Edition, String> {
        let root = self.root;
        let renewed = self.watch.renew();
        renewed.map_err(|error| format!("cannot watch `{}`: {error}", root.display()))?;
        self.session.read(root).map_err(|error| error.to_string())
    }

    /// Prints what is wrong and was not before, and shows the rest.
    fn preview(&mut self, edition: Edition) -> Preview {
        let edition = Arc::new(edition);
        let sources = &edition.project.sources;
        report::fresh(&edition.diagnostics, &self.told, sources);
        self.told.clone_from(&edition.diagnostics);
        Preview {
            site: is_good(&edition).then(|| Arc::clone(&edition)),
            overlay: overlay::diagnostics(&edition.diagnostics, sources, &self.desk),
            newest: Some(edition),
            ..Preview::default()
        }
    }
}

/// Whether the site of an edition takes the place of another.
fn is_good(edition: &Edition) -> bool {
    report::outcome(&edition.diagnostics, false) == Outcome::Clean
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
