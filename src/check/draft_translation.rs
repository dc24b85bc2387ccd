//! Translations that nobody has reviewed yet, so that the editors see what is left to do.
//!
//! One note an article, which names all of its drafts: a translator leaves many, and they are worked on together.

use crate::diag::{Code, Diagnostic, token};
use crate::model::article::TranslationState;
use crate::model::{Article, Book, Paragraph};
use crate::source::{Sources, Span};

/// How many stretches of drafts are named.
const NAMED: usize = 12;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for article in &book.articles {
        let drafts: Vec<Span> = article.paragraphs.iter().filter_map(draft).collect();
        diagnostics.extend(drafts.first().map(|first| note(article, *first, drafts.len())));
    }
}

/// The place where a translation is called a draft. One that does not say its original is `untracked-translation`.
fn draft(paragraph: &Paragraph) -> Option<Span> {
    let is_there = paragraph.passages.ar.is_some() && paragraph.passages.en.is_some();
    let translation = paragraph.translation.as_ref().filter(|_| is_there)?;
    let of = translation.hash()?;
    (translation.state == TranslationState::Draft).then_some(of.span)
}

fn is_draft(paragraph: &Paragraph) -> bool {
    draft(paragraph).is_some()
}

fn note(article: &Article, first: Span, count: usize) -> Diagnostic {
    let (what, review) = match count {
        1 => ("the translation of one paragraph is a draft".to_owned(), "review it"),
        _ => (format!("the translations of {count} paragraphs are drafts"), "review each"),
    };
    let message = format!("{what}, in {}: {}", token(&article.id), stretches(&article.paragraphs));
    Diagnostic::new(Code::DraftTranslation, first, message)
        .label("this `translation` is a draft")
        .hint(format!("{review}, then write `state: reviewed`"))
}

/// The ids of all drafts; those that follow each other by the first and the last.
fn stretches(paragraphs: &[Paragraph]) -> String {
    let runs = paragraphs.chunk_by(|a, b| is_draft(a) == is_draft(b));
    let drafts: Vec<&[Paragraph]> = runs.filter(|run| run.first().is_some_and(is_draft)).collect();
    let mut names: Vec<String> = drafts.iter().take(NAMED).map(|run| stretch(run)).collect();
    if drafts.len() > NAMED {
        let rest: usize = drafts.iter().skip(NAMED).map(|run| run.len()).sum();
        names.push(format!("and {rest} more"));
    }
    names.join(", ")
}

fn stretch(run: &[Paragraph]) -> String {
    match run {
        [one] => token(&one.id),
        [first, last] => format!("{}, {}", token(&first.id), token(&last.id)),
        [first, .., last] => format!("{} to {}", token(&first.id), token(&last.id)),
        [] => String::new(),
    }
}
