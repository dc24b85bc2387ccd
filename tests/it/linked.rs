//! What pages say to search engines, held against the vocabulary of schema.org and against the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::book::FOLDERS;
use crate::harness::{Tree, root};
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Page, Site, words};

const BASE: &str = "https://example.org/x/";

/// The types and properties that there are.
struct Vocabulary {
    /// The type above each type.
    above: BTreeMap<String, Option<String>>,
    /// What has each property, and what its values are.
    properties: BTreeMap<String, [Vec<String>; 2]>,
}

impl Vocabulary {
    fn read() -> Self {
        let text = fs::read_to_string(root().join("tests/schema-org.txt")).unwrap();
        let (mut above, mut properties) = (BTreeMap::new(), BTreeMap::new());
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            let list = |words: &str| words.split_whitespace().map(str::to_owned).collect();
            if let [name, of, values] = line.split(" : ").collect::<Vec<_>>()[..] {
                properties.insert(name.to_owned(), [list(of), list(values)]);
            } else {
                let (name, up) = line.split_once(" < ").map_or((line, None), |(a, b)| (a, Some(b)));
                above.insert(name.to_owned(), up.map(str::to_owned));
            }
        }
        Self { above, properties }
    }

    /// Whether a type is one of these, or stands below one.
    fn is_one_of(&self, name: &str, types: &[String]) -> bool {
        types.iter().any(|own| own == name)
            || self.above[name].as_ref().is_some_and(|up| self.is_one_of(up, types))
    }

    /// Checks a thing with all that is in it, and notes what was used.
    fn check(&self, thing: &Value, used: &mut BTreeSet<String>) {
        let map = thing.as_object().unwrap();
        let types = types(thing);
        used.extend(types.iter().cloned());
        for (name, value) in map.iter().filter(|(name, _)| !name.starts_with('@')) {
            let [of, values] = self.properties.get(name).unwrap_or_else(|| panic!("no {name}"));
            assert!(types.iter().any(|own| self.is_one_of(own, of)), "{name} of {types:?}");
            used.insert(name.clone());
            let list = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            assert!(!list.is_empty(), "{name} is empty");
            list.iter().for_each(|value| self.check_value(name, value, values, used));
        }
    }

    fn check_value(
        &self,
        name: &str,
        value: &Value,
        wanted: &[String],
        used: &mut BTreeSet<String>,
    ) {
        let is = |kind: &str| wanted.iter().any(|own| own == kind);
        let fits = match value {
            Value::Number(_) => is("Number"),
            Value::String(text) if is("Date") => is_date(text),
            Value::String(text) if name == "sameAs" => is_elsewhere(text),
            Value::String(text) if is("URL") => text.starts_with(BASE) || is_elsewhere(text),
            Value::String(text) => is("Text") || text.starts_with(BASE),
            Value::Object(map) if map.contains_key("@value") => is("Text"),
            // Only the name of a thing that is described elsewhere.
            Value::Object(map) if map.keys().eq(["@id"]) => true,
            Value::Object(_) => {
                self.check(value, used);
                types(value).iter().any(|own| self.is_one_of(own, wanted))
            }
            _ => false,
        };
        assert!(fits, "{name} is {value}");
    }
}

fn types(thing: &Value) -> Vec<String> {
    let types = &thing["@type"];
    let list = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
    list.iter()
        .map(|it| it.as_str().unwrap_or_else(|| panic!("{thing} has no type")).to_owned())
        .collect()
}

fn is_date(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    matches!(lengths[..], [4] | [4, 2] | [4, 2, 2])
}

/// Whether an address is one of another site, in the signs that every program knows.
fn is_elsewhere(address: &str) -> bool {
    let url = url::Url::parse(address).unwrap();
    url.scheme().starts_with("http") && !address.starts_with(BASE) && address.is_ascii()
}

/// What a page says.
fn said(page: &Page) -> Vec<Value> {
    let blocks = page.all("script[type='application/ld+json']");
    let read = |block: &scraper::ElementRef<'_>| {
        let value: Value = serde_json::from_str(&block.text().collect::<String>()).unwrap();
        assert_eq!(value["@context"], "https://schema.org");
        value["@graph"].as_array().unwrap().clone()
    };
    assert!(blocks.len() <= 1, "{}", page.path);
    blocks.iter().flat_map(read).collect()
}

/// Every address of the site that a value names.
fn addresses(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.starts_with(BASE) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| addresses(value, found)),
        Value::Object(map) => map.values().for_each(|value| addresses(value, found)),
        _ => {}
    }
}

#[test]
fn pages_speak_the_vocabulary() {
    let vocabulary = Vocabulary::read();
    let mut used = BTreeSet::new();
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        // In the signs that every program knows.
        let address = |path: &String| {
            let path = path.strip_suffix("index.html").unwrap_or(path);
            url::Url::parse(&format!("{BASE}{path}")).unwrap().to_string()
        };
        let pages: BTreeSet<String> = site.files.keys().map(address).collect();
        for page in site.pages() {
            for thing in said(&page) {
                vocabulary.check(&thing, &mut used);
                let mut found = Vec::new();
                addresses(&thing, &mut found);
                let page_of = |it: &str| it.split('#').next().unwrap().to_owned();
                let lost: Vec<&String> =
                    found.iter().filter(|it| !pages.contains(&page_of(it))).collect();
                assert!(lost.is_empty(), "{}: {lost:?}", page.path);
            }
        }
    }
    let known = vocabulary.above.keys().chain(vocabulary.properties.keys());
    let abstract_types = ["Thing", "Intangible", "ItemList"];
    let idle: Vec<&String> =
        known.filter(|it| !used.contains(*it) && !abstract_types.contains(&it.as_str())).collect();
    assert!(idle.is_empty(), "no page uses {idle:?}");
}

/// What lies below an index of profiles or tags says so.
#[test]
fn ways_lead_through_indexes() {
    let mut count = 0;
    for site in [&*KITCHEN_SINK, &*EDGES] {
        for page in site.pages() {
            let [lang, folder, _, _] = page.path.split('/').collect::<Vec<_>>()[..] else {
                continue;
            };
            if folder != "tags" && !FOLDERS.contains(&folder) {
                continue;
            }
            let index = format!("{BASE}{lang}/{folder}/");
            let ways = said(&page);
            let way = ways.iter().find(|thing| thing["@type"] == "BreadcrumbList").unwrap();
            let steps = way["itemListElement"].as_array().unwrap();
            assert_eq!(steps[1]["item"].as_str(), Some(&*index), "{}", page.path);
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

/// A translation and its original name each other, and only where both are there.
#[test]
fn translations_name_each_other() {
    let mut pairs = 0;
    for (name, site) in
        [("kitchen-sink", &*KITCHEN_SINK), ("edges", &*EDGES), ("declaration", &*DECLARATION)]
    {
        for page in site.pages() {
            let twins: Vec<(Value, &str)> = said(&page)
                .iter()
                .flat_map(|thing| {
                    ["translationOfWork", "workTranslation"].map(|name| (thing[name].clone(), name))
                })
                .filter(|(twin, _)| !twin.is_null())
                .collect();
            let alternates = page.attributes("head link[hreflang]", "href");
            if page.path.contains("/articles/") && page.path.matches('/').count() == 3 {
                assert_eq!(twins.is_empty(), alternates.is_empty(), "{}", page.path);
            }
            for (twin, property) in twins {
                let address = twin["@id"].as_str().unwrap();
                assert!(alternates.iter().any(|href| href == address), "{}", page.path);
                let back = if property == "workTranslation" {
                    "translationOfWork"
                } else {
                    "workTranslation"
                };
                let parts: Vec<&str> = page.path.split('/').collect();
                let article =
                    root().join(format!("tests/sites/{name}/content/articles/{}.yaml", parts[2]));
                let own = format!("original: {}", parts[0]);
                let is_original =
                    fs::read_to_string(article).unwrap().lines().any(|line| line == own);
                assert_eq!(property == "workTranslation", is_original, "{}", page.path);
                let other = said(&site.page(&address[BASE.len()..]));
                assert_eq!(other[0][back]["@id"], said(&page)[0]["@id"]);
                assert_eq!(other[0]["inLanguage"], twin["inLanguage"]);
                pairs += 1;
            }
        }
    }
    assert!(pairs > 2);
}

/// An article cites what its notes and figures cite; each source is described where it is shown, by its title there.
#[test]
fn citations_are_those_of_the_page() {
    let mut count = 0;
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        for page in site.pages().filter(|page| page.path.matches('/').count() == 3) {
            let Some(list) = said(&page).first().map(|it| it["citation"].clone()) else { continue };
            let list = list.as_array().cloned().unwrap_or_default();
            let cited: BTreeSet<String> =
                list.iter().map(|it| it["@id"].as_str().unwrap().to_owned()).collect();
            assert_eq!(cited.len(), list.len());
            let links = page.attributes("[role=doc-footnote] a.cite, .credit a.cite", "href");
            let shown = |href: &String| {
                let fragment = href.split_once('#').unwrap().1;
                format!("{BASE}{}#{fragment}", page.target(href).trim_end_matches("index.html"))
            };
            assert_eq!(cited, links.iter().map(shown).collect(), "{}", page.path);
            for address in cited {
                let (path, id) = address[BASE.len()..].split_once('#').unwrap();
                let sources = site.page(path);
                let described =
                    said(&sources).into_iter().find(|it| it["@id"] == *address).unwrap();
                let entry = sources.one(&format!("li[id='{id}']"));
                assert!(words(entry).contains(described["name"]["@value"].as_str().unwrap()));
                count += 1;
            }
        }
    }
    assert!(count > 5, "{count} citations");
}

/// A name ends no block, whatever it holds; without an address of the site nothing is said.
#[test]
fn names_end_no_block() {
    let name = "</script><!-- <script> & \\u003c";
    let tree =
        Tree::new(&format!("--- content/groups/g.yaml\nname: {{ar: جماعة, en: '{name}'}}\n"));
    let site = Site::build(&tree, &["--base-url", BASE]);
    let said = said(&site.page("en/groups/g/"));
    assert_eq!(said[0]["name"]["@value"], name);
    assert_eq!(said[0]["alternateName"][0]["@value"], "جماعة");
    assert_eq!(said[1]["itemListElement"][2]["name"], name);
    let without = Site::build(&tree, &[]);
    assert!(without.page("en/groups/g/").all("script:not([src])").is_empty());
}

/// An event says when it began and ended as precisely as ISO 8601 has it: an interval is the time that it took, and beside an end
/// the time in which it began.
#[test]
fn events_say_when_they_began_and_ended() {
    let rows = [
        ("date: 2024-05-04", ["2024-05-04", ""]),
        ("date: 2012-01-17/2013-06", ["2012-01-17", "2013-06"]),
        ("date: 2012/..", ["2012", ""]),
        ("date: /2013-05", ["", "2013-05"]),
        ("date: 198X/1991", ["", "1991"]),
        ("date: 2012\nend: 2013", ["2012", "2013"]),
        ("date: 2012-03-01/2012-03-09\nend: 2013", ["2012-03", "2013"]),
        ("date: 2012/2013\nend: 2014-03/2014-05", ["", "2014"]),
        ("end: 2013", ["", "2013"]),
        ("date: 1970?", ["", ""]),
        ("date: 2007-01~\nend: 2008", ["", "2008"]),
        ("date: 2012~/2013", ["", "2013"]),
        ("date: 2012-03-01/2012-03-09%\nend: 2013", ["", "2013"]),
    ];
    let tree = Tree::new("--- book.toml\nbase_url = \"https://example.org/x/\"\n");
    for (at, (dates, _)) in rows.iter().enumerate() {
        let text = format!("name: {{ar: حدث {at}, en: Event {at}}}\n{dates}\n");
        tree.write(&format!("content/events/e{at}.yaml"), text);
    }
    let site = Site::build(&tree, &[]);
    for (at, (dates, wanted)) in rows.iter().enumerate() {
        let things = said(&site.page(&format!("en/events/e{at}/")));
        let event = things.iter().find(|thing| types(thing) == ["Event"]).unwrap();
        let found = ["startDate", "endDate"].map(|name| event[name].as_str().unwrap_or_default());
        assert_eq!(found, *wanted, "{dates}");
    }
}

/// Who wrote an article is what its own page says it is.
#[test]
fn a_group_that_writes_is_no_person() {
    let tree = Tree::new(
        "--- book.toml
base_url = \"https://example.org/x/\"
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
--- content/actors/p.yaml
name: {ar: شخص, en: A person}
--- content/articles/a.yaml
title: {en: A}
original: en
authors: [{entity: g}, {entity: p}, {name: {ar: فلان, en: Somebody}}]
paragraphs: [{id: p01, en: Text.}]
--- content/articles/a.original.txt
Text.
",
    );
    let site = Site::build(&tree, &[]);
    let things = said(&site.page("en/articles/a/"));
    let article = things.iter().find(|thing| types(thing) == ["Article"]).unwrap();
    let authors: Vec<_> = article["author"].as_array().unwrap().iter().flat_map(types).collect();
    assert_eq!(authors, ["Organization", "Person", "Person"]);
}

/// An article in one language alone is cited in that and at the page that has it, whichever page cites it.
#[test]
fn an_article_is_cited_in_its_language() {
    let tree = Tree::new(
        "--- book.toml
base_url = \"https://example.org/x/\"
[title]
ar = \"تجربة\"
en = \"Trial\"
--- content/articles/a.yaml
title: {ar: عنوان}
original: ar
paragraphs: [{id: p01, ar: نص.}]
--- content/articles/a.original.txt
نص.
",
    );
    let site = Site::build(&tree, &[]);
    let page = site.page("en/articles/a/");
    let cited = |format: &str| page.texts(&format!("pre[data-cite='{format}']")).concat();
    let files = ["bib", "json"].map(|format| {
        String::from_utf8(site.files[&format!("en/pages.{format}")].clone()).unwrap()
    });
    let [bib, csl] = files;
    for (bibtex, csl) in [(cited("bibtex"), cited("csl")), (bib, csl)] {
        for part in ["langid = {arabic}", "https://example.org/x/ar/articles/a/", "تجربة"] {
            assert!(bibtex.contains(part), "{part}\n{bibtex}");
        }
        assert!(csl.contains("\"language\": \"ar\""), "{csl}");
        assert!(csl.contains("https://example.org/x/ar/articles/a/"), "{csl}");
    }
    assert!(cited("en").contains("https://example.org/x/ar/articles/a/"));
}

/// Who translated an article made its translation and not its original, whose author made both.
#[test]
fn translators_made_the_translation() {
    for original in ["ar", "en"] {
        let tree = Tree::new(&format!(
            "--- content/articles/a.yaml
title: {{ar: عنوان, en: Title}}
original: {original}
authors: [Ahmad]
translator: [Sara, Ali]
paragraphs: [{{id: p01, ar: نص., en: Text.}}]
--- content/articles/a.original.txt
{}
",
            if original == "ar" { "نص." } else { "Text." }
        ));
        let site = Site::build(&tree, &["--base-url", BASE]);
        for lang in ["ar", "en"] {
            let said = said(&site.page(&format!("{lang}/articles/a/")));
            let people = |property: &str| said[0][property].as_array().map_or(0, Vec::len);
            let expected = (1, if lang == original { 0 } else { 2 });
            assert_eq!((people("author"), people("translator")), expected, "{lang} of {original}");
        }
    }
}
