//! What lies under the places of a map: land, borders, the graticule, the scale bar.

use super::base::{Country, base};
use super::path::{clip_line, clip_ring, data, simplified};
use super::plan::MapPlan;
use super::projection::{Degrees, Fit};
use crate::picture::{Point, Rect, rounded};

/// How far the lines of areas run beyond the frame, so that the frame itself is not stroked.
const BEYOND: f64 = 3.0;
/// Steps of the graticule in degrees.
const STEPS: [i32; 7] = [1, 2, 5, 10, 15, 30, 60];
/// Steps of the graticule that a map has at most from side to side.
const MESHES: f64 = 7.0;

/// Path data of the base map; empty where it has none.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Whether the base map covers the frame.
    pub covered: bool,
    /// The land.
    pub land: String,
    /// The country that most places lie in.
    pub focus: String,
    /// Borders between countries.
    pub borders: String,
    /// Disputed borders.
    pub disputed: String,
}

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
    if !plan.covered(fit) {
        return Ground::default();
    }
    let frame = fit.frame().grown(BEYOND);
    let lines = |lines: &[Vec<Degrees>]| {
        let placed = lines.iter().map(|line| placed(plan, fit, line));
        let cut = placed.flat_map(|line| clip_line(&line, &frame));
        data(&cut.map(|line| simplified(&line)).collect::<Vec<_>>(), false)
    };
    let base = base();
    Ground {
        covered: true,
        land: data(&areas(plan, fit, &base.land), true),
        focus: focus
            .map(|country| data(&areas(plan, fit, &country.rings), true))
            .unwrap_or_default(),
        borders: lines(&base.borders),
        disputed: lines(&base.disputed),
    }
}

/// The parts of areas that a frame shows, thinned.
pub fn areas(plan: &MapPlan, fit: &Fit, rings: &[Vec<Degrees>]) -> Vec<Vec<Point>> {
    let frame = fit.frame().grown(BEYOND);
    let cut = rings.iter().map(|ring| simplified(&clip_ring(&placed(plan, fit, ring), &frame)));
    cut.filter(|ring| ring.len() > 2).collect()
}

fn placed(plan: &MapPlan, fit: &Fit, line: &[Degrees]) -> Vec<Point> {
    line.iter().map(|position| fit.place(plan.projection.project(*position))).collect()
}

/// Draws the graticule.
pub fn graticule(plan: &MapPlan, fit: &Fit) -> Graticule {
    let frame = fit.frame();
    let (low, high) = sides(plan, fit);
    let span = (high.lon - low.lon).max(high.lat - low.lat);
    let step = STEPS.into_iter().find(|step| span / f64::from(*step) <= MESHES).unwrap_or(60);
    let marks = |from: f64, to: f64| {
        let marks = (-180 / step..=180 / step).map(move |mark| mark * step);
        marks.filter(move |mark| from < f64::from(*mark) && f64::from(*mark) < to)
    };
    let mut lines = Vec::new();
    let mut graticule = Graticule::default();
    let share = |step: i32, from: f64, to: f64| from + (to - from) * f64::from(step) / 48.0;
    for lat in marks(low.lat.max(-89.0), high.lat.min(89.0)) {
        let position = |i| Degrees { lon: share(i, low.lon, high.lon), lat: lat.into() };
        let line = placed(plan, fit, &(0..=48).map(position).collect::<Vec<_>>());
        let edge = line.windows(2).find(|edge| edge[0].x <= 0.0 && edge[1].x > 0.0);
        let y = edge.map(|edge| crossing(edge[0].x, edge[1].x, 0.0, edge[0].y, edge[1].y));
        graticule.parallels.extend(y.map(|y| GridLine { degrees: lat, offset: rounded(y) }));
        lines.extend(clip_line(&line, &frame));
    }
    for lon in marks(low.lon, high.lon) {
        let position = |i| Degrees { lon: lon.into(), lat: share(i, low.lat, high.lat) };
        let line = placed(plan, fit, &(0..=48).map(position).collect::<Vec<_>>());
        let south = fit.height;
        let edge = line.windows(2).find(|edge| edge[0].y >= south && edge[1].y < south);
        let x = edge.map(|edge| crossing(edge[0].y, edge[1].y, south, edge[0].x, edge[1].x));
        graticule.meridians.extend(x.map(|x| GridLine { degrees: lon, offset: rounded(x) }));
        lines.extend(clip_line(&line, &frame));
    }
    let lines: Vec<_> = lines.iter().map(|line| simplified(line)).collect();
    graticule.lines = data(&lines, false);
    graticule
}

/// The value between two at which a coordinate that runs `from`–`to` passes a limit (linear interpolation).
fn crossing(from: f64, to: f64, limit: f64, value: f64, other: f64) -> f64 {
    value + (other - value) * (limit - from) / (to - from)
}

/// The south-western and north-eastern bounds of what a frame shows, with a margin that lines may leave it by.
fn sides(plan: &MapPlan, fit: &Fit) -> (Degrees, Degrees) {
    let rim: Vec<Degrees> =
        fit.rim().map(|point| plan.projection.unproject(fit.unplace(point))).collect();
    let least = |side: fn(&Degrees) -> f64| rim.iter().map(side).fold(f64::MAX, f64::min) - 1.0;
    let most = |side: fn(&Degrees) -> f64| rim.iter().map(side).fold(f64::MIN, f64::max) + 1.0;
    let south_west =
        Degrees { lon: least(|corner| corner.lon), lat: least(|corner| corner.lat).max(-90.0) };
    (
        south_west,
        Degrees { lon: most(|corner| corner.lon), lat: most(|corner| corner.lat).min(90.0) },
    )
}

/// The longest round length in kilometres that a bar of at most `limit` units can show, and its length in units.
pub fn scale_bar(fit: &Fit, limit: f64) -> (u32, f64) {
    let rounds = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10];
    let fits = |km: &u32| f64::from(*km) * fit.scale <= limit;
    let km = rounds.into_iter().find(fits).unwrap_or(5);
    (km, rounded(f64::from(km) * fit.scale))
}
