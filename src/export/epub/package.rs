//! The package document: what a book is, what files it has, and in which order they are read (EPUB 3.3, section 5).

use crate::export::xml::Xml;
use crate::hash::hash;
use crate::lang::Lang;
use crate::route::file_address;
use crate::view::book::Volume;

use super::nav::languages;
use super::page::plain;

/// Its file.
pub(super) const PACKAGE: &str = "package.opf";

/// The picture by which shelves show the book.
pub(super) const COVER: &str = "cover.png";

/// When a book was changed of which nobody says it: the first day that archives know.
const UNDATED: &str = "1980-01-01T00:00:00Z";

/// A file of the book.
pub(super) struct Item {
    pub(super) href: String,
    pub(super) media_type: &'static str,
    pub(super) properties: &'static str,
    /// Whether it is read in its place.
    pub(super) is_read: bool,
}

impl Item {
    /// The cover, which is no page.
    pub(super) fn cover() -> Self {
        Self {
            href: COVER.to_owned(),
            media_type: "image/png",
            properties: "cover-image",
            is_read: false,
        }
    }
}

/// Writes the document of a book with these files.
pub(super) fn package(volume: &Volume<'_>, items: &[Item]) -> Vec<u8> {
    let lang = volume.lang();
    let root = [
        ("xmlns", "http://www.idpf.org/2007/opf"),
        ("version", "3.0"),
        ("unique-identifier", "id"),
        ("xml:lang", lang.tag()),
        ("dir", lang.dir().as_str()),
    ];
    Xml::document("package", &root, |xml| {
        let names = [("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
        let has_images = items
            .iter()
            .any(|item| item.media_type.starts_with("image/") && item.properties.is_empty());
        xml.element("metadata", &names, |xml| {
            says(xml, volume);
            accessibility(xml, volume, has_images);
        });
        xml.element("manifest", &[], |xml| {
            items.iter().enumerate().for_each(|(index, item)| declare(xml, index, item));
        });
        xml.element("spine", &[("page-progression-direction", lang.dir().as_str())], |xml| {
            let read = items.iter().enumerate().filter(|(_, item)| item.is_read);
            read.for_each(|(index, _)| xml.empty("itemref", &[("idref", &id(index))]));
        });
    })
}

fn id(index: usize) -> String {
    format!("item-{}", index + 1)
}

fn declare(xml: &mut Xml, index: usize, item: &Item) {
    let id = id(index);
    let all = [
        ("id", id.as_str()),
        ("href", &file_address(&item.href)),
        ("media-type", item.media_type),
        ("properties", item.properties),
    ];
    let said: Vec<(&str, &str)> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    xml.empty("item", &said);
}

/// What it is called, who made it, and when.
fn says(xml: &mut Xml, volume: &Volume<'_>) {
    xml.text("dc:identifier", &[("id", "id")], &identifier(volume));
    titles(xml, volume);
    languages(volume).iter().for_each(|lang| xml.text("dc:language", &[], lang.tag()));
    people(xml, "dc:creator", "aut", &volume.authors());
    people(xml, "dc:contributor", "trl", &volume.translators());
    xml.text("dc:publisher", &[], &plain(&volume.briefing().html));
    if let Some(description) = volume.description() {
        xml.text("dc:description", &[], &plain(&description.html));
    }
    if let Some(licence) = volume.licence() {
        xml.text("dc:rights", &[], &plain(&licence.html));
    }
    if let Some(published) = volume.published() {
        xml.text("dc:date", &[], &published);
    }
    if let Some(address) = volume.address() {
        xml.text("dc:source", &[], &address);
    }
    let updated = volume.updated();
    property(xml, "dcterms:modified", updated.as_deref().unwrap_or(UNDATED));
}

/// The title, and that of the other language as another form of it.
fn titles(xml: &mut Xml, volume: &Volume<'_>) {
    let heading = volume.heading();
    let own = [("id", "title"), ("xml:lang", heading.lang), ("dir", heading.dir.as_str())];
    xml.text("dc:title", &own, &plain(&heading.html));
    if let Some(other) = volume.other_heading() {
        let attributes =
            [("refines", "#title"), ("property", "alternate-script"), ("xml:lang", other.lang)];
        xml.text("meta", &attributes, &plain(&other.html));
    }
}

/// People with what they did, by the codes of the Library of Congress.
fn people(xml: &mut Xml, element: &str, role: &str, names: &[String]) {
    for (index, name) in names.iter().enumerate() {
        let id = format!("{role}-{}", index + 1);
        xml.text(element, &[("id", &id)], name);
        let refines = format!("#{id}");
        let attributes =
            [("refines", refines.as_str()), ("property", "role"), ("scheme", "marc:relators")];
        xml.text("meta", &attributes, role);
    }
}

/// What a reader who does not see or hear must know of the book (EPUB Accessibility 1.1).
fn accessibility(xml: &mut Xml, volume: &Volume<'_>, has_images: bool) {
    property(xml, "schema:accessMode", "textual");
    if has_images {
        property(xml, "schema:accessMode", "visual");
        property(xml, "schema:accessibilityFeature", "alternativeText");
    }
    property(xml, "schema:accessModeSufficient", "textual");
    for feature in
        ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"]
    {
        property(xml, "schema:accessibilityFeature", feature);
    }
    property(xml, "schema:accessibilityHazard", "none");
    property(xml, "schema:accessibilitySummary", &volume.words("book_accessibility"));
}

fn property(xml: &mut Xml, name: &str, value: &str) {
    xml.text("meta", &[("property", name)], value);
}

/// Its address, or else a number made of what it is (RFC 9562, version 8), so that a new edition takes the place of the old
/// one on a reader's shelf.
fn identifier(volume: &Volume<'_>) -> String {
    if let Some(address) = volume.own_address() {
        return address;
    }
    let title = |lang: Lang| volume.title(lang).unwrap_or_default();
    let words = format!("{}\n{}\n{}", volume.route().address(), title(Lang::Ar), title(Lang::En));
    let hex = hash(words.as_bytes(), 32);
    let (version, variant) = ('8', 'a');
    let parts = [&hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..]];
    let [first, second, third, fourth, fifth] = parts;
    format!("urn:uuid:{first}-{second}-{version}{third}-{variant}{fourth}-{fifth}")
}
