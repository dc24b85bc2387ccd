//! A name or alias that no text can hold, and words under `not` that hold no name.

use crate::diag::{Code, Diagnostic, token};
use crate::mention::form::can_match;
use crate::model::{Book, Entity};
use crate::script::fold::normal;
use crate::source::{Sources, Spanned};

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for entity in book.entities.iter() {
        let aliases = entity.aliases.iter().chain(entity.weak_aliases.iter());
        let aliases = aliases.flat_map(|(_, aliases)| aliases);
        diagnostics.extend(aliases.filter_map(|name| several_names(entity, name)));
        for form in entity.forms().filter(|form| !can_match(&form.name.value)) {
            let (name, word) = (token(&form.name.value), form.origin.word());
            let message = format!("the {word} {name} of `{}` can never be found", entity.id);
            diagnostics.push(
                Diagnostic::about(Code::UnmatchableName, form.name, message)
                    .hint("give it at least two letters or digits, or delete it"),
            );
        }
        let idle = entity.not.iter().filter(|words| !holds_name(entity, &words.value));
        diagnostics.extend(idle.map(|words| idle_exception(entity, words)));
    }
}

/// An alias with a comma that separates nothing in a list of YAML: no text has it.
fn several_names(entity: &Entity, name: &Spanned<String>) -> Option<Diagnostic> {
    let comma = name.value.chars().find(|c| matches!(c, '،' | '؛' | '，' | '、' | ';'))?;
    let message = format!(
        "{} is one alias of `{}`: `{comma}` does not separate names",
        token(&name.value),
        entity.id
    );
    let names: Vec<&str> = name.value.split(comma).map(str::trim).collect();
    let hint = format!("write several names with commas between them: `[{}]`", names.join(", "));
    Some(Diagnostic::about(Code::UnmatchableName, name, message).hint(hint))
}

/// Whether words hold a name of an entity, weak ones among them, and something else.
fn holds_name(entity: &Entity, words: &str) -> bool {
    let words = normal(words);
    let weak = entity.weak_aliases.iter().flat_map(|(_, aliases)| aliases);
    let names = entity.forms().map(|form| form.name).chain(weak).map(|name| normal(&name.value));
    names.into_iter().any(|name| !name.is_empty() && name != words && words.contains(&name))
}

fn idle_exception(entity: &Entity, words: &Spanned<String>) -> Diagnostic {
    let message =
        format!("the words {} under `not` hold no name of `{}`", token(&words.value), entity.id);
    Diagnostic::about(Code::UnmatchableName, words, message)
        .hint("write out the name with the words around it, or delete them")
}
