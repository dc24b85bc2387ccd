//! `sitemap.xml` (sitemaps.org, version 0.9): every page that search engines should know, with its translations.
//!
//! A page that only repeats another has the other's address as its canonical one, and is left out.

use std::io::Cursor;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::ElementWriter;

use super::file::File;
use crate::route::{Route, View};
use crate::view::Site;
use crate::view::edition::{Alternate, alternates, canonical};

/// Its path below the site's root.
pub(super) const PATH: &str = "sitemap.xml";

/// How many addresses a file may have, by the protocol.
const MOST: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const LINKS: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

type Xml = Writer<Cursor<Vec<u8>>>;

/// A page with its translations.
struct Entry {
    address: String,
    alternates: Vec<Alternate>,
}

/// The map; of a large site a list of its parts, and the parts. None without the site's address.
pub(super) fn files(site: &Site<'_>, routes: &[Route<'_>]) -> Vec<File> {
    let Some(base) = &site.config.base_url else { return Vec::new() };
    let entries: Vec<Entry> = routes.iter().filter_map(|route| entry(site, base, *route)).collect();
    if entries.len() <= MOST {
        return vec![(PATH.to_owned(), map(&entries))];
    }
    let parts: Vec<File> = entries
        .chunks(MOST)
        .enumerate()
        .map(|(at, entries)| (format!("sitemap-{}.xml", at + 1), map(entries)))
        .collect();
    let list = (PATH.to_owned(), list(base, &parts));
    std::iter::once(list).chain(parts).collect()
}

/// A page that is its own canonical one, and no listing of a file.
fn entry(site: &Site<'_>, base: &str, route: Route<'_>) -> Option<Entry> {
    if matches!(route, Route::Article(_, _, View::Data)) {
        return None;
    }
    let address = canonical(site, route)?;
    let is_own = address.strip_prefix(base) == Some(route.address().as_str());
    is_own.then(|| Entry { address, alternates: alternates(site, route) })
}

fn map(entries: &[Entry]) -> Vec<u8> {
    document(|xml| {
        let set = xml.create_element("urlset").with_attributes([NAMESPACE, LINKS]);
        write(set, |xml| entries.iter().for_each(|entry| put(xml, entry)));
    })
}

fn put(xml: &mut Xml, entry: &Entry) {
    write(xml.create_element("url"), |xml| {
        location(xml, &entry.address);
        for Alternate { lang, href } in &entry.alternates {
            let attributes = [("rel", "alternate"), ("hreflang", lang), ("href", href)];
            // Nothing fails that is written to memory.
            let _written =
                xml.create_element("xhtml:link").with_attributes(attributes).write_empty();
        }
    });
}

fn list(base: &str, parts: &[File]) -> Vec<u8> {
    document(|xml| {
        write(xml.create_element("sitemapindex").with_attribute(NAMESPACE), |xml| {
            for (path, _) in parts {
                write(xml.create_element("sitemap"), |xml| location(xml, &format!("{base}{path}")));
            }
        });
    })
}

fn location(xml: &mut Xml, address: &str) {
    let text = BytesText::new(address);
    let _written = xml.create_element("loc").write_text_content(text);
}

fn document(content: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Writer::new(Cursor::new(Vec::new()));
    let _written = xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    content(&mut xml);
    xml.into_inner().into_inner()
}

fn write(element: ElementWriter<'_, Cursor<Vec<u8>>>, content: impl FnOnce(&mut Xml)) {
    let _written = element.write_inner_content(|xml| {
        content(xml);
        Ok(())
    });
}
