//! The list of contents, which programs show as a menu and readers find behind the title page.

use crate::export::xml::Xml;
use crate::lang::Lang;
use crate::view::book::Volume;

use super::page::{page, words};
use super::part::{Entry, Part};

/// Its file.
pub(super) const NAV: &str = "nav.xhtml";

/// Writes the list of these parts.
pub(super) fn nav(volume: &Volume<'_>, parts: &[&Part]) -> Vec<u8> {
    let title = volume.label("nav_menu");
    page(volume.lang(), &volume.words("nav_menu"), |xml| {
        let attributes = [("epub:type", "toc"), ("role", "doc-toc"), ("aria-labelledby", "_title")];
        xml.element("nav", &attributes, |xml| {
            words(xml, "h1", &[("id", "_title")], &title);
            xml.element("ol", &[], |xml| {
                for part in parts {
                    let entries: Vec<&Entry> =
                        std::iter::once(&part.title).chain(&part.entries).collect();
                    list(xml, part, &entries);
                }
            });
        });
    })
}

/// Entries one below the other; what is deeper stands in the one before it.
fn list(xml: &mut Xml, part: &Part, entries: &[&Entry]) {
    let mut rest = entries;
    while let Some((first, behind)) = rest.split_first() {
        let deeper = behind.iter().take_while(|entry| entry.level > first.level).count();
        let (inner, outer) = behind.split_at(deeper);
        xml.element("li", &[], |xml| {
            let fragment =
                if first.id.is_empty() { String::new() } else { format!("#{}", first.id) };
            let href = format!("{}{fragment}", part.file);
            words(xml, "a", &[("href", &href)], &first.text);
            if !inner.is_empty() {
                xml.element("ol", &[], |xml| list(xml, part, inner));
            }
        });
        rest = outer;
    }
}

/// The languages of a book, its own first.
pub(super) fn languages(volume: &Volume<'_>) -> Vec<Lang> {
    let chapters = volume.articles.iter().flat_map(|article| volume.chapters(article));
    let own = volume.lang();
    let has_other = chapters.into_iter().any(|lang| lang != own);
    if has_other { vec![own, own.other()] } else { vec![own] }
}
