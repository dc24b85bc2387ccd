//! The small map of a profile: where a place lies, or where an event happened.

use serde::Serialize;

use super::frame::{BarView, GroundView, bar};
use crate::lang::Lang;
use crate::model::details::Precision;
use crate::model::{Book, EntityId, EntityKind, Relation};
use crate::picture::map::locator::{HEIGHT, WIDTH};
use crate::picture::map::paper::Type;
use crate::picture::map::spot::Spot;
use crate::picture::rounded;
use crate::route::{Picture, Route};
use crate::script::isolate;
use crate::view::Scope;
use crate::view::place::position_words;

/// A small map.
#[derive(Debug, Serialize)]
pub struct LocatorView {
    page: String,
    width: f64,
    height: f64,
    /// What it shows, in words.
    label: String,
    ground: GroundView,
    class: &'static str,
    hollow: bool,
    /// Path data of the sign; none for a country, which is filled.
    outline: Option<String>,
    bar: BarView,
    /// The font size of its number.
    size: f64,
}

/// The small map of a place, or of the place of an event or agreement; none without a position or a base map.
pub fn locator(scope: &Scope<'_>, id: EntityId) -> Option<LocatorView> {
    let place = place(scope.book(), id)?;
    let spot = Spot::of(scope.book(), place, Vec::new())?;
    let drawing = scope.site.locator.drawing(place, &spot)?;
    let size = if scope.lang == Lang::Ar { 14.0 } else { 12.0 };
    let letters = Type { size, narrow: 1.0, line: size * 1.3, baseline: 0.7, ahead: 1.0 };
    let entity = scope.book().entity(place);
    let name = entity.name(scope.lang);
    let name = isolate::name(name.text, name.lang, scope.lang);
    let words = entity.details.position().map(|position| position_words(scope, position));
    let parts = [("name", name.into()), ("position", words.unwrap_or_default().into())];
    let has_sign = spot.country.is_none();
    Some(LocatorView {
        page: scope.to(Route::Picture(scope.lang, Picture::Map)),
        width: rounded(WIDTH),
        height: rounded(HEIGHT),
        label: scope.ui().format("map_locator", &parts),
        ground: drawing.ground.into(),
        class: spot.symbol.word(),
        hollow: spot.precision == Precision::Proxy,
        outline: has_sign.then(|| spot.symbol.outline(drawing.point, spot.radius().max(4.8))),
        bar: bar(scope, &drawing.bar, &letters),
        size,
    })
}

/// The place itself, or where it happened.
fn place(book: &Book, id: EntityId) -> Option<EntityId> {
    if book.entity(id).kind() == EntityKind::Place {
        return Some(id);
    }
    let located = |edge: &&Relation| edge.from == id && edge.kind.is_location();
    let mut places = book.relations_of(id).filter(located);
    let place = places.next()?.to;
    // Of an event with several places no single one is where it happened.
    places.all(|other| other.to == place).then_some(place)
}
