//! The whole briefing as data: what it names is there, and what the pages show is in it. That it is as its schema says is
//! tested in `tests/browser/data.test.mjs`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::harness::Tree;
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Site, decoded, inside, words};

fn briefing(site: &Site) -> Value {
    serde_json::from_slice(&site.files["briefing.json"]).unwrap()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().unwrap()
}

fn ids<'v>(value: &'v Value, name: &str) -> BTreeSet<&'v str> {
    let ids: BTreeSet<&str> =
        list(value, name).iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), list(value, name).len(), "two {name} have one id");
    ids
}

/// Everything that is named by an id under a key, anywhere.
fn named<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(map) => {
            for (own, value) in map {
                match value {
                    Value::String(id) if own == key => found.push(id),
                    Value::Array(list) if own == key => {
                        found.extend(list.iter().filter_map(Value::as_str));
                    }
                    _ => {}
                }
                named(value, key, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| named(value, key, found)),
        _ => {}
    }
}

#[test]
fn what_is_named_is_there() {
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        let data = briefing(site);
        let (entities, sources) = (ids(&data, "entities"), ids(&data, "sources"));
        let check = |part: &str, key: &str, known: &BTreeSet<&str>| {
            let mut found = Vec::new();
            named(&data[part], key, &mut found);
            let lost: Vec<&str> = found.into_iter().filter(|id| !known.contains(id)).collect();
            assert!(lost.is_empty(), "{part}: {key} {lost:?}");
        };
        for key in ["entities", "entity", "subjects"] {
            check("articles", key, &entities);
        }
        check("relations", "from", &entities);
        check("relations", "to", &entities);
        for part in ["articles", "entities", "relations"] {
            check(part, "sources", &sources);
        }
        check("articles", "tags", &ids(&data, "tags"));
        check("articles", "series", &ids(&data, "series"));
        check("series", "articles", &ids(&data, "articles"));
        for part in ["articles", "entities", "series", "tags"] {
            for address in list(&data, part)
                .iter()
                .flat_map(|it| it["addresses"].as_object().unwrap().values())
            {
                let file = format!("{}index.html", decoded(address.as_str().unwrap()));
                assert!(site.files.contains_key(&file), "{file}");
            }
        }
    }
}

/// The texts of articles are those of their pages, and stretches cut out of them what the pages mark.
#[test]
fn texts_are_those_of_the_pages() {
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        for article in list(&briefing(site), "articles") {
            for lang in ["ar", "en"] {
                let page = site.page(article["addresses"][lang].as_str().unwrap());
                for paragraph in list(article, "paragraphs") {
                    let Some(text) = paragraph["text"][lang].as_str() else { continue };
                    let id = paragraph["id"].as_str().unwrap();
                    let shown = page.one(&format!("section.paragraph[id='{id}']"));
                    let shown: String = inside(shown, ".text").into_iter().map(words).collect();
                    assert_eq!(letters(&shown), letters(text), "{}#{id}", page.path);
                    let length = text.chars().count() as u64;
                    let notes = list(paragraph, "notes").iter().map(|note| &note["at"][lang]);
                    let mentions = paragraph["mentions"][lang].as_array().unwrap();
                    for place in notes.chain(mentions.iter().map(|mention| &mention["at"])) {
                        let Some(place) = place.as_array() else { continue };
                        let (start, end) = (place[0].as_u64().unwrap(), place[1].as_u64().unwrap());
                        assert!(start < end && end <= length, "{}#{id}: {place:?}", page.path);
                    }
                }
            }
        }
    }
}

/// Mentions are those that `hashiya mentions` lists, with those that lie inside of others.
#[test]
fn mentions_are_those_of_the_list() {
    let mut inner = 0;
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        let mut listed: BTreeMap<[&str; 3], Vec<Value>> = BTreeMap::new();
        for record in &site.mentions {
            let side = ["article", "paragraph", "lang"].map(|key| record[key].as_str().unwrap());
            let within = list(record, "within");
            inner += within.len();
            let own = std::iter::once(record).chain(within).map(|it| {
                json!({"at": [it["start"], it["end"]], "entities": it["entities"], "by": it["origin"]})
            });
            listed.entry(side).or_default().extend(own);
        }
        let data = briefing(site);
        for article in list(&data, "articles") {
            for paragraph in list(article, "paragraphs") {
                for lang in ["ar", "en"] {
                    let given = paragraph["mentions"][lang].as_array().cloned();
                    let side = [article["id"].as_str(), paragraph["id"].as_str(), Some(lang)];
                    let expected = listed.remove(&side.map(Option::unwrap)).unwrap_or_default();
                    assert_eq!(given.unwrap_or_default(), expected, "{side:?}");
                }
            }
        }
        assert!(listed.is_empty(), "{listed:?}");
    }
    assert!(inner > 0);
}

/// Places in texts are counted in characters, of however many bytes or other units, wherever a place is said.
#[test]
fn places_are_counted_in_characters() {
    let mut article = "title: {ar: عنوان, en: Title}\noriginal: en\nparagraphs:\n".to_owned();
    let signs = ["a", "é", "س", "ﷺ", "𐤀", "🕊", "e\u{301}", "𐤀é🕊 𐤀"];
    for (number, sign) in signs.iter().enumerate() {
        article += &format!(
            "- id: p{number}\n  en: {sign} the Front {sign} said {sign} 1\n  ar: {sign} الجبهة {sign} قالت {sign} 1\n\
             \x20 notes: [{{kind: context, at: {{en: said {sign}, ar: قالت {sign}}}, text: {{en: A note.}}}}]\n"
        );
    }
    let original: String =
        signs.iter().map(|it| format!("{it} the Front {it} said {it} 1\n")).collect();
    let tree = Tree::new(&format!(
        "--- content/groups/front.yaml\nname: {{ar: الجبهة, en: the Front}}\n--- content/articles/a.yaml\n{article}\
         --- content/articles/a.original.txt\n{original}"
    ));
    let site = Site::build(&tree, &[]);
    let cut = |text: &Value, start: &Value, end: &Value| -> String {
        let [start, end] = [start, end].map(|it| usize::try_from(it.as_u64().unwrap()).unwrap());
        text.as_str().unwrap().chars().take(end).skip(start).collect()
    };
    let data = briefing(&site);
    let listed = tree.run(&["mentions", "--format", "json"]).expect(0).stdout();
    let listed: Vec<Value> = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed.len(), 2 * signs.len());
    for (lang, name, word) in [("ar", "الجبهة", "قالت"), ("en", "the Front", "said")] {
        let notes = &site.files[&format!("{lang}/articles/a/annotations.jsonld")];
        let notes: Value = serde_json::from_slice(notes).unwrap();
        let paragraphs = list(&list(&data, "articles")[0], "paragraphs");
        for ((paragraph, sign), note) in
            paragraphs.iter().zip(signs).zip(list(&notes["first"], "items"))
        {
            let (text, quote) = (&paragraph["text"][lang], format!("{word} {sign}"));
            let at = &paragraph["notes"][0]["at"][lang];
            assert_eq!(cut(text, &at[0], &at[1]), quote);
            let at = &paragraph["mentions"][lang][0]["at"];
            assert_eq!(cut(text, &at[0], &at[1]), name);
            let at = &note["target"]["selector"]["refinedBy"][1];
            assert_eq!(cut(text, &at["start"], &at["end"]), quote);
            let is_own = |it: &&Value| it["paragraph"] == paragraph["id"] && it["lang"] == lang;
            let at = listed.iter().find(is_own).unwrap_or_else(|| panic!("{listed:?}"));
            assert_eq!(cut(text, &at["start"], &at["end"]), name);
        }
    }
}

/// What lists are sorted by, and names by which nothing is found, are there as well.
#[test]
fn names_and_places_in_lists_are_there() {
    let tree = Tree::new(
        "--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
aliases: {en: [One, Two]}
weak_aliases: {en: [the others, those]}
not: [A group of friends, The group of five]
--- content/articles/a.yaml
title: {en: A}
original: en
order: -3
paragraphs: [{id: p01, en: Text.}]
--- content/articles/a.original.txt
Text.
",
    );
    let site = Site::build(&tree, &[]);
    let value = briefing(&site);
    let group = &list(&value, "entities")[0];
    assert_eq!(group["aliases"]["en"], json!(["One", "Two"]));
    assert_eq!(group["weak_aliases"]["en"], json!(["the others", "those"]));
    assert_eq!(group["not"], json!(["A group of friends", "The group of five"]));
    assert_eq!(list(&value, "articles")[0]["order"], -3);
}
