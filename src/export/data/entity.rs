//! Entities and relations as data.

use serde_json::{Value, json};

use super::value::{addresses, both, changes, edtf, entity as id_of, local, sources, tagged};
use crate::export::markdown::body;
use crate::model::details::{Office, Position, Theme};
use crate::model::entity::Statement;
use crate::model::{Confidence, Details, Entity, Relation};
use crate::route::Route;
use crate::source::Spanned;
use crate::view::Site;

pub(super) fn entity(site: &Site<'_>, entity: &Entity) -> Value {
    let name = |name: &Spanned<String>| name.value.as_str().into();
    let names = |names: &Vec<Spanned<String>>| names.iter().map(|it| &*it.value).collect();
    let details = &entity.details;
    let mut value = json!({
        "id": entity.id,
        "kind": entity.kind().noun(),
        "addresses": addresses(|lang| Route::Entity(lang, entity.kind(), &entity.id)),
        "name": tagged(&entity.name, name),
        "short": tagged(&entity.short, name),
        "aliases": tagged(&entity.aliases, names),
        "weak_aliases": tagged(&entity.weak_aliases, names),
        "not": entity.not.iter().map(|it| &*it.value).collect::<Vec<_>>(),
        "description": local(&entity.description),
        "role": entity.role.word(),
        "summary": local(&entity.summary),
        "body": both(|lang| body(site, &entity.body, lang)),
        "statements": entity.statements.iter().map(|it| statement(site, it)).collect::<Vec<_>>(),
        "same_as": entity.same_as.iter().map(|it| &*it.value).collect::<Vec<_>>(),
        "changes": changes(&entity.changes),
        "begins": details.date().map(edtf),
        "ends": details.end().map(edtf),
    });
    match details {
        Details::Actor(actor) => value["offices"] = actor.offices.iter().map(office).collect(),
        Details::Place(place) => {
            value["position"] = place.position.map_or(Value::Null, position);
            value["precision"] = json!(local(&place.note));
            value["sources"] = sources(site, &place.sources).into();
        }
        Details::Event(dated) | Details::Agreement(dated) => {
            value["theme"] = dated.theme.map(Theme::word).into();
        }
        Details::Group(_) => {}
    }
    value
}

fn statement(site: &Site<'_>, statement: &Statement) -> Value {
    json!({
        "text": local(&statement.text),
        "confidence": statement.confidence.word(),
        "sources": sources(site, &statement.sources),
    })
}

fn office(office: &Office) -> Value {
    json!({
        "title": local(&office.title),
        "since": office.since.as_ref().map(edtf),
        "until": office.until.as_ref().map(edtf),
    })
}

fn position(position: Position) -> Value {
    json!({
        "latitude": position.latitude,
        "longitude": position.longitude,
        "stands_for": position.precision.word(),
    })
}

/// A relation, in the direction of its type's name.
pub(super) fn relation(site: &Site<'_>, relation: &Relation) -> Value {
    json!({
        "type": relation.kind.name,
        "from": id_of(site, relation.from),
        "to": id_of(site, relation.to),
        "since": relation.since.as_ref().map(edtf),
        "until": relation.until.as_ref().map(edtf),
        "note": local(&relation.note),
        "confidence": relation.confidence.map(Confidence::word),
        "sources": sources(site, &relation.sources),
    })
}
