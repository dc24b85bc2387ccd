//! `hashiya check`: every problem in one run, and with `--fix` the sure ways out.

use super::args::{CheckArgs, FormatArg};
use super::{Outcome, change, report};
use crate::diag::emit::{Format, render};
use crate::load::Project;
use crate::{diag, edit, load};

pub(super) fn run(args: &CheckArgs) -> Outcome {
    let (mut project, mut diagnostics) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    if args.fix
        && let Err(error) = fix(args, &mut project)
    {
        return report::unusable(&error);
    }
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

/// Makes the sure fixes and shows them: on standard output for people, and else on standard error, because the list of what is
/// left has the other.
fn fix(args: &CheckArgs, project: &mut Project) -> Result<(), load::SaveError> {
    let mended = edit::fix::mend(&project.sources, |_| true);
    if !args.dry_run {
        load::save(&args.root, &mended.revisions)?;
    }
    let shown = edit::diff::unified(&mended.revisions);
    match args.format {
        FormatArg::Human => report::print(&shown),
        FormatArg::Short | FormatArg::Json => report::eprint(&shown),
    }
    for (message, refusal) in &mended.refused {
        report::eprint(&report::shown(&format!("not fixed, because {refusal}: {message}")));
    }
    let (count, files) = (mended.fixed, mended.revisions.len());
    report::eprint(&match count {
        0 => "nothing to fix\n".to_owned(),
        _ => {
            change::done(&format!("fixed {}", change::count(count, "problem")), files, args.dry_run)
        }
    });
    project.sources = mended.sources;
    Ok(())
}
