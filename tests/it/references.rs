//! The bibliography for reference managers, read back by the readers of other programs.

use biblatex::{Bibliography, ChunksExt};
use citationberg::json::{Item, Value};
use hashiya::load::Project;
use hashiya::source::SourceFile;

use crate::harness::Tree;
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Site};

/// A work with everything that a record can have, and one with nothing.
const WORKS: &str = "--- content/sources.yaml
full:
  type: article
  title: 'Of {Truces} & 100 % of \\ their_ends #1'
  author: [{name: Roux, given-name: Anne, prefix: de}, {name: كاتب, given-name: أول}, The Institute]
  affiliated: [{role: translator, names: [\"Smith, Jo\", {name: Lee, given-name: Kim, suffix: Jr.}]}]
  editor: Doe, Jane
  date: 2021-05-09
  page-range: 12-34
  url: {value: 'https://example.org/a_b?c=1&d=%20#e~', date: 2024-01-31}
  serial-number: {doi: 10.1000/182_x, issn: 1234-5678}
  language: fr
  parent:
    type: periodical
    title: A Journal
    volume: 7
    issue: 2
    publisher: {name: The Press, location: Bamako}
book:
  type: book
  title: {ar: كتاب, en: A book}
  publisher: {ar: دار, en: A house}
  date: 1999
  edition: 2
  volume: 3
  page-total: 250
  serial-number: {isbn: 978-3-16-148410-0}
  via: {name: A relay}
bare: {type: web}
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
";

fn bib(site: &Site, path: &str) -> Bibliography {
    Bibliography::parse(std::str::from_utf8(&site.files[path]).unwrap()).unwrap()
}

fn csl(site: &Site, path: &str) -> Vec<Item> {
    serde_json::from_slice(&site.files[path]).unwrap()
}

#[test]
fn biblatex_reads_back() {
    let site = Site::build(&Tree::new(WORKS), &[]);
    let all = bib(&site, "en/sources/sources.bib");
    let entry = all.get("full").unwrap();
    let of = |field: &str| entry.get(field).unwrap().format_verbatim();
    assert_eq!(entry.entry_type.to_string(), "article");
    for (field, value) in [
        ("title", "Of Truces & 100 % of \\ their_ends #1"),
        ("journaltitle", "A Journal"),
        ("publisher", "The Press"),
        ("location", "Bamako"),
        ("volume", "7"),
        ("number", "2"),
        ("pages", "12-34"),
        ("doi", "10.1000/182_x"),
        ("issn", "1234-5678"),
        ("url", "https://example.org/a_b?c=1&d=%20#e~"),
        ("date", "2021-05-09"),
        ("urldate", "2024-01-31"),
        ("langid", "french"),
    ] {
        assert_eq!(of(field).replace('–', "-"), value, "{field}");
    }
    let names = |people: Vec<biblatex::Person>| {
        let name = |it: biblatex::Person| [it.prefix, it.name, it.given_name, it.suffix].join("|");
        people.into_iter().map(name).collect::<Vec<_>>()
    };
    let authors = ["de|Roux|Anne|", "|كاتب|أول|", "|The Institute||"];
    assert_eq!(names(entry.author().unwrap()), authors);
    assert_eq!(names(entry.translator().unwrap()), ["|Smith|Jo|", "|Lee|Kim|Jr."]);
    let book = bib(&site, "ar/sources/sources.bib");
    let book = book.get("book").unwrap();
    for (field, value) in
        [("title", "كتاب"), ("publisher", "دار"), ("edition", "2"), ("addendum", "عبر A relay")]
    {
        assert!(book.get(field).unwrap().format_verbatim().contains(value), "{field}");
    }
    assert_eq!(all.len(), 3);
}

#[test]
fn csl_json_reads_back() {
    let site = Site::build(&Tree::new(WORKS), &[]);
    let items = csl(&site, "en/sources/sources.json");
    let item = |id: &str| items.iter().find(|it| it.id().as_deref() == Some(id)).unwrap();
    let full = item("full");
    assert_eq!(full.type_().as_deref(), Some("article-journal"));
    for (field, value) in [
        ("title", "Of Truces & 100 % of \\ their_ends #1"),
        ("container-title", "A Journal"),
        ("volume", "7"),
        ("issue", "2"),
        ("page", "12-34"),
        ("DOI", "10.1000/182_x"),
        ("publisher-place", "Bamako"),
        ("language", "fr"),
    ] {
        let found = full.0[field].to_str().unwrap().replace('–', "-");
        assert_eq!(found, value, "{field}");
    }
    for (id, field, count) in
        [("full", "author", 3), ("full", "translator", 2), ("full", "editor", 1)]
    {
        assert!(
            matches!(&item(id).0[field], Value::Names(names) if names.len() == count),
            "{field}"
        );
    }
    for (id, field) in [("full", "issued"), ("full", "accessed"), ("book", "issued")] {
        assert!(matches!(&item(id).0[field], Value::Date(_)), "{id}: {field}");
    }
    assert_eq!(item("book").0["number-of-pages"].to_str().as_deref(), Some("250"));
    assert_eq!(item("book").0["source"].to_str().as_deref(), Some("A relay"));
}

/// Names, words and dates that formats have signs of their own for.
const HARD: &str = "--- content/sources.yaml
hard:
  type: book
  title: 'On {Truces} & 100 % of \\ #1_2 ~ x^2 -- $5: \\{ and \\}'
  author:
    - {name: Khaldun, prefix: ibn}
    - {name: خلدون, prefix: ابن, given-name: عبد الرحمن}
    - {name: Gogh, prefix: van, given-name: Vincent}
    - {name: \"Smith, Jones and Co\"}
    - {name: Smith and Sons, given-name: Jo}
    - {name: King, given-name: Martin, suffix: Jr.}
    - {name: 'R & D {X} #1 \\ 5 %'}
    - {name: \"الكاتب، فلان\"}
    - {name: bell hooks}
    - De Gaulle, Charles
    - كاتب
  date: -0043-03
early: {type: book, title: Early, date: \"~0000\"}
late: {type: book, title: Late, date: \"~1948\"}
";

/// What is written for reference managers is imported as what it was.
#[test]
fn what_is_exported_is_imported_again() {
    let book = |sources: &str| {
        let file = SourceFile::new("content/sources.yaml", sources);
        hashiya::book(&Project::from_files(vec![file]))
    };
    let yaml = HARD.split_once('\n').unwrap().1;
    let own = book(yaml);
    let site = Site::build(&Tree::new(HARD), &[]);
    for format in ["bib", "json"] {
        let text = &site.files[&format!("en/sources/sources.{format}")];
        let text = std::str::from_utf8(text).unwrap();
        let read = hashiya::import::sources(&format!("all.{format}"), text, &[]).unwrap();
        let entries: Vec<String> = read.entries.into_iter().map(|(_, entry)| entry).collect();
        let again = book(&entries.concat());
        assert_eq!((again.sources.len(), read.remarks), (own.sources.len(), vec![]), "{format}");
        for source in own.sources.iter() {
            let same = again.sources.iter().find(|other| other.id == source.id).unwrap();
            assert_eq!(same.title, source.title, "{format}\n{text}");
            assert_eq!(same.entry.authors(), source.entry.authors(), "{format}\n{text}");
            assert_eq!(same.entry.date(), source.entry.date(), "{format}\n{text}");
        }
    }
}

/// LaTeX knows other signs than the crate that reads the file back: no brace stands behind a backslash, and nothing breaks a line.
#[test]
fn words_are_escaped_for_latex() {
    let site = Site::build(&Tree::new(HARD), &[]);
    let text = std::str::from_utf8(&site.files["en/sources/sources.bib"]).unwrap();
    let title = "title = {On Truces \\& 100 \\% of \\textbackslash{} \\#1\\_2 \\textasciitilde{} x\\textasciicircum{}2 -{}- \\$5: \\textbraceleft{} and \\textbraceright{}},";
    assert!(text.contains(title), "{text}");
    for part in [
        "author = {ibn Khaldun and family={خلدون}, given={عبد الرحمن}, prefix={ابن} and van Gogh, Vincent and ",
        " and {Smith, Jones and Co} and family={Smith and Sons}, given={Jo} and King, Jr., Martin and ",
        "date = {-0043-03},",
        "date = {0000~},",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

/// A work with somebody in each role that a format does not tell from another.
const HANDS: &str = "--- content/sources.yaml
many:
  type: book
  title: Many hands
  author: Author One
  affiliated:
    - {role: foreword, names: [Foreword One, Foreword Two]}
    - {role: afterword, names: Afterword One}
    - {role: introduction, names: Introduction One}
    - {role: annotator, names: Annotator One}
    - {role: commentator, names: Commentator One}
    - {role: compiler, names: Compiler One}
    - {role: collaborator, names: Collaborator One}
    - {role: holder, names: Holder One}
    - {role: foreword, names: Foreword Three}
";

/// Nobody is lost where several roles are one, and those of one role stand together.
#[test]
fn people_of_roles_that_are_one_stand_together() {
    let site = Site::build(&Tree::new(HANDS), &[]);
    let items: serde_json::Value =
        serde_json::from_slice(&site.files["en/sources/sources.json"]).unwrap();
    let named = |field: &str| -> Vec<&str> {
        let names = items[0][field].as_array().unwrap().iter();
        names.map(|it| it["literal"].as_str().unwrap()).collect()
    };
    assert_eq!(named("author"), ["Author One", "Holder One"]);
    assert_eq!(named("compiler"), ["Compiler One"]);
    let contributors = [
        "Foreword One",
        "Foreword Two",
        "Foreword Three",
        "Afterword One",
        "Introduction One",
        "Annotator One",
        "Commentator One",
        "Collaborator One",
    ];
    assert_eq!(named("contributor"), contributors);
    let bib = bib(&site, "en/sources/sources.bib");
    let entry = bib.get("many").unwrap();
    for (field, names) in [
        ("author", "{Author One}"),
        ("foreword", "{Foreword One} and {Foreword Two} and {Foreword Three}"),
        ("annotator", "{Annotator One}"),
        ("editora", "{Compiler One} and {Collaborator One}"),
        ("holder", "{Holder One}"),
    ] {
        let found = entry.get(field).unwrap().format_verbatim();
        assert_eq!(found.replace(['{', '}'], ""), names.replace(['{', '}'], ""), "{field}");
    }
}

/// Works in works, with names in both languages and with places.
const HELD: &str = "--- content/sources.yaml
talk:
  type: article
  title: A talk
  parent:
    type: proceedings
    title: {ar: أعمال, en: Proceedings}
    publisher: {ar: دار, en: A house}
    parent: {type: conference, title: {ar: مؤتمر, en: A conference}, location: Bamako}
part:
  type: chapter
  title: A part
  parent: {type: book, location: Dakar, parent: {type: book, title: {ar: الكل, en: The whole}}}
news: {type: article, title: News, parent: {type: newspaper, title: {ar: جريدة, en: A daily}}}
";

/// The works that hold one are called as readers of the file's language know them, and neither is lost.
#[test]
fn holders_are_named_in_the_language_of_the_file() {
    let site = Site::build(&Tree::new(HELD), &[]);
    for (lang, names) in [
        ("ar", ["أعمال", "دار", "مؤتمر", "الكل", "جريدة"]),
        ("en", ["Proceedings", "A house", "A conference", "The whole", "A daily"]),
    ] {
        let [proceedings, house, conference, whole, daily] = names;
        let bib = bib(&site, &format!("{lang}/sources/sources.bib"));
        let csl = csl(&site, &format!("{lang}/sources/sources.json"));
        for (id, [csl_field, field], value) in [
            ("talk", ["container-title", "booktitle"], proceedings),
            ("talk", ["publisher", "publisher"], house),
            ("talk", ["event-title", "eventtitle"], conference),
            ("talk", ["event-place", "venue"], "Bamako"),
            ("talk", ["publisher-place", "location"], ""),
            ("part", ["container-title", "booktitle"], whole),
            ("part", ["publisher-place", "location"], "Dakar"),
            ("news", ["container-title", "journaltitle"], daily),
            ("news", ["publisher", "publisher"], ""),
        ] {
            let found = bib.get(id).unwrap().get(field).map(ChunksExt::format_verbatim);
            assert_eq!(found.unwrap_or_default(), value, "{lang} {id} {field}");
            let item = csl.iter().find(|it| it.id().as_deref() == Some(id)).unwrap();
            let found = item.0.get(csl_field).and_then(Value::to_str);
            assert_eq!(found.as_deref().unwrap_or_default(), value, "{lang} {id} {csl_field}");
        }
    }
}

/// Works that say all that a work can say, and that hold each other.
const SAID: &str = "--- content/sources.yaml
alone:
  type: book
  title: A title
  author: 'Maker, A'
  affiliated:
    - {role: founder, names: Founder}
    - {role: organizer, names: Organizer}
    - {role: cast-member, names: Player}
    - {role: narrator, names: Narrator}
    - {role: composer, names: Composer}
    - {role: writer, names: Writer}
    - {role: producer, names: Producer}
    - {role: executive-producer, names: Chief}
    - {role: cinematography, names: Camera}
  publisher: {name: House, location: Town}
  organization: Council
  location: Hall
  runtime: '01:23:45'
  time-range: 00:11-00:22
  doi: https://doi.org/10.1000/XYZ
  isbn: 978-3-16-148410-0
  issn: 1234-5679
  serial-number: {pmid: 31415, pmcid: PMC2718, arxiv: '2101.00001', serial: R-77}
  archive: Vault
  archive-location: Cellar
  call-number: Shelf
  note: Aside
part:
  type: chapter
  title: A part
  parent:
    type: book
    title: Whole
    author: 'Whole-Maker, A'
    editor: 'Whole-Editor, B'
    affiliated: {role: translator, names: 'Whole-Translator, C'}
    url: https://whole.example.org/
    note: Whole-Remark
    doi: 10.1000/WHOLE
    parent: {type: anthology, title: Row, editor: 'Row-Editor, D', parent: {title: Row-of-Rows, author: Outermost}}
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
";

/// Nothing that is said of a source, or of a work that holds it, is lost on the way to the programs of others.
#[test]
fn nothing_that_is_said_is_lost() {
    let site = Site::build(&Tree::new(SAID), &[]);
    for format in ["bib", "json"] {
        let text = &site.files[&format!("en/sources/sources.{format}")];
        let text = std::str::from_utf8(text).unwrap();
        for word in [
            "Founder",
            "Organizer",
            "Player",
            "Narrator",
            "Composer",
            "Writer",
            "Producer",
            "Chief",
            "Camera",
            "House",
            "Town",
            "Council",
            "Hall",
            "01:23:45",
            "00:11",
            "10.1000/XYZ",
            "978-3-16-148410-0",
            "1234-5679",
            "31415",
            "PMC2718",
            "R-77",
            "Vault",
            "Cellar",
            "Shelf",
            "Aside",
            "Whole",
            "Whole-Maker",
            "Whole-Editor",
            "Whole-Translator",
            "whole.example.org",
            "Whole-Remark",
            "10.1000/WHOLE",
            "Row",
            "Row-Editor",
            "Row-of-Rows",
            "Outermost",
        ] {
            assert!(text.contains(word), "{word}\n{text}");
        }
    }
    let bib = bib(&site, "en/sources/sources.bib");
    let part = bib.get("part").unwrap();
    let of = |field: &str| part.get(field).unwrap().format_verbatim();
    assert_eq!([of("booktitle"), of("maintitle")], ["Whole", "Row, Row-of-Rows"]);
    assert_eq!(
        [of("bookauthor"), of("editor")],
        ["Whole-Maker, A and Outermost", "Whole-Editor, B"]
    );
}

/// A language has its name whatever script and country its tag says.
#[test]
fn languages_of_any_country_have_their_names() {
    for (tag, name) in [
        ("fr", "french"),
        ("fr-CA", "french"),
        ("ar-Arab-ML", "arabic"),
        ("en-GB", "english"),
        ("de-1996", "german"),
    ] {
        let tree = Tree::new(&format!(
            "--- content/sources.yaml\ns: {{type: web, title: A, language: {tag}}}\n\
             --- content/groups/g.yaml\nname: {{ar: جماعة, en: A group}}\n"
        ));
        let all = bib(&Site::build(&tree, &[]), "en/sources/sources.bib");
        let language = all.get("s").unwrap().get("langid").map(ChunksExt::format_verbatim);
        assert_eq!(language.as_deref(), Some(name), "{tag}");
    }
}

/// Every source and every page of a site is there in both formats and languages; the page of sources leads to the files.
#[test]
fn nothing_is_missing() {
    for site in [&*KITCHEN_SINK, &*EDGES, &*DECLARATION] {
        for lang in ["ar", "en"] {
            let address = format!("{lang}/sources/");
            let pages = site.pages_below(&address);
            let count: usize = pages.map(|page| page.all("ul.sources > li").len()).sum();
            let list = |name: &str| (format!("{lang}/{name}.bib"), format!("{lang}/{name}.json"));
            let is_cited =
                |path: &str| path.contains("/articles/") || path.matches('/').count() == 3;
            let own = site.files.keys().filter(|path| {
                let folders = ["groups", "actors", "places", "events", "agreements", "articles"];
                let folder = path.split('/').nth(1).unwrap_or_default();
                path.starts_with(lang)
                    && folders.contains(&folder)
                    && path.ends_with("/index.md")
                    && is_cited(path)
            });
            for ((bib_path, csl_path), wanted) in
                [(list("sources/sources"), count), (list("pages"), own.count())]
            {
                if wanted == 0 {
                    assert!(!site.files.contains_key(&bib_path));
                    continue;
                }
                assert_eq!(
                    (bib(site, &bib_path).len(), csl(site, &csl_path).len()),
                    (wanted, wanted),
                    "{bib_path}"
                );
                let links = site.page(&address).attributes("main .facts a", "href");
                for path in [bib_path, csl_path] {
                    assert!(
                        links.iter().any(|href| site.page(&address).target(href) == path),
                        "{path}"
                    );
                }
            }
        }
    }
}
