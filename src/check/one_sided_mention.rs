//! An entity that only one side of a paragraph names. Readers of the two languages would be told of different people.
//!
//! Drafts and translations whose original has changed are reported as such, and so is an entity without a name in a language.

use crate::diag::{Code, Diagnostic, token};
use crate::lang::Lang;
use crate::model::article::TranslationState;
use crate::model::{Book, EntityId, Mention, Paragraph, Passage};
use crate::source::Sources;

pub(super) fn check(book: &Book, files: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    if book.gaps.incomplete {
        return;
    }
    let paragraphs = book.articles.iter().flat_map(|article| &article.paragraphs);
    for paragraph in paragraphs.filter(|paragraph| !is_in_work(paragraph)) {
        for lang in Lang::ALL {
            one_sided(book, files, paragraph, lang, diagnostics);
        }
    }
}

fn is_in_work(paragraph: &Paragraph) -> bool {
    let draft = |translation: &crate::model::article::Translation| {
        translation.state == TranslationState::Draft
    };
    paragraph.stale().is_some() || paragraph.translation.as_ref().is_some_and(draft)
}

/// Reports whom a side names and the other does not.
fn one_sided(
    book: &Book,
    files: &Sources,
    paragraph: &Paragraph,
    lang: Lang,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let other = lang.other();
    let sides = paragraph.passages.get(lang).as_ref().zip(paragraph.passages.get(other).as_ref());
    let Some((side, translation)) = sides else { return };
    let mut known: Vec<EntityId> =
        named(translation).chain(paragraph.subjects.iter().copied()).collect();
    for mention in &side.mentions {
        let missing = mention.entities.iter().filter(|id| is_new(**id, &mut known));
        let findable =
            missing.filter(|id| book.entity(**id).forms().any(|f| f.lang == other.into()));
        for id in findable {
            let place = files.locate(side.span, &side.text.plain, mention.range.clone());
            let words = token(side.text.plain.get(mention.range.clone()).unwrap_or_default());
            let id = &book.entity(*id).id;
            let (tag, paragraph) = (other.tag(), token(&paragraph.id));
            let message =
                format!("{words} names `{id}`, whom the `{tag}` side of {paragraph} does not name");
            diagnostics.push(
                Diagnostic::new(Code::OneSidedMention, place, message)
                    .label(words)
                    .hint(format!("say which words name it, under `mentions:`: `- {{at: {{{tag}: …}}, is: {id}}}`"))
                    .hint(format!("or that the paragraph speaks of it all the same: `- is: [{id}]`")),
            );
        }
    }
}

/// Whether an entity is not among those that are known; then it is from now on. A paragraph names few: to look among them takes
/// less time than to sort them.
fn is_new(id: EntityId, known: &mut Vec<EntityId>) -> bool {
    let is_new = !known.contains(&id);
    known.extend(is_new.then_some(id));
    is_new
}

fn named(passage: &Passage) -> impl Iterator<Item = EntityId> {
    passage.mentions.iter().flat_map(|mention: &Mention| mention.entities.iter().copied())
}
