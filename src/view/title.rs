//! The heading of each page as plain text: for the window's title, search engines, and lists of pages.

use super::{Scope, TextView};
use crate::lang::Lang;
use crate::route::Route;

/// The heading of the page of a scope. The landing pages have none: their title is the briefing's.
pub fn title(scope: &Scope<'_>) -> String {
    let (book, ui) = (scope.book(), scope.ui());
    match scope.route {
        Route::Further(_, _, number) => {
            let whole = title(&Scope { route: scope.route.whole(), ..*scope });
            let part = ui.format("part_page", &[("n", ui.number(number).into())]);
            if whole.is_empty() { part } else { format!("{whole} · {part}") }
        }
        Route::Landing | Route::Home(_) | Route::Book(..) | Route::Card(..) | Route::Asset(_) => {
            String::new()
        }
        Route::Article(_, id, _) => article(scope, id),
        Route::Kind(_, kind) => ui.text(&format!("{}_heading", kind.folder())),
        Route::Entity(_, _, id) => {
            let entity = book.find_entity(id).map(|id| book.entity(id));
            entity.map_or(id, |entity| entity.name(scope.lang).text).to_owned()
        }
        Route::Picture(_, picture) => ui.text(&format!("{}_heading", picture.folder())),
        Route::NetworkIn(_, year) => {
            format!("{} · {}", ui.text("network_heading"), ui.year(year))
        }
        Route::Notes(_) => ui.text("notes_page_heading"),
        Route::Sources(_) => ui.text("sources_heading"),
        Route::Tags(_) => ui.text("tags_heading"),
        Route::Tag(_, slug) => tag(scope, slug),
        Route::Series(_, id) => series(scope, id),
        Route::Search(_) => ui.text("search_heading"),
        Route::Page(_, slug) => ui.text(&format!("nav_{slug}")),
        Route::NotFound => ui.text("not_found_heading"),
    }
}

/// The briefing's title with its language; without one, the program's name.
pub fn site_title<'b>(scope: &Scope<'b>) -> (Lang, &'b str) {
    let title = scope.site.config.title.prefer(scope.lang);
    title.map_or((Lang::En, "Hashiya"), |(lang, title)| (lang, title))
}

/// An article without a title is called by its id.
fn article(scope: &Scope<'_>, id: &str) -> String {
    let article = scope.book().find_article(id).map(|id| scope.book().article(id));
    let title = article.and_then(|article| article.title.prefer(scope.lang));
    title.map_or_else(|| id.to_owned(), |(_, text)| text.plain.clone())
}

/// A tag may be called as an entity is: its title says that it is a tag.
fn tag(scope: &Scope<'_>, slug: &str) -> String {
    let tag = scope.book().find_tag(slug).map(|id| scope.book().tag(id));
    let name = tag.and_then(|tag| tag.name.prefer(scope.lang)).map_or(slug, |(_, name)| name);
    scope.ui().format("tag_title", &[("name", name.into())])
}

fn series(scope: &Scope<'_>, id: &str) -> String {
    let series = scope.book().find_series(id).map(|id| scope.book().one_series(id));
    let title = series.and_then(|series| series.title.prefer(scope.lang));
    let title = title.map_or(id, |(_, text)| &text.plain);
    scope.ui().format("series_title", &[("title", title.into())])
}

impl Scope<'_> {
    /// What the page of an article, an entity or a series is called, in the language that it is called so in; any other page by its
    /// title.
    pub(super) fn called(&self, route: Route<'_>) -> TextView {
        let book = self.book();
        let called = match route {
            Route::Article(_, id, _) => {
                book.find_article(id).and_then(|id| self.unlinked(&book.article(id).title))
            }
            Route::Entity(_, _, id) => book.find_entity(id).map(|id| self.name(book.entity(id))),
            Route::Series(_, id) => {
                book.find_series(id).and_then(|id| self.unlinked(&book.one_series(id).title))
            }
            _ => None,
        };
        called.unwrap_or_else(|| self.words(&title(&Scope { route, ..*self })))
    }
}
