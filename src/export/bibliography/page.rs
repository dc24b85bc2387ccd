//! The briefing's own pages as works that can be cited: articles and profiles.

use hayagriva::types::Person;

use super::kind::WEBPAGE;
use super::people::{AUTHOR, TRANSLATOR};
use super::record::{LANGUAGE, Record, SITE, TITLE, URL};
use crate::model::{Article, Entity};
use crate::route::{Route, View};
use crate::view::edition::{absolute, shown};
use crate::view::title::{site_title, title};
use crate::view::{Scope, byline};

/// The articles and profiles of a language, in the order of their lists.
pub(super) fn records(scope: &Scope<'_>) -> Vec<Record> {
    let articles = scope.articles().map(|it| article(scope, it));
    let entities = scope.book().entities.iter().map(|it| entity(scope, it));
    articles.chain(entities).collect()
}

fn article(scope: &Scope<'_>, article: &Article) -> Record {
    let route = Route::Article(scope.lang, &article.id, View::Reading);
    let scope = &written(scope, route);
    let metadata = &article.metadata;
    let of = |role, people| {
        let names = byline::names(scope, people, scope.lang);
        let person = |name| Person { name, ..nobody() };
        (role, names.into_iter().map(person).collect::<Vec<_>>())
    };
    let people = [of(AUTHOR, &metadata.authors), of(TRANSLATOR, &metadata.translators)];
    Record {
        people: people.into_iter().filter(|(_, people)| !people.is_empty()).collect(),
        issued: metadata.date.known().copied(),
        ..page(scope, article.id.clone())
    }
}

fn entity(scope: &Scope<'_>, entity: &Entity) -> Record {
    let route = Route::Entity(scope.lang, entity.kind(), &entity.id);
    page(&written(scope, route), format!("{}:{}", entity.kind().noun(), entity.id))
}

/// A page in the language in which it is written: that is the one to cite.
fn written<'b>(scope: &Scope<'b>, route: Route<'b>) -> Scope<'b> {
    let lang = shown(scope.book(), route, scope.lang);
    Scope { lang, route: route.in_lang(lang), ..*scope }
}

fn page(scope: &Scope<'_>, id: String) -> Record {
    let fields = [
        (TITLE, title(scope)),
        (SITE, site_title(scope).1.to_owned()),
        (LANGUAGE, scope.lang.tag().to_owned()),
        (URL, absolute(&scope.site, scope.route).unwrap_or_else(|| scope.route.address())),
    ];
    Record {
        id,
        kind: WEBPAGE,
        people: Vec::new(),
        issued: None,
        accessed: None,
        fields: fields.into(),
    }
}

fn nobody() -> Person {
    Person {
        name: String::new(),
        given_name: None,
        prefix: None,
        suffix: None,
        comma_suffix: false,
        alias: None,
    }
}
