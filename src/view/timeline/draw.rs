//! Shapes and labels as a template draws them.

use serde::Serialize;

use super::entry::Entry;
use super::text::{LineView, Sizes};
use crate::lang::{Dir, Lang};
use crate::model::ArticleId;
use crate::picture::measure::width;
use crate::picture::timeline::{Role, Shape};
use crate::picture::{Point, Rect, real};
use crate::script::isolate;
use crate::view::{LinkView, Scope};

/// An item: its mark, the line to its label, and its label.
#[derive(Debug, Serialize)]
pub(super) struct ItemView {
    class: String,
    shapes: Vec<ShapeView>,
    leader: Option<String>,
    label: Option<LabelView>,
}

/// A part of a mark: a box, or a path.
#[derive(Debug, Serialize)]
pub(super) struct ShapeView {
    class: &'static str,
    rect: Option<RectView>,
    path: Option<String>,
}

/// A box.
#[derive(Debug, Serialize)]
pub(super) struct RectView {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl From<Rect> for RectView {
    fn from(rect: Rect) -> Self {
        Self { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
    }
}

/// A link with lines of text.
#[derive(Debug, Serialize)]
pub(super) struct LabelView {
    href: String,
    title: String,
    lines: Vec<LineView>,
    /// The date above the name, in columns.
    dates: Vec<LineView>,
    paragraphs: Vec<SignView>,
    /// Set if the name is not in the page's language.
    foreign: Option<ForeignView>,
}

/// A language with its direction.
#[derive(Debug, Serialize)]
struct ForeignView {
    lang: &'static str,
    dir: Dir,
}

/// A paragraph that speaks of the thing.
#[derive(Debug, Serialize)]
struct SignView {
    href: String,
    id: String,
    title: String,
}

/// How many paragraphs a picture names with each thing; the table names all.
const SIGNS: usize = 4;

/// How wide the signs of paragraphs behind a name are.
pub(super) fn signs_width(entry: &Entry<'_>, sizes: Sizes) -> f64 {
    real(entry.paragraphs.len().min(SIGNS)) * (width("p00", sizes.small) + sizes.small * 0.6)
}

/// Makes an item.
pub(super) fn item(entry: &Entry<'_>, shapes: &[Shape], label: Option<LabelView>) -> ItemView {
    let mut class = match (entry.relation, entry.paragraphs.is_empty()) {
        (Some(_), _) => "relation",
        (None, true) => "background",
        (None, false) => "told",
    }
    .to_owned();
    if entry.standing.is_some() {
        class.push_str(" weak");
    }
    if entry.span.is_some_and(|span| span.uncertain) {
        class.push_str(" uncertain");
    }
    ItemView { class, shapes: shapes.iter().map(shape).collect(), leader: None, label }
}

impl ItemView {
    /// The item with a line from its mark to its label.
    pub(super) fn led(mut self, points: &[Point]) -> Self {
        self.leader = Some(path(points));
        self
    }
}

/// Makes the label of an entry from its lines.
pub(super) fn label(
    scope: &Scope<'_>,
    entry: &Entry<'_>,
    lines: Vec<LineView>,
    dates: Vec<LineView>,
) -> LabelView {
    let signs = entry.paragraphs.iter().map(|(article, link)| sign(scope, *article, link));
    LabelView {
        href: entry.link.href.clone(),
        title: title(scope, entry),
        lines,
        dates,
        paragraphs: signs.take(SIGNS).collect(),
        foreign: (entry.lang != scope.lang)
            .then(|| ForeignView { lang: entry.lang.tag(), dir: entry.lang.dir() }),
    }
}

/// The sign of a paragraph. Where there are several articles, its title says in which of them it stands.
fn sign(scope: &Scope<'_>, article: Option<ArticleId>, link: &LinkView) -> SignView {
    let id = link.href.rsplit('#').next().unwrap_or_default();
    let paragraph = scope.ui().format("timeline_paragraph", &[("id", id.into())]);
    let book = scope.book();
    let article = article.filter(|_| book.articles.len() > 1).map(|id| book.article(id));
    let title = article.map_or_else(String::new, |article| {
        let title = article.title.prefer(scope.lang);
        let (lang, title) = title.map_or((Lang::En, &article.id), |(lang, it)| (lang, &it.plain));
        format!("{}: ", isolate::name(title, lang, scope.lang))
    });
    let paragraph = isolate::isolated(&paragraph, scope.lang);
    SignView { href: link.href.clone(), id: id.to_owned(), title: title + &paragraph }
}

/// The name with date and doubt, for those who point at it or hear it. No markup can say there what runs which way.
fn title(scope: &Scope<'_>, entry: &Entry<'_>) -> String {
    let ui = scope.ui();
    let name = isolate::name(&entry.label, entry.lang, scope.lang);
    let date = isolate::isolated(&entry.date, scope.lang);
    let all = [("name", name.into()), ("date", date.into())];
    let mut title = ui.format("timeline_title", &all);
    if let Some(level) = entry.standing {
        title = format!("{title} · {}", scope.confidence_label(level));
    }
    title
}

fn shape(shape: &Shape) -> ShapeView {
    match shape {
        Shape::Box(role, rect) => {
            ShapeView { class: class(*role), rect: Some((*rect).into()), path: None }
        }
        Shape::Line(role, points) => {
            ShapeView { class: class(*role), rect: None, path: Some(path(points)) }
        }
    }
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Day => "day",
        Role::Within => "within",
        Role::Through => "through",
        Role::Hatch => "hatch",
        Role::About => "about",
        Role::Unstated => "unstated",
        Role::Open => "open",
        Role::Rug => "rug",
    }
}

/// The data of a path through points.
pub(super) fn path(points: &[Point]) -> String {
    let step = |(index, point): (usize, &Point)| {
        format!("{}{} {}", if index == 0 { "M" } else { "L" }, point.x, point.y)
    };
    points.iter().enumerate().map(step).collect()
}
