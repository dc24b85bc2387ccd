//! What a site says to others than readers of its pages, read back from its files.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::harness::Tree;
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Page, Site};

const BASE: &str = "https://example.org/x/";

/// A page in the site map: its address, and its translations as (language, address).
#[derive(Debug, Default)]
struct Entry {
    address: String,
    alternates: Vec<(String, String)>,
}

/// The pages of a site map, as any reader of XML finds them.
fn entries(xml: &[u8]) -> Vec<Entry> {
    let mut reader = Reader::from_reader(xml);
    let (mut entries, mut is_address) = (Vec::<Entry>::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == b"url" => entries.push(Entry::default()),
            Event::Start(tag) => is_address = tag.name().as_ref() == b"loc",
            Event::End(_) => is_address = false,
            Event::Text(text) if is_address => {
                entries.last_mut().unwrap().address.push_str(&text.decode().unwrap());
            }
            Event::GeneralRef(entity) if is_address => {
                assert_eq!(&*entity, b"amp");
                entries.last_mut().unwrap().address.push('&');
            }
            Event::Empty(tag) => {
                let of = |name: &str| {
                    let attribute = tag.try_get_attribute(name).unwrap().unwrap();
                    attribute.unescape_value().unwrap().into_owned()
                };
                assert_eq!((tag.name().as_ref(), &*of("rel")), (&b"xhtml:link"[..], "alternate"));
                entries.last_mut().unwrap().alternates.push((of("hreflang"), of("href")));
            }
            Event::Eof => return entries,
            _ => {}
        }
    }
}

/// The pages of a site by their absolute addresses, in which some programs know no letters but those of ASCII.
fn by_address(site: &Site) -> BTreeMap<String, Page> {
    let address = |page: &Page| {
        let path = page.path.strip_suffix("index.html").unwrap_or(&page.path);
        url::Url::parse(&format!("{BASE}{path}")).unwrap().to_string()
    };
    site.pages().map(|page| (address(&page), page)).collect()
}

/// Each page that is its own canonical one stands in the map once, with the translations that its head names.
#[test]
fn the_map_of_the_site_agrees_with_the_pages() {
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        let entries = entries(&site.files["sitemap.xml"]);
        let of_head = |page: &Page, rel: &str, name: &str| {
            page.attributes(&format!("head link[rel={rel}]:not([type])"), name)
        };
        let pages = by_address(site);
        for Entry { address, alternates } in &entries {
            let page = &pages[address];
            assert_eq!(of_head(page, "canonical", "href"), [address.as_str()]);
            let langs = of_head(page, "alternate", "hreflang");
            let links = langs.into_iter().zip(of_head(page, "alternate", "href"));
            assert!(links.eq(alternates.iter().cloned()), "{address}");
        }
        let listed: BTreeSet<&str> = entries.iter().map(|entry| &*entry.address).collect();
        assert_eq!(listed.len(), entries.len(), "none is there twice");
        let shown = pages.values().filter(|page| !page.path.ends_with("/data/index.html"));
        let own: BTreeSet<String> =
            shown.flat_map(|page| of_head(page, "canonical", "href")).collect();
        assert!(own.iter().map(String::as_str).eq(listed.iter().copied()));
    }
}

#[test]
fn robots_find_the_map() {
    let robots = String::from_utf8(KITCHEN_SINK.files["robots.txt"].clone()).unwrap();
    assert_eq!(robots, format!("User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"));
}

/// Without an address nothing is absolute; a project's own file wins.
#[test]
fn without_an_address_there_is_no_map() {
    let tree = Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n");
    let site = Site::build(&tree, &[]);
    assert!(!site.files.contains_key("sitemap.xml"));
    assert_eq!(site.files["robots.txt"], b"User-agent: *\nAllow: /\n");
    tree.write("static/robots.txt", "User-agent: *\nDisallow: /\n");
    let own = Site::build(&tree, &["--base-url", BASE]);
    assert_eq!(own.files["robots.txt"], b"User-agent: *\nDisallow: /\n");
    assert!(own.files.contains_key("sitemap.xml"));
}

/// The texts of a feed by the elements around them, in order: `("feed/entry/title", "…")`.
fn texts(xml: &[u8]) -> Vec<(String, String)> {
    let mut reader = Reader::from_reader(xml);
    let (mut path, mut texts) = (Vec::<String>::new(), Vec::<(String, String)>::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                path.push(String::from_utf8(tag.name().as_ref().to_vec()).unwrap());
                texts.push((path.join("/"), String::new()));
            }
            Event::End(_) => drop(path.pop()),
            Event::Text(text) => texts.last_mut().unwrap().1.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) => {
                let sign = quick_xml::escape::resolve_predefined_entity(&name.decode().unwrap());
                texts.last_mut().unwrap().1.push_str(sign.unwrap());
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}

fn all<'t>(texts: &'t [(String, String)], path: &str) -> Vec<&'t str> {
    texts.iter().filter(|(at, _)| at == path).map(|(_, text)| text.as_str()).collect()
}

/// A reader of feeds that others have written finds in them what it needs to show an article.
#[test]
fn a_reader_of_feeds_reads_them() {
    for lang in ["ar", "en"] {
        let feed =
            feed_rs::parser::parse(&KITCHEN_SINK.files[&format!("{lang}/feed.xml")][..]).unwrap();
        assert_eq!(feed.feed_type, feed_rs::model::FeedType::Atom);
        assert_eq!(feed.language.as_deref(), Some(lang));
        let own = feed.links.iter().find(|link| link.rel.as_deref() == Some("self"));
        assert_eq!(own.unwrap().href, format!("{BASE}{lang}/feed.xml"));
        assert!(feed.title.is_some() && feed.updated.is_some() && !feed.entries.is_empty());
        for entry in feed.entries {
            assert!(entry.title.is_some() && entry.updated.is_some(), "{}", entry.id);
            let body = entry.content.and_then(|content| content.body).unwrap_or_default();
            assert!(body.chars().any(char::is_alphabetic), "{}", entry.id);
            let page = entry.links.first().unwrap().href.strip_prefix(BASE).unwrap().to_owned();
            let file = page.split('#').next().unwrap();
            assert!(KITCHEN_SINK.files.contains_key(&format!("{file}index.html")), "{page}");
        }
    }
}

/// What stands in a feed for a text of its language says which language it is in.
#[test]
fn feeds_say_what_is_in_another_language() {
    let tree = Tree::new(
        "--- book.toml
[title]
ar = \"العنوان\"
[description]
ar = \"الوصف\"
[licence]
ar = \"بلا قيد\"
--- content/articles/a.yaml
title: {ar: خبر}
original: ar
date: 2024
paragraphs: [{id: p01, ar: نص, en: Text}]
--- content/articles/a.original.txt
نص
",
    );
    let site = Site::build(&tree, &["--base-url", BASE]);
    let feed =
        |lang: &str| String::from_utf8(site.files[&format!("{lang}/feed.xml")].clone()).unwrap();
    let english = feed("en");
    for (element, text) in [
        ("title", "العنوان"),
        ("subtitle", "الوصف"),
        ("rights", "بلا قيد"),
        ("title", "خبر"),
        ("author", "<name>العنوان</name>"),
    ] {
        let said = format!("<{element} xml:lang=\"ar\">{text}</{element}>");
        assert!(english.contains(&said), "{said}: {english}");
    }
    assert_eq!(feed("ar").matches("xml:lang").count(), 1);
}

/// Every article with a date is in the feed of each language that it is written in, with all its words in order.
#[test]
fn feeds_have_whole_articles() {
    for (site, lang, articles) in [
        (&*DECLARATION, "ar", &["declaration"][..]),
        (&*DECLARATION, "en", &["declaration"]),
        (&*KITCHEN_SINK, "ar", &["forms", "small"]),
        (&*KITCHEN_SINK, "en", &["forms", "small"]),
    ] {
        let texts = texts(&site.files[&format!("{lang}/feed.xml")]);
        let ids: BTreeSet<&str> = all(&texts, "feed/entry/id").into_iter().collect();
        let contents = all(&texts, "feed/entry/content");
        for article in articles {
            let address = format!("{BASE}{lang}/articles/{article}/");
            assert!(ids.contains(&*address), "{lang}: {ids:?}");
            let at = all(&texts, "feed/entry/id").iter().position(|id| *id == address).unwrap();
            let content = scraper::Html::parse_fragment(contents[at]);
            let said: String = content.root_element().text().collect();
            let page = site.page(&format!("{lang}/articles/{article}/"));
            let own = ".paragraph .text, .paragraph .credit > span:not(.cited)";
            let words: String = page.texts(own).join(" ");
            assert_eq!(bare(&said), bare(&words), "{address}");
        }
        let dates = [all(&texts, "feed/updated"), all(&texts, "feed/entry/updated")].concat();
        assert!(dates.windows(2).all(|pair| pair[0] >= pair[1]), "the newest first: {dates:?}");
        assert!(dates.iter().all(|date| date.len() == 20 && date.ends_with("T00:00:00Z")));
        assert!(!all(&texts, "feed/author/name").is_empty(), "RFC 4287, 4.1.1");
        let head = site.page(&format!("{lang}/"));
        let link = head.attributes("head link[type='application/atom+xml']", "href");
        assert_eq!(link, ["feed.xml"]);
    }
}

/// The letters and digits of a text.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Nothing can be followed where nothing has a date, or the site no address.
#[test]
fn without_dates_there_is_no_feed() {
    let article = "--- content/articles/a.yaml
title: {en: A}
original: en
paragraphs: [{id: p01, en: Text., ar: نص.}]
--- content/articles/a.original.txt
Text.
";
    let undated = Site::build(&Tree::new(article), &["--base-url", BASE]);
    assert!(!undated.files.contains_key("en/feed.xml"));
    assert!(undated.page("en/").all("link[type='application/atom+xml']").is_empty());
    let dated = article.replace("original: en", "original: en\ndate: 2024-02");
    let dated = Tree::new(&dated);
    assert!(!Site::build(&dated, &[]).files.contains_key("en/feed.xml"));
    let site = Site::build(&dated, &["--base-url", "https://مثال.example/إحاطة/"]);
    let texts = texts(&site.files["ar/feed.xml"]);
    assert_eq!(all(&texts, "feed/entry/published"), ["2024-02-01T00:00:00Z"]);
    let id = all(&texts, "feed/entry/id")[0];
    assert!(
        id.is_ascii() && id.starts_with("https://xn--") && id.ends_with("/ar/articles/a/"),
        "{id}"
    );
}

/// Articles whose dates are seasons, intervals or doubtful stand in feeds by the day by which lists sort them.
#[test]
fn feeds_have_every_dated_article() {
    for (date, day) in [
        ("2024-21", "2024-03-01"),
        ("2024/2025", "2024-01-01"),
        ("2024-05/..", "2024-05-01"),
        ("../2024", "2024-01-01"),
        ("2024~", "2024-01-01"),
        ("202X", "2020-01-01"),
        ("2024-05-04?", "2024-05-04"),
    ] {
        let article = format!(
            "--- content/articles/a.yaml
title: {{en: A}}
original: en
date: {date}
paragraphs: [{{id: p01, en: Text.}}]
--- content/articles/a.original.txt
Text.
"
        );
        let site = Site::build(&Tree::new(&article), &["--base-url", BASE]);
        let texts = texts(&site.files["en/feed.xml"]);
        assert_eq!(all(&texts, "feed/entry/published"), [format!("{day}T00:00:00Z")], "{date}");
    }
}

/// A figure is there with its image, what that shows, its caption and who made it, also without a caption.
#[test]
fn feeds_have_figures() {
    let texts = texts(&KITCHEN_SINK.files["en/feed.xml"]);
    let address = format!("{BASE}en/articles/forms/");
    let at = all(&texts, "feed/entry/id").iter().position(|id| *id == address).unwrap();
    let content = scraper::Html::parse_fragment(all(&texts, "feed/entry/content")[at]);
    let select = |css: &str| {
        let selector = scraper::Selector::parse(css).unwrap();
        content.select(&selector).count()
    };
    let page = KITCHEN_SINK.page("en/articles/forms/");
    let wanted = page.all(".paragraph figure img").len();
    assert_eq!(select("figure img[alt]"), wanted);
    assert_eq!(select(&format!("figure img[src^='{BASE}']")), wanted);
    assert!(wanted > 1 && select("figcaption small") > 0);
}

/// What stands below an image on the page stands below it in the feed, whether it is a caption, who made it, both, or nothing.
#[test]
fn feeds_have_what_stands_below_images() {
    let caption = ["", ", en: A caption., ar: تعليق."];
    let credit = ["", ", credit: {en: By Ahmad, ar: من أحمد}"];
    for below in caption.iter().flat_map(|own| credit.map(|credit| format!("{own}{credit}"))) {
        let article = format!(
            "--- content/articles/a.yaml
title: {{en: A, ar: ألف}}
original: en
date: 2024
paragraphs:
  - {{id: p01, as: figure, image: a.svg, alt: {{en: A map, ar: خريطة}}{below}}}
  - {{id: p02, en: Text., ar: نص.}}
--- content/articles/a.original.txt
Text.
--- static/a.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>
"
        );
        let site = Site::build(&Tree::new(&article), &["--base-url", BASE]);
        for lang in ["ar", "en"] {
            let texts = texts(&site.files[&format!("{lang}/feed.xml")]);
            let content = scraper::Html::parse_fragment(all(&texts, "feed/entry/content")[0]);
            let said: String = content.root_element().text().collect();
            let page = site.page(&format!("{lang}/articles/a/"));
            let shown = page.texts(".paragraph .text, .paragraph .credit").concat();
            assert_eq!(bare(&said), bare(&shown), "{lang}: {below}");
        }
    }
}

/// Signs that XML or addresses know stay what they are.
#[test]
fn addresses_in_the_map_are_escaped() {
    let tree = Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n");
    let base = "https://example.org/a&b/";
    let site = Site::build(&tree, &["--base-url", base]);
    let found = entries(&site.files["sitemap.xml"]);
    assert!(found.iter().any(|entry| entry.address == format!("{base}ar/groups/g/")));
    assert!(found.iter().all(|entry| entry.address.starts_with(base)));
}

/// What is shown where an address is shared is about the page, and in its language.
#[test]
fn a_shared_page_says_what_it_is() {
    let page = KITCHEN_SINK.page("en/groups/jnim/");
    let meta = |name: &str| page.attributes(&format!("meta[property=\"og:{name}\"]"), "content");
    assert_eq!(meta("url"), [format!("{BASE}en/groups/jnim/")]);
    assert_eq!(meta("type"), ["website"]);
    assert_eq!(meta("locale"), ["en_US"]);
    assert_eq!(meta("title"), page.texts("h1"));
    assert_eq!(meta("description"), page.attributes("meta[name=description]", "content"));
    let article = KITCHEN_SINK.page("ar/articles/small/");
    assert_eq!(article.attributes("meta[property=\"og:type\"]", "content"), ["article"]);
    let without =
        Site::build(&Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n"), &[]);
    assert!(without.page("ar/groups/g/").all("meta[property]").is_empty());
}

/// What was changed is news, each by an address of its own that stays.
#[test]
fn changes_are_news() {
    for (lang, words) in [("ar", "صُححت الفقرة الثانية"), ("en", "The second paragraph")]
    {
        let texts = texts(&KITCHEN_SINK.files[&format!("{lang}/feed.xml")]);
        let ids: Vec<&str> = all(&texts, "feed/entry/id");
        let changes: Vec<&str> = ids.iter().copied().filter(|id| id.contains('#')).collect();
        let expected = [
            format!("{BASE}{lang}/groups/jnim/#_change-2024-09"),
            format!("{BASE}{lang}/articles/small/#_change-2024-08-02"),
            format!("{BASE}{lang}/articles/small/#_change-2024-07-2"),
            format!("{BASE}{lang}/articles/small/#_change-2024-07"),
        ];
        assert_eq!(changes, expected);
        let at = ids.iter().position(|id| *id == expected[1]).unwrap();
        let content = all(&texts, "feed/entry/content")[at];
        assert!(content.contains(words) && !content.contains("<a"), "{content}");
        assert_eq!(all(&texts, "feed/entry/updated")[at], "2024-08-02T00:00:00Z");
        for address in &expected {
            let (page, id) = address.strip_prefix(BASE).unwrap().split_once('#').unwrap();
            assert_eq!(KITCHEN_SINK.page(page).all(&format!("li[id='{id}']")).len(), 1);
        }
        // The newest change is when the article was last changed.
        let article = ids.iter().position(|id| id.ends_with("/articles/small/")).unwrap();
        assert_eq!(all(&texts, "feed/entry/updated")[article], "2024-08-02T00:00:00Z");
        let links = KITCHEN_SINK
            .page(&format!("{lang}/"))
            .attributes("[data-change] > a:first-of-type", "href");
        let links: Vec<String> = links.iter().map(|link| link.replace("index.html", "")).collect();
        let latest: Vec<&str> = expected.iter().map(|it| &it[BASE.len() + "xx/".len()..]).collect();
        assert_eq!(links, latest);
    }
}

/// An article in a feed keeps its breaks, and what its author has marked.
#[test]
fn feeds_keep_breaks_and_marks() {
    let site = Site::build(
        &Tree::new(
            "--- content/articles/a.yaml
title: {en: A}
original: en
date: 2024-02
summary: {en: \"In *short*, [there](https://example.org/a).\"}
paragraphs:
  - {id: p1, en: \"One\\\\\\ntwo [there](https://example.org/b) and [[g|the group]].\"}
  - {id: p2, as: verse, en: \"one // *two*\\nthree\"}
  - {id: p3, as: break}
--- content/articles/a.original.txt
One
two there and the group.

one // two
three

***
--- content/groups/g.yaml
name: {ar: جماعة, en: Group}
",
        ),
        &["--base-url", BASE],
    );
    let texts = texts(&site.files["en/feed.xml"]);
    let link =
        |path: &str| format!("<a href=\"https://example.org/{path}\" rel=\"external\">there</a>");
    let summary = format!("In <em>short</em>, {}.", link("a"));
    assert_eq!(all(&texts, "feed/entry/summary"), [summary]);
    let verse = "<span class=\"line\"><span class=\"half\">one</span> … <span class=\"half\"><em>two</em></span></span><br>\n<span class=\"line\">three</span>";
    let content = format!(
        "<div lang=\"en\" dir=\"ltr\"><p>One<br>\ntwo {} and the group.</p>\n<p>{verse}</p>\n<hr>\n</div>",
        link("b")
    );
    assert_eq!(all(&texts, "feed/entry/content"), [content]);
}
