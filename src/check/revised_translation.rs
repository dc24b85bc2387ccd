//! Translations that an editor calls revised: the hash of the original that they fit is about to be written.

use super::original_text::is_of_translation;
use crate::diag::yaml::{Context, scalar};
use crate::diag::{Certainty, Code, Diagnostic, Fix, Splice, token};
use crate::model::article::Translation;
use crate::model::{Book, Paragraph};
use crate::source::{Sources, Span};

pub(super) fn check(book: &Book, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let is_revised = |paragraph: &Paragraph| {
        paragraph.translation.as_ref().is_some_and(|translation| translation.revised.is_some())
    };
    // To read an original takes longer than to look for the word.
    let revised = book.articles.iter().filter(|it| it.paragraphs.iter().any(is_revised));
    for article in revised.filter(|article| !is_of_translation(article, sources)) {
        for paragraph in &article.paragraphs {
            let Some(translation) = &paragraph.translation else { continue };
            let original = paragraph.passages.get(article.original).as_ref();
            // What was refused, or is not the author's, has another hash than what the author wrote.
            if let Some(revised) = translation.revised
                && !book.gaps.altered.contains(&paragraph.span)
                && original.is_some_and(|side| !side.refused)
            {
                diagnostics.push(warning(paragraph, translation, revised, sources));
            }
        }
    }
}

fn warning(
    paragraph: &Paragraph,
    translation: &Translation,
    revised: Span,
    sources: &Sources,
) -> Diagnostic {
    let hash = scalar(&paragraph.fingerprint, Context::Flow);
    let id = token(&paragraph.id);
    let message = format!("the translation of {id} was revised, and its hash is not written yet");
    let word = sources.token(revised, "revised").unwrap_or(revised);
    // Where the field says nothing.
    let is_colon = |span: Span| sources.file(span.file).text.get(span.range()) == Some(":");
    let splices = match translation.room() {
        Some(span) => vec![
            Splice { span, text: if is_colon(span) { format!(": {hash}") } else { hash.clone() } },
            Splice { span: word, text: "reviewed".to_owned() },
        ],
        None => vec![Splice { span: revised, text: with_hash(revised, &hash, sources) }],
    };
    let label = "write the hash".to_owned();
    Diagnostic::new(Code::RevisedTranslation, revised, message)
        .label("`revised`")
        .hint(format!(
            "run `hashiya check --fix`, or write `translation: {{of: {hash}, state: reviewed}}`"
        ))
        .fixes([Fix { label, splices, certainty: Certainty::Sure }])
}

/// The state with the hash behind it, on the same line or on the next one.
fn with_hash(revised: Span, hash: &str, sources: &Sources) -> String {
    let (text, range) = (&sources.file(revised.file).text, revised.range());
    let behind = text.get(range.end..).unwrap_or_default().trim_start();
    if behind.starts_with([',', '}']) {
        return format!("reviewed, of: {hash}");
    }
    let before = text.get(..range.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indent = &line[..line.len() - line.trim_start().len()];
    format!("reviewed\n{indent}of: {hash}")
}
