//! The neighbourhood of one node (its ego network): itself in the middle and its neighbours in two columns, or below one
//! another on narrow paper. Nothing is searched: every line has a level stretch for its label, so that labels cannot meet.

use crate::lang::Dir;
use crate::picture::{Point, Rect, Size, real};

/// The height that one line with its label takes.
const STRAND: f64 = 25.0;
/// The space between two neighbours.
const SPACE: f64 = 9.0;
/// The distance of a label's foot from its line.
const FOOT: f64 = 7.0;
/// What a label leaves free of its level stretch, for the arrow.
const AIR: f64 = 22.0;

/// What a neighbourhood is drawn on. Lengths are user units.
#[derive(Clone, Copy, Debug)]
pub struct EgoPaper {
    /// The width of the frame.
    pub width: f64,
    /// The font size of names.
    pub font: f64,
    /// How wide a line of a name may be before it is broken in two.
    pub line: f64,
    /// How wide a line of a name may be before it is cut.
    pub widest: f64,
    /// How wide the label of a line may be at least.
    pub label: f64,
    /// Whether there are columns on both sides of the middle.
    pub columns: bool,
}

impl EgoPaper {
    /// For pages on which its text is at least 12 pixels high.
    pub const WIDE: Self =
        Self { width: 640.0, font: 13.5, line: 100.0, widest: 135.0, label: 104.0, columns: true };
    /// For phones.
    pub const NARROW: Self =
        Self { width: 354.0, font: 13.3, line: 124.0, widest: 167.4, label: 140.0, columns: false };
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

/// The size of a neighbour's box, and how many lines join it.
#[derive(Clone, Copy, Debug)]
pub struct Neighbour {
    /// The size of its box.
    pub size: Size,
    /// The number of its lines.
    pub strands: usize,
}

/// A neighbour in its place.
#[derive(Clone, Debug)]
pub struct PlacedNeighbour {
    /// Its box.
    pub rect: Rect,
    /// Its lines.
    pub strands: Vec<Strand>,
}

/// Where everything stands.
#[derive(Clone, Debug)]
pub struct Ego {
    /// The width of the frame.
    pub width: f64,
    /// The height of the frame.
    pub height: f64,
    /// The box in the middle.
    pub middle: Rect,
    /// The neighbours in the order given.
    pub neighbours: Vec<PlacedNeighbour>,
}

impl Ego {
    /// The drawing in the direction of reading: a page that reads from right to left begins at the right.
    #[must_use]
    pub fn directed(mut self, dir: Dir) -> Self {
        if dir == Dir::Ltr {
            return self;
        }
        let width = self.width;
        let flip = |point: &mut Point| point.x = width - point.x;
        self.middle = self.middle.mirrored(width);
        for neighbour in &mut self.neighbours {
            neighbour.rect = neighbour.rect.mirrored(width);
            for Strand { from, bend, to, label, .. } in &mut neighbour.strands {
                [from, bend, to, label].into_iter().for_each(flip);
            }
        }
        self
    }
}

/// Lays out the neighbourhood of a node whose box has the size `middle`.
pub fn ego(paper: &EgoPaper, middle: Size, neighbours: &[Neighbour]) -> Ego {
    if paper.columns { columns(paper, middle, neighbours) } else { list(paper, middle, neighbours) }
}

impl Neighbour {
    /// The height that it takes.
    fn height(&self) -> f64 {
        self.size.height.max(real(self.strands) * STRAND + 6.0) + SPACE
    }

    /// The y of each of its lines, around the centre of its box.
    fn levels(&self, centre: f64) -> impl Iterator<Item = f64> + use<> {
        let strands = self.strands;
        let first = (real(strands) - 1.0) / 2.0;
        (0..strands).map(move |index| centre + (real(index) - first) * STRAND + 5.0)
    }
}

fn columns(paper: &EgoPaper, middle: Size, neighbours: &[Neighbour]) -> Ego {
    let total: f64 = neighbours.iter().map(Neighbour::height).sum();
    let mut sides = [0.0, 0.0];
    let mut places = Vec::new();
    for neighbour in neighbours {
        let side = usize::from(sides[0] + neighbour.height() / 2.0 > total / 2.0);
        places.push((side, sides[side]));
        sides[side] += neighbour.height();
    }
    let height = sides[0].max(sides[1]).max(middle.height + SPACE);
    let core = Rect {
        x: (paper.width - middle.width) / 2.0,
        y: (height - middle.height) / 2.0,
        width: middle.width,
        height: middle.height,
    };
    let mut placed = Vec::new();
    for (neighbour, (side, top)) in neighbours.iter().zip(places) {
        let top = top + (height - sides[side]) / 2.0;
        placed.push(beside(paper, &core, neighbour, side == 1, top));
    }
    Ego { width: paper.width, height, middle: core, neighbours: placed }
}

/// A neighbour in one of two columns. Lines go from the edge of the middle into a level stretch at the box.
fn beside(
    paper: &EgoPaper,
    core: &Rect,
    neighbour: &Neighbour,
    last: bool,
    top: f64,
) -> PlacedNeighbour {
    let size = neighbour.size;
    let y = top + neighbour.height() / 2.0;
    let x = if last { paper.width - size.width - 1.0 } else { 1.0 };
    // The level stretch begins where the widest box and the widest label have room, and before the middle.
    let bend = (paper.widest + 18.0 + paper.label + 12.0).min(core.x - 10.0);
    let (core_x, bend_x, to_x) = if last {
        (core.right(), paper.width - bend, x - 2.0)
    } else {
        (core.x, bend, x + size.width + 2.0)
    };
    let toward = if last { -1.0 } else { 1.0 };
    let strands = neighbour.levels(y).map(|level| Strand {
        from: Point { x: core_x + toward * -2.0, y: core.y + core.height / 2.0 },
        bend: Point { x: bend_x, y: level },
        to: Point { x: to_x, y: level },
        label: Point { x: f64::midpoint(bend_x, to_x), y: level - FOOT },
        room: (to_x - bend_x).abs() - AIR,
    });
    let rect = Rect { x, y: y - size.height / 2.0, width: size.width, height: size.height };
    PlacedNeighbour { rect, strands: strands.collect() }
}

/// Neighbours below one another, each joined to a line that comes down from the middle.
fn list(paper: &EgoPaper, middle: Size, neighbours: &[Neighbour]) -> Ego {
    let core = Rect { x: 1.0, y: 1.0, width: middle.width, height: middle.height };
    let mut top = core.bottom() + SPACE;
    let mut placed = Vec::new();
    for neighbour in neighbours {
        let size = neighbour.size;
        let y = top + neighbour.height() / 2.0;
        let x = paper.width - size.width - 1.0;
        let strands = neighbour.levels(y).map(|level| Strand {
            from: Point { x: 14.0, y: core.bottom() },
            bend: Point { x: 14.0, y: level },
            to: Point { x: x - 2.0, y: level },
            label: Point { x: f64::midpoint(14.0, x), y: level - FOOT },
            room: x - 14.0 - AIR,
        });
        let rect = Rect { x, y: y - size.height / 2.0, width: size.width, height: size.height };
        placed.push(PlacedNeighbour { rect, strands: strands.collect() });
        top += neighbour.height();
    }
    Ego { width: paper.width, height: top, middle: core, neighbours: placed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_labels_keep_apart() {
        let size = Size { width: 140.0, height: 28.0 };
        let neighbours: Vec<Neighbour> =
            (0..16).map(|index| Neighbour { size, strands: 1 + index % 3 }).collect();
        for paper in [EgoPaper::WIDE, EgoPaper::NARROW] {
            let ego = ego(&paper, Size { width: 120.0, height: 44.0 }, &neighbours);
            let frame = Rect::frame(ego.width, ego.height);
            let mut boxes = vec![ego.middle];
            for neighbour in &ego.neighbours {
                boxes.push(neighbour.rect);
                boxes.extend(neighbour.strands.iter().map(|strand| Rect {
                    x: strand.label.x - strand.room / 2.0,
                    y: strand.label.y - 13.0,
                    width: strand.room,
                    height: 17.0,
                }));
            }
            for (index, a) in boxes.iter().enumerate() {
                assert!(frame.contains(a), "{a:?}");
                assert!(boxes[index + 1..].iter().all(|b| !a.overlaps(b)), "{a:?}");
            }
        }
    }
}
