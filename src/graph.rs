//! Cycles of directed graphs, without recursion: content decides how deep they go.

use std::collections::BTreeMap;

/// Where the edges of each node lead, in order. A node without edges need not be in it.
pub type Edges<N> = BTreeMap<N, Vec<N>>;

/// The cycles of a graph, each as its nodes in order, from the first that was met. Cycles with a node in common are reported
/// once, and every node is entered once, so that the cost grows with the edges alone.
pub fn cycles<N: Copy + Ord>(edges: &Edges<N>) -> Vec<Vec<N>> {
    let mut search = Search { edges, followed: BTreeMap::new(), path: Vec::new() };
    edges.keys().flat_map(|start| search.from(*start)).collect()
}

/// A search in depth.
struct Search<'e, N> {
    edges: &'e Edges<N>,
    /// How many edges of a node have been followed. A node that is done has `None`.
    followed: BTreeMap<N, Option<usize>>,
    path: Vec<N>,
}

impl<N: Copy + Ord> Search<'_, N> {
    /// The cycles that a node leads to.
    fn from(&mut self, start: N) -> Vec<Vec<N>> {
        let mut cycles = Vec::new();
        self.enter(start);
        while let Some(&node) = self.path.last() {
            match self.next(node) {
                Some(next) if self.is_on_path(next) => cycles.push(self.close(next)),
                Some(next) => self.enter(next),
                None => {
                    self.followed.insert(node, None);
                    self.path.pop();
                }
            }
        }
        cycles
    }

    /// Goes on at a node, unless it is done.
    fn enter(&mut self, node: N) {
        if self.followed.get(&node) != Some(&None) {
            self.followed.insert(node, Some(0));
            self.path.push(node);
        }
    }

    fn is_on_path(&self, node: N) -> bool {
        matches!(self.followed.get(&node), Some(Some(_)))
    }

    /// Takes the path from a node on: a cycle. Its nodes are done.
    fn close(&mut self, first: N) -> Vec<N> {
        let start = self.path.iter().position(|node| *node == first);
        let cycle = self.path.split_off(start.unwrap_or(self.path.len()));
        self.followed.extend(cycle.iter().map(|node| (*node, None)));
        cycle
    }

    /// The next edge of a node that has not been followed.
    fn next(&mut self, node: N) -> Option<N> {
        let followed = self.followed.get_mut(&node)?.as_mut()?;
        let next = self.edges.get(&node)?.get(*followed)?;
        *followed += 1;
        Some(*next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Edges as pairs of letters.
    fn found(edges: &str) -> Vec<String> {
        let mut graph: Edges<char> = Edges::new();
        for edge in edges.split_whitespace() {
            let (from, to) = (edge.chars().next().unwrap(), edge.chars().last().unwrap());
            graph.entry(from).or_default().push(to);
        }
        cycles(&graph).into_iter().map(|cycle| cycle.into_iter().collect()).collect()
    }

    #[test]
    fn cycles_are_found_once() {
        for (edges, expected) in [
            ("", vec![]),
            ("ab bc ac", vec![]),
            ("aa", vec!["a"]),
            ("ab bc ca", vec!["abc"]),
            ("ab bc cb", vec!["bc"]),
            ("za ab ba cd dc", vec!["ab", "cd"]),
            ("ab ba bc cb", vec!["ab"]),
            ("ab ac ba cd dc", vec!["ab", "cd"]),
        ] {
            assert_eq!(found(edges), expected, "{edges}");
        }
    }

    #[test]
    fn a_long_way_costs_no_stack() {
        let mut graph: Edges<u32> = (0..20_000).map(|node| (node, vec![node + 1])).collect();
        assert!(cycles(&graph).is_empty());
        graph.insert(20_000, vec![0]);
        assert_eq!(cycles(&graph)[0].len(), 20_001);
    }
}
