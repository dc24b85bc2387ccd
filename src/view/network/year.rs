//! The network as of one year: the links between the years, and what begins and ends in one.

use serde::Serialize;

use super::drawing::holds;
use super::table::{self, Row};
use crate::model::{EntityId, Years};
use crate::route::Route;
use crate::view::{LinkView, Scope, TextView};

/// Links from year to year.
#[derive(Debug, Serialize)]
pub(super) struct YearsView {
    whole: String,
    /// Whether the page shows the whole network.
    current: bool,
    years: Vec<YearLink>,
    previous: Option<YearLink>,
    next: Option<YearLink>,
}

/// A link to a year.
#[derive(Debug, Serialize)]
struct YearLink {
    href: String,
    year: String,
    current: bool,
}

/// What is to be said of a year.
#[derive(Debug, Serialize)]
pub(super) struct YearView {
    count: String,
    undated: String,
    founded: Vec<LinkView>,
    ended: Vec<LinkView>,
    begin: Vec<ChangeView>,
    end: Vec<ChangeView>,
}

/// A line that begins or ends, as a link to its row.
#[derive(Debug, Serialize)]
struct ChangeView {
    href: String,
    from: TextView,
    label: String,
    to: TextView,
}

/// The years, with the present one marked.
pub(super) fn years(scope: &Scope<'_>, present: Option<i32>) -> YearsView {
    let all = &scope.network().years;
    let link = |year: i32| YearLink {
        href: scope.to(Route::NetworkIn(scope.lang, year)),
        year: scope.ui().year(year),
        current: present == Some(year),
    };
    let previous = all.iter().rev().find(|year| present.is_some_and(|present| **year < present));
    let next = all.iter().find(|year| present.is_some_and(|present| **year > present));
    YearsView {
        whole: scope.network_page(),
        current: present.is_none(),
        years: all.iter().map(|year| link(*year)).collect(),
        previous: previous.map(|year| link(*year)),
        next: next.map(|year| link(*year)),
    }
}

/// What begins and ends in a year, and how much is shown.
pub(super) fn year(scope: &Scope<'_>, rows: &[Row], year: i32) -> YearView {
    let network = scope.network();
    let shown: Vec<&Row> = rows.iter().filter(|row| holds(scope, row, year)).collect();
    let when = |row: &Row| network.ties[row.tie].when;
    let undated = shown.iter().filter(|row| table::relation(scope, row).is_undated()).count();
    let changes = |pick: &dyn Fn(&Row) -> bool| {
        shown.iter().filter(|row| pick(row)).map(|row| change(scope, row)).collect()
    };
    let entities = |pick: &dyn Fn(Years, EntityId) -> bool| {
        let stretch = |id: EntityId| scope.book().entity(id).years();
        let ids = network.nodes.iter().filter(|id| pick(stretch(**id), **id));
        ids.map(|id| scope.entity_link(*id)).collect()
    };
    YearView {
        count: scope.ui().count("count_ties", shown.len()),
        undated: scope.ui().count("count_undated", undated),
        founded: entities(&|stretch, _| stretch.from == Some(year)),
        ended: entities(&|stretch, _| stretch.to == Some(year)),
        begin: changes(&|row| when(row).from == Some(year)),
        end: changes(&|row| when(row).to == Some(year) && when(row).from != Some(year)),
    }
}

fn change(scope: &Scope<'_>, row: &Row) -> ChangeView {
    let network = scope.network();
    let tie = &network.ties[row.tie];
    let name = |node: usize| scope.name(scope.book().entity(network.nodes[node]));
    ChangeView {
        href: table::href(scope, row),
        from: name(tie.from),
        label: table::label(scope, row),
        to: name(tie.to),
    }
}
