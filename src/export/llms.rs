//! `llms.txt` (llmstxt.org): what the briefing is, and its pages of text in both languages, each by its Markdown.

use super::file::File;
use super::markdown::Document;
use crate::lang::Lang;
use crate::model::{EntityId, EntityKind, LocalText};
use crate::route::{Route, View};
use crate::view::{Scope, Site};

/// The file, if there is Markdown that it can list.
pub(super) fn file(site: &Site<'_>) -> Option<File> {
    let langs = Lang::ALL.into_iter().map(|lang| in_lang(&Scope { lang, ..root(site) }));
    let parts = std::iter::once(head(site)).chain(langs);
    let text = || parts.collect::<Vec<_>>().join("\n").into_bytes();
    site.config.files.markdown.then(|| ("llms.txt".to_owned(), text()))
}

/// Links lead from the root of the site.
fn root<'b>(site: &Site<'b>) -> Scope<'b> {
    Scope::new(*site, Route::Landing)
}

/// The title and the description in both languages.
fn head(site: &Site<'_>) -> String {
    let scope = root(site);
    let titles = site.config.title.iter().filter_map(|(_, title)| title.as_deref());
    let titles = titles.collect::<Vec<_>>().join(" · ");
    let mut document = Document::new(&scope);
    document.heading(1, if titles.is_empty() { "Hashiya" } else { &titles });
    for (_, description) in site.config.description.iter() {
        description.iter().for_each(|description| document.quotation(description));
    }
    document.finish()
}

fn in_lang(scope: &Scope<'_>) -> String {
    let (book, ui) = (scope.book(), scope.ui());
    let mut document = Document::new(scope);
    document.heading(2, &ui.text(&format!("language_{}", scope.lang.tag())));
    document.item(|it| it.page(&ui.text("nav_home"), Route::Home(scope.lang)));
    for route in scope.contents() {
        let Some(section) = route.section() else { continue };
        let gloss = ui.text(&format!("section_{section}"));
        document.item(|it| {
            it.page(&ui.text(&format!("nav_{section}")), route);
            it.lines.text(&format!(": {gloss}"));
        });
    }
    document.end_list();
    if !book.articles.is_empty() {
        document.heading(2, &ui.count("count_articles", book.articles.len()));
    }
    for article in scope.articles() {
        let title = article.title.prefer(scope.lang).map_or(&*article.id, |(_, it)| &it.plain);
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        entry(&mut document, title, route, &article.summary);
    }
    document.end_list();
    EntityKind::ALL.into_iter().for_each(|kind| entities(&mut document, kind));
    document.finish()
}

/// The profiles of a kind, in the order of its index.
fn entities(document: &mut Document<'_, '_>, kind: EntityKind) {
    let scope = document.scope;
    let ids = scope.entities(kind);
    if !ids.is_empty() {
        document.heading(2, &document.word(&format!("{}_heading", kind.folder())));
    }
    for id in ids {
        let entity = scope.book().entity(*id);
        let name = entity.name(scope.lang).text;
        entry(document, name, scope.entity_route(*id), &entity.summary);
    }
    document.end_list();
}

fn entry(
    document: &mut Document<'_, '_>,
    name: &str,
    route: Route<'_>,
    summary: &LocalText<EntityId>,
) {
    document.item(|it| {
        it.page(name, route);
        if let Some((_, summary)) = summary.prefer(it.scope.lang) {
            it.lines.text(&format!(": {}", summary.plain));
        }
    });
}
