//! Golden sites: whole projects, and the `<main>` of each of their pages.

use std::collections::BTreeSet;
use std::fs;

use crate::harness::{Tree, assert_expected, files, overwriting, root};

#[test]
fn kitchen_sink() {
    golden("kitchen-sink");
}

fn golden(name: &str) {
    let site = root().join("tests/sites").join(name);
    let tree = Tree::copy(&site);
    tree.run(&["build", "--out", "out", "--base-url", "https://example.org/x/"]).expect(0);
    let mut made = BTreeSet::new();
    for (path, bytes) in files(&tree.path().join("out")) {
        let Some(stem) = path.strip_suffix(".html") else { continue };
        let html = String::from_utf8(bytes).unwrap();
        let expected = site.join("expected").join(format!("{stem}.html"));
        assert_expected(&main(&html), &expected);
        made.insert(format!("{stem}.html"));
    }
    let heads = tree.path().join("out/ar/articles/small/index.html");
    let html = fs::read_to_string(heads).unwrap();
    assert_expected(&head(&html), &site.join("expected/head.txt"));
    if !overwriting() {
        let expected = files(&site.join("expected"));
        let left =
            expected.iter().find(|(path, _)| path.ends_with(".html") && !made.contains(path));
        assert!(left.is_none(), "no page of {name} is {left:?}");
    }
}

/// What stands inside `<main>`.
fn main(html: &str) -> String {
    let (_, rest) = html.split_once("<main id=\"main\">").unwrap();
    rest.split_once("</main>").unwrap().0.trim().to_owned() + "\n"
}

/// From the doctype to the beginning of the body.
fn head(html: &str) -> String {
    html.split_once("<body>").unwrap().0.to_owned()
}

/// The page's own words and every text block carry both attributes.
#[test]
fn lang_and_dir_travel_together() {
    let tree = Tree::copy(&root().join("tests/sites/kitchen-sink"));
    tree.run(&["build", "--out", "out"]).expect(0);
    let selector = scraper::Selector::parse("[lang], [dir]").unwrap();
    for (path, bytes) in files(&tree.path().join("out")) {
        if !path.ends_with(".html") {
            continue;
        }
        let page = scraper::Html::parse_document(&String::from_utf8(bytes).unwrap());
        for element in page.select(&selector) {
            let value = element.value();
            // In a picture the attribute is SVG's own.
            let dir = value.attr("dir").or_else(|| value.attr("direction"));
            let lang = value.attr("lang");
            let is_code = value.name() == "code" && dir == Some("ltr");
            let agree = match lang {
                Some("ar") => dir == Some("rtl"),
                Some(_) => dir == Some("ltr"),
                None => is_code,
            };
            assert!(agree, "{path}: {}", element.html().chars().take(200).collect::<String>());
        }
    }
}

/// Every link leads to a page or asset of the site, and every fragment to an element.
#[test]
fn no_link_is_broken() {
    let tree = Tree::copy(&root().join("tests/sites/kitchen-sink"));
    tree.run(&["build", "--out", "out"]).expect(0);
    assert_links(&tree.path().join("out"));
}

/// Checks every relative link of a built site.
pub(crate) fn assert_links(out: &std::path::Path) {
    let links = scraper::Selector::parse("a[href], link[rel=stylesheet][href]").unwrap();
    let ids = scraper::Selector::parse("[id]").unwrap();
    let pages: std::collections::BTreeMap<String, scraper::Html> = files(out)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| {
            (path, scraper::Html::parse_document(&String::from_utf8(bytes).unwrap()))
        })
        .collect();
    let mut anchors: BTreeSet<(String, String)> = BTreeSet::new();
    for (path, page) in &pages {
        for element in page.select(&ids) {
            let id = element.value().attr("id").unwrap().to_owned();
            assert!(anchors.insert((path.clone(), id.clone())), "{path}: two elements are `{id}`");
        }
    }
    for (path, page) in pages.iter().filter(|(path, _)| *path != "404.html") {
        for element in page.select(&links) {
            let href = element.value().attr("href").unwrap();
            if href.contains("://") || href.starts_with("mailto:") {
                continue;
            }
            let (file, fragment) = href.split_once('#').unwrap_or((href, ""));
            let target = if file.is_empty() { path.clone() } else { joined(path, file) };
            assert!(out.join(&target).is_file(), "{path}: broken link {href}");
            let known = fragment.is_empty() || anchors.contains(&(target, fragment.to_owned()));
            assert!(known, "{path}: no element for {href}");
        }
    }
}

fn joined(from: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
