//! Relations: typed, dated, sourced edges between two entities.

use EntityKind::{Actor, Agreement, Event, Group, Place};

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
    /// The name that the author used: that of the type, or that of its inverse.
    pub written: &'static str,
    /// The place of that name.
    pub span: Span,
}

/// A type of relation: which entities it can join, and what it is called from either side.
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
    /// Whether it is the matter of a moment: it came about at its date, and does not hold since then.
    pub momentary: bool,
}

impl RelationType {
    const fn momentary(self) -> Self {
        Self { momentary: true, ..self }
    }

    /// Whether the type joins entities of these kinds.
    pub fn joins(&self, from: EntityKind, to: EntityKind) -> bool {
        self.from.contains(&from) && self.to.contains(&to) && (!self.same_kind || from == to)
    }

    /// What it is called from the first side, or from the other.
    pub fn name_from(&self, other: bool) -> &'static str {
        if other { self.inverse } else { self.name }
    }

    /// Whether it reads alike from both sides.
    pub fn is_symmetric(&self) -> bool {
        self.name == self.inverse
    }

    /// The type with this name, and whether the name is that of the inverse.
    pub fn find(name: &str) -> Option<(&'static Self, bool)> {
        TYPES.iter().find_map(|kind| {
            (kind.name == name)
                .then_some((kind, false))
                .or_else(|| (kind.inverse == name).then_some((kind, true)))
        })
    }
}

const PEOPLE: &[EntityKind] = &[Group, Actor];
const PARTIES: &[EntityKind] = &[Group, Actor, Place];
const ALL: &[EntityKind] = &EntityKind::ALL;

const fn directed(
    name: &'static str,
    inverse: &'static str,
    from: &'static [EntityKind],
    to: &'static [EntityKind],
) -> RelationType {
    RelationType { name, inverse, from, to, same_kind: false, momentary: false }
}

const fn same_kind(
    name: &'static str,
    inverse: &'static str,
    kinds: &'static [EntityKind],
) -> RelationType {
    RelationType { name, inverse, from: kinds, to: kinds, same_kind: true, momentary: false }
}

const fn symmetric(name: &'static str, kinds: &'static [EntityKind]) -> RelationType {
    RelationType { name, inverse: name, from: kinds, to: kinds, same_kind: false, momentary: false }
}

/// Every type of relation. `docs/content.md` shows the same table to editors.
pub const TYPES: &[RelationType] = &[
    directed("branch-of", "has-branch", &[Group], &[Group]),
    directed("affiliate-of", "has-affiliate", &[Group], &[Group]),
    symmetric("formerly-affiliated-with", &[Group]),
    same_kind("part-of", "includes", &[Group, Place]),
    directed("member-of", "has-member", PEOPLE, &[Group]),
    directed("leader-of", "led-by", &[Actor], &[Group]),
    directed("former-leader-of", "formerly-led-by", &[Actor], &[Group]),
    directed("founder-of", "founded-by", PEOPLE, &[Group]),
    same_kind("succeeds", "succeeded-by", PEOPLE).momentary(),
    directed("split-from", "split-into", &[Group], &[Group]).momentary(),
    directed("subordinate-to", "commands", PEOPLE, PEOPLE),
    symmetric("ally", PEOPLE),
    symmetric("rival", PEOPLE),
    symmetric("fought", PEOPLE),
    symmetric("opposed-to", PEOPLE),
    symmetric("truce-with", &[Group]),
    symmetric("talks-with", PEOPLE),
    directed("proposed-truce-between", "offered-truce-by", PEOPLE, &[Group]).momentary(),
    directed("supports", "supported-by", PARTIES, PEOPLE),
    directed("invited", "invited-by", PARTIES, PEOPLE).momentary(),
    directed("attacked", "attacked-by", PEOPLE, &[Group, Place]).momentary(),
    directed("besieged", "besieged-by", &[Group], &[Place]),
    directed("active-in", "area-of", PEOPLE, &[Place]),
    directed("overthrew", "overthrown-by", PEOPLE, PEOPLE).momentary(),
    directed("overthrown-in", "ended-rule-of", &[Actor], &[Event]).momentary(),
    directed("killed-by", "killed", &[Actor], PEOPLE).momentary(),
    directed("killed-in-fighting-with", "in-fighting-killed", &[Actor], &[Group]).momentary(),
    directed("announced", "announced-by", PEOPLE, &[Event, Agreement]).momentary(),
    directed("convened", "convened-by", PEOPLE, &[Event, Agreement]).momentary(),
    directed("boycotted", "boycotted-by", PEOPLE, &[Event, Agreement]).momentary(),
    directed("terminated", "terminated-by", PEOPLE, &[Agreement]).momentary(),
    directed("signatory-of", "signatory", PARTIES, &[Agreement]).momentary(),
    directed("party-to", "between", PARTIES, &[Agreement]),
    directed("mediated", "mediated-by", PARTIES, &[Agreement]),
    directed("created", "created-by", &[Agreement], &[Group]).momentary(),
    directed("located-in", "location-of", &[Place, Event, Agreement], &[Place]),
    directed("capital-of", "capital", &[Place], &[Place]),
    symmetric("borders", &[Place]),
    symmetric("near", &[Place]),
    symmetric("overlaps", &[Place]),
    same_kind("distinct-from", "distinct-from", ALL),
    directed("involves", "involved-in", &[Event], &[Group, Actor, Place, Agreement]),
];
