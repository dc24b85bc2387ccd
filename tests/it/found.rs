//! What results of the search show, read back from its files: each leads to where its words are, and what pages say can be
//! found.

use std::collections::{BTreeMap, BTreeSet};

use hashiya::script::stem;
use serde_json::Value;

use crate::book::{articles, each, profiles};
use crate::generated::string;
use crate::harness::Tree;
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

/// The table of the index, by which its parts are found.
pub(crate) fn table(site: &Site) -> Value {
    let script = site.text("search/search.js");
    let (_, table) = script.rsplit_once("window.hashiya.search.open(").unwrap();
    serde_json::Deserializer::from_str(table).into_iter().next().unwrap().unwrap()
}

/// What a part of the index holds, as JSON.
pub(crate) fn part<'s>(site: &'s Site, name: &str) -> &'s str {
    let text = std::str::from_utf8(&site.files[&format!("search/parts/{name}.js")]).unwrap();
    let data = text.strip_prefix(&format!("window.hashiya.search.part(\"{name}\","));
    data.unwrap().strip_suffix(");\n").unwrap()
}

/// What all parts of a sort hold, in their order.
fn parts(site: &Site, sort: &str) -> Vec<Value> {
    let parts = table(site)[sort].as_array().unwrap().clone().into_iter();
    parts.map(|it| serde_json::from_str(part(site, it[1].as_str().unwrap())).unwrap()).collect()
}

/// All results of a site in a language, in their order.
fn found(site: &Site, lang: &str) -> Vec<Found> {
    let side = usize::from(lang == "en");
    let chunks = parts(site, "chunks").into_iter();
    let units = chunks.flat_map(|chunk| chunk["units"].as_array().unwrap().clone());
    units.map(|unit| one(&unit, lang, side)).collect()
}

/// The words of the index, each with the places of the results that have it among all.
type Words = BTreeMap<String, BTreeSet<usize>>;

fn indexed(site: &Site) -> Words {
    let mut indexed = Words::new();
    for shard in parts(site, "shards") {
        for entry in shard.as_array().unwrap() {
            for pair in entry.as_array().unwrap()[2..].chunks(2) {
                let own = indexed.entry(pair[0].as_str().unwrap().to_owned()).or_default();
                let mut place = 0;
                for posting in pair[1].as_str().unwrap().split(',') {
                    let (step, _) = posting.split_once(|c: char| c.is_ascii_uppercase()).unwrap();
                    place += usize::from_str_radix(step, 36).unwrap();
                    own.insert(place);
                }
            }
        }
    }
    indexed
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

/// What an article is called, what is said about it, and by whom it is: authors, translators and who published it.
fn head(page: &Page, lang: &str) -> Vec<String> {
    let mut head = page.texts(".article-head :is(h1, .about-text p)");
    let labels = ["by", "translated_by", "outlet"].map(|id| string(lang, id));
    for row in page.all("dl.origin > div") {
        if labels.contains(&words(inside(row, "dt")[0])) {
            head.extend(inside(row, "dd :is(a, span)").into_iter().map(words));
        }
    }
    head
}

/// Fails unless results that lead to a place are found by all words of a text but those that say nothing.
#[track_caller]
fn assert_found(index: &(Vec<Found>, Words), page: &str, place: Option<&str>, text: &str) {
    let (results, words) = index;
    let is_own = |it: &Found| it.page == page && it.place.as_deref() == place;
    for word in stem::words(text).into_iter().filter(|word| !stem::is_stop(word)) {
        let mut found = words.get(&word).into_iter().flatten();
        assert!(found.any(|at| is_own(&results[*at])), "{page} {place:?}: `{word}` of “{text}”");
    }
}

fn each_thing_is_found(site: &Site, lang: &str) {
    let index = (found(site, lang), indexed(site));
    for page in articles(site, lang).values() {
        head(page, lang).iter().for_each(|text| assert_found(&index, &page.path, None, text));
    }
    let names =
        ":is(h1, .lead, .kicker span, ul.names:not(:has(a)) li, ul.roles li > [lang]:first-child)";
    let parts = format!("{names}, ul.statements li > [lang]:first-child, dl.relations li > a");
    for page in profiles(site, lang).values() {
        let said = page.texts(&parts);
        said.iter().for_each(|text| assert_found(&index, &page.path, None, text));
    }
    let sources = site.page(&format!("{lang}/sources/"));
    for entry in sources.all("ul.sources > li") {
        let title = words(inside(entry, "cite, .description")[0]);
        assert_found(&index, &sources.path, entry.attr("id"), &title);
    }
}

/// An article is found by all words of its head, whoever it names and in whatever way; a profile by those of its names, facts and
/// relations, a source by those of its title.
#[test]
fn each_thing_is_found_by_its_words() {
    each(each_thing_is_found);
    let tree = Tree::new(
        "--- content/articles/a.yaml
title: {ar: عنوان, en: Heading}
original: en
summary: {ar: ملخص, en: Abstract}
authors: [{entity: writer}, {name: {ar: كاتبة, en: Authoress}}, Scribe]
translator: [{entity: interpreter}, {name: {ar: ترجمان, en: Dragoman}}, {en: Linguist}]
source: {outlet: {ar: صحيفة, en: Gazette}, note: {ar: حاشية, en: Provenance}}
paragraphs: [{id: p, en: Text.}]
--- content/articles/a.original.txt
Text.
--- content/actors/writer.yaml
name: {ar: مؤلف, en: Wordsmith}
--- content/groups/interpreter.yaml
name: {ar: مترجمون, en: Interpreters}
--- content/sources.yaml
s: {type: web, title: Title}
",
    );
    let site = Site::build(&tree, &[]);
    for lang in ["ar", "en"] {
        assert_eq!(head(&articles(&site, lang)["a"], lang).len(), 10, "{lang}");
        each_thing_is_found(&site, lang);
    }
}

/// A paragraph is found by everything that it is about as a whole, and who has a profile there as well.
#[test]
fn what_a_paragraph_is_about_finds_it() {
    let site = Site::build(
        &Tree::new(
            "--- content/articles/a.yaml
title: {en: A}
original: en
paragraphs:
  - {id: p01, en: Text., mentions: [{is: [groupab, groupcd, groupef]}]}
--- content/articles/a.original.txt
Text.
--- content/groups/groupab.yaml
name: {en: Groupab}
--- content/groups/groupcd.yaml
name: {en: Groupcd}
--- content/groups/groupef.yaml
name: {en: Groupef}
",
        ),
        &[],
    );
    let words = indexed(&site);
    for name in ["groupab", "groupcd", "groupef"] {
        assert_eq!(words[name].len(), 2, "{name}");
    }
}
