//! `pages/NAME.LANG.md` → [`RawPage`].

use super::markup;
use super::node::Decoder;
use super::raw::RawPage;
use crate::diag::{Code, Diagnostic};
use crate::lang::Lang;
use crate::source::{FileId, Span};

pub(super) fn page(decoder: &mut Decoder<'_>, file: FileId, slug: &str, lang: Lang) -> RawPage {
    decoder.report_characters(file);
    let text = &decoder.sources.file(file).text;
    if text.trim().is_empty() {
        let message = format!("the page `{slug}` is empty in its file for `{}`", lang.tag());
        let empty = Diagnostic::new(Code::MissingTranslation, Span::file_start(file), message);
        decoder.report(
            empty.label("nothing but white space").hint("write its text, or delete the file"),
        );
    }
    let place = |range| Span::new(file, range);
    let blocks = markup::blocks(text, &place, &mut decoder.diagnostics);
    RawPage { slug: slug.to_owned(), lang, blocks, span: Span::file_start(file) }
}
