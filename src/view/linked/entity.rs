//! What profiles are about: organisations, people, places, events, agreements; and the glossary of the groups.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::said::{dated, in_lang, said};
use crate::address::encoded;
use crate::model::{Date, Details, Entity, EntityId, EntityKind};
use crate::route::Route;
use crate::view::Scope;
use crate::view::edition::absolute;
use crate::view::extent::ENTRIES;
use crate::view::part::Part;
use crate::view::title::title;

pub(super) fn entity(scope: &Scope<'_>, id: EntityId, own: &str) -> Value {
    let entity = scope.book().entity(id);
    let mut thing = term(scope, id, own);
    thing.extend([said("@type", types(entity.kind())), said("url", own)]);
    let names = other_names(scope, entity);
    thing.extend((!names.is_empty()).then(|| said("alternateName", names)));
    let elsewhere: Vec<String> =
        entity.same_as.iter().map(|address| encoded(&address.value)).collect();
    thing.extend((!elsewhere.is_empty()).then(|| said("sameAs", elsewhere)));
    let details = &entity.details;
    let (begins, ends) = match details {
        Details::Group(_) => ("foundingDate", Some("dissolutionDate")),
        Details::Actor(_) => ("birthDate", Some("deathDate")),
        Details::Event(_) => ("startDate", Some("endDate")),
        // A work has no end.
        Details::Place(_) | Details::Agreement(_) => ("dateCreated", None),
    };
    let [begin, end] = bounds(details);
    thing.extend(dated(begins, begin.as_ref()));
    thing.extend(ends.and_then(|ends| dated(ends, end.as_ref())));
    thing.extend(details.position().map(|position| {
        let (latitude, longitude) = (position.latitude, position.longitude);
        let geo =
            json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
        said("geo", geo)
    }));
    match entity.kind() {
        EntityKind::Event => thing.extend(location(scope, id)),
        EntityKind::Group => thing.extend(
            glossary_address(scope).map(|set| said("inDefinedTermSet", json!({ "@id": set }))),
        ),
        _ => {}
    }
    thing.into()
}

/// When something began and ended. An interval as the date of an event is the time that it took, unless its end stands beside it.
fn bounds(details: &Details) -> [Option<Date>; 2] {
    match (details, details.date(), details.end()) {
        (Details::Event(_), Some(date), None) => date.ends(),
        (_, date, end) => [date, end].map(Option::<&Date>::copied),
    }
}

/// The groups of a page of their index, as a set of terms.
pub(super) fn glossary(scope: &Scope<'_>, kind: EntityKind, own: &str) -> Option<Value> {
    let order = scope.entities(kind);
    let terms = Part::of(scope, order.len(), ENTRIES).slice(order).iter().filter_map(|id| {
        let address = absolute(&scope.site, scope.entity_route(*id))?;
        let mut term = term(scope, *id, &address);
        term.extend([said("@type", "DefinedTerm")]);
        Some(Value::Object(term))
    });
    (kind == EntityKind::Group).then(|| {
        json!({
            "@type": "DefinedTermSet",
            "@id": own,
            "name": title(scope),
            "inLanguage": scope.lang.tag(),
            "hasDefinedTerm": terms.collect::<Vec<_>>(),
        })
    })
}

/// A name and what it is the name of.
fn term(scope: &Scope<'_>, id: EntityId, address: &str) -> Map<String, Value> {
    let entity = scope.book().entity(id);
    let name = entity.name(scope.lang);
    let mut term =
        Map::from_iter([said("@id", address), said("name", in_lang(name.text, name.lang.into()))]);
    let summary = entity.summary.prefer(scope.lang);
    term.extend(summary.map(|(lang, text)| said("description", in_lang(&text.plain, lang.into()))));
    term
}

/// What the entities of a kind are; groups are what the glossary explains as well.
fn types(kind: EntityKind) -> Value {
    match kind {
        EntityKind::Group => json!(["Organization", "DefinedTerm"]),
        EntityKind::Actor => json!("Person"),
        EntityKind::Place => json!("Place"),
        EntityKind::Event => json!("Event"),
        EntityKind::Agreement => json!("CreativeWork"),
    }
}

/// All its names but the one at the head, in every language.
fn other_names(scope: &Scope<'_>, entity: &Entity) -> Vec<Value> {
    let own = entity.name(scope.lang);
    let mut seen = BTreeSet::from([(own.lang.tag(), own.text)]);
    let forms = entity.forms();
    let others = forms.filter(|form| seen.insert((form.lang.tag(), &form.name.value)));
    others.map(|form| in_lang(&form.name.value, form.lang)).collect()
}

/// Where an event took place.
fn location(scope: &Scope<'_>, id: EntityId) -> Option<(String, Value)> {
    let mut relations = scope.book().relations_of(id);
    let relation = relations.find(|relation| relation.kind.is_location() && relation.from == id)?;
    let place = scope.book().entity(relation.to);
    let address = absolute(&scope.site, scope.entity_route(relation.to))?;
    let name = place.name(scope.lang);
    let name = in_lang(name.text, name.lang.into());
    Some(said("location", json!({ "@type": "Place", "@id": address, "name": name })))
}

fn glossary_address(scope: &Scope<'_>) -> Option<String> {
    absolute(&scope.site, Route::Kind(scope.lang, EntityKind::Group))
}
