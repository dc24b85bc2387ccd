//! Classes of relations: the few that a network tells apart by colour, dash and sign. `docs/pictures.md` has the same table.

use crate::model::RelationType;

/// What a line between two nodes means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Branch, part, member, affiliate.
    Belonging,
    /// Leading, founding, commanding.
    Leading,
    /// Alliance, support, invitation.
    Support,
    /// Fighting, rivalry, opposition, overthrow, killing.
    Conflict,
    /// Truces, talks, and offers of them.
    Truce,
    /// Succession and splits.
    Succession,
}

impl Class {
    /// Every class, in the order of the legend and of the table.
    pub const ALL: [Self; 6] = [
        Self::Belonging,
        Self::Leading,
        Self::Support,
        Self::Conflict,
        Self::Truce,
        Self::Succession,
    ];

    /// The word in styles, ids and keys of strings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Belonging => "belonging",
            Self::Leading => "leading",
            Self::Support => "support",
            Self::Conflict => "conflict",
            Self::Truce => "truce",
            Self::Succession => "succession",
        }
    }

    /// How near the two ends should stand, 0 to 1.
    pub fn pull(self) -> f64 {
        match self {
            Self::Belonging | Self::Leading => 1.0,
            Self::Support | Self::Succession => 0.7,
            Self::Truce => 0.35,
            Self::Conflict => 0.25,
        }
    }
}

/// How relations of one type are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The type's name.
    pub name: &'static str,
    /// Its class.
    pub class: Class,
    /// Whether the arrow runs, and the row reads, from the second entity to the first: from whoever acted to whom it befell, from
    /// the elder to the younger.
    pub inverse: bool,
}

const fn forward(name: &'static str, class: Class) -> Drawn {
    Drawn { name, class, inverse: false }
}

const fn backward(name: &'static str, class: Class) -> Drawn {
    Drawn { name, class, inverse: true }
}

/// How each type that joins groups and people is drawn. `distinct-from` is no tie, but a warning against a confusion.
pub const DRAWN: &[Drawn] = &[
    forward("branch-of", Class::Belonging),
    forward("affiliate-of", Class::Belonging),
    forward("formerly-affiliated-with", Class::Belonging),
    forward("part-of", Class::Belonging),
    forward("member-of", Class::Belonging),
    forward("leader-of", Class::Leading),
    forward("former-leader-of", Class::Leading),
    forward("founder-of", Class::Leading),
    backward("subordinate-to", Class::Leading),
    forward("ally", Class::Support),
    forward("supports", Class::Support),
    forward("invited", Class::Support),
    forward("rival", Class::Conflict),
    forward("fought", Class::Conflict),
    forward("opposed-to", Class::Conflict),
    forward("attacked", Class::Conflict),
    forward("overthrew", Class::Conflict),
    backward("killed-by", Class::Conflict),
    backward("killed-in-fighting-with", Class::Conflict),
    forward("truce-with", Class::Truce),
    forward("talks-with", Class::Truce),
    forward("proposed-truce-between", Class::Truce),
    backward("succeeds", Class::Succession),
    backward("split-from", Class::Succession),
];

/// How relations of a type are drawn; `None` if the type is no line of the network.
pub fn drawn(kind: &RelationType) -> Option<&'static Drawn> {
    DRAWN.iter().find(|drawn| drawn.name == kind.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EntityKind::{Actor, Group};
    use crate::model::relation::TYPES;

    #[test]
    fn every_type_between_groups_and_people_has_a_class() {
        for kind in TYPES {
            let joins =
                [Group, Actor].iter().any(|a| [Group, Actor].iter().any(|b| kind.joins(*a, *b)));
            let expected = joins && kind.name != "distinct-from";
            assert_eq!(drawn(kind).is_some(), expected, "{}", kind.name);
        }
        assert!(DRAWN.iter().all(|it| TYPES.iter().any(|kind| kind.name == it.name)));
    }

    #[test]
    fn only_directed_types_run_backward() {
        for kind in TYPES.iter().filter(|kind| kind.is_symmetric()) {
            assert!(drawn(kind).is_none_or(|drawn| !drawn.inverse), "{}", kind.name);
        }
    }
}
