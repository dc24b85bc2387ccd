//! What lies under the places of a map and around them, ready for a template: the base map, degrees, the scale bar.

use serde::Serialize;

use crate::html::{Html, svg};
use crate::lang::{Dir, Lang};
use crate::picture::map::graticule::{Graticule, GridLine};
use crate::picture::map::ground::{Ground, ScaleBar};
use crate::picture::map::label::{Fixed, PlaceName};
use crate::picture::map::paper::{MapPaper, Type};
use crate::picture::{Rect, measure, rounded};
use crate::view::Scope;

/// Path data of the base map.
#[derive(Debug, Default, Serialize)]
pub(super) struct GroundView {
    land: String,
    focus: String,
    borders: String,
    pub(super) disputed: String,
}

impl From<Ground> for GroundView {
    fn from(ground: Ground) -> Self {
        let Ground { land, focus, borders, disputed, .. } = ground;
        Self { land, focus, borders, disputed }
    }
}

/// A word at a point.
#[derive(Debug, Serialize)]
pub(super) struct WordView {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) anchor: &'static str,
    pub(super) lang: &'static str,
    pub(super) dir: Dir,
    pub(super) text: Html,
}

/// The scale bar.
#[derive(Debug, Serialize)]
pub(super) struct BarView {
    /// Path data of the bar with its ends.
    line: String,
    word: WordView,
}

/// A name in its box. The end of a text that runs from right to left is its left end.
pub(super) fn word(label: &PlaceName, lang: Lang, letters: &Type) -> WordView {
    let rect = &label.rect;
    let (x, anchor) = match (label.fixed, lang.dir()) {
        (Fixed::Middle, _) => (rect.centre().x, "middle"),
        (Fixed::Left, Dir::Ltr) => (rect.x, "start"),
        (Fixed::Left, Dir::Rtl) => (rect.x, "end"),
        (Fixed::Right, Dir::Ltr) => (rect.right(), "end"),
        (Fixed::Right, Dir::Rtl) => (rect.right(), "start"),
    };
    let y = rect.y + rect.height * letters.baseline;
    let (x, y) = (rounded(x), rounded(y));
    let text = svg::line(&label.text, lang);
    WordView { x, y, anchor, lang: lang.tag(), dir: lang.dir(), text }
}

/// The labels along the west and the south of the frame.
pub(super) fn degrees(scope: &Scope<'_>, graticule: &Graticule, paper: &MapPaper) -> Vec<WordView> {
    let letters = &paper.letters;
    let place = |text: String, x: f64, y: f64| {
        let width = measure::width(&text, letters.size);
        let rect = Rect { x: x + 3.0, y: y - letters.line - 1.0, width, height: letters.line };
        let label = PlaceName { choice: 0, text, rect, fixed: Fixed::Left, leader: None };
        word(&label, scope.lang, letters)
    };
    // A label needs its whole height above the line, and must not meet those of the other side in the corner.
    let parallels = graticule.parallels.iter().filter(|parallel| {
        parallel.offset > letters.line && parallel.offset < paper.height - 2.0 * letters.line
    });
    let room = 4.0 * letters.size;
    let meridians = graticule
        .meridians
        .iter()
        .filter(|meridian| meridian.offset > 4.0 && meridian.offset + room < paper.width);
    let parallel = |line: &GridLine| place(parallel(scope, line.degrees), 0.0, line.offset);
    let meridian =
        |line: &GridLine| place(meridian(scope, line.degrees), line.offset, paper.height);
    parallels.map(parallel).chain(meridians.map(meridian)).collect()
}

/// The label of a parallel at so many degrees north.
pub(super) fn parallel(scope: &Scope<'_>, degrees: i32) -> String {
    degrees_words(scope, degrees, "map_north", "map_south")
}

/// The label of a meridian at so many degrees east.
pub(super) fn meridian(scope: &Scope<'_>, degrees: i32) -> String {
    degrees_words(scope, degrees, "map_east", "map_west")
}

fn degrees_words(scope: &Scope<'_>, degrees: i32, positive: &str, negative: &str) -> String {
    let id = match degrees {
        0 => return scope.ui().digits("0°"),
        -180 | 180 => return scope.ui().digits("180°"),
        1.. => positive,
        _ => negative,
    };
    scope.ui().format(id, &[("degrees", scope.ui().number(degrees.abs()).into())])
}

/// The scale bar with its length.
pub(super) fn bar(scope: &Scope<'_>, bar: &ScaleBar, letters: &Type) -> BarView {
    let rect = &bar.rect;
    let (x, y, width) = (rounded(rect.x), rounded(rect.y), rounded(rect.width));
    let text = scope.ui().format("map_kilometres", &[("km", scope.ui().number(bar.km).into())]);
    BarView {
        line: format!("M{x} {}v4h{width}v-4", rounded(y - 4.0)),
        word: WordView {
            x: rounded(rect.centre().x),
            y: rounded(rect.y - letters.line * 0.36),
            anchor: "middle",
            lang: scope.lang.tag(),
            dir: scope.lang.dir(),
            text: svg::line(&text, scope.lang),
        },
    }
}
