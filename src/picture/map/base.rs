//! The base map: countries of one part of the world, read from `borders.txt`, which says where it comes from.
//!
//! It knows no more than that file: where a map reaches beyond it, there is no base map.

use std::sync::LazyLock;

use super::projection::Degrees;
use crate::lang::{Lang, Localized};
use crate::picture::Point;
use crate::picture::geometry::covers;

/// A closed line, in degrees; the last point equals the first.
pub type Ring = Vec<Degrees>;

/// Lines and areas of the base map.
#[derive(Debug, Default)]
pub struct Base {
    /// West, south, east and north of what the file covers.
    pub bounds: [f64; 4],
    /// Where the land ends.
    pub land: Vec<Ring>,
    /// Borders between two countries.
    pub borders: Vec<Vec<Degrees>>,
    /// Borders that are disputed, and lines of control.
    pub disputed: Vec<Vec<Degrees>>,
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
}

impl Country {
    /// Its name by CLDR; empty where it has no code.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.names.get(lang)
    }

    /// Whether it covers a point.
    pub fn covers(&self, position: Degrees) -> bool {
        let point = |corner: Degrees| Point { x: corner.lon, y: corner.lat };
        let edges = self.rings.iter().flat_map(|ring| ring.windows(2));
        covers(edges.map(|edge| (point(edge[0]), point(edge[1]))), &point(position))
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
    let mut arcs: Vec<Vec<Degrees>> = Vec::new();
    for line in text.lines() {
        let Some((word, rest)) = line.split_once(' ') else { continue };
        match word {
            "box" => {
                let sides = rest.split(' ').filter_map(|side| side.parse().ok());
                base.bounds.iter_mut().zip(sides).for_each(|(bound, side)| *bound = side);
            }
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
fn arc(steps: &str) -> Vec<Degrees> {
    let (mut lon, mut lat) = (0_i32, 0_i32);
    let pairs = steps.split(' ').filter_map(|step| {
        let (east, north) = step.split_once(',')?;
        Some((east.parse::<i32>().ok()?, north.parse::<i32>().ok()?))
    });
    pairs
        .map(|(east, north)| {
            lon += east;
            lat += north;
            Degrees { lon: f64::from(lon) / 100.0, lat: f64::from(lat) / 100.0 }
        })
        .collect()
}

fn country(line: &'static str, arcs: &[Vec<Degrees>]) -> Option<Country> {
    let mut parts = line.split('|');
    let (code, en, ar) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Country { code, names: Localized { ar, en }, rings: rings(parts.next()?, arcs) })
}

/// Rings as numbers of arcs from 1, joined end to end; a negative arc runs backwards.
fn rings(text: &str, arcs: &[Vec<Degrees>]) -> Vec<Ring> {
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
        let known = ["#", "box", "arc", "land", "country"];
        assert!(text.lines().all(|line| known.contains(&line.split(' ').next().unwrap())));
        let base = base();
        assert!(base.bounds.iter().all(|bound| *bound != 0.0));
        assert!(base.disputed.len() > 5 && base.borders.len() > 80);
        let rings = base.countries.iter().flat_map(|country| &country.rings).chain(&base.land);
        for ring in rings {
            assert!(ring.len() > 3 && ring.first() == ring.last());
        }
        let inside = |point: Degrees| {
            let [west, south, east, north] = base.bounds;
            (west..=east).contains(&point.lon) && (south..=north).contains(&point.lat)
        };
        assert!(base.land.iter().flatten().all(|point| inside(*point)));
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
        assert_eq!(of(-30.0, 10.0), None);
    }
}
