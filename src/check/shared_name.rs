//! A name that two entities share: a name of both, an alias of both, or an alias of one that is the name of the other, in any
//! of the spellings by which texts are searched for it.
//!
//! Where a text uses it, `ambiguous-alias` asks which is meant; this rule says so before. Entities that are `distinct-from`
//! each other share their name knowingly.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, token};
use crate::mention::form::{can_match, looked_for};
use crate::model::entity::NameForm;
use crate::model::{Book, EntityId, Origin};
use crate::source::Sources;

/// Who has a name, in order: names before short names and aliases, entities by id.
type Holders<'b> = BTreeMap<String, Vec<(EntityId, NameForm<'b>)>>;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    // A text that uses the name may have been reported.
    if book.gaps.incomplete {
        return;
    }
    let mut reported = BTreeSet::new();
    for holders in holders(book).into_values() {
        let Some(((first, name), others)) = holders.split_first() else { continue };
        for (other, form) in others.iter().filter(|(other, _)| other != first) {
            if are_distinct(book, *first, *other) {
                continue;
            }
            let clash = clash(book, (*first, name), (*other, form));
            // Two entities that share a name in each language, or in several spellings, share it once. Each alias that is in
            // the way of a name is told.
            let alias = (clash.code == Code::AliasIsName).then_some(form.name.span.start);
            if reported.insert((*first, *other, alias)) {
                diagnostics.push(clash);
            }
        }
    }
}

fn holders(book: &Book) -> Holders<'_> {
    let mut holders = Holders::new();
    for (id, entity) in EntityId::all(&book.entities) {
        for form in entity.forms().filter(|form| can_match(&form.name.value)) {
            for spelling in looked_for(&form.name.value) {
                holders.entry(spelling).or_default().push((id, form));
            }
        }
    }
    for list in holders.values_mut() {
        list.sort_by_key(|(id, form)| (form.origin, *id));
    }
    holders
}

fn are_distinct(book: &Book, a: EntityId, b: EntityId) -> bool {
    book.relations_of(a).any(|edge| !edge.kind.is_tie() && edge.other_end(a) == b)
}

fn clash(
    book: &Book,
    first: (EntityId, &NameForm<'_>),
    second: (EntityId, &NameForm<'_>),
) -> Diagnostic {
    let (holder, name) = (book.entity(first.0), first.1);
    let form = second.1;
    let (shown, word, its) = (token(&form.name.value), form.origin.word(), name.origin.word());
    let is_name = name.origin == Origin::Name && form.origin != Origin::Name;
    let message = if is_name {
        format!("the {word} {shown} is the name of `{}`", holder.id)
    } else {
        format!("the {word} {shown} is also the {its} of `{}`", holder.id)
    };
    let (code, hint) = if is_name {
        (Code::AliasIsName, "delete the alias, or move it to `weak_aliases`")
    } else {
        (Code::SharedName, "tell the two apart by their names, or add a relation `distinct-from`")
    };
    Diagnostic::about(code, form.name, message)
        .related(name.name.span, format!("the {its} of `{}`", holder.id))
        .hint(hint)
}
