//! The original is never altered: each paragraph's plain text is one line of the `.original.txt`.

use crate::diag::{Code, Diagnostic};
use crate::model::{Article, Book, Paragraph};
use crate::source::{FileId, Sources, Span};

/// How many characters are quoted around the first difference.
const CONTEXT: usize = 12;

pub(super) fn check(book: &Book, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for article in &book.articles {
        let path = format!("content/articles/{}.original.txt", article.id);
        match sources.find(&path) {
            Some(file) if sources.file(file).readable => {
                compare(article, sources, file, diagnostics);
            }
            Some(_) => {}
            None => diagnostics.push(
                Diagnostic::new(
                    Code::MissingOriginal,
                    article.span,
                    format!("there is no `{path}`"),
                )
                .label(format!("the original of `{}` is missing", article.id))
                .hint("put the original there, one paragraph a line"),
            ),
        }
    }
}

fn compare(article: &Article, sources: &Sources, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    let text = &sources.file(file).text;
    let lines: Vec<&str> = text.lines().collect();
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let passage = paragraph.passages.get(article.original).as_ref();
        let written = passage.map_or("", |passage| passage.text.plain.as_str());
        let Some(original) = lines.get(index) else {
            let message = format!("the original has no line {} for `{}`", index + 1, paragraph.id);
            diagnostics.push(
                Diagnostic::new(Code::OriginalDiffers, paragraph.span, message)
                    .label(format!("`{}`", paragraph.id))
                    .hint("the order of paragraphs is the order of the original's lines"),
            );
            continue;
        };
        if written != *original {
            let span = passage.map_or(paragraph.span, |passage| passage.span);
            diagnostics.push(difference(paragraph, span, written, original, sources));
        }
    }
    if let Some(extra) = lines.get(article.paragraphs.len()) {
        let start = extra.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(file, start..start + extra.len());
        let line = article.paragraphs.len() + 1;
        let message = format!("line {line} of the original is not in the article");
        diagnostics.push(
            Diagnostic::new(Code::OriginalDiffers, span, message)
                .label(format!("`{}…`", extra.chars().take(CONTEXT).collect::<String>()))
                .hint("add a paragraph for it"),
        );
    }
}

fn difference(
    paragraph: &Paragraph,
    span: Span,
    written: &str,
    original: &str,
    sources: &Sources,
) -> Diagnostic {
    let same = written.chars().zip(original.chars()).take_while(|(a, b)| a == b).count();
    let byte: usize = written.chars().take(same).map(char::len_utf8).sum();
    let token = written[byte..].chars().next().map_or(0, char::len_utf8);
    let (ours, theirs) = (character(written, same), character(original, same));
    let before: String =
        written[..byte].chars().rev().take(CONTEXT).collect::<Vec<_>>().into_iter().rev().collect();
    let message = format!(
        "paragraph `{}` differs from the original at character {}: {ours} instead of {theirs}",
        paragraph.id,
        same + 1
    );
    Diagnostic::new(
        Code::OriginalDiffers,
        sources.locate(span, written, byte..byte + token),
        message,
    )
    .label(format!("{ours} after `{before}`; the original has {theirs}"))
    .hint("restore the original; explain its slips in a note")
}

/// A character with its code point, since many look alike; or the end of the text.
fn character(text: &str, index: usize) -> String {
    text.chars()
        .nth(index)
        .map_or_else(|| "the end".to_owned(), |c| format!("`{c}` (U+{:04X})", c as u32))
}
