//! A paragraph or a page that has only one side.
//!
//! The page shows the side there is, marked as such; the editors should know. Texts that one mapping holds are judged when
//! their file is read.

use crate::diag::{Code, Diagnostic, token};
use crate::lang::Lang;
use crate::model::{Article, Book, Page, Paragraph};
use crate::source::{Sources, Span};

pub(super) fn check(book: &Book, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    // What is missing from a file may be what was refused in it.
    for article in book.articles.iter().filter(|article| !book.gaps.touch(article.span)) {
        let missing = article.paragraphs.iter().filter(|p| is_untranslated(article, p));
        diagnostics.extend(missing.map(|p| paragraph(p, article.original.other())));
    }
    let is_read =
        |page: &&Page| !book.gaps.pages.contains(&page.slug) && !book.gaps.touch(page.span);
    for written in book.pages.iter().filter(is_read) {
        let sides = written.body.iter();
        let missing = sides.filter(|(_, body)| body.is_none()).map(|(lang, _)| lang);
        diagnostics.extend(missing.map(|lang| page(written, lang, sources)));
    }
}

/// Whether the original is there without its translation. Whether the original is there at all, is the question of
/// `original_text`.
fn is_untranslated(article: &Article, paragraph: &Paragraph) -> bool {
    let has = |lang| paragraph.passages.get(lang).is_some();
    has(article.original) && !has(article.original.other())
}

fn paragraph(paragraph: &Paragraph, lang: Lang) -> Diagnostic {
    let (id, tag) = (token(&paragraph.id), lang.tag());
    let message = format!("the text of paragraph {id} has no {}", lang.name());
    missing(paragraph.span, message, lang)
        .hint(format!("write its {} behind `{tag}:`", lang.name()))
}

fn page(page: &Page, lang: Lang, sources: &Sources) -> Diagnostic {
    let path = &sources.file(page.span.file).path;
    let [have, want] = [lang.other(), lang].map(|lang| format!(".{}.md", lang.tag()));
    let message = format!("the page {} has no {}", token(&page.slug), lang.name());
    let hint = format!("add {}", token(&path.replace(&have, &want)));
    missing(page.span, message, lang).hint(hint)
}

fn missing(span: Span, message: String, lang: Lang) -> Diagnostic {
    let label = format!("`{}` is missing", lang.tag());
    Diagnostic::new(Code::MissingTranslation, span, message).label(label)
}
