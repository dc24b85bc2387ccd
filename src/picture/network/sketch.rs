//! A drawing in the making, with straight lines, and what it costs: the sum of edge lengths, crossings, lines over boxes and
//! sharp angles at a node, each with its weight below.
//!
//! What each edge clashes with is kept, so that a move asks only about the edges that move with its node.

use std::mem;
use std::ops::RangeInclusive;

use super::plan::{Edge, NetworkPaper, incident};
use super::rows::Rows;
use crate::picture::{Point, Rect, Segment, Size, real};

/// What a crossing costs, in units of length.
const CROSSING: f64 = 220.0;
/// What a line over the box of a node that is not its end costs.
const PASS: f64 = 520.0;
/// What two lines cost that leave one box almost in the same direction.
const SHARP: f64 = 90.0;
/// The least length of a visible line, for its signs.
const VISIBLE: f64 = 34.0;
/// The distance that lines keep from boxes that are not their ends.
const CLEAR: f64 = 4.0;

/// A place in a row.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) row: usize,
    /// The centre of a box there.
    pub(super) point: Point,
}

/// A line with what it costs.
#[derive(Clone, Default)]
struct Line {
    segment: Segment,
    /// The cost of its length.
    length: f64,
    /// The edges that it crosses.
    crossed: Vec<usize>,
    /// The edges beside which it leaves a node at a sharp angle.
    clung: Vec<usize>,
    /// The nodes over whose boxes it runs.
    passed: Vec<usize>,
}

impl Line {
    fn cost(&self) -> f64 {
        self.length
            + CROSSING * real(self.crossed.len())
            + SHARP * real(self.clung.len())
            + PASS * real(self.passed.len())
    }
}

/// What a move would bring.
#[derive(Default)]
struct Move {
    node: usize,
    place: Place,
    /// The edges that would run over the box.
    over: Vec<usize>,
    /// The line of each incident edge; more than there are may be kept for later moves.
    lines: Vec<Line>,
}

/// A drawing in the making.
pub(super) struct Sketch<'t> {
    pub(super) nodes: &'t [Size],
    pub(super) edges: &'t [Edge],
    /// The incident edges of each node.
    pub(super) incident: Vec<Vec<usize>>,
    pub(super) paper: &'t NetworkPaper,
    pub(super) rows: usize,
    /// Where each node stands.
    pub(super) places: Vec<Place>,
    /// The box of each node with the room that lines leave it.
    boxes: Vec<Rect>,
    /// The edges that run over the box of each node.
    over: Vec<Vec<usize>>,
    /// The line of each edge.
    lines: Vec<Line>,
    /// The nodes that stand in each row.
    standing: Rows,
    /// The edges that reach into each row.
    reaching: Rows,
    /// The move that was weighed last: its lists are used again.
    next: Move,
}

impl<'t> Sketch<'t> {
    /// Puts each box on the free place nearest to where it wants to stand, the most connected first.
    pub(super) fn new(
        nodes: &'t [Size],
        edges: &'t [Edge],
        paper: &'t NetworkPaper,
        rows: usize,
        wanted: &[Point],
    ) -> Self {
        let mut sketch = Self {
            nodes,
            edges,
            incident: incident(nodes.len(), edges.iter().map(|edge| [edge.from, edge.to])),
            paper,
            rows,
            places: vec![Place::default(); nodes.len()],
            boxes: vec![Rect::default(); nodes.len()],
            over: vec![Vec::new(); nodes.len()],
            lines: vec![Line::default(); edges.len()],
            standing: Rows::new(nodes.len()),
            reaching: Rows::new(edges.len()),
            next: Move::default(),
        };
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by_key(|node| (usize::MAX - sketch.incident[*node].len(), *node));
        for node in order {
            let place = sketch.nearest(node, &wanted[node]);
            sketch.places[node] = place;
            sketch.boxes[node] = sketch.cleared(node, &place);
            sketch.standing.toggle(place.row..=place.row, node);
        }
        for (index, edge) in edges.iter().enumerate() {
            let (from, to) = (&sketch.places[edge.from], &sketch.places[edge.to]);
            sketch.lines[index].segment = Segment::new(from.point, to.point);
            sketch.reaching.toggle(span(from.row, to.row), index);
        }
        for node in 0..nodes.len() {
            sketch.move_below(f64::MAX, node, sketch.places[node]);
        }
        sketch
    }

    /// The centres of the boxes.
    pub(super) fn points(&self) -> Vec<Point> {
        self.places.iter().map(|place| place.point).collect()
    }

    /// What all costs.
    pub(super) fn cost(&self) -> f64 {
        (0..self.nodes.len()).map(|node| self.cost_of(node)).sum()
    }

    /// What everything costs that moves with a node.
    pub(super) fn cost_of(&self, node: usize) -> f64 {
        let lines = self.incident[node].iter().map(|index| self.lines[*index].cost());
        lines.sum::<f64>() + PASS * real(self.over[node].len())
    }

    /// The nodes of what an edge crosses or runs over, and its own; none if there is nothing.
    pub(super) fn involved(&self, index: usize) -> Vec<usize> {
        let Line { crossed, passed, .. } = &self.lines[index];
        if crossed.is_empty() && passed.is_empty() {
            return Vec::new();
        }
        let crossing = crossed.iter().chain([&index]).map(|index| &self.edges[*index]);
        crossing.flat_map(|edge| [edge.from, edge.to]).chain(passed.iter().copied()).collect()
    }

    /// The free place nearest to a point; a row more where all are full.
    fn nearest(&mut self, node: usize, wanted: &Point) -> Place {
        loop {
            let places = (0..self.rows).filter_map(|row| self.free(node, row, wanted.x));
            let apart = |place: &Place| place.point.distance_squared(wanted);
            if let Some(place) = places.min_by(|a, b| apart(a).total_cmp(&apart(b))) {
                return place;
            }
            self.rows += 1;
        }
    }

    /// The place in a row that is nearest to `x`, inside the frame and apart from all other boxes.
    pub(super) fn free(&self, node: usize, row: usize, x: f64) -> Option<Place> {
        let width = self.nodes[node].width;
        let first = width / 2.0 + self.paper.margin;
        let last = self.paper.width - first;
        let others = || {
            let others = self.standing.members(row..=row).filter(|other| *other != node);
            others.map(|other| {
                let apart = f64::midpoint(width, self.nodes[other].width) + self.paper.gap;
                (self.places[other].point.x, apart)
            })
        };
        let is_free = |x: &f64| others().all(|(other, apart)| (other - x).abs() >= apart);
        let x = x.min(last).max(first).round();
        let x = if is_free(&x) {
            x
        } else {
            let beside = others().flat_map(|(other, apart)| [other - apart, other + apart]);
            let free = beside.filter(|x| *x >= first && *x <= last).filter(is_free);
            free.min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs()))?
        };
        Some(Place { row, point: Point { x, y: (real(row) + 0.5) * self.paper.row } })
    }

    /// Moves a node, if what moves with it then costs less than a limit.
    pub(super) fn move_below(&mut self, limit: f64, node: usize, place: Place) {
        let mut next = mem::take(&mut self.next);
        (next.node, next.place) = (node, place);
        if self.weigh(&mut next, limit) {
            self.make(&mut next);
        }
        self.next = next;
    }

    /// Fills in what a move would bring, and whether it costs less than a limit; it stops counting past that.
    fn weigh(&self, next: &mut Move, limit: f64) -> bool {
        let Move { node, place, over, lines } = next;
        let incident = &self.incident[*node];
        let missing = incident.len().saturating_sub(lines.len());
        lines.extend((0..missing).map(|_| Line::default()));
        let mut cost = 0.0;
        for (index, line) in incident.iter().zip(&mut *lines) {
            line.length = self.length(*node, place, &self.edges[*index]);
            cost += line.length;
        }
        if cost >= limit {
            return false;
        }
        let rect = self.cleared(*node, place);
        over.clear();
        over.extend(self.reaching.members(place.row..=place.row).filter(|index| {
            self.lines[*index].segment.passes(&rect) && !self.edges[*index].ends_at(*node)
        }));
        cost += PASS * real(over.len());
        for (index, line) in incident.iter().zip(lines) {
            if cost >= limit {
                return false;
            }
            self.clash(*node, place, *index, line);
            cost += line.cost() - line.length;
        }
        cost < limit
    }

    /// The cost of an edge's length with one end at a place; one too short to show its signs costs as well.
    fn length(&self, node: usize, place: &Place, edge: &Edge) -> f64 {
        let other = edge.other_end(node);
        let (a, b) = (place.point, self.places[other].point);
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let (m, n) = (self.nodes[node], self.nodes[other]);
        let gap =
            (dx - f64::midpoint(m.width, n.width)).max(dy - f64::midpoint(m.height, n.height));
        let long = a.distance(&b);
        edge.pull * long * (1.0 + long / 600.0) + (VISIBLE - gap).max(0.0) * 3.0
    }

    /// What an edge crosses, runs over or clings to, with one end at a place.
    fn clash(&self, node: usize, place: &Place, index: usize, line: &mut Line) {
        let edge = &self.edges[index];
        let other = edge.other_end(node);
        let end = &self.places[other];
        let segment = Segment::new(place.point, end.point);
        let rows = span(place.row, end.row);
        line.segment = segment;
        line.crossed.clear();
        line.crossed.extend(self.reaching.members(rows.clone()).filter(|beside| {
            segment.crosses(&self.lines[*beside].segment) && !edge.shares_end(&self.edges[*beside])
        }));
        line.passed.clear();
        line.passed.extend(
            self.standing
                .members(rows)
                .filter(|beside| segment.passes(&self.boxes[*beside]) && !edge.ends_at(*beside)),
        );
        line.clung.clear();
        let way = |edge: &Edge, common: usize, from: Point| {
            let end = edge.other_end(common);
            let to = if end == node { place.point } else { self.places[end].point };
            Point { x: to.x - from.x, y: to.y - from.y }
        };
        for (common, at) in [(node, place.point), (other, end.point)] {
            let own = way(edge, common, at);
            line.clung.extend(self.incident[common].iter().filter(|beside| {
                **beside != index && are_sharp(own, way(&self.edges[**beside], common, at))
            }));
        }
    }

    /// The box of a node at a place, with the room that lines leave it.
    fn cleared(&self, node: usize, place: &Place) -> Rect {
        Rect::centred(&place.point, self.nodes[node]).grown(CLEAR)
    }

    /// Makes a move that has been weighed.
    fn make(&mut self, next: &mut Move) {
        let Move { node, place, over, lines } = next;
        let old = mem::replace(&mut self.places[*node], *place);
        self.boxes[*node] = self.cleared(*node, place);
        self.standing.toggle(old.row..=old.row, *node);
        self.standing.toggle(place.row..=place.row, *node);
        mem::swap(&mut self.over[*node], over);
        for edge in over {
            remove(&mut self.lines[*edge].passed, *node);
        }
        for edge in &self.over[*node] {
            self.lines[*edge].passed.push(*node);
        }
        for (index, line) in self.incident[*node].iter().zip(lines) {
            let other = self.places[self.edges[*index].other_end(*node)].row;
            self.reaching.toggle(span(old.row, other), *index);
            self.reaching.toggle(span(place.row, other), *index);
            replace(&mut self.lines, &mut self.over, *index, line);
        }
    }
}

/// Gives an edge another line, which is left with the one before. Whatever clashes with it knows so as well.
fn replace(lines: &mut [Line], over: &mut [Vec<usize>], index: usize, line: &mut Line) {
    let old = mem::take(&mut lines[index]);
    old.crossed.iter().for_each(|other| remove(&mut lines[*other].crossed, index));
    old.clung.iter().for_each(|other| remove(&mut lines[*other].clung, index));
    old.passed.iter().for_each(|node| remove(&mut over[*node], index));
    line.crossed.iter().for_each(|other| lines[*other].crossed.push(index));
    line.clung.iter().for_each(|other| add(&mut lines[*other].clung, index));
    line.passed.iter().for_each(|node| over[*node].push(index));
    lines[index] = mem::replace(line, old);
}

fn remove(list: &mut Vec<usize>, member: usize) {
    if let Some(at) = list.iter().position(|each| *each == member) {
        list.swap_remove(at);
    }
}

/// Adds a number, unless it is there: two edges that move together have found each other already.
fn add(list: &mut Vec<usize>, member: usize) {
    if !list.contains(&member) {
        list.push(member);
    }
}

/// All rows between two.
fn span(a: usize, b: usize) -> RangeInclusive<usize> {
    a.min(b)..=a.max(b)
}

/// Whether there are less than about 12 degrees between two directions.
fn are_sharp(p: Point, q: Point) -> bool {
    let along = p.x * q.x + p.y * q.y;
    let lengths = (p.x * p.x + p.y * p.y) * (q.x * q.x + q.y * q.y);
    along > 0.0 && along * along > 0.957 * lengths
}
