//! What can be wrong with the names of a project's static files: they get in the way of pages or of each other, or do
//! not exist on every system. A file of the theme may be replaced by one of the same name; nothing else may.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::published::{SCRIPT, STYLE};
use super::{Layouts, Pages, Theme};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, token};
use crate::export;
use crate::lang::Lang;
use crate::load::{self, Project};
use crate::model::Book;
use crate::output::OutPath;
use crate::route::Route;
use crate::source::{FileId, Sources, Span};

/// Names that Windows keeps for devices, whatever follows a dot.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// Characters that no name may have on Windows, besides those that no [`OutPath`] has.
const RESERVED: [char; 6] = ['<', '>', '"', '|', '?', '*'];

/// Checks the static files of a project against the site with these pages, as it is where it has an address: what is there then
/// must not be replaced, whether or not this build has one.
pub(super) fn check_site<'b>(
    book: &'b Book,
    config: &Config,
    project: &'b Project,
    (theme, layouts): (&'b Theme, &'b Layouts),
    routes: &[Route<'_>],
) -> Vec<Diagnostic> {
    if !may_meet_site(project) {
        return check(project, routes, &|_| false);
    }
    let base_url = config.base_url.clone().or_else(|| Some("https://example.org/".to_owned()));
    let config = Config { base_url, ..config.clone() };
    let pages = Pages::new(book, &config, &project.sources, theme, layouts);
    let all = pages.routes();
    let made = |path: &str| !load::is_of_theme(path) && export::makes(pages.site(), &all, path);
    check(project, routes, &made)
}

/// Checks the static files of a project against all pages and against what else is `made`.
pub(super) fn check(
    project: &Project,
    routes: &[Route<'_>],
    made: &dyn Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let own: Vec<(&OutPath, FileId)> = own(project).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let pages: BTreeSet<String> = routes.iter().map(|route| route.file()).collect();
    let bundles = [STYLE, SCRIPT, &Route::SEARCH_SCRIPT.file()].map(str::to_owned);
    let others =
        project.assets.keys().map(OutPath::as_str).chain(bundles.iter().map(String::as_str));
    let site = Names::of(pages.iter().map(String::as_str).chain(others));
    let fault = |(path, file): (&OutPath, FileId)| {
        clash(path, &pages, &site)
            .or_else(|| made(path.as_str()).then(Fault::replaced))
            .or_else(|| unportable(path, &project.sources, &site))
            .map(|fault| fault.at(file, &project.sources))
    };
    own.into_iter().filter_map(fault).collect()
}

/// Whether any static file could have to do with what the site makes at all; if not, nobody needs to know what that is.
pub(super) fn may_meet_site(project: &Project) -> bool {
    let mut others = own(project).filter(|(path, _)| !load::is_of_theme(path.as_str()));
    others.any(|(path, _)| {
        let path = folded(path.as_str());
        let top = path.split('/').next().unwrap_or_default();
        Lang::from_tag(top).is_some() || top == "search" || top.contains('.') || top == path
    })
}

/// The assets that are the project's own, with their files.
fn own(project: &Project) -> impl Iterator<Item = (&OutPath, FileId)> {
    let file = |path: &OutPath| project.sources.find(&format!("static/{path}"));
    project.assets.keys().filter_map(move |path| Some((path, file(path)?)))
}

/// A name as systems compare it that know no capitals, or no two ways to encode an accent.
fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// The files of the site and the folders that they lie in, by their folded names.
struct Names<'p> {
    files: BTreeMap<String, BTreeSet<&'p str>>,
    folders: BTreeMap<String, BTreeSet<&'p str>>,
}

impl<'p> Names<'p> {
    fn of(paths: impl Iterator<Item = &'p str>) -> Self {
        let mut names = Self { files: BTreeMap::new(), folders: BTreeMap::new() };
        for path in paths {
            names.files.entry(folded(path)).or_default().insert(path);
            for folder in folders(path) {
                names.folders.entry(folded(folder)).or_default().insert(folder);
            }
        }
        names
    }
}

/// The folders of a path, outermost first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(slash, _)| &path[..slash])
}

/// What is wrong with the name of a file.
struct Fault {
    code: Code,
    /// What follows the file in the message.
    message: String,
}

impl Fault {
    fn replaced() -> Self {
        let message = "has the address of a file that the site makes".to_owned();
        Self { code: Code::StaticClash, message }
    }

    fn at(self, file: FileId, sources: &Sources) -> Diagnostic {
        let path = token(&sources.file(file).path);
        let message = format!("{path} {}", self.message);
        Diagnostic::new(self.code, Span::file_start(file), message)
            .label(path)
            .hint("rename or delete the file")
    }
}

/// Two things that no system can have at once.
fn clash(path: &OutPath, pages: &BTreeSet<String>, site: &Names<'_>) -> Option<Fault> {
    let has = |names: &BTreeMap<String, BTreeSet<&str>>, name: &str| {
        names.get(&folded(name)).is_some_and(|names| names.contains(name))
    };
    let message = if pages.contains(path.as_str()) {
        "has the address of a page".to_owned()
    } else if has(&site.folders, path.as_str()) {
        format!("is a file, where the site has the folder {}", token(path.as_str()))
    } else {
        let file = path.folders().find(|folder| has(&site.files, folder))?;
        format!("lies in a folder, where the site has the file {}", token(file))
    };
    Some(Fault { code: Code::StaticClash, message })
}

/// What only some systems can have.
fn unportable(path: &OutPath, sources: &Sources, site: &Names<'_>) -> Option<Fault> {
    let message = if path.as_str().split('/').any(is_refused_by_windows) {
        "has a name that Windows refuses".to_owned()
    } else {
        let other = twin(path.as_str(), sources, site)?;
        format!(
            "differs from {} only in capitals or accents, which many systems ignore",
            token(other)
        )
    };
    Some(Fault { code: Code::UnportableName, message })
}

/// Another name of the site that some systems take for the same. Of two static files the later one is told.
fn twin<'p>(path: &str, sources: &Sources, site: &Names<'p>) -> Option<&'p str> {
    let is_earlier = |other: &&&str| {
        **other != path && (**other < path || sources.find(&format!("static/{other}")).is_none())
    };
    let file = site.files.get(&folded(path)).and_then(|names| names.iter().find(is_earlier));
    let folder = || site.folders.get(&folded(path))?.iter().find(|other| **other != path);
    let around = || {
        let mut files = folders(path).filter_map(|folder| {
            let names = site.files.get(&folded(folder))?;
            names.iter().find(|other| **other != folder)
        });
        files.next()
    };
    file.or_else(folder).or_else(around).copied()
}

fn is_refused_by_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = port.is_some_and(|n| matches!(n.as_bytes(), [b'1'..=b'9']));
    DEVICES.contains(&stem.as_str()) || is_port || name.contains(RESERVED)
}
