//! What lies where, drawn on a map of the region, and the same as a list.

mod frame;
mod layout;
mod list;
pub mod locator;
mod places;
mod sheet;

use serde::Serialize;

use super::Scope;
use crate::model::details::Precision;
use crate::model::{EntityId, EntityKind};
use crate::picture::Point;
use crate::picture::map::group;
use crate::picture::map::plan::MapPlan;
use crate::picture::map::spot::RADII;
use crate::picture::map::symbol::Symbol;
use layout::Layout;
use list::{PlaceSectionView, UnplacedView, sections};
use places::{Places, places};
use sheet::{SheetView, sheet};

/// The page of the picture.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// The map in its two layouts, the wide one first; none without a place that has a position.
    sheets: Vec<SheetView>,
    legend: Vec<KeyView>,
    /// Whether numbers stand for some names.
    numbered: bool,
    sections: Vec<PlaceSectionView>,
    /// Places without a position.
    unplaced: Vec<UnplacedView>,
}

/// A sign of the legend.
#[derive(Debug, Serialize)]
struct KeyView {
    /// Its class: the sort of place, or `line`.
    class: &'static str,
    hollow: bool,
    /// Path data in a box of 24 × 24.
    outline: String,
    label: String,
}

/// Makes the page.
pub fn map(scope: &Scope<'_>) -> MapView {
    let ordered = scope.order(EntityKind::Place);
    let (placed, unplaced): (Vec<EntityId>, Vec<EntityId>) =
        ordered.iter().partition(|id| scope.book().entity(**id).details.position().is_some());
    let mut places = places(scope, placed);
    let plan = MapPlan::of(&places.spots);
    if let Some(plan) = &plan {
        let wide = Layout::Wide.paper(scope.lang);
        places.cells = group::cells(plan, &places.spots, wide.width, wide.height);
    }
    let layouts = [Layout::Wide, Layout::Narrow];
    let sheets: Vec<SheetView> = plan
        .iter()
        .flat_map(|plan| layouts.map(|layout| sheet(scope, plan, &places, layout)))
        .collect();
    let outside = sheets.first().map_or(&[][..], SheetView::outside);
    MapView {
        numbered: sheets.iter().any(SheetView::numbered),
        legend: legend(scope, &places, &sheets),
        sections: sections(scope, &places, outside),
        unplaced: list::unplaced(scope, &unplaced),
        sheets,
    }
}

/// Signs that the map has.
fn legend(scope: &Scope<'_>, places: &Places, sheets: &[SheetView]) -> Vec<KeyView> {
    let ui = scope.ui();
    let middle = Point { x: 12.0, y: 12.0 };
    let has = |symbol: Symbol| places.spots.iter().any(|spot| spot.symbol == symbol);
    let key =
        |class, hollow, outline, id: &str| KeyView { class, hollow, outline, label: ui.text(id) };
    let mut keys = Vec::new();
    for symbol in Symbol::ALL.into_iter().filter(|symbol| has(*symbol)) {
        let (radius, id) = match symbol {
            Symbol::Capital => (RADII[1], "map_capital"),
            Symbol::Town => (RADII[1], "map_town"),
            Symbol::Village => (RADII[1], "map_village"),
            Symbol::Site => (RADII[1], "map_site"),
            Symbol::Area => (10.0, "map_area"),
            Symbol::Country => continue,
        };
        keys.push(key(symbol.word(), false, symbol.outline(middle, radius), id));
    }
    if places.spots.iter().any(|spot| spot.precision == Precision::Proxy) {
        let outline = Symbol::Town.outline(middle, RADII[0] + 4.0);
        keys.push(key("any", true, outline, "map_proxy"));
    }
    if places.spots.iter().any(|spot| spot.symbol.is_spot()) {
        let sizes = [3.5, 10.5, 19.0].into_iter().zip(RADII);
        let dots = sizes.map(|(x, r)| Symbol::Town.outline(Point { x, y: 12.0 }, r - 1.2));
        keys.push(key("any", false, dots.collect(), "map_sizes"));
    }
    if !places.cells.is_empty() {
        keys.push(key("cluster", false, Symbol::Town.outline(middle, 10.0), "map_cluster"));
    }
    if sheets.iter().any(SheetView::disputed) {
        keys.push(key("line", true, "M1 12H23".to_owned(), "map_disputed"));
    }
    keys
}
