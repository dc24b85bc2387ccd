//! `briefing.json`: all content as data, in both languages, for those who check it or make something of it. Its parts are
//! described by `briefing.schema.json` (JSON Schema 2020-12) and in docs/data.md.

mod article;
mod entity;
mod value;

use rayon::prelude::*;
use serde::Serialize;
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

/// The whole content.
fn content(site: &Site<'_>) -> File {
    let book = site.book;
    let sources: Vec<SourceId> = SourceId::all(&book.sources).map(|(id, _)| id).collect();
    let mut out = format!("{{\"briefing\":{}", briefing(site)).into_bytes();
    list("articles", &book.articles, |it| article::article(site, it), &mut out);
    list("entities", &book.entities, |it| entity::entity(site, it), &mut out);
    list("relations", &book.relations, |it| entity::relation(site, it), &mut out);
    list("sources", &sources, |id| source(site, *id), &mut out);
    list("series", &book.series, |it| series(site, it), &mut out);
    list("tags", &book.tags, tag, &mut out);
    list("pages", &book.pages, |it| page(site, it), &mut out);
    out.extend(b"}\n");
    (Route::DATA.file(), out)
}

/// Adds a list of entries, each on a line of its own. They are written some at a time, side by side.
fn list<'b, T: Sync, V: Serialize>(
    name: &str,
    of: &'b [T],
    value: impl Fn(&'b T) -> V + Sync,
    out: &mut Vec<u8>,
) {
    const TOGETHER: usize = 64;
    out.extend(format!(",\n\"{name}\":[").bytes());
    let line = |entry: &'b T| {
        let mut line = vec![b'\n'];
        // Memory takes whatever is written, and names of fields are texts.
        serde_json::to_writer(&mut line, &value(entry)).unwrap_or_default();
        line
    };
    for (number, some) in of.chunks(TOGETHER).enumerate() {
        let lines: Vec<Vec<u8>> = some.par_iter().map(line).collect();
        let lines = lines.join(&b',');
        if number == 0 {
            // The first tell about how much room all need: a list that grows is copied again and again.
            out.reserve(lines.len() * of.len().div_ceil(some.len()) * 9 / 8);
        } else {
            out.push(b',');
        }
        out.extend_from_slice(&lines);
    }
    out.push(b']');
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
