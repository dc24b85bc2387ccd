//! An article, what it is a translation of, and what it cites. A first visit to its page must be light, so that little is said;
//! sources are described on their own page.

use serde_json::{Map, Value, json};

use super::said::{dated, said};
use super::source::citations;
use crate::model::metadata::Person;
use crate::model::{Article, EntityId, EntityKind};
use crate::route::{Route, View};
use crate::view::Scope;
use crate::view::byline::{self, People};
use crate::view::edition::{absolute, is_written, shown};
use crate::view::title::title;

pub(super) fn article(scope: &Scope<'_>, article: &Article, own: &str) -> Value {
    let metadata = &article.metadata;
    let mut thing = Map::from_iter([
        said("@type", "Article"),
        said("@id", own),
        said("headline", title(scope)),
    ]);
    let shown = shown(scope.book(), scope.route, scope.lang);
    thing.extend([said("inLanguage", shown.tag())]);
    thing.extend(people(scope, "author", &metadata.authors));
    if scope.lang != article.original {
        thing.extend(people(scope, "translator", &metadata.translators));
    }
    thing.extend(dated("datePublished", metadata.date.known()));
    thing.extend(dated("dateModified", metadata.updated.as_ref()));
    thing.extend(twin(scope, article));
    thing.extend(citations(scope, article));
    let site = absolute(&scope.site, Route::Home(scope.lang));
    thing.extend(site.map(|site| said("isPartOf", json!({ "@id": site }))));
    thing.into()
}

/// The same article in the other language, if it is in both.
fn twin(scope: &Scope<'_>, article: &Article) -> Option<(String, Value)> {
    let other = scope.lang.other();
    let route = Route::Article(other, &article.id, View::Reading);
    let is_written = |route| is_written(scope.book(), route, route.lang().unwrap_or(other));
    let property =
        if scope.lang == article.original { "workTranslation" } else { "translationOfWork" };
    let address =
        absolute(&scope.site, route).filter(|_| is_written(route) && is_written(scope.route))?;
    Some(said(property, json!({ "@type": "Article", "@id": address, "inLanguage": other.tag() })))
}

fn people(scope: &Scope<'_>, property: &str, people: &People) -> Option<(String, Value)> {
    let names = byline::names(scope, people, scope.lang);
    let person = |(name, person): (String, &Person<EntityId>)| {
        let is_group = |id| scope.book().entity(id).kind() == EntityKind::Group;
        let kind = if person.entity.is_some_and(is_group) { "Organization" } else { "Person" };
        let mut thing = Map::from_iter([said("@type", kind), said("name", name)]);
        let profile = person.entity.and_then(|id| absolute(&scope.site, scope.entity_route(id)));
        thing.extend(profile.map(|address| said("@id", address)));
        Value::Object(thing)
    };
    let people: Vec<Value> = names.into_iter().zip(people.each()).map(person).collect();
    (!people.is_empty()).then(|| said(property, people))
}
