//! A source that nothing cites.

use crate::diag::{Code, Diagnostic};
use crate::model::{Book, SourceId};
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, found: &mut Vec<Diagnostic>) {
    for (id, source) in SourceId::all(&book.sources) {
        if book.cited_in.get(id.index()).is_none_or(Vec::is_empty) {
            let message = format!("nothing cites the source `{}`", source.id);
            found.push(
                Diagnostic::new(Code::UnusedSource, source.span, message)
                    .label(format!("`{}`", source.id))
                    .hint("cite it or delete it"),
            );
        }
    }
}
