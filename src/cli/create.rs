//! What commands make anew: judged in memory as part of the project, then written, all or nothing.

use std::path::Path;

use super::{Outcome, report};
use crate::diag::Severity;
use crate::edit::entry::appended;
use crate::edit::{Edit, Edited, Refusal};
use crate::load::{self, Project};

/// New files and new ends of files.
#[derive(Clone, Debug, Default)]
pub(super) struct Creation {
    files: Vec<(String, String)>,
    ends: Vec<(String, String)>,
}

impl Creation {
    /// Adds a file that is not there yet.
    pub(super) fn file(&mut self, path: String, text: String) {
        self.files.push((path, text));
    }

    /// Adds to the end of a file, which may not be there yet.
    pub(super) fn append(&mut self, path: &str, text: String) {
        self.ends.push((path.to_owned(), text));
    }

    fn edit(self, project: &Project) -> Result<Edit, Refusal> {
        let mut edit = Edit { creations: self.files, ..Edit::default() };
        for (path, text) in self.ends {
            match project.sources.find(&path) {
                Some(file) => edit.splices.push(appended(&project.sources, file, &text)?),
                None => edit.creations.push((path, text)),
            }
        }
        Ok(edit)
    }
}

/// Makes something new in memory, as part of the project.
///
/// # Errors
/// If the project would have errors by it, or something is in its place.
pub(super) fn judged(project: &Project, creation: Creation) -> Result<Edited, Refusal> {
    creation.edit(project)?.make(&project.sources, Severity::Error)
}

/// Writes what is new, unless the project would have errors by it; then says what was written.
pub(super) fn run(root: &Path, project: &Project, creation: Creation) -> Outcome {
    match judged(project, creation) {
        Ok(edited) => write(root, &edited),
        Err(refusal) => refuse(&refusal),
    }
}

/// Says why nothing new was made.
pub(super) fn refuse(refusal: &Refusal) -> Outcome {
    let Refusal::Faults(faults, sources) = refusal else { return report::unusable(refusal) };
    report::human(faults, sources);
    report::eprint("nothing was written\n");
    Outcome::Faulty
}

/// Writes what was made, and says so.
pub(super) fn write(root: &Path, edited: &Edited) -> Outcome {
    if let Err(error) = load::save(root, &edited.revisions) {
        return report::unusable(&error);
    }
    for revision in &edited.revisions {
        let verb = if revision.before.is_some() { "added to" } else { "wrote" };
        report::print(&report::shown(&format!("{verb} {}", below(root, &revision.path))));
    }
    Outcome::Clean
}

/// A path of the project as a person would type it.
pub(super) fn below(root: &Path, path: &str) -> String {
    if root == Path::new(".") { path.to_owned() } else { root.join(path).display().to_string() }
}
