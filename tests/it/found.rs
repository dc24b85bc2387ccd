//! What results of the search show, read back from its files: each leads to where its words are, and what pages say can be
//! found.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::book::{articles, each, profiles};
use crate::site::{Page, Site, collapsed, decoded, inside, words};

/// What a result leads to in one language.
struct Found {
    /// The page that it leads to, below the site, and the place on it.
    page: String,
    place: Option<String>,
    /// In this language, or in the other for want of it.
    text: Option<String>,
    /// The number of a note.
    note: Option<u64>,
}

/// What stands around runs in texts of the index, and is no part of them.
const ISOLATES: [char; 3] = ['\u{2066}', '\u{2067}', '\u{2069}'];

/// All results of a site in a language, from its chunks.
fn found(site: &Site, lang: &str) -> Vec<Found> {
    let side = usize::from(lang == "en");
    let parts = site.files.iter().filter(|(path, _)| path.starts_with("search/parts/"));
    let chunks = parts.filter_map(|(_, bytes)| {
        let text = std::str::from_utf8(bytes).unwrap();
        let (_, value) = text.trim_end().trim_end_matches(';').split_once(',')?;
        let value: Value = serde_json::from_str(value.strip_suffix(')')?).unwrap();
        value.get("units").map(|units| units.as_array().unwrap().clone())
    });
    chunks.flatten().map(|unit| one(&unit, lang, side)).collect()
}

fn one(unit: &Value, lang: &str, side: usize) -> Found {
    let address = match &unit[2] {
        Value::String(below) => format!("{lang}{below}"),
        pair => pair[side].as_str().unwrap().to_owned(),
    };
    let (page, place) = match address.split_once('#') {
        Some((page, place)) => (page.to_owned(), Some(place.to_owned())),
        None => (address, None),
    };
    let page = decoded(&page);
    let text = unit[3 + side].as_str().or(unit[4 - side].as_str());
    let text = text.map(|text| collapsed(&text.replace(ISOLATES, "")));
    Found { page, place, text, note: unit.get(6).and_then(Value::as_u64) }
}

/// The element that a result leads to.
fn shown<'p>(page: &'p Page, result: &Found) -> scraper::ElementRef<'p> {
    let place = result.place.as_ref();
    page.one(&place.map_or("main".to_owned(), |id| format!("[id=\"{id}\"]")))
}

#[test]
fn each_result_leads_to_its_words() {
    each(|site, lang| {
        let mut notes = 0;
        let mut pages: BTreeMap<String, Page> = BTreeMap::new();
        for result in found(site, lang) {
            let page = pages.entry(result.page.clone()).or_insert_with(|| site.page(&result.page));
            let element = shown(page, &result);
            let Some(number) = result.note else { continue };
            let note = inside(element, &format!(".note[data-n=\"{number}\"]"));
            assert_eq!(note.len(), 1, "{}: note {number}", result.page);
            let text = result.text.unwrap_or_default();
            assert!(words(note[0]).contains(&text), "{}: note {number}: {text}", result.page);
            notes += 1;
        }
        assert!(notes > 3, "{notes}");
    });
}

/// Words of tables too, which have heads.
#[test]
fn what_pages_say_can_be_found() {
    each(|site, lang| {
        let results = found(site, lang);
        let said = |page: &Page| -> String {
            let own = results.iter().filter(|result| page.path.starts_with(&result.page));
            own.filter_map(|result| result.text.as_deref()).collect::<Vec<_>>().join("\n")
        };
        for page in articles(site, lang).values() {
            let places: BTreeSet<_> = results
                .iter()
                .filter(|result| page.path.starts_with(&result.page) && result.note.is_none())
                .filter_map(|result| result.place.clone())
                .collect();
            for paragraph in page.all("section.paragraph:has(.text)") {
                let id = paragraph.attr("id").unwrap();
                assert!(places.contains(id), "{}#{id}", page.path);
            }
        }
        for page in profiles(site, lang).values() {
            let said = said(page);
            for cell in page.all("main div.table :is(td, th)") {
                let words = words(cell);
                assert!(said.contains(&words), "{}: {words}", page.path);
            }
        }
    });
}
