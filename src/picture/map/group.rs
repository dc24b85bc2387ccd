//! Many places: past what a reader can tell apart, places of one cell of a grid are drawn as one number (grid-based marker
//! clustering). Countries are never counted.

use super::plan::MapPlan;
use super::projection::Fit;
use super::spot::Spot;
use super::symbol::Symbol;
use crate::picture::{Point, real};

/// With more places than this, neighbours are drawn as one number: names for more would not find room.
pub const MOST: usize = 60;
/// The side of a cell in units of the widest map: room for a number, and for a name beside a single place.
const CELL: f64 = 80.0;
/// The radius of a number's circle.
const RADIUS: f64 = 15.0;

/// A cell of the grid with more than one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The places: indexes into the spots.
    pub spots: Vec<usize>,
    /// Its upper left corner, in kilometres of the plane.
    corner: Point,
    /// Its side in kilometres.
    side: f64,
    /// The mean of its places in the plane.
    mean: Point,
}

/// A cell as it is drawn.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Index into the cells.
    pub cell: usize,
    /// The centre of its circle.
    pub centre: Point,
    /// The radius of its circle.
    pub radius: f64,
}

/// Groups places by cells from north-west to south-east; no groups if there are few places.
pub fn cells(plan: &MapPlan, spots: &[Spot], width: f64, height: f64) -> Vec<Cell> {
    let fit = Fit::new(&plan.whole, width, height, 0.0);
    let placed: Vec<(usize, Point)> = spots
        .iter()
        .enumerate()
        .filter(|(_, spot)| spot.symbol != Symbol::Country)
        .map(|(index, spot)| (index, fit.place(plan.projection.project(spot.position))))
        .filter(|(_, point)| fit.frame().contains_point(point))
        .collect();
    if placed.len() <= MOST {
        return Vec::new();
    }
    let mut cells = std::collections::BTreeMap::<(i64, i64), Vec<(usize, Point)>>::new();
    for (spot, point) in placed {
        #[expect(clippy::cast_possible_truncation, reason = "a frame has few cells")]
        let key = ((point.y / CELL) as i64, (point.x / CELL) as i64);
        cells.entry(key).or_default().push((spot, point));
    }
    let many = cells.into_iter().filter(|(_, places)| places.len() > 1);
    many.map(|((row, column), places)| cell(&fit, row, column, &places)).collect()
}

fn cell(fit: &Fit, row: i64, column: i64, places: &[(usize, Point)]) -> Cell {
    let count = real(places.len());
    let sum = |axis: fn(&Point) -> f64| places.iter().map(|(_, point)| axis(point)).sum::<f64>();
    let mean = Point { x: sum(|point| point.x) / count, y: sum(|point| point.y) / count };
    Cell {
        spots: places.iter().map(|(spot, _)| *spot).collect(),
        corner: fit.unplace(Point { x: real(column) * CELL, y: real(row) * CELL }),
        side: CELL / fit.scale,
        mean: fit.unplace(mean),
    }
}

/// Places the circles in a frame. Each stays in its own cell, so that no two overlap.
pub fn clusters(cells: &[Cell], fit: &Fit) -> Vec<Cluster> {
    let cluster = |(index, cell): (usize, &Cell)| {
        let (corner, mean) = (fit.place(cell.corner), fit.place(cell.mean));
        let side = cell.side * fit.scale;
        let radius = RADIUS.min(side * 0.42);
        // The sides of the cell and of the frame, whichever come first.
        let keep = |value: f64, from: f64, limit: f64| {
            let margin = (radius + 6.0).min(side / 2.0);
            let frame = radius + 2.0;
            let (least, most) = (from + margin, from + side - margin);
            value.min(most.min(limit - frame)).max(least.max(frame))
        };
        let seen = (0.0..fit.width).contains(&mean.x) && (0.0..fit.height).contains(&mean.y);
        let centre =
            Point { x: keep(mean.x, corner.x, fit.width), y: keep(mean.y, corner.y, fit.height) };
        let inside = centre.x + radius < fit.width && centre.y + radius < fit.height;
        (seen && inside).then_some(Cluster { cell: index, centre, radius })
    };
    cells.iter().enumerate().filter_map(cluster).collect()
}
