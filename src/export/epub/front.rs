//! What stands before and behind the text: the title page, and in the book of the briefing the pages on it.

use crate::export::xml::Xml;
use crate::view::TextView;
use crate::view::book::{Volume, element_id};

use super::chapter::phrase;
use super::page::{page, plain, text, words};
use super::part::Part;

/// The file of the title page.
const TITLE: &str = "title.xhtml";

/// Writes the title page.
pub(super) fn title(volume: &Volume<'_>) -> Part {
    let heading = volume.heading();
    let xhtml = page(volume.lang(), &plain(&heading.html), |xml| {
        let attributes =
            [("epub:type", "titlepage"), ("class", "title"), ("aria-labelledby", "_title")];
        xml.element("section", &attributes, |xml| {
            if !volume.is_whole() {
                text(xml, "p", "briefing", &volume.briefing());
            }
            words(xml, "h1", &[("id", "_title")], &heading);
            if let Some(other) = volume.other_heading() {
                text(xml, "p", "other", &other);
            }
            volume.credits().iter().for_each(|line| phrase(xml, line));
            // The summary of an article stands above its text.
            let about = volume.description().filter(|_| volume.is_whole());
            about.iter().for_each(|it| text(xml, "p", "about", it));
            imprint(xml, volume);
        });
    });
    Part::new(TITLE.to_owned(), heading, &xhtml)
}

/// When it was revised, under which terms it stands, and where it is on the web.
fn imprint(xml: &mut Xml, volume: &Volume<'_>) {
    xml.element("div", &[("class", "imprint")], |xml| {
        volume.revised().iter().for_each(|it| phrase(xml, it));
        volume.licence().iter().for_each(|licence| words(xml, "p", &[], licence));
        if let Some(address) = volume.address() {
            let own = [("class", "url"), ("lang", "en"), ("xml:lang", "en"), ("dir", "ltr")];
            xml.element("p", &own, |xml| xml.text("a", &[("href", &address)], &address));
        }
    });
}

/// Writes the pages of Markdown.
pub(super) fn pages(volume: &Volume<'_>) -> Vec<Part> {
    let pages = volume.pages().into_iter();
    pages.map(|(slug, heading, body)| written(volume, slug, &heading, &body)).collect()
}

fn written(volume: &Volume<'_>, slug: &str, heading: &str, body: &TextView) -> Part {
    let title = volume.said(heading);
    let xhtml = page(volume.lang(), heading, |xml| {
        let attributes = [("class", "page"), ("aria-labelledby", "_title")];
        xml.element("section", &attributes, |xml| {
            words(xml, "h1", &[("id", "_title")], &title);
            text(xml, "div", "text", body);
        });
    });
    Part::new(format!("page-{}.xhtml", element_id(slug)), title, &xhtml)
}
