//! Diagnostics and fixes → their forms in the protocol.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString,
    TextEdit, Uri, WorkspaceEdit,
};

use super::desk::{Desk, Reading};
use super::place::location;
use super::position::Units;
use super::uri;
use crate::diag::{Certainty, Diagnostic, Fix, Severity, Splice};
use crate::source::{Sources, Span};

/// A diagnostic as the editor shows it: what is wrong, and below it the ways out. `named` says how the editor calls a file.
pub(super) fn diagnostic(
    it: &Diagnostic,
    sources: &Sources,
    units: Units,
    named: &dyn Fn(&str) -> Option<Uri>,
) -> lsp_types::Diagnostic {
    let hints = it.hints.iter().map(|hint| format!("help: {hint}"));
    let lines: Vec<String> = std::iter::once(it.message.clone()).chain(hints).collect();
    let related = it.related.iter().filter_map(|(span, message)| {
        let uri = named(&sources.file(span.file).path)?;
        let location = lsp_types::Location::new(uri, units.range(sources, *span));
        Some(DiagnosticRelatedInformation { location, message: message.clone() })
    });
    let related: Vec<DiagnosticRelatedInformation> = related.collect();
    lsp_types::Diagnostic {
        range: units.range(sources, it.span),
        severity: Some(match it.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(it.code.name().to_owned())),
        source: Some("hashiya".to_owned()),
        message: lines.join("\n"),
        related_information: Some(related).filter(|related| !related.is_empty()),
        ..lsp_types::Diagnostic::default()
    }
}

/// A fix as an action. None if a text has changed since the fix was found.
pub(super) fn action(
    desk: &Desk,
    reading: &Reading,
    of: &Diagnostic,
    fix: &Fix,
) -> Option<CodeAction> {
    let named = |path: &str| uri::of(desk, path);
    Some(CodeAction {
        title: fix.label.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic(of, &reading.sources, desk.units, &named)]),
        edit: Some(edit(desk, reading, &fix.splices)?),
        is_preferred: Some(fix.certainty == Certainty::Sure),
        ..CodeAction::default()
    })
}

/// Splices as an edit of the editor's texts, if these are still what was read.
#[expect(clippy::mutable_key_type, reason = "the protocol's map has names of files for keys")]
pub(super) fn edit(desk: &Desk, reading: &Reading, splices: &[Splice]) -> Option<WorkspaceEdit> {
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for Splice { span, text } in splices {
        let place = location(desk, reading, *span).filter(|_| is_present(desk, reading, *span))?;
        changes.entry(place.uri).or_default().push(TextEdit::new(place.range, text.clone()));
    }
    Some(WorkspaceEdit::new(changes))
}

/// Whether the file of a span is as it was read.
pub(super) fn is_present(desk: &Desk, reading: &Reading, span: Span) -> bool {
    let file = reading.sources.file(span.file);
    desk.text(&file.path).map(|text| text.trim_start_matches('\u{FEFF}')) == Some(&file.text)
}
