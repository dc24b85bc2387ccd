//! A translation whose original has changed since.

use super::original_text::is_of_translation;
use crate::diag::yaml::{Context, scalar};
use crate::diag::{Code, Diagnostic, Fix, Splice, token};
use crate::model::{Book, Paragraph};
use crate::source::Sources;

pub(super) fn check(book: &Book, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    // To read an original takes longer than to look at hashes, which are seldom wrong.
    let suspect = |paragraphs: &[Paragraph]| paragraphs.iter().any(|it| it.stale().is_some());
    let suspects = book.articles.iter().filter(|article| suspect(&article.paragraphs));
    let told = suspects.filter(|article| !is_of_translation(article, sources));
    let paragraphs = told.flat_map(|article| {
        // What was refused has another hash than what the author wrote.
        let refused = |p: &Paragraph| {
            p.passages.get(article.original).as_ref().is_some_and(|side| side.refused)
        };
        article.paragraphs.iter().filter(move |paragraph| !refused(paragraph))
    });
    for paragraph in paragraphs {
        let Some(of) = paragraph.stale() else { continue };
        let (id, old, now) = (token(&paragraph.id), token(&of.value), &paragraph.fingerprint);
        let hash = scalar(now, Context::Flow);
        let splice = Splice { span: of.span, text: hash.clone() };
        let message = format!("the original of {id} has changed since its translation");
        diagnostics.push(
            Diagnostic::new(Code::StaleTranslation, of.span, message)
                .label(format!("made from {old}; the original is now `{now}`"))
                .hint(format!("revise the translation, then write `of: {hash}`"))
                .fixes([Fix::likely("take the translation as revised", splice)]),
        );
    }
}
