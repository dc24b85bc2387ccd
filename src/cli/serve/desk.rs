//! The editor in which whoever looks at the preview writes.

use std::path::{Path, PathBuf};

use crate::cli::args::Editor;
use crate::source::{Sources, Span};

/// The editor of whoever looks at the preview.
pub(super) struct Desk {
    /// The absolute path of the project's folder.
    root: PathBuf,
    editor: Option<Editor>,
}

impl Desk {
    pub(super) fn new(root: &Path, editor: Option<&Editor>) -> Self {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        Self { root, editor: editor.cloned() }
    }

    /// The link to a place; `None` without an editor, and for a file that is in no folder, as those of the program itself.
    pub(super) fn link(&self, span: Span, sources: &Sources) -> Option<String> {
        let editor = self.editor.as_ref()?;
        let file = self.root.join(&sources.file(span.file).path);
        let position = sources.position(span.file, span.range().start);
        let link = editor.link(&file, position.line, position.column)?;
        file.is_file().then_some(link)
    }
}
