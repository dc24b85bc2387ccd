//! Which part of the globe a map shows: the places that lie together, and the country that most of them lie in.
//!
//! Outliers are told by the distance from the median position, against the 80th percentile of all distances.

use super::base::{Base, Country, Ring, base};
use super::projection::{Degrees, Projection};
use super::spot::Spot;
use super::symbol::Symbol;
use crate::picture::{Point, Rect};

/// A place farther from the middle than so many times the distance that four places in five keep is left to the list:
/// one far place would shrink all others to a dot.
const FAR: f64 = 2.5;
/// Of fewer places than this none is far: which of two would it be?
const FEW: usize = 4;
/// The least extent of a map in kilometres, so that a single place has surroundings.
const LEAST: f64 = 300.0;
/// A country joins the extent if that grows to no more than so many times its size.
const GROWTH: f64 = 2.2;

/// The projection of a map and what it must show.
#[derive(Clone, Copy, Debug)]
pub struct MapPlan {
    /// Centred on what it shows.
    pub projection: Projection,
    /// The places that lie together, in kilometres of the plane.
    pub core: Rect,
    /// The same with the country that most of them lie in.
    pub whole: Rect,
    /// That country.
    pub focus: Option<&'static Country>,
}

impl MapPlan {
    /// Plans a map of places; `None` if there is none.
    pub fn of(spots: &[Spot]) -> Option<Self> {
        let near = together(spots);
        let rough = Projection::new(median(&near)?);
        let extent = Rect::bounding(near.iter().map(|position| rough.project(*position)))?;
        let focus = focus(base(), &near);
        let projection = Projection::new(rough.unproject(extent.centre()));
        let points = near.iter().map(|position| projection.project(*position));
        let core = at_least(Rect::bounding(points)?);
        let whole = focus.and_then(|country| {
            let with = core.union(&main_part(country, &projection)?);
            let modest = with.width <= GROWTH * core.width && with.height <= GROWTH * core.height;
            modest.then_some(with)
        });
        Some(Self { projection, core, whole: whole.unwrap_or(core), focus })
    }
}

/// The extent of the largest area of a country, and of what lies about it. Its areas overseas are left out.
pub(super) fn main_part(country: &Country, projection: &Projection) -> Option<Rect> {
    let extent =
        |ring: &Ring| Rect::bounding(ring.iter().map(|corner| projection.project(*corner)));
    let parts: Vec<Rect> = country.rings.iter().filter_map(extent).collect();
    let size = |part: &&Rect| part.width * part.height;
    let largest = parts.iter().max_by(|a, b| size(a).total_cmp(&size(b)))?;
    let about = largest.grown(largest.width.max(largest.height) / 2.0);
    Some(
        parts
            .iter()
            .filter(|part| about.contains(part))
            .fold(*largest, |all, part| all.union(part)),
    )
}

/// The positions that lie together; countries count only where there is nothing else.
fn together(spots: &[Spot]) -> Vec<Degrees> {
    let smaller: Vec<Degrees> = spots
        .iter()
        .filter(|spot| spot.symbol != Symbol::Country)
        .map(|spot| spot.position)
        .collect();
    let all =
        if smaller.is_empty() { spots.iter().map(|spot| spot.position).collect() } else { smaller };
    let Some(middle) = median(&all).filter(|_| all.len() >= FEW) else { return all };
    let projection = Projection::new(middle);
    // The middle is the origin of the plane.
    let distance = |position: &Degrees| projection.project(*position).distance(&Point::default());
    let mut distances: Vec<f64> = all.iter().map(distance).collect();
    distances.sort_by(f64::total_cmp);
    let most = distances[(distances.len() - 1) * 4 / 5];
    all.into_iter().filter(|position| distance(position) <= (FAR * most).max(LEAST)).collect()
}

/// The middle one by longitude and by latitude. Longitudes begin behind the widest gap between them, so that places on both sides
/// of the antimeridian are neighbours.
fn median(positions: &[Degrees]) -> Option<Degrees> {
    let sorted = |side: fn(&Degrees) -> f64| {
        let mut values: Vec<f64> = positions.iter().map(side).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let (mut lons, lats) = (sorted(|position| position.lon), sorted(|position| position.lat));
    let (first, last) = (*lons.first()?, *lons.last()?);
    let gaps = lons.windows(2).map(|pair| pair[1] - pair[0]).enumerate();
    let widest = gaps.max_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((before, _)) = widest.filter(|(_, gap)| *gap > first + 360.0 - last) {
        lons.rotate_left(before + 1);
    }
    let middle = |values: &[f64]| values.get(values.len() / 2).copied();
    Some(Degrees { lon: middle(&lons)?, lat: middle(&lats)? })
}

/// The country that covers at least half of the positions.
fn focus(base: &'static Base, positions: &[Degrees]) -> Option<&'static Country> {
    let most = |country: &&Country| {
        2 * positions.iter().filter(|position| country.covers(**position)).count()
            >= positions.len()
    };
    base.countries.iter().find(most)
}

/// The extent, widened about its centre to the least one.
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
