//! The list below the map: every place with its position, its mentions and what happened there.

use serde::Serialize;

use super::places::Places;
use crate::model::{Date, Details, EntityId, EntityKind};
use crate::view::place::position_words;
use crate::view::{LinkView, Scope, TextView};

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

/// The places by cell, then the others; all in one if the map has no cells.
pub(super) fn sections(
    scope: &Scope<'_>,
    places: &Places,
    outside: &[usize],
) -> Vec<PlaceSectionView> {
    let events = events(scope);
    let row = |place: &usize| row(scope, places, *place, outside.contains(place), &events);
    let mut grouped = vec![false; places.spots.len()];
    let mut sections = Vec::new();
    for (index, cell) in places.cells.iter().enumerate() {
        cell.spots.iter().for_each(|spot| grouped[*spot] = true);
        sections.push(PlaceSectionView {
            id: Some(cell_id(index)),
            heading: Some(scope.ui().count("count_places", cell.spots.len())),
            rows: cell.spots.iter().map(row).collect(),
        });
    }
    let rest: Vec<usize> = (0..places.spots.len()).filter(|place| !grouped[*place]).collect();
    if !rest.is_empty() {
        let heading = (!places.cells.is_empty()).then(|| scope.ui().text("map_singly"));
        let rows = rest.iter().map(row).collect();
        sections.push(PlaceSectionView { id: None, heading, rows });
    }
    sections
}

/// The places without a position.
pub(super) fn unplaced(scope: &Scope<'_>, places: &[EntityId]) -> Vec<UnplacedView> {
    let events = events(scope);
    let view = |id: &EntityId| UnplacedView {
        link: scope.entity_link(*id),
        sort: scope.text(&scope.book().entity(*id).description),
        mentions: scope.ui().count("count_mentions", scope.book().mentions_of(*id).len()),
        events: event_views(scope, &events[id.index()]),
    };
    places.iter().map(view).collect()
}

fn event_views(scope: &Scope<'_>, events: &[EntityId]) -> Vec<EventView> {
    let view = |id: &EntityId| EventView {
        link: scope.entity_link(*id),
        date: scope.book().entity(*id).details.date().map(|date| scope.date(date)),
    };
    events.iter().map(view).collect()
}

/// For each entity the events and agreements that lie there, the earliest first.
fn events(scope: &Scope<'_>) -> Vec<Vec<EntityId>> {
    let book = scope.book();
    let mut events = vec![Vec::new(); book.entities.len()];
    for relation in book.relations.iter().filter(|relation| relation.kind.is_location()) {
        if book.entity(relation.from).kind() != EntityKind::Place {
            events[relation.to.index()].push(relation.from);
        }
    }
    for list in &mut events {
        let date = |id: &EntityId| book.entity(*id).details.date().map(Date::sort_key);
        list.sort_by_key(|id| (date(id), *id));
        list.dedup();
    }
    events
}

fn row(
    scope: &Scope<'_>,
    places: &Places,
    place: usize,
    outside: bool,
    events: &[Vec<EntityId>],
) -> PlaceRowView {
    let id = places.ids[place];
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
        mentions: scope.ui().number(places.spots[place].weight),
        events: event_views(scope, &events[id.index()]),
        outside,
    }
}
