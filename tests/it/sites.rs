//! Golden sites: whole projects, and what their pages say.
//!
//! `expected/` has the outline of one page for each template and direction, and `expected/pictures/` the geometry of each
//! picture. What holds for every page is in `frame.rs` and `complete.rs`.

use std::collections::BTreeSet;
use std::fs;

use crate::harness::{Tree, assert_expected, files, overwriting, root};
use crate::outline::{geometry, outline};
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Page, Site, collapsed};

/// The pages of the golden site that have an outline: each template in both directions, each kind of profile in one.
const PAGES: &[&str] = &[
    "",
    "404.html",
    "ar/",
    "en/",
    "ar/about/",
    "en/about/",
    "ar/actors/koufa/",
    "ar/actors/kouffa/",
    "en/agreements/truce/",
    "ar/articles/forms/",
    "ar/articles/small/",
    "en/articles/forms/parallel/",
    "en/articles/small/",
    "en/articles/small/parallel/",
    "en/articles/tiny/parallel/",
    "en/events/",
    "ar/events/attack/",
    "ar/groups/",
    "en/groups/jnim/",
    "ar/map/",
    "en/map/",
    "ar/network/",
    "en/network/2019/",
    "ar/notes/",
    "en/notes/",
    "en/places/kwala/",
    "ar/sources/",
    "en/sources/",
    "en/series/readings/",
    "en/tags/",
    "ar/tags/truce/",
    "ar/timeline/",
    "en/timeline/",
];

/// Its pages with pictures, of which the geometry is kept.
const PICTURES: &[&str] = &[
    "en/groups/jnim/",
    "ar/map/",
    "ar/network/",
    "en/network/",
    "en/places/kwala/",
    "ar/timeline/",
    "en/timeline/",
];

/// The pages of the other golden site: what is said of missing sides, of dates, and in which order.
const EDGES_PAGES: &[&str] = &[
    "ar/",
    "ar/actors/late/",
    "en/agreements/pact/",
    "ar/articles/a-first/",
    "en/articles/b-second/",
    "ar/events/",
    "en/events/",
    "ar/groups/",
    "en/groups/",
    "ar/groups/zeta/",
    "ar/map/",
    "en/notes/",
    "ar/places/al-hadd/",
    "en/series/halves/",
    "ar/sources/",
    "ar/tags/",
    "en/tags/peace/",
];

/// The pages of the real texts.
const DECLARATION_PAGES: &[&str] = &[
    "ar/articles/declaration/",
    "en/articles/declaration/",
    "ar/articles/resolve/",
    "en/articles/resolve/parallel/",
];

#[test]
fn kitchen_sink() {
    golden("kitchen-sink", &KITCHEN_SINK, PAGES, PICTURES);
}

#[test]
fn edges() {
    golden("edges", &EDGES, EDGES_PAGES, &[]);
}

#[test]
fn declaration() {
    golden("declaration", &DECLARATION, DECLARATION_PAGES, &[]);
    let tree = Tree::copy(&root().join("tests/sites/declaration"));
    tree.run(&["check", "--strict"]).expect(0);
}

fn golden(name: &str, site: &Site, pages: &[&str], pictures: &[&str]) {
    let dir = root().join("tests/sites").join(name).join("expected");
    let mut made = BTreeSet::new();
    let mut expect = |file: String, text: &str| {
        assert_expected(text, &dir.join(&file));
        made.insert(file);
    };
    for address in pages {
        expect(format!("{}.txt", file(address)), &whole_or_main(&site.page(address)));
    }
    for address in pictures {
        expect(format!("pictures/{}.txt", file(address)), &geometry(&site.page(address)));
    }
    let expected: BTreeSet<String> = files(&dir).into_iter().map(|(path, _)| path).collect();
    let strays: Vec<_> = expected.difference(&made).collect();
    assert!(overwriting() || strays.is_empty(), "no page of {name} is {strays:?}");
}

/// The name of the expected file of an address.
fn file(address: &str) -> String {
    let name = address.trim_end_matches('/').replace('/', "-");
    if name.is_empty() { "landing".to_owned() } else { name }
}

/// Of the two pages of Markdown the whole document stands for the frame of all; of others what is theirs.
fn whole_or_main(page: &Page) -> String {
    outline(page, if page.path.ends_with("about/index.html") { "html" } else { "main" })
}

/// The data view says what the file says, letter for letter.
#[test]
fn data_is_the_file() {
    let file = root().join("tests/sites/kitchen-sink/content/articles/small.yaml");
    let text = fs::read_to_string(file).unwrap();
    for lang in ["ar", "en"] {
        let page = KITCHEN_SINK.page(&format!("{lang}/articles/small/data/"));
        assert_eq!(collapsed(&page.texts("main pre").join("\n")), collapsed(&text));
    }
}

/// The page's own words and every text block carry both attributes. Code has no language, and a number in Arabic is Arabic:
/// these have a direction only.
#[test]
fn lang_and_dir_travel_together() {
    for page in KITCHEN_SINK.pages().chain(EDGES.pages()).chain(DECLARATION.pages()) {
        for element in page.all("[lang], [dir], [direction]") {
            let value = element.value();
            // SVG has no `dir`; there `direction` says the same.
            let dir = value.attr("dir").or(value.attr("direction"));
            // What a text of a picture begins with has marks instead.
            let first = element.text().next().and_then(|text| text.chars().next());
            let marked = match first.filter(|_| value.name() == "tspan") {
                Some('\u{200E}') => Some("ltr"),
                Some('\u{200F}') => Some("rtl"),
                _ => None,
            };
            let dir = dir.or(marked);
            let lang = value.attr("lang");
            let has_own_direction = match value.name() {
                "code" => dir == Some("ltr"),
                "bdi" | "tspan" => dir.is_some(),
                _ => false,
            };
            let agree = match lang {
                Some("ar" | "fa") => dir == Some("rtl"),
                Some(_) => dir == Some("ltr"),
                None => has_own_direction,
            };
            let shown: String = element.html().chars().take(200).collect();
            assert!(agree, "{}: {shown}", page.path);
        }
    }
}

/// Words of the other script have the language that the name they were found by or the author says, and a direction only
/// where nobody does: letters do not tell French from English.
#[test]
fn runs_have_the_language_that_is_known() {
    let arabic = "في Tombouctou وTimbuktu وrégions و[[en:Sahara]]";
    let shown = arabic.replace("[[en:", "").replace("]]", "");
    let tree = Tree::new(&format!(
        "--- content/places/timbuktu.yaml\n\
         name: {{ar: تمبكتو, en: Timbuktu, fr: Tombouctou}}\n\
         --- content/articles/a.original.txt\n\
         {shown}\n\
         --- content/articles/a.yaml\n\
         title: {{ar: عنوان, en: Title}}\n\
         original: ar\n\
         paragraphs:\n  - {{id: p1, ar: \"{arabic}\", en: Near تمبكتو and هدنة}}\n"
    ));
    tree.run(&["build", "--out", "out"]).expect(0);
    let passage = |lang: &str, classes: &str| {
        let path = format!("out/{lang}/articles/a/index.html");
        let page =
            scraper::Html::parse_document(&fs::read_to_string(tree.path().join(path)).unwrap());
        let selector = scraper::Selector::parse(classes).unwrap();
        let run = |run: scraper::ElementRef<'_>| {
            let words: String = run.text().collect();
            format!(
                "{words} {} {}",
                run.attr("lang").unwrap_or("-"),
                run.attr("dir").unwrap_or("-")
            )
        };
        page.select(&selector).map(run).collect::<Vec<_>>()
    };
    assert_eq!(
        passage("ar", "#p1 .text bdi"),
        ["Tombouctou fr ltr", "Timbuktu en ltr", "régions - ltr", "Sahara en ltr"]
    );
    assert_eq!(passage("en", "#p1 .text bdi"), ["تمبكتو ar rtl", "هدنة - rtl"]);
}

/// Every link leads to a page or asset of the site, and every fragment to an element.
#[test]
fn no_link_is_broken() {
    assert_links(&KITCHEN_SINK);
    assert_links(&EDGES);
}

/// Checks every relative link of a built site, and that ids are unique.
pub(crate) fn assert_links(site: &Site) {
    let mut anchors: BTreeSet<(String, String)> = BTreeSet::new();
    for page in site.pages() {
        for id in page.attributes("[id]", "id") {
            assert!(
                anchors.insert((page.path.clone(), id.clone())),
                "{}: two are `{id}`",
                page.path
            );
        }
    }
    for page in site.pages().filter(|page| page.path != "404.html") {
        for href in page.attributes("a[href], link[rel=stylesheet], script[src]", "href") {
            if href.contains("://") || href.starts_with("mailto:") {
                continue;
            }
            let (target, fragment) = (page.target(&href), href.split_once('#').map(|(_, id)| id));
            assert!(site.files.contains_key(&target), "{}: broken link {href}", page.path);
            let known = fragment.is_none_or(|id| anchors.contains(&(target, id.to_owned())));
            assert!(known, "{}: no element for {href}", page.path);
        }
    }
}
