//! Pages that lead on from former ids: each old address, in both languages, by every way that needs no script; that a script keeps the place
//! in the page is tested in `tests/browser/moved.test.mjs`.

use crate::harness::Tree;
use crate::site::{KITCHEN_SINK, Page, Site, words};

/// The pages of the golden site that lead on, below their language, and where they lead.
const MOVED: &[(&str, &str)] = &[
    ("actors/amadou-kouffa/", "actors/koufa/"),
    ("actors/kouffa/", "actors/koufa/"),
    ("articles/tiny/", "articles/small/"),
    ("articles/tiny/data/", "articles/small/data/"),
    ("articles/tiny/parallel/", "articles/small/parallel/"),
    ("series/lectures/", "series/readings/"),
];

fn is_leading_on(site: &Site, path: &str) -> bool {
    path.ends_with(".html") && !site.page(path).all("meta[http-equiv=refresh]").is_empty()
}

#[test]
fn every_old_address_leads_on() {
    let site = &*KITCHEN_SINK;
    let found = site.files.keys().filter(|path| is_leading_on(site, path));
    assert_eq!(found.count(), 2 * MOVED.len());
    for lang in ["ar", "en"] {
        for (from, to) in MOVED {
            let (page, of_today) =
                (site.page(&format!("{lang}/{from}")), site.page(&format!("{lang}/{to}")));
            let refresh = page.attributes("meta[http-equiv=refresh]", "content").concat();
            let link = page.one("main a");
            let href = link.attr("href").unwrap();
            assert_eq!(refresh, format!("0; url={href}"));
            assert_eq!(page.target(href), of_today.path);
            assert!(of_today.texts("h1").contains(&words(link)), "{from}");
            let canonical = |page: &Page| page.attributes("link[rel=canonical]", "href");
            assert_eq!(canonical(&page), canonical(&of_today));
            assert_eq!(canonical(&page).len(), 1);
            assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
            assert_eq!(page.one("html").attr("lang"), Some(lang));
            let script = page.one("script[src]");
            assert_eq!(script.attr("data-href"), Some(href));
            assert!(site.files.contains_key(&page.target(script.attr("src").unwrap())));
            assert!(page.all("script:not([src]), link[rel=alternate]").is_empty());
            assert!(page.all("[href^='/'], [href^='http']:not([rel=canonical])").is_empty());
        }
        // The page of sources has no page of its own for each.
        let old = site.page(&format!("{lang}/sources/"));
        assert_eq!(old.all("li#a-page > #the-page").len(), 1);
    }
}

/// Nothing but the old address itself names it.
#[test]
fn nobody_is_sent_to_an_old_address() {
    let site = &*KITCHEN_SINK;
    let old = ["kouffa", "tiny", "lectures"];
    let is_of_readers = |path: &&String| *path != ".hashiya-manifest" && !is_leading_on(site, path);
    for path in site.files.keys().filter(is_of_readers) {
        let text = String::from_utf8_lossy(&site.files[path]);
        let is_named = old.iter().any(|id| text.contains(&format!("{id}/")));
        assert!(!is_named, "{path}");
    }
}

/// Without the site's address there is no canonical one, and a template of the project may have its own words.
#[test]
fn a_project_may_say_it_in_its_own_words() {
    let tree = Tree::new(
        "--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\nformer_ids: h\n\
         --- templates/pages/moved.html\n<!doctype html><title>x</title><a href=\"{{ view.href }}\">{{ view.title.html }}</a>\n",
    );
    let site = Site::build(&tree, &[]);
    let page = site.page("en/groups/h/");
    assert_eq!(page.target(page.one("a").attr("href").unwrap()), "en/groups/g/index.html");
    tree.write("templates/pages/moved.html", "{{ view.nothing }}");
    assert!(tree.run(&["check"]).expect(1).stderr().contains("template-error"));
}
