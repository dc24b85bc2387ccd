//! render: views × templates → [`Output`]. The output is a value; [`crate::write`] puts it on the disk.

mod sheet;
mod templates;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::html::Html;
use crate::lang::{Lang, Localized};
use crate::load::{Asset, Project};
use crate::model::{Article, ArticleId, Book, EntityId, EntityKind};
use crate::route::{Picture, Route, View};
use crate::ui::{self, Ui};
use crate::view::network::graph::Networks;
use crate::view::{self, Scope, Site, chrome};
use templates::{Fault, Templates};

/// The site: the bytes of every file by its path in the output folder.
pub type Output = BTreeMap<String, Cow<'static, [u8]>>;

/// Told of each page that is done, of how many.
pub type Progress<'p> = &'p (dyn Fn(usize) + Sync);

/// What a page shows besides its frame.
#[derive(Clone, Copy)]
enum Page<'b> {
    Landing,
    Home,
    Article(ArticleId, View),
    Kind(EntityKind),
    Entity(EntityId),
    Picture(Picture),
    NetworkIn(i32),
    Notes,
    Sources,
    Markdown(&'b crate::model::Page),
    NotFound,
}

/// Renders every page and takes over the assets. `progress` hears the number of pages first, then 0 for each that
/// is done.
pub fn site(
    book: &Book,
    config: &Config,
    project: &Project,
    progress: Progress<'_>,
) -> (Output, Vec<Diagnostic>) {
    let sources = &project.sources;
    let (uis, mut diagnostics) = ui::load(sources, config.numerals);
    let templates = match Templates::load(sources, &uis) {
        Ok(templates) => templates,
        Err(fault) => {
            diagnostics.extend(fault.diagnostic(sources));
            return (Output::new(), diagnostics);
        }
    };
    let orders = view::index::orders(book, &uis);
    let locator = view::map::locator::prepare(book);
    let networks = view::network::graph::networks(book);
    let site = Site {
        book,
        config,
        uis: &uis,
        sources,
        orders: &orders,
        locator: &locator,
        networks: &networks,
    };
    let data = highlighted(&site);
    let pages = pages(book, config, &networks);
    progress(pages.len());
    let rendered: Vec<_> = pages
        .into_par_iter()
        .map(|(route, page)| {
            let result = render(&Scope::new(site, route), page, &templates, &data);
            progress(0);
            (route.file(), result)
        })
        .collect();
    let mut output = Output::new();
    for (name, bytes) in &project.assets {
        output.insert(Route::Asset(name).file(), Asset::clone(bytes));
    }
    let sheet = sheet::css(&project.assets, most_notes(book));
    output.entry(Route::STYLE.file()).or_insert(Cow::Owned(sheet));
    for (file, result) in rendered {
        match result {
            Ok(html) => drop(output.insert(file, Cow::Owned(html.into_bytes()))),
            Err(fault) => diagnostics.extend(fault.diagnostic(sources)),
        }
    }
    (output, diagnostics)
}

/// How many notes the article with the most of them has.
fn most_notes(book: &Book) -> usize {
    let notes = |article: &Article| article.paragraphs.iter().map(|p| p.notes.len()).sum();
    book.articles.iter().map(notes).max().unwrap_or(0)
}

/// Every page of the site.
fn pages<'b>(book: &'b Book, config: &Config, networks: &Networks) -> Vec<(Route<'b>, Page<'b>)> {
    let mut pages = vec![(Route::Landing, Page::Landing), (Route::NotFound, Page::NotFound)];
    for lang in Lang::ALL {
        pages.push((Route::Home(lang), Page::Home));
        for (id, article) in ArticleId::all(&book.articles) {
            for view in views(config) {
                pages.push((Route::Article(lang, &article.id, view), Page::Article(id, view)));
            }
        }
        pages.extend(EntityKind::ALL.map(|kind| (Route::Kind(lang, kind), Page::Kind(kind))));
        for (id, entity) in EntityId::all(&book.entities) {
            pages.push((Route::Entity(lang, entity.kind(), &entity.id), Page::Entity(id)));
        }
        pages.extend(Picture::ALL.map(|it| (Route::Picture(lang, it), Page::Picture(it))));
        let years = networks.get(lang).years.iter();
        pages.extend(years.map(|year| (Route::NetworkIn(lang, *year), Page::NetworkIn(*year))));
        pages.push((Route::Notes(lang), Page::Notes));
        pages.push((Route::Sources(lang), Page::Sources));
        for page in &book.pages {
            pages.push((Route::Page(lang, &page.slug), Page::Markdown(page)));
        }
    }
    pages
}

fn views(config: &Config) -> impl Iterator<Item = View> {
    let pages = config.pages;
    let all = [(View::Reading, true), (View::Parallel, pages.parallel), (View::Data, pages.data)];
    all.into_iter().filter(|(_, wanted)| *wanted).map(|(view, _)| view)
}

/// The highlighted file of each article: slow to make, and the same in both languages.
fn highlighted(site: &Site<'_>) -> Vec<Html> {
    if !site.config.pages.data {
        return Vec::new();
    }
    let articles = &site.book.articles;
    let scope = Scope::new(*site, Route::Landing);
    articles.par_iter().map(|article| view::article::data(&scope, article)).collect()
}

fn render(
    scope: &Scope<'_>,
    page: Page<'_>,
    templates: &Templates,
    data: &[Html],
) -> Result<String, Fault> {
    let book = scope.site.book;
    let ui = scope.site.uis.get(scope.lang);
    let frame = Frame { scope, templates, ui };
    match page {
        Page::Landing => frame.page("landing", "", &view::home::landing(scope)),
        Page::Home => frame.page("home", "", &view::home::home(scope)),
        Page::NotFound => {
            let title = ui.text("not_found_heading");
            frame.page("not_found", &title, &view::home::not_found(scope))
        }
        Page::Article(id, view) => {
            let article = book.article(id);
            let mut content = view::article::article(scope, article, view);
            if let (View::Data, Some(html)) = (view, data.get(id.index())) {
                content = content.with_data(html.clone());
            }
            let template = match view {
                View::Reading => "article",
                View::Parallel => "parallel",
                View::Data => "data",
            };
            frame.page(template, &title(&article.title, &article.id, scope.lang), &content)
        }
        Page::Kind(kind) => {
            let title = ui.text(&format!("{}_heading", kind.folder()));
            frame.page("kind", &title, &view::index::index(scope, kind))
        }
        Page::Entity(id) => {
            let (_, title) = book.entity(id).name(scope.lang);
            frame.page("entity", title, &view::entity::entity(scope, id))
        }
        Page::Picture(picture) => {
            let title = ui.text(&format!("{}_heading", picture.folder()));
            match picture {
                Picture::Timeline => {
                    frame.page("timeline", &title, &view::timeline::timeline(scope))
                }
                Picture::Map => frame.page("map", &title, &view::map::map(scope)),
                Picture::Network => {
                    frame.page("network", &title, &view::network::network(scope, None))
                }
            }
        }
        Page::NetworkIn(year) => {
            let title = format!("{} · {year}", ui.text("network_heading"));
            frame.page("network", &title, &view::network::network(scope, Some(year)))
        }
        Page::Notes => {
            frame.page("notes", &ui.text("notes_page_heading"), &view::notes::all(scope))
        }
        Page::Sources => {
            frame.page("sources", &ui.text("sources_heading"), &view::source::sources(scope))
        }
        Page::Markdown(page) => {
            let title = ui.text(&format!("nav_{}", page.slug));
            frame.page("page", &title, &view::home::page(scope, page))
        }
    }
}

fn title(title: &crate::model::LocalText<EntityId>, id: &str, lang: Lang) -> String {
    title.prefer(lang).map_or_else(|| id.to_owned(), |(_, text)| text.plain.clone())
}

/// What surrounds the view of a page.
struct Frame<'f, 'b> {
    scope: &'f Scope<'b>,
    templates: &'f Templates,
    ui: &'f Ui,
}

impl Frame<'_, '_> {
    fn page<V: Serialize>(&self, template: &str, title: &str, view: &V) -> Result<String, Fault> {
        let chrome = chrome::chrome(self.scope, title);
        self.templates.render(template, self.ui.lang(), &chrome, view)
    }
}

/// The labels of both languages, for pages that speak both.
type Labels = Localized<tera::Value>;
