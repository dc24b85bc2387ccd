//! Clusters of a network that is too large to be read, by label propagation: each node takes the label that carries most
//! weight among its neighbours, until no label changes. The largest clusters are drawn.
//!
//! Source: Raghavan, Albert and Kumara, “Near linear time algorithm to detect community structures”, 2007. Here nodes
//! are visited in a fixed order and equal weights go to the lowest label, so that the outcome is always the same.

use std::collections::BTreeMap;

use super::plan::Edge;

/// The most nodes whose names and lines can be told apart on one page.
pub const LIMIT: usize = 80;
/// The most pairs whose lines can be followed on one page: three for each of as many nodes as a page holds. The search
/// and the routes weigh each line against every other, so that it bounds their time as well.
pub const EDGES: usize = 240;
/// The most lines, several of which may join one pair: each is a row of the table as well.
pub const TIES: usize = 480;
/// The most clusters that are drawn.
pub const CLUSTERS: usize = 36;
/// The most iterations, each of which visits every node once.
const ITERATIONS: usize = 12;

/// The clusters, largest first; each begins with its most connected node.
pub fn clusters(nodes: usize, edges: &[Edge]) -> Vec<Vec<usize>> {
    let mut neighbours: Vec<Vec<(usize, f64)>> = vec![Vec::new(); nodes];
    for edge in edges {
        neighbours[edge.from].push((edge.to, edge.pull));
        neighbours[edge.to].push((edge.from, edge.pull));
    }
    let mut order: Vec<usize> = (0..nodes).collect();
    order.sort_by_key(|node| (usize::MAX - neighbours[*node].len(), *node));
    let mut label: Vec<usize> = (0..nodes).collect();
    for _ in 0..ITERATIONS {
        let mut changed = false;
        for node in &order {
            let new = heaviest(&neighbours[*node], &label).unwrap_or(label[*node]);
            changed |= new != label[*node];
            label[*node] = new;
        }
        if !changed {
            break;
        }
    }
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for node in order {
        clusters.entry(label[node]).or_default().push(node);
    }
    let mut clusters: Vec<Vec<usize>> = clusters.into_values().collect();
    clusters.sort_by_key(|members| (usize::MAX - members.len(), members.first().copied()));
    clusters
}

/// The label that carries most weight among the neighbours of a node.
fn heaviest(neighbours: &[(usize, f64)], label: &[usize]) -> Option<usize> {
    let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
    for (other, pull) in neighbours {
        *weights.entry(label[*other]).or_default() += pull;
    }
    let mut best: Option<(f64, usize)> = None;
    for (label, weight) in weights {
        if best.is_none_or(|(most, _)| weight > most + 1e-9) {
            best = Some((weight, label));
        }
    }
    best.map(|(_, label)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_camps_are_two_clusters() {
        let edge = |from, to, pull| Edge { from, to, pull };
        let edges = [
            edge(0, 1, 1.0),
            edge(0, 2, 1.0),
            edge(1, 2, 1.0),
            edge(3, 4, 1.0),
            edge(3, 5, 1.0),
            edge(4, 5, 1.0),
            edge(0, 3, 0.25),
        ];
        assert_eq!(clusters(6, &edges), [vec![0, 1, 2], vec![3, 4, 5]]);
    }
}
