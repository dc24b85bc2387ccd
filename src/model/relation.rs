//! Relations: typed, dated, sourced edges between two entities, and all that their types mean.

use Class::{Belonging, Conflict, Leading, Succession, Support, Truce};
use EntityKind::{Actor, Agreement, Event, Group, Place};
use Hierarchy::{Affiliation, Command, Descent, Whole};

use super::word::words;
use super::{Confidence, Date, EntityId, EntityKind, LocalText, SourceId};
use crate::source::Span;

/// An edge, in the direction of its type's name.
#[derive(Clone, Debug)]
pub struct Relation {
    /// What it says.
    pub kind: &'static RelationType,
    /// The entity that the type's name speaks of.
    pub from: EntityId,
    /// The entity that it points to.
    pub to: EntityId,
    /// Since when.
    pub since: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// A remark.
    pub note: LocalText<EntityId>,
    /// What it rests on.
    pub sources: Vec<SourceId>,
    /// How sure it is; `None` where the facts of an event speak for it.
    pub confidence: Option<Confidence>,
    /// From which side the author named it.
    pub written: Direction,
    /// The place of that name.
    pub span: Span,
}

/// A way along a relation, and so the name by which it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// From the first entity to the second, by the type's name.
    Forward,
    /// From the second entity to the first, by the name of its inverse.
    Inverse,
}

impl Direction {
    /// The way back.
    pub fn opposite(self) -> Self {
        match self {
            Self::Forward => Self::Inverse,
            Self::Inverse => Self::Forward,
        }
    }
}

words! {
    /// What relations between groups and people mean, in the few classes that a network tells apart. `docs/pictures.md`
    /// shows the same classes with their types.
    pub enum Class {
        /// Branch, part, member, affiliate.
        Belonging = "belonging",
        /// Leading, founding, commanding.
        Leading = "leading",
        /// Alliance, support, invitation.
        Support = "support",
        /// Fighting, rivalry, opposition, overthrow, killing.
        Conflict = "conflict",
        /// Truces, talks, and offers of them.
        Truce = "truce",
        /// Succession and splits.
        Succession = "succession",
    }
}

/// A type of relation: which entities it can join, what it is called from either side, and what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct RelationType {
    /// Its name, from the first entity's side; also the key of its label.
    pub name: &'static str,
    /// Its name from the other side; the same for a relation that reads alike from both.
    pub inverse: &'static str,
    /// The kinds that can stand first.
    pub from: &'static [EntityKind],
    /// The kinds that can stand second.
    pub to: &'static [EntityKind],
    /// Whether both must be of one kind.
    pub same_kind: bool,
    /// Its class; `None` where it is no tie between groups or people.
    pub class: Option<Class>,
    /// The way that its arrow runs: from whoever acted to whom it befell, from the elder to the younger.
    pub arrow: Direction,
    /// Whether it is the matter of a moment: it came about at its date, and does not hold since then.
    pub momentary: bool,
    /// In what the first entity stands below the second, so that nothing can come to stand below itself.
    pub hierarchy: Option<Hierarchy>,
}

/// In what one entity stands below another. Types of one hierarchy make circles together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hierarchy {
    /// It is a part of the other.
    Whole,
    /// It is tied to the other, which may be a part of it: a party is a member of the front that it sponsors.
    Affiliation,
    /// It takes orders from the other, which may be a part of it: who leads a group is its member.
    Command,
    /// It came out of the other.
    Descent,
}

impl Hierarchy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Affiliation, Self::Command, Self::Descent];
}

impl Relation {
    /// The name that the author used.
    pub fn written_name(&self) -> &'static str {
        self.kind.name_in(self.written)
    }

    /// Whether it has no date at all.
    pub fn is_undated(&self) -> bool {
        self.since.is_none() && self.until.is_none()
    }

    /// What it is sorted by: its beginning, or its end if that alone is known. Those without a date come last.
    pub fn order(&self) -> (i32, u8, u8) {
        Date::order(self.since.as_ref().or(self.until.as_ref()))
    }

    /// The way that leads away from one of its ends; for a type that reads alike from both always the same.
    pub fn direction_from(&self, end: EntityId) -> Direction {
        if self.from == end || self.kind.is_symmetric() {
            Direction::Forward
        } else {
            Direction::Inverse
        }
    }

    /// The end that is not this one.
    pub fn other_end(&self, end: EntityId) -> EntityId {
        if self.from == end { self.to } else { self.from }
    }

    /// The end at which its arrow begins.
    pub fn tail(&self) -> EntityId {
        match self.kind.arrow {
            Direction::Forward => self.from,
            Direction::Inverse => self.to,
        }
    }

    /// The end at which its arrow ends.
    pub fn head(&self) -> EntityId {
        self.other_end(self.tail())
    }
}

impl RelationType {
    const fn class(self, class: Class) -> Self {
        Self { class: Some(class), ..self }
    }

    const fn backward(self) -> Self {
        Self { arrow: Direction::Inverse, ..self }
    }

    const fn momentary(self) -> Self {
        Self { momentary: true, ..self }
    }

    const fn below(self, hierarchy: Hierarchy) -> Self {
        Self { hierarchy: Some(hierarchy), ..self }
    }

    /// Whether the type joins entities of these kinds.
    pub fn joins(&self, from: EntityKind, to: EntityKind) -> bool {
        self.from.contains(&from) && self.to.contains(&to) && (!self.same_kind || from == to)
    }

    /// Whether an entity of a kind can carry it by the name of this direction.
    pub fn suits(&self, own: EntityKind, written: Direction) -> bool {
        !self.joined(own, written).is_empty()
    }

    /// The kinds that can stand at its other end, if an entity of kind `own` carries it by the name of this direction. If
    /// only the other name suits that kind, it counts as written; if neither does, any kind can.
    pub fn partners(&self, own: EntityKind, written: Direction) -> Vec<EntityKind> {
        let ways = [written, written.opposite()];
        let joined = ways.into_iter().map(|way| self.joined(own, way));
        joined.into_iter().find(|kinds| !kinds.is_empty()).unwrap_or_else(|| ALL.to_vec())
    }

    fn joined(&self, own: EntityKind, written: Direction) -> Vec<EntityKind> {
        let joins = |other: &EntityKind| match written {
            Direction::Forward => self.joins(own, *other),
            Direction::Inverse => self.joins(*other, own),
        };
        EntityKind::ALL.into_iter().filter(joins).collect()
    }

    /// What it is called along a way.
    pub fn name_in(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Forward => self.name,
            Direction::Inverse => self.inverse,
        }
    }

    /// Whether it reads alike from both sides.
    pub fn is_symmetric(&self) -> bool {
        self.name == self.inverse
    }

    /// Whether it says how two things stand to each other, and not merely that they are two.
    pub fn is_tie(&self) -> bool {
        *self != DISTINCT_FROM
    }

    /// Whether it says where something is.
    pub fn is_location(&self) -> bool {
        *self == LOCATED_IN
    }

    /// The type that has this name in one direction.
    pub fn find(name: &str) -> Option<(&'static Self, Direction)> {
        let directions = [Direction::Forward, Direction::Inverse];
        TYPES.iter().find_map(|kind| {
            let direction = directions.into_iter().find(|way| kind.name_in(*way) == name)?;
            Some((kind, direction))
        })
    }
}

const PEOPLE: &[EntityKind] = &[Group, Actor];
const PARTIES: &[EntityKind] = &[Group, Actor, Place];
const ALL: &[EntityKind] = &EntityKind::ALL;

const fn symmetric(name: &'static str, kinds: &'static [EntityKind]) -> RelationType {
    directed(name, name, kinds, kinds)
}

const fn same_kind(
    name: &'static str,
    inverse: &'static str,
    kinds: &'static [EntityKind],
) -> RelationType {
    RelationType { same_kind: true, ..directed(name, inverse, kinds, kinds) }
}

const fn directed(
    name: &'static str,
    inverse: &'static str,
    from: &'static [EntityKind],
    to: &'static [EntityKind],
) -> RelationType {
    let (class, arrow) = (None, Direction::Forward);
    let (same_kind, momentary, hierarchy) = (false, false, None);
    RelationType { name, inverse, from, to, same_kind, class, arrow, momentary, hierarchy }
}

/// Where something is; the field `place` of an event stands for it.
pub const LOCATED_IN: RelationType =
    directed("located-in", "location-of", &[Place, Event, Agreement], &[Place]).below(Whole);
/// Who took part; the field `involves` of an event stands for it.
pub const INVOLVES: RelationType =
    directed("involves", "involved-in", &[Event], &[Group, Actor, Place, Agreement]);
/// A warning against a confusion.
pub const DISTINCT_FROM: RelationType = same_kind("distinct-from", "distinct-from", ALL);

/// Every type of relation, in the order of profiles. `docs/content.md` shows the same table to editors.
#[rustfmt::skip] // one type a line
pub const TYPES: &[RelationType] = &[
    directed("branch-of", "has-branch", &[Group], &[Group]).class(Belonging).below(Whole),
    directed("affiliate-of", "has-affiliate", &[Group], &[Group]).class(Belonging).below(Affiliation),
    symmetric("formerly-affiliated-with", &[Group]).class(Belonging),
    same_kind("part-of", "includes", &[Group, Place]).class(Belonging).below(Whole),
    directed("member-of", "has-member", PEOPLE, &[Group]).class(Belonging).below(Whole),
    directed("leader-of", "led-by", &[Actor], &[Group]).class(Leading),
    directed("former-leader-of", "formerly-led-by", &[Actor], &[Group]).class(Leading),
    directed("founder-of", "founded-by", PEOPLE, &[Group]).class(Leading),
    same_kind("succeeds", "succeeded-by", PEOPLE).class(Succession).backward().momentary(),
    directed("split-from", "split-into", &[Group], &[Group])
        .class(Succession).backward().momentary().below(Descent),
    directed("subordinate-to", "commands", PEOPLE, PEOPLE).class(Leading).backward().below(Command),
    symmetric("ally", PEOPLE).class(Support),
    symmetric("rival", PEOPLE).class(Conflict),
    symmetric("fought", PEOPLE).class(Conflict),
    symmetric("opposed-to", PEOPLE).class(Conflict),
    symmetric("truce-with", &[Group]).class(Truce),
    symmetric("talks-with", PEOPLE).class(Truce),
    directed("proposed-truce-between", "offered-truce-by", PEOPLE, &[Group]).class(Truce).momentary(),
    directed("supports", "supported-by", PARTIES, PEOPLE).class(Support),
    directed("invited", "invited-by", PARTIES, PEOPLE).class(Support).momentary(),
    directed("attacked", "attacked-by", PEOPLE, &[Group, Place]).class(Conflict).momentary(),
    directed("besieged", "besieged-by", &[Group], &[Place]),
    directed("active-in", "area-of", PEOPLE, &[Place]),
    directed("overthrew", "overthrown-by", PEOPLE, PEOPLE).class(Conflict).momentary(),
    directed("overthrown-in", "ended-rule-of", &[Actor], &[Event]).momentary(),
    directed("killed-by", "killed", &[Actor], PEOPLE).class(Conflict).backward().momentary(),
    directed("killed-in-fighting-with", "in-fighting-killed", &[Actor], &[Group])
        .class(Conflict).backward().momentary(),
    directed("announced", "announced-by", PEOPLE, &[Event, Agreement]).momentary(),
    directed("convened", "convened-by", PEOPLE, &[Event, Agreement]).momentary(),
    directed("boycotted", "boycotted-by", PEOPLE, &[Event, Agreement]).momentary(),
    directed("terminated", "terminated-by", PEOPLE, &[Agreement]).momentary(),
    directed("signatory-of", "signatory", PARTIES, &[Agreement]).momentary(),
    directed("party-to", "between", PARTIES, &[Agreement]),
    directed("mediated", "mediated-by", PARTIES, &[Agreement]),
    directed("created", "created-by", &[Agreement], &[Group]).momentary(),
    LOCATED_IN,
    directed("capital-of", "capital", &[Place], &[Place]),
    symmetric("borders", &[Place]),
    symmetric("near", &[Place]),
    symmetric("overlaps", &[Place]),
    DISTINCT_FROM,
    INVOLVES,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tie_between_groups_and_people_has_a_class() {
        for kind in TYPES {
            let joins = PEOPLE.iter().any(|a| PEOPLE.iter().any(|b| kind.joins(*a, *b)));
            assert_eq!(kind.class.is_some(), joins && kind.is_tie(), "{}", kind.name);
        }
    }

    #[test]
    fn only_directed_ties_run_backward() {
        for kind in TYPES.iter().filter(|kind| kind.arrow == Direction::Inverse) {
            assert!(!kind.is_symmetric() && kind.class.is_some(), "{}", kind.name);
        }
    }

    #[test]
    fn a_name_belongs_to_one_type() {
        for kind in TYPES {
            assert_eq!(RelationType::find(kind.name), Some((kind, Direction::Forward)));
            let (found, direction) = RelationType::find(kind.inverse).unwrap();
            assert_eq!((found, found.name_in(direction)), (kind, kind.inverse));
        }
    }
}
