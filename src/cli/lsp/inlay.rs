//! The first words of a paragraph's other side, shown behind its language: so that a translator sees where he is.

use lsp_types::{InlayHint, InlayHintLabel, Range};

use super::desk::Reading;
use super::position::Units;
use super::symbols::beginning;
use crate::lang::Lang;
use crate::parse::schema::FileKind;

/// The hints of an article between two lines.
pub(super) fn hints(reading: &Reading, path: &str, range: Range, units: Units) -> Vec<InlayHint> {
    let is_article = FileKind::of(path) == Some(FileKind::Article);
    let Some(file) = reading.sources.find(path).filter(|_| is_article) else { return Vec::new() };
    let article = reading.book.articles.iter().find(|article| article.file == file);
    let Some(article) = article else { return Vec::new() };
    let text = &reading.sources.file(file).text;
    let mut hints = Vec::new();
    for paragraph in &article.paragraphs {
        for lang in Lang::ALL {
            let Some(passage) = paragraph.passages.get(lang) else { continue };
            let words = beginning(paragraph, lang.other());
            let end = head(text, passage.span.range().start);
            let position = units.position(&reading.sources, file, end);
            if !words.is_empty() && (range.start.line..=range.end.line).contains(&position.line) {
                hints.push(InlayHint {
                    position,
                    label: InlayHintLabel::String(format!("{words} …")),
                    kind: None,
                    text_edits: None,
                    tooltip: None,
                    padding_left: Some(true),
                    padding_right: None,
                    data: None,
                });
            }
        }
    }
    hints
}

/// The end of the line on which the key of a value at a byte stands: a block scalar begins below it.
fn head(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    if line > 0 && before[line..].trim().is_empty() {
        return before[..line].trim_end().len();
    }
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end)
}
