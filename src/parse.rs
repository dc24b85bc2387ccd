//! parse: each file by itself → [`Parsed`], with every fault that can be seen without looking at other files.
//!
//! Total: a file that cannot be read at all yields a diagnostic and nothing else.

mod article;
mod bibliography;
mod config;
mod control;
mod deserialize;
mod entity;
mod field;
mod markup;
mod node;
mod number;
mod page;
mod place;
pub mod raw;
mod slip;
mod toml;
mod yaml;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Fix, Splice, token};
use crate::lang::Lang;
use crate::model::EntityKind;
use crate::source::{FileId, Sources, Span, Spanned};
use node::{Decoder, Node};
pub use raw::Parsed;

/// What one file turned out to be.
enum Item {
    Config(crate::config::Config),
    Article(Box<raw::RawArticle>),
    Entity(Box<raw::RawEntity>),
    Sources(Vec<crate::model::Source>),
    Page(raw::RawPage),
}

/// Where a file belongs by its path.
enum FileRole<'p> {
    Config,
    Article(&'p str),
    Entity(EntityKind, &'p str),
    Sources,
    Page(&'p str, Lang),
    /// Read by another stage.
    Other,
    Unexpected,
}

/// Parses every file of a project, in parallel.
pub fn tree(sources: &Sources) -> (Parsed, Vec<Diagnostic>) {
    let files: Vec<(Option<Item>, Vec<Diagnostic>)> =
        sources.ids().par_iter().map(|file| parse_file(sources, *file)).collect();
    let mut parsed = Parsed::default();
    let mut diagnostics = Vec::new();
    for (item, faults) in files {
        diagnostics.extend(faults);
        match item {
            Some(Item::Config(config)) => parsed.config = config,
            Some(Item::Article(article)) => parsed.articles.push(*article),
            Some(Item::Entity(entity)) => parsed.entities.push(*entity),
            Some(Item::Sources(sources)) => parsed.sources = sources,
            Some(Item::Page(page)) => parsed.pages.push(page),
            None => {}
        }
    }
    (parsed, diagnostics)
}

fn parse_file(sources: &Sources, file: FileId) -> (Option<Item>, Vec<Diagnostic>) {
    let source = sources.file(file);
    let role = file_role(&source.path);
    if matches!(role, FileRole::Other) || !source.readable {
        return (None, Vec::new());
    }
    if let Some(offset) = source.text.find('\0') {
        let span = Span::new(file, offset..offset + 1);
        let fix = Fix::sure("delete U+0000", Splice { span, text: String::new() });
        let nul = Diagnostic::new(Code::NulCharacter, span, "a NUL character in this file");
        return (
            None,
            vec![
                nul.label("`U+0000`")
                    .hint("delete it; if there are many, save the file as UTF-8")
                    .fixes([fix]),
            ],
        );
    }
    if let FileRole::Config = role {
        let (config, diagnostics) = config::config(sources, file);
        return (Some(Item::Config(config)), diagnostics);
    }
    let mut decoder = Decoder::new(sources);
    let item = match role {
        FileRole::Article(id) => yaml_file(&mut decoder, file, id)
            .and_then(|node| article::article(&mut decoder, node, id, file))
            .map(|article| Item::Article(Box::new(article))),
        FileRole::Entity(kind, id) => yaml_file(&mut decoder, file, id)
            .and_then(|node| entity::entity(&mut decoder, node, kind, id))
            .map(|entity| Item::Entity(Box::new(entity))),
        FileRole::Sources => read_yaml(&mut decoder, file)
            .map(|node| Item::Sources(bibliography::sources(&mut decoder, node))),
        FileRole::Page(slug, lang) => Some(Item::Page(page::page(&mut decoder, file, slug, lang))),
        FileRole::Config | FileRole::Other => None,
        FileRole::Unexpected => {
            decoder.report(unexpected(file, &source.path));
            None
        }
    };
    (item, decoder.diagnostics)
}

fn file_role(path: &str) -> FileRole<'_> {
    if path == "book.toml" {
        return FileRole::Config;
    }
    let Some(inside) = path.strip_prefix("content/") else { return FileRole::Other };
    match inside.split_once('/') {
        None if inside == "sources.yaml" => FileRole::Sources,
        Some((_, name)) if name.contains('/') => FileRole::Unexpected,
        Some(("articles", name)) if name.ends_with(".original.txt") => FileRole::Other,
        Some(("articles", name)) => {
            name.strip_suffix(".yaml").map_or(FileRole::Unexpected, FileRole::Article)
        }
        Some(("pages", name)) => page_role(name),
        Some((folder, name)) => match (EntityKind::from_folder(folder), name.strip_suffix(".yaml"))
        {
            (Some(kind), Some(id)) => FileRole::Entity(kind, id),
            _ => FileRole::Unexpected,
        },
        None => FileRole::Unexpected,
    }
}

fn page_role(name: &str) -> FileRole<'_> {
    name.strip_suffix(".md")
        .and_then(|stem| stem.rsplit_once('.'))
        .and_then(|(slug, tag)| Some(FileRole::Page(slug, Lang::from_tag(tag)?)))
        .filter(|role| matches!(role, FileRole::Page(slug, _) if page::SLUGS.contains(slug)))
        .unwrap_or(FileRole::Unexpected)
}

fn unexpected(file: FileId, path: &str) -> Diagnostic {
    let message = format!("nothing reads {}", token(path));
    Diagnostic::new(Code::UnexpectedFile, Span::file_start(file), message)
        .label(token(path))
        .hint(place::advice(path))
}

/// Reads a YAML file whose stem is an id.
fn yaml_file(decoder: &mut Decoder<'_>, file: FileId, id: &str) -> Option<Node> {
    if !field::is_id(id) {
        let id = Spanned::new(id.to_owned(), Span::file_start(file));
        decoder.report(field::bad_id(&id));
    }
    read_yaml(decoder, file)
}

fn read_yaml(decoder: &mut Decoder<'_>, file: FileId) -> Option<Node> {
    let (node, faults) = yaml::read(decoder.sources, file);
    decoder.diagnostics.extend(faults);
    node
}
