//! What can be wrong with a theme, found without a site being made.
//!
//! Tera sees some faults only when it renders, such as a variable that no view has or a string that neither language
//! has. The built-in theme is tested over all views; so only pages that use something of the project's own are rendered,
//! and thrown away. All such pages are: a fault may stand in a branch that a single page takes.
//!
//! Files of `static/` are held against the list of pages, for which none is rendered.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::fault::FOLDER;
use super::page::template;
use super::theme::{self, Theme};
use super::{LastLayouts, Pages, assets};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::load::{self, Assets, Project};
use crate::model::Book;
use crate::source::{SourceFile, Sources};

/// Finds the faults that [`super::site`] would report.
pub fn check(book: &Book, config: &Config, project: &Project) -> Vec<Diagnostic> {
    let (theme, diagnostics) = theme::load(project, config);
    let found = pages(book, config, project, (&theme, &LastLayouts::default()));
    [diagnostics, found].concat()
}

/// The theme that was loaded last, and the layouts of the pages that it made.
#[derive(Default)]
pub struct Memo {
    known: Option<Known>,
    layouts: LastLayouts,
}

/// A theme, what is wrong with it, and what it was loaded from.
struct Known {
    parts: Vec<Arc<SourceFile>>,
    assets: Arc<Assets>,
    config: Config,
    theme: Arc<Theme>,
    faults: Vec<Diagnostic>,
}

impl Memo {
    /// The theme of a project and its faults; it is not loaded again if all of it is as it was.
    pub fn theme(&mut self, project: &Project, config: &Config) -> (Arc<Theme>, Vec<Diagnostic>) {
        let files = project.sources.ids().iter().map(|id| project.sources.shared(*id));
        let parts: Vec<&Arc<SourceFile>> =
            files.filter(|file| file.path.starts_with(FOLDER)).collect();
        let is_same = |known: &&Known| {
            parts.iter().copied().eq(&known.parts)
                && known.assets == project.assets
                && known.config == *config
        };
        if let Some(Known { theme, faults, .. }) = self.known.as_ref().filter(is_same) {
            return (Arc::clone(theme), faults.clone());
        }
        let (theme, faults) = theme::load(project, config);
        let theme = Arc::new(theme);
        self.known = Some(Known {
            parts: parts.into_iter().cloned().collect(),
            assets: Arc::clone(&project.assets),
            config: config.clone(),
            theme: Arc::clone(&theme),
            faults: faults.clone(),
        });
        (theme, faults)
    }

    /// The layouts that were made last.
    pub fn layouts(&self) -> &LastLayouts {
        &self.layouts
    }
}

/// Finds what [`check`] finds. A theme that is as it was last time is not loaded again.
pub fn check_again(
    book: &Book,
    config: &Config,
    project: &Project,
    memo: &mut Memo,
) -> Vec<Diagnostic> {
    let (theme, faults) = memo.theme(project, config);
    [faults, pages(book, config, project, (&theme, &memo.layouts))].concat()
}

/// The faults of static files, and those of pages that are made by templates of the project's own.
fn pages(
    book: &Book,
    config: &Config,
    project: &Project,
    (theme, layouts): (&Theme, &LastLayouts),
) -> Vec<Diagnostic> {
    if !theme.is_usable() || !tries_pages(project) {
        return assets::check(project, &[], &|_| false);
    }
    let altered = Altered::of(&project.sources);
    let layouts = layouts.again(book, theme);
    let pages = Pages::new(book, config, &project.sources, theme, &layouts);
    let mut routes = pages.routes();
    let mut leading_on = pages.leading_on();
    let all = [&routes[..], &leading_on].concat();
    let mut diagnostics = assets::check_site(book, config, project, (theme, &layouts), &all);
    routes.retain(|route| altered.concern(template(*route)));
    leading_on.retain(|_| altered.concern(Some("moved")));
    routes.append(&mut leading_on);
    pages.prepare(&routes);
    let found = routes.into_par_iter().flat_map_iter(|route| pages.page(route).1);
    diagnostics.par_extend(found);
    diagnostics
}

/// Whether only pages show what may be wrong: in templates of the project's own, or where static files may meet them.
fn tries_pages(project: &Project) -> bool {
    !Altered::of(&project.sources).is_empty() || assets::may_meet_site(project)
}

/// What in a project's `templates/` is not as in the built-in theme.
struct Altered<'s> {
    /// The templates of `pages/`, by their names in it; each is used by pages of one sort alone.
    pages: BTreeSet<&'s str>,
    /// Whether there is anything else, which any page may use: the base, components, strings.
    shared: bool,
}

impl<'s> Altered<'s> {
    fn of(sources: &'s Sources) -> Self {
        let mut altered = Self { pages: BTreeSet::new(), shared: false };
        for (_, file) in sources.iter() {
            let Some(name) = file.path.strip_prefix(FOLDER) else { continue };
            if load::built_in(name) == Some(&file.text) {
                continue;
            }
            match name.strip_prefix("pages/").and_then(|name| name.strip_suffix(".html")) {
                Some(page) => drop(altered.pages.insert(page)),
                None => altered.shared = true,
            }
        }
        altered
    }

    fn is_empty(&self) -> bool {
        !self.shared && self.pages.is_empty()
    }

    fn concern(&self, template: Option<&str>) -> bool {
        self.shared || template.is_some_and(|name| self.pages.contains(name))
    }
}
