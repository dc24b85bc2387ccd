//! A series that no article belongs to.

use crate::diag::{Code, Diagnostic};
use crate::model::Book;
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    if book.gaps.incomplete {
        return;
    }
    for series in book.series.iter().filter(|series| series.parts.is_empty()) {
        let message = format!("no article belongs to the series `{}`", series.id);
        diagnostics.push(
            Diagnostic::new(Code::EmptySeries, series.span, message)
                .label(format!("`{}`", series.id))
                .hint(format!("write `series: {}` in its articles, or delete the file", series.id)),
        );
    }
}
