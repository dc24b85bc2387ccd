//! The sources of a book, each with its address in full, because a book is read without a network too.

use crate::export::xml::Xml;
use crate::view::book::{SOURCES, Volume, element_id};
use crate::view::source::RecordView;

use super::page::{page, words};
use super::part::Part;

/// Writes the sources; none if nothing is cited.
pub(super) fn part(volume: &Volume<'_>) -> Option<Part> {
    let records = volume.records();
    let title = volume.label("nav_sources");
    let xhtml = page(volume.lang(), &volume.words("nav_sources"), |xml| {
        let attributes = [
            ("epub:type", "bibliography"),
            ("role", "doc-bibliography"),
            ("aria-labelledby", "_title"),
        ];
        xml.element("section", &attributes, |xml| {
            words(xml, "h1", &[("id", "_title")], &title);
            xml.element("ul", &[("class", "records")], |xml| {
                records.iter().for_each(|it| record(xml, it));
            });
        });
    });
    (!records.is_empty()).then(|| Part::new(SOURCES.to_owned(), title, &xhtml))
}

fn record(xml: &mut Xml, record: &RecordView) {
    xml.element("li", &[("id", &element_id(&record.id))], |xml| {
        let title = &record.title;
        let own = [("lang", &*title.lang), ("xml:lang", &*title.lang), ("dir", title.dir.as_str())];
        xml.element("p", &[], |xml| xml.element("cite", &own, |xml| xml.html(&title.text)));
        let said = record.people.iter().chain(&record.publisher).chain(&record.details);
        let said = said.chain(&record.date);
        xml.element("p", &[("class", "names")], |xml| {
            for (index, part) in said.enumerate() {
                if index > 0 {
                    xml.words(" · ");
                }
                words(xml, "span", &[], part);
            }
        });
        if let Some(url) = &record.url {
            let own = [("class", "url"), ("lang", "en"), ("xml:lang", "en"), ("dir", "ltr")];
            xml.element("p", &own, |xml| xml.text("a", &[("href", url)], url));
        }
    });
}
