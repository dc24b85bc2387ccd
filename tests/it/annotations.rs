//! Notes as Web Annotations, read back: each is found in its paragraph by its quote alone, and says what the page says.

use serde_json::Value;

use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Site, words};

/// The annotations of a site with the pages that they belong to.
fn collections(site: &Site) -> Vec<(String, Value)> {
    let files = site.files.iter().filter(|(path, _)| path.ends_with("/annotations.jsonld"));
    let read = |(path, bytes): (&String, &Vec<u8>)| {
        (path.replace("annotations.jsonld", "index.html"), serde_json::from_slice(bytes).unwrap())
    };
    files.map(read).collect()
}

/// A text whose white space a browser would not show is compared without it: lines of verse have elements of their own.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn quotes_are_found_once() {
    let mut quotes = 0;
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        for (path, collection) in collections(site) {
            let page = site.page(&path);
            let address = page.attributes("meta[property='og:url']", "content");
            let items = collection["first"]["items"].as_array().unwrap();
            let notes = page.all(".note-body");
            assert_eq!(
                (items.len(), collection["total"].as_u64()),
                (notes.len(), Some(notes.len() as u64))
            );
            for (item, note) in items.iter().zip(notes) {
                let own = format!("https://example.org/x/{}", path.replace("index.html", ""));
                assert_eq!(
                    item["id"],
                    format!("{own}#{}", note.attr("id").unwrap()),
                    "{address:?}"
                );
                assert_eq!(item["target"]["source"], own);
                let said = crate::site::inside(note, ".note-text > span[lang]");
                let said: String = said.into_iter().map(words).collect();
                let body = item["body"][0]["value"].as_str().unwrap();
                assert_eq!(crate::site::collapsed(body), said, "{path}");
                let selector = &item["target"]["selector"];
                let id = selector["value"].as_str().unwrap();
                let paragraph = page.one(&format!("section.paragraph[id='{id}']"));
                let text: String = crate::site::inside(paragraph, ".text")[0].text().collect();
                let Some(refined) = selector.get("refinedBy") else { continue };
                let of = |key: &str| bare(refined[0][key].as_str().unwrap());
                let whole = [of("prefix"), of("exact"), of("suffix")].concat();
                assert_eq!(bare(&text).matches(&whole).count(), 1, "{path}#{id}: {whole}");
                let at = |key: &str| usize::try_from(refined[1][key].as_u64().unwrap()).unwrap();
                let length = refined[0]["exact"].as_str().unwrap().chars().count();
                assert_eq!(at("end") - at("start"), length, "{path}#{id}");
                quotes += 1;
            }
        }
    }
    assert!(quotes > 10, "{quotes}");
}

/// Of words that stand in a paragraph again and again, as much is given as tells them apart.
#[test]
fn quotes_that_repeat_have_more_around_them() {
    let words = "the same words over and over again and no other, ";
    let text = words.repeat(9);
    let tree = crate::harness::Tree::new(&format!(
        "--- content/articles/a.yaml
title: {{en: A}}
original: en
paragraphs:
  - id: p01
    en: {text}end.
    notes:
      - {{kind: context, at: {{en: same}}, nth: {{en: 5}}, text: {{en: The fifth.}}}}
--- content/articles/a.original.txt
{text}end.
"
    ));
    let site = Site::build(&tree, &[]);
    let (_, collection) = collections(&site).remove(0);
    assert_eq!(collection["id"], "annotations.jsonld");
    let target = &collection["first"]["items"][0]["target"];
    assert_eq!(target["source"], "index.html", "without an address of the site it is a link");
    let quote = &target["selector"]["refinedBy"][0];
    let of = |key: &str| quote[key].as_str().unwrap();
    let whole = [of("prefix"), of("exact"), of("suffix")].concat();
    let text = format!("{text}end.");
    assert_eq!(text.match_indices(&whole).count(), 1);
    let found = text.find(&whole).unwrap() + of("prefix").len();
    assert_eq!(text[..found].matches("same").count(), 4);
}

/// A note leads to what it rests on by the address under which the page of sources has it: its own, else that of its number.
#[test]
fn sources_have_the_address_of_their_page() {
    let tree = crate::harness::Tree::new(
        "--- content/sources.yaml
own: {type: web, title: Own, url: https://example.org/own}
numbered: {type: report, title: Numbered, serial-number: {doi: 10.1000/182}}
both: {type: report, title: Both, url: https://example.org/both, serial-number: {doi: 10.1000/183}}
relayed: {type: web, title: Relayed, via: {name: A relay, url: https://example.org/relay}}
nowhere: {type: web, title: Nowhere}
--- content/articles/a.yaml
title: {en: A}
original: en
paragraphs:
  - id: p01
    en: Text.
    notes: [{kind: context, text: {en: Note.}, sources: [own, numbered, both, relayed, nowhere]}]
--- content/articles/a.original.txt
Text.
",
    );
    let site = Site::build(&tree, &[]);
    let shown = site.page("en/sources/");
    let collections = collections(&site);
    let (_, collection) = collections.iter().find(|(path, _)| path.starts_with("en/")).unwrap();
    let cited = collection["first"]["items"][0]["schema:citation"].as_array().unwrap();
    assert_eq!(cited.len(), 5);
    for citation in cited {
        let (_, id) = citation["id"].as_str().unwrap().split_once('#').unwrap();
        let links = shown.attributes(&format!("[id='{id}'] cite a"), "href");
        let address = citation.get("schema:url").map(|url| url["id"].as_str().unwrap().to_owned());
        assert_eq!(address.as_ref(), links.first(), "{id}");
        assert_eq!(address.is_none(), id == "nowhere", "{id}");
    }
}
