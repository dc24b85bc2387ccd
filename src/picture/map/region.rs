//! Where the name of a country stands: inside its borders, on free ground, near its middle.

use super::base::base;
use super::ground::areas;
use super::label::{Fixed, Label, Room, Type};
use super::path::distance;
use super::plan::Plan;
use super::projection::Fit;
use super::{Style, square};
use crate::picture::{Point, Rect};

/// How far apart the points lie at which a name is tried, in units of the picture.
const MESH: f64 = 10.0;
/// A name may be as far from the middle as this many units of more room about it would take.
const ROOMY: f64 = 45.0;

/// A map in the making.
pub struct Sheet<'s> {
    /// What it shows.
    pub plan: &'s Plan,
    /// How.
    pub fit: Fit,
    /// In what layout.
    pub style: &'s Style,
}

impl Sheet<'_> {
    /// Names a country inside its borders, near a point if there is one.
    pub fn name(
        &self,
        country: usize,
        own: Option<Point>,
        names: &[String],
        room: &Room,
    ) -> Option<Label> {
        let country = &base().countries[country];
        let rings = areas(self.plan, &self.fit, &country.rings);
        let letters = if own.is_some() { &self.style.large } else { &self.style.letters };
        let spots = candidates(&rings, own, &room.frame);
        names.iter().filter(|name| !name.is_empty()).find_map(|name| {
            let fits = |at: &&Point| {
                let rect = centred(**at, name, letters);
                let corners = [0.0, 0.5, 1.0].into_iter().flat_map(|t| {
                    let x = rect.x + t * rect.width;
                    [Point { x, y: rect.y }, Point { x, y: rect.y + rect.height }]
                });
                room.is_free(&rect) && corners.into_iter().all(|corner| inside(&rings, corner))
            };
            let at = spots.iter().find(fits)?;
            Some(label(centred(*at, name, letters), name))
        })
    }

    /// Names a country that the base map does not have, at its own point or just beside.
    pub fn name_at(&self, own: Point, names: &[String], room: &Room) -> Option<Label> {
        let letters = &self.style.large;
        let steps = [0.0, 1.0, -1.0, 2.0, -2.0];
        let name = names.first()?;
        if !room.frame.contains(&square(own, 0.0)) {
            return None;
        }
        steps.into_iter().find_map(|step| {
            let at = Point { x: own.x, y: own.y + step * letters.line / 2.0 };
            let rect = centred(at, name, letters);
            room.is_free(&rect).then(|| label(rect, name))
        })
    }
}

fn label(rect: Rect, name: &str) -> Label {
    Label { choice: 0, text: name.to_owned(), rect, fixed: Fixed::Middle, leader: None }
}

fn centred(at: Point, name: &str, letters: &Type) -> Rect {
    let extent = letters.extent(name);
    Rect { x: at.x - extent.width / 2.0, y: at.y - extent.height / 2.0, ..extent }
}

/// Points inside an area, the best first: with room about them, and near the country's own point.
fn candidates(rings: &[Vec<Point>], own: Option<Point>, frame: &Rect) -> Vec<Point> {
    let Some(extent) = super::plan::bounds(rings.iter().flatten().copied()) else {
        return Vec::new();
    };
    let own = own.filter(|own| frame.contains(&square(*own, 0.0)) && inside(rings, *own));
    let steps = |from: f64, length: f64| {
        std::iter::successors(Some(from), |at| Some(at + MESH))
            .take_while(move |at| *at < from + length)
    };
    let mut spots: Vec<(f64, Point)> = steps(extent.y, extent.height)
        .flat_map(|y| steps(extent.x, extent.width).map(move |x| Point { x, y }))
        .chain(own)
        .filter(|at| inside(rings, *at))
        .map(|at| (-clearance(rings, at).min(ROOMY) + own.map_or(0.0, |own| far(at, own)), at))
        .collect();
    spots.sort_by(|a, b| a.0.total_cmp(&b.0));
    spots.into_iter().map(|(_, at)| at).collect()
}

fn far(a: Point, b: Point) -> f64 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    (dx * dx + dy * dy).sqrt()
}

/// How far a point lies from the nearest border.
fn clearance(rings: &[Vec<Point>], at: Point) -> f64 {
    edges(rings).map(|(a, b)| distance(&at, &a, &b)).fold(f64::MAX, f64::min)
}

/// Whether an area covers a point.
fn inside(rings: &[Vec<Point>], at: Point) -> bool {
    let crossings = edges(rings).filter(|(a, b)| {
        (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
    });
    crossings.count() % 2 == 1
}

fn edges(rings: &[Vec<Point>]) -> impl Iterator<Item = (Point, Point)> + '_ {
    rings
        .iter()
        .flat_map(|ring| ring.iter().enumerate().map(|(at, a)| (*a, ring[(at + 1) % ring.len()])))
}
