//! What a page says of its subject to search engines, in the vocabulary of schema.org (JSON-LD 1.1).
//!
//! Each thing is called by the absolute address of its page, so that without the site's address nothing is said.

mod article;
mod entity;
mod said;
mod source;

use serde_json::{Map, Value, json};

use super::Scope;
use super::edition::absolute;
use super::title::{site_title, title};
use crate::html::{Html, data};
use crate::route::{Route, View};
use said::{said, site_name};

/// What is said on a page.
pub(super) fn linked(scope: &Scope<'_>) -> Option<Html> {
    if scope.route == Route::NotFound {
        return None;
    }
    let own = absolute(&scope.site, scope.route)?;
    let subjects = match scope.route {
        Route::Landing | Route::Home(_) => vec![site(scope)?],
        Route::Article(_, id, View::Reading) => vec![article::article(
            scope,
            scope.book().article(scope.book().find_article(id)?),
            &own,
        )],
        Route::Kind(_, kind) => entity::glossary(scope, kind, &own).into_iter().collect(),
        Route::Entity(_, _, id) => {
            vec![entity::entity(scope, scope.book().find_entity(id)?, &own)]
        }
        _ if matches!(scope.route.whole(), Route::Sources(_)) => source::sources(scope),
        _ => Vec::new(),
    };
    let graph: Vec<Value> = subjects.into_iter().chain(breadcrumbs(scope, own)).collect();
    let said = json!({ "@context": "https://schema.org", "@graph": graph });
    (!graph.is_empty()).then(|| data::block(&said))
}

/// The briefing in the page's language.
fn site(scope: &Scope<'_>) -> Option<Value> {
    let mut site = Map::from_iter(site_name(scope)?);
    let about = scope.site.config.description.prefer(scope.lang);
    site.extend(about.map(|(_, words)| said("description", words.as_str())));
    site.extend([said("inLanguage", scope.lang.tag())]);
    Some(site.into())
}

/// The way to the page from the briefing's own.
fn breadcrumbs(scope: &Scope<'_>, own: String) -> Option<Value> {
    let above = match scope.route {
        Route::Landing
        | Route::Home(_)
        | Route::Article(_, _, View::Reading)
        | Route::Further(..) => return None,
        Route::Article(lang, id, View::Parallel | View::Data) => {
            Some(Route::Article(lang, id, View::Reading))
        }
        Route::Entity(lang, kind, _) => Some(Route::Kind(lang, kind)),
        Route::Tag(lang, _) => Some(Route::Tags(lang)),
        _ => None,
    };
    let mut steps =
        vec![(site_title(scope).1.to_owned(), absolute(&scope.site, Route::Home(scope.lang))?)];
    if let Some(route) = above {
        steps.push((title(&Scope { route, ..*scope }), absolute(&scope.site, route)?));
    }
    steps.push((title(scope), own));
    let item = |(place, (name, address)): (usize, (String, String))| json!({ "@type": "ListItem", "position": place + 1, "name": name, "item": address });
    let items: Vec<Value> = steps.into_iter().enumerate().map(item).collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}
