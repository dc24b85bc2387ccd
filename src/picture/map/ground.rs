//! What lies under the places of a map: land, borders, the scale bar.

use std::f64::consts::TAU;

use super::base::{self, Country, Line, Ring, base};
use super::path::{clip_line, clip_ring, data, simplified};
use super::plan::MapPlan;
use super::projection::{Fit, RADIUS, Unit};
use crate::picture::{Point, Rect, rounded};

/// How far the lines of areas run beyond the frame, so that the frame itself is not stroked.
const BEYOND: f64 = 3.0;
/// An area that is no wider and no higher than this, in units of the picture, is left out.
const SPECK: f64 = 1.0;
/// Two corners that lie farther apart in the plane, in kilometres, are neighbours on the globe on the other side of it, where
/// the plane is torn.
const TORN: f64 = RADIUS / 2.0;
/// Beyond this distance from the centre an edge in the plane is divided, and into parts of this angle about the centre.
const FAR: f64 = 1.5 * RADIUS;
const TURN: f64 = 0.1;

/// Path data of the base map.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// The land.
    pub land: String,
    /// The country that most places lie in.
    pub focus: String,
    /// Borders between countries.
    pub borders: String,
    /// Disputed borders.
    pub disputed: String,
}

/// A scale bar.
#[derive(Clone, Copy, Debug, Default)]
pub struct ScaleBar {
    /// The length that it stands for, in kilometres.
    pub km: u32,
    /// Its box, without the number.
    pub rect: Rect,
}

/// Draws the base map.
pub fn ground(plan: &MapPlan, fit: &Fit, focus: Option<&Country>) -> Ground {
    let frame = fit.frame().grown(BEYOND);
    let lines = |lines: &[Line]| {
        let placed = lines.iter().flat_map(|line| placed(plan, fit, line));
        let cut = placed.flat_map(|line| clip_line(&line, &frame));
        data(&cut.map(|line| simplified(&line)).collect::<Vec<_>>(), false)
    };
    let base = base();
    Ground {
        land: data(&areas(plan, fit, &base.land), true),
        focus: focus
            .map(|country| data(&areas(plan, fit, &country.rings), true))
            .unwrap_or_default(),
        borders: lines(&base.borders),
        disputed: lines(&base.disputed),
    }
}

/// The parts of areas that a frame shows, thinned.
pub fn areas(plan: &MapPlan, fit: &Fit, rings: &[Ring]) -> Vec<Vec<Point>> {
    let frame = fit.frame().grown(BEYOND);
    let outline = |ring: &Ring| {
        let corners: Vec<Point> =
            ring.iter().map(|corner| plan.projection.project(*corner)).collect();
        rounded_off(&corners)
    };
    // What covers the other side of the globe lies outside of its outline in the plane, up to the rim.
    let is_behind = base::covers(rings, plan.projection.centre.antipode());
    let outlines = rings.iter().map(outline).chain(is_behind.then(rim));
    let placed = outlines.map(|ring| ring.into_iter().map(|point| fit.place(point)).collect());
    let cut = placed.map(|ring: Vec<Point>| simplified(&clip_ring(&ring, &frame)));
    cut.filter(|ring| ring.len() > 2 && is_visible(ring)).collect()
}

/// Whether an area is more than a speck.
fn is_visible(ring: &[Point]) -> bool {
    let extent = Rect::bounding(ring.iter().copied());
    extent.is_some_and(|extent| extent.width.max(extent.height) >= SPECK)
}

/// The image of the other side of the globe: a circle.
pub(super) fn rim() -> Vec<Point> {
    (0..=128).map(|step| on_circle(2.0 * RADIUS, f64::from(step) / 128.0 * TAU)).collect()
}

fn on_circle(radius: f64, angle: f64) -> Point {
    Point { x: radius * libm::cos(angle), y: radius * libm::sin(angle) }
}

/// A ring of the plane whose far edges run round the centre. Near the rim a short way on the globe is a long one in the plane,
/// which would cut through the middle if it were straight.
fn rounded_off(ring: &[Point]) -> Vec<Point> {
    let radius = |point: &Point| point.distance(&Point::default());
    let angle = |point: &Point| libm::atan2(point.y, point.x);
    let mut points: Vec<Point> = ring.first().into_iter().copied().collect();
    for edge in ring.windows(2) {
        let (from, to) = (radius(&edge[0]), radius(&edge[1]));
        if from > FAR && to > FAR && edge[0].distance(&edge[1]) > FAR * TURN {
            let turn = angle(&edge[1]) - angle(&edge[0]);
            let turn = turn - TAU * (turn / TAU).round();
            let parts = (turn.abs() / TURN).ceil().max(1.0);
            let shares = (1..=31).map(|part| f64::from(part) / parts).take_while(|it| *it < 1.0);
            points.extend(shares.map(|share| {
                on_circle(from + (to - from) * share, angle(&edge[0]) + turn * share)
            }));
        }
        points.push(edge[1]);
    }
    points
}

/// A line in the picture, in parts where the plane is torn.
pub(super) fn placed<P: Copy + Into<Unit>>(
    plan: &MapPlan,
    fit: &Fit,
    line: &[P],
) -> Vec<Vec<Point>> {
    let points: Vec<Point> =
        line.iter().map(|position| plan.projection.project(*position)).collect();
    let parts = points.chunk_by(|a, b| a.distance(b) < TORN);
    parts.map(|part| part.iter().map(|point| fit.place(*point)).collect()).collect()
}

/// The longest round length in kilometres that a bar of at most `limit` units can show, and its length in units.
pub fn scale_bar(fit: &Fit, limit: f64) -> (u32, f64) {
    let rounds = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10];
    let fits = |km: &u32| f64::from(*km) * fit.scale <= limit;
    let km = rounds.into_iter().find(fits).unwrap_or(5);
    (km, rounded(f64::from(km) * fit.scale))
}
