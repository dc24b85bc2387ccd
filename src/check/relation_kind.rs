//! A relation that joins entities of kinds its type does not allow.

use crate::diag::{Code, Diagnostic};
use crate::model::relation::RelationType;
use crate::model::{Book, EntityKind, Relation};
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for relation in book.relations.iter() {
        let (from, to) = (book.entity(relation.from).kind(), book.entity(relation.to).kind());
        if !relation.kind.joins(from, to) {
            diagnostics.push(diagnostic(book, relation));
        }
    }
}

fn diagnostic(book: &Book, relation: &Relation) -> Diagnostic {
    let RelationType { name, from, to, same_kind, .. } = relation.kind;
    let (subject, object) = (book.entity(relation.from), book.entity(relation.to));
    let written = relation.written_name();
    let message = format!(
        "`{written}` cannot join the {} `{}` and the {} `{}`",
        subject.kind().noun(),
        subject.id,
        object.kind().noun(),
        object.id
    );
    let allowed = if *same_kind {
        format!("`{name}` joins two of the same kind: {}", nouns(from))
    } else {
        format!("`{name}` leads from {} to {}", nouns(from), nouns(to))
    };
    let other = if written == *name { relation.kind.inverse } else { name };
    let fits = other != written && relation.kind.joins(object.kind(), subject.kind());
    let meant = fits.then_some(other);
    Diagnostic::new(Code::RelationKind, relation.span, message)
        .label(format!("`{written}`"))
        .did_you_mean(meant, meant.map(|_| relation.span))
        .or_hint(allowed)
}

fn nouns(kinds: &[EntityKind]) -> String {
    kinds.iter().map(|kind| kind.noun()).collect::<Vec<_>>().join(" or ")
}
