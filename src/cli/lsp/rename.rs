//! Another id for what is named at a place: in every file that names it, and for the file that defines it.

use std::collections::BTreeMap;

use lsp_types::{
    DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    RenameFile, ResourceOp, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::convert::is_present;
use super::desk::{Desk, Reading};
use super::place::definition;
use super::uri;
use crate::diag::Splice;
use crate::model::Target;
use crate::source::Span;

/// The places that name something, each once, in order; with its definition if that is an id in a file.
pub(super) fn places(reading: &Reading, target: Target) -> Vec<Span> {
    let uses = reading.book.uses.iter().filter(|it| it.target == target).map(|it| it.span);
    let own = matches!(target, Target::Source(_)).then(|| definition(&reading.book, target).1);
    let mut spans: Vec<Span> = uses.chain(own).collect();
    spans.sort_by(|a, b| reading.sources.order(*a).cmp(&reading.sources.order(*b)));
    spans.dedup();
    spans
}

/// The edit that gives something another id. The old one stays among its former ids, so that its address leads on.
///
/// # Errors
/// What an editor should know if the id cannot be taken.
pub(super) fn rename(
    desk: &Desk,
    reading: &Reading,
    target: Target,
    id: &str,
) -> Result<WorkspaceEdit, String> {
    let is_id = !id.is_empty()
        && !id.starts_with('-')
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !is_id || id == "none" {
        return Err(format!(
            "`{id}` cannot be an id: use lower-case ASCII letters, digits and hyphens"
        ));
    }
    let book = &reading.book;
    let is_taken = match target {
        Target::Entity(_) => book.find_entity(id).is_some(),
        Target::Source(_) => book.sources.iter().any(|source| source.id == id),
        Target::Series(_) => book.find_series(id).is_some(),
    };
    if is_taken {
        return Err(format!("there is a `{id}` already; `hashiya merge` makes one of two"));
    }
    let spans = places(reading, target);
    let (old, own) = definition(book, target);
    if !spans.iter().chain([&own]).all(|span| is_present(desk, reading, *span)) {
        return Err("the texts are being read; try again".to_owned());
    }
    let Splice { span: place, text } = former(reading, target).ok_or_else(|| {
        format!("`former_ids` cannot be added for `{old}` by the editor; `hashiya rename {old} {id}` does it")
    })?;
    let mut edits: BTreeMap<&str, Vec<TextEdit>> = BTreeMap::new();
    let path = reading.sources.file(place.file).path.as_str();
    edits
        .entry(path)
        .or_default()
        .push(TextEdit::new(desk.units.range(&reading.sources, place), text));
    for span in spans {
        // An alias or an escape stands for a part of the id.
        if reading.sources.slice(span) != old {
            return Err(format!(
                "`{old}` is written in a way that cannot be replaced; write it plainly first"
            ));
        }
        let path = reading.sources.file(span.file).path.as_str();
        let range = desk.units.range(&reading.sources, span);
        edits.entry(path).or_default().push(TextEdit::new(range, id.to_owned()));
    }
    Ok(joined(desk, reading, target, id, edits))
}

/// The splice that keeps the id among the former ones. None where it is not plain how they are written.
fn former(reading: &Reading, target: Target) -> Option<Splice> {
    let book = &reading.book;
    let (old, own) = definition(book, target);
    let known = match target {
        Target::Entity(id) => book.entity(id).former_ids.first(),
        Target::Source(id) => book.source(id).former_ids.first(),
        Target::Series(id) => book.one_series(id).former_ids.first(),
    };
    let text = &reading.sources.file(own.file).text;
    if let Some(first) = known {
        let at = first.span.range().start;
        let is_flow = text.get(..at)?.trim_end().ends_with('[');
        return is_flow
            .then(|| Splice { span: Span::new(own.file, at..at), text: format!("{old}, ") });
    }
    let range = own.range();
    let (at, indent) = if let Target::Source(_) = target {
        let line = text.get(range.end..)?.find('\n')? + range.end + 1;
        let is_block = text.get(range.end..line)?.trim() == ":";
        let next = text.get(line..)?.lines().next()?;
        let indent = next.len() - next.trim_start().len();
        if !is_block || indent == 0 {
            return None;
        }
        (line, indent)
    } else {
        (range.start, 0)
    };
    let begins_line = at == 0 || text.get(..at)?.ends_with('\n');
    let text = format!("{}former_ids: [{old}]\n", " ".repeat(indent));
    begins_line.then(|| Splice { span: Span::new(own.file, at..at), text })
}

/// The edits of all files, and behind them the new name of the file of an entity or series.
fn joined(
    desk: &Desk,
    reading: &Reading,
    target: Target,
    id: &str,
    edits: BTreeMap<&str, Vec<TextEdit>>,
) -> WorkspaceEdit {
    let edit = |(path, edits): (&str, Vec<TextEdit>)| {
        let version = desk.document(path).map(|document| document.version);
        let text_document =
            OptionalVersionedTextDocumentIdentifier { uri: uri::of(desk, path)?, version };
        let edits = edits.into_iter().map(OneOf::Left).collect();
        Some(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }))
    };
    let own = definition(&reading.book, target).1;
    let path = &reading.sources.file(own.file).path;
    let moved = || {
        let folder = path.rsplit_once('/')?.0;
        let new_uri = uri::named(&desk.root, &format!("{folder}/{id}.yaml"))?;
        let old_uri = uri::of(desk, path)?;
        let rename = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
        Some(DocumentChangeOperation::Op(ResourceOp::Rename(rename)))
    };
    let moved = if matches!(target, Target::Source(_)) { None } else { moved() };
    let changes = edits.into_iter().filter_map(edit).chain(moved).collect();
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(changes)),
        ..WorkspaceEdit::default()
    }
}
