//! `hashiya build`: check, then write.

use super::args::BuildArgs;
use super::progress::PageBar;
use super::{Outcome, report};
use crate::diag::{Diagnostic, Severity};
use crate::load::Project;
use crate::output::{Folder, WriteError, place};
use crate::{Options, diag, load};

pub(super) fn run(args: &BuildArgs) -> Outcome {
    let (project, found) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    let folder = match open(args) {
        Ok(folder) => folder,
        Err(error) => return report::unusable(&error),
    };
    let diagnostics = diag::sorted(build(args, &project, found, &folder), &project.sources);
    report::human(&diagnostics, &project.sources);
    let outcome = report::outcome(&diagnostics, args.strict);
    if outcome == Outcome::Clean {
        return commit(folder);
    }
    report::eprint("nothing was written\n");
    outcome
}

/// Takes the output folder, once it is certain that nothing of the project is in danger there.
fn open(args: &BuildArgs) -> Result<Folder, WriteError> {
    let out = args.out.clone().map_or_else(|| place::default(&args.root), Ok)?;
    place::check(&args.root, load::FOLDERS.into_iter().chain([load::SETTINGS]), &out)?;
    let wait = || {
        let out = out.display();
        report::eprint(&format!("another build writes to `{out}`; waiting until it has ended\n"));
    };
    Folder::open(&out, &wait)
}

/// Hands all pages over, unless it is certain before that they are not wanted.
fn build(
    args: &BuildArgs,
    project: &Project,
    mut diagnostics: Vec<Diagnostic>,
    folder: &Folder,
) -> Vec<Diagnostic> {
    let refuse = Some(if args.strict { Severity::Warning } else { Severity::Error });
    let options = Options { base_url: args.base_url.clone(), refuse };
    let bar = PageBar::new();
    let listener = |progress| bar.hear(progress);
    diagnostics.extend(if options.is_wanted(&diagnostics) {
        crate::build_into(project, &options, folder, &listener)
    } else {
        crate::check(project)
    });
    bar.finish();
    diagnostics
}

fn commit(folder: Folder) -> Outcome {
    let out = folder.path().to_owned();
    match folder.commit() {
        Ok(done) => {
            report::eprint(&format!(
                "{}: {} files written, {} unchanged, {} removed\n",
                out.display(),
                done.written,
                done.unchanged,
                done.removed
            ));
            Outcome::Clean
        }
        Err(error) => report::unusable(&error),
    }
}
