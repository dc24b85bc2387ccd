//! A bilingual text that has only one side.
//!
//! The page shows the side there is, marked as such; the editors should know.

use crate::diag::{Code, Diagnostic};
use crate::lang::Localized;
use crate::model::{Article, Book, Details, Entity};
use crate::source::{Sources, Span};

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let start = diagnostics.len();
    for article in &book.articles {
        self::article(article, diagnostics);
    }
    for entity in &book.entities {
        self::entity(entity, diagnostics);
    }
    for relation in &book.relations {
        report(&relation.note, relation.span, "note of this relation", diagnostics);
    }
    for page in book.pages.iter().filter(|page| !book.gaps.pages.contains(&page.slug)) {
        report(&page.body, page.span, &format!("page `{}`", page.slug), diagnostics);
    }
    // What is missing from a file may be what was refused in it.
    let found = diagnostics.split_off(start);
    diagnostics.extend(found.into_iter().filter(|missing| !book.gaps.touch(missing.span)));
}

fn article(article: &Article, diagnostics: &mut Vec<Diagnostic>) {
    report(&article.title, article.span, "title of this article", diagnostics);
    report(&article.summary, article.span, "summary of this article", diagnostics);
    report(&article.provenance.note, article.span, "source note of this article", diagnostics);
    for paragraph in &article.paragraphs {
        // Whether the original is there, is the question of `original_text`.
        if paragraph.passages.get(article.original).is_some() {
            let what = format!("text of paragraph `{}`", paragraph.id);
            report(&paragraph.passages, paragraph.span, &what, diagnostics);
        }
        for note in &paragraph.notes {
            report(&note.text, note.span, "text of this note", diagnostics);
        }
    }
}

fn entity(entity: &Entity, diagnostics: &mut Vec<Diagnostic>) {
    let of = |what: &str| format!("{what} of `{}`", entity.id);
    report(&entity.name.local(), entity.span, &of("name"), diagnostics);
    report(&entity.description, entity.span, &of("kind"), diagnostics);
    report(&entity.summary, entity.span, &of("summary"), diagnostics);
    report(&entity.body, entity.span, &of("body"), diagnostics);
    match &entity.details {
        Details::Actor(actor) => {
            for office in &actor.offices {
                report(&office.title, entity.span, &of("title of a role"), diagnostics);
            }
        }
        Details::Place(place) => {
            report(&place.note, entity.span, &of("precision note"), diagnostics);
        }
        Details::Group(_) | Details::Event(_) | Details::Agreement(_) => {}
    }
    for statement in &entity.statements {
        report(&statement.text, statement.span, "text of this statement", diagnostics);
    }
}

/// Reports a text with exactly one side.
fn report<T>(
    text: &Localized<Option<T>>,
    span: Span,
    what: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let missing = match (&text.ar, &text.en) {
        (None, Some(_)) => ("Arabic", "ar"),
        (Some(_), None) => ("English", "en"),
        _ => return,
    };
    let (language, tag) = missing;
    diagnostics.push(
        Diagnostic::new(Code::MissingTranslation, span, format!("the {what} has no {language}"))
            .label(format!("`{tag}` is missing"))
            .hint(format!("add `{tag}:`")),
    );
}
