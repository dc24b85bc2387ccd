//! A statement that neither cites a source nor says that it needs none.

use crate::diag::{Code, Diagnostic};
use crate::model::Book;
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for entity in book.entities.iter() {
        for statement in &entity.statements {
            if !statement.cites && statement.confidence.needs_source() {
                let word = statement.confidence.word();
                let message =
                    format!("a statement on `{}` is `{word}` but cites nothing", entity.id);
                diagnostics.push(
                    Diagnostic::new(Code::UnsourcedStatement, statement.span, message)
                        .label(format!("`{word}` without `sources`"))
                        .hint("cite a source, or say `inference` or `general-knowledge`"),
                );
            }
        }
    }
}
