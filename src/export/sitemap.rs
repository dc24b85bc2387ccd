//! `sitemap.xml` (sitemaps.org, version 0.9): every page that search engines should know, with its translations.
//!
//! A page that only repeats another has the other's address as its canonical one, and is left out.

use super::file::File;
use super::xml::Xml;
use crate::route::{Route, View};
use crate::view::Site;
use crate::view::edition::{Alternate, absolute, alternates, canonical};

/// Its path below the site's root.
pub(super) const PATH: &str = "sitemap.xml";

/// How many addresses a file may have, by the protocol.
const MOST: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const LINKS: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

/// A page with its translations.
struct Entry {
    address: String,
    alternates: Vec<Alternate>,
}

/// The map; of a large site a list of its parts, and the parts. None without the site's address.
pub(super) fn files(site: &Site<'_>, routes: &[Route<'_>]) -> Vec<File> {
    let Some(base) = &site.config.base_url else { return Vec::new() };
    let entries: Vec<Entry> = routes.iter().filter_map(|route| entry(site, *route)).collect();
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
fn entry(site: &Site<'_>, route: Route<'_>) -> Option<Entry> {
    let is_listing = matches!(route, Route::Article(_, _, View::Data));
    let address = canonical(site, route).filter(|_| !is_listing)?;
    let is_own = absolute(site, route).as_ref() == Some(&address);
    is_own.then(|| Entry { address, alternates: alternates(site, route) })
}

fn map(entries: &[Entry]) -> Vec<u8> {
    Xml::document("urlset", &[NAMESPACE, LINKS], |xml| {
        entries.iter().for_each(|entry| put(xml, entry));
    })
}

fn put(xml: &mut Xml, entry: &Entry) {
    xml.element("url", &[], |xml| {
        xml.text("loc", &[], &entry.address);
        for Alternate { lang, href } in &entry.alternates {
            let attributes = [("rel", "alternate"), ("hreflang", lang), ("href", href)];
            xml.empty("xhtml:link", &attributes);
        }
    });
}

fn list(base: &str, parts: &[File]) -> Vec<u8> {
    Xml::document("sitemapindex", &[NAMESPACE], |xml| {
        for (path, _) in parts {
            xml.element("sitemap", &[], |xml| xml.text("loc", &[], &format!("{base}{path}")));
        }
    })
}
