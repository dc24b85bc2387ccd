//! The bibliography, and the briefing's own pages, for reference managers: as CSL-JSON (the schema of citation-style-language)
//! and as BibLaTeX.
//!
//! Each language has its own, because publishers and descriptions have names in both.

mod biblatex;
mod csl;
mod kind;
mod page;
mod people;
mod record;

use serde_json::Value;

use super::file::File;
use crate::lang::Lang;
use crate::model::SourceId;
use crate::route::Route;
use crate::view::{Scope, Site};
use record::Record;

/// A source in CSL-JSON.
pub(super) fn csl_item(site: &Site<'_>, lang: Lang, id: SourceId) -> Value {
    csl::item(&Record::source(&Scope::new(*site, Route::Sources(lang)), id))
}

/// The files of a language, if the settings want them.
pub(super) fn files(site: &Site<'_>, lang: Lang) -> Vec<File> {
    if !site.config.files.references {
        return Vec::new();
    }
    let scope = Scope::new(*site, Route::Sources(lang));
    let sources = SourceId::all(&site.book.sources).map(|(id, _)| Record::source(&scope, id));
    let pages = page::records(&scope);
    let [sources_json, sources_bib] = Route::bibliography(lang);
    let [pages_json, pages_bib] = Route::citations(lang);
    let both = |records: &[Record], json: Route<'_>, bib: Route<'_>| {
        let files =
            [(json.file(), csl::written(records)), (bib.file(), biblatex::written(records))];
        files.into_iter().filter(|_| !records.is_empty()).collect::<Vec<_>>()
    };
    let sources = both(&sources.collect::<Vec<_>>(), sources_json, sources_bib);
    sources.into_iter().chain(both(&pages, pages_json, pages_bib)).collect()
}
