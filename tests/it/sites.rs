//! Golden sites: whole projects, and what their pages say.
//!
//! `expected/` has the outline of one page for each template and direction, and `expected/pictures/` the geometry of each
//! picture. What holds for every page is in `frame.rs` and `complete.rs`.

use std::collections::BTreeSet;

use crate::harness::{assert_expected, files, overwriting, root};
use crate::outline::{geometry, outline};
use crate::site::{KITCHEN_SINK, Page, Site, collapsed};

/// The pages of the golden site that have an outline: each template in both directions, each kind of profile in one.
const PAGES: &[&str] = &[
    "",
    "404.html",
    "ar/",
    "en/",
    "ar/about/",
    "en/about/",
    "ar/actors/koufa/",
    "en/agreements/truce/",
    "ar/articles/small/",
    "en/articles/small/",
    "en/articles/small/parallel/",
    "en/events/",
    "ar/events/attack/",
    "ar/groups/",
    "ar/groups/jnim/",
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

#[test]
fn kitchen_sink() {
    let mut made = BTreeSet::new();
    let mut expect = |name: String, text: &str| {
        assert_expected(text, &root().join("tests/sites/kitchen-sink/expected").join(&name));
        made.insert(name);
    };
    for address in PAGES {
        let page = KITCHEN_SINK.page(address);
        expect(format!("{}.txt", name(address)), &whole_or_main(&page));
    }
    for address in PICTURES {
        let page = KITCHEN_SINK.page(address);
        expect(format!("pictures/{}.txt", name(address)), &geometry(&page));
    }
    assert!(overwriting() || made == expected(), "strays: {:?}", expected().difference(&made));
}

fn name(address: &str) -> String {
    let name = address.trim_end_matches('/').replace('/', "-");
    if name.is_empty() { "landing".to_owned() } else { name }
}

/// Of the two pages of Markdown the whole document stands for the frame of all; of others what is theirs.
fn whole_or_main(page: &Page) -> String {
    outline(page, if page.path.ends_with("about/index.html") { "html" } else { "main" })
}

fn expected() -> BTreeSet<String> {
    let dir = root().join("tests/sites/kitchen-sink/expected");
    files(&dir).into_iter().map(|(path, _)| path).collect()
}

/// The data view says what the file says, letter for letter.
#[test]
fn data_is_the_file() {
    let file = root().join("tests/sites/kitchen-sink/content/articles/small.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    for lang in ["ar", "en"] {
        let page = KITCHEN_SINK.page(&format!("{lang}/articles/small/data/"));
        assert_eq!(collapsed(&page.texts("main pre").join("\n")), collapsed(&text));
    }
}

/// The page's own words and every text block carry both attributes. Code has no language, and a number in Arabic is Arabic:
/// these have a direction only.
#[test]
fn lang_and_dir_travel_together() {
    for page in KITCHEN_SINK.pages() {
        for element in page.all("[lang], [dir], [direction]") {
            let value = element.value();
            // SVG has no `dir`; there `direction` says the same.
            let dir = value.attr("dir").or(value.attr("direction"));
            let lang = value.attr("lang");
            let has_own_direction = matches!(value.name(), "code" | "bdi") && dir == Some("ltr");
            let agree = match lang {
                Some("ar") => dir == Some("rtl"),
                Some(_) => dir == Some("ltr"),
                None => has_own_direction,
            };
            let shown: String = element.html().chars().take(200).collect();
            assert!(agree, "{}: {shown}", page.path);
        }
    }
}

/// Every link leads to a page or asset of the site, and every fragment to an element.
#[test]
fn no_link_is_broken() {
    assert_links(&KITCHEN_SINK);
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
