//! Another id for what is named at a place: the change that `hashiya rename` makes, as an edit of the editor's.

use std::collections::BTreeMap;

use lsp_types::{
    DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    RenameFile, ResourceOp, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::convert::is_present;
use super::desk::{Desk, Reading};
use super::uri;
use crate::diag::{Severity, Splice};
use crate::edit::rename;
use crate::edit::thing::Thing;
use crate::model::Target;

/// The edit that gives something another id.
///
/// # Errors
/// What an editor should know if the id cannot be taken.
pub(super) fn rename(
    desk: &Desk,
    reading: &Reading,
    target: Target,
    id: &str,
) -> Result<WorkspaceEdit, String> {
    let (book, sources) = (&reading.book, &reading.sources);
    let edit = rename::rename(book, sources, &Thing::of(book, target), id)
        .map_err(|denial| denial.to_string())?;
    if !edit.splices.iter().all(|splice| is_present(desk, reading, splice.span)) {
        return Err("the texts are being read; try again".to_owned());
    }
    edit.make(sources, Severity::Note).map_err(|refusal| refusal.to_string())?;
    let moved = edit.moves.iter().filter_map(|(file, path)| {
        let old_uri = uri::of(desk, &sources.file(*file).path)?;
        let new_uri = uri::named(&desk.root, path)?;
        let rename = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
        Some(DocumentChangeOperation::Op(ResourceOp::Rename(rename)))
    });
    let changes = edits(desk, reading, edit.splices).into_iter().chain(moved).collect();
    Ok(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(changes)),
        ..WorkspaceEdit::default()
    })
}

/// Splices as edits, those of one file together.
fn edits(desk: &Desk, reading: &Reading, splices: Vec<Splice>) -> Vec<DocumentChangeOperation> {
    let sources = &reading.sources;
    let mut files: BTreeMap<&str, Vec<TextEdit>> = BTreeMap::new();
    for Splice { span, text } in splices {
        let edits = files.entry(&sources.file(span.file).path).or_default();
        edits.push(TextEdit::new(desk.units.range(sources, span), text));
    }
    let edit = |(path, edits): (&str, Vec<TextEdit>)| {
        let version = desk.document(path).map(|document| document.version);
        let text_document =
            OptionalVersionedTextDocumentIdentifier { uri: uri::of(desk, path)?, version };
        let edits = edits.into_iter().map(OneOf::Left).collect();
        Some(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }))
    };
    files.into_iter().filter_map(edit).collect()
}
