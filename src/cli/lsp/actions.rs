//! What an editor can have done at a place: the fixes of diagnostics, and a note on selected words.

use std::ops::Range;

use lsp_types::{CodeAction, CodeActionKind};

use super::convert;
use super::cursor::{Cursor, Spot, Step};
use super::desk::{Desk, Reading};
use crate::diag::Splice;
use crate::diag::yaml::{Context, scalar};
use crate::lang::Lang;
use crate::model::{Article, Paragraph};
use crate::source::{FileId, Span};

/// The actions for some bytes of a file.
pub(super) fn actions(
    desk: &Desk,
    reading: &Reading,
    path: &str,
    range: Range<usize>,
) -> Vec<CodeAction> {
    let Some(file) = reading.sources.find(path) else { return Vec::new() };
    let meets = |span: Span| {
        span.file == file && span.range().start <= range.end && range.start <= span.range().end
    };
    let faults = reading.diagnostics.iter().filter(|it| meets(it.span));
    let fixes = faults.flat_map(|it| it.fixes.iter().map(move |fix| (it, fix)));
    let fixes = fixes.filter_map(|(it, fix)| convert::action(desk, reading, it, fix));
    fixes.chain(note(desk, reading, file, range.clone())).collect()
}

/// A note on the selected words of a paragraph, to be filled in.
fn note(desk: &Desk, reading: &Reading, file: FileId, range: Range<usize>) -> Option<CodeAction> {
    let text = &reading.sources.file(file).text;
    let words = text.get(range.clone())?.split_whitespace().collect::<Vec<_>>().join(" ");
    let article = reading.book.articles.iter().find(|article| article.file == file)?;
    let cursor = Cursor::at(text, range.start);
    let steps: Vec<&Step> = cursor.steps().collect();
    let [Step::Field(list), Step::Item, Step::Field(side)] = &steps[..] else { return None };
    let lang =
        Lang::from_tag(side).filter(|_| list == "paragraphs" && cursor.spot == Spot::Prose)?;
    let paragraph = cursor.nearest("id")?;
    let paragraph = article.paragraphs.iter().find(|it| it.id == paragraph)?;
    if words.is_empty() || !is_quote(paragraph, lang, &words) {
        return None;
    }
    let splice = insertion(
        article,
        paragraph,
        text,
        &format!("{}: {}", lang.tag(), scalar(&words, Context::Flow)),
    )?;
    Some(CodeAction {
        title: "make this a note".to_owned(),
        kind: Some(CodeActionKind::REFACTOR),
        edit: Some(convert::edit(desk, reading, &[splice])?),
        ..CodeAction::default()
    })
}

/// Whether a paragraph has these words in its plain text.
fn is_quote(paragraph: &Paragraph, lang: Lang, words: &str) -> bool {
    let passage = paragraph.passages.get(lang).as_ref();
    passage.is_some_and(|passage| {
        let plain = passage.text.plain.split_whitespace().collect::<Vec<_>>().join(" ");
        plain.contains(words)
    })
}

/// The lines of a note at the end of a paragraph. None if its notes stand between brackets.
fn insertion(article: &Article, paragraph: &Paragraph, text: &str, quote: &str) -> Option<Splice> {
    let start = text.get(..paragraph.span.range().start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    let indent = line.find("id:")?;
    let dash = line.find('-').filter(|dash| *dash < indent)?;
    let end = end(text, start, dash);
    let item = text.get(start..end)?;
    let pad = " ".repeat(indent);
    let notes = item
        .lines()
        .find(|line| line.strip_prefix(&pad).is_some_and(|it| it.starts_with("notes:")));
    let mut lines = match notes.map(|line| line.trim() == "notes:") {
        Some(false) => return None,
        Some(true) => String::new(),
        None => format!("{pad}notes:\n"),
    };
    // A list that is there already has its own column.
    let column = notes.and_then(|_| {
        let mut below = item.lines().skip_while(|line| line.trim() != "notes:").skip(1);
        below.next().and_then(|line| line.find('-'))
    });
    let pad = " ".repeat(column.unwrap_or(indent + 2));
    let is_last = notes.is_none() || ends_with_notes(item, indent);
    lines += &format!(
        "{pad}- kind: context\n{pad}  at:\n{pad}    {quote}\n{pad}  text:\n{pad}    ar: \n{pad}    en: \n"
    );
    let separator = if item.ends_with('\n') { "" } else { "\n" };
    let span = Span::new(article.file, end..end);
    is_last.then(|| Splice { span, text: format!("{separator}{lines}") })
}

/// Whether `notes` is the last field of an item whose fields stand in a column.
fn ends_with_notes(item: &str, indent: usize) -> bool {
    let is_field = |line: &&str| {
        line.len() > indent
            && line.find(|c| c != ' ') == Some(indent)
            && !line[indent..].starts_with('-')
    };
    item.lines()
        .skip(1)
        .filter(is_field)
        .last()
        .is_some_and(|line| line[indent..].starts_with("notes:"))
}

/// Where an item of a list ends whose dash stands in a column.
fn end(text: &str, start: usize, dash: usize) -> usize {
    let mut end = start;
    let mut written = start;
    for (index, line) in text[start..].split_inclusive('\n').enumerate() {
        let column = line.find(|c: char| c != ' ').unwrap_or(0);
        let is_blank = line.trim().is_empty();
        if index > 0 && !is_blank && column <= dash {
            break;
        }
        end += line.len();
        if !is_blank {
            written = end;
        }
    }
    written
}
