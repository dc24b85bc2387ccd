//! The small timeline of a profile: what the profile's entity took part in, how it stood to others, how it began and
//! ended.

use std::collections::BTreeSet;

use serde::Serialize;

use super::columns::column_of;
use super::entry::{Entry, Sort, event, order, relation};
use super::paper::ColumnView;
use crate::model::{Date, Details, Entity, EntityId, Relation};
use crate::picture::timeline::Span;
use crate::route::{Picture, Route};
use crate::view::{LinkView, Scope};

/// A small timeline.
#[derive(Debug, Serialize)]
pub struct ProfileTimeline {
    /// The whole timeline, if there is one: it has no births, deaths, foundations and ends.
    href: Option<String>,
    column: ColumnView,
}

/// A picture of fewer things says no more than the facts above it.
const LEAST: usize = 2;
/// More than this would fill several screens of a phone; they are counted by the year.
const MOST: usize = 24;

/// The timeline of an entity; `None` where there is too little to draw. Events and agreements have none of their own.
pub fn profile(scope: &Scope<'_>, id: EntityId) -> Option<ProfileTimeline> {
    let entity = scope.book().entity(id);
    if entity.details.dated().is_some() {
        return None;
    }
    let mut entries: Vec<Entry<'_>> = life(scope, id, entity);
    let mut things = BTreeSet::new();
    for relation in scope.book().relations_of(id) {
        let other = relation.other_end(id);
        let entity = scope.book().entity(other);
        if relation.since.is_some() || relation.until.is_some() {
            entries.push(seen_from(scope, id, other, relation));
        } else if entity.details.dated().is_some() && relation.kind.is_tie() {
            things.insert(other);
        }
    }
    // Things of one day stand in the order of all lists, that of their ids.
    let thing = |id| event(scope, id, scope.book().entity(id), std::iter::empty());
    entries.extend(things.into_iter().map(thing));
    entries.retain(|entry| entry.span.is_some());
    if entries.len() < LEAST {
        return None;
    }
    entries.sort_by_key(order);
    let timeline = Route::Picture(scope.lang, Picture::Timeline);
    let href = scope.to(timeline);
    let entries: Vec<&Entry<'_>> = entries.iter().collect();
    Some(ProfileTimeline {
        column: column_of(scope, "timeline-column", &entries, MOST),
        href: scope.contents().any(|page| page == timeline).then_some(href),
    })
}

/// How the entity began and ended: on its profile these are facts, so they lead nowhere else.
fn life<'b>(scope: &Scope<'b>, id: EntityId, entity: &Entity) -> Vec<Entry<'b>> {
    let (names, dates) = match &entity.details {
        Details::Group(group) => (["founded", "dissolved"], [&group.founded, &group.dissolved]),
        Details::Actor(actor) => (["born", "died"], [&actor.born, &actor.died]),
        _ => return Vec::new(),
    };
    let entry = |(label, date): (&str, &Option<Date>)| {
        let date = date.as_ref()?;
        Some(Entry {
            sort: Sort::Life,
            span: Span::moment(date),
            date: scope.ui().bound(date),
            label: scope.ui().text(label),
            lang: scope.lang,
            link: LinkView { href: String::new(), text: scope.words("") },
            theme: None,
            standing: None,
            others: vec![id],
            paragraphs: Vec::new(),
            sources: Vec::new(),
            relation: None,
        })
    };
    names.into_iter().zip(dates).filter_map(entry).collect()
}

/// A relation as it is told on this profile: the label, then the other side.
fn seen_from<'b>(
    scope: &Scope<'b>,
    id: EntityId,
    other: EntityId,
    relation: &'b Relation,
) -> Entry<'b> {
    let kind = scope.relation_label(relation.kind, relation.direction_from(id));
    let to = scope.book().entity(other).short_name(scope.lang).text;
    let names = [("relation", kind.into()), ("to", to.into())];
    let label = scope.ui().format("timeline_relation_here", &names);
    let mut entry = self::relation(scope, relation);
    entry.link.href = scope.to(scope.entity_route(other));
    entry.label = label;
    entry
}
