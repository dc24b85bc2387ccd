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

/// One tag more than a page lists.
const TAGS: usize = 1001;

/// A site with one article more than a page lists, all by one person, in one series and with one tag; and with many tags.
static SHELF: LazyLock<Site> = LazyLock::new(|| Site::build(&shelf(), &[]));

fn shelf() -> Tree {
    let tree = Tree::new("--- book.toml\n[pages]\nparallel = false\ndata = false\n");
    tree.write("content/series/s.yaml", "title: {ar: سلسلة, en: Series}\n");
    tree.write("content/actors/sara.yaml", "name: {ar: سارة, en: Sara}\n");
    for at in 0..MANY {
        let of = if at == 0 { 1..TAGS } else { 1..1 };
        let tags = of.fold("{ar: وسم, en: Tag}".to_owned(), |tags, number| {
            format!("{tags}, {{ar: وسم {number}, en: Tag {number}}}")
        });
        let text = format!(
            "title: {{ar: عنوان {at}, en: Title {at}}}\noriginal: ar\nsummary: {{ar: خلاصة., en: A summary.}}\n\
             authors: {{entity: sara}}\nseries: s\norder: {at}\ntags: [{tags}]\n\
             paragraphs: [{{id: p1, ar: نص., en: A text.}}]\n"
        );
        tree.write(&format!("content/articles/a{at}.yaml"), text);
        tree.write(&format!("content/articles/a{at}.original.txt"), "نص.\n");
    }
    tree
}

/// A list that goes on at a second page.
struct List {
    path: &'static str,
    /// What an entry of it is.
    entry: &'static str,
    /// How many entries there are.
    count: usize,
    /// How many of them a page shows.
    shown: usize,
}

impl List {
    /// A list of which a page shows as many entries as of most.
    const fn new(path: &'static str, entry: &'static str, count: usize) -> Self {
        Self { path, entry, count, shown: MANY - 1 }
    }
}

/// The lists of articles and tags.
const SHELVES: [List; 5] = [
    List::new("", ".entrance", MANY),
    List { path: "tags/", entry: ".tags-list > li", count: TAGS, shown: TAGS - 1 },
    List::new("tags/tag/", ".listing > li", MANY),
    List::new("series/s/", ".listing > li", MANY),
    List::new("actors/sara/", "#_written ~ .listing > li", MANY),
];

/// The other lists.
const LISTS: [List; 7] = [
    List::new("groups/", ".entry", MANY + 1),
    List::new("events/", ".entry", MANY),
    List::new("places/", ".entry", MANY),
    List::new("sources/", ".sources > li", MANY),
    List::new("notes/", "li.note", MANY),
    List::new("timeline/", ".happenings tr:has(td)", MANY),
    List::new("map/", ".places tr:has(td)", MANY),
];

#[test]
fn no_page_is_too_large() {
    for (path, bytes) in LARGE.files.iter().chain(&SHELF.files) {
        let is_page = path.ends_with(".html");
        assert!(!is_page || bytes.len() <= LARGEST, "{path} has {} bytes", bytes.len());
    }
}

/// A list is whole over its two parts, each entry once, and each part says which it has.
#[test]
fn lists_go_on_in_their_parts() {
    let large = LISTS.map(|list| (&LARGE, list));
    let shelf = SHELVES.map(|list| (&SHELF, list));
    for (site, list) in large.into_iter().chain(shelf) {
        for lang in ["ar", "en"] {
            assert_goes_on(site, &list, lang);
        }
    }
}

/// The most bytes that a page of a long text adds to those of a paragraph without notes.
const MARKUP: usize = 240;

/// An article has one page for the sake of its fragments, so each paragraph must cost little beside its text.
#[test]
fn a_page_adds_little_to_a_paragraph() {
    let [few, many] = [600, 800].map(|count| {
        let tree = Tree::new("--- book.toml\n[pages]\nparallel = false\ndata = false\n");
        let mut text = "title: {ar: مقال, en: Article}\noriginal: ar\nparagraphs:\n".to_owned();
        for at in 0..count {
            writeln!(text, "  - {{id: p{at:03}, ar: نص., en: A text.}}").unwrap();
        }
        tree.write("content/articles/a.yaml", text);
        tree.write("content/articles/a.original.txt", "نص.\n".repeat(count));
        Site::build(&tree, &[])
    });
    for lang in ["ar", "en"] {
        let path = format!("{lang}/articles/a/index.html");
        let added = (many.files[&path].len() - few.files[&path].len()) / 200;
        assert!(added <= MARKUP, "{path}: {added} bytes a paragraph");
    }
}

/// The outline of a text without headings stays short enough to be looked through.
#[test]
fn the_outline_of_a_long_text_has_some_of_its_paragraphs() {
    let links = LARGE.page("en/articles/a/").attributes(".outline a", "href");
    assert_eq!(links[..3], ["#p0", "#p9", "#p19"]);
    assert_eq!((links.len(), links.last().unwrap().as_str()), (51, "#p499"));
}

#[track_caller]
fn assert_goes_on(site: &Site, list: &List, lang: &str) {
    let List { path, entry, count, shown } = list;
    let first = site.page(&format!("{lang}/{path}"));
    let second = site.page(&format!("{lang}/{path}page/2/"));
    assert!(!site.files.contains_key(&format!("{lang}/{path}page/3/index.html")));
    let [own, rest] = [&first, &second].map(|page| page.all(entry).len());
    assert_eq!((own, rest), (*shown, count - shown), "{lang}/{path}");
    let said = words(second.one("main"));
    assert!(said.contains(&format!("{}–{count}", shown + 1)), "{lang}/{path}: {said}");
    assert_led(&first, "next", &second);
    assert_led(&second, "prev", &first);
    let twins =
        second.attributes("nav.languages a", "href").into_iter().map(|it| second.target(&it));
    assert!(twins.eq(["ar", "en"].map(|lang| format!("{lang}/{path}page/2/index.html"))));
}

/// The ways between the parts of a list: to the first and the one before, to the next and the last.
#[test]
fn parts_lead_to_both_ends() {
    let tree = Tree::new("--- book.toml\n");
    let entry = |at: usize| format!("s{at}: {{type: web, title: Title {at}}}\n");
    tree.write("content/sources.yaml", (0..3 * MANY).map(entry).collect::<String>());
    let site = Site::build(&tree, &[]);
    let path = |part: usize| match part {
        1 => "en/sources/index.html".to_owned(),
        _ => format!("en/sources/page/{part}/index.html"),
    };
    for (part, ways) in [(1, &[2, 4][..]), (2, &[1, 1, 3, 4]), (3, &[1, 2, 4, 4]), (4, &[1, 3])] {
        let page = site.page(&path(part));
        let led = page.attributes(".parts a", "href").into_iter().map(|href| page.target(&href));
        assert!(led.eq(ways.iter().map(|way| path(*way))), "part {part}");
    }
}

/// The parts of a list of articles follow the one order, and say alone what the first does not.
#[test]
fn lists_of_articles_go_on_in_their_order() {
    for list in ["", "tags/tag/", "series/s/", "actors/sara/"] {
        let [first, second] = ["", "page/2/"].map(|part| SHELF.page(&format!("en/{list}{part}")));
        let title = |page: &Page, at: usize| page.texts(".entrance h2, .listing h3")[at].clone();
        assert_eq!((title(&first, 0), title(&second, 0)), ("Title 0".into(), "Title 200".into()));
        assert_eq!(second.texts("h1"), first.texts("h1"));
    }
    let second = SHELF.page("en/page/2/");
    assert!(second.all(".contents, .lead").is_empty());
    assert_eq!(second.texts("head title").concat().split(" · ").next(), Some("Page 2"));
}

/// A further part says in its title which it is, and of what; the navigation shows where it belongs.
#[test]
fn parts_say_what_they_belong_to() {
    for list in LISTS {
        let [first, second] =
            ["", "page/2/"].map(|part| LARGE.page(&format!("en/{}{part}", list.path)));
        let title = |page: &Page| page.texts("head title").concat();
        assert_eq!(title(&second), title(&first).replacen(" · ", " · Page 2 · ", 1));
        let [own, shown] = [&first, &second].map(|page| {
            let current = page.attributes("nav.main [aria-current]", "href");
            current.iter().map(|href| page.target(href)).collect::<Vec<_>>()
        });
        assert_eq!(own, [first.path.as_str()]);
        assert_eq!(shown, own);
    }
}

/// Where sites are published.
const BASE: &str = "https://example.org/x/";

/// A further part says in its head what the first one says: in which languages it is written, which is to be cited, and what it is.
#[test]
fn parts_have_the_head_of_their_whole() {
    let tree = Tree::new("--- book.toml\ndescription = {ar = \"الوصف\", en = \"The briefing\"}\n");
    let entry = |at: usize| format!("s{at}: {{type: web, title: Title {at}}}\n");
    tree.write("content/sources.yaml", (0..MANY).map(entry).collect::<String>());
    let cited: Vec<String> = (0..MANY).map(|at| format!("s{at}")).collect();
    for (id, name) in
        [("both", "ar: جماعة, en: A group"), ("one", "en: Another"), ("other", "ar: كتيبة")]
    {
        let text = format!(
            "name: {{{name}}}\nsummary: {{en: What {id} is.}}\nstatements:\n  - {{text: {{ar: قول, en: fact}}, sources: [{}]}}\n",
            cited.join(", ")
        );
        tree.write(&format!("content/groups/{id}.yaml"), text);
    }
    let site = Site::build(&tree, &["--base-url", BASE]);
    let head = |page: &Page| {
        let canonical = page.attributes("head link[rel=canonical]", "href").concat();
        let lang = canonical.strip_prefix(BASE).and_then(|it| it.split('/').next()).unwrap();
        let twins = page.attributes("head link[rel=alternate][hreflang]", "hreflang");
        (twins, lang.to_owned(), page.attributes("meta[name=description]", "content"))
    };
    let mut parts = Vec::new();
    for part in site.pages() {
        let Some((whole, _)) = part.path.split_once("page/") else { continue };
        assert_eq!(head(&part), head(&site.page(whole)), "{}", part.path);
        parts.push(head(&part));
    }
    assert_eq!(parts.len(), 8);
    assert!(parts.iter().any(|(twins, ..)| twins.is_empty()));
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
    let lists = LISTS.map(|list| list.path).into_iter().chain(["groups/great/"]);
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
