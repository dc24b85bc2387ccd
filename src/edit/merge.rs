//! One of two things that are the same: what names the one names the other from then on, and its address leads there.
//!
//! What the one says and the other could say as well is carried over. Where the two differ is no business of a program: that
//! is listed, for an editor to decide.

use std::collections::BTreeSet;
use std::ops::Range;

use super::carry::{Carried, carry, is_name};
use super::denial::Denial;
use super::items::{Items, same};
use super::lines::{above_comments, own_comments};
use super::mapping::group;
use super::rename::{add_former, uses};
use super::thing::{Sort, Thing};
use super::{Edit, Edited, Refusal};
use crate::diag::{Severity, Splice, token};
use crate::model::Book;
use crate::parse::values::{Value, ValueKind, values};
use crate::source::{FileId, Sources, Span};

/// A merge: the change, and what becomes of that which only the thing that goes says.
#[derive(Debug)]
pub struct Merge {
    edit: Edit,
    /// The project that the change is made in: the one thing says there what was carried over.
    sources: Sources,
    /// The places of what the thing that stays will say as well.
    pub carried: Vec<Span>,
    /// The places of what would be lost.
    pub lost: Vec<Span>,
}

impl Merge {
    /// Makes the change in `sources`, for which it was found.
    ///
    /// # Errors
    /// Those of [`Edit::make`].
    pub fn make(&self, sources: &Sources, worst: Severity) -> Result<Edited, Refusal> {
        let mut edited = self.edit.make(&self.sources, worst)?;
        for revision in edited.revisions.iter_mut().filter(|it| it.before.is_some()) {
            let file = sources.find(&revision.path);
            revision.before = file.map(|file| sources.file(file).text.clone());
        }
        edited.judged(sources, worst)
    }
}

/// The change that makes one thing of two. What cannot conflict is carried over if `carries`.
///
/// # Errors
/// If the two are the same thing already, or are not of one kind.
pub fn merge(
    book: &Book,
    sources: &Sources,
    old: &Thing<'_>,
    into: &Thing<'_>,
    carries: bool,
) -> Result<Merge, Denial> {
    allow(old, into)?;
    let lost = lost(&entry(sources, old).values, &entry(sources, into).values, (old.id, into.id));
    let uses = uses(book, old.target, into.id);
    let carried = if carries { carry(sources, old, into, &uses) } else { None };
    let Some(Carried { sources, places }) = carried.filter(|it| !it.places.is_empty()) else {
        let edit = edit(book, sources, old, into);
        return Ok(Merge { edit, sources: sources.clone(), carried: Vec::new(), lost });
    };
    let is_kept = |lost: &Span| places.iter().any(|it| it.range().contains(&lost.range().start));
    let (carried, lost) = lost.into_iter().partition(is_kept);
    let (book, ..) = crate::read_content(&sources);
    let again = |thing: &Thing<'_>| Thing::find(&book, thing.id, Some(thing.sort));
    let edit = edit(&book, &sources, &again(old)?, &again(into)?);
    Ok(Merge { edit, sources, carried, lost })
}

fn edit(book: &Book, sources: &Sources, old: &Thing<'_>, into: &Thing<'_>) -> Edit {
    let gone = entry(sources, old);
    let mut edit = Edit::default();
    let mut files: Vec<FileId> = Vec::new();
    for splice in uses(book, old.target, into.id) {
        let is_gone = gone.span.file == splice.span.file
            && gone.span.range().contains(&splice.span.range().start);
        if is_gone {
            continue;
        }
        if !files.contains(&splice.span.file) {
            files.push(splice.span.file);
        }
        edit.splices.push(splice);
    }
    for file in files {
        without_repetitions(sources, file, old, into, &mut edit.splices);
    }
    let ids = old.former.iter().map(|word| word.value.as_str()).chain([old.id]);
    edit.splices.extend(add_former(sources, into, &ids.collect::<Vec<_>>()));
    if old.sort == Sort::Source {
        edit.splices.push(Splice { span: gone.span, text: String::new() });
    } else {
        edit.removals.push(old.file());
    }
    edit
}

fn allow(old: &Thing<'_>, into: &Thing<'_>) -> Result<(), Denial> {
    let (a, b) = (token(old.id), token(into.id));
    if old.sort == Sort::Article {
        let denial = Denial::new("articles are not merged, because their texts are not");
        return Err(denial.help(format!(
            "delete the one that goes, and write `former_ids: [{}]` in the other",
            old.id
        )));
    }
    if old.id == into.id {
        return Err(Denial::new(format!("{a} is one thing already")));
    }
    if old.kind != into.kind {
        let denial = Denial::new(format!("{a} is {}, and {b} is {}", old.what(), into.what()));
        return Err(denial.help("only things of the same kind become one"));
    }
    Ok(())
}

/// What a thing says, and the bytes of its file that say it.
struct Entry {
    span: Span,
    values: Vec<Value>,
}

/// The whole file of an entity; of a source the lines of its entry.
fn entry(sources: &Sources, thing: &Thing<'_>) -> Entry {
    let file = thing.file();
    let text = &sources.file(file).text;
    let all = values(sources, file).unwrap_or_default();
    if thing.sort != Sort::Source {
        return Entry { span: Span::new(file, 0..text.len()), values: all };
    }
    let is_key = |it: &Value| it.kind == ValueKind::Key && it.depth == 1;
    let start = all.iter().position(|it| is_key(it) && it.text == thing.id).unwrap_or(all.len());
    let behind = all.get(start + 1..).unwrap_or_default();
    let end = behind.iter().position(is_key).unwrap_or(behind.len());
    let next = behind.get(end).map(|it| above_comments(text, it.span.range().start));
    let begin = own_comments(text, thing.span.range().start);
    let values = behind[..end].to_vec();
    Entry { span: Span::new(file, begin..next.unwrap_or(text.len())), values }
}

/// Takes out what would stand twice once two ids are one: the id in a list that has the other, and relations of a thing to
/// itself.
fn without_repetitions(
    sources: &Sources,
    file: FileId,
    old: &Thing<'_>,
    into: &Thing<'_>,
    splices: &mut Vec<Splice>,
) {
    let text = &sources.file(file).text;
    let Some(values) = values(sources, file) else { return };
    let items = Items { text, values: &values };
    let is_own = file == into.file() && into.sort == Sort::Entity;
    let mut removed: Vec<Range<usize>> = Vec::new();
    let here = splices.iter().filter(|it| it.span.file == file && it.text == into.id);
    for splice in here {
        let holds = |it: &Value| {
            let range = it.span.range();
            range.start <= splice.span.range().start && splice.span.range().end <= range.end
        };
        let Some(at) = values.iter().position(holds) else { continue };
        let is_repeated = values[at].text == old.id
            && values[at].items > 0
            && items.siblings(at).iter().any(|it| it.text == into.id);
        let is_circular = is_own && values[at].text == old.id && items.is_relation(at);
        if is_repeated || is_circular {
            removed.extend(items.removal(at));
        }
    }
    let is_inside = |it: &Splice| {
        let start = it.span.range().start;
        it.span.file == file && removed.iter().any(|range| range.contains(&start))
    };
    splices.retain(|it| !is_inside(it));
    let removals = removed.into_iter().map(|range| Span::new(file, range));
    splices.extend(removals.map(|span| Splice { span, text: String::new() }));
}

/// The places of what the values of one thing say and those of another do not.
fn lost(old: &[Value], into: &[Value], ids: (&str, &str)) -> Vec<Span> {
    let words = |values: &[Value]| -> BTreeSet<String> {
        let names = group(values).into_iter().filter(|(key, _)| is_name(&key.text));
        let words = names.flat_map(|(_, values)| values.iter());
        words.filter(|it| it.kind == ValueKind::Text).map(|it| it.text.clone()).collect()
    };
    let known = words(into);
    let kept = group(into);
    let mut lost = Vec::new();
    for (key, values) in group(old) {
        let other = kept.iter().find(|(it, _)| it.text == key.text).map(|(_, values)| *values);
        if is_name(&key.text) {
            let names = values.iter().filter(|it| it.kind == ValueKind::Text);
            lost.extend(names.filter(|it| !known.contains(&it.text)).map(|it| it.span));
        } else if key.text != "former_ids" && values.iter().any(|it| it.kind == ValueKind::Text) {
            let parts = Items::parts(values);
            let others = other.map(Items::parts).unwrap_or_default();
            let is_said = |part: &[Value]| {
                Items::leads_to(part, ids.1) || others.iter().any(|it| same(part, it, ids))
            };
            lost.extend(parts.iter().filter(|part| !is_said(part)).map(|part| part[0].span));
        }
    }
    lost
}
