//! Diagnostics as text: for people with snippets, one line each, or JSON.

mod json;

use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use super::{Diagnostic, Severity};
use crate::source::{FileId, Position, SourceFile, Sources, Span};

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
    format!("{}: {}[{}]: {message}\n", place(*span, sources), severity.name(), code.name())
}

/// Where something is, as `path:line:column`.
pub fn place(span: Span, sources: &Sources) -> String {
    let position = sources.position(span.file, span.range().start);
    format!("{}:{}:{}", sources.file(span.file).path, position.line, position.column)
}

fn human(diagnostic: &Diagnostic, sources: &Sources, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
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
            .elements(snippet(diagnostic.span.file, &here, sources));
    for mark in elsewhere {
        group = group.elements(snippet(mark.span.file, &[mark], sources));
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

/// The most bytes of a file that one snippet shows. The renderer reads all of them, and a file may be one line.
const SHOWN: usize = 8 << 10;

/// The bytes before the first mark, and behind the last, of which a line is shown that is longer than that.
const AROUND: usize = 512;

/// The lines of a file that hold some marks. The renderer is handed no others, because it reads all that it is given for
/// each diagnostic anew.
fn snippet<'a>(file: FileId, marks: &[Mark<'a>], sources: &'a Sources) -> Vec<Element<'a>> {
    let SourceFile { path, text, .. } = sources.file(file);
    let whole = |mark: &Mark<'_>| sources.span(file, mark.span.range()).range();
    let first = marks.iter().map(|mark| whole(mark).start).min().unwrap_or_default();
    let last = marks.iter().map(|mark| whole(mark).end).max().unwrap_or_default();
    let start = text[..first].rfind('\n').map_or(0, |index| index + 1);
    let end = text[last..].find('\n').map_or(text.len(), |index| last + index + 1);
    let shown = Shown { file, range: start..end };
    if end - start <= SHOWN {
        return vec![shown.lines(marks, sources).path(path).into()];
    }
    let primary = marks.first().map(whole).unwrap_or_default();
    let Position { line, column } = sources.position(file, primary.start);
    let around = primary.start.saturating_sub(AROUND)..primary.start + AROUND;
    let around = sources.span(file, usize::max(around.start, start)..usize::min(around.end, end));
    let part = Shown { file, range: around.range() };
    let origin = Origin::path(path).line(line).char_column(column);
    vec![origin.into(), part.lines(marks, sources).into()]
}

/// What is shown of a file.
struct Shown {
    file: FileId,
    range: Range<usize>,
}

impl Shown {
    /// The part with the marks in it. What a mark covers beyond it is left out, and so is a mark that lies outside.
    fn lines<'a>(&self, marks: &[Mark<'a>], sources: &'a Sources) -> Snippet<'a, Annotation<'a>> {
        let Range { start, end } = self.range;
        let annotations = marks.iter().filter_map(|mark| {
            let range = sources.span(self.file, mark.span.range()).range();
            let (from, to) = (range.start.max(start), range.end.min(end));
            (from <= to).then(|| mark.kind.span(from - start..to - start).label(mark.label))
        });
        Snippet::source(&sources.file(self.file).text[start..end])
            .line_start(sources.position(self.file, start).line)
            .annotations(annotations)
    }
}
