//! Label placement in areas: the name of a country stands inside its borders, on free ground, near its middle.
//!
//! Points of a grid are tried, those first that are far from the border and near the country's own point. A name that
//! finds no room inside is left out.

use super::base::base;
use super::ground::areas;
use super::label::{Fixed, PlaceName, Room};
use super::paper::{MapPaper, Type};
use super::plan::MapPlan;
use super::projection::Fit;
use crate::picture::geometry::covers;
use crate::picture::{Point, Rect, Segment};

/// The side of the grid's cells, in units of the picture.
const MESH: f64 = 10.0;
/// A name may be as far from the middle as this many units of more room about it would take.
const ROOMY: f64 = 45.0;

/// A map in the making.
pub(super) struct Canvas<'c> {
    /// What it shows.
    pub(super) plan: &'c MapPlan,
    /// How that lies in the frame.
    pub(super) fit: Fit,
    /// What it is drawn on.
    pub(super) paper: &'c MapPaper,
}

impl Canvas<'_> {
    /// Names a country inside its borders, near a point if there is one.
    pub(super) fn name(
        &self,
        country: usize,
        own: Option<Point>,
        names: &[String],
        room: &Room,
    ) -> Option<PlaceName> {
        let country = &base().countries[country];
        let rings = areas(self.plan, &self.fit, &country.rings);
        let letters = if own.is_some() { &self.paper.large } else { &self.paper.letters };
        let points = candidates(&rings, own, &room.frame);
        names.iter().filter(|name| !name.is_empty()).find_map(|name| {
            let fits = |centre: &&Point| {
                let rect = Rect::centred(centre, letters.extent(name));
                let corners = [0.0, 0.5, 1.0].into_iter().flat_map(|share| {
                    let x = rect.x + share * rect.width;
                    [Point { x, y: rect.y }, Point { x, y: rect.bottom() }]
                });
                room.is_free(&rect) && corners.into_iter().all(|corner| inside(&rings, &corner))
            };
            points.iter().find(fits).map(|centre| written(centre, name, letters))
        })
    }

    /// Names a country that the base map does not have, at its own point or just beside.
    pub(super) fn name_at(&self, own: Point, names: &[String], room: &Room) -> Option<PlaceName> {
        let letters = &self.paper.large;
        let steps = [0.0, 1.0, -1.0, 2.0, -2.0];
        let name = names.first()?;
        if !room.frame.contains_point(&own) {
            return None;
        }
        steps.into_iter().find_map(|step| {
            let centre = Point { x: own.x, y: own.y + step * letters.line / 2.0 };
            let label = written(&centre, name, letters);
            room.is_free(&label.rect).then_some(label)
        })
    }
}

/// A name around a point.
fn written(centre: &Point, name: &str, letters: &Type) -> PlaceName {
    let rect = Rect::centred(centre, letters.extent(name));
    PlaceName { choice: 0, text: name.to_owned(), rect, fixed: Fixed::Middle, leader: None }
}

/// Points inside an area, the best first: with room about them, and near the country's own point.
fn candidates(rings: &[Vec<Point>], own: Option<Point>, frame: &Rect) -> Vec<Point> {
    let Some(extent) = Rect::bounding(rings.iter().flatten().copied()) else {
        return Vec::new();
    };
    let own = own.filter(|own| frame.contains_point(own) && inside(rings, own));
    let steps = |from: f64, length: f64| {
        std::iter::successors(Some(from), |value| Some(value + MESH))
            .take_while(move |value| *value < from + length)
    };
    let borders: Vec<Segment> = edges(rings).map(|(a, b)| Segment::new(a, b)).collect();
    let cost = |point: &Point| {
        let far = own.map_or(0.0, |own| point.distance(&own));
        far - clearance(&borders, point)
    };
    let mut points: Vec<(f64, Point)> = steps(extent.y, extent.height)
        .flat_map(|y| steps(extent.x, extent.width).map(move |x| Point { x, y }))
        .chain(own)
        .filter(|point| inside(rings, point))
        .map(|point| (cost(&point), point))
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    points.into_iter().map(|(_, point)| point).collect()
}

/// How far a point lies from the nearest border, up to [`ROOMY`]: beyond that no border is asked.
fn clearance(borders: &[Segment], point: &Point) -> f64 {
    let around = Rect::square(point, ROOMY);
    let near = borders.iter().filter(|border| border.is_near_rect(&around));
    near.map(|border| border.distance(point)).fold(ROOMY, f64::min)
}

fn inside(rings: &[Vec<Point>], point: &Point) -> bool {
    covers(edges(rings), point)
}

fn edges(rings: &[Vec<Point>]) -> impl Iterator<Item = (Point, Point)> + '_ {
    rings.iter().flat_map(|ring| {
        ring.iter().enumerate().map(|(index, a)| (*a, ring[(index + 1) % ring.len()]))
    })
}
