//! render: the book as pages. [`site`] makes all of them, [`Pages::page`] one on request.
//!
//! What pages have in common is made once: the [`Theme`] from the project's files, the [`Layouts`] from the book.
//! Whoever keeps both, and the book, can ask for any page at any time.

mod check;
pub mod layouts;
pub mod page;
mod routes;
mod sheet;
mod templates;
pub mod theme;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::load::{Asset, Project};
use crate::model::Book;
use crate::route::Route;
pub use check::check;
pub use layouts::Layouts;
pub use page::Pages;
pub use theme::Theme;

/// The site: the bytes of every file by its path in the output folder.
pub type Output = BTreeMap<String, Cow<'static, [u8]>>;

/// What a listener hears while pages are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Rendering begins, and so many pages will be made.
    Begin(usize),
    /// A page is done.
    PageDone,
}

/// Who hears of the progress, from several threads.
pub type Listener<'l> = &'l (dyn Fn(Progress) + Sync);

/// Renders every page and takes over the assets.
pub fn site(
    book: &Book,
    config: &Config,
    project: &Project,
    listener: Listener<'_>,
) -> (Output, Vec<Diagnostic>) {
    let (theme, mut diagnostics) = theme::load(&project.sources, config.numerals);
    if !theme.is_usable() {
        return (Output::new(), diagnostics);
    }
    let layouts = Layouts::new(book, &theme);
    let pages = Pages::new(book, config, &project.sources, &theme, &layouts);
    let (rendered, found) = all(&pages, listener);
    diagnostics.extend(found);
    let mut output = Output::new();
    for (name, bytes) in &project.assets {
        output.insert(Route::Asset(name).file(), Asset::clone(bytes));
    }
    let sheet = sheet::css(&project.assets, sheet::most_notes(book));
    output.entry(Route::STYLE.file()).or_insert(Cow::Owned(sheet));
    output.extend(rendered);
    (output, diagnostics)
}

/// Every page by its file.
fn all(pages: &Pages<'_>, listener: Listener<'_>) -> (Output, Vec<Diagnostic>) {
    let routes = pages.routes();
    listener(Progress::Begin(routes.len()));
    pages.highlight_all();
    let rendered: Vec<_> = routes
        .into_par_iter()
        .map(|route| {
            let (html, diagnostics) = pages.page(route);
            listener(Progress::PageDone);
            (html.map(|html| (route.file(), Cow::Owned(html.into_bytes()))), diagnostics)
        })
        .collect();
    let (files, diagnostics): (Vec<_>, Vec<_>) = rendered.into_iter().unzip();
    (files.into_iter().flatten().collect(), diagnostics.into_iter().flatten().collect())
}
