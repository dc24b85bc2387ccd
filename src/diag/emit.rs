//! Diagnostics as text: for people with snippets, one line each, or JSON.

mod json;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::source::{FileId, SourceFile, Sources, Span};

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
    /// A list of records, for programs.
    Json,
}

/// Prints diagnostics in one of the formats, ending with a line break unless empty.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> String {
    match format {
        Format::Human { color } => diagnostics.iter().map(|d| human(d, sources, color)).collect(),
        Format::Short => diagnostics.iter().map(|d| short(d, sources)).collect(),
        Format::Json => json::json(diagnostics, sources),
    }
}

fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let Diagnostic { span, severity, code, message, .. } = diagnostic;
    let position = sources.position(span.file, span.range().start);
    let place = format!("{}:{}:{}", sources.file(span.file).path, position.line, position.column);
    format!("{place}: {}[{}]: {message}\n", severity.name(), code.name())
}

fn human(diagnostic: &Diagnostic, sources: &Sources, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let kind = AnnotationKind::Primary;
    let mut here = vec![Mark { kind, span: diagnostic.span, label: &diagnostic.label }];
    let mut elsewhere = Vec::new();
    for (span, label) in &diagnostic.related {
        let mark = Mark { kind: AnnotationKind::Context, span: *span, label };
        let list = if span.file == diagnostic.span.file { &mut here } else { &mut elsewhere };
        list.push(mark);
    }
    let mut group =
        Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code.name()))
            .element(snippet(diagnostic.span.file, &here, sources));
    for mark in elsewhere {
        group = group.element(snippet(mark.span.file, &[mark], sources));
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.message(hint));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]).clone() + "\n\n"
}

/// A place and what is said at it.
struct Mark<'a> {
    kind: AnnotationKind,
    span: Span,
    label: &'a str,
}

/// The lines of a file that hold some marks. The renderer is handed no others, because it reads all that it is given for
/// each diagnostic anew.
fn snippet<'a>(
    file: FileId,
    marks: &[Mark<'a>],
    sources: &'a Sources,
) -> Snippet<'a, Annotation<'a>> {
    let SourceFile { path, text, .. } = sources.file(file);
    let whole = |mark: &Mark<'_>| sources.span(file, mark.span.range()).range();
    let first = marks.iter().map(|mark| whole(mark).start).min().unwrap_or_default();
    let last = marks.iter().map(|mark| whole(mark).end).max().unwrap_or_default();
    let start = text[..first].rfind('\n').map_or(0, |index| index + 1);
    let end = text[last..].find('\n').map_or(text.len(), |index| last + index + 1);
    let annotations = marks.iter().map(|mark| {
        let range = whole(mark);
        mark.kind.span(range.start - start..range.end - start).label(mark.label)
    });
    Snippet::source(&text[start..end])
        .line_start(sources.position(file, start).line)
        .path(path)
        .annotations(annotations)
}
