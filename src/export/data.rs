//! `briefing.json`: all content as data, in both languages, for those who check it or make something of it. Its parts are
//! described by `briefing.schema.json` (JSON Schema 2020-12) and in docs/data.md.

mod article;
mod entity;
mod value;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::bibliography::csl_item;
use super::file::File;
use super::markdown::body;
use crate::model::{Page, Series, SourceId, Tag};
use crate::route::Route;
use crate::view::Site;
use crate::view::edition::absolute;
use value::{addresses, both, edtf, local, texts};

/// The content and what describes it, if the settings want them.
pub(super) fn files(site: &Site<'_>) -> Vec<File> {
    let schema = include_str!("data/briefing.schema.json");
    let schema = || ("briefing.schema.json".to_owned(), schema.as_bytes().to_vec());
    if site.config.files.briefing { vec![content(site), schema()] } else { Vec::new() }
}

/// The whole content. Its lists are written entry by entry, so that they are never all in memory as values.
fn content(site: &Site<'_>) -> File {
    let book = site.book;
    let sources: Vec<SourceId> = SourceId::all(&book.sources).map(|(id, _)| id).collect();
    let lists = [
        ("articles", list(&book.articles, |it| article::article(site, it))),
        ("entities", list(&book.entities, |it| entity::entity(site, it))),
        ("relations", list(&book.relations, |it| entity::relation(site, it))),
        ("sources", list(&sources, |id| source(site, *id))),
        ("series", list(&book.series, |it| series(site, it))),
        ("tags", list(&book.tags, tag)),
        ("pages", list(&book.pages, |it| page(site, it))),
    ];
    let mut out = format!("{{\"briefing\":{}", briefing(site));
    for (name, list) in lists {
        out.push_str(&format!(",\n\"{name}\":{list}"));
    }
    out.push_str("}\n");
    (Route::DATA.file(), out.into_bytes())
}

/// Entries, each on a line of its own.
fn list<T: Sync>(of: &[T], value: impl Fn(&T) -> Value + Sync) -> String {
    let lines: Vec<String> = of.par_iter().map(|it| format!("\n{}", value(it))).collect();
    format!("[{}]", lines.join(","))
}

fn briefing(site: &Site<'_>) -> Value {
    let config = site.config;
    json!({
        "title": texts(&config.title),
        "description": texts(&config.description),
        "licence": texts(&config.licence),
        "updated": config.updated.as_ref().map(edtf),
        "address": absolute(site, Route::Landing),
    })
}

fn source(site: &Site<'_>, id: SourceId) -> Value {
    let source = site.book.source(id);
    json!({
        "id": source.id,
        "url": source.address(),
        "records": both(|lang| csl_item(site, lang, id)),
    })
}

fn series(site: &Site<'_>, series: &Series) -> Value {
    let articles = series.parts.iter().map(|id| &*site.book.article(*id).id);
    json!({
        "id": series.id,
        "title": local(&series.title),
        "summary": local(&series.summary),
        "articles": articles.collect::<Vec<_>>(),
        "addresses": addresses(|lang| Route::Series(lang, &series.id)),
    })
}

fn page(site: &Site<'_>, page: &Page) -> Value {
    json!({ "id": page.slug, "text": both(|lang| body(site, &page.body, lang)) })
}

fn tag(tag: &Tag) -> Value {
    json!({
        "id": tag.slug,
        "name": texts(&tag.name),
        "addresses": addresses(|lang| Route::Tag(lang, &tag.slug)),
    })
}
