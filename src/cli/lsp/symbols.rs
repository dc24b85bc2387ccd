//! The outline of a file: paragraphs of an article with their first words, entries of the bibliography.

use lsp_types::{DocumentSymbol, FoldingRange, SymbolKind};

use super::desk::Reading;
use super::position::Units;
use crate::lang::Lang;
use crate::model::Paragraph;
use crate::parse::schema::FileKind;
use crate::source::{FileId, Span};

/// A part of a file: what it is called, what it begins with, and where it begins.
struct Part {
    name: String,
    detail: String,
    span: Span,
}

fn parts(reading: &Reading, path: &str) -> Option<(FileId, Vec<Part>)> {
    let file = reading.sources.find(path)?;
    let book = &reading.book;
    let mut parts: Vec<Part> = match FileKind::of(path)? {
        FileKind::Article => {
            let stem = path.rsplit('/').next()?.strip_suffix(".yaml")?;
            let article = book.article(book.find_article(stem)?);
            let part = |paragraph: &Paragraph| Part {
                name: paragraph.id.clone(),
                detail: beginning(paragraph, article.original),
                span: paragraph.span,
            };
            article.paragraphs.iter().map(part).collect()
        }
        FileKind::Sources => {
            let part = |source: &crate::model::Source| Part {
                name: source.id.clone(),
                detail: source.title.as_ref().map_or("", |it| it.name.get(Lang::En).1).to_owned(),
                span: source.span,
            };
            book.sources.iter().map(part).collect()
        }
        _ => Vec::new(),
    };
    parts.sort_by_key(|part| part.span.start);
    Some((file, parts))
}

/// The first words of a paragraph in a language.
pub(super) fn beginning(paragraph: &Paragraph, lang: Lang) -> String {
    let passage = paragraph.passages.get(lang).as_ref();
    let plain = passage.map_or("", |passage| passage.text.plain.as_str());
    plain.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}

/// The outline.
#[expect(deprecated, reason = "the field is part of the type")]
pub(super) fn symbols(reading: &Reading, path: &str, units: Units) -> Vec<DocumentSymbol> {
    let Some((file, parts)) = parts(reading, path) else { return Vec::new() };
    let length = reading.sources.file(file).text.len();
    let ends = parts.iter().skip(1).map(|part| part.span.range().start).chain([length]);
    let symbol = |(part, end): (&Part, usize)| {
        let selection_range = units.range(&reading.sources, part.span);
        let mut range = selection_range;
        range.end = units.position(&reading.sources, file, end.max(part.span.range().end));
        DocumentSymbol {
            name: part.name.clone(),
            detail: Some(part.detail.clone()).filter(|detail| !detail.is_empty()),
            kind: SymbolKind::STRING,
            tags: None,
            deprecated: None,
            range,
            selection_range,
            children: None,
        }
    };
    parts.iter().zip(ends).map(symbol).collect()
}

/// What can be folded: each part but for its first line.
pub(super) fn folds(reading: &Reading, path: &str, units: Units) -> Vec<FoldingRange> {
    let fold = |symbol: DocumentSymbol| {
        let end = symbol.range.end;
        let end_line = if end.character == 0 || end.line > symbol.range.start.line {
            end.line.saturating_sub(1)
        } else {
            end.line
        };
        FoldingRange { start_line: symbol.range.start.line, end_line, ..FoldingRange::default() }
    };
    let folds = symbols(reading, path, units).into_iter().map(fold);
    folds.filter(|fold| fold.end_line > fold.start_line).collect()
}
