//! What lies where, drawn on a map of the region, and the same as a list.

pub mod list;
pub mod locator;
pub mod sheet;

use serde::Serialize;

use super::Scope;
use crate::lang::Lang;
use crate::model::details::Precision;
use crate::model::{Book, Entity, EntityId, EntityKind};
use crate::picture::Point;
use crate::picture::map::base::base;
use crate::picture::map::group::{self, Cell};
use crate::picture::map::plan::plan;
use crate::picture::map::projection::Degrees;
use crate::picture::map::symbol::Symbol;
use crate::picture::map::{RADII, Spot};
use list::{SectionView, UnplacedView, sections};
use sheet::{SheetView, Style, sheet};

/// The page of the picture.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// The map in its two layouts, the wide one first; none without a place that has a position.
    sheets: Vec<SheetView>,
    legend: Vec<KeyView>,
    /// Whether the base map covers what is shown.
    covered: bool,
    /// Whether numbers stand for some names.
    numbered: bool,
    sections: Vec<SectionView>,
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

/// The places that have a position, in the order of the page's language.
struct Places {
    ids: Vec<EntityId>,
    spots: Vec<Spot>,
    cells: Vec<Cell>,
    /// The language of each place's names.
    langs: Vec<Lang>,
}

/// Makes the page.
pub fn map(scope: &Scope<'_>) -> MapView {
    let ordered = scope.order(EntityKind::Place);
    let (placed, unplaced): (Vec<EntityId>, Vec<EntityId>) =
        ordered.iter().partition(|id| scope.book().entity(**id).details.position().is_some());
    let (spots, langs) = placed
        .iter()
        .enumerate()
        .filter_map(|(at, id)| {
            let names = names(scope, *id, at + 1);
            Some((spot(scope.book(), *id, names.1)?, names.0))
        })
        .unzip();
    let mut places = Places { ids: placed, spots, cells: Vec::new(), langs };
    let plan = plan(&places.spots);
    if let Some(plan) = &plan {
        let wide = Style::Wide.measures(scope.lang);
        places.cells = group::cells(plan, &places.spots, wide.width, wide.height);
    }
    let styles = [Style::Wide, Style::Narrow];
    let sheets: Vec<SheetView> = plan
        .iter()
        .flat_map(|plan| styles.map(|style| sheet(scope, plan, &places, style)))
        .collect();
    let outside = sheets.first().map_or(&[][..], SheetView::outside);
    MapView {
        covered: sheets.iter().all(SheetView::covered),
        numbered: sheets.iter().any(SheetView::numbered),
        legend: legend(scope, &places, &sheets),
        sections: sections(scope, &places, outside),
        unplaced: list::unplaced(scope, &unplaced),
        sheets,
    }
}

/// A place as the map takes it; `None` without a position.
fn spot(book: &Book, id: EntityId, names: Vec<String>) -> Option<Spot> {
    let entity = book.entity(id);
    let position = entity.details.position()?;
    let words =
        [Lang::En, Lang::Ar].into_iter().find_map(|lang| entity.description.get(lang).as_ref());
    let symbol = Symbol::of(words.map_or("", |words| &words.plain), position.precision);
    Some(Spot {
        at: Degrees { lon: position.longitude, lat: position.latitude },
        precision: position.precision,
        symbol,
        weight: book.mentions_of(id).len(),
        names,
        country: (symbol == Symbol::Country).then(|| country(entity)).flatten(),
    })
}

/// The country of the base map that has one of the entity's names.
fn country(entity: &Entity) -> Option<usize> {
    base().countries.iter().position(|country| {
        let named = |name: &str| Lang::ALL.into_iter().any(|lang| country.name(lang) == name);
        entity.forms().any(|form| named(&form.name.value))
    })
}

/// What may be written for a place: its name or a short name, without a remark in brackets; and its number in the list.
fn names(scope: &Scope<'_>, id: EntityId, number: usize) -> (Lang, Vec<String>) {
    let entity = scope.book().entity(id);
    let (lang, name) = entity.name(scope.lang);
    let bare = |name: &str| match name.split_once(" (") {
        Some((bare, rest)) if rest.ends_with(')') => bare.to_owned(),
        _ => name.to_owned(),
    };
    let mut names = vec![bare(name)];
    let short = entity.short.get(lang.into()).map(|short| bare(&short.value));
    if let Some(short) = short.filter(|short| short.len() < names[0].len()) {
        // A short name is there to be used where room is scarce, as it always is on a map.
        names[0] = short;
    }
    names.push(scope.ui().number(number));
    (lang, names)
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
