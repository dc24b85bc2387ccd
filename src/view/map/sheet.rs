//! One layout of the map, ready for its template.

use serde::Serialize;

use super::atlas::Atlas;
use super::frame::{BarView, GroundView, WordView, bar, degrees, meridian, parallel, word};
use super::layout::Layout;
use super::list::cell_id;
use super::places::Places;
use crate::html::svg;
use crate::model::details::Precision;
use crate::picture::map::base::base;
use crate::picture::map::draw::{MapDrawing, PlaceMark, Words, draw};
use crate::picture::map::group::Cluster;
use crate::picture::map::paper::{MapPaper, Type};
use crate::picture::map::plan::MapPlan;
use crate::picture::map::symbol::Symbol;
use crate::picture::{Point, rounded};
use crate::route::{Picture, Route};
use crate::script::isolate;
use crate::view::Scope;
use crate::view::place::precision_words;

/// One layout.
#[derive(Debug, Serialize)]
pub(super) struct SheetView {
    word: &'static str,
    width: f64,
    height: f64,
    size: f64,
    large: f64,
    ground: GroundView,
    graticule: String,
    degrees: Vec<WordView>,
    bar: BarView,
    /// The circles of areas, which lie below everything else.
    areas: Vec<String>,
    countries: Vec<WordView>,
    marks: Vec<MarkView>,
    clusters: Vec<ClusterView>,
    #[serde(skip)]
    numbered: bool,
}

impl SheetView {
    /// Whether numbers stand for some names.
    pub(super) fn numbered(&self) -> bool {
        self.numbered
    }

    /// Whether it shows a disputed border.
    pub(super) fn disputed(&self) -> bool {
        !self.ground.disputed.is_empty()
    }
}

/// A place with its name.
#[derive(Debug, Serialize)]
struct MarkView {
    href: String,
    title: String,
    class: &'static str,
    hollow: bool,
    /// Path data of the sign; none for a country.
    outline: Option<String>,
    /// Path data of the circle of an area without a name, so that its link can be seen and pointed at.
    rim: Option<String>,
    /// Path data of the line to the name.
    leader: Option<String>,
    name: Option<WordView>,
    /// The font size of the name.
    size: f64,
}

/// Many places as one number.
#[derive(Debug, Serialize)]
struct ClusterView {
    href: String,
    title: String,
    outline: String,
    name: WordView,
}

/// Lays out the map.
pub(super) fn sheet(scope: &Scope<'_>, plan: &MapPlan, atlas: &Atlas, layout: Layout) -> SheetView {
    let (paper, places) = (layout.paper(scope.lang), &atlas.places);
    let words = Words {
        country: &|country| base().countries[country].name(scope.lang).to_owned(),
        parallel: &|degrees| parallel(scope, degrees),
        meridian: &|degrees| meridian(scope, degrees),
    };
    let drawing = draw(plan, &places.spots, &places.cells, &paper, &words);
    let area = |mark: &&PlaceMark| places.spots[mark.spot].symbol == Symbol::Area;
    let circle = |mark: &PlaceMark| Symbol::Area.outline(mark.point, mark.radius);
    let mut areas: Vec<String> = drawing.marks.iter().filter(area).map(circle).collect();
    areas.dedup();
    SheetView {
        word: layout.word(),
        width: paper.width,
        height: paper.height,
        size: paper.letters.size,
        large: paper.large.size,
        degrees: degrees(scope, &drawing.graticule, &paper),
        graticule: drawing.graticule.lines.clone(),
        bar: bar(scope, &drawing.bar, &paper.letters),
        areas,
        countries: drawing
            .neighbours
            .iter()
            .map(|label| word(label, scope.lang, &paper.letters))
            .collect(),
        marks: marks(scope, places, &drawing, &paper),
        clusters: drawing
            .clusters
            .iter()
            .map(|cluster| cluster_view(scope, atlas, cluster, &paper.letters))
            .collect(),
        numbered: drawing
            .marks
            .iter()
            .any(|mark| mark.label.as_ref().is_some_and(|label| label.choice > 0)),
        ground: drawing.ground.into(),
    }
}

fn marks(
    scope: &Scope<'_>,
    places: &Places,
    drawing: &MapDrawing,
    paper: &MapPaper,
) -> Vec<MarkView> {
    let view = |mark: &PlaceMark| {
        let spot = &places.spots[mark.spot];
        let id = places.ids[mark.spot];
        let is_country = spot.symbol == Symbol::Country;
        let letters = if is_country { &paper.large } else { &paper.letters };
        let has_sign = spot.symbol.is_spot();
        MarkView {
            href: scope.to(scope.entity_route(id)),
            title: title(scope, places, mark.spot),
            class: spot.symbol.word(),
            hollow: spot.precision == Precision::Proxy,
            outline: has_sign.then(|| spot.symbol.outline(mark.point, mark.radius)),
            rim: is_bare(mark, spot.symbol).then(|| spot.symbol.outline(mark.point, mark.radius)),
            leader: mark
                .label
                .as_ref()
                .and_then(|label| label.leader)
                .map(|leader| line(leader.from, leader.to)),
            name: mark.label.as_ref().map(|label| word(label, places.langs[mark.spot], letters)),
            size: letters.size,
        }
    };
    let bare = |mark: &&PlaceMark| is_bare(mark, places.spots[mark.spot].symbol);
    // Circles come first, so that they hide no sign and take no click from one.
    let (areas, others): (Vec<&PlaceMark>, Vec<&PlaceMark>) = drawing.marks.iter().partition(bare);
    areas.into_iter().chain(others).map(view).collect()
}

/// Whether it is an area whose name found no room.
fn is_bare(mark: &PlaceMark, symbol: Symbol) -> bool {
    symbol == Symbol::Area && mark.label.is_none()
}

/// The name of a place, what its position stands for, and how often it is mentioned.
fn title(scope: &Scope<'_>, places: &Places, index: usize) -> String {
    let spot = &places.spots[index];
    let name = scope.book().entity(places.ids[index]).name(scope.lang);
    let name = isolate::name(name.text, name.lang, scope.lang);
    let precision = precision_words(scope, spot.precision);
    let mentions = scope.ui().count("count_mentions", spot.weight);
    let parts =
        [("name", name.into()), ("precision", precision.into()), ("mentions", mentions.into())];
    scope.ui().format("map_mark", &parts)
}

fn cluster_view(
    scope: &Scope<'_>,
    atlas: &Atlas,
    cluster: &Cluster,
    letters: &Type,
) -> ClusterView {
    let own = &atlas.cells[cluster.cell];
    let map = Route::Picture(scope.lang, Picture::Map);
    let text = scope.ui().number(own.len());
    let y = cluster.centre.y + letters.size * 0.35;
    ClusterView {
        href: scope.entry(map, own.start, &cell_id(cluster.cell)),
        title: scope.ui().count("count_places", own.len()),
        outline: Symbol::Town.outline(cluster.centre, cluster.radius),
        name: WordView {
            x: rounded(cluster.centre.x),
            y: rounded(y),
            anchor: "middle",
            lang: scope.lang.tag(),
            dir: scope.lang.dir(),
            text: svg::line(&text, scope.lang),
        },
    }
}

fn line(from: Point, to: Point) -> String {
    format!("M{} {}L{} {}", rounded(from.x), rounded(from.y), rounded(to.x), rounded(to.y))
}
