//! Another id for something: in all files, with the old one left as a former id, so that its address leads on.

use super::Edit;
use super::denial::Denial;
use super::mapping::Mapping;
use super::thing::{Sort, Thing};
use crate::diag::{Splice, token};
use crate::model::{Book, Target};
use crate::parse::is_id;
use crate::parse::values::values;
use crate::source::{Sources, Span};

/// The change that gives a thing another id.
///
/// # Errors
/// If the new id cannot be one, or is taken.
pub fn rename(
    book: &Book,
    sources: &Sources,
    thing: &Thing<'_>,
    new: &str,
) -> Result<Edit, Denial> {
    allow(book, thing, new)?;
    let mut edit = Edit { splices: uses(book, thing.target, new), ..Edit::default() };
    edit.splices.extend(former(sources, thing, new));
    let file = thing.file();
    match thing.sort {
        Sort::Source => edit.splices.push(Splice { span: thing.span, text: new.to_owned() }),
        Sort::Entity | Sort::Series => {
            edit.moves.push((file, beside(sources, thing, new, ".yaml")));
        }
        Sort::Article => {
            edit.moves.push((file, beside(sources, thing, new, ".yaml")));
            let original = beside(sources, thing, thing.id, ".original.txt");
            if let Some(original) = sources.find(&original) {
                edit.moves.push((original, beside(sources, thing, new, ".original.txt")));
            }
        }
    }
    Ok(edit)
}

/// Refuses an id that cannot be one, or that something has or had.
fn allow(book: &Book, thing: &Thing<'_>, new: &str) -> Result<(), Denial> {
    let (shown, noun) = (token(new), thing.sort.noun());
    if !is_id(new) || matches!(new, "none" | "null") {
        let denial = Denial::new(format!("{shown} cannot be an id"));
        return Err(denial.help("use lower-case ASCII letters, digits and hyphens, such as `jnim`"));
    }
    if new == thing.id {
        return Err(Denial::new(format!("the {noun} is called {shown} already")));
    }
    if thing.is_taken(book, new) {
        let denial = Denial::new(format!("there is another {noun} {shown}"));
        let (old, new) = (thing.id, new);
        return Err(denial
            .help(format!("if they are the same, `hashiya merge {old} {new}` makes one of them")));
    }
    match thing.former(book, new).filter(|owner| *owner != thing.id) {
        Some(owner) => {
            let denial = Denial::new(format!("{shown} is what {} was called before", token(owner)));
            Err(denial.help("choose another id, so that the old address goes on leading there"))
        }
        None => Ok(()),
    }
}

/// Other text for every use of an id.
pub(super) fn uses(book: &Book, target: Option<Target>, new: &str) -> Vec<Splice> {
    let uses = book.uses.iter().filter(|it| Some(it.target) == target);
    uses.map(|it| Splice { span: it.span, text: new.to_owned() }).collect()
}

/// Leaves the old id among the former ones. A thing that gets back an id that it had before exchanges the two.
fn former(sources: &Sources, thing: &Thing<'_>, new: &str) -> Option<Splice> {
    if let Some(again) = thing.former.iter().find(|word| word.value == new) {
        return Some(Splice { span: id_of(sources, again.span, new), text: thing.id.to_owned() });
    }
    add_former(sources, thing, &[thing.id])
}

/// The place of an id without the quotation marks around it.
fn id_of(sources: &Sources, span: Span, id: &str) -> Span {
    sources.token(span, id).unwrap_or(span)
}

/// Adds former ids to a thing.
pub(super) fn add_former(sources: &Sources, thing: &Thing<'_>, ids: &[&str]) -> Option<Splice> {
    let file = thing.file();
    let values = values(sources, file)?;
    let key = (thing.sort == Sort::Source).then_some(thing.id);
    Mapping::new(sources, file, &values, key).add_ids("former_ids", ids)
}

/// The path of a file beside that of a thing.
fn beside(sources: &Sources, thing: &Thing<'_>, id: &str, extension: &str) -> String {
    let path = &sources.file(thing.file()).path;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{id}{extension}")
}
