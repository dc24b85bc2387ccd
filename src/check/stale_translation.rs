//! A translation whose original has changed since.

use crate::diag::yaml::{Context, scalar};
use crate::diag::{Code, Diagnostic, Fix, Splice};
use crate::model::Book;
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for paragraph in book.articles.iter().flat_map(|article| &article.paragraphs) {
        let Some(translation) = &paragraph.translation else { continue };
        let Some(of) = translation.stale() else { continue };
        let (id, old, now) = (&paragraph.id, &of.value, &translation.current);
        let hash = scalar(now, Context::Flow);
        let splice = Splice { span: of.span, text: hash.clone() };
        let message = format!("the original of `{id}` has changed since its translation");
        diagnostics.push(
            Diagnostic::new(Code::StaleTranslation, of.span, message)
                .label(format!("made from `{old}`; the original is now `{now}`"))
                .hint(format!("revise the translation, then write `of: {hash}`"))
                .fixes([Fix::likely("take the translation as revised", splice)]),
        );
    }
}
