//! A map: places on the globe → signs and names in a frame, over the borders of countries where these are known.
//!
//! A place is drawn where its position says and nowhere else, and nothing is drawn around it that the content does not
//! give: the circle of an area has one size for all, and marks its middle.

pub mod base;
pub mod ground;
pub mod group;
pub mod label;
pub mod path;
pub mod plan;
pub mod projection;
pub mod region;
pub mod symbol;

use crate::model::details::Precision;
use crate::picture::{Point, Rect};
use ground::{Graticule, Ground};
use group::Cluster;
use label::{Label, Room, Type, Wish};
use plan::Plan;
use projection::{Degrees, Fit};
use symbol::Symbol;

/// A place that a map may show.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Where it is.
    pub at: Degrees,
    /// What the position stands for.
    pub precision: Precision,
    /// What sort of place it is.
    pub symbol: Symbol,
    /// How many paragraphs mention it.
    pub weight: usize,
    /// Its name in the language of the page, and a number that may stand for it.
    pub names: Vec<String>,
    /// The country of the base map that it is.
    pub country: Option<usize>,
}

/// How a map is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The width of the picture.
    pub width: f64,
    /// The height of the picture.
    pub height: f64,
    /// The room that it keeps between the places and the frame.
    pub margin: f64,
    /// The type of names.
    pub letters: Type,
    /// The type of countries' names.
    pub large: Type,
    /// Whether it shows the country that most places lie in as a whole.
    pub whole: bool,
}

/// A map ready to be drawn, in units of the picture.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// What lies under the places.
    pub ground: Ground,
    /// Meridians and parallels.
    pub graticule: Graticule,
    /// The scale bar: kilometres, and its box without the number.
    pub bar: (u32, Rect),
    /// Single places in the order of the spots.
    pub marks: Vec<Mark>,
    /// Cells with many places.
    pub clusters: Vec<Cluster>,
    /// Names of countries that are no places of the content: index into the base map, and the name.
    pub neighbours: Vec<(usize, Label)>,
    /// Spots that lie outside of the frame.
    pub outside: Vec<usize>,
}

/// One place.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Index into the spots.
    pub spot: usize,
    /// The middle of its sign; of a country the middle of its name.
    pub at: Point,
    /// How far the sign reaches; 0 for a country.
    pub radius: f64,
    /// Its name, if there is room.
    pub label: Option<Label>,
}

/// The radius of an area's circle.
pub const AREA: f64 = 19.0;
/// The radius of signs in the three classes of weight.
pub const RADII: [f64; 3] = [3.6, 4.8, 6.2];

/// The class of a weight: none or one, a few, many.
pub fn class(weight: usize) -> usize {
    match weight {
        0 | 1 => 0,
        2..=4 => 1,
        _ => 2,
    }
}

/// Draws a map. `neighbour` names the countries of the base map, `degrees` the lines of the graticule.
pub fn draw(
    plan: &Plan,
    spots: &[Spot],
    cells: &[group::Cell],
    style: &Style,
    words: &Words<'_>,
) -> Drawing {
    let extent = if style.whole { &plan.whole } else { &plan.core };
    let fit = Plan::fit(extent, style.width, style.height, style.margin);
    let frame = Rect { x: 0.0, y: 0.0, width: style.width, height: style.height };
    let ground = ground::ground(plan, &fit, plan.focus);
    let graticule = ground::graticule(plan, &fit);
    let mut room = Room { frame: frame.grown(-3.0), ..Room::default() };
    let bar = bar(&fit, style, &mut room);
    reserve(&graticule, style, words, &mut room);

    let clusters = group::clusters(cells, &fit);
    room.taken.extend(clusters.iter().map(|cluster| square(cluster.at, cluster.radius)));
    let mut drawn = vec![false; spots.len()];
    cells.iter().flat_map(|cell| &cell.spots).for_each(|spot| drawn[*spot] = true);
    let single = |spot: &usize| !drawn[*spot];
    let inside = |at: Point| frame.grown(-4.0).contains(&square(at, 0.0));
    let mut marks = Vec::new();
    for at in (0..spots.len()).filter(|at| spots[*at].symbol != Symbol::Country).filter(single) {
        let point = fit.place(plan.projection.project(spots[at].at));
        if inside(point) {
            marks.push(Mark { spot: at, at: point, radius: radius(&spots[at]), label: None });
        }
    }
    name(&mut marks, spots, &mut room, style);
    let mut drawing = Drawing { ground, graticule, bar, marks, clusters, ..Drawing::default() };
    countries(&mut drawing, spots, &region::Sheet { plan, fit, style }, &mut room, words);
    drawing.marks.iter().for_each(|mark| drawn[mark.spot] = true);
    drawing.outside = (0..spots.len()).filter(|at| !drawn[*at]).collect();
    drawing.marks.sort_by_key(|mark| mark.spot);
    drawing
}

/// What a map is told to write.
#[derive(Clone, Copy)]
pub struct Words<'w> {
    /// The name of a country of the base map.
    pub country: &'w dyn Fn(usize) -> String,
    /// The label of a parallel (true) or meridian at so many degrees north or east.
    pub degrees: &'w dyn Fn(bool, i32) -> String,
}

/// The radius of a place's sign. A ring is larger than a dot, so that one can lie around the other.
pub fn radius(spot: &Spot) -> f64 {
    match (spot.symbol, spot.precision) {
        (Symbol::Country, _) => 0.0,
        (Symbol::Area, _) => AREA,
        (_, Precision::Proxy) => RADII[class(spot.weight)] + 4.0,
        _ => RADII[class(spot.weight)],
    }
}

/// The box of a sign.
pub fn square(at: Point, radius: f64) -> Rect {
    Rect { x: at.x, y: at.y, width: 0.0, height: 0.0 }.grown(radius)
}

/// The scale bar stands in the corner at the south-east.
fn bar(fit: &Fit, style: &Style, room: &mut Room) -> (u32, Rect) {
    let (km, length) = ground::bar(fit, style.width / 4.0);
    let line = style.letters.line;
    let (x, y) = (style.width - 14.0 - length, style.height - 12.0 - line);
    room.taken.push(Rect {
        x: x - 24.0,
        y: y - line - 2.0,
        width: length + 38.0,
        height: line + 6.0,
    });
    (km, Rect { x, y, width: length, height: 4.0 })
}

/// Keeps the room of the graticule's labels.
fn reserve(graticule: &Graticule, style: &Style, words: &Words<'_>, room: &mut Room) {
    let letters = &style.letters;
    let width = |north, degrees| letters.extent(&(words.degrees)(north, degrees)).width;
    for (degrees, y) in &graticule.parallels {
        let width = width(true, *degrees);
        let rect = Rect { x: 0.0, y: y - letters.line, width: width + 6.0, height: letters.line };
        room.taken.push(rect);
    }
    for (degrees, x) in &graticule.meridians {
        let (width, line) = (width(false, *degrees), letters.line);
        room.taken.push(Rect { x: *x, y: style.height - line, width: width + 6.0, height: line });
    }
}

/// Names the single places.
fn name(marks: &mut [Mark], spots: &[Spot], room: &mut Room, style: &Style) {
    for mark in marks.iter() {
        match spots[mark.spot].symbol {
            Symbol::Area => room.pale.push(square(mark.at, mark.radius)),
            _ => room.taken.push(square(mark.at, mark.radius)),
        }
    }
    let wishes: Vec<Wish> = marks.iter().map(|mark| wish(mark, marks, spots)).collect();
    let labels = label::place(&wishes, room, &style.letters);
    for (mark, label) in marks.iter_mut().zip(labels) {
        label.iter().for_each(|label| room.take(label));
        mark.label = label;
    }
}

/// A capital is named before all others.
const CAPITAL: usize = 1000;
/// What it costs to write a number in place of a name: more than a line of 90 units to the name.
const NUMBER: f64 = 24.0;

fn wish(mark: &Mark, marks: &[Mark], spots: &[Spot]) -> Wish {
    let spot = &spots[mark.spot];
    let touches = |other: &&Mark| {
        let near = (other.at.x - mark.at.x).abs() + (other.at.y - mark.at.y).abs() < 2.0;
        near && spots[other.spot].symbol.is_spot()
    };
    // A dot inside of a ring is named from beyond the ring.
    let reach = marks.iter().filter(touches).map(|other| other.radius).fold(mark.radius, f64::max);
    let costs = std::iter::once(0.0).chain(std::iter::repeat(NUMBER));
    let first = if spot.symbol == Symbol::Capital { CAPITAL } else { 0 };
    Wish {
        at: mark.at,
        reach,
        centred: spot.symbol == Symbol::Area,
        texts: spot.names.iter().cloned().zip(costs).collect(),
        weight: first + spot.weight,
    }
}

/// Names the countries, where they have room: first those of the content, then their neighbours.
fn countries(
    drawing: &mut Drawing,
    spots: &[Spot],
    sheet: &region::Sheet<'_>,
    room: &mut Room,
    words: &Words<'_>,
) {
    let mut known = Vec::new();
    for (at, spot) in spots.iter().enumerate().filter(|(_, spot)| spot.symbol == Symbol::Country) {
        let own = sheet.fit.place(sheet.plan.projection.project(spot.at));
        let names = spot.names.split_last().map_or(&spot.names[..], |(_, names)| names);
        let label = match spot.country.filter(|_| drawing.ground.covered) {
            Some(country) => sheet.name(country, Some(own), names, room),
            None => sheet.name_at(own, names, room),
        };
        known.extend(spot.country);
        let Some(label) = label else { continue };
        room.take(&label);
        let middle = Point {
            x: label.rect.x + label.rect.width / 2.0,
            y: label.rect.y + label.rect.height / 2.0,
        };
        drawing.marks.push(Mark { spot: at, at: middle, radius: 0.0, label: Some(label) });
    }
    if !drawing.ground.covered {
        return;
    }
    for country in (0..base::base().countries.len()).filter(|country| !known.contains(country)) {
        let name = (words.country)(country);
        if let Some(label) = sheet.name(country, None, &[name], room) {
            room.take(&label);
            drawing.neighbours.push((country, label));
        }
    }
}
