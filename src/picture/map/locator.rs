//! The small map of a profile, which shows one place: on the extent that all profiles have in common if it lies there,
//! else on an extent of its own.

use std::sync::OnceLock;

use super::base::base;
use super::ground::{Ground, ScaleBar, ground, scale_bar};
use super::plan::{MapPlan, main_part};
use super::projection::{Fit, Projection};
use super::spot::Spot;
use super::symbol::Symbol;
use crate::model::{Book, EntityId, EntityKind};
use crate::picture::{Point, Rect};

/// The width of the picture in CSS pixels.
pub const WIDTH: f64 = 240.0;
/// The height of the picture in CSS pixels.
pub const HEIGHT: f64 = 210.0;
/// What a place shows around it that the common map does not reach, in kilometres.
const AROUND: f64 = 1600.0;

/// The map that profiles have in common; empty if there is nothing to show.
#[derive(Debug, Default)]
pub struct Locator {
    common: Option<Extent>,
    /// The map of each entity that has one of its own, once it has been asked for: both languages show it.
    own: Vec<OnceLock<Option<Extent>>>,
}

/// A part of the globe with its base map.
#[derive(Clone, Debug)]
struct Extent {
    plan: MapPlan,
    fit: Fit,
    ground: Ground,
}

/// A small map, ready to be drawn.
#[derive(Debug)]
pub struct LocatorDrawing {
    /// The base map.
    pub ground: Ground,
    /// The place.
    pub point: Point,
    /// The scale bar.
    pub bar: ScaleBar,
}

/// Draws what all profiles have in common, once for the whole site.
pub fn locator(book: &Book) -> Locator {
    let places = book.entities_of(EntityKind::Place);
    let spots: Vec<Spot> = places.filter_map(|(id, _)| Spot::of(book, id, Vec::new())).collect();
    let common = MapPlan::of(&spots).map(|plan| {
        let fit = Fit::new(&plan.whole, WIDTH, HEIGHT, 8.0);
        Extent { plan, fit, ground: ground(&plan, &fit, plan.focus) }
    });
    Locator { common, own: book.entities.iter().map(|_| OnceLock::new()).collect() }
}

impl Locator {
    /// The small map of a place; none if the place has no extent.
    pub fn drawing(&self, place: EntityId, spot: &Spot) -> Option<LocatorDrawing> {
        let shown = |common: &&Extent| spot.symbol != Symbol::Country && common.shows(spot);
        let extent = match self.common.as_ref().filter(shown) {
            Some(common) => common,
            None => self.own.get(place.index())?.get_or_init(|| around(spot)).as_ref()?,
        };
        let Extent { plan, fit, ground } = extent;
        let (km, width) = scale_bar(fit, WIDTH / 3.0);
        let rect = Rect { x: WIDTH - 10.0 - width, y: HEIGHT - 9.0, width, height: 4.0 };
        let point = fit.place(plan.projection.project(spot.position));
        Some(LocatorDrawing { ground: ground.clone(), point, bar: ScaleBar { km, rect } })
    }
}

impl Extent {
    /// Whether it shows a place with some ground about it.
    fn shows(&self, spot: &Spot) -> bool {
        let point = self.fit.place(self.plan.projection.project(spot.position));
        Rect::frame(WIDTH, HEIGHT).grown(-8.0).contains_point(&point)
    }
}

/// A map of a country, or of what lies around a place.
fn around(spot: &Spot) -> Option<Extent> {
    let mut plan = MapPlan::of(std::slice::from_ref(spot))?;
    let country = spot.country.and_then(|country| base().countries.get(country));
    let fit = if let Some(country) = country {
        let rough = Projection::new(spot.position);
        let extent = main_part(country, &rough)?;
        plan.projection = Projection::new(rough.unproject(extent.centre()));
        Fit::new(&main_part(country, &plan.projection)?, WIDTH, HEIGHT, 12.0)
    } else {
        let half = AROUND / 2.0;
        let extent = Rect { x: -half, y: -half, width: AROUND, height: AROUND };
        Fit::new(&extent, WIDTH, HEIGHT, 8.0)
    };
    let ground = ground(&plan, &fit, country);
    Some(Extent { plan, fit, ground })
}
