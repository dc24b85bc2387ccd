//! An alias that is a word of every day, or two capitals: it would link what is not meant.
//!
//! `name` and `short` are what an entity is called, however common: «القاعدة».

use super::frequent::is_frequent;
use crate::diag::{Code, Diagnostic, token};
use crate::model::{Book, Origin};
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for entity in book.entities.iter() {
        for form in entity.forms().filter(|form| form.origin == Origin::Alias) {
            let alias = &form.name.value;
            let fault = if is_frequent(alias) {
                "is made of common words"
            } else if is_two_capitals(alias) {
                "has two letters, as many other names have"
            } else {
                continue;
            };
            let message = format!("the alias {} of `{}` {fault}", token(alias), entity.id);
            diagnostics.push(Diagnostic::about(Code::CommonName, form.name, message).hint(
                "move it to `weak_aliases`, and say under `mentions_default:` of an article what it means there",
            ));
        }
    }
}

fn is_two_capitals(alias: &str) -> bool {
    alias.chars().count() == 2 && alias.chars().all(char::is_uppercase)
}
