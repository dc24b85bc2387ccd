//! Relations of a hierarchy that lead back to where they began: a part that is the whole of its own whole.
//!
//! Each cycle is reported once, with all that stand on it. Relations that have ended are no part of one.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::graph;
use crate::model::relation::Hierarchy;
use crate::model::{Book, EntityId, Relation};
use crate::source::Sources;

/// The relations of one hierarchy, by both their ends.
type Edges<'b> = BTreeMap<(EntityId, EntityId), &'b Relation>;

pub(super) fn check(book: &Book, _: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for hierarchy in Hierarchy::ALL {
        let mut edges = Edges::new();
        for edge in book.relations.iter() {
            if edge.kind.hierarchy == Some(hierarchy) && edge.until.is_none() {
                edges.entry((edge.from, edge.to)).or_insert(edge);
            }
        }
        diagnostics.extend(cycles(&edges).iter().map(|cycle| diagnostic(book, cycle)));
    }
}

/// The relations along each cycle.
fn cycles<'b>(edges: &Edges<'b>) -> Vec<Vec<&'b Relation>> {
    let mut graph: graph::Edges<EntityId> = BTreeMap::new();
    for (from, to) in edges.keys() {
        graph.entry(*from).or_default().push(*to);
    }
    let relations = |cycle: &Vec<EntityId>| {
        let ends = cycle.iter().zip(cycle.iter().cycle().skip(1));
        ends.filter_map(|(from, to)| edges.get(&(*from, *to)).copied()).collect()
    };
    graph::cycles(&graph).iter().map(relations).collect()
}

fn diagnostic(book: &Book, cycle: &[&Relation]) -> Diagnostic {
    let id = |entity: EntityId| format!("`{}`", book.entity(entity).id);
    let mut ids: Vec<String> = cycle.iter().map(|edge| id(edge.from)).collect();
    ids.extend(cycle.first().map(|edge| id(edge.from)));
    let mut names: Vec<String> = cycle.iter().map(|edge| format!("`{}`", edge.kind.name)).collect();
    names.sort_unstable();
    names.dedup();
    let subject = match names.as_slice() {
        [name] => format!("{name} leads back to where it began"),
        _ => format!("{} lead back to where they began", names.join(", ")),
    };
    let message = format!("{subject}: {}", shortened(&ids).join(" → "));
    let said =
        |edge: &Relation| format!("{} is `{}` {}", id(edge.from), edge.kind.name, id(edge.to));
    let last = cycle[cycle.len() - 1];
    let fault = Diagnostic::new(Code::HierarchyCycle, last.span, message)
        .label(said(last))
        .hint("delete the relation that is wrong, or give it `until`");
    let others = &cycle[..cycle.len() - 1];
    others.iter().take(SHOWN).fold(fault, |fault, edge| fault.related(edge.span, said(edge)))
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
