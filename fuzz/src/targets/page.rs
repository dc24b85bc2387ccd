//! Pages as a browser reads them: nothing of the content runs, ids are unique, links lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use hashiya::output::Files;
use scraper::{ElementRef, Html, Selector};

/// A page.
pub struct Page {
    html: Html,
}

/// The pages of a site by their paths, and the paths of all its files.
pub struct Site<'f> {
    files: &'f Files,
    pages: BTreeMap<&'f str, Page>,
}

/// What carries no content of another kind into a page.
const FOREIGN: &str = "script:not([src]), style, [style], img, iframe, object, embed, base, form, applet, frame, audio, video";

/// Attributes that name ids of the same page.
const REFERENCES: [&str; 5] =
    ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details"];

impl<'f> Site<'f> {
    /// Reads the pages.
    pub fn read(files: &'f Files) -> Self {
        let is_page = |path: &str| path.ends_with(".html");
        let pages = files.iter().filter(|(path, _)| is_page(path.as_str())).map(|(path, body)| {
            let text =
                std::str::from_utf8(body.bytes().unwrap_or_default()).expect("a page is UTF-8");
            (path.as_str(), Page { html: Html::parse_document(text) })
        });
        Self { files, pages: pages.collect() }
    }

    /// The page of a file.
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.pages.get(path)
    }

    /// Judges every page.
    pub fn judge(&self) {
        let ids: BTreeMap<&str, BTreeSet<&str>> =
            self.pages.iter().map(|(path, page)| (*path, page.ids(path))).collect();
        for (path, page) in &self.pages {
            page.runs_nothing(path);
            page.has_references(path, &ids[path]);
            for link in page.all("a[href], area[href]") {
                self.leads(path, link.attr("href").unwrap_or_default(), &ids);
            }
        }
    }

    /// A link leads out by a scheme that is allowed, or to a file and a place in it.
    fn leads(&self, path: &str, href: &str, ids: &BTreeMap<&str, BTreeSet<&str>>) {
        let scheme = href
            .split_once(':')
            .map(|(scheme, _)| scheme)
            .filter(|scheme| !scheme.contains(['/', '#', '?']));
        if let Some(scheme) = scheme {
            assert!(
                matches!(scheme, "https" | "http" | "mailto"),
                "a link runs something: {href:?} on {path}"
            );
            return;
        }
        // The page for what is not there begins its links with the root of the site.
        if path == "404.html" {
            return;
        }
        let (file, place) =
            href.split_once('#').map_or((href, None), |(file, place)| (file, Some(place)));
        let target = if file.is_empty() { path.to_owned() } else { joined(path, file) };
        assert!(
            self.files.contains_key(target.as_str()),
            "a link leads nowhere: {href:?} on {path}"
        );
        let has_place = place
            .is_none_or(|place| ids.get(target.as_str()).is_none_or(|ids| ids.contains(place)));
        assert!(has_place, "a link leads to no place: {href:?} on {path}");
    }
}

impl Page {
    fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(css).expect("a selector that is written here");
        self.html.select(&selector).collect()
    }

    /// The words of the elements that a selector finds, with single spaces.
    pub fn words(&self, css: &str) -> String {
        let text: String = self.all(css).iter().flat_map(|element| element.text()).collect();
        squeezed(&text)
    }

    /// Its ids, each once.
    fn ids(&self, path: &str) -> BTreeSet<&str> {
        let mut ids = BTreeSet::new();
        for id in
            self.html.root_element().descendent_elements().filter_map(|element| element.attr("id"))
        {
            assert!(ids.insert(id), "an id stands twice: {id:?} on {path}");
        }
        ids
    }

    fn runs_nothing(&self, path: &str) {
        let foreign = self.all(FOREIGN);
        assert!(
            foreign.is_empty(),
            "something foreign stands: {:?} on {path}",
            foreign.first().map(ElementRef::html)
        );
        for element in self.html.root_element().descendent_elements() {
            for (name, value) in element.value().attrs() {
                assert!(!name.starts_with("on"), "something handles events: {name} on {path}");
                let address = matches!(
                    name,
                    "src" | "href" | "action" | "formaction" | "xlink:href" | "data" | "poster"
                );
                let runs = ["javascript:", "data:", "vbscript:"]
                    .iter()
                    .any(|scheme| value.trim_start().to_lowercase().starts_with(scheme));
                assert!(!(address && runs), "an address runs something: {value:?} on {path}");
            }
        }
    }

    fn has_references(&self, path: &str, ids: &BTreeSet<&str>) {
        for element in self.html.root_element().descendent_elements() {
            for name in REFERENCES {
                let lost = element
                    .attr(name)
                    .and_then(|list| list.split_whitespace().find(|id| !ids.contains(id)));
                assert!(lost.is_none(), "nothing has the id: {lost:?} by {name} on {path}");
            }
        }
    }
}

/// A text with single spaces.
pub fn squeezed(text: &str) -> String {
    text.split([' ', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The path that a relative link leads to.
fn joined(from: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path }
}

/// Each property can fail.
#[cfg(test)]
mod tests {
    use hashiya::output::OutPath;

    use super::*;

    fn judge(body: &str) {
        let path = OutPath::new("en/a.html").expect("a path");
        let files =
            Files::from([(path, format!("<!doctype html><body>{body}").into_bytes().into())]);
        Site::read(&files).judge();
    }

    #[test]
    fn what_is_right_passes() {
        judge("<p id=a><a href=#a>x</a> <a href=a.html#a>x</a> <a href=https://e.org/>x</a>");
    }

    #[test]
    #[should_panic(expected = "something foreign stands")]
    fn scripts_are_seen() {
        judge("<script>alert(1)</script>");
    }

    #[test]
    #[should_panic(expected = "something handles events")]
    fn handlers_are_seen() {
        judge("<p onclick=x>");
    }

    #[test]
    #[should_panic(expected = "an address runs something")]
    fn addresses_that_run_are_seen() {
        judge("<a href=' JavaScript:x'>x</a>");
    }

    #[test]
    #[should_panic(expected = "an id stands twice")]
    fn ids_are_counted() {
        judge("<p id=a><p id=a>");
    }

    #[test]
    #[should_panic(expected = "a link leads nowhere")]
    fn links_are_followed() {
        judge("<a href=b.html>x</a>");
    }

    #[test]
    #[should_panic(expected = "a link leads to no place")]
    fn places_are_looked_for() {
        judge("<a href=#b>x</a>");
    }

    #[test]
    #[should_panic(expected = "nothing has the id")]
    fn references_are_looked_for() {
        judge("<p aria-labelledby=b>");
    }
}
