//! session: what one process keeps of a project between one reading and the next, so that a change costs what depends on it.
//!
//! A [`Session`] reads a project again and again: files that are as they were are neither read nor parsed. Each time it hands out
//! an [`Edition`], which makes the files of the site when somebody asks for them. An edition shows the project as it was read, as
//! long as somebody keeps it.

use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::config::Config;
use crate::diag::{self, Diagnostic};
use crate::load::{self, LoadError, Project};
use crate::model::Book;
use crate::render::request::{Request, Together};
use crate::render::{LastLayouts, Layouts, Pages, Theme};
use crate::source::Sources;
use crate::{Memo, Options};

/// One project and what was read of it.
pub struct Session {
    options: Options,
    files: load::Memo,
    sources: Sources,
    memo: Memo,
}

impl Session {
    /// Nothing is read yet. Of the options, [`Options::refuse`] says nothing here: an edition has its pages whatever is wrong.
    pub fn new(options: Options) -> Self {
        let (files, sources, memo) = Default::default();
        Self { options, files, sources, memo }
    }

    /// Reads the project as it is now. It must be the same folder each time.
    ///
    /// # Errors
    /// If the root is no folder, cannot be read, or has neither `book.toml` nor `content`.
    pub fn read(&mut self, root: &Path) -> Result<Edition, LoadError> {
        let (project, mut diagnostics) = load::again(root, &self.sources, &mut self.files)?;
        self.sources = project.sources.clone();
        let (book, config, found) = crate::examine_again(&project, &self.options, &mut self.memo);
        diagnostics.extend(found);
        let diagnostics = diag::sorted(diagnostics, &project.sources);
        let theme = self.memo.theme.theme(&project, &config).0;
        let last = self.memo.theme.layouts().clone();
        let (layouts, together) = Default::default();
        Ok(Edition { project, book, config, diagnostics, theme, last, layouts, together })
    }
}

/// A project as it was read at one time, and its site.
pub struct Edition {
    /// The files.
    pub project: Project,
    /// What they say.
    pub book: Book,
    /// The settings, as the options of the session change them.
    pub config: Config,
    /// Everything that is wrong, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
    theme: Arc<Theme>,
    last: LastLayouts,
    /// Made for the first page, because nobody may look.
    layouts: OnceLock<Arc<Layouts>>,
    together: Together,
}

impl Edition {
    /// The file of the site at a path, as [`crate::build`] makes it; `None` if there is none, or if it is one of `static/` that
    /// cannot be read now.
    pub fn file<'e>(&'e self, path: &'e str) -> Option<Cow<'e, [u8]>> {
        let Self { project, book, config, theme, last, together, .. } = self;
        if !theme.is_usable() {
            return None;
        }
        let layouts = self.layouts.get_or_init(|| last.again(book, theme));
        let pages = Pages::new(book, config, &project.sources, theme, layouts);
        Request { pages, project, published: theme.files(), together }.file(path)
    }
}
