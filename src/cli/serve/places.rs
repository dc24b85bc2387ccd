//! Where what a page shows is written, as links that open an editor there.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::overlay::escaped;
use crate::lang::Lang;
use crate::model::Book;
use crate::route::{Listing, Route, View};
use crate::source::{Sources, Span};

/// The links by the address of their page in English. Each has the id of its paragraph; that of the whole has none.
#[derive(Default)]
pub(super) struct Places(BTreeMap<String, Vec<(String, String)>>);

impl Places {
    /// The links for all pages.
    pub(super) fn new(book: &Book, sources: &Sources, desk: &Desk) -> Self {
        let mut places = Self::default();
        if !desk.has_editor() {
            return places;
        }
        let mut add = |route: Route<'_>, parts: &mut dyn Iterator<Item = (&str, Span)>| {
            let links =
                parts.filter_map(|(id, span)| Some((id.to_owned(), desk.link(span, sources)?)));
            places.0.insert(route.address(), links.collect());
        };
        for article in &book.articles {
            let paragraphs = article.paragraphs.iter().map(|it| (it.id.as_str(), it.span));
            let route = Route::Article(Lang::En, &article.id, View::Reading);
            add(route, &mut [("", article.span)].into_iter().chain(paragraphs));
        }
        for entity in &book.entities {
            let route = Route::Entity(Lang::En, entity.kind(), &entity.id);
            add(route, &mut [("", entity.span)].into_iter());
        }
        places
    }

    /// The links for a page of the site, for a script to put in their places; empty if there are none.
    pub(super) fn of_page(&self, file: &str) -> String {
        let route = file.strip_suffix("index.html").and_then(Route::parse);
        let (lang, page) = match route {
            Some(Route::Article(lang, id, View::Reading | View::Parallel)) => {
                (lang, Route::Article(Lang::En, id, View::Reading))
            }
            Some(
                Route::Entity(lang, kind, id) | Route::Further(lang, Listing::Entity(kind, id), _),
            ) => (lang, Route::Entity(Lang::En, kind, id)),
            _ => return String::new(),
        };
        let Some(links) = self.0.get(&page.address()) else { return String::new() };
        let words = match lang {
            Lang::Ar => "حرّر هنا",
            Lang::En => "Edit here",
        };
        let item = |(id, link): &(String, String)| {
            let link = escaped(link);
            format!("<li><a href=\"{link}\" data-part=\"{id}\">{words}</a></li>")
        };
        let (tag, dir) = (lang.tag(), lang.dir().word());
        let items: String = links.iter().map(item).collect();
        format!("<ul id=\"hashiya-places\" lang=\"{tag}\" dir=\"{dir}\" hidden>{items}</ul>")
    }
}
