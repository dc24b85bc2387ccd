//! What the server keeps: the project on the disk, the texts that an editor has open over it, and what was last read of both.
//!
//! Texts change at once; a worker reads them beside it, always the newest, so that no key waits for the ones before it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::position::Units;
use crate::config::Config;
use crate::diag::{self, Diagnostic};
use crate::load::{self, LoadError, Project};
use crate::model::Book;
use crate::source::{FileId, SourceFile, Sources};
use crate::{Memo, Options};

/// A text that is open in the editor.
pub(super) struct Document {
    /// The name by which the editor knows it.
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) text: String,
}

/// What was read of some texts.
pub(super) struct Reading {
    pub(super) sources: Sources,
    pub(super) book: Book,
    pub(super) config: Config,
    /// Everything that is wrong with them, as `hashiya check` says it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The versions of the texts that were open, by path.
    pub(super) versions: BTreeMap<String, i32>,
}

/// The newest reading, and the newest in which no file was unreadable that could be read before: a text that is being
/// written is often none for a moment, and what it said a moment ago is still the best answer.
#[derive(Clone)]
pub(super) struct Readings {
    pub(super) newest: Arc<Reading>,
    pub(super) good: Arc<Reading>,
}

/// Texts to be read.
struct Job {
    project: Project,
    faults: Vec<Diagnostic>,
    versions: BTreeMap<String, i32>,
}

/// The project and its open texts.
pub(super) struct Desk {
    /// The folder, as the editor names it.
    pub(super) root: PathBuf,
    pub(super) units: Units,
    project: Project,
    faults: Vec<Diagnostic>,
    open: BTreeMap<String, Document>,
    readings: Arc<Mutex<Readings>>,
    jobs: Sender<Job>,
    /// What was read of the disk.
    disk: load::Memo,
}

impl Desk {
    /// Reads a project, and begins to read whatever changes. `told` is called with each reading.
    ///
    /// # Errors
    /// If the folder is no project.
    pub(super) fn open(
        root: &Path,
        units: Units,
        mut told: impl FnMut(&Reading) + Send + 'static,
    ) -> Result<Self, LoadError> {
        let mut disk = load::Memo::default();
        let (project, faults) = load::again(root, &Sources::default(), &mut disk)?;
        let first =
            Job { project: copy(&project), faults: faults.clone(), versions: BTreeMap::new() };
        let mut memo = Memo::default();
        let first = Arc::new(first.read(&mut memo));
        told(&first);
        let readings = Readings { newest: Arc::clone(&first), good: first };
        let readings = Arc::new(Mutex::new(readings));
        let (jobs, inbox) = channel();
        let shared = Arc::clone(&readings);
        thread::spawn(move || work(&inbox, memo, &shared, told));
        let root = root.to_owned();
        Ok(Self { root, units, project, faults, open: BTreeMap::new(), readings, jobs, disk })
    }

    /// What was last read.
    pub(super) fn readings(&self) -> Readings {
        self.readings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// An open text by its path below the root.
    pub(super) fn document(&self, path: &str) -> Option<&Document> {
        self.open.get(path)
    }

    /// The present text of a file: the editor's, or else that on the disk.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        let open = self.open.get(path).map(|document| document.text.as_str());
        open.or_else(|| Some(&self.project.sources.file(self.project.sources.find(path)?).text))
    }

    /// Takes a text from the editor, or gives it back to the disk.
    pub(super) fn set(&mut self, path: &str, document: Option<Document>) {
        match document {
            Some(document) => drop(self.open.insert(path.to_owned(), document)),
            None => drop(self.open.remove(path)),
        }
        self.read_again();
    }

    /// Changes an open text.
    pub(super) fn change(
        &mut self,
        path: &str,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) {
        let Some(document) = self.open.get_mut(path) else { return };
        document.version = version;
        for change in changes {
            let Some(range) = change.range else {
                document.text = change.text;
                continue;
            };
            let start = self.units.offset(&document.text, range.start);
            let end = self.units.offset(&document.text, range.end).max(start);
            document.text.replace_range(start..end, &change.text);
        }
        self.read_again();
    }

    /// Reads the disk anew. A folder that is no project at the moment leaves what was there.
    pub(super) fn reload(&mut self) {
        if let Ok((project, faults)) =
            load::again(&self.root, &self.project.sources, &mut self.disk)
        {
            (self.project, self.faults) = (project, faults);
            self.read_again();
        }
    }

    fn read_again(&self) {
        let mut files: BTreeMap<&str, Arc<SourceFile>> = BTreeMap::new();
        for id in self.project.sources.ids() {
            let file = self.project.sources.shared(*id);
            files.insert(&file.path, Arc::clone(file));
        }
        for (path, document) in &self.open {
            let text = document.text.strip_prefix('\u{FEFF}').unwrap_or(&document.text);
            files.insert(path, Arc::new(SourceFile::new(path.clone(), text)));
        }
        let sources = self.project.sources.updated(files.into_values().collect());
        let is_open = |fault: &&Diagnostic| {
            self.open.contains_key(&self.project.sources.file(fault.span.file).path)
        };
        let faults = self.faults.iter().filter(|fault| !is_open(fault)).cloned().collect();
        let project = Project { sources, assets: self.project.assets.clone() };
        let versions = self.open.iter().map(|(path, it)| (path.clone(), it.version)).collect();
        // The worker ends with the program alone.
        let _gone = self.jobs.send(Job { project, faults, versions });
    }
}

fn copy(project: &Project) -> Project {
    Project { sources: project.sources.clone(), assets: project.assets.clone() }
}

impl Job {
    fn read(self, memo: &mut Memo) -> Reading {
        let (book, config, mut diagnostics) =
            crate::examine_again(&self.project, &Options::default(), memo);
        diagnostics.extend(self.faults);
        let sources = self.project.sources;
        let diagnostics = diag::sorted(diagnostics, &sources);
        Reading { sources, book, config, diagnostics, versions: self.versions }
    }
}

impl Reading {
    /// The files that no parser could read.
    fn broken(&self) -> impl Iterator<Item = FileId> {
        let syntax = self.diagnostics.iter().filter(|diagnostic| diagnostic.code.is_syntax());
        syntax.map(|diagnostic| diagnostic.span.file)
    }
}

/// Reads the newest of the texts that have come, until nobody sends any.
fn work(
    inbox: &Receiver<Job>,
    mut memo: Memo,
    readings: &Mutex<Readings>,
    mut told: impl FnMut(&Reading),
) {
    while let Ok(job) = inbox.recv() {
        let newest = Arc::new(inbox.try_iter().last().unwrap_or(job).read(&mut memo));
        let mut known = readings.lock().unwrap_or_else(PoisonError::into_inner);
        let was_broken = |file: FileId| known.good.broken().any(|other| other == file);
        if newest.broken().all(was_broken) {
            known.good = Arc::clone(&newest);
        }
        known.newest = Arc::clone(&newest);
        drop(known);
        told(&newest);
    }
}
