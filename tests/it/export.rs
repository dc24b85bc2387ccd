//! What a site says to others than readers of its pages, read back from its files.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::harness::Tree;
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Site};

const BASE: &str = "https://example.org/x/";

/// A page in the site map: its address, and its translations as (language, address).
#[derive(Debug, Default)]
struct Entry {
    address: String,
    alternates: Vec<(String, String)>,
}

/// The pages of a site map, as any reader of XML finds them.
fn entries(xml: &[u8]) -> Vec<Entry> {
    let mut reader = Reader::from_reader(xml);
    let (mut entries, mut is_address) = (Vec::<Entry>::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == b"url" => entries.push(Entry::default()),
            Event::Start(tag) => is_address = tag.name().as_ref() == b"loc",
            Event::End(_) => is_address = false,
            Event::Text(text) if is_address => {
                entries.last_mut().unwrap().address.push_str(&text.decode().unwrap());
            }
            Event::GeneralRef(entity) if is_address => {
                assert_eq!(&*entity, b"amp");
                entries.last_mut().unwrap().address.push('&');
            }
            Event::Empty(tag) => {
                let of = |name: &str| {
                    let attribute = tag.try_get_attribute(name).unwrap().unwrap();
                    attribute.unescape_value().unwrap().into_owned()
                };
                assert_eq!((tag.name().as_ref(), &*of("rel")), (&b"xhtml:link"[..], "alternate"));
                entries.last_mut().unwrap().alternates.push((of("hreflang"), of("href")));
            }
            Event::Eof => return entries,
            _ => {}
        }
    }
}

/// Each page that is its own canonical one stands in the map once, with the translations that its head names.
#[test]
fn the_map_of_the_site_agrees_with_the_pages() {
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        let entries = entries(&site.files["sitemap.xml"]);
        let of_head = |page: &crate::site::Page, rel: &str, name: &str| {
            page.attributes(&format!("head link[rel={rel}]"), name)
        };
        for Entry { address, alternates } in &entries {
            let page = site.page(address.strip_prefix(BASE).unwrap());
            assert_eq!(of_head(&page, "canonical", "href"), [address.as_str()]);
            let langs = of_head(&page, "alternate", "hreflang");
            let links = langs.into_iter().zip(of_head(&page, "alternate", "href"));
            assert!(links.eq(alternates.iter().cloned()), "{address}");
        }
        let listed: BTreeSet<&str> = entries.iter().map(|entry| &*entry.address).collect();
        assert_eq!(listed.len(), entries.len(), "none is there twice");
        let pages = site.pages().filter(|page| !page.path.ends_with("/data/index.html"));
        let own: BTreeSet<String> =
            pages.flat_map(|page| of_head(&page, "canonical", "href")).collect();
        assert!(own.iter().map(String::as_str).eq(listed.iter().copied()));
    }
}

#[test]
fn robots_find_the_map() {
    let robots = String::from_utf8(KITCHEN_SINK.files["robots.txt"].clone()).unwrap();
    assert_eq!(robots, format!("User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"));
}

/// Without an address nothing is absolute; a project's own file wins.
#[test]
fn without_an_address_there_is_no_map() {
    let tree = Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n");
    let site = Site::build(&tree, &[]);
    assert!(!site.files.contains_key("sitemap.xml"));
    assert_eq!(site.files["robots.txt"], b"User-agent: *\nAllow: /\n");
    tree.write("static/robots.txt", "User-agent: *\nDisallow: /\n");
    let own = Site::build(&tree, &["--base-url", BASE]);
    assert_eq!(own.files["robots.txt"], b"User-agent: *\nDisallow: /\n");
    assert!(own.files.contains_key("sitemap.xml"));
}

/// Signs that XML or addresses know stay what they are.
#[test]
fn addresses_in_the_map_are_escaped() {
    let tree = Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n");
    let base = "https://example.org/a&b/";
    let site = Site::build(&tree, &["--base-url", base]);
    let found = entries(&site.files["sitemap.xml"]);
    assert!(found.iter().any(|entry| entry.address == format!("{base}ar/groups/g/")));
    assert!(found.iter().all(|entry| entry.address.starts_with(base)));
}

/// What is shown where an address is shared is about the page, and in its language.
#[test]
fn a_shared_page_says_what_it_is() {
    let page = KITCHEN_SINK.page("en/groups/jnim/");
    let meta = |name: &str| page.attributes(&format!("meta[property=\"og:{name}\"]"), "content");
    assert_eq!(meta("url"), [format!("{BASE}en/groups/jnim/")]);
    assert_eq!(meta("type"), ["website"]);
    assert_eq!(meta("locale"), ["en_US"]);
    assert_eq!(meta("title"), page.texts("h1"));
    assert_eq!(meta("description"), page.attributes("meta[name=description]", "content"));
    let article = KITCHEN_SINK.page("ar/articles/small/");
    assert_eq!(article.attributes("meta[property=\"og:type\"]", "content"), ["article"]);
    let without =
        Site::build(&Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n"), &[]);
    assert!(without.page("ar/groups/g/").all("meta[property]").is_empty());
}
