//! One page: its route → its view and its template → HTML.

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::routes::{self, has_network, has_view, is_made};
use super::templates::Templates;
use super::{Layouts, Theme};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::html::Html;
use crate::model::{ArticleId, Book};
use crate::route::{Picture, Route, View};
use crate::source::Sources;
use crate::view::{self, Scope, Site, chrome, news, parts, title};

/// The pages of a site, each made on request.
#[derive(Clone, Copy)]
pub struct Pages<'b> {
    site: Site<'b>,
    layouts: &'b Layouts,
    templates: Option<&'b Templates>,
}

impl<'b> Pages<'b> {
    /// The pages of a book. Theme and layouts must be those of this book and these files.
    pub fn new(
        book: &'b Book,
        config: &'b Config,
        sources: &'b Sources,
        theme: &'b Theme,
        layouts: &'b Layouts,
    ) -> Self {
        let site = Site {
            book,
            config,
            uis: &theme.uis,
            sources,
            published: &theme.published().0,
            contents: &layouts.contents,
            feeds: news::feeds(book, config),
            orders: &layouts.orders,
            called: &layouts.called,
            blurbs: &layouts.blurbs,
            numbers: &layouts.numbers,
            chronology: &layouts.chronology,
            atlases: &layouts.atlases,
            locator: &layouts.locator,
            network: &layouts.network,
        };
        Self { site, layouts, templates: theme.templates.as_ref() }
    }

    /// What the pages are made from.
    pub(super) fn site(&self) -> &Site<'b> {
        &self.site
    }

    /// Every page that there is, without those that only lead on.
    pub fn routes(&self) -> Vec<Route<'b>> {
        routes::routes(&self.site)
    }

    /// The pages that lead on to those that there are, from the addresses of former ids.
    pub fn leading_on(&self) -> Vec<Route<'b>> {
        routes::leading_on(&self.site)
    }

    /// Renders a page, in UTF-8; `None` if there is none at this route, or if its template fails, which is reported.
    pub fn page(&self, route: Route<'b>) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
        if let Some(target) = self.target(route) {
            let scope = Scope::new(self.site, target);
            return self.render(&scope, "moved", value(&view::moved::moved(&scope, route)));
        }
        let scope = Scope::new(self.site, route);
        match (template(route), self.view(&scope)) {
            (Some(template), Some(view)) => self.render(&scope, template, view),
            _ => (None, Vec::new()),
        }
    }

    /// The page that one leads on to, if both are there.
    fn target(&self, route: Route<'b>) -> Option<Route<'b>> {
        let pages = self.site.config.pages;
        view::moved::target(self.site.book, route).filter(|target| match target {
            Route::Article(_, _, view) => has_view(pages, *view),
            _ => true,
        })
    }

    fn render(
        &self,
        scope: &Scope<'b>,
        template: &str,
        view: Value,
    ) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
        let Some(templates) = self.templates else { return (None, Vec::new()) };
        let chrome = chrome::chrome(scope, &title::title(scope));
        match templates.render(template, scope.lang, &chrome, view) {
            Ok(html) => (Some(html), Vec::new()),
            Err(fault) => (None, fault.diagnostics(self.site.sources)),
        }
    }

    /// Makes what takes long and several of these pages show, before they are made side by side.
    pub(super) fn prepare(&self, routes: &[Route<'_>]) {
        let has = |name: &str| routes.iter().any(|route| template(*route) == Some(name));
        if has("network") {
            self.site.network.drawings();
        }
        if has("data") {
            self.highlight_all();
        }
    }

    /// Highlights the files of all articles.
    fn highlight_all(&self) {
        let articles: Vec<ArticleId> =
            ArticleId::all(&self.site.book.articles).map(|(id, _)| id).collect();
        articles.into_par_iter().for_each(|id| {
            self.highlighted(id);
        });
    }

    /// The highlighted file of an article.
    fn highlighted(&self, id: ArticleId) -> Option<&'b Html> {
        let scope = Scope::new(self.site, Route::Landing);
        let cell = self.layouts.highlighted.get(id.index())?;
        Some(cell.get_or_init(|| view::article::data(&scope, self.site.book.article(id))))
    }

    /// What a page shows besides its frame; `None` if the book has no such page.
    fn view(&self, scope: &Scope<'b>) -> Option<Value> {
        let book = self.site.book;
        if scope.route.number() > parts::count(&self.site, scope.route) {
            return None;
        }
        Some(match scope.route.whole() {
            Route::Landing => value(&view::home::landing(scope)),
            Route::Home(_) => value(&view::home::home(scope)),
            Route::Article(_, id, view) => self.article(scope, book.find_article(id)?, view)?,
            Route::Kind(..)
            | Route::Picture(..)
            | Route::Notes(_)
            | Route::Sources(_)
            | Route::Tags(_) => {
                is_made(&self.site, scope.route.whole()).then(|| whole(scope))??
            }
            Route::Entity(_, kind, id) => {
                let id = book.find_entity(id).filter(|id| book.entity(*id).kind() == kind)?;
                value(&view::entity::entity(scope, id))
            }
            Route::NetworkIn(lang, _) if !has_network(&self.site, lang) => return None,
            Route::NetworkIn(_, year) => {
                let year = self.site.network.years.contains(&year).then_some(year)?;
                value(&view::network::network(scope, Some(year)))
            }
            Route::Tag(_, slug) => value(&view::collection::tag(scope, book.find_tag(slug)?)),
            Route::Series(_, id) => value(&view::collection::series(scope, book.find_series(id)?)),
            Route::Page(_, slug) => {
                value(&view::home::page(scope, book.own_pages().find(|page| page.slug == slug)?))
            }
            Route::Search(_) if !view::search::has_content(book) => return None,
            Route::Search(_) => value(&view::search::search(scope)),
            Route::NotFound => value(&view::home::not_found(scope)),
            Route::Book(..) | Route::Card(..) | Route::Asset(_) | Route::Further(..) => {
                return None;
            }
        })
    }

    fn article(&self, scope: &Scope<'b>, id: ArticleId, view: View) -> Option<Value> {
        if !has_view(self.site.config.pages, view) {
            return None;
        }
        let content = view::article::article(scope, self.site.book.article(id), view);
        Some(match view {
            View::Data => value(&content.with_data(self.highlighted(id)?.clone())),
            View::Reading | View::Parallel => value(&content),
        })
    }
}

/// What a page of the whole content shows.
fn whole(scope: &Scope<'_>) -> Option<Value> {
    Some(match scope.route.whole() {
        Route::Kind(_, kind) => value(&view::index::index(scope, kind)),
        Route::Tags(_) => value(&view::collection::tags(scope)),
        Route::Picture(_, Picture::Timeline) => value(&view::timeline::timeline(scope)),
        Route::Picture(_, Picture::Map) => value(&view::map::map(scope)),
        Route::Picture(_, Picture::Network) => value(&view::network::network(scope, None)),
        Route::Notes(_) => value(&view::notes::all(scope)),
        Route::Sources(_) => value(&view::source::sources(scope)),
        _ => return None,
    })
}

/// A view as templates read it.
fn value(view: &impl Serialize) -> Value {
    Value::from_serializable(view)
}

/// The template of a page, by its name in `templates/pages/`; assets have none.
pub(super) fn template(route: Route<'_>) -> Option<&'static str> {
    Some(match route.whole() {
        Route::Landing => "landing",
        Route::Home(_) => "home",
        Route::Article(_, _, View::Reading) => "article",
        Route::Article(_, _, View::Parallel) => "parallel",
        Route::Article(_, _, View::Data) => "data",
        Route::Kind(..) => "kind",
        Route::Entity(..) => "entity",
        Route::Picture(_, picture) => picture.folder(),
        Route::NetworkIn(..) => Picture::Network.folder(),
        Route::Notes(_) => "notes",
        Route::Sources(_) => "sources",
        Route::Tags(_) => "tags",
        Route::Tag(..) | Route::Series(..) => "collection",
        Route::Search(_) => "search",
        Route::Page(..) => "page",
        Route::NotFound => "not_found",
        Route::Book(..) | Route::Card(..) | Route::Asset(_) | Route::Further(..) => return None,
    })
}
