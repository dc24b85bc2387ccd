//! A name or alias that no text can hold.

use crate::diag::{Code, Diagnostic};
use crate::mention::form::can_match;
use crate::model::Book;
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, found: &mut Vec<Diagnostic>) {
    for entity in &book.entities {
        for (name, origin) in entity.forms().filter(|(name, _)| !can_match(&name.value)) {
            let (form, word) = (&name.value, origin.word());
            let message = format!("the {word} `{form}` of `{}` can never be found", entity.id);
            found.push(
                Diagnostic::new(Code::UnmatchableName, name.span, message)
                    .label(format!("`{form}`"))
                    .hint("give it at least two letters or digits, or delete it"),
            );
        }
    }
}
