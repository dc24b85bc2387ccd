//! The small map of a profile: where a place lies, or where an event happened.

use serde::Serialize;

use super::sheet::{BarView, GroundView, bar};
use super::spot;
use crate::lang::Lang;
use crate::model::details::Precision;
use crate::model::{Book, EntityId, EntityKind, Relation};
use crate::picture::map::base::base;
use crate::picture::map::ground::{Ground, bar as scale, ground};
use crate::picture::map::label::Type;
use crate::picture::map::plan::{Plan, bounds, plan};
use crate::picture::map::projection::{Fit, Projection};
use crate::picture::map::symbol::Symbol;
use crate::picture::map::{Spot, radius};
use crate::picture::{Point, Rect, rounded};
use crate::route::{Picture, Route};
use crate::view::Scope;

/// The size of the picture in CSS pixels.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 210.0;
/// What a place shows around it that the common map does not reach, in kilometres.
const AROUND: f64 = 1600.0;

/// The map that profiles have in common; empty if there is nothing to show.
#[derive(Debug, Default)]
pub struct Locator {
    common: Option<(Plan, Fit, Ground)>,
}

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

/// Draws what all profiles have in common, once for the whole site.
pub fn prepare(book: &Book) -> Locator {
    let spots: Vec<Spot> = book
        .entities_of(EntityKind::Place)
        .filter_map(|(id, _)| spot(book, id, Vec::new()))
        .collect();
    let common = plan(&spots).and_then(|plan| {
        let fit = Plan::fit(&plan.whole, WIDTH, HEIGHT, 8.0);
        let ground = ground(&plan, &fit, plan.focus);
        ground.covered.then_some((plan, fit, ground))
    });
    Locator { common }
}

/// The small map of a place, or of the place of an event or agreement; none without a position or a base map.
pub fn locator(scope: &Scope<'_>, id: EntityId) -> Option<LocatorView> {
    let place = place(scope.book(), id)?;
    let spot = spot(scope.book(), place, Vec::new())?;
    let own = |country: &usize| base().countries.get(*country);
    let (plan, fit, ground) = match &scope.site.locator.common {
        Some((plan, fit, ground)) if spot.symbol != Symbol::Country && shows(plan, fit, &spot) => {
            (*plan, *fit, ground.clone())
        }
        _ => {
            let (plan, fit) = around(&spot)?;
            let ground = ground(&plan, &fit, spot.country.as_ref().and_then(own));
            (plan, fit, ground)
        }
    };
    if !ground.covered {
        return None;
    }
    Some(view(scope, place, &spot, (&plan, &fit), ground))
}

fn view(
    scope: &Scope<'_>,
    place: EntityId,
    spot: &Spot,
    (plan, fit): (&Plan, &Fit),
    ground: Ground,
) -> LocatorView {
    let at = fit.place(plan.projection.project(spot.at));
    let (km, length) = scale(fit, WIDTH / 3.0);
    let corner = Rect { x: WIDTH - 10.0 - length, y: HEIGHT - 9.0, width: length, height: 4.0 };
    let size = if scope.lang == Lang::Ar { 14.0 } else { 12.0 };
    let letters = Type { size, narrow: 1.0, line: size * 1.3, baseline: 0.7, ahead: 1.0 };
    let (_, name) = scope.book().entity(place).name(scope.lang);
    let position = scope.book().entity(place).details.position();
    let words = position.map(|at| crate::view::entity::position_words(scope, at));
    let parts = [("name", name.into()), ("position", words.unwrap_or_default().into())];
    let has_sign = spot.country.is_none();
    LocatorView {
        page: scope.to(Route::Picture(scope.lang, Picture::Map)),
        width: rounded(WIDTH),
        height: rounded(HEIGHT),
        label: scope.ui().format("map_locator", &parts),
        ground: ground.into(),
        class: spot.symbol.word(),
        hollow: spot.precision == Precision::Proxy,
        outline: has_sign.then(|| spot.symbol.outline(at, radius(spot).max(4.8))),
        bar: bar(scope, (km, corner), &letters),
        size,
    }
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

/// Whether the common map shows a place with some ground about it.
fn shows(plan: &Plan, fit: &Fit, spot: &Spot) -> bool {
    let at = fit.place(plan.projection.project(spot.at));
    let frame = Rect { x: 0.0, y: 0.0, width: WIDTH, height: HEIGHT };
    frame.grown(-8.0).contains(&Rect { x: at.x, y: at.y, width: 0.0, height: 0.0 })
}

/// A map of a country, or of what lies around a place.
fn around(spot: &Spot) -> Option<(Plan, Fit)> {
    let mut plan = plan(std::slice::from_ref(spot))?;
    if let Some(country) = spot.country.and_then(|country| base().countries.get(country)) {
        let rough = Projection::new(spot.at);
        let outline = country.rings.iter().flatten();
        let extent = bounds(outline.clone().map(|at| rough.project(*at)))?;
        let middle = Point { x: extent.x + extent.width / 2.0, y: extent.y + extent.height / 2.0 };
        plan.projection = Projection::new(rough.unproject(middle));
        let extent = bounds(outline.map(|at| plan.projection.project(*at)))?;
        return Some((plan, Plan::fit(&extent, WIDTH, HEIGHT, 12.0)));
    }
    let half = AROUND / 2.0;
    let extent = Rect { x: -half, y: -half, width: AROUND, height: AROUND };
    Some((plan, Plan::fit(&extent, WIDTH, HEIGHT, 8.0)))
}
