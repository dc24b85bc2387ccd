//! A translation whose original has changed since.

use super::original_text::is_of_translation;
use crate::diag::yaml::{Context, scalar};
use crate::diag::{Code, Diagnostic, Fix, Splice, token};
use crate::model::{Book, Paragraph};
use crate::source::{Sources, Spanned};

pub(super) fn check(book: &Book, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    // To read an original takes longer than to look at hashes, which are seldom wrong.
    let suspect = |paragraphs: &[Paragraph]| paragraphs.iter().any(|it| it.stale().is_some());
    let suspects = book.articles.iter().filter(|article| suspect(&article.paragraphs));
    let told = suspects.filter(|article| !is_of_translation(article, sources));
    let paragraphs = told.flat_map(|article| {
        // What was refused, or is not the author's, has another hash than what the author wrote.
        let refused = |p: &Paragraph| {
            book.gaps.altered.contains(&p.span)
                || p.passages.get(article.original).as_ref().is_some_and(|side| side.refused)
        };
        article.paragraphs.iter().filter(move |paragraph| !refused(paragraph))
    });
    for paragraph in paragraphs {
        let Some(of) = paragraph.stale() else { continue };
        diagnostics.push(stale(paragraph, of));
    }
}

/// The diagnostic for a hash that is not that of the original as it is now.
fn stale(paragraph: &Paragraph, of: &Spanned<String>) -> Diagnostic {
    let (id, old, now) = (token(&paragraph.id), token(&of.value), &paragraph.fingerprint);
    let hash = scalar(now, Context::Flow);
    let splice = Splice { span: of.span, text: hash.clone() };
    if of.value.eq_ignore_ascii_case(now) {
        let message = format!("the hash {old} has capitals");
        return Diagnostic::about(Code::StaleTranslation, of, message)
            .hint(format!("write `of: {hash}`"))
            .fixes([Fix::sure("write it in small letters", splice)]);
    }
    let (message, label) = if is_hash(&of.value) {
        let message = format!("the original of {id} has changed since its translation");
        (message, format!("made from {old}; the original is now `{now}`"))
    } else {
        let message =
            format!("{old} is no hash, so nobody knows which original {id} was translated from");
        (message, format!("a hash has 8 digits from `0` to `f`; the original's is `{now}`"))
    };
    Diagnostic::new(Code::StaleTranslation, of.span, message)
        .label(label)
        .hint(format!("revise the translation, then write `of: {hash}`"))
        .fixes([Fix::likely("take the translation as revised", splice)])
}

/// Whether a word can be the hash of an original.
fn is_hash(word: &str) -> bool {
    word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}
