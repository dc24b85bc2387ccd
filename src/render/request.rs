//! One file of the site on request, the same as [`site`](super::site) makes it: a page, what the program makes besides, or a
//! file of `static/`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::{Pages, search_files};
use crate::export::{self, offline};
use crate::load::{Assets, Project};
use crate::output::{Body, OutPath, Sink};
use crate::route::Route;
use crate::view::book::has_books;
use crate::view::shared::has_cards;

/// What is made all at once, when one file of it is first asked for: the index of the search.
#[derive(Default)]
pub struct Together(OnceLock<BTreeMap<String, Vec<u8>>>);

/// What a file is made from.
pub struct Request<'b> {
    /// The pages.
    pub pages: Pages<'b>,
    /// The files that they were read from.
    pub project: &'b Project,
    /// What is published of `static/`.
    pub published: &'b Assets,
    /// What earlier requests to the same site have made.
    pub together: &'b Together,
}

impl<'b> Request<'b> {
    /// The file at a path of the output; `None` if the site has none, or if it is one of `static/` that cannot be read now.
    pub fn file(&self, path: &'b str) -> Option<Cow<'b, [u8]>> {
        let made = || {
            let is_own = self.project.assets.contains_key(path);
            if is_own { None } else { self.made(path) }
        };
        let page = self.page(path).map(Cow::Owned);
        page.or_else(made).or_else(|| self.published.get(path)?.read().ok())
    }

    fn page(&self, path: &'b str) -> Option<Vec<u8>> {
        let address = path.strip_suffix("index.html").unwrap_or(path);
        let route = Route::parse(address).filter(|route| route.file() == path)?;
        self.pages.page(route).0
    }

    /// What the program makes besides pages.
    fn made(&self, path: &str) -> Option<Cow<'b, [u8]>> {
        let alone = || export::at(self.pages.site(), &self.pages.routes(), path);
        let alone = || alone().or_else(|| self.lettered(path)).or_else(|| self.last(path));
        self.together(path).map(Cow::Borrowed).or_else(|| alone().map(Cow::Owned))
    }

    fn together(&self, path: &str) -> Option<&'b [u8]> {
        let make = || {
            let files = Mutex::new(BTreeMap::new());
            search_files(&self.pages, &self.project.assets, &|(file, bytes)| {
                files.lock().unwrap_or_else(PoisonError::into_inner).insert(file, bytes);
            });
            files.into_inner().unwrap_or_else(PoisonError::into_inner)
        };
        let all = path.starts_with("search/").then(|| self.together.0.get_or_init(make))?;
        all.get(path).map(Vec::as_slice)
    }

    /// What needs the fonts of the site.
    fn lettered(&self, path: &str) -> Option<Vec<u8>> {
        let site = self.pages.site();
        let is_book = path.ends_with(".epub") && has_books(site);
        let is_card = path.ends_with("card.png") && has_cards(site);
        let one = One::new(path);
        if is_book || is_card {
            let wanted = |route: Route<'_>| route.file() == path;
            let put = |(file, bytes): export::File| one.take(&file, bytes);
            export::lettered(site, &self.project.assets, &wanted, &put);
        }
        one.found()
    }

    /// What is made of all pages.
    fn last(&self, path: &str) -> Option<Vec<u8>> {
        let site = self.pages.site();
        let is_copy = path == Route::COPY.file() && site.config.downloads.site;
        let is_worker = path == offline::PATH;
        if is_worker && !site.config.files.offline {
            return Some(offline::worker(site, Vec::new()).1);
        }
        let one = One::new(path);
        if is_copy || is_worker {
            drop(super::site(site.book, site.config, self.project, &one, &|_| {}));
        }
        one.found()
    }
}

/// Takes one file, and lets all others go.
struct One<'p> {
    path: &'p str,
    found: Mutex<Option<Vec<u8>>>,
}

impl<'p> One<'p> {
    fn new(path: &'p str) -> Self {
        Self { path, found: Mutex::default() }
    }

    fn take(&self, path: &str, bytes: Vec<u8>) {
        if path == self.path {
            *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes);
        }
    }

    fn found(self) -> Option<Vec<u8>> {
        self.found.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for One<'_> {
    fn put(&self, path: OutPath, body: Body) {
        if let Body::Bytes(bytes) = body {
            self.take(path.as_str(), bytes.into_owned());
        }
    }
}
