//! Translations that do not say which original they were made from: when the original changes, nobody learns of it.
//!
//! One warning an article: the field is left out by habit, not by paragraph.

use crate::diag::yaml::{Context, scalar};
use crate::diag::{Code, Diagnostic, token};
use crate::model::{Article, Book, Paragraph};
use crate::source::Sources;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let read = book.articles.iter().filter(|article| !book.gaps.touch(article.span));
    for article in read {
        let told = article.paragraphs.iter().filter(|it| !book.gaps.altered.contains(&it.span));
        let translated = told.filter(|paragraph| is_translated(paragraph));
        let untracked: Vec<&Paragraph> = translated.filter(|p| !is_tracked(p)).collect();
        diagnostics.extend(untracked.first().map(|first| warning(article, first, untracked.len())));
    }
}

/// Whether it has a translation. A caption may be the editors' own words in both languages.
fn is_translated(paragraph: &Paragraph) -> bool {
    paragraph.form.figure().is_none()
        && paragraph.passages.ar.is_some()
        && paragraph.passages.en.is_some()
}

fn is_tracked(paragraph: &Paragraph) -> bool {
    let translation = paragraph.translation.as_ref();
    translation.is_some_and(|it| it.hash().is_some() || it.revised.is_some())
}

fn warning(article: &Article, first: &Paragraph, count: usize) -> Diagnostic {
    let what = match count {
        1 => "the translation of one paragraph does not say which original it was".to_owned(),
        count => {
            format!("the translations of {count} paragraphs do not say which original they were")
        }
    };
    let message = format!("{what} made from, in {}", token(&article.id));
    let hash = scalar(&first.fingerprint, Context::Flow);
    let has_field = first.translation.as_ref().is_some_and(|it| it.room().is_some());
    let hint = if has_field {
        format!("write `of: {hash}` in it")
    } else {
        format!("add `translation: {{of: {hash}, state: draft}}` to it")
    };
    Diagnostic::new(Code::UntrackedTranslation, first.span, message)
        .label(format!("the first is {}", token(&first.id)))
        .hint(hint)
}
