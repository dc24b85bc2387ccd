//! parse: each file by itself → [`Parsed`], with every fault that can be seen without looking at other files.
//!
//! Total: a file that cannot be read at all yields a diagnostic and nothing else.

mod article;
mod bibliography;
mod config;
mod control;
mod entity;
mod field;
mod markup;
mod node;
mod page;
pub mod raw;
mod toml;
mod yaml;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic};
use crate::lang::Lang;
use crate::model::EntityKind;
use crate::source::{FileId, Sources, Span};
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
enum Role<'p> {
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
    for (item, found) in files {
        diagnostics.extend(found);
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
    let role = role(&source.path);
    if matches!(role, Role::Other) || !source.readable {
        return (None, Vec::new());
    }
    if let Some(at) = source.text.find('\0') {
        let span = Span::new(file, at..at + 1);
        let nul = Diagnostic::new(Code::NulCharacter, span, "a NUL character in this file");
        return (None, vec![nul.label("`U+0000`").hint("delete it")]);
    }
    if let Role::Config = role {
        let (config, diagnostics) = config::config(sources, file);
        return (Some(Item::Config(config)), diagnostics);
    }
    let mut decoder = Decoder::new(sources);
    let item = match role {
        Role::Article(id) => yaml_file(&mut decoder, file, id)
            .and_then(|node| article::article(&mut decoder, node, id, file))
            .map(|article| Item::Article(Box::new(article))),
        Role::Entity(kind, id) => yaml_file(&mut decoder, file, id)
            .and_then(|node| entity::entity(&mut decoder, node, kind, id))
            .map(|entity| Item::Entity(Box::new(entity))),
        Role::Sources => read_yaml(&mut decoder, file)
            .map(|node| Item::Sources(bibliography::sources(&mut decoder, node, file))),
        Role::Page(slug, lang) => Some(Item::Page(page::page(&mut decoder, file, slug, lang))),
        Role::Config | Role::Other => None,
        Role::Unexpected => {
            decoder.report(unexpected(file, &source.path));
            None
        }
    };
    (item, decoder.diagnostics)
}

fn role(path: &str) -> Role<'_> {
    if path == "book.toml" {
        return Role::Config;
    }
    let Some(inside) = path.strip_prefix("content/") else { return Role::Other };
    match inside.split_once('/') {
        None if inside == "sources.yaml" => Role::Sources,
        Some(("articles", name)) if name.ends_with(".original.txt") => Role::Other,
        Some(("articles", name)) => {
            name.strip_suffix(".yaml").map_or(Role::Unexpected, Role::Article)
        }
        Some(("pages", name)) => page_role(name),
        Some((folder, name)) => match (EntityKind::from_folder(folder), name.strip_suffix(".yaml"))
        {
            (Some(kind), Some(id)) => Role::Entity(kind, id),
            _ => Role::Unexpected,
        },
        None => Role::Unexpected,
    }
}

fn page_role(name: &str) -> Role<'_> {
    name.strip_suffix(".md")
        .and_then(|stem| stem.rsplit_once('.'))
        .and_then(|(slug, tag)| Some(Role::Page(slug, Lang::from_tag(tag)?)))
        .filter(|role| matches!(role, Role::Page(slug, _) if page::SLUGS.contains(slug)))
        .unwrap_or(Role::Unexpected)
}

fn unexpected(file: FileId, path: &str) -> Diagnostic {
    Diagnostic::new(Code::UnexpectedFile, Span::file_start(file), format!("nothing reads `{path}`"))
        .label(format!("`{path}`"))
        .hint("move, rename or delete it; `docs/content.md` shows where files belong")
}

/// Reads a YAML file whose stem is an id.
fn yaml_file(decoder: &mut Decoder<'_>, file: FileId, id: &str) -> Option<Node> {
    if !field::is_id(id) {
        decoder.report(field::bad_id(id, Span::file_start(file)));
    }
    read_yaml(decoder, file)
}

fn read_yaml(decoder: &mut Decoder<'_>, file: FileId) -> Option<Node> {
    match yaml::read(decoder.sources, file) {
        Ok(node) => Some(node),
        Err(diagnostic) => {
            decoder.report(diagnostic);
            None
        }
    }
}
