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
    /// Whether it is the matter of a moment: it stands in the year of its date alone.
    pub moment: bool,
}

const fn lasting(name: &'static str, class: Class) -> Drawn {
    Drawn { name, class, inverse: false, moment: false }
}

const fn moment(name: &'static str, class: Class) -> Drawn {
    Drawn { name, class, inverse: false, moment: true }
}

const fn backward(name: &'static str, class: Class) -> Drawn {
    Drawn { name, class, inverse: true, moment: true }
}

/// How each type that joins groups and people is drawn. `distinct-from` is no tie, but a warning against a confusion.
pub const DRAWN: &[Drawn] = &[
    lasting("branch-of", Class::Belonging),
    lasting("affiliate-of", Class::Belonging),
    lasting("formerly-affiliated-with", Class::Belonging),
    lasting("part-of", Class::Belonging),
    lasting("member-of", Class::Belonging),
    lasting("leader-of", Class::Leading),
    lasting("former-leader-of", Class::Leading),
    lasting("founder-of", Class::Leading),
    Drawn { name: "subordinate-to", class: Class::Leading, inverse: true, moment: false },
    lasting("ally", Class::Support),
    lasting("supports", Class::Support),
    moment("invited", Class::Support),
    lasting("rival", Class::Conflict),
    lasting("fought", Class::Conflict),
    lasting("opposed-to", Class::Conflict),
    moment("attacked", Class::Conflict),
    moment("overthrew", Class::Conflict),
    backward("killed-by", Class::Conflict),
    backward("killed-in-fighting-with", Class::Conflict),
    lasting("truce-with", Class::Truce),
    lasting("talks-with", Class::Truce),
    moment("proposed-truce-between", Class::Truce),
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
