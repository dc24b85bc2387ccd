//! One layout of the map, ready for its template.

use serde::Serialize;

use super::Places;
use super::list::cell_id;
use crate::lang::{Dir, Lang};
use crate::picture::map::base::base;
use crate::picture::map::ground::{Graticule, Ground};
use crate::picture::map::group::Cluster;
use crate::picture::map::label::{Fixed, Label, Type};
use crate::picture::map::plan::Plan;
use crate::picture::map::symbol::Symbol;
use crate::picture::map::{self, Drawing, Mark, Words};
use crate::picture::{Point, Rect, measure, rounded};
use crate::view::Scope;
use crate::view::entity::precision_words;

/// The two layouts of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// For a screen that is as wide as the page.
    Wide,
    /// For a phone held upright.
    Narrow,
}

impl Style {
    fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// Sizes in CSS pixels of a screen that the layout is made for. Arabic is set larger, as on all pages, and its
    /// letters need more height.
    pub(super) fn measures(self, lang: Lang) -> map::Style {
        let letters = |latin: f64, arabic: f64| match lang {
            Lang::En => {
                Type { size: latin, narrow: 1.0, line: latin * 1.36, baseline: 0.78, ahead: 1.0 }
            }
            // Names are joined letters, which a naskh sets much closer than the estimate.
            Lang::Ar => Type {
                size: arabic,
                narrow: 0.95,
                line: arabic * 1.76,
                baseline: 0.69,
                ahead: -1.0,
            },
        };
        match self {
            Self::Wide => map::Style {
                width: 960.0,
                height: 690.0,
                margin: 22.0,
                letters: letters(13.5, 15.0),
                large: letters(17.0, 19.0),
                whole: true,
            },
            Self::Narrow => map::Style {
                width: 354.0,
                height: 470.0,
                margin: 34.0,
                letters: letters(13.0, 14.5),
                large: letters(15.0, 17.0),
                whole: false,
            },
        }
    }
}

/// One layout.
#[derive(Debug, Serialize)]
pub struct SheetView {
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
    outside: Vec<usize>,
    #[serde(skip)]
    covered: bool,
    #[serde(skip)]
    numbered: bool,
}

impl SheetView {
    /// The places that the layout does not show.
    pub(super) fn outside(&self) -> &[usize] {
        &self.outside
    }

    /// Whether numbers stand for some names.
    pub(super) fn numbered(&self) -> bool {
        self.numbered
    }

    /// Whether it shows a disputed border.
    pub(super) fn disputed(&self) -> bool {
        !self.ground.disputed.is_empty()
    }

    /// Whether the layout has a base map.
    pub(super) fn covered(&self) -> bool {
        self.covered
    }
}

/// Path data of the base map.
#[derive(Debug, Default, Serialize)]
pub struct GroundView {
    land: String,
    focus: String,
    borders: String,
    disputed: String,
}

impl From<Ground> for GroundView {
    fn from(ground: Ground) -> Self {
        let Ground { land, focus, borders, disputed, .. } = ground;
        Self { land, focus, borders, disputed }
    }
}

/// A word at a point.
#[derive(Debug, Serialize)]
pub struct WordView {
    x: f64,
    y: f64,
    anchor: &'static str,
    lang: &'static str,
    dir: Dir,
    text: String,
}

/// The scale bar.
#[derive(Debug, Serialize)]
pub struct BarView {
    /// Path data of the bar with its ends.
    line: String,
    word: WordView,
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
pub(super) fn sheet(scope: &Scope<'_>, plan: &Plan, places: &Places, style: Style) -> SheetView {
    let measures = style.measures(scope.lang);
    let words = Words {
        country: &|country| base().countries[country].name(scope.lang).to_owned(),
        degrees: &|north, degrees| degrees_words(scope, north, degrees),
    };
    let drawing = map::draw(plan, &places.spots, &places.cells, &measures, &words);
    let area = |mark: &&Mark| places.spots[mark.spot].symbol == Symbol::Area;
    let circle = |mark: &Mark| Symbol::Area.outline(mark.at, mark.radius);
    let mut areas: Vec<String> = drawing.marks.iter().filter(area).map(circle).collect();
    areas.dedup();
    SheetView {
        word: style.word(),
        width: measures.width,
        height: measures.height,
        size: measures.letters.size,
        large: measures.large.size,
        degrees: degrees(scope, &drawing.graticule, &measures),
        graticule: drawing.graticule.lines.clone(),
        bar: bar(scope, drawing.bar, &measures.letters),
        areas,
        countries: drawing
            .neighbours
            .iter()
            .map(|(_, label)| word(label, scope.lang, &measures.letters))
            .collect(),
        marks: marks(scope, places, &drawing, &measures),
        clusters: drawing
            .clusters
            .iter()
            .map(|cluster| cluster_view(scope, places, cluster, &measures.letters))
            .collect(),
        covered: drawing.ground.covered,
        numbered: drawing
            .marks
            .iter()
            .any(|mark| mark.label.as_ref().is_some_and(|label| label.choice > 0)),
        ground: drawing.ground.into(),
        outside: drawing.outside,
    }
}

fn marks(
    scope: &Scope<'_>,
    places: &Places,
    drawing: &Drawing,
    measures: &map::Style,
) -> Vec<MarkView> {
    let view = |mark: &Mark| {
        let spot = &places.spots[mark.spot];
        let id = places.ids[mark.spot];
        let is_country = spot.symbol == Symbol::Country;
        let letters = if is_country { &measures.large } else { &measures.letters };
        let has_sign = spot.symbol.is_spot();
        MarkView {
            href: scope.to(scope.entity_route(id)),
            title: title(scope, places, mark.spot),
            class: spot.symbol.word(),
            hollow: spot.precision == crate::model::details::Precision::Proxy,
            outline: has_sign.then(|| spot.symbol.outline(mark.at, mark.radius)),
            rim: is_bare(mark, spot.symbol).then(|| spot.symbol.outline(mark.at, mark.radius)),
            leader: mark
                .label
                .as_ref()
                .and_then(|label| label.leader)
                .map(|leader| line(leader.from, leader.to)),
            name: mark.label.as_ref().map(|label| word(label, places.langs[mark.spot], letters)),
            size: letters.size,
        }
    };
    let bare = |mark: &&Mark| is_bare(mark, places.spots[mark.spot].symbol);
    // Circles come first, so that they hide no sign and take no click from one.
    let (areas, others): (Vec<&Mark>, Vec<&Mark>) = drawing.marks.iter().partition(bare);
    areas.into_iter().chain(others).map(view).collect()
}

/// Whether it is an area whose name found no room.
fn is_bare(mark: &Mark, symbol: Symbol) -> bool {
    symbol == Symbol::Area && mark.label.is_none()
}

/// The name of a place, what its position stands for, and how often it is mentioned.
fn title(scope: &Scope<'_>, places: &Places, at: usize) -> String {
    let spot = &places.spots[at];
    let (_, name) = scope.book().entity(places.ids[at]).name(scope.lang);
    let precision = precision_words(scope, spot.precision);
    let mentions = scope.ui().count("count_mentions", spot.weight);
    let parts =
        [("name", name.into()), ("precision", precision.into()), ("mentions", mentions.into())];
    scope.ui().format("map_mark", &parts)
}

fn cluster_view(
    scope: &Scope<'_>,
    places: &Places,
    cluster: &Cluster,
    letters: &Type,
) -> ClusterView {
    let count = places.cells[cluster.cell].spots.len();
    let text = scope.ui().number(count);
    let y = cluster.at.y + letters.size * 0.35;
    ClusterView {
        href: format!("#{}", cell_id(cluster.cell)),
        title: scope.ui().count("count_places", count),
        outline: Symbol::Town.outline(cluster.at, cluster.radius),
        name: WordView {
            x: rounded(cluster.at.x),
            y: rounded(y),
            anchor: "middle",
            lang: scope.lang.tag(),
            dir: scope.lang.dir(),
            text,
        },
    }
}

fn line(from: Point, to: Point) -> String {
    format!("M{} {}L{} {}", rounded(from.x), rounded(from.y), rounded(to.x), rounded(to.y))
}

/// A name in its box. The end of a text that runs from right to left is its left end.
fn word(label: &Label, lang: Lang, letters: &Type) -> WordView {
    let rect = &label.rect;
    let (x, anchor) = match (label.fixed, lang.dir()) {
        (Fixed::Middle, _) => (rect.x + rect.width / 2.0, "middle"),
        (Fixed::Left, Dir::Ltr) => (rect.x, "start"),
        (Fixed::Left, Dir::Rtl) => (rect.x, "end"),
        (Fixed::Right, Dir::Ltr) => (rect.x + rect.width, "end"),
        (Fixed::Right, Dir::Rtl) => (rect.x + rect.width, "start"),
    };
    let y = rect.y + rect.height * letters.baseline;
    let (x, y) = (rounded(x), rounded(y));
    WordView { x, y, anchor, lang: lang.tag(), dir: lang.dir(), text: label.text.clone() }
}

/// The labels along the west and the south of the frame.
fn degrees(scope: &Scope<'_>, graticule: &Graticule, measures: &map::Style) -> Vec<WordView> {
    let letters = &measures.letters;
    let place = |north, degrees, x: f64, y: f64| {
        let text = degrees_words(scope, north, degrees);
        let width = measure::width(&text, letters.size);
        let rect = Rect { x: x + 3.0, y: y - letters.line - 1.0, width, height: letters.line };
        let label = Label { choice: 0, text, rect, fixed: Fixed::Left, leader: None };
        word(&label, scope.lang, letters)
    };
    // A label needs its whole height above the line, and must not meet those of the other side in the corner.
    let parallels = graticule
        .parallels
        .iter()
        .filter(|(_, y)| *y > letters.line && *y < measures.height - 2.0 * letters.line);
    let room = 4.0 * letters.size;
    let meridians =
        graticule.meridians.iter().filter(|(_, x)| *x > 4.0 && *x + room < measures.width);
    parallels
        .map(|(degrees, y)| place(true, *degrees, 0.0, *y))
        .chain(meridians.map(|(degrees, x)| place(false, *degrees, *x, measures.height)))
        .collect()
}

fn degrees_words(scope: &Scope<'_>, north: bool, degrees: i32) -> String {
    let id = match (north, degrees.signum()) {
        (_, 0) => return scope.ui().digits("0°"),
        (true, 1) => "map_north",
        (true, _) => "map_south",
        (false, 1) => "map_east",
        (false, _) => "map_west",
    };
    scope.ui().format(id, &[("degrees", scope.ui().number(degrees.abs()).into())])
}

/// The scale bar with its length.
pub(super) fn bar(scope: &Scope<'_>, (km, rect): (u32, Rect), letters: &Type) -> BarView {
    let (x, y, width) = (rounded(rect.x), rounded(rect.y), rounded(rect.width));
    let text = scope.ui().format("map_kilometres", &[("km", scope.ui().number(km).into())]);
    BarView {
        line: format!("M{x} {}v4h{width}v-4", rounded(y - 4.0)),
        word: WordView {
            x: rounded(rect.x + rect.width / 2.0),
            y: rounded(rect.y - letters.line * 0.36),
            anchor: "middle",
            lang: scope.lang.tag(),
            dir: scope.lang.dir(),
            text,
        },
    }
}
