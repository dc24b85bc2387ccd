//! The briefing's own pages as works that can be cited: articles and profiles.

use hayagriva::types::Person;

use super::kind::WEBPAGE;
use super::people::{AUTHOR, TRANSLATOR};
use super::record::{LANGUAGE, Record, SITE, TITLE, URL};
use crate::model::{Article, Entity};
use crate::route::{Route, View};
use crate::view::edition::absolute;
use crate::view::title::{site_title, title};
use crate::view::{Scope, byline};

/// The articles and profiles of a language, in the order of their lists.
pub(super) fn records(scope: &Scope<'_>) -> Vec<Record> {
    let articles = scope.articles().map(|it| article(scope, it));
    let entities = scope.book().entities.iter().map(|it| entity(scope, it));
    articles.chain(entities).collect()
}

fn article(scope: &Scope<'_>, article: &Article) -> Record {
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
        ..page(scope, Route::Article(scope.lang, &article.id, View::Reading), article.id.clone())
    }
}

fn entity(scope: &Scope<'_>, entity: &Entity) -> Record {
    page(
        scope,
        Route::Entity(scope.lang, entity.kind(), &entity.id),
        format!("{}:{}", entity.kind().noun(), entity.id),
    )
}

fn page(scope: &Scope<'_>, route: Route<'_>, id: String) -> Record {
    let heading = title(&Scope { route, ..*scope });
    let fields = [
        (TITLE, heading),
        (SITE, site_title(scope).1.to_owned()),
        (LANGUAGE, scope.lang.tag().to_owned()),
        (URL, absolute(&scope.site, route).unwrap_or_else(|| route.address())),
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
