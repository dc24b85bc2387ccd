//! `hashiya build`: check, then write.

use super::args::BuildArgs;
use super::progress::PageBar;
use super::{Outcome, report};
use crate::output::Folder;
use crate::{Options, diag, load};

pub(super) fn run(args: &BuildArgs) -> Outcome {
    let (project, mut diagnostics) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    let options = Options { base_url: args.base_url.clone() };
    let out = args.out.clone().unwrap_or_else(|| args.root.join("public"));
    let folder = match Folder::open(&out) {
        Ok(folder) => folder,
        Err(error) => return report::unusable(&error),
    };
    let bar = PageBar::new();
    let listener = |progress| bar.hear(progress);
    diagnostics.extend(crate::build_into(&project, &options, &folder, &listener));
    bar.finish();
    let diagnostics = diag::sorted(diagnostics, &project.sources);
    report::human(&diagnostics, &project.sources);
    let outcome = report::outcome(&diagnostics, args.strict);
    if outcome != Outcome::Clean {
        report::eprint("nothing was written\n");
        return outcome;
    }
    match folder.commit() {
        Ok(done) => {
            report::eprint(&format!(
                "{}: {} files written, {} unchanged, {} removed\n",
                out.display(),
                done.written,
                done.unchanged,
                done.removed
            ));
            outcome
        }
        Err(error) => report::unusable(&error),
    }
}
