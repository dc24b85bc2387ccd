//! An article: what is known of it, its paragraphs with their ids, and its notes as footnotes.

use super::document::Document;
use crate::html::sign::{NoteSign, Sign};
use crate::lang::Lang;
use crate::model::form::Figure;
use crate::model::{Article, Date, Form, Note, Paragraph, Passage};
use crate::route::{Route, View};
use crate::view::article::{missing, missing_notice};
use crate::view::dating::date_sign;
use crate::view::membership::{place, tag_name};
use crate::view::numbers::first_numbers;
use crate::view::origin::unknown;
use crate::view::paragraph::notice_alone;
use crate::view::{Scope, byline};

pub(super) fn article(scope: &Scope<'_>, article: &Article) -> String {
    let mut document = Document::with_title(scope);
    document.paragraph(&article.summary);
    origin(&mut document, article);
    let missing = missing(article).filter(|lang| *lang == scope.lang);
    if let Some(lang) = missing {
        document.notice(&missing_notice(scope, lang));
    }
    let firsts = first_numbers(article);
    for (paragraph, first) in article.paragraphs.iter().zip(&firsts) {
        let notice = notice_alone(scope, article, paragraph, scope.lang);
        let notice = notice.as_deref().filter(|_| missing.is_none());
        self::paragraph(&mut document, paragraph, *first, notice);
    }
    let has_notes = article.paragraphs.iter().any(|paragraph| !paragraph.notes.is_empty());
    if has_notes {
        document.heading(2, &document.word("nav_notes"));
    }
    for (paragraph, first) in article.paragraphs.iter().zip(&firsts) {
        for (number, note) in (*first..).zip(&paragraph.notes) {
            self::note(&mut document, paragraph, note, number);
        }
    }
    document.dates();
    document.changes(&article.changes);
    document.sources(&article.sources());
    document.finish()
}

/// Who made it, when and where it was published, and the ways to its page and its other language.
fn origin(document: &mut Document<'_, '_>, article: &Article) {
    let (scope, metadata) = (document.scope, &article.metadata);
    let ui = scope.ui();
    let people = [("by", &metadata.authors), ("translated_by", &metadata.translators)];
    for (label, people) in people {
        let names = byline::phrase(scope, people, scope.lang);
        names.into_iter().for_each(|names| document.fact(&ui.text(label), &names));
    }
    let dates = [("published", metadata.date.known()), ("updated", metadata.updated.as_ref())];
    for (label, date) in dates {
        let words = date.map(|date: &Date| ui.date(date));
        words.into_iter().for_each(|words| document.fact(&ui.text(label), &words));
    }
    if let Some(outlet) = metadata.outlet.known() {
        document.fact(&ui.text("outlet"), outlet.get(scope.lang).1);
    }
    let original = if article.original == Lang::Ar { "in_arabic" } else { "in_english" };
    document.fact(&ui.text("original_language"), &ui.text(original));
    if let Some(url) = metadata.url.known() {
        document.item(|it| {
            it.lines.text(&format!("{}: ", ui.text("published_at")));
            it.link(url, url);
        });
    }
    part(document, article);
    tags(document, article);
    let unknown = unknown(scope, article);
    if !unknown.is_empty() {
        document.fact(&ui.text("unknown"), &unknown.join(&ui.text("comma")));
    }
    document.item(|it| {
        let other = scope.lang.other();
        let page = scope.to(scope.route);
        it.link(&ui.text("nav_article"), &page);
        it.lines.text(" · ");
        let name = scope.site.uis.get(other).text(&format!("language_{}", other.tag()));
        it.page(&name, Route::Article(other, &article.id, View::Reading));
    });
    document.end_list();
    document.paragraph(&metadata.note);
}

/// The series that it is a part of.
fn part(document: &mut Document<'_, '_>, article: &Article) {
    let Some(id) = article.metadata.series else { return };
    let scope = document.scope;
    let series = scope.book().one_series(id);
    let title = series.title.prefer(scope.lang).map_or(&*series.id, |(_, title)| &title.plain);
    document.item(|it| {
        it.lines.text(&format!("{}: ", it.word("series")));
        it.page(title, Route::Series(scope.lang, &series.id));
        let place = place(scope, series, article);
        place.iter().for_each(|place| it.lines.text(&format!("{}{place}", it.word("comma"))));
    });
}

/// What it is about.
fn tags(document: &mut Document<'_, '_>, article: &Article) {
    let (scope, tags) = (document.scope, &article.metadata.tags);
    if tags.is_empty() {
        return;
    }
    document.item(|it| {
        it.lines.text(&it.word("tags_label"));
        for (index, id) in tags.iter().enumerate() {
            let tag = scope.book().tag(*id);
            it.lines.text(if index == 0 { " " } else { " · " });
            it.page(tag_name(scope, tag).1, Route::Tag(scope.lang, &tag.slug));
        }
    });
}

/// A paragraph below its id, which is a link to it on the page.
fn paragraph(
    document: &mut Document<'_, '_>,
    paragraph: &Paragraph,
    first: usize,
    notice: Option<&str>,
) {
    let scope = document.scope;
    let href = format!("{}#{}", scope.to(scope.route), paragraph.id);
    document.link(&paragraph.id, &href);
    document.lines.end_block();
    notice.into_iter().for_each(|words| document.notice(words));
    if matches!(paragraph.form, Form::Break) {
        document.lines.raw("***");
        document.lines.end_block();
    }
    if let Some(figure) = paragraph.form.figure() {
        let alt = figure.alt.prefer(scope.lang).map_or("", |(_, alt)| alt);
        document.lines.raw("!");
        document.link(alt, &scope.asset(&figure.image.value));
        document.lines.end_block();
    }
    if let Some((lang, passage)) = paragraph.passages.prefer(scope.lang) {
        let signs = signs(scope, paragraph, first, lang, passage);
        formed(document, &paragraph.form, |it| it.passage(passage, &signs, lang));
    } else {
        // A footnote that nothing names is not shown.
        let numbers = first..first + paragraph.notes.len();
        numbers.for_each(|number| document.lines.raw(&format!("[^{number}]")));
        document.lines.end_block();
    }
    if let Some(figure) = paragraph.form.figure() {
        credit(document, figure);
    }
    subjects(document, paragraph);
}

/// Who made an image, and where it comes from.
fn credit(document: &mut Document<'_, '_>, figure: &Figure) {
    let has_credit = figure.credit.prefer(document.scope.lang).is_some();
    document.text(&figure.credit);
    document.cited(if has_credit { " — " } else { "" }, &figure.sources);
    document.lines.end_block();
}

/// Entities that a paragraph speaks of without naming them.
fn subjects(document: &mut Document<'_, '_>, paragraph: &Paragraph) {
    for (index, id) in paragraph.subjects.iter().enumerate() {
        let before = if index == 0 { document.word("subjects") + " " } else { " · ".to_owned() };
        document.lines.text(&before);
        document.entity(*id);
    }
    document.lines.end_block();
}

/// A text in the marks of its form.
fn formed<'s, 'b>(
    document: &mut Document<'s, 'b>,
    form: &Form,
    write: impl FnOnce(&mut Document<'s, 'b>),
) {
    if let Form::Heading(level) = form {
        document.lines.begin_heading(level.number());
        write(document);
        return document.lines.end_heading();
    }
    let prefix = if matches!(form, Form::Quotation) { "> " } else { "" };
    document.lines.mark(prefix);
    document.lines.push_prefix(prefix);
    write(document);
    document.lines.pop_prefix(prefix.len());
    document.lines.end_block();
}

/// The signs of dates and notes. Of a note only its number and its place matter here.
fn signs(
    scope: &Scope<'_>,
    paragraph: &Paragraph,
    first: usize,
    lang: Lang,
    passage: &Passage,
) -> Vec<Sign> {
    let end = passage.text.plain.len();
    let note = |(number, note): (usize, &Note)| {
        Sign::Note(NoteSign {
            number,
            text: String::new(),
            range: note.anchor.get(lang).clone().unwrap_or(end..end),
            id: String::new(),
            target: String::new(),
            kind: note.kind.word(),
            label: String::new(),
        })
    };
    let dates =
        paragraph.dates.iter().filter_map(|dating| date_sign(scope, paragraph, dating, lang));
    dates.map(Sign::Date).chain((first..).zip(&paragraph.notes).map(note)).collect()
}

/// A note: its kind, the words that it glosses, and its paragraph.
fn note(document: &mut Document<'_, '_>, paragraph: &Paragraph, note: &Note, number: usize) {
    let scope = document.scope;
    let ui = scope.ui();
    let quote = paragraph.passages.prefer(scope.lang).and_then(|(lang, passage)| {
        let range = note.anchor.get(lang).clone()?;
        passage.text.plain.get(range)
    });
    document.footnote(&number.to_string(), |it| {
        it.lines.raw("**");
        it.lines.text(&ui.text(&format!("kind_{}", note.kind.word())));
        it.lines.raw("** ");
        it.link(&paragraph.id, &format!("{}#{}", scope.to(scope.route), paragraph.id));
        if let Some(quote) = quote {
            let quoted = it.quoted(quote);
            it.lines.text(&format!(" {quoted}:"));
        }
        it.lines.text(" ");
        it.text(&note.text);
        it.evidence(None, &note.sources);
    });
}
