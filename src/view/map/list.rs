//! The list below the map: every place with its position, its mentions and what happened there.

use std::ops::Range;

use serde::Serialize;

use super::atlas::Atlas;
use crate::model::{Details, EntityId, EntityKind};
use crate::view::extent::LINE;
use crate::view::place::position_words;
use crate::view::{LinkView, Scope, TextView, period};

/// The places of one cell of the map, or all.
#[derive(Debug, Serialize)]
pub(super) struct PlaceSectionView {
    id: Option<String>,
    heading: Option<String>,
    rows: Vec<PlaceRowView>,
}

/// One place.
#[derive(Debug, Serialize)]
struct PlaceRowView {
    number: String,
    link: LinkView,
    sort: Option<TextView>,
    position: String,
    note: Option<TextView>,
    sources: Vec<LinkView>,
    mentions: String,
    events: Vec<EventView>,
    /// Whether the map does not reach so far.
    outside: bool,
}

/// A place without a position.
#[derive(Debug, Serialize)]
pub(super) struct UnplacedView {
    link: LinkView,
    sort: Option<TextView>,
    mentions: String,
    events: Vec<EventView>,
}

/// Something that happened there.
#[derive(Debug, Serialize)]
struct EventView {
    link: LinkView,
    date: Option<TextView>,
}

/// The fragment of a cell's section.
pub(super) fn cell_id(cell: usize) -> String {
    format!("_cell-{}", cell + 1)
}

/// A part of the places: by cell, then the others; all in one if the map has no cells.
pub(super) fn sections(
    scope: &Scope<'_>,
    atlas: &Atlas,
    part: &Range<usize>,
    events: &[Vec<EntityId>],
) -> Vec<PlaceSectionView> {
    let rows = |own: &Range<usize>| -> Vec<PlaceRowView> {
        let shown = own.start.max(part.start)..own.end.min(part.end);
        let places = atlas.rows.get(shown).unwrap_or_default();
        places.iter().map(|place| row(scope, atlas, *place, events)).collect()
    };
    let cell = |(index, own): (usize, &Range<usize>)| PlaceSectionView {
        id: Some(cell_id(index)),
        heading: Some(scope.ui().count("count_places", own.len())),
        rows: rows(own),
    };
    let single = atlas.cells.last().map_or(0, |own| own.end)..atlas.rows.len();
    let heading = (!atlas.cells.is_empty()).then(|| scope.ui().text("map_singly"));
    let rest = PlaceSectionView { id: None, heading, rows: rows(&single) };
    let sections = atlas.cells.iter().enumerate().map(cell).chain([rest]);
    sections.filter(|section| !section.rows.is_empty()).collect()
}

/// The places without a position.
pub(super) fn unplaced(
    scope: &Scope<'_>,
    places: &[EntityId],
    events: &[Vec<EntityId>],
) -> Vec<UnplacedView> {
    let view = |id: &EntityId| UnplacedView {
        link: scope.entity_link(*id),
        sort: scope.text(&scope.book().entity(*id).description),
        mentions: scope.ui().count("count_mentions", scope.book().mentions_of(*id).len()),
        events: event_views(scope, *id, events),
    };
    places.iter().map(view).collect()
}

/// The first of what happened at a place; its profile has all.
fn event_views(scope: &Scope<'_>, place: EntityId, events: &[Vec<EntityId>]) -> Vec<EventView> {
    let events = events.get(place.index()).map_or(&[][..], Vec::as_slice);
    let profile = scope.to(scope.entity_route(place));
    let links = scope.line(events, &profile, |id| scope.entity_link(*id));
    let date = |id: &EntityId| period::when(scope, scope.book().entity(*id));
    // The last link may stand for what is left out.
    let dates = events.iter().take(links.len().min(LINE)).map(date).chain([None]);
    links.into_iter().zip(dates).map(|(link, date)| EventView { link, date }).collect()
}

/// For each entity the events and agreements that lie there, the earliest first.
pub(super) fn events(scope: &Scope<'_>) -> Vec<Vec<EntityId>> {
    let book = scope.book();
    let mut events = vec![Vec::new(); book.entities.len()];
    for relation in book.relations.iter().filter(|relation| relation.kind.is_location()) {
        if book.entity(relation.from).kind() != EntityKind::Place {
            events[relation.to.index()].push(relation.from);
        }
    }
    for list in &mut events {
        list.sort_by_key(|id| scope.order().in_time(book, *id));
        list.dedup();
    }
    events
}

fn row(scope: &Scope<'_>, atlas: &Atlas, place: usize, events: &[Vec<EntityId>]) -> PlaceRowView {
    let id = atlas.places.ids[place];
    let entity = scope.book().entity(id);
    let (note, sources) = match &entity.details {
        Details::Place(place) => (scope.text(&place.note), scope.source_links(&place.sources)),
        _ => (None, Vec::new()),
    };
    PlaceRowView {
        number: scope.ui().number(place + 1),
        link: scope.entity_link(id),
        sort: scope.text(&entity.description),
        position: entity
            .details
            .position()
            .map(|position| position_words(scope, position))
            .unwrap_or_default(),
        note,
        sources,
        mentions: scope.ui().number(atlas.places.spots[place].weight),
        events: event_views(scope, id, events),
        outside: atlas.outside[place],
    }
}
