//! Diagnostics as text: for people with snippets, one line each, or JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Record, Severity};
use crate::source::Sources;

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With a snippet of the file and a caret.
    Human {
        /// Whether the terminal takes colours.
        color: bool,
    },
    /// `path:line:column: error[code]: message`, for editors and `grep`.
    Short,
    /// A list of [`Record`]s.
    Json,
}

/// Prints diagnostics in one of the formats, ending with a line break unless empty.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> String {
    match format {
        Format::Human { color } => diagnostics.iter().map(|d| human(d, sources, color)).collect(),
        Format::Short => diagnostics.iter().map(|d| short(d, sources)).collect(),
        Format::Json => json(diagnostics, sources),
    }
}

fn json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let records: Vec<_> = diagnostics.iter().map(|d| Record::new(d, sources)).collect();
    let text = serde_json::to_string_pretty(&records).unwrap_or_else(|_| "[]".to_owned());
    text + "\n"
}

fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let at = sources.position(diagnostic.span.file, sources.characters(diagnostic.span).start);
    let path = &sources.file(diagnostic.span.file).path;
    let (severity, code) = (diagnostic.severity.name(), diagnostic.code.name());
    format!("{path}:{}:{}: {severity}[{code}]: {}\n", at.line, at.column, diagnostic.message)
}

fn human(diagnostic: &Diagnostic, sources: &Sources, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let file = sources.file(diagnostic.span.file);
    let primary =
        AnnotationKind::Primary.span(sources.characters(diagnostic.span)).label(&diagnostic.label);
    let mut snippet = Snippet::source(&file.text).path(&file.path).annotation(primary);
    for (span, what) in diagnostic.related.iter().filter(|(s, _)| s.file == diagnostic.span.file) {
        snippet =
            snippet.annotation(AnnotationKind::Context.span(sources.characters(*span)).label(what));
    }
    let mut group =
        Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code.name()))
            .element(snippet);
    for (span, what) in diagnostic.related.iter().filter(|(s, _)| s.file != diagnostic.span.file) {
        let other = sources.file(span.file);
        let annotation = AnnotationKind::Context.span(sources.characters(*span)).label(what);
        group =
            group.element(Snippet::source(&other.text).path(&other.path).annotation(annotation));
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.message(hint));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]).clone() + "\n\n"
}
