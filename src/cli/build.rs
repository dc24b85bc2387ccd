//! `hashiya build`: check, then write.

use super::args::BuildArgs;
use super::progress::Pages;
use super::{Outcome, report};
use crate::{Options, diag, load, write};

pub(super) fn run(args: &BuildArgs) -> Outcome {
    let (project, mut diagnostics) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    let options = Options { base_url: args.base_url.clone() };
    let pages = Pages::new();
    let (output, found) = crate::build(&project, &options, &|progress| pages.hear(progress));
    pages.finish();
    diagnostics.extend(found);
    let diagnostics = diag::sorted(diagnostics, &project.sources);
    report::human(&diagnostics, &project.sources);
    let outcome = report::outcome(&diagnostics, args.strict);
    if outcome != Outcome::Clean {
        report::eprint("nothing was written\n");
        return outcome;
    }
    let out = args.out.clone().unwrap_or_else(|| args.root.join("public"));
    match write::output(&output, &out) {
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
