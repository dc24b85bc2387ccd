//! Draws a map: single places with their names, cells of many places as numbers, and the names of countries.

use super::base::base;
use super::graticule::{Graticule, graticule};
use super::ground::{Ground, ScaleBar, ground, scale_bar};
use super::group::{Cell, Cluster, clusters};
use super::label::{self, PlaceName, Room, Wish};
use super::paper::MapPaper;
use super::plan::MapPlan;
use super::projection::Fit;
use super::region::Canvas;
use super::spot::Spot;
use super::symbol::Symbol;
use crate::picture::{Point, Rect};

/// A map ready to be drawn, in units of the picture.
#[derive(Clone, Debug, Default)]
pub struct MapDrawing {
    /// What lies under the places.
    pub ground: Ground,
    /// Meridians and parallels.
    pub graticule: Graticule,
    /// The scale bar.
    pub bar: ScaleBar,
    /// Single places in the order of the spots.
    pub marks: Vec<PlaceMark>,
    /// Cells with many places.
    pub clusters: Vec<Cluster>,
    /// Names of countries of the base map that are no places of the content.
    pub neighbours: Vec<PlaceName>,
    /// Spots that lie outside of the frame.
    pub outside: Vec<usize>,
}

/// One place.
#[derive(Clone, Debug)]
pub struct PlaceMark {
    /// Index into the spots.
    pub spot: usize,
    /// The middle of its sign; of a country the middle of its name.
    pub point: Point,
    /// How far the sign reaches; 0 for a country.
    pub radius: f64,
    /// Its name, if there is room.
    pub label: Option<PlaceName>,
}

/// What a map is told to write.
#[derive(Clone, Copy)]
pub struct Words<'w> {
    /// The name of a country of the base map.
    pub country: &'w dyn Fn(usize) -> String,
    /// The label of a parallel at so many degrees north.
    pub parallel: &'w dyn Fn(i32) -> String,
    /// The label of a meridian at so many degrees east.
    pub meridian: &'w dyn Fn(i32) -> String,
}

/// Draws a map of some places, of which those of `cells` become numbers.
pub fn draw(
    plan: &MapPlan,
    spots: &[Spot],
    cells: &[Cell],
    paper: &MapPaper,
    words: &Words<'_>,
) -> MapDrawing {
    let extent = if paper.whole { &plan.whole } else { &plan.core };
    let fit = Fit::new(extent, paper.width, paper.height, paper.margin);
    let graticule = graticule(plan, &fit);
    let mut room = Room { frame: fit.frame().grown(-3.0), ..Room::default() };
    let bar = bar(&fit, paper, &mut room);
    reserve(&graticule, paper, words, &mut room);

    let clusters = clusters(cells, &fit);
    let circles = clusters.iter().map(|cluster| Rect::square(&cluster.centre, cluster.radius));
    room.taken.extend(circles);
    let mut drawn = vec![false; spots.len()];
    cells.iter().flat_map(|cell| &cell.spots).for_each(|spot| drawn[*spot] = true);
    let marks = marks(plan, &fit, spots, &drawn);
    let ground = ground(plan, &fit, plan.focus);
    let mut drawing =
        MapDrawing { ground, graticule, bar, marks, clusters, ..MapDrawing::default() };
    name(&mut drawing.marks, spots, &mut room, paper);
    countries(&mut drawing, spots, &Canvas { plan, fit, paper }, &mut room, words);
    drawing.marks.iter().for_each(|mark| drawn[mark.spot] = true);
    drawing.outside = (0..spots.len()).filter(|spot| !drawn[*spot]).collect();
    drawing.marks.sort_by_key(|mark| mark.spot);
    drawing
}

/// The signs of the places that are neither countries nor drawn already, and that the frame shows.
fn marks(plan: &MapPlan, fit: &Fit, spots: &[Spot], drawn: &[bool]) -> Vec<PlaceMark> {
    let frame = fit.frame().grown(-4.0);
    let single = spots
        .iter()
        .enumerate()
        .filter(|(index, spot)| spot.symbol != Symbol::Country && !drawn[*index]);
    let marks = single.map(|(index, spot)| PlaceMark {
        spot: index,
        point: fit.place(plan.projection.project(spot.position)),
        radius: spot.radius(),
        label: None,
    });
    marks.filter(|mark| frame.contains_point(&mark.point)).collect()
}

/// The scale bar stands in the corner at the south-east.
fn bar(fit: &Fit, paper: &MapPaper, room: &mut Room) -> ScaleBar {
    let (km, length) = scale_bar(fit, paper.width / 4.0);
    let line = paper.letters.line;
    let (x, y) = (paper.width - 14.0 - length, paper.height - 12.0 - line);
    room.taken.push(Rect {
        x: x - 24.0,
        y: y - line - 2.0,
        width: length + 38.0,
        height: line + 6.0,
    });
    ScaleBar { km, rect: Rect { x, y, width: length, height: 4.0 } }
}

/// Keeps the room of the graticule's labels.
fn reserve(graticule: &Graticule, paper: &MapPaper, words: &Words<'_>, room: &mut Room) {
    let letters = &paper.letters;
    let label = |x: f64, bottom: f64, text: &str| {
        let size = letters.extent(text);
        Rect { x, y: bottom - size.height, width: size.width + 6.0, height: size.height }
    };
    for parallel in &graticule.parallels {
        room.taken.push(label(0.0, parallel.offset, &(words.parallel)(parallel.degrees)));
    }
    for meridian in &graticule.meridians {
        let text = (words.meridian)(meridian.degrees);
        room.taken.push(label(meridian.offset, paper.height, &text));
    }
}

/// Names the single places.
fn name(marks: &mut [PlaceMark], spots: &[Spot], room: &mut Room, paper: &MapPaper) {
    for mark in marks.iter() {
        match spots[mark.spot].symbol {
            Symbol::Area => room.pale.push(Rect::square(&mark.point, mark.radius)),
            _ => room.taken.push(Rect::square(&mark.point, mark.radius)),
        }
    }
    let wishes: Vec<Wish> = marks.iter().map(|mark| wish(mark, marks, spots)).collect();
    let labels = label::place(&wishes, room, &paper.letters);
    for (mark, label) in marks.iter_mut().zip(labels) {
        label.iter().for_each(|label| room.take(label));
        mark.label = label;
    }
}

/// A capital is named before all others.
const CAPITAL: usize = 1000;
/// What it costs to write a number in place of a name: more than a line of 90 units to the name.
const NUMBER: f64 = 24.0;

fn wish(mark: &PlaceMark, marks: &[PlaceMark], spots: &[Spot]) -> Wish {
    let spot = &spots[mark.spot];
    let touches = |other: &&PlaceMark| {
        let near =
            (other.point.x - mark.point.x).abs() + (other.point.y - mark.point.y).abs() < 2.0;
        near && spots[other.spot].symbol.is_spot()
    };
    // A dot inside of a ring is named from beyond the ring.
    let reach = marks.iter().filter(touches).map(|other| other.radius).fold(mark.radius, f64::max);
    let costs = std::iter::once(0.0).chain(std::iter::repeat(NUMBER));
    let first = if spot.symbol == Symbol::Capital { CAPITAL } else { 0 };
    Wish {
        point: mark.point,
        reach,
        centred: spot.symbol == Symbol::Area,
        texts: spot.names.iter().cloned().zip(costs).collect(),
        weight: first + spot.weight,
    }
}

/// Names the countries, where they have room: first those of the content, then their neighbours.
fn countries(
    drawing: &mut MapDrawing,
    spots: &[Spot],
    canvas: &Canvas<'_>,
    room: &mut Room,
    words: &Words<'_>,
) {
    let mut known = Vec::new();
    for (index, spot) in spots.iter().enumerate().filter(|(_, spot)| spot.symbol == Symbol::Country)
    {
        let own = canvas.fit.place(canvas.plan.projection.project(spot.position));
        let names = spot.names.split_last().map_or(&spot.names[..], |(_, names)| names);
        let label = match spot.country {
            Some(country) => canvas.name(country, Some(own), names, room),
            None => canvas.name_at(own, names, room),
        };
        known.extend(spot.country);
        let Some(label) = label else { continue };
        room.take(&label);
        let point = label.rect.centre();
        drawing.marks.push(PlaceMark { spot: index, point, radius: 0.0, label: Some(label) });
    }
    let (centre, angle) = (canvas.plan.projection.centre, canvas.fit.angle());
    let near = base().countries.iter().enumerate().filter(|(_, it)| it.is_near(centre, angle));
    for (country, _) in near.filter(|(country, _)| !known.contains(country)) {
        let name = (words.country)(country);
        if let Some(label) = canvas.name(country, None, &[name], room) {
            room.take(&label);
            drawing.neighbours.push(label);
        }
    }
}
