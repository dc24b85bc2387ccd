//! Meridians and parallels.

use super::ground::{placed, rim};
use super::path::{clip_line, data, simplified};
use super::plan::MapPlan;
use super::projection::{Degrees, Fit};
use crate::picture::{Point, rounded};

/// Steps of the graticule in degrees.
const STEPS: [i32; 7] = [1, 2, 5, 10, 15, 30, 60];
/// Steps of the graticule that a map has at most from side to side.
const MESHES: f64 = 7.0;
/// Where degrees of longitude are this much shorter than those of latitude, both have steps of their own.
const NARROW: f64 = 3.0;

/// Meridians and parallels.
#[derive(Clone, Debug, Default)]
pub struct Graticule {
    /// Their path data.
    pub lines: String,
    /// Parallels that leave the frame at its west.
    pub parallels: Vec<GridLine>,
    /// Meridians that leave the frame at its south.
    pub meridians: Vec<GridLine>,
}

/// A parallel or meridian at the side of the frame that has its label.
#[derive(Clone, Copy, Debug)]
pub struct GridLine {
    /// Degrees north of a parallel, east of a meridian.
    pub degrees: i32,
    /// Where it leaves the frame: the y of a parallel, the x of a meridian.
    pub offset: f64,
}

/// The part of the globe that a frame shows.
struct Sides {
    low: Degrees,
    high: Degrees,
}

/// Draws the graticule.
pub fn graticule(plan: &MapPlan, fit: &Fit) -> Graticule {
    let frame = fit.frame();
    let Sides { low, high } = sides(plan, fit);
    let (width, height) = (high.lon - low.lon, high.lat - low.lat);
    let across = step(if width > NARROW * height { height } else { width.max(height) });
    let along = step(width.max(height));
    let pieces = if width > 180.0 { 144 } else { 48 };
    let share =
        |at: i32, from: f64, to: f64| from + (to - from) * f64::from(at) / f64::from(pieces);
    let line = |position: &dyn Fn(i32) -> Degrees| {
        placed(plan, fit, &(0..=pieces).map(position).collect::<Vec<_>>())
    };
    let mut graticule = Graticule::default();
    let circle: Vec<Point> = rim().into_iter().map(|point| fit.place(point)).collect();
    let mut lines = clip_line(&circle, &frame);
    for lat in marks(across, low.lat.max(-89.0), high.lat.min(89.0)) {
        let parts = line(&|at| Degrees { lon: share(at, low.lon, high.lon), lat: lat.into() });
        let mut edges = parts.iter().flat_map(|part| part.windows(2));
        let edge = edges.find(|edge| edge[0].x <= 0.0 && edge[1].x > 0.0);
        let y = edge.map(|edge| crossing(edge[0].x, edge[1].x, 0.0, edge[0].y, edge[1].y));
        graticule.parallels.extend(y.map(|y| GridLine { degrees: lat, offset: rounded(y) }));
        lines.extend(parts.iter().flat_map(|part| clip_line(part, &frame)));
    }
    for lon in marks(along, low.lon, high.lon) {
        let parts = line(&|at| Degrees { lon: lon.into(), lat: share(at, low.lat, high.lat) });
        let (south, degrees) = (fit.height, (lon + 540).rem_euclid(360) - 180);
        let mut edges = parts.iter().flat_map(|part| part.windows(2));
        let edge = edges.find(|edge| edge[0].y >= south && edge[1].y < south);
        let x = edge.map(|edge| crossing(edge[0].y, edge[1].y, south, edge[0].x, edge[1].x));
        graticule.meridians.extend(x.map(|x| GridLine { degrees, offset: rounded(x) }));
        lines.extend(parts.iter().flat_map(|part| clip_line(part, &frame)));
    }
    let lines: Vec<_> = lines.iter().map(|line| simplified(line)).collect();
    graticule.lines = data(&lines, false);
    graticule
}

/// The step that gives so many degrees no more than the meshes that a map has.
fn step(span: f64) -> i32 {
    STEPS.into_iter().find(|step| span / f64::from(*step) <= MESHES).unwrap_or(60)
}

/// The multiples of a step between two degrees.
fn marks(step: i32, from: f64, to: f64) -> impl Iterator<Item = i32> {
    let marks = (-540 / step..=540 / step).map(move |mark| mark * step);
    marks.filter(move |mark| from < f64::from(*mark) && f64::from(*mark) < to)
}

/// The value between two at which a coordinate that runs `from`–`to` passes a limit (linear interpolation).
fn crossing(from: f64, to: f64, limit: f64, value: f64, other: f64) -> f64 {
    value + (other - value) * (limit - from) / (to - from)
}

/// What a frame shows, with a margin that lines may leave it by. Longitudes run on over the antimeridian; about a pole they go
/// all round.
fn sides(plan: &MapPlan, fit: &Fit) -> Sides {
    let rim: Vec<Degrees> =
        fit.rim().map(|point| plan.projection.unproject(fit.unplace(point))).collect();
    let least = |side: fn(&Degrees) -> f64| rim.iter().map(side).fold(f64::MAX, f64::min) - 1.0;
    let most = |side: fn(&Degrees) -> f64| rim.iter().map(side).fold(f64::MIN, f64::max) + 1.0;
    let mut low = Degrees { lon: least(|it| it.lon), lat: least(|it| it.lat).max(-90.0) };
    let mut high = Degrees { lon: most(|it| it.lon), lat: most(|it| it.lat).min(90.0) };
    let shows = |lat: f64| {
        let pole = plan.projection.project(Degrees { lon: 0.0, lat });
        fit.frame().contains_point(&fit.place(pole))
    };
    let (south, north) = (shows(-90.0), shows(90.0));
    low.lat = if south { -90.0 } else { low.lat };
    high.lat = if north { 90.0 } else { high.lat };
    if south || north {
        let middle = plan.projection.centre.lon;
        (low.lon, high.lon) = (middle - 180.0, middle + 180.0);
    }
    Sides { low, high }
}
