//! What a layout of the network takes and yields: paper and edges in, boxes out.

use crate::model::Class;
use crate::picture::{Rect, Size};

/// What a network is drawn on. Lengths are user units.
#[derive(Clone, Copy, Debug)]
pub struct NetworkPaper {
    /// The width of the frame.
    pub width: f64,
    /// The least distance of a box from the frame.
    pub margin: f64,
    /// The least distance of two boxes in one row.
    pub gap: f64,
    /// The distance of the middles of two rows; higher than any box.
    pub row: f64,
    /// How much of the rows the boxes fill, 0 to 1: the less, the more room edges have.
    pub fill: f64,
    /// The font size of labels.
    pub font: f64,
    /// How wide a line of a label may be before it is broken in two.
    pub line: f64,
    /// How wide a line of a label may be before it is cut.
    pub widest: f64,
}

impl NetworkPaper {
    /// For pages on which its text is at least 12 pixels high.
    pub const WIDE: Self = Self {
        width: 980.0,
        margin: 6.0,
        gap: 24.0,
        row: 62.0,
        fill: 0.5,
        font: 13.5,
        line: 118.0,
        widest: 159.0,
    };
    /// For phones.
    pub const NARROW: Self = Self {
        width: 354.0,
        margin: 3.0,
        gap: 12.0,
        row: 60.0,
        fill: 0.3,
        font: 13.3,
        line: 72.0,
        widest: 119.0,
    };
}

/// How near the two ends of a line of a class should stand, 0 to 1.
pub fn pull(class: Class) -> f64 {
    match class {
        Class::Belonging | Class::Leading => 1.0,
        Class::Support | Class::Succession => 0.7,
        Class::Truce => 0.35,
        Class::Conflict => 0.25,
    }
}

/// A line between two different nodes; at most one for each pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The one end.
    pub from: usize,
    /// The other end.
    pub to: usize,
    /// How near the two should stand: 1 for what belongs together, less for what is merely in touch or at odds.
    pub pull: f64,
}

impl Edge {
    /// Whether a node is one of its ends.
    pub fn ends_at(&self, node: usize) -> bool {
        self.from == node || self.to == node
    }

    /// Whether two edges have an end in common.
    pub fn shares_end(&self, other: &Self) -> bool {
        self.ends_at(other.from) || self.ends_at(other.to)
    }

    /// The end that is not `node`.
    pub fn other_end(&self, node: usize) -> usize {
        if self.from == node { self.to } else { self.from }
    }
}

/// For each of so many nodes the indexes of the edges that end at it (its incident edges), from the ends of all edges.
pub fn incident(nodes: usize, ends: impl Iterator<Item = [usize; 2]>) -> Vec<Vec<usize>> {
    let mut incident = vec![Vec::new(); nodes];
    for (index, ends) in ends.enumerate() {
        for node in ends {
            incident[node].push(index);
        }
    }
    incident
}

/// Where everything stands.
#[derive(Clone, Debug, Default)]
pub struct NetworkPlan {
    /// The width of the frame.
    pub width: f64,
    /// The height of the frame.
    pub height: f64,
    /// The box of each node.
    pub boxes: Vec<Rect>,
}

impl NetworkPlan {
    /// The drawing with boxes of other sizes around the same middles.
    pub fn resized(&self, sizes: impl Iterator<Item = Size>) -> Self {
        let boxes = self.boxes.iter().zip(sizes);
        Self {
            boxes: boxes.map(|(rect, size)| Rect::centred(&rect.centre(), size)).collect(),
            ..*self
        }
    }

    /// The drawing as seen in a mirror: what began at one side begins at the other.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        for rect in &mut self.boxes {
            *rect = rect.mirrored(self.width);
        }
        self
    }
}

/// How good a drawing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quality {
    /// Pairs of lines that cross.
    pub crossings: usize,
    /// Lines that run over the box of a node that is not their end.
    pub passes: usize,
}

impl Quality {
    /// One number for comparing: a line over a box misleads more than one over a line.
    pub fn weight(self) -> usize {
        self.crossings + 3 * self.passes
    }
}
