//! Relations of a hierarchy that lead back to where they began: a part that is the whole of its own whole.
//!
//! Each cycle is reported once, with all that stand on it. Relations that have ended are no part of one.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::model::relation::{RelationType, TYPES};
use crate::model::{Book, EntityId, Relation};
use crate::source::Sources;

/// The relations of one type that lead up from each entity.
type Above<'b> = BTreeMap<EntityId, Vec<&'b Relation>>;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for kind in TYPES.iter().filter(|kind| kind.hierarchy) {
        let above = above(book, kind);
        diagnostics.extend(cycles(&above).iter().map(|cycle| diagnostic(book, kind, cycle)));
    }
}

fn above<'b>(book: &'b Book, kind: &RelationType) -> Above<'b> {
    let mut above = Above::new();
    let lasting = book.relations.iter().filter(|edge| edge.kind == kind && edge.until.is_none());
    for edge in lasting {
        above.entry(edge.from).or_default().push(edge);
    }
    above
}

/// Cycles without an entity in common. Every entity is entered once, so that the cost grows with the relations alone.
fn cycles<'b>(above: &Above<'b>) -> Vec<Vec<&'b Relation>> {
    let mut walk = Walk { above, state: BTreeMap::new(), path: Vec::new() };
    above.keys().flat_map(|start| walk.from(*start)).collect()
}

/// A search in depth, with its path as a list: content cannot deepen a recursion.
struct Walk<'w, 'b> {
    above: &'w Above<'b>,
    /// How many relations of an entity have been followed. An entity that is done has `None`.
    state: BTreeMap<EntityId, Option<usize>>,
    path: Vec<&'b Relation>,
}

impl<'b> Walk<'_, 'b> {
    /// The cycles that an entity leads to.
    fn from(&mut self, start: EntityId) -> Vec<Vec<&'b Relation>> {
        let mut cycles = Vec::new();
        let mut at = start;
        self.state.entry(start).or_insert(Some(0));
        loop {
            if let Some(edge) = self.next(at) {
                let (next, cycle) = self.step(at, edge);
                cycles.extend(cycle);
                at = next;
            } else {
                self.state.insert(at, None);
                let Some(step) = self.path.pop() else { return cycles };
                at = step.from;
            }
        }
    }

    /// Follows a relation: where the walk goes on, and the cycle that it closes.
    fn step(&mut self, at: EntityId, edge: &'b Relation) -> (EntityId, Option<Vec<&'b Relation>>) {
        match self.state.get(&edge.to) {
            None => {
                self.state.insert(edge.to, Some(0));
                self.path.push(edge);
                (edge.to, None)
            }
            Some(None) => (at, None),
            Some(Some(_)) => {
                let from = self.path.iter().position(|step| step.from == edge.to);
                let mut cycle = self.path.split_off(from.unwrap_or(self.path.len()));
                cycle.push(edge);
                self.state.extend(cycle.iter().map(|step| (step.from, None)));
                (edge.to, Some(cycle))
            }
        }
    }

    /// The next relation of an entity that has not been followed.
    fn next(&mut self, at: EntityId) -> Option<&'b Relation> {
        let followed = self.state.get_mut(&at)?.as_mut()?;
        let edge = self.above.get(&at)?.get(*followed)?;
        *followed += 1;
        Some(edge)
    }
}

fn diagnostic(book: &Book, kind: &RelationType, cycle: &[&Relation]) -> Diagnostic {
    let id = |entity: EntityId| format!("`{}`", book.entity(entity).id);
    let mut ids: Vec<String> = cycle.iter().map(|edge| id(edge.from)).collect();
    ids.extend(cycle.first().map(|edge| id(edge.from)));
    let name = kind.name;
    let message = format!("`{name}` leads back to where it began: {}", shortened(&ids).join(" → "));
    let last = cycle[cycle.len() - 1];
    let fault = Diagnostic::new(Code::HierarchyCycle, last.span, message)
        .label(format!("{} is `{name}` {}", id(last.from), id(last.to)))
        .hint("delete the relation that is wrong, or give it `until`");
    let others = &cycle[..cycle.len() - 1];
    others.iter().take(SHOWN).fold(fault, |fault, edge| {
        fault.related(edge.span, format!("{} is `{name}` {}", id(edge.from), id(edge.to)))
    })
}

/// How many entities of a cycle a message names.
const SHOWN: usize = 8;

fn shortened(ids: &[String]) -> Vec<String> {
    match ids {
        [first @ .., last] if first.len() > SHOWN => {
            let mut shown = first[..SHOWN - 1].to_vec();
            shown.extend(["…".to_owned(), last.clone()]);
            shown
        }
        _ => ids.to_vec(),
    }
}
