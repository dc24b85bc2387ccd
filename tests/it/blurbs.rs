//! What the cards over names say: scripts apart from the pages that load them.

use std::fmt::Write as _;

use scraper::Html;
use serde_json::Value;

use crate::harness::Tree;
use crate::site::{KITCHEN_SINK, Site, collapsed, inside, words};

/// What a script says of each entity.
fn said(site: &Site, path: &str) -> Vec<Vec<String>> {
    let script = std::str::from_utf8(&site.files[path]).unwrap();
    let list = script.strip_prefix("window.hashiya.cards(").unwrap();
    let list: Value = serde_json::from_str(list.strip_suffix(");\n").unwrap()).unwrap();
    serde_json::from_value(list).unwrap()
}

/// Holds what the card of each name of an article says against the profile that its link leads to; how many there are, and how many
/// scripts.
fn hold(site: &Site, address: &str) -> [usize; 2] {
    let page = site.page(address);
    let scripts = page.one(".cast").attr("data-scripts").unwrap();
    let scripts: Vec<String> = scripts.split(' ').map(|script| page.target(script)).collect();
    let entries = page.all(".cast [data-card]");
    for entry in &entries {
        let id = entry.attr("data-card").unwrap();
        let number = entry.attr("data-script").map_or(0, |number| number.parse().unwrap());
        let all = said(site, &scripts[number]);
        let own = all.iter().find(|own| own[0] == id).unwrap_or_else(|| panic!("{address}: {id}"));
        let profile = site.page(&page.target(inside(*entry, "a")[0].attr("href").unwrap()));
        assert_eq!(own[1], words(profile.one(".kicker a")), "{address}: {id}");
        let lead = profile.all(".lead");
        let lead = lead.first().map(|lead| {
            let attribute = |name| lead.attr(name).unwrap().to_owned();
            [attribute("lang"), attribute("dir"), words(*lead)]
        });
        let summary = own.get(4).map(|html| {
            let text: String = Html::parse_fragment(html).root_element().text().collect();
            [own[2].clone(), own[3].clone(), collapsed(&text)]
        });
        assert_eq!(summary, lead, "{address}: {id}");
    }
    [entries.len(), scripts.len()]
}

#[test]
fn cards_say_what_profiles_begin_with() {
    for address in ["ar/articles/small/", "en/articles/small/", "en/articles/forms/parallel/"] {
        let [entries, scripts] = hold(&KITCHEN_SINK, address);
        assert!(entries > 3 && scripts == 1, "{address}: {entries} names, {scripts} scripts");
    }
}

/// Of many entities a page names those scripts alone that speak of whom it names, and none says what another does.
#[test]
fn a_page_loads_what_its_names_need() {
    let mut tree = String::new();
    let long = "words of a summary ".repeat(20);
    for number in 0..150 {
        let name = format!("name: {{ar: جماعة {number}, en: Group Number{number}x}}");
        _ = write!(
            tree,
            "--- content/groups/g{number:03}.yaml\n{name}\nrole: context\n\
             summary: {{ar: «ملخص» {number}, en: '<{number}> & \"{long}\"'}}\n"
        );
    }
    tree += "--- content/articles/a.yaml\ntitle: {ar: عنوان, en: Title}\noriginal: ar\nparagraphs:\n  \
             - id: p1\n    ar: جماعة 3 وجماعة 77 وجماعة 149\n    en: \"Group Number3x, Group Number77x, Group Number149x\"\n";
    tree += "--- content/articles/a.original.txt\nجماعة 3 وجماعة 77 وجماعة 149\n";
    let site = Site::build(&Tree::new(&tree), &[]);
    let all: Vec<&String> =
        site.files.keys().filter(|path| path.starts_with("cards/en-")).collect();
    let named: usize = all.iter().map(|path| said(&site, path).len()).sum();
    assert!(all.len() > 3 && named == 150, "{named} in {all:?}");
    assert_eq!(hold(&site, "en/articles/a/"), [3, 3]);
}

#[test]
fn a_briefing_without_articles_has_none() {
    let tree =
        Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: Group}\nrole: context\n");
    assert!(!Site::build(&tree, &[]).files.keys().any(|path| path.starts_with("cards/")));
}
