//! The theme: templates and the strings of the interface, read from the project's files and checked.

use super::templates::Templates;
use crate::config::Numerals;
use crate::diag::Diagnostic;
use crate::lang::Localized;
use crate::source::Sources;
use crate::ui::{self, Ui};

/// What all pages look like and say by themselves.
pub struct Theme {
    /// The interface in each language.
    pub uis: Localized<Ui>,
    /// `None` if one of them cannot be read: then none can be used.
    pub(super) templates: Option<Templates>,
}

impl Theme {
    /// Whether pages can be made with it.
    pub fn is_usable(&self) -> bool {
        self.templates.is_some()
    }
}

/// Reads the theme. `numerals` are the digits of the Arabic interface.
pub fn load(sources: &Sources, numerals: Numerals) -> (Theme, Vec<Diagnostic>) {
    let (uis, mut diagnostics) = ui::load(sources, numerals);
    let templates = match Templates::load(sources, &uis) {
        Ok(templates) => Some(templates),
        Err(fault) => {
            diagnostics.extend(fault.diagnostic(sources));
            None
        }
    };
    (Theme { uis, templates }, diagnostics)
}
