//! What lies where, drawn on a map of the region, and the same as a list.

mod atlas;
mod frame;
mod layout;
mod list;
pub mod locator;
mod places;
mod sheet;

use serde::Serialize;

use super::Scope;
use super::extent::ENTRIES;
use super::part::Part;
use crate::model::details::Precision;
use crate::picture::Point;
use crate::picture::map::spot::RADII;
use crate::picture::map::symbol::Symbol;
pub use atlas::{Atlas, atlas};
use layout::Layout;
use list::{PlaceSectionView, UnplacedView, sections};
use places::Places;
use sheet::{SheetView, sheet};

/// The page of the picture.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// Whether it is the page itself, and not a further part of its list.
    first: bool,
    /// Which places the list has, if not all.
    range: String,
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

/// Makes the page, or a further part of its list.
pub fn map(scope: &Scope<'_>) -> MapView {
    let atlas = scope.site.atlases.get(scope.lang);
    let plan = atlas.plan.iter().filter(|_| scope.is_first());
    let layouts = [Layout::Wide, Layout::Narrow];
    let sheets: Vec<SheetView> =
        plan.flat_map(|plan| layouts.map(|layout| sheet(scope, plan, atlas, layout))).collect();
    let rows = Part::of(scope, atlas.rows.len(), ENTRIES);
    let unplaced = Part::of(scope, atlas.unplaced.len(), ENTRIES);
    let events = list::events(scope);
    MapView {
        first: scope.is_first(),
        numbered: sheets.iter().any(SheetView::numbered),
        legend: legend(scope, &atlas.places, &sheets),
        sections: sections(scope, atlas, &rows.range, &events),
        range: rows.words,
        unplaced: list::unplaced(scope, unplaced.slice(&atlas.unplaced), &events),
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
