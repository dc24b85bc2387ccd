//! A source that nothing cites.

use crate::diag::{Code, Diagnostic};
use crate::model::{Book, SourceId};
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    if book.gaps.incomplete {
        return;
    }
    for (id, source) in SourceId::all(&book.sources) {
        if book.citations_of(id).is_empty() {
            let message = format!("nothing cites the source `{}`", source.id);
            diagnostics.push(
                Diagnostic::new(Code::UnusedSource, source.span, message)
                    .label(format!("`{}`", source.id))
                    .hint("cite it or delete it"),
            );
        }
    }
}
