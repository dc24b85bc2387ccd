//! An entity that no article mentions, though it is not marked as background.

use crate::diag::{Code, Diagnostic};
use crate::model::entity::Role;
use crate::model::{Book, EntityId};
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    if book.articles.is_empty() || book.gaps.incomplete {
        return;
    }
    for (id, entity) in EntityId::all(&book.entities) {
        let is_named = !book.mentions_of(id).is_empty() || book.credits.contains_key(&id);
        if entity.role == Role::InArticle && !is_named {
            let message =
                format!("no article mentions the {} `{}`", entity.kind().noun(), entity.id);
            diagnostics.push(
                Diagnostic::new(Code::UnmentionedEntity, entity.span, message)
                    .label(format!("`{}`", entity.id))
                    .hint("add the alias by which the text calls it, or `role: context`"),
            );
        }
    }
}
