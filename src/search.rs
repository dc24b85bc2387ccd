//! search: the index that the search in the browser reads. The book → units, which can be found; their words → shards; what is
//! shown of them → chunks. Each is a script, so that the search works from a file too, and is loaded when it is needed.
//!
//! `docs/search.md` says what the files hold, and `static/js/search/` reads them.

mod block;
mod chunk;
mod collect;
mod entity;
mod packed;
mod page;
mod part;
mod posting;
mod shard;
mod text;
mod unit;

use serde_json::{Map, Value, json};

use crate::lang::Lang;
use crate::view::Site;
pub use part::Put;
use part::publish;
use unit::KINDS;

/// Makes the index of a site and hands over its parts. The script that says which there are is returned, to be joined to that of the
/// search; a site in which there is nothing to find has none.
pub fn index(site: Site<'_>, put: Put<'_>) -> Option<Vec<u8>> {
    let units = collect::units(site);
    if units.is_empty() {
        return None;
    }
    let (shards, chunks) =
        rayon::join(|| publish(shard::shards(&units), put), || publish(chunk::chunks(&units), put));
    let table = json!({
        "units": units.len(),
        "shards": shards,
        "chunks": chunks,
        "words": words(site),
    });
    Some(format!("window.hashiya.search.open({table});\n").into_bytes())
}

/// A style sheet as a statement of the script.
pub fn style(css: &str) -> Vec<u8> {
    format!("window.hashiya.search.style({});\n", json!(css)).into_bytes()
}

/// What the search says, in each language.
fn words(site: Site<'_>) -> Value {
    const WORDS: [&str; 15] = [
        "search_close",
        "search_count",
        "search_failed",
        "search_forget",
        "search_hint",
        "search_in_ar",
        "search_in_en",
        "search_kinds",
        "search_label",
        "search_languages",
        "search_loading",
        "search_more",
        "search_near",
        "search_none",
        "search_recent",
    ];
    let of = |lang: Lang| {
        let ui = site.uis.get(lang);
        let own = |id: &&str| (id.trim_start_matches("search_").to_owned(), json!(ui.text(id)));
        let mut words: Map<String, Value> = WORDS.iter().map(own).collect();
        for id in ["comma", "digits"] {
            words.insert(id.to_owned(), json!(ui.text(id)));
        }
        let kinds: Vec<String> = KINDS.iter().map(|kind| ui.text(&label(kind))).collect();
        words.insert("labels".to_owned(), json!(kinds));
        let many: Vec<String> = KINDS.iter().map(|kind| ui.text(&many(kind))).collect();
        words.insert("many".to_owned(), json!(many));
        (lang.tag().to_owned(), Value::Object(words))
    };
    Lang::ALL.into_iter().map(of).collect::<Map<String, Value>>().into()
}

/// The string that names a kind.
fn label(kind: &str) -> String {
    match kind {
        "article" => "search_article".to_owned(),
        "statement" => "search_statement".to_owned(),
        "note" => "search_note".to_owned(),
        "paragraph" => "search_paragraph".to_owned(),
        "source" => "search_source".to_owned(),
        "page" => "search_page".to_owned(),
        entity => format!("one_{entity}"),
    }
}

/// The string that names many of a kind: that of their page, if they have one.
fn many(kind: &str) -> String {
    match kind {
        "article" => "search_articles".to_owned(),
        "statement" => "search_statements".to_owned(),
        "paragraph" => "search_paragraphs".to_owned(),
        "page" => "search_pages".to_owned(),
        kind => format!("nav_{kind}s"),
    }
}
