//! Who stands how to whom, drawn as nodes and lines: all of it, or as of one year.

mod drawing;
pub mod ego;
mod table;
mod year;

use serde::Serialize;

use super::extent::LINKS;
use super::part::Part;
use super::{LinkView, Scope};
use crate::lang::Dir;
use crate::model::Class;
use crate::picture::network::cluster::CLUSTERS;
use crate::picture::network::graph::Network;
use drawing::DrawingView;
use table::{ClassView, class_label};
use year::{YearView, YearsView};

/// The page of the picture.
#[derive(Debug, Default, Serialize)]
pub struct NetworkView {
    /// Whether it is the page itself, and not a further part of its list.
    first: bool,
    /// Which of those that stand alone it shows, if not all.
    range: String,
    counts: Vec<String>,
    legend: LegendView,
    drawings: Vec<DrawingView>,
    years: Option<YearsView>,
    year: Option<YearView>,
    classes: Vec<ClassView>,
    clusters: Vec<ClusterView>,
    alone: Vec<LinkView>,
}

/// What the lines mean.
#[derive(Debug, Default, Serialize)]
struct LegendView {
    classes: Vec<KeyView>,
    /// A line as long as a sample, in the direction of reading.
    path: &'static str,
}

/// A class in the legend.
#[derive(Debug, Serialize)]
struct KeyView {
    class: &'static str,
    label: String,
}

/// A cluster of nodes, for networks too large to be drawn node by node.
#[derive(Debug, Serialize)]
struct ClusterView {
    id: String,
    name: LinkView,
    count: String,
    members: Vec<LinkView>,
    more: Option<String>,
}

/// How many members of a cluster are named.
const MEMBERS: usize = 12;

/// Makes the page, or a further part of the list at its end; with a year, as of that year.
pub fn network(scope: &Scope<'_>, year: Option<i32>) -> NetworkView {
    let network = scope.network();
    if !scope.is_first() {
        return listed(scope, network);
    }
    let rows = table::order(scope);
    let clustered = network.clusters.is_some();
    NetworkView {
        counts: counts(scope, network),
        legend: legend(scope),
        drawings: drawing::drawings(scope, &rows, year),
        years: (!network.years.is_empty()).then(|| year::years(scope, year)),
        year: year.map(|year| year::year(scope, &rows, year)),
        classes: if year.is_some() || clustered { Vec::new() } else { table::table(scope, &rows) },
        clusters: if year.is_some() { Vec::new() } else { clusters(scope, network) },
        first: true,
        ..if year.is_some() { NetworkView::default() } else { listed(scope, network) }
    }
}

/// The groups and people that have no line.
fn listed(scope: &Scope<'_>, network: &Network) -> NetworkView {
    let part = Part::of(scope, network.alone.len(), LINKS);
    let alone = part.slice(&network.alone).iter().map(|id| scope.entity_link(*id)).collect();
    NetworkView { first: scope.is_first(), range: part.words, alone, ..NetworkView::default() }
}

fn counts(scope: &Scope<'_>, network: &Network) -> Vec<String> {
    vec![
        scope.ui().count("count_nodes", network.nodes.len()),
        scope.ui().count("count_ties", network.ties.len()),
    ]
}

fn legend(scope: &Scope<'_>) -> LegendView {
    let key = |class: Class| KeyView { class: class.word(), label: class_label(scope, class) };
    let path = match scope.lang.dir() {
        Dir::Ltr => "M2 8L29 8L56 8",
        Dir::Rtl => "M56 8L29 8L2 8",
    };
    LegendView { classes: Class::ALL.iter().copied().map(key).collect(), path }
}

fn clusters(scope: &Scope<'_>, network: &Network) -> Vec<ClusterView> {
    let all = network.clusters.iter().flatten().take(CLUSTERS).enumerate();
    all.map(|(index, members)| ClusterView {
        id: format!("_cluster-{}", index + 1),
        name: scope.entity_link(network.nodes[members[0]]),
        count: scope.ui().count("count_nodes", members.len()),
        members: members
            .iter()
            .skip(1)
            .take(MEMBERS)
            .map(|node| scope.entity_link(network.nodes[*node]))
            .collect(),
        more: (members.len() > MEMBERS + 1)
            .then(|| scope.ui().count("count_more", members.len() - MEMBERS - 1)),
    })
    .collect()
}
