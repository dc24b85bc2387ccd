//! Long lists: no page is too large, every part is reached, and every link leads to the part that has what it names.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

use crate::harness::Tree;
use crate::site::{Page, Site, words};

/// One entry more than a page shows.
const MANY: usize = 201;
/// One passage more than a profile shows.
const PASSAGES: usize = 501;
/// No page is larger, in bytes.
const LARGEST: usize = 1_000_000;

/// A site with one entry more than a page has in each list.
static LARGE: LazyLock<Site> = LazyLock::new(|| Site::build(&large(), &[]));

fn large() -> Tree {
    let tree = Tree::new("--- book.toml\n");
    let name = |ar: &str, en: &str, at: usize| {
        format!("name: {{ar: {ar} {at}, en: {en} {at}}}\nsummary: {{ar: نبذة., en: A summary.}}\n")
    };
    let mut great = "name: {ar: الحركة الكبرى, en: Great Movement}\nrelations:\n".to_owned();
    let mut sources = String::new();
    for at in 0..MANY {
        tree.write(&format!("content/groups/g{at}.yaml"), name("الجماعة", "Group", at));
        let date = format!("date: {}-{:02}\n", 1800 + at / 2, 1 + at % 12);
        let event = name("الحدث", "Event", at) + &date;
        tree.write(&format!("content/events/e{at}.yaml"), event);
        let (lat, lon) = (at % 40, at / 40);
        let position = format!("coordinates: {{lat: {lat}, lon: {lon}}}\nprecision: point\n");
        let place = name("المدينة", "Town", at) + &position;
        tree.write(&format!("content/places/p{at}.yaml"), place);
        writeln!(great, "  - {{type: ally, to: g{at}, sources: [s{at}]}}").unwrap();
        let kind = if at % 2 == 0 { "web" } else { "report" };
        writeln!(sources, "s{at}:\n  type: {kind}\n  title: Title {at}").unwrap();
    }
    tree.write("content/groups/great.yaml", great);
    tree.write("content/sources.yaml", sources);
    tree.write("content/articles/a.yaml", article());
    let line = format!("{}\n", side("ar"));
    tree.write("content/articles/a.original.txt", line.repeat(PASSAGES));
    tree
}

/// An article that names the movement in each paragraph, with all notes on the first one.
fn article() -> String {
    let mut text = "title: {ar: مقال, en: Article}\noriginal: ar\nparagraphs:\n".to_owned();
    for at in 0..PASSAGES {
        write!(text, "  - id: p{at}\n    ar: {}\n    en: {}\n", side("ar"), side("en")).unwrap();
        if at == 0 {
            text += "    notes:\n";
            for note in 0..MANY {
                let of = note % MANY;
                let words = format!("{{ar: ملاحظة {note}., en: Note {note}.}}");
                writeln!(text, "      - {{kind: context, text: {words}, sources: [s{of}]}}")
                    .unwrap();
            }
        }
    }
    text
}

fn side(lang: &str) -> &'static str {
    if lang == "ar" {
        "قالت الحركة الكبرى ذلك."
    } else {
        "The Great Movement said so."
    }
}

/// The pages with long lists, with what an entry of each is.
const LISTS: [(&str, &str, usize); 7] = [
    ("groups/", ".entry", MANY + 1),
    ("events/", ".entry", MANY),
    ("places/", ".entry", MANY),
    ("sources/", ".sources > li", MANY),
    ("notes/", "li.note", MANY),
    ("timeline/", ".happenings tr:has(td)", MANY),
    ("map/", ".places tr:has(td)", MANY),
];

#[test]
fn no_page_is_too_large() {
    for (path, bytes) in &LARGE.files {
        let is_page = path.ends_with(".html");
        assert!(!is_page || bytes.len() <= LARGEST, "{path} has {} bytes", bytes.len());
    }
}

/// A list is whole over its two parts, each entry once, and each part says which it has.
#[test]
fn lists_go_on_in_their_parts() {
    for (list, entry, count) in LISTS {
        for lang in ["ar", "en"] {
            let first = LARGE.page(&format!("{lang}/{list}"));
            let second = LARGE.page(&format!("{lang}/{list}page/2/"));
            assert!(!LARGE.files.contains_key(&format!("{lang}/{list}page/3/index.html")));
            let [own, rest] = [&first, &second].map(|page| page.all(entry).len());
            assert_eq!((own, rest), (MANY - 1, count + 1 - MANY), "{lang}/{list}");
            let said = words(second.one("main"));
            assert!(said.contains(&format!("{MANY}–{count}")), "{lang}/{list}: {said}");
            assert_led(&first, "next", &second);
            assert_led(&second, "prev", &first);
        }
    }
}

#[track_caller]
fn assert_led(from: &Page, rel: &str, to: &Page) {
    for selector in [format!("a[rel={rel}]"), format!("head link[rel={rel}]")] {
        let links = from.attributes(&selector, "href");
        assert_eq!(links.len(), 1, "{}: `{selector}`", from.path);
        assert_eq!(from.target(&links[0]), to.path);
    }
}

/// A profile has a part of each of its lists, and all else once.
#[test]
fn profiles_go_on_in_their_parts() {
    let first = LARGE.page("en/groups/great/");
    let second = LARGE.page("en/groups/great/page/2/");
    for (entries, shown, rest) in [
        (".relations li", MANY - 1, 1),
        (".bibliography > li", MANY - 1, 1),
        (".passages .passage-id", PASSAGES - 1, 1),
    ] {
        assert_eq!(first.all(entries).len(), shown, "{entries}");
        assert_eq!(second.all(entries).len(), rest, "{entries}");
    }
    assert_eq!(second.texts("h1"), first.texts("h1"));
    assert!(second.all(".ego, .small-timeline, .neighbours, .profile-margin").is_empty());
    assert_led(&first, "next", &second);
}

/// Whatever a link names by its fragment is on the page that it leads to.
#[test]
fn links_lead_to_the_part_that_has_their_entry() {
    let lists = LISTS.map(|(list, ..)| list).into_iter().chain(["groups/great/"]);
    let addresses = lists.flat_map(|list| [format!("en/{list}"), format!("en/{list}page/2/")]);
    let mut fragments = BTreeSet::new();
    for page in addresses.map(|address| LARGE.page(&address)) {
        for href in page.attributes("main [href*='#']", "href") {
            let fragment = href.split_once('#').unwrap().1.to_owned();
            fragments.insert((page.target(&href), fragment));
        }
    }
    let further = fragments.iter().filter(|(path, _)| path.contains("/page/2/")).count();
    assert!(further >= 5, "{further} links into second parts");
    for (path, fragment) in fragments {
        let text = std::str::from_utf8(&LARGE.files[&path]).unwrap();
        assert!(text.contains(&format!("id=\"{fragment}\"")), "{path} has no {fragment}");
    }
}
