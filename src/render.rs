//! render: the book as pages. [`site`] makes all of them, [`Pages::page`] one on request.
//!
//! What pages have in common is made once: the [`Theme`] from the project's files, the [`Layouts`] from the book.
//! Whoever keeps both, and the book, can ask for any page at any time.

mod assets;
mod bundle;
mod chain;
mod check;
mod fault;
pub mod layouts;
mod outline;
pub mod page;
mod published;
pub mod request;
mod routes;
mod sheet;
mod templates;
pub mod theme;
mod unused;

use rayon::prelude::*;

use crate::archive::Copy;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::export::offline::Kept;
use crate::export::{self, offline};
use crate::load::{Assets, Project};
use crate::model::Book;
use crate::output::{Body, OutPath, Sink};
use crate::route::Route;
use crate::search;
pub use check::{Memo, check, check_again};
pub use layouts::{LastLayouts, Layouts};
pub use page::Pages;
pub use theme::Theme;

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

/// Renders every page into a sink, and takes over the assets.
pub fn site(
    book: &Book,
    config: &Config,
    project: &Project,
    sink: &dyn Sink,
    listener: Listener<'_>,
) -> Vec<Diagnostic> {
    let (theme, mut diagnostics) = theme::load(project, config);
    if theme.is_usable() {
        let layouts = Layouts::new(book, &theme);
        let pages = Pages::new(book, config, &project.sources, &theme, &layouts);
        let routes = pages.routes();
        let all = [&routes[..], &pages.leading_on()].concat();
        diagnostics.extend(assets::check_site(book, config, project, (&theme, &layouts), &all));
        let copy = config.downloads.site.then(|| Copy::new(sink));
        let into = copy.as_ref().map_or(sink, |copy| copy);
        put_assets(theme.files(), into);
        rayon::join(|| pages.prepare(&all), || put_exports(&pages, &routes, &project.assets, into));
        // What the index has to do one after the other is done beside pages.
        let ((kept, faults), ()) = rayon::join(
            || put_pages(&pages, all, into, listener),
            || put_search(&pages, &project.assets, into),
        );
        diagnostics.extend(faults);
        let (file, bytes) = offline::worker(pages.site(), kept);
        put_made(&file, bytes, &project.assets, into);
        if let Some(copy) = copy {
            put_made(&Route::COPY.file(), copy.finish(), &project.assets, sink);
        }
    } else {
        diagnostics.extend(assets::check(project, &[], &|_| false));
    }
    diagnostics
}

/// Files come before pages: where both have one path, which is reported, a preview shows the page.
fn put_assets(files: &Assets, sink: &dyn Sink) {
    for (path, body) in files {
        sink.put(path.clone(), body.clone());
    }
}

/// What programs read, books and cards.
fn put_exports(pages: &Pages<'_>, routes: &[Route<'_>], assets: &Assets, sink: &dyn Sink) {
    let put = |(file, bytes): (String, Vec<u8>)| put_made(&file, bytes, assets, sink);
    export::each(pages.site(), routes, &put);
    export::lettered(pages.site(), assets, &|_| true, &put);
}

/// The index of the search, and what reads and shows it.
fn put_search(pages: &Pages<'_>, assets: &Assets, sink: &dyn Sink) {
    search_files(pages, assets, &|(file, bytes)| put_made(&file, bytes, assets, sink));
}

/// What the program makes besides pages. A project's own file of the same name takes its place, which is an error but for rules
/// for hosts and search engines.
fn put_made(file: &str, bytes: Vec<u8>, assets: &Assets, sink: &dyn Sink) {
    if !assets.contains_key(file) {
        put(file, bytes, sink);
    }
}

/// The index of the search, and what reads and shows it; its style and the table of the index are parts of the script, which
/// saves requests.
fn search_files(pages: &Pages<'_>, assets: &Assets, put: search::Put<'_>) {
    let Some(table) = search::index(*pages.site(), put) else { return };
    let style = bundle::SEARCH_STYLE.join(assets);
    let style = search::style(&String::from_utf8_lossy(&style));
    let script = [bundle::SEARCH_SCRIPT.join(assets), style, table].concat();
    put((Route::SEARCH_SCRIPT.file(), script));
}

/// The pages, and which of them may be kept by browsers.
fn put_pages(
    pages: &Pages<'_>,
    routes: Vec<Route<'_>>,
    sink: &dyn Sink,
    listener: Listener<'_>,
) -> (Vec<Kept>, Vec<Diagnostic>) {
    listener(Progress::Begin(routes.len()));
    let render = |route: Route<'_>| {
        let (html, diagnostics) = pages.page(route);
        let kept = html.as_ref().and_then(|html| offline::kept(pages.site(), route, html));
        if let Some(html) = html {
            put(&route.file(), html, sink);
        }
        listener(Progress::PageDone);
        (kept, diagnostics)
    };
    let (kept, faults): (Vec<_>, Vec<_>) = routes.into_par_iter().map(render).unzip();
    (kept.into_iter().flatten().collect(), faults.into_iter().flatten().collect())
}

/// A page without a possible path has an id that cannot be one, which has been reported.
fn put(file: &str, bytes: Vec<u8>, sink: &dyn Sink) {
    if let Some(path) = OutPath::new(file) {
        sink.put(path, Body::from(bytes));
    }
}
