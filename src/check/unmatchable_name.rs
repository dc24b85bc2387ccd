//! A name or alias that no text can hold.

use crate::diag::{Code, Diagnostic, token};
use crate::mention::form::can_match;
use crate::model::Book;
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for entity in &book.entities {
        for form in entity.forms().filter(|form| !can_match(&form.name.value)) {
            let (name, word) = (token(&form.name.value), form.origin.word());
            let message = format!("the {word} {name} of `{}` can never be found", entity.id);
            diagnostics.push(
                Diagnostic::about(Code::UnmatchableName, form.name, message)
                    .hint("give it at least two letters or digits, or delete it"),
            );
        }
    }
}
