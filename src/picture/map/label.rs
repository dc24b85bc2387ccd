//! Label placement: names of places stand beside their signs, or away from them at the end of a leader.
//!
//! It minimises the sum of the costs of all names by squeaky wheel optimisation over a fixed list of candidate boxes
//! (point-feature label placement): names are placed greedily, each in its cheapest free candidate; those that did badly
//! then go first, and all are placed anew. The best round is kept. No two boxes ever overlap: a name without a free
//! candidate is left out. Nothing is random.
//!
//! Source: Joslin and Clements, “Squeaky wheel optimization”, *Journal of Artificial Intelligence Research* 10, 1999.

use super::paper::Type;
use crate::picture::{Point, Rect, Segment, Size, real};

/// How often all names are placed anew.
const ROUNDS: usize = 24;
/// How far away a name may stand from its sign, in units of the picture.
const AWAY: [f64; 8] = [12.0, 20.0, 30.0, 42.0, 56.0, 72.0, 90.0, 110.0];
/// Directions of names that stand away, as cosine and sine; the best first.
const AROUND: [(f64, f64); 12] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.87, -0.5),
    (0.87, 0.5),
    (-0.87, -0.5),
    (-0.87, 0.5),
    (0.5, -0.87),
    (0.5, 0.87),
    (-0.5, -0.87),
    (-0.5, 0.87),
    (0.0, -1.0),
    (0.0, 1.0),
];
/// The gap between a sign and its name.
const GAP: f64 = 3.0;
/// The least gap between two names.
const APART: f64 = 1.0;

/// A sign that wants a name.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The middle of the sign.
    pub point: Point,
    /// How far the sign reaches from its middle.
    pub reach: f64,
    /// Whether the name stands best on the middle itself.
    pub centred: bool,
    /// What may be written, each with its cost; the best first.
    pub texts: Vec<(String, f64)>,
    /// Who comes first.
    pub weight: usize,
}

/// Which end of its box a name is fixed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// The end with the least x.
    Left,
    /// Its middle.
    Middle,
    /// The end with the greatest x.
    Right,
}

/// A name that has its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceName {
    /// Which of the texts that were wished for.
    pub choice: usize,
    /// The text.
    pub text: String,
    /// Its estimated box.
    pub rect: Rect,
    /// Which end of the box does not move if letters are narrower than estimated.
    pub fixed: Fixed,
    /// The line from the sign, if the name stands away from it.
    pub leader: Option<Segment>,
}

/// What names must keep clear of.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// Where they may stand.
    pub frame: Rect,
    /// Signs, and whatever is drawn already.
    pub taken: Vec<Rect>,
    /// Names that have their place.
    pub names: Vec<Rect>,
    /// Lines to names.
    pub leaders: Vec<Segment>,
    /// Boxes that are better left free.
    pub pale: Vec<Rect>,
}

impl Room {
    /// Whether a box is free.
    pub fn is_free(&self, rect: &Rect) -> bool {
        let wide = rect.grown(APART);
        self.frame.contains(rect)
            && !self.taken.iter().chain(&self.names).any(|taken| taken.overlaps(&wide))
            && !self.leaders.iter().any(|line| line.touches(&wide))
    }

    /// Whether a line crosses nothing but the signs that it begins in.
    fn is_clear(&self, line: &Segment, home: &Point) -> bool {
        let hits = |rect: &Rect| line.touches(rect);
        !self.taken.iter().any(|rect| hits(rect) && !rect.contains_point(home))
            && !self.names.iter().any(hits)
            && !self.leaders.iter().any(|other| line.crosses(other))
    }

    /// Takes the room of a name.
    pub fn take(&mut self, label: &PlaceName) {
        self.names.push(label.rect);
        self.leaders.extend(label.leader);
    }
}

/// A box that a name could have.
#[derive(Clone, Debug)]
struct Candidate {
    cost: f64,
    name: PlaceName,
}

/// The outcome of placing all names in some order.
struct Round {
    costs: Vec<f64>,
    names: Vec<Option<PlaceName>>,
}

/// Places names; one that finds no room has none.
pub fn place(wishes: &[Wish], room: &Room, letters: &Type) -> Vec<Option<PlaceName>> {
    let candidates: Vec<Vec<Candidate>> =
        wishes.iter().map(|wish| candidates(wish, room, letters)).collect();
    let homes: Vec<&Point> = wishes.iter().map(|wish| &wish.point).collect();
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(wishes[*index].weight), *index));
    let mut blame = vec![0.0; wishes.len()];
    let mut least = f64::INFINITY;
    let mut best = Vec::new();
    for _ in 0..ROUNDS {
        let Round { costs, names } = round(&order, &homes, &candidates, room);
        let total: f64 = costs.iter().sum();
        if total < least {
            (least, best) = (total, names);
        }
        // Whoever had to stand away goes before the others, those first that have suffered most.
        let away = costs.iter().map(|cost| if *cost > AWAY_COST { cost.min(CAP) } else { 0.0 });
        blame.iter_mut().zip(away).for_each(|(blame, cost)| *blame += cost);
        order.sort_by(|a, b| blame[*b].total_cmp(&blame[*a]));
    }
    best
}

/// What a name costs at least that stands away from its sign.
const AWAY_COST: f64 = 5.0;
/// The most that one round adds to the blame.
const CAP: f64 = 40.0;
/// What a sign without any name costs.
const NAMELESS: f64 = 1000.0;

fn round(order: &[usize], homes: &[&Point], candidates: &[Vec<Candidate>], room: &Room) -> Round {
    let mut room = room.clone();
    let mut costs = vec![NAMELESS; candidates.len()];
    let mut names = vec![None; candidates.len()];
    for index in order {
        let free = candidates[*index].iter().find(|Candidate { name, .. }| {
            room.is_free(&name.rect)
                && name.leader.is_none_or(|line| room.is_clear(&line, homes[*index]))
        });
        if let Some(Candidate { cost, name }) = free {
            costs[*index] = *cost;
            room.take(name);
            names[*index] = Some(name.clone());
        }
    }
    Round { costs, names }
}

/// Every box that a name could have, the cheapest first; those that hit something drawn already are left out.
fn candidates(wish: &Wish, room: &Room, letters: &Type) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (choice, (text, cost)) in wish.texts.iter().enumerate() {
        let size = letters.extent(text);
        let slots = near(wish, size, letters.ahead).into_iter().chain(away(wish, size));
        for Slot { cost: more, x, y, fixed, leader } in slots {
            let rect = Rect { x, y, width: size.width, height: size.height };
            let crosses = |pale: &Rect| {
                let line = leader.is_some_and(|line| line.touches(pale));
                !pale.contains_point(&wish.point) && (line || pale.overlaps(&rect))
            };
            let over = if wish.centred { 15.0 } else { 3.0 };
            let shade = if room.pale.iter().any(crosses) { over } else { 0.0 };
            let clear = leader.is_none_or(|line| room.is_clear(&line, &wish.point));
            if clear && room.is_free(&rect) {
                let name = PlaceName { choice, text: text.clone(), rect, fixed, leader };
                all.push(Candidate { cost: cost + more + shade, name });
            }
        }
    }
    all.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    all
}

/// A position of a box about a sign.
struct Slot {
    cost: f64,
    /// The upper left corner of the box.
    x: f64,
    y: f64,
    fixed: Fixed,
    leader: Option<Segment>,
}

/// Boxes that touch the sign or lie on it.
fn near(wish: &Wish, size: Size, ahead: f64) -> Vec<Slot> {
    let (w, h, Point { x, y }) = (size.width, size.height, wish.point);
    let reach = wish.reach + GAP;
    let corner = wish.reach * 0.7 + GAP * 0.7;
    let (right, left) = if ahead > 0.0 { (0.0, 0.5) } else { (0.5, 0.0) };
    let slot = |cost, x, y, fixed| Slot { cost, x, y, fixed, leader: None };
    let beside = [
        slot(right, x + reach, y - h / 2.0, Fixed::Left),
        slot(left, x - reach - w, y - h / 2.0, Fixed::Right),
        slot(1.0 + right, x + corner, y - corner - h * 0.7, Fixed::Left),
        slot(1.0 + right, x + corner, y + corner - h * 0.3, Fixed::Left),
        slot(1.0 + left, x - corner - w, y - corner - h * 0.7, Fixed::Right),
        slot(1.0 + left, x - corner - w, y + corner - h * 0.3, Fixed::Right),
        slot(1.7, x - w / 2.0, y - wish.reach - h, Fixed::Middle),
        slot(1.7, x - w / 2.0, y + wish.reach, Fixed::Middle),
    ];
    let mut all = Vec::new();
    if wish.centred {
        let (x, y) = (x - w / 2.0, y - h / 2.0);
        all.extend(
            [0.0, 0.6, -0.6, 1.05, -1.05]
                .map(|lines: f64| slot(lines.abs(), x, y + lines * h, Fixed::Middle)),
        );
    }
    let later = if wish.centred { 2.0 } else { 0.0 };
    all.extend(beside.map(|slot| Slot { cost: slot.cost + later, ..slot }));
    all
}

/// Boxes at the end of a leader.
fn away(wish: &Wish, size: Size) -> impl Iterator<Item = Slot> {
    let (w, h) = (size.width, size.height);
    let (centre, reach) = (wish.point, wish.reach);
    AWAY.iter().flat_map(move |away| {
        AROUND.iter().enumerate().map(move |(rank, (cos, sin))| {
            let along = |far: f64| Point { x: centre.x + far * cos, y: centre.y + far * sin };
            let (from, to) = (along(reach), along(reach + away));
            let (x, fixed) = match *cos {
                c if c > 0.3 => (to.x + 2.0, Fixed::Left),
                c if c < -0.3 => (to.x - 2.0 - w, Fixed::Right),
                _ => (to.x - w / 2.0, Fixed::Middle),
            };
            let y = match fixed {
                Fixed::Middle if *sin < 0.0 => to.y - h,
                Fixed::Middle => to.y,
                _ => to.y - h / 2.0,
            };
            let cost = AWAY_COST + away / 5.0 + real(rank) * 0.1;
            Slot { cost, x, y, fixed, leader: Some(Segment::new(from, to)) }
        })
    })
}
