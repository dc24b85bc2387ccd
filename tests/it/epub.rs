//! Books read back: by what a program for books needs, and by what stands in them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::{CompressionMethod, ZipArchive};

use crate::harness::Tree;
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Page, Site, entries};

/// An element with its attributes, and the text that it holds.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// A book: its files by their paths.
struct Book {
    path: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Book {
    /// The book in a file; what must come first (EPUB 3.3, section 4.2) comes first.
    fn read(path: &str, bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let first = archive.by_index(0).unwrap();
        assert_eq!(first.name().unwrap(), "mimetype", "{path}");
        assert_eq!(first.compression(), CompressionMethod::Stored, "{path}");
        let files: BTreeMap<String, Vec<u8>> = entries(bytes).into_iter().collect();
        assert_eq!(files["mimetype"], b"application/epub+zip");
        Self { path: path.to_owned(), files }
    }

    /// The elements of a file, which is well-formed, in the order of their ends.
    fn elements(&self, file: &str) -> Vec<Element> {
        let bytes = self.files.get(file).unwrap_or_else(|| panic!("{}: no {file}", self.path));
        let mut reader = Reader::from_reader(&bytes[..]);
        let (mut open, mut closed) = (Vec::<Element>::new(), Vec::new());
        let say = |open: &mut Vec<Element>, words: &str| {
            open.iter_mut().for_each(|element| element.text.push_str(words));
        };
        loop {
            let event =
                reader.read_event().unwrap_or_else(|e| panic!("{}: {file}: {e}", self.path));
            match event {
                Event::Start(tag) => open.push(element(&tag)),
                Event::Empty(tag) => closed.push(element(&tag)),
                Event::End(_) => closed.extend(open.pop()),
                Event::Text(text) => say(&mut open, &text.decode().unwrap()),
                Event::GeneralRef(name) => {
                    let name = name.decode().unwrap();
                    say(&mut open, quick_xml::escape::resolve_predefined_entity(&name).unwrap());
                }
                Event::Eof => return closed,
                _ => {}
            }
        }
    }

    /// What the package document says: its elements of a name.
    fn package(&self, name: &str) -> Vec<Element> {
        let all = self.elements("EPUB/package.opf");
        all.into_iter().filter(|element| element.name == name).collect()
    }

    /// The pages in the order in which they are read.
    fn spine(&self) -> Vec<String> {
        let items = self.package("item");
        let file = |read: &Element| {
            let item = items.iter().find(|item| item.get("id") == read.get("idref")).unwrap();
            item.get("href").to_owned()
        };
        self.package("itemref").iter().map(file).collect()
    }
}

fn element(tag: &quick_xml::events::BytesStart<'_>) -> Element {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let attribute = |attribute: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
        let attribute = attribute.unwrap();
        (text(attribute.key.as_ref()), attribute.unescape_value().unwrap().into_owned())
    };
    Element {
        name: text(tag.name().as_ref()),
        attributes: tag.attributes().map(attribute).collect(),
        text: String::new(),
    }
}

fn books(site: &Site) -> Vec<Book> {
    let books = site.files.iter().filter(|(path, _)| path.ends_with(".epub"));
    books.map(|(path, bytes)| Book::read(path, bytes)).collect()
}

fn golden() -> Vec<(&'static Site, Vec<Book>)> {
    [&*KITCHEN_SINK, &*EDGES, &*DECLARATION].map(|site| (site, books(site))).into()
}

/// The pages of articles; those that lead on to another address are none.
fn articles(site: &Site) -> impl Iterator<Item = Page> {
    site.pages().filter(|page| !page.all(".article-end").is_empty())
}

/// Whether a name can be one in XML 1.0; ids of books have letters of ASCII alone.
fn is_name(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

#[test]
fn every_article_and_the_briefing_are_books_in_both_languages() {
    for (site, books) in golden() {
        let mut wanted: BTreeSet<String> =
            ["ar", "en"].iter().map(|lang| format!("{lang}/briefing.epub")).collect();
        for page in articles(site) {
            let parts: Vec<&str> = page.path.split('/').collect();
            if let [lang, _, id, "index.html"] = parts[..] {
                wanted.insert(format!("{lang}/articles/{id}/{id}.epub"));
                let link = page.attributes(".article-end a[type='application/epub+zip']", "href");
                assert_eq!(link, [format!("{id}.epub")]);
            }
        }
        assert!(books.iter().map(|book| &book.path).eq(&wanted));
        assert_eq!(
            site.page("ar/").attributes("a[type='application/epub+zip']", "href"),
            ["briefing.epub"]
        );
    }
}

/// The package names every file and no other, and every page is read; a book in Arabic turns its pages to the right.
#[test]
fn a_package_holds_what_it_says() {
    for book in golden().iter().flat_map(|(_, books)| books) {
        let items = book.package("item");
        let named: BTreeSet<String> =
            items.iter().map(|item| format!("EPUB/{}", item.get("href"))).collect();
        assert_eq!(named.len(), items.len());
        let own = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"];
        let there = book.files.keys().filter(|path| !own.contains(&path.as_str()));
        assert!(there.eq(&named), "{}", book.path);
        let spine = book.spine();
        let pages = items.iter().filter(|item| item.get("media-type") == "application/xhtml+xml");
        let pages: BTreeSet<&str> = pages.map(|item| item.get("href")).collect();
        assert!(spine.iter().map(String::as_str).collect::<BTreeSet<_>>() == pages);
        let direction = if book.path.starts_with("ar/") { "rtl" } else { "ltr" };
        assert_eq!(book.package("spine")[0].get("page-progression-direction"), direction);
        let changed = book.package("meta");
        let changed: Vec<&Element> =
            changed.iter().filter(|it| it.get("property") == "dcterms:modified").collect();
        assert!(matches!(&changed[..], [one] if one.text.len() == 20), "{changed:?}");
        let contents = book.elements("EPUB/nav.xhtml");
        let listed = contents.iter().filter(|it| it.name == "a").map(|it| it.get("href"));
        let listed: Vec<&str> = listed.filter(|href| !href.contains('#')).collect();
        assert_eq!(listed, spine[2..], "{}: behind the title page and the list itself", book.path);
    }
}

/// Every link leads to an element that is there, or to another site; no id is there twice, and each is a name.
#[test]
fn links_land() {
    golden().iter().flat_map(|(_, books)| books).for_each(assert_links_land);
}

/// Whatever an article cites stands in its book: what figures, notes and profiles rest on, each by itself. Ids of content may begin
/// with a digit, which no name in XML does.
#[test]
fn links_land_whatever_is_cited() {
    let tree = Tree::new(
        "--- content/sources.yaml
1n: {type: web, title: Of a note}
2f: {type: web, title: Of a figure}
3s: {type: web, title: Of a statement}
--- content/articles/2024.yaml
title: {en: A title, ar: عنوان}
original: en
paragraphs:
  - {id: 1p, en: The first army came., ar: جاء الجيش الأول., notes: [{kind: context, text: {en: A note.}, sources: [1n]}]}
  - {id: 2p, as: figure, image: a.svg, alt: {en: A map, ar: خريطة}, en: A map., ar: خريطة., sources: [2f]}
--- content/articles/2024.original.txt
The first army came.
--- content/groups/1st-army.yaml
name: {en: The first army, ar: الجيش الأول}
statements:
  - {text: {en: It is the first., ar: هو الأول.}, sources: [3s]}
--- static/a.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>
",
    );
    let books = books(&Site::build(&tree, &[]));
    assert_eq!(books.len(), 4);
    books.iter().for_each(assert_links_land);
}

#[track_caller]
fn assert_links_land(book: &Book) {
    let pages = book.spine();
    let elements: BTreeMap<&str, Vec<Element>> =
        pages.iter().map(|page| (page.as_str(), book.elements(&format!("EPUB/{page}")))).collect();
    let mut ids = BTreeSet::new();
    for (page, elements) in &elements {
        for id in elements.iter().map(|it| it.get("id")).filter(|id| !id.is_empty()) {
            assert!(is_name(id), "{}: {page}: {id}", book.path);
            assert!(ids.insert(format!("{page}#{id}")), "{}: {page}: {id} twice", book.path);
        }
    }
    for (page, elements) in &elements {
        let lead = ["href", "src"];
        let links = elements.iter().flat_map(|it| lead.map(|name| it.get(name)));
        for link in links.filter(|link| !link.is_empty()) {
            let is_outside = ["https:", "http:", "mailto:"].iter().any(|it| link.starts_with(it));
            let target =
                if link.starts_with('#') { format!("{page}{link}") } else { link.to_owned() };
            let is_there =
                ids.contains(&target) || book.files.contains_key(&format!("EPUB/{target}"));
            assert!(is_outside || is_there, "{}: {page}: {link}", book.path);
        }
    }
}

/// A sign leads to its note, and the note back to the sign.
#[test]
fn signs_and_notes_lead_to_each_other() {
    let mut count = 0;
    for book in golden().iter().flat_map(|(_, books)| books) {
        for page in book.spine() {
            let elements = book.elements(&format!("EPUB/{page}"));
            let with = |role: &str| {
                let role = role.to_owned();
                elements.iter().filter(move |it| it.get("role") == role)
            };
            let signs: BTreeSet<(String, String)> = with("doc-noteref")
                .map(|it| (it.get("id").to_owned(), it.get("href")[1..].to_owned()))
                .collect();
            let notes = with("doc-footnote").zip(with("doc-backlink"));
            let notes: BTreeSet<(String, String)> = notes
                .map(|(note, back)| (back.get("href")[1..].to_owned(), note.get("id").to_owned()))
                .collect();
            assert_eq!(signs, notes, "{}: {page}", book.path);
            count += notes.len();
        }
    }
    assert!(count > 0);
}

/// A chapter has the words of the page for reading, in each language; the briefing has all chapters of all books.
#[test]
fn chapters_say_what_pages_say() {
    for (site, books) in golden() {
        let briefing = books.iter().find(|book| book.path == "ar/briefing.epub").unwrap();
        for page in articles(site) {
            let parts: Vec<&str> = page.path.split('/').collect();
            let [lang, _, id, "index.html"] = parts[..] else { continue };
            let file = format!("EPUB/{id}-{lang}.xhtml");
            let book = books.iter().find(|it| it.path == format!("{lang}/articles/{id}/{id}.epub"));
            let book = book.unwrap();
            let read = |book: &Book| {
                let signs = book
                    .elements(&file)
                    .into_iter()
                    .filter(|it| it.get("role") == "doc-noteref" || it.get("class") == "gloss");
                let extra: usize = signs.map(|it| bare(&it.text).len()).sum();
                let texts = book.elements(&file).into_iter().filter(|it| it.get("class") == "text");
                let said: String = texts.map(|it| bare(&it.text)).collect();
                (said, extra)
            };
            let (said, extra) = read(book);
            let words: String = page.texts(".paragraph .text").iter().map(|it| bare(it)).collect();
            assert_eq!(said.len(), words.len() + extra, "{file}");
            if briefing.files.contains_key(&file) {
                assert_eq!(read(briefing), (said, extra));
            }
        }
    }
}

/// The letters and digits of a text.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

const SMALL: &str = "\
--- content/articles/a.yaml
title: {en: A title, ar: عنوان}
original: en
paragraphs:
  - {id: 1p, en: The group came., ar: جاءت الجماعة., notes: [{kind: context, text: {en: A note.}}]}
--- content/articles/a.original.txt
The group came.
--- content/groups/g.yaml
name: {en: The group, ar: الجماعة}
summary: {en: 'It is not [[h]].'}
--- content/groups/h.yaml
name: {en: Another group}
";

/// What is in no book leads to the site where its address is known, and is plain text where it is not.
#[test]
fn what_is_not_in_a_book_is_on_the_site() {
    let tree = Tree::new(SMALL);
    let links = |site: &Site| {
        let book = Book::read("a", &site.files["en/articles/a/a.epub"]);
        let all = book.elements("EPUB/glossary.xhtml").into_iter();
        all.filter(|it| it.name == "a").map(|it| it.get("href").to_owned()).collect::<Vec<_>>()
    };
    assert!(links(&Site::build(&tree, &[])).is_empty());
    let with = Site::build(&tree, &["--base-url", "https://example.org/"]);
    assert_eq!(links(&with), ["https://example.org/en/groups/h/"]);
}

#[test]
fn books_can_be_left_out() {
    let site = Site::build(
        &Tree::new(&format!("{SMALL}--- book.toml\n[downloads]\nbooks = false\n")),
        &[],
    );
    assert!(books(&site).is_empty());
    assert!(site.pages().all(|page| page.all("a[href$='.epub']").is_empty()));
}

/// The archive of a site has every file of it as it is, in the order of their paths, but itself and what only servers need.
#[test]
fn the_whole_site_is_one_file() {
    let text =
        format!("{SMALL}--- book.toml\n[downloads]\nsite = true\n--- static/a.txt\nA file.\n");
    let site = Site::build(&Tree::new(&text), &[]);
    assert_eq!(
        site.page("en/").attributes("a[type='application/zip']", "href"),
        ["../briefing.zip"]
    );
    let mut names = Vec::new();
    for (path, bytes) in entries(&site.files["briefing.zip"]) {
        let name = path.strip_prefix("briefing/").unwrap().to_owned();
        assert!(site.files[&name] == bytes, "{name}");
        names.push(name);
    }
    let own = ["briefing.zip", ".hashiya-manifest", "404.html", "robots.txt", "sw.js"];
    assert!(site.files.keys().filter(|path| !own.contains(&path.as_str())).eq(&names));
    assert!(own.iter().all(|path| site.files.contains_key(*path)));
}

/// An image is in a book with its type, whatever capitals the end of its name has.
#[test]
fn images_have_their_types() {
    for name in ["a.svg", "b.SVG", "c.Svg"] {
        let tree = Tree::new(&format!(
            "{SMALL}--- static/{name}\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>\n"
        ));
        let path = "content/articles/a.yaml";
        let text = std::fs::read_to_string(tree.path().join(path)).unwrap();
        let figure =
            format!("  - {{id: 2p, as: figure, image: {name}, alt: {{en: A map, ar: خريطة}}}}\n");
        tree.write(path, text + &figure);
        let site = Site::build(&tree, &[]);
        let book = Book::read("a", &site.files["en/articles/a/a.epub"]);
        let items = book.package("item");
        let item = items.iter().find(|item| item.get("href") == format!("images/{name}")).unwrap();
        assert_eq!(item.get("media-type"), "image/svg+xml", "{name}");
    }
}

/// Whoever is named in a text of an article, wherever that stands, is in the glossary of its book.
#[test]
fn who_is_named_anywhere_is_in_the_glossary() {
    let places = ["title", "summary", "remark", "text", "note", "caption", "credit"];
    let tree = Tree::new(
        "--- content/articles/a.yaml
title: {en: 'On [[title]]', ar: 'عن [[title]]'}
summary: {en: 'On [[summary]].', ar: 'عن [[summary]].'}
source: {note: {en: 'From [[remark]].', ar: 'من [[remark]].'}}
original: en
paragraphs:
  - {id: p1, en: 'By [[text]].', ar: 'من [[text]].', notes: [{kind: context, text: {en: 'On [[note]].', ar: 'عن [[note]].'}}]}
  - {id: p2, as: figure, image: a.svg, alt: {en: A map, ar: خريطة}, en: 'Of [[caption]].', ar: 'عن [[caption]].', credit: {en: 'By [[credit]].', ar: 'من [[credit]].'}}
--- content/articles/a.original.txt
By Named text.
--- static/a.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>
",
    );
    for place in places {
        let name = format!("name: {{en: Named {place}, ar: اسم {place}}}\n");
        tree.write(&format!("content/groups/{place}.yaml"), name);
    }
    let site = Site::build(&tree, &[]);
    for lang in ["ar", "en"] {
        let book = Book::read("a", &site.files[&format!("{lang}/articles/a/a.epub")]);
        let all = book.elements("EPUB/glossary.xhtml");
        let ids: BTreeSet<&str> =
            all.iter().filter(|it| it.name == "dt").map(|it| it.get("id")).collect();
        assert_eq!(ids, places.into(), "{lang}");
    }
}
