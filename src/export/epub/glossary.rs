//! The glossary of a book.

use crate::export::xml::Xml;
use crate::view::book::GLOSSARY;
use crate::view::book::Volume;
use crate::view::book::glossary::{Entry, Kind, Statement};

use super::chapter::fact;
use super::page::{page, sources, text, words};
use super::part::{self, Part};

/// Writes the glossary; none if there is nothing to explain.
pub(super) fn part(volume: &Volume<'_>) -> Option<Part> {
    let kinds = volume.glossary();
    let title = volume.label("book_glossary");
    let name = volume.words("book_glossary");
    let xhtml = page(volume.lang(), &name, |xml| {
        let attributes =
            [("epub:type", "glossary"), ("role", "doc-glossary"), ("aria-labelledby", "_title")];
        xml.element("section", &attributes, |xml| {
            words(xml, "h1", &[("id", "_title")], &title);
            kinds.iter().for_each(|it| kind(xml, it));
        });
    });
    let entry = |kind: &Kind| part::Entry {
        id: kind.id.clone(),
        level: 2,
        text: volume.said(&kind.heading),
    };
    let entries = kinds.iter().map(entry).collect();
    (!kinds.is_empty()).then(|| Part { entries, ..Part::new(GLOSSARY.to_owned(), title, &xhtml) })
}

fn kind(xml: &mut Xml, kind: &Kind) {
    xml.text("h2", &[("id", &kind.id)], &kind.heading);
    xml.element("dl", &[], |xml| kind.entries.iter().for_each(|it| entry(xml, it)));
}

fn entry(xml: &mut Xml, entry: &Entry) {
    xml.element("dt", &[("id", &entry.id)], |xml| words(xml, "dfn", &[], &entry.name));
    xml.element("dd", &[], |xml| {
        names(xml, entry);
        entry.sort.iter().for_each(|sort| text(xml, "p", "sort", sort));
        entry.facts.iter().for_each(|it| fact(xml, it));
        entry.summary.iter().for_each(|summary| text(xml, "p", "text", summary));
        entry.body.iter().for_each(|body| text(xml, "div", "text", body));
        if !entry.statements.is_empty() {
            xml.element("ul", &[], |xml| entry.statements.iter().for_each(|it| statement(xml, it)));
        }
    });
}

/// The names in other languages, one behind the other.
fn names(xml: &mut Xml, entry: &Entry) {
    if entry.names.is_empty() {
        return;
    }
    xml.element("p", &[("class", "names")], |xml| {
        for (index, name) in entry.names.iter().enumerate() {
            if index > 0 {
                xml.words(" · ");
            }
            let dir = name.dir.as_str();
            let own = [("lang", name.lang), ("xml:lang", name.lang), ("dir", dir)];
            xml.element("bdi", &own, |xml| xml.html(&name.html));
        }
    });
}

fn statement(xml: &mut Xml, statement: &Statement) {
    xml.element("li", &[], |xml| {
        words(xml, "span", &[], &statement.text);
        if let Some(label) = &statement.label {
            xml.words(" ");
            xml.text("span", &[("class", "label")], &format!("[{label}]"));
        }
        sources(xml, &statement.sources);
    });
}
