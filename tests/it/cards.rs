//! Cards for pages that are shared, and covers of books: read back as pictures.

use crate::harness::Tree;
use crate::site::{EDGES, KITCHEN_SINK, Page, Site};

/// The numbers of the colours of paper and rubric.
const PAPER: u8 = 0;
const RUBRIC: u8 = 15;

/// The colours of the pixels of a picture, by their numbers.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Picture {
    fn read(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut packed = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut packed).unwrap();
        let pixels = packed.iter().flat_map(|pair| [pair >> 4, pair & 0xf]).collect();
        Self { width: frame.width as usize, height: frame.height as usize, pixels }
    }

    /// The columns that have something else than paper and rubric: the first and the last.
    fn inked(&self) -> (usize, usize) {
        let is_inked = |x: &usize| {
            let column = self.pixels.iter().skip(*x).step_by(self.width);
            column.copied().any(|pixel| pixel != PAPER && pixel != RUBRIC)
        };
        let columns = || (0..self.width).filter(is_inked);
        (columns().next().unwrap(), columns().next_back().unwrap())
    }

    /// The rows that have something else, likewise.
    fn rows(&self) -> (usize, usize) {
        let is_inked = |row: &[u8]| row.iter().any(|pixel| *pixel != PAPER && *pixel != RUBRIC);
        let rows: Vec<bool> = self.pixels.chunks(self.width).map(is_inked).collect();
        let (first, last) = (rows.iter().position(|it| *it), rows.iter().rposition(|it| *it));
        (first.unwrap(), last.unwrap())
    }
}

fn meta(page: &Page, property: &str) -> Option<String> {
    page.attributes(&format!("meta[property='{property}']"), "content").pop()
}

/// Every page names a card that is there, and says what it is; an article has its own.
#[test]
fn pages_name_their_cards() {
    for site in [&*KITCHEN_SINK, &*EDGES] {
        for page in site.pages().filter(|page| meta(page, "og:url").is_some()) {
            let address = meta(&page, "og:image").unwrap();
            let path = address.strip_prefix("https://example.org/x/").unwrap();
            let picture = Picture::read(&site.files[path]);
            let size = ["og:image:width", "og:image:height"].map(|it| meta(&page, it).unwrap());
            assert_eq!(size, [picture.width, picture.height].map(|side| side.to_string()));
            let own = page.path.split('/').nth(1) == Some("articles");
            assert_eq!(path.contains("/articles/"), own, "{}", page.path);
            let title = if own { "og:title" } else { "og:site_name" };
            assert_eq!(meta(&page, "og:image:alt"), meta(&page, title), "{}", page.path);
            assert_eq!(
                page.attributes("meta[name='twitter:card']", "content"),
                ["summary_large_image"]
            );
        }
    }
}

const LONG: &str = "\
--- book.toml
base_url = \"https://example.org/\"
title = {ar = \"إحاطة\", en = \"Briefing\"}
--- content/articles/long.yaml
title:
  ar: هل أعلنت الجماعات المسلحة في شمال مالي ووسطها هدنة غير معلنة مع تنظيم الدولة الإسلامية في الساحل (ISSP) عام 2024، أم أن ما جرى هو توقف موقت عن القتال لا غير، كما يقول محللون؟
  en: Have the armed groups of northern and central Mali agreed on an undeclared truce with the Islamic State in the Sahel (داعش) in 2024, or was it a pause in the fighting and nothing more, as analysts say in their reports?
original: en
paragraphs:
  - {id: p01, en: Words., ar: كلمات.}
--- content/articles/long.original.txt
Words.
--- content/articles/short.yaml
title: {en: On, ar: من}
original: en
paragraphs:
  - {id: p01, en: Words., ar: كلمات.}
--- content/articles/short.original.txt
Words.
";

/// A card begins where its language does; whatever a title is, nothing is cut at an edge.
#[test]
fn titles_stand_on_the_side_of_their_language_and_fit() {
    let site = Site::build(&Tree::new(LONG), &[]);
    let card = |path: &str| Picture::read(&site.files[path]);
    for (lang, is_right) in [("ar", true), ("en", false)] {
        let short = card(&format!("{lang}/articles/short/card.png"));
        let (first, last) = short.inked();
        let (before, behind) = (first, short.width - 1 - last);
        assert_eq!(before > behind, is_right, "{lang}: {before}, {behind}");
        let bar = if is_right { short.width - 1 } else { 0 };
        assert_eq!([short.pixels[bar], short.pixels[short.width - 1 - bar]], [RUBRIC, PAPER]);
        let long = card(&format!("{lang}/articles/long/card.png"));
        let ((left, right), (top, bottom)) = (long.inked(), long.rows());
        let blank = [left, long.width - right, top, long.height - bottom];
        assert!(blank.iter().all(|side| *side > 60), "{lang}: {blank:?}");
    }
    let cover = |lang: &str| {
        let book = &site.files[&format!("{lang}/articles/long/long.epub")];
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        let mut bytes = Vec::new();
        let mut file = archive.by_name("EPUB/cover.png").unwrap();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        Picture::read(&bytes)
    };
    assert!(["ar", "en"].map(cover).iter().all(|cover| cover.height > cover.width));
}

/// Who shows a card asks for it at an absolute address; and a site may do without.
#[test]
fn cards_can_be_left_out() {
    let without_address = LONG.replace("base_url = \"https://example.org/\"\n", "");
    let switched_off = LONG.replace("title = {ar", "files = {cards = false}\ntitle = {ar");
    for text in [without_address, switched_off] {
        let site = Site::build(&Tree::new(&text), &[]);
        assert!(site.files.keys().all(|path| !path.ends_with("card.png")));
        let page = site.page("en/");
        assert!(
            page.all("meta[property^='og:image'], meta[content='summary_large_image']").is_empty()
        );
    }
}
