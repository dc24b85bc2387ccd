//! The theme: templates, the strings of the interface, styles, scripts and faces, read from the project's files and checked.

use std::sync::{Arc, OnceLock};

use super::chain;
use super::fault::FOLDER;
use super::published::published;
use super::templates::Templates;
use super::unused;
use crate::config::Config;
use crate::diag::{Diagnostic, character};
use crate::lang::Localized;
use crate::load::{Assets, Project};
use crate::route::Published;
use crate::source::{SourceFile, Sources};
use crate::ui::{self, Ui};

/// What all pages look like and say by themselves.
pub struct Theme {
    /// The interface in each language.
    pub uis: Arc<Localized<Ui>>,
    /// `None` if one of them cannot be read: then none can be used.
    pub(super) templates: Option<Templates>,
    /// What lies in `static/`.
    assets: Arc<Assets>,
    /// What is published of it, once somebody asks.
    published: OnceLock<(Published, Assets)>,
}

impl Theme {
    /// Whether pages can be made with it.
    pub fn is_usable(&self) -> bool {
        self.templates.is_some()
    }

    /// What is published of `static/`.
    pub fn files(&self) -> &Assets {
        &self.published().1
    }

    /// What is published of `static/`, and by which names. To say so every file is hashed, so that who makes no page does not ask.
    pub(super) fn published(&self) -> &(Published, Assets) {
        self.published.get_or_init(|| published(&self.assets))
    }
}

/// Reads the theme. The settings decide on digits and months of the Arabic interface.
pub fn load(project: &Project, config: &Config) -> (Theme, Vec<Diagnostic>) {
    let sources = &project.sources;
    let (uis, mut diagnostics) = ui::load(sources, config);
    let is_read = sources.iter().all(|(_, file)| file.readable || !file.path.starts_with(FOLDER));
    let mut faults = characters(sources);
    faults.extend(chain::check(sources));
    // What cannot be read is reported, and what follows from it is not.
    let is_sound = is_read && faults.is_empty();
    diagnostics.append(&mut faults);
    let loaded = is_sound.then(|| Templates::load(sources, &uis));
    let templates = match loaded {
        Some(Ok(templates)) => {
            diagnostics.extend(unused::check(sources));
            Some(templates)
        }
        Some(Err(fault)) => {
            diagnostics.extend(fault.diagnostics(sources));
            None
        }
        None => None,
    };
    let assets = Arc::clone(&project.assets);
    let uis = Arc::new(uis);
    (Theme { uis, templates, assets, published: OnceLock::new() }, diagnostics)
}

/// The characters of templates that no page can show.
fn characters(sources: &Sources) -> Vec<Diagnostic> {
    let is_template = |file: &SourceFile| {
        file.path.starts_with(FOLDER) && file.readable && file.path.ends_with(".html")
    };
    let templates = sources.iter().filter(|(_, file)| is_template(file));
    let found = templates.flat_map(|(id, file)| {
        let refused = character::refused(&file.text);
        refused.into_iter().map(move |found| found.diagnostic(sources.span(id, found.first())))
    });
    found.collect()
}
