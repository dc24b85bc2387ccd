//! `hashiya rename`: another id for something, in all files.

use super::args::RenameArgs;
use super::{Outcome, change, report};
use crate::diag::Severity;
use crate::edit::rename::rename;
use crate::edit::thing::Thing;

pub(super) fn run(args: &RenameArgs) -> Outcome {
    let (project, book) = match change::read(&args.root) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let sources = &project.sources;
    let edit = Thing::find(&book, &args.old, args.sort.map(Into::into))
        .and_then(|thing| rename(&book, sources, &thing, &args.new));
    let edit = match edit {
        Ok(edit) => edit,
        Err(denial) => return report::unusable(&denial),
    };
    match edit.make(sources, Severity::Note) {
        Ok(edited) => {
            let what = format!("renamed `{}` to `{}`", args.old, args.new);
            change::make(&args.root, &edited.revisions, &what, args.dry_run)
        }
        Err(refusal) => change::refused(&refusal),
    }
}
