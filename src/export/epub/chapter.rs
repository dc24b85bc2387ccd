//! An article in one language: its head, its text, and below it the notes, to which the signs in the text lead and which lead back.
//!
//! Programs show a note where its sign is pressed (EPUB Structural Semantics Vocabulary, `noteref` and `footnote`); where they
//! do not, the notes are a list that reads by itself. They are no `aside`, because some programs hide those.

use crate::export::xml::Xml;
use crate::model::{Form, FormName};
use crate::route::file_address;
use crate::view::book::chapter::{Chapter, Figure, Labels, NoteView, Paragraph};
use crate::view::{FactView, TextView};

use super::page::{list, page, plain, sources, text, words};
use super::part::{Entry, Part};

/// The folder of images in a book.
pub(super) const IMAGES: &str = "images/";

/// The id of the heading of the notes.
const NOTES: &str = "_notes";

/// Writes a chapter.
pub(super) fn part(chapter: &Chapter<'_>) -> Part {
    let xhtml = page(chapter.lang, &plain(&chapter.title.html), |xml| {
        let attributes =
            [("epub:type", "chapter"), ("role", "doc-chapter"), ("aria-labelledby", "_title")];
        xml.element("section", &attributes, |xml| {
            head(xml, chapter);
            chapter.paragraphs.iter().for_each(|it| paragraph(xml, it, &chapter.labels));
            notes(xml, chapter);
        });
    });
    let figures = chapter.paragraphs.iter().filter_map(|paragraph| paragraph.figure.as_ref());
    Part {
        images: figures.map(|figure| figure.image.to_owned()).collect(),
        entries: entries(chapter),
        ..Part::new(chapter.file.clone(), chapter.title.clone(), &xhtml)
    }
}

/// The headings of the text, and the notes.
fn entries(chapter: &Chapter<'_>) -> Vec<Entry> {
    let heading = |paragraph: &Paragraph<'_>| {
        let Form::Heading(level) = paragraph.form else { return None };
        Some(Entry {
            id: paragraph.id.clone(),
            level: level.number(),
            text: paragraph.heading.clone()?,
        })
    };
    let notes = Entry { id: NOTES.to_owned(), level: 2, text: chapter.labels.notes.clone() };
    let notes = (!chapter.notes.is_empty()).then_some(notes);
    chapter.paragraphs.iter().filter_map(heading).chain(notes).collect()
}

fn head(xml: &mut Xml, chapter: &Chapter<'_>) {
    xml.element("header", &[], |xml| {
        words(xml, "h1", &[("id", "_title")], &chapter.title);
        xml.element("div", &[("class", "origin")], |xml| {
            chapter.phrases.iter().for_each(|it| phrase(xml, it));
            chapter.facts.iter().for_each(|it| fact(xml, it));
        });
        for about in [&chapter.summary, &chapter.provenance].into_iter().flatten() {
            text(xml, "p", "about", about);
        }
        for said in [&chapter.missing, &chapter.crossing].into_iter().flatten() {
            xml.text("p", &[("class", "notice")], said);
        }
    });
}

/// A label with its value, which it tells.
pub(super) fn fact(xml: &mut Xml, fact: &FactView) {
    labelled(xml, &format!("{}: ", fact.label), fact);
}

/// A label with its value, which make a phrase.
pub(super) fn phrase(xml: &mut Xml, fact: &FactView) {
    labelled(xml, &format!("{} ", fact.label), fact);
}

fn labelled(xml: &mut Xml, label: &str, fact: &FactView) {
    xml.element("p", &[("class", "fact")], |xml| {
        xml.words(label);
        match &fact.href {
            Some(href) => words(xml, "a", &[("href", href)], &fact.value),
            None => words(xml, "span", &[], &fact.value),
        }
    });
}

fn paragraph(xml: &mut Xml, paragraph: &Paragraph<'_>, labels: &Labels) {
    let class = format!("paragraph is-{}", paragraph.form.name().word());
    xml.element("section", &[("class", &class), ("id", &paragraph.id)], |xml| {
        if let Some(number) = &paragraph.number {
            self::number(xml, number, paragraph);
        }
        if let Some(notice) = &paragraph.notice {
            xml.text("p", &[("class", "notice")], notice);
        }
        match &paragraph.figure {
            Some(figure) => self::figure(xml, figure, paragraph.text.as_ref()),
            None => formed(xml, paragraph),
        }
        if !paragraph.subjects.is_empty() {
            xml.element("p", &[("class", "subjects")], |xml| {
                xml.words(&format!("{} ", labels.subjects));
                list(xml, &paragraph.subjects);
            });
        }
    });
}

/// The number of a paragraph, which leads to the same one in the other language.
fn number(xml: &mut Xml, number: &str, paragraph: &Paragraph<'_>) {
    xml.element("p", &[("class", "number")], |xml| match &paragraph.other {
        Some((href, label)) => {
            xml.text("a", &[("href", href), ("title", label), ("aria-label", label)], number);
        }
        None => xml.words(number),
    });
}

/// The words of a paragraph in its form.
fn formed(xml: &mut Xml, paragraph: &Paragraph<'_>) {
    let Some(side) = &paragraph.text else {
        if paragraph.form.name() == FormName::Break {
            xml.empty("hr", &[]);
        }
        return;
    };
    match paragraph.form {
        Form::Heading(level) => text(xml, &format!("h{}", level.number()), "text", side),
        Form::Quotation => xml.element("blockquote", &[], |xml| text(xml, "p", "text", side)),
        Form::List | Form::Table => text(xml, "div", "text", side),
        Form::Break => xml.empty("hr", &[]),
        Form::Paragraph | Form::Verse | Form::Figure(_) => text(xml, "p", "text", side),
    }
}

/// An image with its caption; what a book cannot show is told in words.
fn figure(xml: &mut Xml, figure: &Figure<'_>, caption: Option<&TextView>) {
    let (lang, alt) = figure.alt;
    xml.element("figure", &[], |xml| {
        let own = [("lang", lang.tag()), ("xml:lang", lang.tag()), ("dir", lang.dir().as_str())];
        if media_type(figure.image).is_some() {
            let src = format!("{IMAGES}{}", file_address(figure.image));
            xml.empty("img", &[&[("src", src.as_str()), ("alt", alt)], &own[..]].concat());
        } else {
            xml.text("p", &own, alt);
        }
        xml.element("figcaption", &[], |xml| {
            if let Some(caption) = caption {
                text(xml, "p", "text", caption);
            }
            if figure.credit.is_some() || !figure.sources.is_empty() {
                xml.element("p", &[("class", "credit")], |xml| {
                    figure.credit.iter().for_each(|credit| words(xml, "span", &[], credit));
                    sources(xml, &figure.sources);
                });
            }
        });
    });
}

/// The type of an image that every program for books shows (EPUB 3.3, core media types).
pub(super) fn media_type(image: &str) -> Option<&'static str> {
    Some(match image.rsplit('.').next()?.to_ascii_lowercase().as_str() {
        "gif" => "image/gif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        _ => return None,
    })
}

fn notes(xml: &mut Xml, chapter: &Chapter<'_>) {
    if chapter.notes.is_empty() {
        return;
    }
    let attributes = [("epub:type", "footnotes"), ("aria-labelledby", NOTES), ("class", "notes")];
    xml.element("section", &attributes, |xml| {
        words(xml, "h2", &[("id", NOTES)], &chapter.labels.notes);
        chapter.notes.iter().for_each(|it| note(xml, it, &chapter.labels));
    });
}

fn note(xml: &mut Xml, note: &NoteView, labels: &Labels) {
    let attributes =
        [("class", "note"), ("id", &note.id), ("epub:type", "footnote"), ("role", "doc-footnote")];
    xml.element("div", &attributes, |xml| {
        xml.element("p", &[("class", "note-head")], |xml| {
            let back = format!("#{}", note.back);
            let attributes =
                [("role", "doc-backlink"), ("href", back.as_str()), ("title", &labels.back)];
            xml.text("a", &attributes, &note.number);
            xml.words(" ");
            xml.text("b", &[], &note.kind);
            xml.words(" ");
            match &note.quote {
                Some(quote) => words(xml, "q", &[], quote),
                None => xml.text("span", &[], &labels.whole_paragraph),
            }
        });
        xml.element("p", &[], |xml| {
            note.text.iter().for_each(|it| words(xml, "span", &[], it));
            sources(xml, &note.sources);
        });
    });
}
