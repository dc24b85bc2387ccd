//! Sites of any shape: what has nothing to show is not made and nowhere linked, and nothing that is said is wrong.

use std::collections::BTreeSet;

use crate::harness::Tree;
use crate::site::{Page, Site, words};

/// A file in two languages.
const GROUP: &str = "name: {ar: الجماعة, en: The Group}\nsummary: {ar: نبذة., en: A summary.}\n";

/// A site by its files, and the pages of its whole content.
type Shape = (&'static str, String, &'static [&'static str]);

fn shapes() -> Vec<Shape> {
    let article = file("articles/a.yaml", &paragraphs(&["ar", "en"], ""));
    let noted = "    notes:\n      - kind: context\n        text: {ar: ملاحظة., en: A note.}\n";
    let noted = file("articles/a.yaml", &paragraphs(&["ar", "en"], noted));
    let group = file("groups/g.yaml", GROUP);
    let tied = format!("{GROUP}relations:\n  - {{type: ally, to: h}}\n");
    let pair = file("groups/g.yaml", &tied) + &file("groups/h.yaml", GROUP);
    let place =
        |more: &str| file("places/p.yaml", &format!("name: {{ar: مدينة, en: Town}}\n{more}"));
    let person = "name: {ar: فلان, en: Somebody}\nborn: 1950\ndied: 2001\n";
    let event = |date: &str| {
        file("events/e.yaml", &format!("name: {{ar: حدث, en: Event}}\ndate: {date}\n"))
    };
    let source = "s:\n  type: web\n  title: A title\n  url: https://example.org/\n";
    vec![
        ("nothing", String::new(), &[]),
        ("an article", article.clone(), &[]),
        ("an article with a note", noted, &["notes"]),
        ("one entity", group.clone(), &["groups"]),
        ("an article and an entity", article + &group, &["groups"]),
        ("two that have a relation", pair, &["groups", "network"]),
        ("a place that lies nowhere", place(""), &["places"]),
        ("a place", place("coordinates: {lat: 1, lon: 2}\nprecision: point\n"), &["map", "places"]),
        ("people", file("actors/a.yaml", person), &["actors"]),
        ("an event without a date", event("null"), &["events"]),
        ("an event", event("2014-05-04"), &["events", "timeline"]),
        ("a source", file("sources.yaml", source), &["sources"]),
    ]
}

fn file(path: &str, text: &str) -> String {
    format!("--- content/{path}\n{text}")
}

/// An article of two paragraphs in some languages, each with the same lines below.
fn paragraphs(langs: &[&str], lines: &str) -> String {
    let title: Vec<String> = langs.iter().map(|lang| format!("{lang}: T")).collect();
    let mut text =
        format!("title: {{{}}}\noriginal: {}\nparagraphs:\n", title.join(", "), langs[0]);
    for id in ["p01", "p02"] {
        text += &format!("  - id: {id}\n");
        text.extend(langs.iter().map(|lang| format!("    {lang}: {}\n", side(lang))));
        text += lines;
    }
    let original = format!("{0}\n{0}\n", side(langs[0]));
    text + &file("articles/a.original.txt", &original)
}

fn side(lang: &str) -> &'static str {
    if lang == "ar" { "نص عربي." } else { "A text in English." }
}

fn build(files: &str) -> Site {
    Site::build(&Tree::new(&format!("--- book.toml\n{files}")), &[])
}

#[test]
fn pages_that_would_be_empty_are_neither_made_nor_linked() {
    for (name, files, expected) in shapes() {
        let site = build(&files);
        for lang in ["ar", "en"] {
            let is_listed =
                |page: &&str| site.files.contains_key(&format!("{lang}/{page}/index.html"));
            let made: Vec<&str> = PAGES.into_iter().filter(is_listed).collect();
            assert_eq!(made, expected, "{name}");
            let home = site.page(&format!("{lang}/"));
            let linked: BTreeSet<String> =
                home.attributes(".contents a", "href").into_iter().collect();
            let pages = expected.iter().map(|page| format!("{page}/index.html")).collect();
            assert_eq!(linked, pages, "{name}: the home page");
        }
        site.pages().for_each(|page| every_link_leads_somewhere(name, &site, &page));
    }
}

/// All pages of the whole content, in the order of their names.
const PAGES: [&str; 10] = [
    "actors",
    "agreements",
    "events",
    "groups",
    "map",
    "network",
    "notes",
    "places",
    "sources",
    "timeline",
];

fn every_link_leads_somewhere(name: &str, site: &Site, page: &Page) {
    let links = page.attributes("a[href]", "href");
    let own = links.iter().filter(|href| !href.contains(':') && !href.starts_with('/'));
    for href in own {
        let target = page.target(href);
        assert!(site.files.contains_key(&target), "{name}: {} leads to {href}", page.path);
    }
}

/// A side that is missing in the whole article is said once, wherever the page would show it.
#[test]
fn a_missing_side_is_said_once() {
    for (langs, views) in [
        (
            &["ar"][..],
            [("en/articles/a/", 1), ("ar/articles/a/", 0), ("ar/articles/a/parallel/", 1)],
        ),
        (
            &["en"][..],
            [("ar/articles/a/", 1), ("en/articles/a/", 0), ("ar/articles/a/parallel/", 1)],
        ),
        (
            &["ar", "en"][..],
            [("en/articles/a/", 0), ("ar/articles/a/", 0), ("ar/articles/a/parallel/", 0)],
        ),
    ] {
        let site = build(&file("articles/a.yaml", &paragraphs(langs, "")));
        for (address, notices) in views {
            let page = site.page(address);
            assert_eq!(page.all("#_text .notice").len(), notices, "{langs:?}: {address}");
            assert_eq!(page.all(".paragraph").len(), 2);
        }
    }
    // Where neither side has a word, none of them is missing.
    let text = "title: {ar: مقال, en: Article}\noriginal: ar\nparagraphs: [{id: r1, as: break}]\n";
    let article = file("articles/a.yaml", text) + &file("articles/a.original.txt", "");
    for address in ["ar/articles/a/", "en/articles/a/", "en/articles/a/parallel/"] {
        assert!(build(&article).page(address).all(".notice").is_empty(), "{address}");
    }
}

/// Where there is no text, nothing is said of who is named in it.
#[test]
fn without_articles_nothing_is_said_of_them() {
    let site = build(&file("groups/g.yaml", &format!("{GROUP}role: context\n")));
    for (path, heading) in [("en/groups/g/", "In the text"), ("ar/groups/g/", "في النص")] {
        let page = site.page(path);
        assert!(page.all("#_mentions, .notice").is_empty());
        let said = words(page.one("main"));
        assert!(!said.contains(heading), "{path}: {said}");
    }
}

/// Years before the common era are called so, also along the timeline.
#[test]
fn years_of_antiquity_have_their_era() {
    let event = |id: &str, date: &str| {
        file(&format!("events/{id}.yaml"), &format!("name: {{ar: حدث, en: Event}}\ndate: {date}\n"))
    };
    let site =
        build(&(event("a", "\"-2999\"") + &event("b", "2023") + &event("c", "\"-0043-03-15\"")));
    let timeline = site.page("en/timeline/");
    let text = words(timeline.one("main"));
    for words in ["3000 BCE–2023", "44 BCE", "2000 BCE"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let index = site.page("en/events/");
    assert_eq!(index.texts("h2"), ["3000 BCE", "44 BCE", "2023"]);
    assert!(!site.page("ar/events/").texts("h2").iter().any(|year| year.contains('-')));
}

/// Headings of a text begin below the page's own and end with the sixth; signs of HTML in the head of a column are its words,
/// also where narrow pages repeat them beside each cell.
#[test]
fn texts_keep_to_the_elements_there_are() {
    let body =
        "# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n\n| \"Who\" & <b |\n|---|\n| x |\n";
    let lines: String = body.lines().map(|line| format!("    {line}\n")).collect();
    let tree = Tree::new("");
    tree.write(
        "content/groups/g.yaml",
        format!("name: {{ar: جماعة, en: A group}}\nbody:\n  en: |\n{lines}").replace("<b", "\\<b"),
    );
    let page = Site::build(&tree, &[]).page("en/groups/g/");
    let levels = ["h2", "h3", "h4", "h5", "h6", "h7"].map(|name| page.all(name).len());
    assert!(levels[..5].iter().all(|count| *count > 0) && levels[5] == 0, "{levels:?}");
    assert_eq!(page.attributes("td", "data-label"), ["\"Who\" & <b"]);
}
