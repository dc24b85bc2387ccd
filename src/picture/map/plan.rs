//! Which part of the globe a map shows: the places that lie together, and the country that most of them lie in.

use super::Spot;
use super::base::{Base, Country, base};
use super::projection::{Degrees, Fit, Projection};
use super::symbol::Symbol;
use crate::picture::{Point, Rect};

/// A place farther from the middle than so many times the distance that four places in five keep is left to the list:
/// one far place would shrink all others to a dot.
const FAR: f64 = 2.5;
/// The least extent of a map in kilometres, so that a single place has surroundings.
const LEAST: f64 = 300.0;
/// A country joins the extent if that grows to no more than so many times its size.
const GROWTH: f64 = 2.2;

/// The projection of a map and what it must show.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Centred on what it shows.
    pub projection: Projection,
    /// The places that lie together, in kilometres of the plane.
    pub core: Rect,
    /// The same with the country that most of them lie in.
    pub whole: Rect,
    /// That country.
    pub focus: Option<&'static Country>,
}

/// Plans a map of places; `None` if there is none.
pub fn plan(spots: &[Spot]) -> Option<Plan> {
    let near = together(spots);
    let rough = Projection::new(median(&near)?);
    let extent = bounds(near.iter().map(|at| rough.project(*at)))?;
    let focus = focus(base(), &near);
    let middle = |extent: &Rect| Point {
        x: extent.x + extent.width / 2.0,
        y: extent.y + extent.height / 2.0,
    };
    let projection = Projection::new(rough.unproject(middle(&extent)));
    let core = at_least(bounds(near.iter().map(|at| projection.project(*at)))?);
    let whole = focus.and_then(|country| {
        let outline = country.rings.iter().flatten().map(|at| projection.project(*at));
        let with = union(&core, &bounds(outline)?);
        let modest = with.width <= GROWTH * core.width && with.height <= GROWTH * core.height;
        modest.then_some(with)
    });
    Some(Plan { projection, core, whole: whole.unwrap_or(core), focus })
}

impl Plan {
    /// How the plane lies in a frame that shows an extent whole, with a margin in units of the picture.
    pub fn fit(extent: &Rect, width: f64, height: f64, margin: f64) -> Fit {
        let across = (width - 2.0 * margin) / extent.width;
        let down = (height - 2.0 * margin) / extent.height;
        let centre = Point { x: extent.x + extent.width / 2.0, y: extent.y + extent.height / 2.0 };
        Fit { scale: across.min(down), centre, width, height }
    }

    /// Whether the base map covers all that a frame shows.
    pub fn covered(&self, fit: &Fit) -> bool {
        let [west, south, east, north] = base().bounds;
        fit.rim().all(|at| {
            let at = self.projection.unproject(fit.unplace(at));
            west <= at.lon && at.lon <= east && south <= at.lat && at.lat <= north
        })
    }
}

/// The positions that lie together; countries count only where there is nothing else.
fn together(spots: &[Spot]) -> Vec<Degrees> {
    let smaller: Vec<Degrees> =
        spots.iter().filter(|spot| spot.symbol != Symbol::Country).map(|spot| spot.at).collect();
    let all = if smaller.is_empty() { spots.iter().map(|spot| spot.at).collect() } else { smaller };
    let Some(middle) = median(&all) else { return all };
    let projection = Projection::new(middle);
    let distance = |at: &Degrees| {
        let point = projection.project(*at);
        (point.x * point.x + point.y * point.y).sqrt()
    };
    let mut distances: Vec<f64> = all.iter().map(distance).collect();
    distances.sort_by(f64::total_cmp);
    let most = distances[(distances.len() - 1) * 4 / 5];
    all.into_iter().filter(|at| distance(at) <= (FAR * most).max(LEAST)).collect()
}

/// The middle one by longitude and by latitude.
fn median(positions: &[Degrees]) -> Option<Degrees> {
    let middle = |side: fn(&Degrees) -> f64| {
        let mut values: Vec<f64> = positions.iter().map(side).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied()
    };
    Some(Degrees { lon: middle(|at| at.lon)?, lat: middle(|at| at.lat)? })
}

/// The country that covers at least half of the positions.
fn focus(base: &'static Base, positions: &[Degrees]) -> Option<&'static Country> {
    let most = |country: &&Country| {
        2 * positions.iter().filter(|at| country.covers(**at)).count() >= positions.len()
    };
    base.countries.iter().find(most)
}

/// The least box around points.
pub fn bounds(points: impl Iterator<Item = Point>) -> Option<Rect> {
    let start = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    let [west, north, east, south] = points.fold(start, |[west, north, east, south], at| {
        [west.min(at.x), north.min(at.y), east.max(at.x), south.max(at.y)]
    });
    let rect = Rect { x: west, y: north, width: east - west, height: south - north };
    (west <= east).then_some(rect)
}

fn union(a: &Rect, b: &Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let width = (a.x + a.width).max(b.x + b.width) - x;
    let height = (a.y + a.height).max(b.y + b.height) - y;
    Rect { x, y, width, height }
}

fn at_least(extent: Rect) -> Rect {
    let (wider, higher) =
        ((LEAST - extent.width).max(0.0) / 2.0, (LEAST - extent.height).max(0.0) / 2.0);
    Rect {
        x: extent.x - wider,
        y: extent.y - higher,
        width: extent.width + 2.0 * wider,
        height: extent.height + 2.0 * higher,
    }
}
