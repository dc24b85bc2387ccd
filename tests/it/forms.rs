//! Forms of paragraphs: how an original lays them out, where names end, and what lists, verse and pictures become.

use std::fs;

use pulldown_cmark::{Event, Parser, Tag};
use scraper::{ElementRef, Html};

use crate::harness::Tree;
use crate::site::{Site, css, decoded, entries};

/// An article with one list, table or verse, and its original.
fn project(form: &str, text: &str, original: &str) -> Tree {
    let lines: String = text.lines().map(|line| format!("      {line}\n")).collect();
    let tree = Tree::new("--- book.toml\n\n");
    tree.write("content/articles/a.original.txt", original);
    tree.write(
        "content/places/north.yaml",
        "name: {ar: شمال مالي, en: North Mali}\nrole: context\n",
    );
    tree.write("content/places/mali.yaml", "name: {ar: مالي, en: Mali}\nrole: context\n");
    tree.write(
        "content/articles/a.yaml",
        format!(
            "title: {{ar: عنوان, en: Title}}\noriginal: en\nparagraphs:\n  - id: p1\n    as: {form}\n    en: |-\n{lines}"
        ),
    );
    tree
}

/// Adds lines to the article.
fn add(tree: &Tree, lines: &str) {
    let path = "content/articles/a.yaml";
    tree.write(path, fs::read_to_string(tree.path().join(path)).unwrap() + lines);
}

#[test]
fn an_original_may_be_laid_out_otherwise_but_say_nothing_else() {
    let list = "- one\n- two:\n  1. three";
    let table = "| a | b |\n|---|---|\n| c |  |";
    for (form, text, original, is_same) in [
        ("list", list, "- one\n- two:\n  1. three\n\n", true),
        ("list", list, "• one\n• two:\n  (1) three\n\n", true),
        ("list", list, "one\ntwo:\nthree\n\n", true),
        ("list", list, "١- one\n٢- two:\n  ٣- three\n\n", true),
        ("list", list, "- one\n- two\n  1. three\n\n", false),
        ("list", list, "- one\n- two:\n\n", false),
        ("table", table, "a\tb\nc\n\n", true),
        ("table", table, "| a | b |\n|---|---|\n| c | |\n\n", true),
        ("table", table, "a\tb\nd\n\n", false),
        ("verse", "one // two\nthree", "one … two\nthree\n\n", true),
        ("verse", "one // two\nthree", "one // two three\n\n", true),
        ("verse", "one // two\nthree", "one two\nthree!\n\n", false),
        ("paragraph", "one\ntwo", "one\ntwo\n\n", true),
        ("paragraph", "one\\\ntwo", "one\ntwo\n\n", true),
        ("paragraph", "\\- one", "one\n", false),
        ("quotation", "one two", "one\ntwo\n\n", true),
    ] {
        // A second paragraph, so that blank lines separate.
        let tree = project(form, text, &format!("{original}last\n"));
        add(&tree, "  - {id: p2, en: last}\n");
        let said = tree.run(&["check", "--format", "short"]).stdout();
        assert_eq!(!said.contains("original-differs"), is_same, "{form} {original:?}\n{said}");
    }
}

#[test]
fn what_the_original_does_not_tell_may_stand_in_an_article() {
    let figure = "  - {id: f, as: figure, image: a.svg, alt: {ar: خط, en: line}, en: Ours}\n";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>";
    for original in ["one\ntwo\n", "one\n***\ntwo\n", "one\n\n* * *\n\ntwo\n", "one\nOurs\ntwo\n"] {
        let tree = project("paragraph", "one", original);
        tree.write("static/a.svg", svg);
        let rest = format!("{figure}  - {{id: r, as: break}}\n  - {{id: p2, en: two}}\n");
        add(&tree, &rest);
        let said = tree.run(&["check", "--format", "short"]).stdout();
        assert!(!said.contains("original-differs"), "{original:?}\n{said}");
    }
}

/// A paragraph of signs alone is no break.
#[test]
fn a_paragraph_of_signs_keeps_its_place_beside_a_break() {
    let tree = project("paragraph", "one", "one\n…\n***\ntwo\n");
    let rest = "  - {id: s, en: …}\n  - {id: r, as: break}\n  - {id: p2, en: two}\n";
    add(&tree, rest);
    let said = tree.run(&["check", "--format", "short"]).stdout();
    assert!(!said.contains("original-differs"), "{said}");
}

#[test]
fn no_name_goes_from_one_item_or_cell_to_the_next() {
    for (form, text, names) in [
        ("list", "- North\n- Mali", ["mali"].as_slice()),
        ("list", "- North Mali", &["mali", "north"]),
        ("table", "| North | Mali |\n|---|---|", &["mali"]),
        ("table", "| a |\n|---|\n| North |\n| Mali |", &["mali"]),
        ("verse", "to the North\nMali", &["mali", "north"]),
        ("paragraph", "North\nMali", &["mali", "north"]),
    ] {
        let tree = project(form, text, "");
        let said = tree.run(&["mentions", "a", "--format", "json"]).stdout();
        let found = ["mali", "north"].into_iter().filter(|id| said.contains(&format!("\"{id}\"")));
        assert_eq!(found.collect::<Vec<_>>(), names, "{form} {text:?}\n{said}");
    }
}

/// Lines of verse stand beside each other only if both sides have as many, and few enough for a row each.
#[test]
fn verse_is_aligned_line_by_line() {
    for (ar, en, is_aligned) in [(2, 2, true), (2, 3, false), (60, 60, true), (61, 61, false)] {
        let lines = |count: usize, text: &str| format!("{text}\n").repeat(count);
        // A second paragraph, so that blank lines separate.
        let tree = project("verse", &lines(en, "one"), &(lines(en, "one") + "\nlast\n"));
        let translated = lines(ar, "      سطر");
        let rest = format!("    ar: |-\n{translated}  - {{id: p2, en: last}}\n");
        add(&tree, &rest);
        let site = Site::build(&tree, &[]);
        let found = site.page("ar/articles/a/parallel/").all(".aligned").len();
        assert_eq!(found, usize::from(is_aligned), "{ar} and {en} lines");
    }
}

/// The first numbers of ordered lists, and of those inside of them.
const NUMBERS: [[u64; 2]; 5] = [[0, 1988], [1, 10], [2, 2], [10, 1], [1988, 0]];

/// The same of the lists that a selector finds, as browsers count.
fn first_numbers(html: &Html, lists: &str) -> Vec<u64> {
    let lists = css(lists);
    let first = |list: ElementRef<'_>| list.attr("start").map_or(1, |it| it.parse().unwrap());
    html.select(&lists).map(first).collect()
}

/// Lists that begin with many numbers: as paragraphs of an article, in the body of a profile and on a page.
fn numbered() -> Tree {
    let list = |[outer, inner]: [u64; 2], [one, two, below]: [&str; 3]| -> String {
        let second = format!("{}. ", outer + 1);
        format!("{outer}. {one}\n{second}{two}\n\n{:1$}{inner}. {below}\n", "", second.len())
    };
    let (en, ar) = (["Mali", "two", "below"], ["مالي", "اثنان", "تحتهما"]);
    let indented = |text: &str, by: usize| -> String {
        text.lines().map(|line| format!("{:by$}{line}\n", "")).collect()
    };
    let body = |words| NUMBERS.map(|numbers| list(numbers, words)).join("\n***\n\n");
    let tree = Tree::new("");
    let paragraph = |numbers: [u64; 2]| {
        let [en, ar] = [en, ar].map(|words| indented(&list(numbers, words), 6));
        format!("  - id: p{}\n    as: list\n    en: |-\n{en}    ar: |-\n{ar}", numbers[0])
    };
    let article = "title: {ar: عنوان, en: Title}\noriginal: en\nparagraphs:\n".to_owned();
    tree.write("content/articles/a.yaml", article + &NUMBERS.map(paragraph).concat());
    tree.write(
        "content/articles/a.original.txt",
        NUMBERS.map(|_| en.join("\n")).join("\n\n") + "\n",
    );
    let [in_english, in_arabic] = [en, ar].map(|words| indented(&body(words), 4));
    tree.write(
        "content/places/mali.yaml",
        format!("name: {{ar: مالي, en: Mali}}\nbody:\n  en: |-\n{in_english}  ar: |-\n{in_arabic}"),
    );
    tree.write("content/pages/about.en.md", body(en));
    tree.write("content/pages/about.ar.md", body(ar));
    tree
}

/// A list begins with the number that its author gave, on pages, in Markdown and in books; so does one inside of an item.
#[test]
fn lists_begin_with_the_number_that_was_given() {
    let site = Site::build(&numbered(), &[]);
    let numbers = NUMBERS.concat();
    for lang in ["ar", "en"] {
        for (page, lists) in [
            ("articles/a", "section.paragraph ol"),
            ("places/mali", "main ol"),
            ("about", "main ol"),
        ] {
            let page = site.page(&format!("{lang}/{page}/"));
            assert_eq!(first_numbers(&page.html, lists), numbers, "{}", page.path);
            let markdown = &site.files[&page.path.replace(".html", ".md")];
            let first = Parser::new(std::str::from_utf8(markdown).unwrap()).filter_map(|event| {
                if let Event::Start(Tag::List(first)) = event { first } else { None }
            });
            assert_eq!(first.collect::<Vec<_>>(), numbers, "{}", page.path);
        }
        // Both sides of the article, and the glossary; of the briefing its page too.
        for (book, count) in [("articles/a/a.epub", 3), ("briefing.epub", 4)] {
            let files = entries(&site.files[&format!("{lang}/{book}")]).into_iter();
            let is_text = |path: &str| path.ends_with(".xhtml") && !path.ends_with("nav.xhtml");
            let lists = files.filter(|(path, _)| is_text(path)).map(|(_, bytes)| {
                first_numbers(&Html::parse_document(std::str::from_utf8(&bytes).unwrap()), "ol")
            });
            let lists: Vec<Vec<u64>> = lists.filter(|first| !first.is_empty()).collect();
            assert_eq!(lists, vec![numbers.clone(); count], "{lang}/{book}");
        }
    }
}

/// The words for a picture that stand in for the other language's say which they are in.
#[test]
fn words_for_a_picture_say_their_language() {
    let tree = project("figure", "A map.", "A map.\n\n");
    add(&tree, "    image: a.svg\n    alt: {en: Mali}\n");
    tree.write(
        "static/a.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    );
    let site = Site::build(&tree, &[]);
    for lang in ["ar", "en"] {
        let page = site.page(&format!("{lang}/articles/a/"));
        assert_eq!(page.one("figure img").attr("lang"), Some("en"), "{lang}");
    }
}

/// What a picture is called may hold signs that mean something in an address.
#[test]
fn a_picture_is_found_by_any_name() {
    let name = "pictures/خريطة (old) #1 50% &.svg";
    let tree = project("figure", "A map.", "A map.\n\n");
    add(&tree, &format!("    image: \"{name}\"\n    alt: {{en: Mali}}\n"));
    tree.write(
        &format!("static/{name}"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    );
    let site = Site::build(&tree, &[]);
    let page = site.page("en/articles/a/");
    assert_eq!(page.target(page.one("figure img").attr("src").unwrap()), name);
    let text = |path: &str| String::from_utf8(site.files[path].clone()).unwrap();
    let markdown = text("en/articles/a/index.md");
    let link = markdown.split_once("![Mali](").unwrap().1.split_once(')').unwrap().0;
    assert_eq!(page.target(link), name);
    let data: serde_json::Value = serde_json::from_slice(&site.files["briefing.json"]).unwrap();
    let image = &data["articles"][0]["paragraphs"][0]["figure"]["image"];
    assert_eq!(decoded(image.as_str().unwrap()), name);
    let book = entries(&site.files["en/articles/a/a.epub"]);
    let (path, _) = book.iter().find(|(path, _)| path.ends_with(".svg")).unwrap();
    assert_eq!(path, &format!("EPUB/images/{name}"));
    let address = format!("images/{}\"", link.trim_start_matches("../"));
    let names = |(_, bytes): &&(String, Vec<u8>)| String::from_utf8_lossy(bytes).contains(&address);
    assert_eq!(book.iter().filter(names).count(), 2, "the chapter and the package: {address}");
}

/// Pages say how large a picture is, whatever its name: kinds of files may be written in capitals.
#[test]
fn every_picture_has_its_size() {
    let kinds = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];
    let title = |kind: &str| kind[..1].to_uppercase() + &kind[1..];
    let names =
        kinds.iter().flat_map(|kind| [(*kind).to_owned(), kind.to_uppercase(), title(kind)]);
    let names: Vec<String> = names.collect();
    let tree = project("figure", "A map.", "A map.\n\n");
    add(&tree, "    image: 0.gif\n    alt: {en: Map}\n");
    tree.write("static/0.gif", b"GIF89a\x64\0\x09\0\0\0\0;");
    for (number, name) in (1..).zip(&names) {
        // What sort of picture a file is, its first bytes say.
        let bytes = if name.eq_ignore_ascii_case("svg") {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"9\"/>",
                100 + number
            )
            .into()
        } else {
            [&b"GIF89a"[..], &[100 + number, 0, 9, 0, 0, 0, 0, b';']].concat()
        };
        tree.write(&format!("static/{number}.{name}"), bytes);
        add(
            &tree,
            &format!(
                "  - {{id: q{number}, as: figure, image: {number}.{name}, alt: {{en: Map}}}}\n"
            ),
        );
    }
    let page = Site::build(&tree, &[]).page("en/articles/a/");
    let sizes = |name: &str| page.attributes("figure img", name);
    assert_eq!(
        sizes("width"),
        (100..=100 + names.len()).map(|it| it.to_string()).collect::<Vec<_>>()
    );
    assert!(sizes("height").iter().all(|height| height == "9"));
}

/// A note on a picture without words leads back to the picture, and in a book its sign stands there.
#[test]
fn a_note_on_a_picture_without_words_is_found() {
    let tree = project("figure", "A map.", "");
    let note = "notes: [{kind: context, text: {en: Said of it.}}]";
    tree.write(
        "content/articles/a.yaml",
        format!("title: {{en: A}}\noriginal: en\nparagraphs: [{{id: p1, as: figure, image: a.svg, alt: {{en: Map}}, {note}}}]\n"),
    );
    tree.write(
        "static/a.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    );
    let site = Site::build(&tree, &[]);
    let page = site.page("en/articles/a/");
    assert_eq!(page.one("a.note-back").attr("href"), Some("#p1"));
    let book = entries(&site.files["en/articles/a/a.epub"]);
    let (_, chapter) = book.iter().find(|(path, _)| path == "EPUB/a-en.xhtml").unwrap();
    let chapter = std::str::from_utf8(chapter).unwrap();
    for part in ["id=\"_ref-1-en\" href=\"#_note-1\"", "href=\"#_ref-1-en\""] {
        assert!(chapter.contains(part), "{part}: {chapter}");
    }
}
