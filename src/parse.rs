//! parse: each file by itself → [`Parsed`], with every fault that can be seen without looking at other files.
//!
//! Total: a file that cannot be read at all yields a diagnostic, and its id is kept among what is [`Lost`].

mod article;
mod bibliography;
mod byline;
mod change;
mod character;
mod config;
mod date;
mod deserialize;
mod entity;
mod field;
mod form;
mod format;
mod home;
pub mod lost;
mod markup;
mod memo;
mod metadata;
mod name;
mod node;
mod number;
mod page;
mod place;
mod plain;
mod probe;
pub mod raw;
mod relation;
mod repeated;
mod role;
pub mod schema;
mod series;
mod side;
mod slip;
mod toml;
mod value;
pub mod values;
pub mod written;
mod yaml;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, has_errors, token};
use crate::source::{FileId, Sources, Span, Spanned};
pub use field::is_id;
pub use lost::Lost;
pub use memo::Memo;
use node::{Decoder, Node};
pub use raw::Parsed;
use role::{FileRole, file_role};
use value::Scalars;
use written::Written;

/// What one file turned out to be.
#[derive(Clone)]
enum Item {
    Config(crate::config::Config),
    Article(Arc<raw::RawArticle>),
    Entity(Arc<raw::RawEntity>),
    Series(crate::model::Series<crate::model::Reference>),
    Sources(bibliography::Bibliography),
    Page(raw::RawPage),
}

/// What one file turned out to be, if it could be read, and what is wrong with it.
type Read = (Option<Item>, Vec<Diagnostic>);

/// A file of YAML as it is written; `None` if something is wrong with its syntax.
pub fn written(sources: &Sources, file: FileId) -> Option<Written> {
    let (node, faults) = yaml::read(sources, file);
    node.filter(|_| faults.is_empty() && sources.file(file).readable)?;
    yaml::branches::branches(&sources.file(file).text)
}

/// Parses every file of a project, in parallel.
pub fn tree(sources: &Sources) -> (Parsed, Vec<Diagnostic>) {
    joined(sources, sources.ids().par_iter().map(|file| parse_file(sources, *file)).collect())
}

/// Parses the files of a project that are not as they were last time, in parallel.
pub fn tree_again(sources: &Sources, memo: &mut Memo) -> (Parsed, Vec<Diagnostic>) {
    joined(sources, memo.read(sources, |file| parse_file(sources, file)))
}

fn joined(sources: &Sources, files: Vec<Read>) -> (Parsed, Vec<Diagnostic>) {
    let mut parsed = Parsed::default();
    let mut diagnostics = Vec::new();
    for (file, (item, faults)) in sources.ids().iter().zip(files) {
        let path = &sources.file(*file).path;
        parsed.lost.file(*file, path, item.is_some(), &faults);
        diagnostics.extend(faults);
        match item {
            Some(Item::Config(config)) => parsed.config = config,
            Some(Item::Article(article)) => parsed.articles.push(article),
            Some(Item::Entity(entity)) => parsed.entities.push(entity),
            Some(Item::Sources(bibliography)) => {
                parsed.sources = bibliography.sources;
                parsed.lost.sources.extend(bibliography.refused);
            }
            Some(Item::Series(series)) => parsed.series.push(series),
            Some(Item::Page(page)) => parsed.pages.push(page),
            None => {}
        }
    }
    (parsed, diagnostics)
}

/// The settings alone; those that cannot be read have their defaults.
pub fn settings(sources: &Sources) -> crate::config::Config {
    let file = sources.find("book.toml").filter(|file| sources.file(*file).readable);
    file.map(|file| config::config(sources, file).0).unwrap_or_default()
}

/// The keys and values of one YAML file, each with its place and without its structure. For those who try the reader of
/// YAML alone: no stage asks for it.
#[doc(hidden)]
pub fn scalars(sources: &Sources, file: FileId) -> (Option<Scalars>, Vec<Diagnostic>) {
    let (node, faults) = yaml::read(sources, file);
    (node.map(Node::leaves), faults)
}

fn parse_file(sources: &Sources, file: FileId) -> (Option<Item>, Vec<Diagnostic>) {
    let source = sources.file(file);
    let role = file_role(&source.path);
    if let Some(mark) = &source.conflict {
        return (None, vec![conflict(sources, sources.span(file, mark.clone()))]);
    }
    if matches!(role, FileRole::Other) || !source.readable {
        return (None, Vec::new());
    }
    let unreadable = character::unreadable(sources, file);
    if !unreadable.is_empty() {
        return (None, unreadable);
    }
    if let FileRole::Config = role {
        let (config, diagnostics) = config::config(sources, file);
        return (Some(Item::Config(config)), diagnostics);
    }
    let mut decoder = Decoder::new(sources);
    let item = match role {
        FileRole::Article(id) => yaml_file(&mut decoder, file, id)
            .and_then(|node| article::article(&mut decoder, node, id, file))
            .map(|article| Item::Article(Arc::new(article))),
        FileRole::Entity(kind, id) => entity_file(&mut decoder, file, id)
            .and_then(|node| entity::entity(&mut decoder, node, kind, id))
            .map(|entity| Item::Entity(Arc::new(entity))),
        FileRole::Series(id) => yaml_file(&mut decoder, file, id)
            .and_then(|node| series::series(&mut decoder, node, id))
            .map(Item::Series),
        FileRole::Sources => read_yaml(&mut decoder, file)
            .and_then(|node| bibliography::sources(&mut decoder, node))
            .map(Item::Sources),
        FileRole::Page(slug, lang) => Some(Item::Page(page::page(&mut decoder, file, slug, lang))),
        FileRole::Config | FileRole::Other => None,
        FileRole::Unexpected => {
            decoder.report(unexpected(file, &source.path));
            None
        }
    };
    (item, without_consequences(decoder.diagnostics))
}

/// A file in which a merge has left two versions.
fn conflict(sources: &Sources, mark: Span) -> Diagnostic {
    let sign = token(sources.slice(mark));
    let message = format!("{sign} is a mark of a merge that met a conflict and was not finished");
    Diagnostic::new(Code::MergeConflict, mark, message).label(sign).hint(
        "keep one version of the lines, and delete all lines with `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
    )
}

/// What is missing from a file may be what was refused in it.
fn without_consequences(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if has_errors(&faults) {
        faults.retain(|fault| fault.code != Code::MissingTranslation);
    }
    faults
}

fn unexpected(file: FileId, path: &str) -> Diagnostic {
    let message = format!("nothing reads {}", token(path));
    Diagnostic::new(Code::UnexpectedFile, Span::file_start(file), message)
        .label(token(path))
        .hint(place::advice(path))
}

/// Reads a YAML file whose stem is an id.
fn yaml_file(decoder: &mut Decoder<'_>, file: FileId, id: &str) -> Option<Node> {
    if !is_id(id) {
        let id = Spanned::new(id.to_owned(), Span::file_start(file));
        decoder.report(field::bad_id(&id));
    }
    read_yaml(decoder, file)
}

/// Reads the file of an entity. `none` is no id: `is: none` says that words mean no entity.
fn entity_file(decoder: &mut Decoder<'_>, file: FileId, id: &str) -> Option<Node> {
    if id == "none" {
        let message = "an entity cannot be called `none`: `is: none` means no entity";
        let place = Span::file_start(file);
        let taken = Diagnostic::new(Code::BadId, place, message).label("`none`");
        decoder.report(taken.hint("rename the file"));
    }
    yaml_file(decoder, file, id)
}

fn read_yaml(decoder: &mut Decoder<'_>, file: FileId) -> Option<Node> {
    let (mut node, faults) = yaml::read(decoder.sources, file);
    decoder.diagnostics.extend(faults);
    if let Some(node) = &mut node {
        decoder.screen(node);
    }
    node
}
