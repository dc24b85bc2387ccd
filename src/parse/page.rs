//! `pages/NAME.LANG.md` → [`RawPage`].

use super::control;
use super::markup;
use super::node::Decoder;
use super::raw::RawPage;
use crate::lang::Lang;
use crate::source::{FileId, Span};

/// The pages that the site has a place for.
pub(super) const SLUGS: [&str; 1] = ["about"];

pub(super) fn page(decoder: &mut Decoder<'_>, file: FileId, slug: &str, lang: Lang) -> RawPage {
    let text = &decoder.sources.file(file).text;
    for fault in control::faults(text) {
        decoder.report(fault.diagnostic(Span::new(file, fault.range.clone()), decoder.sources));
    }
    let place = |range| Span::new(file, range);
    let blocks = markup::blocks(text, &place, &mut decoder.diagnostics);
    RawPage { slug: slug.to_owned(), lang, blocks, span: Span::file_start(file) }
}
