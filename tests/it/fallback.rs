//! Where a text is missing in one language, the other stands in, marked as such; where both should stand, its place says so.

use crate::harness::Tree;
use crate::site::{Site, inside, words};

/// A briefing that lacks one side or the other of everything.
const ONE_SIDED: &str = "\
--- book.toml
[title]
en = \"English only\"
--- content/articles/a.yaml
title: {ar: عنوان}
original: ar
paragraphs:
  - {id: p01, ar: نص بالعربية.}
  - {id: p02, ar: نص آخر., en: Another text.}
--- content/articles/a.original.txt
نص بالعربية.
نص آخر.
--- content/groups/g.yaml
name: {en: The group}
summary: {en: What it is.}
role: context
--- content/pages/sources.en.md
How the sources were read.
";

#[test]
fn what_stands_in_says_its_language() {
    let site = Site::build(&Tree::new(ONE_SIDED), &[]);
    for (address, selector, lang, dir) in [
        ("ar/", "h1", "en", "ltr"),
        ("ar/", "p.site-title a", "en", "ltr"),
        ("", "section[lang=ar] h1", "en", "ltr"),
        ("en/articles/a/", "h1", "ar", "rtl"),
        ("en/", "article h2 a", "ar", "rtl"),
        ("ar/groups/g/", "h1", "en", "ltr"),
        ("ar/sources/", "section.prose", "en", "ltr"),
    ] {
        let page = site.page(address);
        let element = page.one(selector);
        let said = (element.attr("lang"), element.attr("dir"));
        assert_eq!(said, (Some(lang), Some(dir)), "{address} {selector}");
    }
    for (address, notices) in
        [("ar/articles/a/", 0), ("en/articles/a/", 1), ("ar/sources/", 1), ("en/sources/", 0)]
    {
        assert_eq!(site.page(address).all("p.notice").len(), notices, "{address}");
    }
}

/// What search engines show below a title is in the language of the page, or missing.
#[test]
fn pages_are_described_in_their_language() {
    let site = Site::build(&Tree::new(ONE_SIDED), &[]);
    for (address, description) in
        [("en/groups/g/", &["What it is."][..]), ("ar/groups/g/", &[]), ("ar/", &[])]
    {
        let described = site.page(address).attributes("meta[name=description]", "content");
        assert_eq!(described, description, "{address}");
    }
}

#[test]
fn side_by_side_a_missing_side_has_its_place() {
    let site = Site::build(&Tree::new(ONE_SIDED), &[]);
    for (address, notice) in [
        ("ar/articles/a/parallel/", "هذه الفقرة غير متوافرة بالإنجليزية."),
        ("en/articles/a/parallel/", "This paragraph is not available in English."),
    ] {
        let page = site.page(address);
        for (id, texts, notices) in [("p01", 1, vec![notice]), ("p02", 2, vec![])] {
            let paragraph = page.one(&format!("#{id}"));
            assert_eq!(inside(paragraph, ".side").len(), 2, "{address} {id}");
            assert_eq!(inside(paragraph, "p.text").len(), texts, "{address} {id}");
            let said: Vec<_> =
                inside(paragraph, ".side-en p.notice").into_iter().map(words).collect();
            assert_eq!(said, notices, "{address} {id}");
            assert!(inside(paragraph, ".side-ar p.notice").is_empty(), "{address} {id}");
        }
    }
}

/// A paragraph leads to its other language as what that is: to the original from a translation, and to the translation from it.
#[test]
fn ways_to_the_other_language_say_which_is_the_original() {
    for original in ["ar", "en"] {
        let tree = Tree::new(&format!(
            "--- content/articles/a.yaml
title: {{ar: عنوان, en: Title}}
original: {original}
paragraphs: [{{id: p01, ar: نص., en: Text.}}]
--- content/articles/a.original.txt
{}
",
            if original == "ar" { "نص." } else { "Text." }
        ));
        let site = Site::build(&tree, &[]);
        for (lang, [of_original, of_translation]) in
            [("ar", ["الأصل", "الترجمة"]), ("en", ["Original", "Translation"])]
        {
            let page = site.page(&format!("{lang}/articles/a/"));
            let expected = if lang == original { of_translation } else { of_original };
            assert_eq!(page.texts("#p01 a.translate"), [expected], "{lang} of {original}");
        }
    }
}
