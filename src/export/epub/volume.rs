//! Binds a book: its parts in order, the list of contents, images, fonts, and what says what it all is.

use std::collections::BTreeSet;

use super::chapter::{IMAGES, media_type};
use super::faces::{Chosen, Faces};
use super::nav::{NAV, nav};
use super::package::{COVER, Item, PACKAGE, package};
use super::page::STYLE;
use super::part::{FOLDER, Part};
use super::{front, glossary, sources};
use crate::archive::{Archive, Method};
use crate::card::Painter;
use crate::export::file::File;
use crate::export::xml::Xml;
use crate::lang::Localized;
use crate::load::Assets;
use crate::model::Article;
use crate::view::book::Volume;

const XHTML: &str = "application/xhtml+xml";

/// What all books are bound with.
pub(super) struct Binder<'a> {
    pub(super) faces: &'a Faces<'a>,
    /// What draws covers, if there is something.
    pub(super) painter: Option<&'a Painter>,
    pub(super) assets: &'a Assets,
}

/// Finds the chapters of an article.
pub(super) type Find<'a, 'f> = &'f (dyn Fn(&Article) -> Option<&'a Localized<Part>> + Sync);

impl Binder<'_> {
    /// Makes a book.
    pub(super) fn bind(&self, volume: &Volume<'_>, find: Find<'_, '_>) -> File {
        let title = front::title(volume);
        let behind: Vec<Part> = glossary::part(volume)
            .into_iter()
            .chain(sources::part(volume))
            .chain(front::pages(volume))
            .collect();
        let chapters = volume.articles.iter().flat_map(|article| {
            let langs = volume.chapters(article).into_iter();
            langs.filter_map(|lang| Some(find(article)?.get(lang)))
        });
        let parts: Vec<&Part> = chapters.chain(&behind).collect();
        let nav = nav(volume, &parts);
        let mut signs: BTreeSet<char> = String::from_utf8_lossy(&nav).chars().collect();
        signs.extend(parts.iter().chain([&&title]).flat_map(|part| &part.signs));
        let chosen = self.faces.of(&signs);
        let images = self.images(&parts);
        let cover = self.painter.map(|painter| painter.paint(&volume.cover()));
        let mut items = items(&title, &parts, &chosen, &images);
        items.extend(cover.is_some().then(Item::cover));
        let mut archive = opened();
        archive.put(&inside(PACKAGE), &package(volume, &items), Method::Deflated);
        archive.put(&inside(NAV), &nav, Method::Deflated);
        archive.put(&inside(STYLE), &chosen.style, Method::Deflated);
        archive.append(&title.packed);
        parts.iter().for_each(|part| archive.append(&part.packed));
        chosen.files.iter().for_each(|(_, packed)| archive.append(packed));
        if let Some(cover) = cover {
            archive.put(&inside(COVER), &cover, Method::Stored);
        }
        for (path, bytes) in images {
            archive.put(&inside(&format!("{IMAGES}{path}")), &bytes, Method::Deflated);
        }
        (volume.route().file(), archive.finish())
    }

    /// The images of some parts, each once.
    fn images(&self, parts: &[&Part]) -> Vec<(String, Vec<u8>)> {
        let paths: BTreeSet<&String> = parts.iter().flat_map(|part| &part.images).collect();
        let image = |path: &&String| media_type(path).is_some();
        let read = |path: &String| {
            let body = self.assets.get(path.as_str())?.read().ok()?;
            Some((path.clone(), body.into_owned()))
        };
        paths.into_iter().filter(image).filter_map(read).collect()
    }
}

fn inside(path: &str) -> String {
    format!("{FOLDER}/{path}")
}

/// An archive with what stands first in a book (EPUB 3.3, section 4.2): its type, and where its package is.
fn opened() -> Archive {
    let mut archive = Archive::default();
    archive.put("mimetype", b"application/epub+zip", Method::Stored);
    let root = [("version", "1.0"), ("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container")];
    let container = Xml::document("container", &root, |xml| {
        xml.element("rootfiles", &[], |xml| {
            let path = inside(PACKAGE);
            let attributes =
                [("full-path", path.as_str()), ("media-type", "application/oebps-package+xml")];
            xml.empty("rootfile", &attributes);
        });
    });
    archive.put("META-INF/container.xml", &container, Method::Deflated);
    archive
}

/// The files of a book, those that are read in their order.
fn items(
    title: &Part,
    parts: &[&Part],
    chosen: &Chosen<'_>,
    images: &[(String, Vec<u8>)],
) -> Vec<Item> {
    let read = |href: &str, properties| Item {
        href: href.to_owned(),
        media_type: XHTML,
        properties,
        is_read: true,
    };
    let other = |href: &str, media_type| Item {
        href: href.to_owned(),
        media_type,
        properties: "",
        is_read: false,
    };
    let mut items = vec![read(&title.file, ""), read(NAV, "nav")];
    items.extend(parts.iter().map(|part| read(&part.file, "")));
    items.push(other(STYLE, "text/css"));
    items.extend(chosen.files.iter().map(|(path, _)| {
        other(path, if path.ends_with(".woff2") { "font/woff2" } else { "text/plain" })
    }));
    items.extend(
        images
            .iter()
            .filter_map(|(path, _)| Some(other(&format!("{IMAGES}{path}"), media_type(path)?))),
    );
    items
}
