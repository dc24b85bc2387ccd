//! Who cites a source is listed on the page of sources, and nobody else.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{articles, counted, each, profiles, whole};
use crate::harness::Tree;
use crate::site::{Page, Site, inside, words};

#[test]
fn each_source_lists_who_cites_it() {
    each(|site, lang| {
        let page = site.page(&format!("{lang}/sources/"));
        let mut citations = Citations::read(site, lang);
        for entry in page.all("ul.sources > li") {
            let links = inside(entry, ".source-cited a").into_iter();
            let listed: BTreeSet<String> = links.map(|link| whole(&page, link)).collect();
            citations.take(entry.attr("id").unwrap(), &listed, &page.path);
            for href in inside(entry, "cite a").iter().filter_map(|link| link.attr("href")) {
                assert!(href.starts_with("https://") || href.starts_with("http://"), "{href}");
            }
        }
        assert!(citations.cited.is_empty() && citations.related.is_empty(), "{}", page.path);
        let count = counted(&page.texts("p.counts").concat());
        assert_eq!(count, page.all("ul.sources > li").len());
    });
}

/// On paper links lead nowhere: what notes and figures cite stands below the article, by the numbers that these say.
#[test]
fn each_source_of_an_article_stands_below_it() {
    each(|site, lang| {
        for page in articles(site, lang).values() {
            let cited: BTreeSet<String> =
                page.attributes(".note a.cite, .credit a.cite", "href").into_iter().collect();
            assert_eq!(page.all(".endnotes li").len(), cited.len(), "{}", page.path);
            for place in page.all(".note, figcaption") {
                let numbers = inside(place, ".printed").into_iter().map(words).collect::<String>();
                let count = numbers.split([',', '،']).filter(|number| !number.is_empty()).count();
                assert_eq!(count, inside(place, "a.cite").len(), "{}: {numbers}", page.path);
            }
        }
    });
}

fn each_list_is_what_is_cited(site: &Site, lang: &str) {
    for page in profiles(site, lang).values() {
        let sources = |links: &str| page.all(links).into_iter().map(|link| source(page, link));
        let mut seen = BTreeSet::new();
        let cited: Vec<String> = sources("main a.cite:not(.bibliography a)")
            .filter(|source| seen.insert(source.clone()))
            .collect();
        let listed: Vec<String> = sources(".bibliography a.cite").collect();
        assert_eq!(listed, cited, "{}", page.path);
        let markdown = &site.files[&page.path.replace(".html", ".md")];
        let markdown = std::str::from_utf8(markdown).unwrap();
        let (_, list) = markdown.rsplit_once("\n## ").unwrap_or_default();
        let links = list.split("sources/index.html#").skip(1);
        let links: Vec<&str> = links.map(|link| link.split_once(')').unwrap().0).collect();
        assert_eq!(links, cited, "{}: {list}", page.path);
    }
}

/// A profile has a list of each source that it cites, a place those of its position too: once, in the order of the page, however its
/// relations are written.
#[test]
fn each_source_of_a_profile_stands_below_it() {
    each(each_list_is_what_is_cited);
    let tree = Tree::new(
        "--- content/places/p.yaml
name: {ar: مكان, en: A place}
coordinates: {lat: 14, lon: -4, sources: [s4]}
statements: [{text: {ar: قول, en: A fact}, sources: [s5, s4]}]
relations:
  - {type: distinct-from, to: q, sources: [s1]}
  - {type: located-in, to: q, since: 2015, sources: [s2, s5]}
  - {type: located-in, to: r, since: 2010, sources: [s3]}
--- content/places/q.yaml
name: {ar: بلد, en: A country}
relations: [{type: location-of, to: r, sources: [s6]}]
--- content/places/r.yaml
name: {ar: إقليم, en: A region}
",
    );
    let entry = |at: usize| format!("s{at}: {{type: web, title: Title {at}}}\n");
    tree.write("content/sources.yaml", (1..=6).map(entry).collect::<String>());
    let site = Site::build(&tree, &[]);
    for lang in ["ar", "en"] {
        each_list_is_what_is_cited(&site, lang);
    }
}

/// What notes, figures and profiles cite, by the id of the source.
#[derive(Default)]
struct Citations {
    cited: BTreeMap<String, BTreeSet<String>>,
    /// The two profiles of a relation: either may be listed, and the pages do not say which of them wrote it.
    related: BTreeMap<String, BTreeSet<BTreeSet<String>>>,
}

impl Citations {
    fn read(site: &Site, lang: &str) -> Self {
        let mut citations = Self::default();
        for page in articles(site, lang).values() {
            for note in page.all("[role=doc-footnote]") {
                let place = format!("{}#{}", page.path, note.attr("id").unwrap());
                for link in inside(note, "a.cite") {
                    citations.cited.entry(source(page, link)).or_default().insert(place.clone());
                }
            }
        }
        for page in articles(site, lang).values() {
            for figure in page.all("section.is-figure") {
                let place = format!("{}#{}", page.path, figure.attr("id").unwrap());
                for link in inside(figure, ".credit a.cite") {
                    citations.cited.entry(source(page, link)).or_default().insert(place.clone());
                }
            }
        }
        profiles(site, lang).values().for_each(|page| citations.read_profile(page));
        citations
    }

    fn read_profile(&mut self, page: &Page) {
        for link in page.all("ul.statements a.cite, dl.facts a.cite") {
            self.cited.entry(source(page, link)).or_default().insert(page.path.clone());
        }
        for row in page.all("dl.relations li") {
            let ends = BTreeSet::from([page.path.clone(), whole(page, inside(row, "a")[0])]);
            for link in inside(row, "a.cite") {
                self.related.entry(source(page, link)).or_default().insert(ends.clone());
            }
        }
    }

    /// Takes out a source, which must be cited by whom its entry lists.
    fn take(&mut self, id: &str, listed: &BTreeSet<String>, path: &str) {
        let mut left = listed.clone();
        for place in self.cited.remove(id).unwrap_or_default() {
            assert!(listed.contains(&place), "{path}: `{id}` is cited by {place}");
            left.remove(&place);
        }
        for ends in self.related.remove(id).unwrap_or_default() {
            assert!(!ends.is_disjoint(listed), "{path}: `{id}` is cited between {ends:?}");
            left.retain(|place| !ends.contains(place));
        }
        assert!(left.is_empty(), "{path}: {left:?} do not cite `{id}`");
    }
}

/// The id of the source that a link leads to.
fn source(page: &Page, link: scraper::ElementRef<'_>) -> String {
    whole(page, link).split_once('#').unwrap().1.to_owned()
}
