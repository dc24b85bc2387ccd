//! The places of the map and of its list, once for the whole site.

use std::ops::Range;

use super::layout::Layout;
use super::places::{Places, places};
use crate::model::{Book, EntityId, EntityKind};
use crate::picture::map::group;
use crate::picture::map::plan::MapPlan;
use crate::picture::map::projection::Fit;
use crate::ui::Ui;
use crate::view::extent::{ENTRIES, Extent};
use crate::view::order::Order;

/// The places in one language.
pub struct Atlas {
    pub(super) places: Places,
    /// None without a place that has a position.
    pub(super) plan: Option<MapPlan>,
    /// The places in the order of the list: those of each cell of the map, then the others.
    pub(super) rows: Vec<usize>,
    /// Where those of each cell stand in the list.
    pub(super) cells: Vec<Range<usize>>,
    /// Whether a place lies outside of the map.
    pub(super) outside: Vec<bool>,
    /// Places without a position.
    pub(super) unplaced: Vec<EntityId>,
}

/// Sorts the places of a language.
pub fn atlas(book: &Book, ui: &Ui, order: &Order) -> Atlas {
    let ordered = order.of(EntityKind::Place);
    let (placed, unplaced) =
        ordered.iter().partition(|id| book.entity(**id).details.position().is_some());
    let mut places = places(book, ui, placed);
    let plan = MapPlan::of(&places.spots);
    let paper = Layout::Wide.paper(ui.lang());
    if let Some(plan) = &plan {
        places.cells = group::cells(plan, &places.spots, paper.width, paper.height);
    }
    let fit = plan.map(|plan| Fit::new(&plan.whole, paper.width, paper.height, paper.margin));
    let is_outside = |at: &usize| {
        let shown = plan.zip(fit);
        let point =
            shown.map(|(plan, fit)| fit.place(plan.projection.project(places.spots[*at].position)));
        point.zip(fit).is_some_and(|(point, fit)| !fit.frame().contains_point(&point))
    };
    let outside = (0..places.spots.len()).map(|at| is_outside(&at)).collect();
    let (rows, cells) = rows(&places);
    Atlas { places, plan, rows, cells, outside, unplaced }
}

impl Atlas {
    /// The lists of the page.
    pub fn lists(&self) -> Vec<Extent> {
        [self.rows.len(), self.unplaced.len()].map(|len| Extent { len, most: ENTRIES }).into()
    }
}

fn rows(places: &Places) -> (Vec<usize>, Vec<Range<usize>>) {
    let mut rows = Vec::new();
    let mut grouped = vec![false; places.spots.len()];
    let mut cells = Vec::new();
    for cell in &places.cells {
        cell.spots.iter().for_each(|spot| grouped[*spot] = true);
        cells.push(rows.len()..rows.len() + cell.spots.len());
        rows.extend(&cell.spots);
    }
    rows.extend((0..places.spots.len()).filter(|place| !grouped[*place]));
    (rows, cells)
}
