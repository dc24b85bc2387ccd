//! What commands that change the content have in common: the change is shown, written unless it is a dry run, and told.

use std::path::Path;

use super::{Outcome, report};
use crate::diag::has_errors;
use crate::edit::{self, Refusal};
use crate::load::{self, Project, Revision};
use crate::model::Book;

/// Reads a project that is about to be changed. Where something could not be read, places would be missed.
pub(super) fn read(root: &Path) -> Result<(Project, Book), Outcome> {
    let (project, mut diagnostics) =
        load::project(root).map_err(|error| report::unusable(&error))?;
    let (book, _, found) = crate::read(&project);
    diagnostics.extend(found);
    if has_errors(&diagnostics) {
        let tally = report::tally(&diagnostics);
        report::eprint(&format!(
            "error: the content has errors, so that places might be missed ({tally})\nhelp: mend them first; `hashiya check` shows them\n"
        ));
        return Err(Outcome::Faulty);
    }
    Ok((project, book))
}

/// Says why a change is not made.
pub(super) fn refused(refusal: &Refusal) -> Outcome {
    report::eprint(&report::shown(&format!("error: {refusal}\nnothing was changed")));
    Outcome::Faulty
}

/// Shows a change and writes it; `what` is what was done.
pub(super) fn make(root: &Path, revisions: &[Revision], what: &str, dry_run: bool) -> Outcome {
    if !dry_run && let Err(error) = load::save(root, revisions) {
        return report::unusable(&error);
    }
    report::print(&edit::diff::unified(revisions));
    report::eprint(&report::shown(&done(what, files(revisions), dry_run)));
    Outcome::Clean
}

/// How many files there are in a change; one with another path is one.
fn files(revisions: &[Revision]) -> usize {
    let old = revisions.iter().filter(|it| it.before.is_some()).count();
    old.max(revisions.iter().filter(|it| it.after.is_some()).count())
}

/// “renamed … in 3 files”, or that nothing was written.
pub(super) fn done(what: &str, files: usize, dry_run: bool) -> String {
    let files = count(files, "file");
    if dry_run {
        format!("nothing was written; without `--dry-run`: {what} in {files}\n")
    } else {
        format!("{what} in {files}\n")
    }
}

/// A number with its noun.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
