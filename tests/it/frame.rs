//! The frame of pages: what must hold on every page of every site, whatever it shows.

use std::collections::{BTreeMap, BTreeSet};

use scraper::ElementRef;

use crate::book::FOLDERS;
use crate::generated::{RELATIONS, Relations};
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Page, Site, words};

const BASE: &str = "https://example.org/x/";

/// A site without articles, notes, sources and settings.
const SMALL: &str = "--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n";

/// A site whose original is English, with Arabic digits, in which half of the sides are missing.
const ENGLISH: &str = "\
--- book.toml
numerals = \"arab\"
[title]
en = \"English only\"
--- content/articles/a.yaml
title: {en: An article}
original: en
series: s
paragraphs:
  - {id: p01, en: The group came in 2024., notes: [{kind: context, text: {en: A note.}}]}
  - {id: p02, en: Nobody came.}
--- content/articles/a.original.txt
The group came in 2024.
Nobody came.
--- content/series/s.yaml
title: {en: A series}
--- content/groups/g.yaml
name: {en: The group}
founded: 2024
--- content/pages/about.en.md
# About
";

fn sites() -> Vec<(&'static str, Site)> {
    let based = |text: &str| Site::build(&crate::harness::Tree::new(text), &["--base-url", BASE]);
    vec![("small", based(SMALL)), ("english", based(ENGLISH))]
}

#[test]
fn every_page_has_its_frame() {
    let mut faults = Vec::new();
    let sites = sites();
    let named = sites.iter().map(|(name, site)| (*name, site));
    for (name, site) in named.chain([
        ("kitchen sink", &*KITCHEN_SINK),
        ("edges", &*EDGES),
        ("declaration", &*DECLARATION),
    ]) {
        for page in site.pages() {
            let frame = Frame { site, page: &page };
            faults.extend(
                frame.faults().into_iter().map(|fault| format!("{name} {}: {fault}", page.path)),
            );
        }
        faults.extend(ambiguous_titles(site));
    }
    for page in RELATIONS.iter().flat_map(Relations::pages).filter(|page| page.path != "404.html") {
        faults.extend(neutral(&page).into_iter().map(|fault| format!("{}: {fault}", page.path)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Texts of the settings stand on the pages of both languages; where one side stands in for the other, it says so.
#[test]
fn the_settings_are_on_every_page() {
    let site = Site::build(
        &crate::harness::Tree::new(
            "--- book.toml
[title]
ar = \"العنوان\"
en = \"The title\"
[description]
ar = \"الوصف\"
[licence]
ar = \"بلا قيد\"
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
",
        ),
        &[],
    );
    for page in site.pages() {
        let title = if page.path.starts_with("en/") { "The title" } else { "العنوان" };
        assert_eq!(page.texts("p.site-title"), [title], "{}", page.path);
        assert!(page.texts("title").concat().ends_with(title), "{}", page.path);
        assert_eq!(page.attributes("meta[name=description]", "content"), ["الوصف"]);
        let licence = page.one("footer .licence");
        assert_eq!(words(licence), "بلا قيد");
        let is_stated = (licence.attr("lang"), licence.attr("dir")) == (Some("ar"), Some("rtl"));
        assert!(is_stated || !page.path.starts_with("en/"), "{}", page.path);
    }
}

/// Two pages of one language with the same title cannot be told apart in a browser's tabs or in search results.
fn ambiguous_titles(site: &Site) -> Vec<String> {
    let mut titles: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut faults = Vec::new();
    // The views of one article share its title; `canonical` tells them apart.
    for page in site.pages().filter(|page| !page.path.contains("/articles/")) {
        let lang = page.path.split('/').next().unwrap_or_default().to_owned();
        let title = page.texts("title").concat();
        if let Some(other) = titles.insert((lang, title.clone()), page.path.clone()) {
            faults.push(format!("{other} and {} are both `{title}`", page.path));
        }
    }
    faults
}

#[test]
fn an_untranslated_page_is_no_alternate() {
    let sites = sites();
    let (small, english) = (&sites[0].1, &sites[1].1);
    for (site, address, count) in [
        (small, "en/", 3),
        (small, "ar/groups/g/", 2),
        (&*KITCHEN_SINK, "en/articles/small/", 2),
        (&*KITCHEN_SINK, "en/about/", 2),
        (&*EDGES, "ar/tags/peace/", 2),
        (&*EDGES, "ar/tags/حرب/", 0),
        (&*EDGES, "en/tags/حرب/", 0),
        (english, "en/", 3),
        (english, "en/groups/", 2),
        (english, "en/articles/a/", 0),
        (english, "ar/articles/a/", 0),
        (english, "en/articles/a/parallel/", 0),
        (english, "ar/articles/a/parallel/", 0),
        (english, "ar/articles/a/data/", 2),
        (english, "ar/groups/g/", 0),
        (english, "ar/about/", 0),
        (english, "en/series/s/", 0),
        (english, "ar/series/s/", 0),
    ] {
        let found = site.page(address).all("head link[rel=alternate][hreflang]").len();
        assert_eq!(found, count, "{address}");
    }
    // What stands in for a translation is known by the address of the original.
    for (address, original) in [
        ("ar/articles/a/", "en/articles/a/"),
        ("ar/articles/a/parallel/", "en/articles/a/parallel/"),
        ("en/articles/a/parallel/", "en/articles/a/parallel/"),
        ("ar/groups/g/", "en/groups/g/"),
        ("en/groups/g/", "en/groups/g/"),
    ] {
        let canonical = english.page(address).attributes("head link[rel=canonical]", "href");
        assert!(canonical.len() == 1 && canonical[0].ends_with(original), "{canonical:?}");
    }
}

struct Frame<'s> {
    site: &'s Site,
    page: &'s Page,
}

impl Frame<'_> {
    fn faults(&self) -> Vec<String> {
        let mut faults = neutral(self.page);
        faults.extend(self.languages());
        faults.extend(self.addresses());
        faults.extend(self.resources());
        faults.extend(self.navigation());
        faults.extend(self.contents());
        faults.extend(self.views());
        faults
    }

    /// The address of the page below the root of its site.
    fn address(&self) -> &str {
        self.page.path.strip_suffix("index.html").unwrap_or(&self.page.path)
    }

    /// The address of the same page in a language; the landing page stands for the homes.
    fn twin(&self, lang: &str) -> String {
        let below = ["ar/", "en/"].iter().find_map(|own| self.address().strip_prefix(own));
        format!("{lang}/{}", below.unwrap_or_default())
    }

    /// The switch leads to the page's twin, and says which language this is.
    fn languages(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let links = self.page.all("nav.languages a");
        if links.iter().map(|link| link.attr("hreflang")).ne([Some("ar"), Some("en")]) {
            faults.push("the switch does not name both languages".to_owned());
        }
        for link in links {
            let lang = link.attr("hreflang").unwrap_or_default();
            let twin = self.twin(lang);
            let (target, current) = (self.target(link), is_current(link));
            if target != format!("{twin}index.html") || !self.site.files.contains_key(&target) {
                faults.push(format!("the switch to {lang} leads to {target}"));
            }
            if current != self.page.path.starts_with(&format!("{lang}/")) {
                faults.push(format!("the switch marks {lang} wrongly"));
            }
        }
        faults
    }

    /// Where a link leads; those of the 404 page begin with the path of the site.
    fn target(&self, link: ElementRef<'_>) -> String {
        let href = link.attr("href").or(link.attr("src")).unwrap_or_default();
        match href.strip_prefix("/x/") {
            Some(below) if self.page.path == "404.html" && below.ends_with('/') => {
                format!("{below}index.html")
            }
            Some(below) if self.page.path == "404.html" => below.to_owned(),
            _ => self.page.target(href),
        }
    }

    /// `canonical` and `alternate` agree with the address; a page for what does not exist has none.
    fn addresses(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let canonical = attributes(self.page, "canonical", "href");
        let alternates = attributes(self.page, "alternate", "href");
        let own = absolute(self.address());
        let is_right = match &canonical[..] {
            [] => self.page.path == "404.html",
            [address] => *address == own || alternates.is_empty() && self.is_of_twin(address),
            _ => false,
        };
        if !is_right {
            faults.push(format!("canonical is {canonical:?}"));
        }
        let mut twins = ["ar", "en"].map(|lang| (lang, self.twin(lang))).to_vec();
        if self.address().len() <= "ar/".len() {
            twins.push(("x-default", String::new()));
        }
        let wanted: Vec<String> = twins.iter().map(|(_, twin)| absolute(twin)).collect();
        // A page in one language alone has none.
        if !alternates.is_empty() && (canonical.is_empty() || alternates != wanted) {
            faults.push(format!("alternates are {alternates:?}"));
        }
        let langs = attributes(self.page, "alternate", "hreflang");
        if !langs.is_empty() && !langs.iter().eq(twins.iter().map(|(lang, _)| lang)) {
            faults.push(format!("alternates are called {langs:?}"));
        }
        faults
    }

    /// Whether an address is that of the same page in the other language, which is canonical itself.
    fn is_of_twin(&self, address: &str) -> bool {
        ["ar", "en"].iter().any(|lang| {
            let twin = self.twin(lang);
            address == absolute(&twin)
                && attributes(&self.site.page(&twin), "canonical", "href") == [address]
        })
    }

    /// Styles, scripts, faces and icon are files of the site.
    fn resources(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for selector in
            ["link[rel=stylesheet]", "link[rel=icon]", "link[rel=preload]", "script[src]"]
        {
            let found = self.page.all(selector);
            let lost = found
                .iter()
                .map(|link| self.target(*link))
                .filter(|path| !self.site.files.contains_key(path));
            faults.extend(lost.map(|path| format!("{path} is not there")));
            if found.is_empty() {
                faults.push(format!("there is no {selector}"));
            }
        }
        faults
    }

    /// The page is marked where the navigation names it, and nothing else is.
    fn navigation(&self) -> Vec<String> {
        let links = self.page.all("nav.main a");
        let wrong = links
            .iter()
            .filter(|link| is_current(**link) != (self.target(**link) == self.page.path));
        let mut faults: Vec<String> =
            wrong.map(|link| format!("the navigation marks `{}` wrongly", words(*link))).collect();
        let lost = links
            .iter()
            .map(|link| self.target(*link))
            .filter(|path| !self.site.files.contains_key(path));
        faults.extend(lost.map(|path| format!("the navigation leads to {path}")));
        let home = self
            .page
            .all("p.site-title a")
            .into_iter()
            .map(|link| self.target(link))
            .collect::<String>();
        let lang = self.page.one("html").attr("lang").unwrap_or_default();
        if home != format!("{lang}/index.html") {
            faults.push(format!("the title leads to {home}"));
        }
        let langs = links
            .iter()
            .map(|link| self.target(*link))
            .all(|path| path.starts_with(&format!("{lang}/")));
        if !langs {
            faults.push("the navigation leaves the language".to_owned());
        }
        faults
    }

    /// The navigation names the home page, each page beside it that has something to show, and an article that is alone.
    fn contents(&self) -> Option<String> {
        let lang = self.page.one("html").attr("lang").unwrap_or_default();
        let below = |path: &str| {
            let below = path.strip_prefix(&format!("{lang}/"))?.strip_suffix("index.html")?;
            Some(below.trim_end_matches('/').to_owned())
        };
        let pages: Vec<String> = self.site.files.keys().filter_map(|path| below(path)).collect();
        let inside = |folder: &str| -> Vec<&String> {
            let is_inside = |page: &&String| {
                page.split_once('/').is_some_and(|(top, rest)| top == folder && !rest.contains('/'))
            };
            pages.iter().filter(is_inside).collect()
        };
        let has_content = |page: &&String| {
            !page.contains('/') && (!FOLDERS.contains(&page.as_str()) || !inside(page).is_empty())
        };
        let mut expected: BTreeSet<String> = pages.iter().filter(has_content).cloned().collect();
        // The head of every page leads to the search.
        expected.remove("search");
        if let [article] = inside("articles")[..] {
            expected.insert(article.clone());
        }
        // A landing page has its own index in place of the navigation; its text leads to the article.
        let is_landing = !self.page.all("nav.contents-nav").is_empty();
        let place = if is_landing {
            "nav.contents-nav a, .entrance h2 a, .entrance-title a"
        } else {
            "nav.main a"
        };
        let links = self.page.all(place).into_iter().map(|link| self.target(link));
        let mut named: BTreeSet<String> = links.filter_map(|path| below(&path)).collect();
        if is_landing {
            expected.remove("");
            named.retain(|path| expected.contains(path) || !path.starts_with("articles/"));
        }
        (named != expected).then(|| format!("the navigation names {named:?}, not {expected:?}"))
    }

    /// The views of an article lead to each other, and the present one is marked.
    fn views(&self) -> Vec<String> {
        let Some((lang, rest)) = self.page.path.split_once("/articles/") else { return Vec::new() };
        let id = rest.split('/').next().unwrap_or_default();
        let other = if lang == "ar" { "en" } else { "ar" };
        let mut faults = Vec::new();
        let links = self.page.all("nav.views a");
        for link in &links {
            let expected = match link.attr("data-view").unwrap_or_default() {
                "reading" => format!("{lang}/articles/{id}/index.html"),
                "other" => format!("{other}/articles/{id}/index.html"),
                view => format!("{lang}/articles/{id}/{view}/index.html"),
            };
            let target = self.target(*link);
            if target != expected || is_current(*link) != (target == self.page.path) {
                faults.push(format!(
                    "the view `{}` leads to {target} or is marked wrongly",
                    words(*link)
                ));
            }
        }
        if links.len() != 3 {
            faults.push(format!("there are {} views", links.len()));
        }
        let data = format!("{lang}/articles/{id}/data/index.html");
        let named = self.page.all("a.data-page").into_iter().map(|link| self.target(link));
        if self.page.path != data && !named.eq([data]) {
            faults.push("the article's data cannot be found".to_owned());
        }
        faults
    }
}

/// What holds without a site around it.
fn neutral(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let lang = if page.path.starts_with("en/") { "en" } else { "ar" };
    let dir = if lang == "ar" { "rtl" } else { "ltr" };
    let html = page.one("html");
    let mut require = |holds: bool, what: &str| {
        if !holds {
            faults.push(what.to_owned());
        }
    };
    require(
        (html.attr("lang"), html.attr("dir")) == (Some(lang), Some(dir)),
        "its language is wrong",
    );
    let headings = page.texts("h1");
    require(headings.len() == 1 && !headings[0].is_empty(), "it has not one heading");
    let title = page.texts("title").concat();
    require(title.contains(&headings.concat()), "its title does not say its heading");
    require(page.all("main#_main").len() == 1, "it has no main part");
    let first = page.all("body a").into_iter().next();
    require(
        first.is_some_and(|link| link.attr("href") == Some("#_main")),
        "its first link does not skip to the text",
    );
    // A block of data is no script: no browser runs it, and the policy of the page lets it be.
    let script = "script:not([src]):not([type='application/ld+json'])";
    require(
        page.all(&format!("style, {script}, [style], iframe, object")).is_empty(),
        "it has something inline",
    );
    let handlers = page
        .all("*")
        .into_iter()
        .any(|it| it.value().attrs().any(|(name, _)| name.starts_with("on")));
    require(!handlers, "it has a handler of events");
    let policy = page.attributes("meta[http-equiv=Content-Security-Policy]", "content").concat();
    require(
        policy.starts_with("default-src 'none'; ")
            && !policy.contains("unsafe")
            && !policy.contains("http"),
        "its policy is open",
    );
    let foreign = page.all("[src], link[href]:not([rel=canonical]):not([rel=alternate])");
    let foreign = foreign
        .iter()
        .filter_map(|it| it.attr("src").or(it.attr("href")))
        .any(|url| url.contains("//"));
    require(!foreign, "it loads from elsewhere");
    let empty = page
        .all("a[href]")
        .into_iter()
        .any(|link| words(link).is_empty() && link.attr("aria-label").is_none_or(str::is_empty));
    require(!empty, "a link has no words");
    let words = words(page.one("main"));
    require(!words.contains("{$") && !words.contains("undefined"), "it shows a variable");
    faults
}

fn is_current(link: ElementRef<'_>) -> bool {
    link.attr("aria-current") == Some("page")
}

/// An attribute of the links in the head of a page that say a relation.
fn attributes(page: &Page, rel: &str, attribute: &str) -> Vec<String> {
    page.attributes(&format!("head link[rel={rel}]:not([type])"), attribute)
}

/// An address below the site's as any program can read it.
fn absolute(address: &str) -> String {
    url::Url::parse(&format!("{BASE}{address}")).unwrap().into()
}
