//! edit: changes of the content that keep what they do not mean to change.
//!
//! A change is other text for some places, so layout and comments stay by construction. It is made in memory, the project
//! is read again, and the change is refused if another value has become different or a new fault has come. Nothing here
//! touches the disk: [`crate::load::save`] writes what was made.

mod carry;
mod denial;
pub mod diff;
pub mod entry;
mod filling;
pub mod fix;
mod items;
pub mod layout;
mod lines;
mod mapping;
pub mod merge;
mod page;
pub mod po;
mod refusal;
pub mod rename;
mod said;
mod splice;
pub mod thing;
pub mod translate;

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Severity, Splice};
use crate::load::Revision;
use crate::parse::values::values;
use crate::source::{FileId, SourceFile, Sources};

pub use denial::Denial;
pub use refusal::Refusal;
use splice::{Spliced, spliced};

/// A change of a project's files. All of it is made, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// Other text for places of files.
    pub splices: Vec<Splice>,
    /// Files that get another path, which no file has.
    pub moves: Vec<(FileId, String)>,
    /// Files that go.
    pub removals: Vec<FileId>,
    /// New files: the path, which no file has, and the text.
    pub creations: Vec<(String, String)>,
}

/// A change that was made in memory and found to be sound.
#[derive(Clone, Debug)]
pub struct Edited {
    /// What becomes of each file, in order of path.
    pub revisions: Vec<Revision>,
    /// The project as it is then; files keep their ids, but for those with another path.
    pub sources: Sources,
    /// What is wrong with it then, but for its templates.
    pub diagnostics: Vec<Diagnostic>,
}

impl Edit {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
            && self.moves.is_empty()
            && self.removals.is_empty()
            && self.creations.is_empty()
    }

    /// Makes the change in the texts and reads the project again. `worst` is the least grave sort of fault that must not
    /// become more.
    ///
    /// # Errors
    /// If the change cannot be made, if a value has become different that no splice touches, or if there are new faults.
    pub fn make(&self, sources: &Sources, worst: Severity) -> Result<Edited, Refusal> {
        let spliced = spliced(sources, &self.splices)?;
        let revisions = self.revisions(sources, &spliced)?;
        let after = revised(sources, &revisions);
        for file in spliced.values() {
            self.compare(sources, &after, file)?;
        }
        let diagnostics = faults(&after);
        Edited { revisions, sources: after, diagnostics }.judged(sources, worst)
    }

    /// Where a file lies after the change; `None` if it is gone.
    fn path_of<'p>(&'p self, sources: &'p Sources, file: FileId) -> Option<&'p str> {
        if self.removals.contains(&file) {
            return None;
        }
        let moved = self.moves.iter().find(|(moved, _)| *moved == file);
        Some(moved.map_or(&sources.file(file).path, |(_, path)| path))
    }

    fn revisions(
        &self,
        sources: &Sources,
        spliced: &BTreeMap<String, Spliced>,
    ) -> Result<Vec<Revision>, Refusal> {
        let mut revisions: BTreeMap<String, Revision> = BTreeMap::new();
        let moved = self.moves.iter().map(|(file, _)| *file);
        let touched = spliced.values().map(|it| it.file).chain(moved);
        for file in touched.chain(self.removals.iter().copied()) {
            let SourceFile { path, text, .. } = sources.file(file);
            let after = spliced.get(path).map_or(text, |it| &it.text).clone();
            let to = self.path_of(sources, file);
            if to == Some(path) {
                revisions.insert(path.clone(), Revision::changed(path, text, after));
                continue;
            }
            revisions.insert(path.clone(), Revision::removed(path, text));
            if let Some(to) = to {
                revisions.insert(to.to_owned(), Revision::moved(path, to, after));
            }
        }
        for (path, text) in &self.creations {
            revisions.insert(path.clone(), Revision::created(path, text.clone()));
        }
        let is_taken = |it: &&Revision| it.before.is_none() && sources.find(&it.path).is_some();
        match revisions.values().find(is_taken) {
            Some(taken) => Err(Refusal::Taken(taken.path.clone())),
            None => Ok(revisions.into_values().collect()),
        }
    }

    /// Refuses a file in which a value has become different that no splice touches. What could not be read before has
    /// no values.
    fn compare(&self, before: &Sources, after: &Sources, it: &Spliced) -> Result<(), Refusal> {
        let path = self.path_of(before, it.file);
        let Some(file) = path.and_then(|path| after.find(path)) else { return Ok(()) };
        let Some(old) = values(before, it.file) else { return Ok(()) };
        let unreadable = || Refusal::Unreadable(after.file(file).path.clone());
        let new = values(after, file).ok_or_else(unreadable)?;
        let mut old = old.iter().filter(|value| !it.touches_before(value.span));
        let mut new = new.iter().filter(|value| !it.touches_after(value.span));
        loop {
            let place = match (old.next(), new.next()) {
                (None, None) => return Ok(()),
                (Some(a), Some(b)) if a.says(b) => continue,
                (Some(a), _) => Refusal::value(before, a.span),
                (None, Some(b)) => Refusal::value(after, b.span),
            };
            return Err(place);
        }
    }
}

impl Edited {
    /// Holds the project against what it was before.
    ///
    /// # Errors
    /// If there are new faults.
    fn judged(self, before: &Sources, worst: Severity) -> Result<Self, Refusal> {
        let old = faults(before);
        let new = new_faults((&old, before), (&self.diagnostics, &self.sources), worst);
        if new.is_empty() { Ok(self) } else { Err(Refusal::Faults(new, Box::new(self.sources))) }
    }
}

/// The texts of a project with some files revised.
fn revised(sources: &Sources, revisions: &[Revision]) -> Sources {
    let known: BTreeSet<&str> = revisions.iter().map(|it| it.path.as_str()).collect();
    let kept = sources.iter().map(|(_, file)| file).filter(|it| !known.contains(it.path.as_str()));
    let changed = revisions.iter().filter_map(|revision| {
        Some(SourceFile::new(revision.path.clone(), revision.after.clone()?))
    });
    sources.updated(kept.cloned().chain(changed).collect())
}

/// What is wrong with the content of a project.
fn faults(sources: &Sources) -> Vec<Diagnostic> {
    let (_, _, diagnostics) = crate::read_content(sources);
    crate::diag::sorted(diagnostics, sources)
}

/// The faults that a change has brought. Where a file has become readable, what it says is looked at for the first time:
/// then only what makes a file unreadable is new.
fn new_faults(
    (before, old): (&[Diagnostic], &Sources),
    (after, new): (&[Diagnostic], &Sources),
    worst: Severity,
) -> Vec<Diagnostic> {
    let closed = unreadable(before, old);
    let still_closed = unreadable(after, new);
    if !closed.is_subset(&still_closed) {
        let is_new = |it: &&Diagnostic| {
            it.code.is_syntax() && !closed.contains(new.file(it.span.file).path.as_str())
        };
        return after.iter().filter(is_new).cloned().collect();
    }
    let count = |all: &[Diagnostic], code: Code| all.iter().filter(|it| it.code == code).count();
    let is_known = |it: &Diagnostic| before.iter().any(|other| other.message == it.message);
    let grave = after.iter().filter(|it| it.severity <= worst && !is_known(it));
    grave.filter(|it| count(after, it.code) > count(before, it.code)).cloned().collect()
}

/// The paths of the files that cannot be read.
fn unreadable<'s>(diagnostics: &[Diagnostic], sources: &'s Sources) -> BTreeSet<&'s str> {
    let syntax = diagnostics.iter().filter(|it| it.code.is_syntax());
    syntax.map(|it| sources.file(it.span.file).path.as_str()).collect()
}
