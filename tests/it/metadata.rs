//! Metadata of articles: what their pages say of it, in which order they are listed, and what they belong to.

use crate::harness::Tree;
use crate::site::{Page, Site, inside, words};

/// Adds an article of one paragraph with further fields.
fn article(tree: &Tree, id: &str, fields: &str) {
    tree.write(&format!("content/articles/{id}.original.txt"), "نص.\n");
    tree.write(
        &format!("content/articles/{id}.yaml"),
        format!(
            "title: {{ar: عنوان {id}, en: Title {id}}}\noriginal: ar\n{fields}\n\
             paragraphs: [{{id: p1, ar: نص., en: A text., translation: {{of: fea2abef, state: reviewed}}}}]\n"
        ),
    );
}

/// A site of articles, each by its id and its fields.
fn site(articles: &[(&str, &str)], files: &str) -> Site {
    let tree = Tree::new(files);
    articles.iter().for_each(|(id, fields)| article(&tree, id, fields));
    Site::build(&tree, &[])
}

/// The ids of the articles that links lead to.
fn linked(page: &Page, selector: &str) -> Vec<String> {
    let paths = page.attributes(selector, "href").into_iter().map(|href| page.target(&href));
    paths.map(|path| path.split('/').nth(2).unwrap().to_owned()).collect()
}

/// What the head of an article says, as labels with their values.
fn origin(page: &Page) -> Vec<String> {
    let said = |fact| inside(fact, "dt, dd").into_iter().map(words).collect::<Vec<_>>().join(" ");
    page.all("dl.origin > div").into_iter().map(said).collect()
}

const ORDERED: [(&str, &str); 8] = [
    ("a", "date: 2020"),
    ("b", "date: 2021-05"),
    ("c", ""),
    ("d", "date: 2021"),
    ("e", "order: 2\ndate: 2019"),
    ("f", "order: -1"),
    ("g", "date: 2021-05-04/2022"),
    ("h", "date: null"),
];

#[test]
fn articles_are_listed_by_order_date_and_title() {
    let site = site(&ORDERED, "");
    let expected = ["f", "e", "g", "b", "d", "a", "c", "h"];
    for lang in ["ar", "en"] {
        assert_eq!(linked(&site.page(&format!("{lang}/")), ".entrance h2 a"), expected);
        assert_eq!(linked(&site.page(&format!("{lang}/articles/f/")), ".next a"), ["e"]);
    }
    for (place, id) in expected.iter().enumerate() {
        let page = site.page(&format!("en/articles/{id}/"));
        let beside = |step: usize| expected.get(place.wrapping_add(step)).copied();
        let link = |selector: &str| linked(&page, selector).pop();
        assert_eq!(link(".previous a").as_deref(), beside(usize::MAX), "before {id}");
        assert_eq!(link(".next a").as_deref(), beside(1), "after {id}");
    }
    assert_eq!(linked(&site.page(""), "section[lang=en] .entrance-title a"), expected);
}

/// Titles decide in the language of the page.
#[test]
fn titles_decide_in_each_language() {
    let tree = Tree::new("");
    for (id, ar, en) in [("x", "باء", "Alpha"), ("y", "ألف", "Beta")] {
        article(&tree, id, "");
        let path = format!("content/articles/{id}.yaml");
        let text = std::fs::read_to_string(tree.path().join(&path)).unwrap();
        let (_, rest) = text.split_once('\n').unwrap();
        tree.write(&path, format!("title: {{ar: {ar}, en: {en}}}\n{rest}"));
    }
    let site = Site::build(&tree, &[]);
    assert_eq!(linked(&site.page("en/"), ".entrance h2 a"), ["x", "y"]);
    assert_eq!(linked(&site.page("ar/"), ".entrance h2 a"), ["y", "x"]);
}

/// Of many articles the landing page shows the first, and each list says no more than what tells them apart.
#[test]
fn many_articles_are_a_list() {
    let ids: Vec<String> = (10..30).map(|number| format!("n{number}")).collect();
    let fields: Vec<String> = (10..30).map(|day| format!("date: 2024-05-{day}")).collect();
    let articles: Vec<(&str, &str)> =
        ids.iter().zip(&fields).map(|(id, fields)| (id.as_str(), fields.as_str())).collect();
    let site = site(&articles, "");
    let (landing, home) = (site.page(""), site.page("en/"));
    let shown = linked(&landing, "section[lang=en] .entrance-title a");
    assert_eq!(shown, ["n29", "n28", "n27", "n26", "n25", "n24", "n23", "n22"]);
    let all = landing.all("section[lang=en] > p > a.action");
    assert_eq!(
        (words(all[0]).as_str(), all[0].attr("href")),
        ("All 20 articles", Some("en/index.html"))
    );
    assert_eq!(linked(&home, ".entrance h2 a").len(), 20);
    assert!(home.all(".entrance .actions").is_empty());
    assert_eq!(home.texts(".entrance .dateline").first().map(String::as_str), Some("29 May 2024"));
}

/// What is `null` is unknown; what is left out says nothing.
#[test]
fn only_null_is_unknown() {
    let cases = [
        ("", "Original Arabic", "“Title a”. In:"),
        (
            "date: null",
            "Original Arabic | Unknown date of publication",
            "“Title a”. Date unknown. In:",
        ),
        ("authors: null", "Original Arabic | Unknown author", "Author unknown. “Title a”. In:"),
        (
            "date: null\ntranslator: null\nsource: {author: null, outlet: null, url: null}",
            "Original Arabic | Unknown author, translator, outlet, date of publication",
            "Author unknown. “Title a”. Date unknown. In:",
        ),
        (
            "source: {outlet: The Paper, url: null}",
            "Outlet The Paper | Original Arabic | Unknown address of the original",
            "“Title a”. In:",
        ),
        ("authors: []\nsource: {}", "Original Arabic", "“Title a”. In:"),
        (
            "authors: [Ahmad]\nsource: {author: null}\ndate: 2024",
            "By Ahmad | Published 2024 | Original Arabic",
            "Ahmad. “Title a”. 2024. In:",
        ),
    ];
    for (fields, expected, cited) in cases {
        let page = site(&[("a", fields)], "").page("en/articles/a/");
        assert_eq!(origin(&page).join(" | "), expected, "{fields}");
        let plain = page.texts("[data-cite=en]").concat();
        assert!(plain.starts_with(cited), "{fields}: {plain}");
    }
}

/// Names of authors and translators in each form, and what they look like in both languages.
#[test]
fn people_are_named_in_the_language_of_the_page() {
    let cases = [
        ("authors: Ahmad", "By Ahmad", "بقلم Ahmad"),
        ("authors: {ar: أحمد, en: Ahmad}", "By Ahmad", "بقلم أحمد"),
        ("authors: [{name: {ar: أحمد, en: Ahmad}}, Sara]", "By Ahmad and Sara", "بقلم أحمد وSara"),
        ("authors: [A, B, C]", "By A, B and C", "بقلم A وB وC"),
        ("authors: {entity: sara}", "By Sara", "بقلم سارة"),
        ("authors: {name: {ar: أم علي}, entity: sara}", "By أم علي", "بقلم أم علي"),
        ("translator: {ar: سارة, en: Sara}", "Translated by Sara", "ترجمة سارة"),
        ("translator: [{entity: sara}, B]", "Translated by Sara and B", "ترجمة سارة وB"),
        ("source: {author: Ahmad}", "By Ahmad", "بقلم Ahmad"),
    ];
    let sara = "--- content/actors/sara.yaml\nname: {ar: سارة, en: Sara}\nrole: context\n";
    for (fields, english, arabic) in cases {
        let site = site(&[("a", fields)], sara);
        for (lang, expected) in [("en", english), ("ar", arabic)] {
            let page = site.page(&format!("{lang}/articles/a/"));
            assert_eq!(origin(&page)[0], expected, "{fields}");
            let is_linked = fields.contains("entity");
            let links = page.attributes("dl.origin a", "href");
            assert_eq!(links.len(), usize::from(is_linked), "{fields}");
            let metas = page.attributes("head meta[name=author]", "content");
            assert_eq!(metas.is_empty(), !fields.contains("author"), "{fields}");
        }
    }
}

/// A profile lists what its entity has written and translated, and is not called background for want of a mention.
#[test]
fn profiles_list_what_somebody_wrote() {
    let files = "--- content/actors/sara.yaml\nname: {ar: سارة, en: Sara}\nrole: context\n\
                 --- content/groups/desk.yaml\nname: {ar: هيئة, en: The desk}\n";
    let articles = [
        ("a", "date: 2020\nauthors: {entity: sara}"),
        ("b", "date: 2021\nauthors: [{entity: desk}, {entity: sara}]"),
        ("c", "translator: {entity: sara}"),
    ];
    let tree = Tree::new(files);
    articles.iter().for_each(|(id, fields)| article(&tree, id, fields));
    tree.run(&["check", "--strict"]).expect(0);
    let site = Site::build(&tree, &[]);
    let page = site.page("en/actors/sara/");
    assert_eq!(linked(&page, "#_written + .listing h3 a"), ["b", "a"]);
    assert_eq!(linked(&page, "#_translated + .listing h3 a"), ["c"]);
    assert!(page.all(".notice, #_mentions").is_empty());
    assert_eq!(linked(&site.page("en/groups/desk/"), ".listing h3 a"), ["b"]);
}

#[test]
fn dates_are_said_as_precisely_as_they_are_known() {
    let cases = [
        ("date: 2024-05-04", "Published 4 May 2024", "نُشر في 4 مايو 2024"),
        ("date: 2024-05~", "Published about May 2024", "تاريخ النشر مايو 2024 تقريبًا"),
        (
            "date: 2024\nupdated: 2024-06",
            "Published 2024 | Updated June 2024",
            "نُشر في 2024 | حُدّث في يونيو 2024",
        ),
        ("updated: 2024-06", "Updated June 2024", "حُدّث في يونيو 2024"),
    ];
    for (fields, english, arabic) in cases {
        let site = site(&[("a", fields)], "");
        for (lang, expected) in [("en", english), ("ar", arabic)] {
            let mut said = origin(&site.page(&format!("{lang}/articles/a/")));
            said.pop();
            assert_eq!(said.join(" | "), expected, "{fields}");
        }
    }
}

const SERIES: &str = "--- content/series/s.yaml\ntitle: {ar: سلسلة, en: A series}\n\
                      summary: {ar: خلاصة., en: What it is.}\n";

/// Parts stand by `order`, then the oldest first, then those without a date, the same in both languages.
#[test]
fn a_series_leads_from_part_to_part() {
    let articles = [
        ("a", "series: s\ndate: 2024"),
        ("b", "series: s\ndate: 2020"),
        ("c", "date: 2022"),
        ("d", "series: s"),
        ("e", "series: s\norder: 9"),
    ];
    let site = site(&articles, SERIES);
    let parts = ["e", "b", "a", "d"];
    for lang in ["ar", "en"] {
        assert_eq!(linked(&site.page(&format!("{lang}/series/s/")), ".listing h3 a"), parts);
        for (place, id) in parts.iter().enumerate() {
            let page = site.page(&format!("{lang}/articles/{id}/"));
            let said = page.texts("dl.origin .part").concat();
            let expected = match lang {
                "ar" => format!("الجزء {} من 4", place + 1),
                _ => format!("part {} of 4", place + 1),
            };
            assert_eq!(said, expected);
            let beside = |step: usize| parts.get(place.wrapping_add(step)).copied();
            let link = |selector: &str| linked(&page, selector).pop();
            assert_eq!(link(".previous a").as_deref(), beside(usize::MAX));
            assert_eq!(link(".next a").as_deref(), beside(1));
        }
    }
    let alone = site.page("en/articles/c/");
    assert!(alone.all("dl.origin .part").is_empty());
    assert_eq!(linked(&alone, ".neighbours a"), ["a", "b"], "among all articles");
    let other = site.page("en/articles/a/parallel/");
    assert!(other.attributes(".next a", "href")[0].ends_with("/d/parallel/index.html"));
}

/// A series of one article has no number, and needs none of its sides but one.
#[test]
fn a_series_may_be_short() {
    let files = "--- content/series/s.yaml\ntitle: {ar: سلسلة}\n";
    let site = site(&[("a", "series: s")], files);
    let page = site.page("en/articles/a/");
    assert!(page.all(".part").is_empty());
    assert_eq!(origin(&page), ["Original Arabic", "Series سلسلة"]);
    assert_eq!(site.page("en/series/s/").texts("h1"), ["سلسلة"]);
}

/// Tags that agree are one, in whichever article and spelling; each has a page in both languages.
#[test]
fn tags_that_agree_are_one() {
    let articles = [
        ("a", "date: 2020\ntags: [{ar: سلام, en: Peace}, {ar: مالي}]"),
        ("b", "date: 2021\ntags: [peace, {ar: سَلام, en: PEACE talks}]"),
        ("c", "date: 2022\ntags: [سلام, {ar: مالي, en: Côte d’Ivoire}]"),
        ("d", "tags: []"),
    ];
    let site = site(&articles, "");
    assert_eq!(site.page("en/tags/").texts(".tags-list a"), ["Côte d’Ivoire", "Peace"]);
    assert_eq!(linked(&site.page("en/tags/peace/"), ".listing h3 a"), ["c", "b", "a"]);
    assert_eq!(linked(&site.page("ar/tags/cote-d-ivoire/"), ".listing h3 a"), ["c", "a"]);
    let named = |id: &str| site.page(&format!("ar/articles/{id}/")).texts("p.tags a");
    assert_eq!(named("a"), ["سلام", "مالي"]);
    assert!(named("d").is_empty());
    assert!(site.page("ar/articles/d/").all("p.tags").is_empty());
}

/// Without tags and series nothing speaks of them.
#[test]
fn without_tags_there_is_no_page_of_tags() {
    let site = site(&[("a", "tags: null\nseries: null")], "");
    let is_of = |path: &&String| path.contains("/tags/") || path.contains("/series/");
    assert_eq!(site.files.keys().filter(is_of).count(), 0);
    for page in site.pages() {
        let links = page.attributes("a[href]", "href");
        assert!(!links.iter().any(|href| href.contains("tags/")), "{}", page.path);
    }
}

/// Side by side the original comes first on the pages of both languages, and notes are numbered by it.
#[test]
fn the_original_comes_first() {
    for original in ["ar", "en"] {
        let tree = Tree::new(&format!(
            "--- content/articles/a.original.txt\n{}\n--- content/articles/a.yaml\n\
             title: {{ar: عنوان, en: Title}}\noriginal: {original}\nparagraphs:\n  - id: p1\n    \
             ar: ألف ثم باء.\n    en: Beta after alpha.\n    notes:\n      \
             - {{kind: context, at: {{ar: باء, en: Beta}}, text: {{ar: عن باء., en: On beta.}}}}\n      \
             - {{kind: context, at: {{ar: ألف, en: alpha}}, text: {{ar: عن ألف., en: On alpha.}}}}\n",
            if original == "ar" { "ألف ثم باء." } else { "Beta after alpha." }
        ));
        let site = Site::build(&tree, &[]);
        for lang in ["ar", "en"] {
            let page = site.page(&format!("{lang}/articles/a/parallel/"));
            let first = page.attributes(".sides .text", "lang");
            assert_eq!(first.first().map(String::as_str), Some(original), "on {lang}");
            let notes = page.texts(".note .note-text").concat();
            let (alpha, beta) =
                if lang == "ar" { ("عن ألف", "عن باء") } else { ("On alpha", "On beta") };
            let is_first = |one: &str, other: &str| notes.find(one) < notes.find(other);
            assert_eq!(is_first(alpha, beta), original == "ar", "{original} on {lang}: {notes}");
        }
    }
}
