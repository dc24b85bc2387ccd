//! Where what a page shows is written, as links that open an editor there.

use super::desk::Desk;
use super::overlay::escaped;
use crate::lang::Lang;
use crate::model::Book;
use crate::route::{Listing, Route, View};
use crate::session::Edition;
use crate::source::Span;

/// The links for a page of the site, for a script to put in their places; empty if there are none.
pub(super) fn of_page(file: &str, edition: &Edition, desk: &Desk) -> String {
    let route = file.strip_suffix("index.html").and_then(Route::parse);
    let Some((route, lang)) = route.and_then(|route| Some((route, route.lang()?))) else {
        return String::new();
    };
    let words = match lang {
        Lang::Ar => "حرّر هنا",
        Lang::En => "Edit here",
    };
    let item = |(id, span): (&str, Span)| {
        let link = escaped(&desk.link(span, &edition.project.sources)?);
        Some(format!("<li><a href=\"{link}\" data-part=\"{id}\">{words}</a></li>"))
    };
    let (tag, dir) = (lang.tag(), lang.dir().word());
    let items: String = parts(route, &edition.book).into_iter().filter_map(item).collect();
    if items.is_empty() {
        return items;
    }
    format!("<ul id=\"hashiya-places\" lang=\"{tag}\" dir=\"{dir}\" hidden>{items}</ul>")
}

/// The places of what a page shows, by the ids of paragraphs; that of the whole has none.
fn parts<'b>(route: Route<'_>, book: &'b Book) -> Vec<(&'b str, Span)> {
    match route {
        Route::Article(_, id, View::Reading | View::Parallel) => {
            let Some(id) = book.find_article(id) else { return Vec::new() };
            let article = book.article(id);
            let paragraphs = article.paragraphs.iter().map(|it| (it.id.as_str(), it.span));
            [("", article.span)].into_iter().chain(paragraphs).collect()
        }
        Route::Entity(_, kind, id) | Route::Further(_, Listing::Entity(kind, id), _) => {
            let found = book.find_entity(id).map(|id| book.entity(id));
            let found = found.filter(|entity| entity.kind() == kind);
            found.map(|entity| ("", entity.span)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
