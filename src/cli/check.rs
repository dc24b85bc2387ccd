//! `hashiya check`: every problem in one run.

use super::args::{CheckArgs, FormatArg};
use super::{Outcome, report};
use crate::diag::emit::{Format, render};
use crate::{diag, load};

pub(super) fn run(args: &CheckArgs) -> Outcome {
    let (project, mut diagnostics) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    diagnostics.extend(crate::check(&project));
    let diagnostics = diag::sorted(diagnostics, &project.sources);
    let sources = &project.sources;
    match args.format {
        FormatArg::Human if diagnostics.is_empty() => report::eprint("no problems found\n"),
        FormatArg::Human => report::human(&diagnostics, sources),
        FormatArg::Short => report::print(&render(&diagnostics, sources, Format::Short)),
        FormatArg::Json => report::print(&render(&diagnostics, sources, Format::Json)),
    }
    report::outcome(&diagnostics, args.strict)
}
