//! An alias of one entity that is the name of another.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, token};
use crate::model::{Book, EntityId, Origin};
use crate::script::fold::normal;
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let names: BTreeMap<String, EntityId> = EntityId::all(&book.entities)
        .flat_map(|(id, entity)| {
            let names = entity.forms().filter(|form| form.origin == Origin::Name);
            names.map(move |form| (normal(&form.name.value), id))
        })
        .collect();
    for (id, entity) in EntityId::all(&book.entities) {
        for form in entity.forms().filter(|form| form.origin != Origin::Name) {
            let alias = form.name;
            let Some(other) = names.get(&normal(&alias.value)).filter(|other| **other != id) else {
                continue;
            };
            let other = book.entity(*other);
            let message =
                format!("the alias {} is the name of `{}`", token(&alias.value), other.id);
            diagnostics.push(
                Diagnostic::about(Code::AliasIsName, alias, message)
                    .related(other.span, format!("the name of `{}`", other.id))
                    .hint("delete the alias, or move it to `weak_aliases`"),
            );
        }
    }
}
