//! Built sites read back: their files, their pages, and what a reader finds on them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};
use zip::ZipArchive;

use crate::harness::{Tree, files, root};

/// The golden site with one of everything, built once with an address of its own.
pub(crate) static KITCHEN_SINK: LazyLock<Site> = LazyLock::new(|| Site::golden("kitchen-sink"));

/// The golden site with what the other lacks: English originals, missing sides with notes, every shape of a date, Arabic
/// digits, and lists that are written out of order.
pub(crate) static EDGES: LazyLock<Site> = LazyLock::new(|| Site::golden("edges"));

/// A golden site of real texts in the public domain, of which the longest is English.
pub(crate) static DECLARATION: LazyLock<Site> = LazyLock::new(|| Site::golden("declaration"));

/// A built site.
pub(crate) struct Site {
    /// The bytes of its files by their paths.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// What `hashiya mentions` lists, for golden sites.
    pub(crate) mentions: Vec<serde_json::Value>,
}

impl Site {
    /// Builds a project with further arguments; fails with what the program said.
    #[track_caller]
    pub(crate) fn build(tree: &Tree, arguments: &[&str]) -> Self {
        tree.run(&[&["build", "--out", "out"], arguments].concat()).expect(0);
        Self::read(&tree.path().join("out"))
    }

    /// The site in a folder.
    pub(crate) fn read(dir: &Path) -> Self {
        Self { files: files(dir).into_iter().collect(), mentions: Vec::new() }
    }

    /// Builds a golden site.
    pub(crate) fn golden(name: &str) -> Self {
        let tree = Tree::copy(&root().join("tests/sites").join(name));
        let site = Self::build(&tree, &["--base-url", "https://example.org/x/"]);
        let mentions = tree.run(&["mentions", "--format", "json"]).expect(0).stdout();
        Self { mentions: serde_json::from_str(&mentions).unwrap(), ..site }
    }

    /// The path of a file of the theme, by the one that it has without the hash of what it holds.
    #[track_caller]
    pub(crate) fn published(&self, path: &str) -> &str {
        let found: Vec<&String> =
            self.files.keys().filter(|name| without_hashes(name) == path).collect();
        let [name] = found[..] else { panic!("{path} is published as {found:?}") };
        name
    }

    /// What a file of the theme says, by its path without the hash.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[self.published(path)]).unwrap()
    }

    /// The page at an address that ends in `/`, or at that of a file.
    #[track_caller]
    pub(crate) fn page(&self, address: &str) -> Page {
        let file = if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        };
        let bytes = self.files.get(&file).unwrap_or_else(|| panic!("there is no page {file}"));
        Page::parse(file, bytes)
    }

    /// Every page, in the order of their paths, without those that only lead on to another.
    pub(crate) fn pages(&self) -> impl Iterator<Item = Page> {
        self.pages_below("")
    }

    /// Every page whose path begins so.
    pub(crate) fn pages_below(&self, start: &str) -> impl Iterator<Item = Page> {
        let is_page = move |path: &str| path.starts_with(start) && path.ends_with(".html");
        let pages = self.files.iter().filter(move |(path, _)| is_page(path));
        let pages = pages.map(|(path, bytes)| Page::parse(path.clone(), bytes));
        pages.filter(|page| page.all("meta[http-equiv=refresh]").is_empty())
    }
}

/// A page as a browser reads it.
pub(crate) struct Page {
    /// Its path in the output.
    pub(crate) path: String,
    pub(crate) html: Html,
}

impl Page {
    fn parse(path: String, bytes: &[u8]) -> Self {
        Self { path, html: Html::parse_document(std::str::from_utf8(bytes).unwrap()) }
    }

    /// Every element that a selector of CSS finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&css(selector)).collect()
    }

    /// The one element that a selector finds.
    #[track_caller]
    pub(crate) fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{}: `{selector}`", self.path);
        found[0]
    }

    /// The words of every element that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(words).collect()
    }

    /// An attribute of every element that a selector finds and that has it.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).iter().filter_map(|it| Some(it.attr(name)?.to_owned())).collect()
    }

    /// The path in the output that a link on this page leads to, without its fragment.
    pub(crate) fn target(&self, href: &str) -> String {
        let file = decoded(href.split('#').next().unwrap_or_default());
        if file.is_empty() { self.path.clone() } else { joined(&self.path, &file) }
    }
}

/// A text with the names of files as they are without hashes: `css/a.0a1b2c3d.css` becomes `css/a.css`, so that what is
/// expected of pages does not change with a style.
pub(crate) fn without_hashes(text: &str) -> String {
    let is_hash = |part: &&str| {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        part.len() == 8 && part.bytes().all(is_digit)
    };
    let parts: Vec<&str> = text.split('.').filter(|part| !is_hash(part)).collect();
    parts.join(".")
}

/// The files of an archive, in its order.
pub(crate) fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let entry = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        // Whoever unpacks it may read each file, on any machine.
        assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644));
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(entry).collect()
}

/// A selector of CSS.
#[track_caller]
pub(crate) fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

/// Every element inside another that a selector finds.
pub(crate) fn inside<'p>(element: ElementRef<'p>, selector: &str) -> Vec<ElementRef<'p>> {
    element.select(&css(selector)).collect()
}

/// The words of an element, with its white space collapsed.
pub(crate) fn words(element: ElementRef<'_>) -> String {
    collapsed(&element.text().collect::<String>())
}

/// A text with runs of white space as single spaces; spaces that do not break are kept.
pub(crate) fn collapsed(text: &str) -> String {
    let parts = text.split([' ', '\n', '\t', '\r']).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// The path that an address names.
pub(crate) fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8().unwrap().into_owned()
}

/// The path that a relative link leads to from a path.
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
