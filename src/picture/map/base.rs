//! The base map: the countries of the world, read from `borders.txt`, which says where it comes from.

use std::sync::LazyLock;

use super::projection::{Degrees, Unit};
use crate::lang::{Lang, Localized};

/// A corner of a line of the base map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corner {
    /// Where it is.
    pub position: Degrees,
    unit: Unit,
}

impl From<Corner> for Unit {
    fn from(corner: Corner) -> Self {
        corner.unit
    }
}

/// A line of the base map.
pub type Line = Vec<Corner>;

/// A closed line; the last point equals the first.
pub type Ring = Line;

/// Lines and areas of the base map.
#[derive(Debug, Default)]
pub struct Base {
    /// Where the land ends.
    pub land: Vec<Ring>,
    /// Borders between two countries.
    pub borders: Vec<Line>,
    /// Borders that are disputed, and lines of control.
    pub disputed: Vec<Line>,
    /// The countries by code.
    pub countries: Vec<Country>,
}

/// A country, or a territory whose status is disputed.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1, two letters.
    pub code: &'static str,
    names: Localized<&'static str>,
    /// Its area; a hole is a ring as well.
    pub rings: Vec<Ring>,
    /// Its north.
    north: f64,
    /// A corner of it, and how far the others lie from there, as an angle.
    about: Option<Corner>,
    reach: f64,
}

impl Country {
    /// Its name by CLDR; empty where it has no code.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.names.get(lang)
    }

    /// Whether a part of it may lie within an angle about a point: no more than a guess that is never wrong about what does.
    pub fn is_near(&self, point: impl Into<Unit>, angle: f64) -> bool {
        self.about.is_some_and(|about| about.unit.angle(point.into()) <= self.reach + angle)
    }

    /// Whether it covers a point.
    pub fn covers(&self, position: Degrees) -> bool {
        position.lat <= self.north && covers(&self.rings, position)
    }
}

/// Whether an area covers a point of the globe: a way from there to the north pole, which is sea, leaves it more often than it
/// enters it. So neither the antimeridian nor an area around the south pole is a case of its own.
pub fn covers(rings: &[Ring], position: Degrees) -> bool {
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    edges.filter(|edge| lies_north(edge[0].position, edge[1].position, position)).count() % 2 == 1
}

/// Whether an edge crosses the meridian of a point north of it.
fn lies_north(a: Degrees, b: Degrees, position: Degrees) -> bool {
    let (from, to) = (east_of(a.lon, position.lon), east_of(b.lon, position.lon));
    let crosses = (from > 0.0) != (to > 0.0) && (from - to).abs() < 180.0;
    crosses && a.lat + (b.lat - a.lat) * from / (from - to) > position.lat
}

/// How far a meridian lies east of another one, from -180 to 180 degrees.
fn east_of(lon: f64, other: f64) -> f64 {
    let east = lon - other;
    let turned = match east {
        180.0.. => east - 360.0,
        ..-180.0 => east + 360.0,
        _ => east,
    };
    // A remainder costs more than all else that is asked of an edge.
    if (-180.0..180.0).contains(&turned) {
        turned
    } else {
        (east + 540.0).rem_euclid(360.0) - 180.0
    }
}

/// The base map; read once.
pub fn base() -> &'static Base {
    static BASE: LazyLock<Base> = LazyLock::new(|| read(include_str!("borders.txt")));
    &BASE
}

/// Reads the file. A line that it does not know is left out; a test reads every line.
fn read(text: &'static str) -> Base {
    let mut base = Base::default();
    let mut arcs: Vec<Line> = Vec::new();
    for line in text.lines() {
        let Some((word, rest)) = line.split_once(' ') else { continue };
        match word {
            "arc" => {
                let (kind, steps) = rest.split_once(' ').unwrap_or((rest, ""));
                let points = arc(steps);
                match kind {
                    "border" => base.borders.push(points.clone()),
                    "disputed" => base.disputed.push(points.clone()),
                    _ => {}
                }
                arcs.push(points);
            }
            "land" => base.land = rings(rest, &arcs),
            "country" => base.countries.extend(country(rest, &arcs)),
            _ => {}
        }
    }
    base
}

/// Hundredths of a degree: the first point in full, the others as steps.
fn arc(steps: &str) -> Line {
    let (mut lon, mut lat) = (0_i32, 0_i32);
    let pairs = steps.split(' ').filter_map(|step| {
        let (east, north) = step.split_once(',')?;
        Some((east.parse::<i32>().ok()?, north.parse::<i32>().ok()?))
    });
    pairs
        .map(|(east, north)| {
            lon += east;
            lat += north;
            let position = Degrees { lon: f64::from(lon) / 100.0, lat: f64::from(lat) / 100.0 };
            Corner { position, unit: position.into() }
        })
        .collect()
}

fn country(line: &'static str, arcs: &[Line]) -> Option<Country> {
    let mut parts = line.split('|');
    let (code, en, ar) = (parts.next()?, parts.next()?, parts.next()?);
    let rings = rings(parts.next()?, arcs);
    let north = rings.iter().flatten().map(|corner| corner.position.lat).fold(-90.0, f64::max);
    let about = rings.iter().flatten().copied().next();
    let angle = |corner: &Corner| about.map_or(0.0, |about| about.unit.angle(corner.unit));
    let reach = rings.iter().flatten().map(angle).fold(0.0, f64::max);
    Some(Country { code, names: Localized { ar, en }, rings, north, about, reach })
}

/// Rings as numbers of arcs from 1, joined end to end; a negative arc runs backwards.
fn rings(text: &str, arcs: &[Line]) -> Vec<Ring> {
    let ring = |numbers: &str| {
        let mut ring = Ring::new();
        for number in numbers.split(' ').filter_map(|number| number.parse::<isize>().ok()) {
            let Some(arc) = arcs.get(number.unsigned_abs().wrapping_sub(1)) else { continue };
            ring.pop();
            if number < 0 {
                ring.extend(arc.iter().rev());
            } else {
                ring.extend(arc);
            }
        }
        ring
    };
    text.split(',').map(ring).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let text = include_str!("borders.txt");
        let known = ["#", "arc", "land", "country"];
        assert!(text.lines().all(|line| known.contains(&line.split(' ').next().unwrap())));
        let base = base();
        assert!(base.disputed.len() > 20 && base.borders.len() > 300 && base.countries.len() > 200);
        let rings = base.countries.iter().flat_map(|country| &country.rings).chain(&base.land);
        for ring in rings {
            // That around the south pole ends where it began, a whole turn on.
            let ends = [ring.first(), ring.last()].map(|corner| corner.unwrap().position);
            let turn = (ends[0].lon - ends[1].lon).rem_euclid(360.0);
            let step = (ends[0].lat - ends[1].lat).abs();
            assert!(ring.len() > 3 && turn + step < 1e-9, "{ends:?}");
        }
    }

    #[test]
    fn countries_cover_their_towns() {
        let of = |lon, lat| {
            let covers = |country: &&Country| country.covers(Degrees { lon, lat });
            base().countries.iter().find(covers).map(|country| country.code)
        };
        assert_eq!(of(-8.0, 12.64), Some("ML"));
        assert_eq!(of(2.11, 13.51), Some("NE"));
        assert_eq!(of(-7.6, 33.5), Some("MA"));
        assert_eq!(of(-13.1, 26.7), Some("EH"));
        assert_eq!(of(34.1, 44.95), Some("UA"));
        // On both sides of the antimeridian, and round the pole.
        assert_eq!(of(178.5, 66.5), Some("RU"));
        assert_eq!(of(-175.0, 66.5), Some("RU"));
        assert_eq!(of(178.0, -17.8), Some("FJ"));
        assert_eq!(of(-150.0, 64.8), Some("US"));
        assert_eq!(of(12.0, -90.0), Some("AQ"));
        assert_eq!(of(180.0, -85.0), Some("AQ"));
        for (lon, lat) in [(-30.0, 10.0), (0.0, 90.0), (-179.9, 0.0), (0.0, -60.0)] {
            assert_eq!(of(lon, lat), None, "{lon}, {lat}");
        }
    }
}
