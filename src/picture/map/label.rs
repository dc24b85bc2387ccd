//! Where the names of places stand: beside their signs, or away from them with a line that leads there.
//!
//! Each name has candidate boxes with a cost. Names are placed one after the other at the cheapest box that is free;
//! then those that did badly go to the front and all are placed anew, and the best round is kept (“squeaky wheel”
//! optimization: Joslin and Clements, *Journal of Artificial Intelligence Research* 10, 1999). Nothing is random.

use crate::picture::measure;
use crate::picture::segment::Segment;
use crate::picture::{Point, Rect};

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

/// The type of names.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// The font size.
    pub size: f64,
    /// How wide its letters are, as a share of the common estimate.
    pub narrow: f64,
    /// The height of a line, from the highest letter to the lowest.
    pub line: f64,
    /// Where the line of writing lies, as a share of the height.
    pub baseline: f64,
    /// The side on which a name stands best: 1 to the right of its sign, -1 to the left.
    pub ahead: f64,
}

impl Type {
    /// The box of a text with its upper left corner at the origin.
    pub fn extent(&self, text: &str) -> Rect {
        Rect {
            x: 0.0,
            y: 0.0,
            width: self.narrow * measure::width(text, self.size),
            height: self.line,
        }
    }
}

/// A sign that wants a name.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The middle of the sign.
    pub at: Point,
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
pub struct Label {
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
        !self.taken.iter().any(|rect| hits(rect) && !holds(rect, home))
            && !self.names.iter().any(hits)
            && !self.leaders.iter().any(|other| line.crosses(other))
    }

    /// Takes the room of a name.
    pub fn take(&mut self, label: &Label) {
        self.names.push(label.rect);
        self.leaders.extend(label.leader);
    }
}

fn holds(rect: &Rect, at: &Point) -> bool {
    rect.x <= at.x && at.x <= rect.x + rect.width && rect.y <= at.y && at.y <= rect.y + rect.height
}

/// Places names; one that finds no room has none.
pub fn place(wishes: &[Wish], room: &Room, letters: &Type) -> Vec<Option<Label>> {
    let candidates: Vec<Vec<(f64, Label)>> =
        wishes.iter().map(|wish| candidates(wish, room, letters)).collect();
    let homes: Vec<&Point> = wishes.iter().map(|wish| &wish.at).collect();
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(wishes[*at].weight), *at));
    let mut blame = vec![0.0; wishes.len()];
    let mut best: Option<(f64, Vec<Option<Label>>)> = None;
    for _ in 0..ROUNDS {
        let (costs, labels) = round(&order, &homes, &candidates, room);
        let total: f64 = costs.iter().sum();
        let better = best.as_ref().is_none_or(|(least, _)| total < *least);
        if better {
            best = Some((total, labels));
        }
        // Whoever had to stand away goes before the others, those first that have suffered most.
        let away = costs.iter().map(|cost| if *cost > AWAY_COST { cost.min(CAP) } else { 0.0 });
        blame.iter_mut().zip(away).for_each(|(blame, cost)| *blame += cost);
        order.sort_by(|a, b| blame[*b].total_cmp(&blame[*a]));
    }
    best.map(|(_, labels)| labels).unwrap_or_default()
}

/// What a name costs at least that stands away from its sign.
const AWAY_COST: f64 = 5.0;
/// The most that one round adds to the blame.
const CAP: f64 = 40.0;
/// What a sign without any name costs.
const NAMELESS: f64 = 1000.0;

fn round(
    order: &[usize],
    homes: &[&Point],
    candidates: &[Vec<(f64, Label)>],
    room: &Room,
) -> (Vec<f64>, Vec<Option<Label>>) {
    let mut room = room.clone();
    let mut costs = vec![NAMELESS; candidates.len()];
    let mut labels = vec![None; candidates.len()];
    for at in order {
        let free = candidates[*at].iter().find(|(_, label)| {
            room.is_free(&label.rect)
                && label.leader.is_none_or(|line| room.is_clear(&line, homes[*at]))
        });
        if let Some((cost, label)) = free {
            costs[*at] = *cost;
            room.take(label);
            labels[*at] = Some(label.clone());
        }
    }
    (costs, labels)
}

/// Every box that a name could have, the cheapest first; those that hit something drawn already are left out.
fn candidates(wish: &Wish, room: &Room, letters: &Type) -> Vec<(f64, Label)> {
    let mut all = Vec::new();
    for (choice, (text, cost)) in wish.texts.iter().enumerate() {
        let extent = letters.extent(text);
        let boxes = near(wish, &extent, letters.ahead).into_iter().chain(away(wish, &extent));
        for (more, x, y, fixed, leader) in boxes {
            let rect = Rect { x, y, ..extent };
            let crosses = |pale: &Rect| {
                let line = leader.is_some_and(|line| line.touches(pale));
                !holds(pale, &wish.at) && (line || pale.overlaps(&rect))
            };
            let over = if wish.centred { 15.0 } else { 3.0 };
            let shade = if room.pale.iter().any(crosses) { over } else { 0.0 };
            let label = Label { choice, text: text.clone(), rect, fixed, leader };
            let clear = leader.is_none_or(|line| room.is_clear(&line, &wish.at));
            if clear && room.is_free(&rect) {
                all.push((cost + more + shade, label));
            }
        }
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all
}

/// A candidate: its cost, the corner of its box, the end that is fixed, and its line.
type Candidate = (f64, f64, f64, Fixed, Option<Segment>);

/// Boxes that touch the sign or lie on it.
fn near(wish: &Wish, extent: &Rect, ahead: f64) -> Vec<Candidate> {
    let (w, h, Point { x, y }) = (extent.width, extent.height, wish.at);
    let reach = wish.reach + GAP;
    let corner = wish.reach * 0.7 + GAP * 0.7;
    let (right, left) = if ahead > 0.0 { (0.0, 0.5) } else { (0.5, 0.0) };
    let beside = [
        (right, x + reach, y - h / 2.0, Fixed::Left),
        (left, x - reach - w, y - h / 2.0, Fixed::Right),
        (1.0 + right, x + corner, y - corner - h * 0.7, Fixed::Left),
        (1.0 + right, x + corner, y + corner - h * 0.3, Fixed::Left),
        (1.0 + left, x - corner - w, y - corner - h * 0.7, Fixed::Right),
        (1.0 + left, x - corner - w, y + corner - h * 0.3, Fixed::Right),
        (1.7, x - w / 2.0, y - wish.reach - h, Fixed::Middle),
        (1.7, x - w / 2.0, y + wish.reach, Fixed::Middle),
    ];
    let mut all = Vec::new();
    if wish.centred {
        let (x, y) = (x - w / 2.0, y - h / 2.0);
        all.extend(
            [0.0, 0.6, -0.6, 1.05, -1.05]
                .map(|lines: f64| (lines.abs(), x, y + lines * h, Fixed::Middle, None)),
        );
    }
    let later = if wish.centred { 2.0 } else { 0.0 };
    all.extend(beside.map(|(cost, x, y, fixed)| (cost + later, x, y, fixed, None)));
    all
}

/// Boxes at the end of a line.
fn away<'w>(wish: &'w Wish, extent: &'w Rect) -> impl Iterator<Item = Candidate> + 'w {
    let (w, h) = (extent.width, extent.height);
    AWAY.iter().flat_map(move |away| {
        AROUND.iter().enumerate().map(move |(rank, (cos, sin))| {
            let at = |far: f64| Point { x: wish.at.x + far * cos, y: wish.at.y + far * sin };
            let (from, to) = (at(wish.reach), at(wish.reach + away));
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
            let cost = AWAY_COST + away / 5.0 + f64::from(u8::try_from(rank).unwrap_or(0)) * 0.1;
            (cost, x, y, fixed, Some(Segment::new(from, to)))
        })
    })
}
