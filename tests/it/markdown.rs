//! The Markdown beside pages of text, read back by a reader of Markdown and held against the pages.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::harness::Tree;
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Site, collapsed, words};

/// What a document says.
#[derive(Debug, Default)]
struct Document {
    /// Where its links lead.
    links: Vec<String>,
    /// The text below each link to a paragraph that is a paragraph itself, up to the next or to a heading of the document.
    paragraphs: BTreeMap<String, String>,
    /// The labels of footnotes that texts name, and those of footnotes that are there.
    named: BTreeSet<String>,
    notes: BTreeMap<String, String>,
    headings: Vec<String>,
    /// All its words.
    all: String,
}

fn read(markdown: &str) -> Document {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut document = Document::default();
    let (mut paragraph, mut note, mut heading) = (None, None::<String>, false);
    let mut link = None::<String>;
    let add = |document: &mut Document,
               paragraph: &Option<String>,
               note: &Option<String>,
               heading,
               text: &str| {
        document.all.push_str(text);
        if let Some(note) = note {
            document.notes.get_mut(note).unwrap().push_str(text);
        } else if heading {
            document.headings.last_mut().unwrap().push_str(text);
        }
        if let (Some(id), None) = (paragraph, note) {
            document.paragraphs.get_mut(id).unwrap().push_str(text);
        }
    };
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                link = dest_url.strip_prefix("index.html#").map(str::to_owned);
                document.links.push(dest_url.into_string());
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                document.links.push(dest_url.into_string());
            }
            // A paragraph that is a link to itself alone.
            Event::Text(text) if link.as_deref() == Some(&*text) && note.is_none() => {
                document.paragraphs.insert(text.to_string(), String::new());
                paragraph = link.take();
            }
            Event::End(TagEnd::Link) => link = None,
            Event::Start(Tag::FootnoteDefinition(label)) => {
                paragraph = None;
                document.notes.insert(label.to_string(), String::new());
                note = Some(label.into_string());
            }
            Event::End(TagEnd::FootnoteDefinition) => note = None,
            Event::FootnoteReference(label) => drop(document.named.insert(label.into_string())),
            Event::Start(Tag::Heading { .. }) => {
                document.headings.push(String::new());
                heading = true;
            }
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Text(text) | Event::Code(text) => {
                add(&mut document, &paragraph, &note, heading, &text);
            }
            Event::HardBreak | Event::SoftBreak | Event::End(_) => {
                add(&mut document, &paragraph, &note, heading, " ");
            }
            _ => {}
        }
    }
    document
}

/// The documents of a site with the paths of their pages.
fn documents(site: &Site) -> impl Iterator<Item = (String, Document)> {
    let markdown = site.files.iter().filter(|(path, _)| path.ends_with("/index.md"));
    markdown.map(|(path, bytes)| {
        let page = path.replace("/index.md", "/index.html");
        (page, read(std::str::from_utf8(bytes).unwrap()))
    })
}

/// Letters, digits and punctuation of a text; Markdown sets hemistichs apart by two strokes, and headings of notes may follow.
fn bare(text: &str) -> String {
    text.replace("//", "").split_whitespace().collect()
}

/// Each paragraph of an article reads back letter by letter, below a link to itself; each note is a footnote with its words.
#[test]
fn articles_read_back() {
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        let articles = documents(site).filter(|(path, _)| path.contains("/articles/"));
        for (path, document) in articles {
            let page = site.page(&path);
            for paragraph in page.all("section.paragraph") {
                let id = paragraph.attr("id").unwrap();
                let text = crate::site::inside(paragraph, ".text");
                let shown: String = text.into_iter().map(words).collect();
                let read = &document.paragraphs[id];
                assert!(bare(read).contains(&bare(&shown)), "{path}#{id}: {read:?} for {shown:?}");
            }
            let notes = page.texts(".note-text > span[lang]");
            let labels: Vec<String> = (1..=notes.len()).map(|number| number.to_string()).collect();
            let is_number = |label: &&String| label.parse::<usize>().is_ok();
            assert_eq!(document.notes.keys().filter(is_number).count(), labels.len(), "{path}");
            for (label, note) in labels.iter().zip(&notes) {
                let read = collapsed(&document.notes[label]);
                assert!(bare(&read).contains(&bare(note)), "{path}: note {label} is {read}");
            }
            assert!(document.notes.keys().eq(&document.named), "{path}: {:?}", document.named);
            for cited in page.attributes("main a.cite", "href") {
                assert!(document.links.contains(&cited), "{path}: {cited}");
            }
        }
    }
}

/// What a page says of where its text comes from, and every remark on what it shows, stands in its Markdown as well.
#[test]
fn what_pages_say_of_texts_is_there() {
    let made_up = Site::build(&Tree::new(UNKNOWN), &[]);
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION, &made_up] {
        for (path, document) in documents(site) {
            let page = site.page(&path);
            let said = ["dl.origin dd", "main .notice"].map(|place| page.texts(place));
            for words in said.concat() {
                assert!(bare(&document.all).contains(&bare(&words)), "{path}: {words}");
            }
        }
    }
}

/// Every page of text has its Markdown, under the same heading, and leads to it; no link leads nowhere.
#[test]
fn links_lead_to_pages_and_to_markdown() {
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        let mut found = 0;
        for (path, document) in documents(site) {
            let page = site.page(&path);
            assert_eq!(page.attributes("head link[type='text/markdown']", "href"), ["index.md"]);
            assert_eq!(document.headings[0], page.texts("h1").concat(), "{path}");
            for href in document.links.iter().filter(|href| !href.contains("://")) {
                let target = page.target(href);
                assert!(site.files.contains_key(&target), "{path}: {href}");
                if let Some((_, fragment)) = href.split_once('#') {
                    let id = format!("[id='{fragment}']");
                    assert_eq!(site.page(&target).all(&id).len(), 1, "{path}: {href}");
                }
            }
            found += 1;
        }
        let linked = site.pages().filter(|page| !page.all("link[type='text/markdown']").is_empty());
        assert_eq!(linked.count(), found);
    }
}

/// The list at the root names each document once, in every language.
#[test]
fn the_list_names_every_document() {
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        let list = read(std::str::from_utf8(&site.files["llms.txt"]).unwrap());
        let listed: BTreeSet<&str> = list.links.iter().map(String::as_str).collect();
        assert_eq!(listed.len(), list.links.len(), "none is there twice");
        assert!(listed.iter().all(|path| site.files.contains_key(*path)), "{listed:?}");
        let is_document = |path: &&str| path.ends_with("/index.md");
        let documents = site.files.keys().map(String::as_str).filter(is_document);
        assert!(documents.eq(listed.iter().copied().filter(is_document)));
    }
}

/// An article of which little is known, and a profile that no article needs.
const UNKNOWN: &str = "--- content/articles/a.original.txt
Then it ended, and then it began.
--- content/articles/a.yaml
title: {en: A}
original: en
authors: null
date: null
source: {outlet: null}
series: s
tags: [{ar: وسم, en: t}]
paragraphs:
  - id: p1
    en: Then it ended, and then it began.
    dates:
      - {at: {en: Then}, confidence: inference}
      - {at: {en: then}, is: 2024-05, confidence: inference}
    notes:
      - {kind: context, at: {en: ended}, text: {en: Half.}, sources: [named, both]}
--- content/groups/g.yaml
name: {ar: جماعة, en: Group}
role: context
--- content/series/s.yaml
title: {ar: سلسلة, en: All of it}
--- content/sources.yaml
both: {type: web, title: Second, publisher: Paper, date: 2024-05-04, url: https://example.org/b}
named: {type: web, title: First, publisher: Paper, date: 2024-05-04, url: https://example.org/a}
alone: {type: book, title: Alone}
";

/// An article with everything that Markdown has no marks for.
const HARD: &str = "--- content/articles/a.original.txt
The order x one and two.

Bold and slanted and a ` b.

`a and a` and ``a`` and a``b.

a b

Map.
--- content/articles/a.yaml
title: {en: A}
original: en
paragraphs:
  - id: p1
    en: The order `x one` and **`two`**.
    mentions: [{is: [g, h]}]
    notes: [{kind: context, at: {en: order x}, text: {en: Half.}}]
  - {id: p2, en: \"**`Bold`** and *`slanted`* and **``a ` b``**.\"}
  - {id: p6, en: \"`` `a `` and `` a` `` and ``` ``a`` ``` and `a``b`.\"}
  - id: p3
    as: table
    en: |-
      |   |   |
      |---|--:|
      | a | b |
  - {id: p4, as: figure, image: a.svg, alt: {en: Map}, en: Map., credit: {en: By us}, sources: [s]}
  - {id: p5, as: figure, image: a.svg, alt: {en: Map}, sources: [s], notes: [{kind: context, text: {en: On it.}}]}
--- content/groups/g.yaml
name: {ar: جماعة, en: Group}
--- content/groups/h.yaml
name: {ar: هيئة, en: House}
--- content/sources.yaml
s: {type: book, title: Book}
--- static/a.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>
";

#[test]
fn an_article_says_what_is_not_known_and_each_title_once() {
    let site = Site::build(&Tree::new(UNKNOWN), &[]);
    let markdown = |path: &str| std::str::from_utf8(&site.files[path]).unwrap();
    let (en, ar) = (markdown("en/articles/a/index.md"), markdown("ar/articles/a/index.md"));
    let group = markdown("en/groups/g/index.md");
    for (document, lines) in [
        (en, "\n- Series: [All of it](../../series/s/index.html)\n"),
        (en, "\n- Unknown: author, outlet, date of publication\n"),
        (en, "\n[^d1]: “Then”: undated"),
        (en, "\n[^d2]: “then”: May 2024, as the editors infer\n"),
        (
            en,
            "\n- [Paper, 4 May 2024](../../sources/index.html#named): First [https://example.org/a]",
        ),
        (en, " — [Paper, “First”, 4 May 2024](../../sources/index.html#named)"),
        (ar, "\n- ما لا يُعرف: الكاتب، جهة النشر، تاريخ النشر\n"),
        (ar, "\n_هذا المقال غير متوافر بالعربية، وما يأتي نصه الإنجليزي._\n"),
        (group, "\n_Background: not named in any article_\n"),
    ] {
        assert!(document.contains(lines), "{lines}{document}");
    }
}

#[test]
fn what_is_beside_a_text_and_in_it_has_marks() {
    let site = Site::build(&Tree::new(HARD), &[]);
    let markdown = std::str::from_utf8(&site.files["en/articles/a/index.md"]).unwrap();
    let source = "[“Book”](../../sources/index.html#s)";
    for lines in [
        "\nThe order `x one`[^1] and **`two`**.\n\nRelated: [Group](../../groups/g/index.md) · [House](../../groups/h/index.md)\n\n",
        "\n**`Bold`** and _`slanted`_ and **``a ` b``**.\n",
        "\n`` `a `` and `` a` `` and ``` ``a`` ``` and ```a``b```.\n",
        "\n|  |  |\n| --- | --: |\n| a | b |\n",
        &format!("\nBy us — {source}\n"),
        &format!("\n![Map](../../../a.svg)\n\n[^2]\n\n{source}\n"),
        &format!("\n- {source}\n"),
    ] {
        assert!(markdown.contains(lines), "{lines}{markdown}");
    }
}
