//! The surroundings of one node: itself in the middle and its neighbours in two columns, or below one another on narrow
//! paper. Every line has a level stretch for its label, so that labels cannot meet.

use super::{Node, Point};
use crate::picture::Rect;

/// The height that one line with its label takes.
const STRAND: f64 = 25.0;
/// The space between two neighbours.
const SPACE: f64 = 9.0;
/// The distance of a label's foot from its line.
const FOOT: f64 = 7.0;
/// What a label leaves free of its level stretch, for the arrow.
const AIR: f64 = 22.0;

/// What the surroundings are drawn on. Lengths are user units.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// The width of the frame.
    pub width: f64,
    /// The font size of names.
    pub font: f64,
    /// How wide a line of a name may be.
    pub line: f64,
    /// How wide the label of a line may be at least.
    pub label: f64,
    /// Whether there are columns on both sides of the middle.
    pub columns: bool,
}

impl Paper {
    /// For pages of 64rem and wider.
    pub const WIDE: Self =
        Self { width: 640.0, font: 13.5, line: 100.0, label: 104.0, columns: true };
    /// For phones.
    pub const NARROW: Self =
        Self { width: 354.0, font: 13.0, line: 124.0, label: 140.0, columns: false };
}

/// One line: from the middle to a neighbour.
#[derive(Clone, Copy, Debug)]
pub struct Strand {
    /// Where it leaves the middle.
    pub from: Point,
    /// Where its level stretch begins.
    pub bend: Point,
    /// Where it reaches the neighbour.
    pub to: Point,
    /// The middle of the foot of its label.
    pub label: Point,
    /// How wide its label may be.
    pub room: f64,
}

/// Where everything stands.
#[derive(Clone, Debug)]
pub struct Ego {
    /// The size of the frame.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The box in the middle.
    pub middle: Rect,
    /// The box of each neighbour and its lines.
    pub neighbours: Vec<(Rect, Vec<Strand>)>,
}

/// Lays out the surroundings: the size of the middle, and the size and number of lines of each neighbour.
pub fn ego(paper: &Paper, middle: Node, neighbours: &[(Node, usize)]) -> Ego {
    if paper.columns { columns(paper, middle, neighbours) } else { list(paper, middle, neighbours) }
}

/// The height that a neighbour takes.
fn need((size, strands): &(Node, usize)) -> f64 {
    size.height.max(super::count(*strands) * STRAND + 6.0) + SPACE
}

fn columns(paper: &Paper, middle: Node, neighbours: &[(Node, usize)]) -> Ego {
    let total: f64 = neighbours.iter().map(need).sum();
    let mut sides = [0.0, 0.0];
    let mut places = Vec::new();
    for neighbour in neighbours {
        let side = usize::from(sides[0] + need(neighbour) / 2.0 > total / 2.0);
        places.push((side, sides[side]));
        sides[side] += need(neighbour);
    }
    let height = sides[0].max(sides[1]).max(middle.height + SPACE);
    let core = Rect {
        x: (paper.width - middle.width) / 2.0,
        y: (height - middle.height) / 2.0,
        width: middle.width,
        height: middle.height,
    };
    let mut drawn = Vec::new();
    for (neighbour, (side, top)) in neighbours.iter().zip(places) {
        let top = top + (height - sides[side]) / 2.0;
        drawn.push(beside(paper, &core, neighbour, side == 1, top));
    }
    Ego { width: paper.width, height, middle: core, neighbours: drawn }
}

/// A neighbour in one of two columns. Lines go from the edge of the middle into a level stretch at the box.
fn beside(
    paper: &Paper,
    core: &Rect,
    neighbour: &(Node, usize),
    last: bool,
    top: f64,
) -> (Rect, Vec<Strand>) {
    let (size, strands) = *neighbour;
    let y = top + need(neighbour) / 2.0;
    let x = if last { paper.width - size.width - 1.0 } else { 1.0 };
    let rect = Rect { x, y: y - size.height / 2.0, width: size.width, height: size.height };
    // The level stretch begins where the widest box and the widest label have room, and before the middle.
    let bend = (paper.line * 1.35 + 18.0 + paper.label + 12.0).min(core.x - 10.0);
    let (core_x, bend_x, to_x) = if last {
        (core.x + core.width, paper.width - bend, x - 2.0)
    } else {
        (core.x, bend, x + size.width + 2.0)
    };
    let toward = if last { -1.0 } else { 1.0 };
    let lines = (0..strands).map(|at| {
        let level = y + (super::count(at) - (super::count(strands) - 1.0) / 2.0) * STRAND + 5.0;
        Strand {
            from: Point { x: core_x + toward * -2.0, y: core.y + core.height / 2.0 },
            bend: Point { x: bend_x, y: level },
            to: Point { x: to_x, y: level },
            label: Point { x: f64::midpoint(bend_x, to_x), y: level - FOOT },
            room: (to_x - bend_x).abs() - AIR,
        }
    });
    (rect, lines.collect())
}

/// Neighbours below one another, each joined to a line that comes down from the middle.
fn list(paper: &Paper, middle: Node, neighbours: &[(Node, usize)]) -> Ego {
    let core = Rect { x: 1.0, y: 1.0, width: middle.width, height: middle.height };
    let mut top = core.y + core.height + SPACE;
    let mut drawn = Vec::new();
    for neighbour in neighbours {
        let (size, strands) = *neighbour;
        let y = top + need(neighbour) / 2.0;
        let x = paper.width - size.width - 1.0;
        let rect = Rect { x, y: y - size.height / 2.0, width: size.width, height: size.height };
        let lines = (0..strands).map(|at| {
            let level = y + (super::count(at) - (super::count(strands) - 1.0) / 2.0) * STRAND + 5.0;
            Strand {
                from: Point { x: 14.0, y: core.y + core.height },
                bend: Point { x: 14.0, y: level },
                to: Point { x: x - 2.0, y: level },
                label: Point { x: f64::midpoint(14.0, x), y: level - FOOT },
                room: x - 14.0 - AIR,
            }
        });
        drawn.push((rect, lines.collect()));
        top += need(neighbour);
    }
    Ego { width: paper.width, height: top, middle: core, neighbours: drawn }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_labels_keep_apart() {
        let neighbours: Vec<(Node, usize)> =
            (0..16).map(|at| (Node { width: 140.0, height: 28.0 }, 1 + at % 3)).collect();
        for paper in [Paper::WIDE, Paper::NARROW] {
            let ego = ego(&paper, Node { width: 120.0, height: 44.0 }, &neighbours);
            let frame = Rect { x: 0.0, y: 0.0, width: ego.width, height: ego.height };
            let mut boxes = vec![ego.middle];
            for (rect, strands) in &ego.neighbours {
                boxes.push(*rect);
                boxes.extend(strands.iter().map(|strand| Rect {
                    x: strand.label.x - strand.room / 2.0,
                    y: strand.label.y - 13.0,
                    width: strand.room,
                    height: 17.0,
                }));
            }
            for (at, a) in boxes.iter().enumerate() {
                assert!(frame.contains(a), "{a:?}");
                assert!(boxes[at + 1..].iter().all(|b| !a.overlaps(b)), "{a:?}");
            }
        }
    }
}
