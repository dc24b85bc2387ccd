//! Hashiya turns annotated articles into a bilingual Arabic/English site.
//!
//! # Stages
//!
//! **Load** ([`load::project`]) reads the project's folder; **parse** ([`parse::tree`]) makes a value of each file by
//! itself; **resolve** ([`resolve::book`]) turns words into ids and quotes into ranges, and finds
//! mentions ([`mention`]); **check** ([`check::all`])
//! holds rules against the whole book; **render** ([`render::site`]) makes the pages; **write**
//! ([`output::Folder`]) puts them on the disk.
//!
//! Only the first and the last touch the disk. The stages between are pure and total: each returns what it made and
//! the [`diag::Diagnostic`]s it found, and never fails, so that all problems of a project come out of one run.
//! [`build`] joins them; [`check()`] finds the same problems without making the site.

pub mod address;
pub mod archive;
pub mod card;
pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod edit;
pub mod export;
pub mod graph;
pub mod hash;
pub mod html;
pub mod import;
pub mod lang;
pub mod load;
pub mod mention;
pub mod model;
pub mod output;
pub mod parse;
pub mod picture;
pub mod render;
pub mod resolve;
pub mod route;
pub mod script;
pub mod search;
pub mod session;
pub mod source;
pub mod starter;
pub mod ui;
pub mod view;

use config::{Config, Drafts};
use diag::{Code, Diagnostic, Severity};
use load::Project;
use model::Book;
use output::{Files, Memory, Sink};
use render::Listener;
use source::Sources;

/// What a caller may change about a build.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Wins over `base_url` of `book.toml`.
    pub base_url: Option<String>,
    /// The least grave diagnostics with which a site is not wanted. If there are such before a page is made, none is:
    /// templates are only checked. Without it, pages are made whatever is wrong.
    pub refuse: Option<Severity>,
    /// Whether the site is only looked at on this machine: then no browser keeps it, and nobody shares it.
    pub preview: bool,
}

impl Options {
    /// Whether a site with these faults is wanted.
    pub fn is_wanted(&self, diagnostics: &[Diagnostic]) -> bool {
        self.refuse.is_none_or(|least| diagnostics.iter().all(|d| d.severity > least))
    }

    /// Changes the settings of a project.
    fn alter(&self, config: &mut Config) {
        let base_url = self.base_url.as_deref().and_then(|url| address::site(url).ok());
        config.base_url = base_url.or(config.base_url.take());
        if self.preview {
            config.files.offline = false;
            config.files.cards = Some(false);
        }
    }
}

/// Builds the whole site in memory; see the [stages](crate#stages).
pub fn build(
    project: &Project,
    options: &Options,
    listener: Listener<'_>,
) -> (Files, Vec<Diagnostic>) {
    let memory = Memory::default();
    let diagnostics = build_into(project, options, &memory, listener);
    (memory.into_files(), diagnostics)
}

/// Builds the whole site into a sink, unless it is not wanted: see [`Options::refuse`].
pub fn build_into(
    project: &Project,
    options: &Options,
    sink: &dyn Sink,
    listener: Listener<'_>,
) -> Vec<Diagnostic> {
    build_read(project, read(project), options, sink, listener)
}

/// Builds the site of a project that was [`read`] already.
pub fn build_read(
    project: &Project,
    (book, mut config, mut diagnostics): (Book, Config, Vec<Diagnostic>),
    options: &Options,
    sink: &dyn Sink,
    listener: Listener<'_>,
) -> Vec<Diagnostic> {
    options.alter(&mut config);
    diagnostics.extend(if options.is_wanted(&diagnostics) {
        render::site(&book, &config, project, sink, listener)
    } else {
        render::check(&book, &config, project)
    });
    diag::sorted(diagnostics, &project.sources)
}

/// Finds every problem that [`build`] finds, without making the site.
pub fn check(project: &Project) -> Vec<Diagnostic> {
    let diagnostics = examine(project).2;
    diag::sorted(diagnostics, &project.sources)
}

/// Reads a project and finds every problem that [`build`] finds, in no order.
pub fn examine(project: &Project) -> (Book, Config, Vec<Diagnostic>) {
    let (book, config, mut diagnostics) = read(project);
    diagnostics.extend(render::check(&book, &config, project));
    (book, config, diagnostics)
}

/// What is kept of a project that is examined again and again.
#[derive(Default)]
pub struct Memo {
    parsed: parse::Memo,
    resolved: resolve::Memo,
    theme: render::Memo,
}

/// Finds what [`examine`] finds, without reading anew what is as it was last time. The [`Sources`] of each time are those of
/// the time before, [updated](Sources::updated).
pub fn examine_again(
    project: &Project,
    options: &Options,
    memo: &mut Memo,
) -> (Book, Config, Vec<Diagnostic>) {
    let sources = &project.sources;
    let parsed = parse::tree_again(sources, &mut memo.parsed);
    let again = |parsed| resolve::book_again(parsed, sources, &mut memo.resolved);
    let (book, mut config, mut diagnostics) = resolved(parsed, sources, again);
    options.alter(&mut config);
    diagnostics.extend(render::check_again(&book, &config, project, &mut memo.theme));
    (book, config, diagnostics)
}

/// Makes diagnostics as grave as the settings say.
fn weigh(diagnostics: &mut [Diagnostic], config: &Config) {
    if config.drafts == Drafts::Warning {
        let drafts = diagnostics.iter_mut().filter(|d| d.code == Code::DraftTranslation);
        drafts.for_each(|draft| draft.severity = Severity::Warning);
    }
}

/// Whether the settings of a project say where its site will be published.
pub fn has_address(sources: &Sources) -> bool {
    parse::settings(sources).base_url.is_some()
}

/// Reads a project up to the resolved book: what every place, mention and relation is.
pub fn book(project: &Project) -> Book {
    read(project).0
}

/// Reads a project up to check: what pages are made from, without a page.
pub fn read(project: &Project) -> (Book, Config, Vec<Diagnostic>) {
    read_content(&project.sources)
}

/// Reads the texts of a project up to check.
pub fn read_content(sources: &Sources) -> (Book, Config, Vec<Diagnostic>) {
    resolved(parse::tree(sources), sources, |parsed| resolve::book(parsed, sources))
}

/// Resolves and checks what the files say.
fn resolved(
    (parsed, mut diagnostics): (parse::raw::Parsed, Vec<Diagnostic>),
    sources: &Sources,
    resolve: impl FnOnce(parse::raw::Parsed) -> (Book, Vec<Diagnostic>),
) -> (Book, Config, Vec<Diagnostic>) {
    let config = parsed.config.clone();
    let (mut book, found) = resolve(parsed);
    diagnostics.extend(check::all(&mut book, sources, found));
    weigh(&mut diagnostics, &config);
    (book, config, diagnostics)
}
