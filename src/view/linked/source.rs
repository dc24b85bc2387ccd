//! What articles cite: each source by its place on the page of sources, where it is described.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::said::{dated, said};
use crate::address::encoded;
use crate::model::{Article, SourceId};
use crate::route::Route;
use crate::view::Scope;
use crate::view::edition::absolute;
use crate::view::extent::ENTRIES;
use crate::view::part::{Part, with_entry};
use crate::view::source::known;

/// What the notes and figures of an article rest on, in its order.
pub(super) fn citations(scope: &Scope<'_>, article: &Article) -> Option<(String, Value)> {
    let cited = article.paragraphs.iter().flat_map(|paragraph| {
        let figure = paragraph.form.figure().into_iter().flat_map(|figure| &figure.sources);
        figure.chain(paragraph.notes.iter().flat_map(|note| &note.sources))
    });
    let mut seen = BTreeSet::new();
    let cited = cited.filter(|id| seen.insert(**id)).filter_map(|id| address(scope, *id));
    let cited: Vec<Value> = cited.map(|address| json!({ "@id": address })).collect();
    (!cited.is_empty()).then(|| said("citation", cited))
}

/// The sources of a page of them.
pub(super) fn sources(scope: &Scope<'_>) -> Vec<Value> {
    let order = scope.order().sources();
    let shown = Part::of(scope, order.len(), ENTRIES).slice(order);
    shown.iter().filter_map(|id| described(scope, *id)).collect()
}

fn described(scope: &Scope<'_>, id: SourceId) -> Option<Value> {
    let source = scope.book().source(id);
    let title = known::title(scope.lang, source);
    let name = json!({ "@language": title.lang, "@value": title.text });
    let mut thing = Map::from_iter([
        said("@type", kind(known::kind(&source.entry))),
        said("@id", address(scope, id)?),
        said("name", name),
    ]);
    thing.extend(source.address().map(|url| said("url", encoded(url))));
    thing.extend(dated("datePublished", source.date().as_ref()));
    thing.extend(source.language.as_ref().map(|lang| said("inLanguage", lang.as_str())));
    Some(thing.into())
}

/// What the sources of a group are.
fn kind(group: &str) -> &'static str {
    match group {
        "report" => "Report",
        "article" => "Article",
        "book" => "Book",
        "web" => "WebPage",
        _ => "CreativeWork",
    }
}

/// Where a source is described.
fn address(scope: &Scope<'_>, id: SourceId) -> Option<String> {
    let page = with_entry(Route::Sources(scope.lang), scope.source_place(id));
    Some(format!("{}#{}", absolute(&scope.site, page)?, scope.book().source(id).id))
}
