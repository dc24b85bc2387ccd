//! Diagnostics as `--format json` prints them: a contract of the command line. Fields may be added; none is renamed.

use serde::Serialize;

use crate::diag::{Diagnostic, Fix};
use crate::source::{Sources, Span};

/// One diagnostic.
#[derive(Serialize)]
struct Record<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    hints: &'a [String],
    label: &'a str,
    related: Vec<Related<'a>>,
    fixes: Vec<FixRecord<'a>>,
}

/// A stretch of a file. Lines, and columns in Unicode characters, count from 1; the end is behind the last character.
#[derive(Serialize)]
struct Place<'a> {
    /// Relative to the root.
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Another place that matters.
#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
}

/// A way out as changes of the files.
#[derive(Serialize)]
struct FixRecord<'a> {
    label: &'a str,
    /// `sure` or `likely`.
    certainty: &'static str,
    splices: Vec<SpliceRecord<'a>>,
}

/// Other text for a stretch of a file.
#[derive(Serialize)]
struct SpliceRecord<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

/// A list of records, ending with a line break.
pub(super) fn json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let records: Vec<_> = diagnostics.iter().map(|d| record(d, sources)).collect();
    let text = serde_json::to_string_pretty(&records).unwrap_or_else(|_| "[]".to_owned());
    text + "\n"
}

fn record<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Record<'a> {
    let related = diagnostic.related.iter();
    Record {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(),
        message: &diagnostic.message,
        place: place(diagnostic.span, sources),
        hints: &diagnostic.hints,
        label: &diagnostic.label,
        related: related
            .map(|(span, message)| Related { place: place(*span, sources), message })
            .collect(),
        fixes: diagnostic.fixes.iter().map(|fix| fix_record(fix, sources)).collect(),
    }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let range = sources.span(span.file, span.range()).range();
    let start = sources.position(span.file, range.start);
    let end = sources.position(span.file, range.end);
    Place {
        file: &sources.file(span.file).path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn fix_record<'a>(fix: &'a Fix, sources: &'a Sources) -> FixRecord<'a> {
    let splices = fix.splices.iter();
    FixRecord {
        label: &fix.label,
        certainty: fix.certainty.word(),
        splices: splices
            .map(|splice| SpliceRecord { place: place(splice.span, sources), text: &splice.text })
            .collect(),
    }
}
