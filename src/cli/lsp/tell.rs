//! Tells the editor what is wrong: all files of the project, each with the version of the text that was read.

use std::collections::BTreeMap;
use std::path::PathBuf;

use lsp_server::{Message, Notification};
use lsp_types::notification::{Notification as _, PublishDiagnostics};
use lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};

use super::convert::diagnostic;
use super::desk::Reading;
use super::position::Units;
use super::uri;

/// Where messages to the editor go.
type Sender = crossbeam_channel::Sender<Message>;

/// Remembers what the editor was told, so that it is told only what is new.
pub(super) struct Teller {
    sender: Sender,
    root: PathBuf,
    units: Units,
    told: BTreeMap<String, Vec<Diagnostic>>,
}

impl Teller {
    /// Has told nothing yet.
    pub(super) fn new(sender: Sender, root: PathBuf, units: Units) -> Self {
        Self { sender, root, units, told: BTreeMap::new() }
    }

    /// Tells what a reading found. An open text is spoken of each time, because it has a version.
    pub(super) fn tell(&mut self, reading: &Reading) {
        let named = |path: &str| -> Option<Uri> { uri::named(&self.root, path) };
        let mut found: BTreeMap<String, Vec<Diagnostic>> =
            self.told.keys().map(|path| (path.clone(), Vec::new())).collect();
        for path in reading.versions.keys() {
            found.entry(path.clone()).or_default();
        }
        for it in &reading.diagnostics {
            let path = reading.sources.file(it.span.file).path.clone();
            let it = diagnostic(it, &reading.sources, self.units, &named);
            found.entry(path).or_default().push(it);
        }
        for (path, diagnostics) in &found {
            let version = reading.versions.get(path).copied();
            let is_known = self.told.get(path).is_some_and(|known| known == diagnostics);
            let Some(uri) = named(path).filter(|_| version.is_some() || !is_known) else {
                continue;
            };
            let params =
                PublishDiagnosticsParams { uri, diagnostics: diagnostics.clone(), version };
            let message = Notification::new(PublishDiagnostics::METHOD.to_owned(), params);
            // The editor may have gone.
            let _gone = self.sender.send(Message::Notification(message));
        }
        found.retain(|_, diagnostics| !diagnostics.is_empty());
        self.told = found;
    }
}
