//! The normal form of a page in golden files: what it says and how it is built, one block a line.
//!
//! Style has no part in it: it leaves out classes, except `js` (what needs a script), and what is drawn. Of a picture it
//! has links, titles and words; [`geometry`] has the rest.

use scraper::{ElementRef, Node};

use crate::site::{Page, collapsed, without_hashes};

/// Elements that stand inside a line.
const INLINE: &[&str] = &[
    "a", "bdi", "br", "button", "cite", "code", "em", "input", "kbd", "label", "q", "span",
    "strong", "text", "title", "tspan",
];

/// Elements and attributes of pictures that say nothing.
const DRAWN: &[&str] = &["circle", "defs", "path", "rect"];
const PLACING: &[&str] = &[
    "class",
    "d",
    "font-size",
    "height",
    "marker-end",
    "marker-mid",
    "paint-order",
    "rx",
    "text-anchor",
    "viewbox",
    "width",
    "x",
    "y",
];

/// The numbers of a path that are kept: enough to see that it moves, and not a country's border.
const PATH: usize = 72;

/// The outline of one element of a page.
pub(crate) fn outline(page: &Page, top: &str) -> String {
    let mut lines = String::new();
    block(page.one(top), 0, &mut lines);
    lines
}

/// The drawn parts of a page's pictures with their places in whole units, without the samples of legends.
pub(crate) fn geometry(page: &Page) -> String {
    let mut lines = String::new();
    for svg in page.all("svg:not([aria-hidden])") {
        for element in svg.descendants().filter_map(ElementRef::wrap) {
            let name = element.value().name();
            let is_sign = element
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|it| it.value().name() == "defs");
            if !is_sign && matches!(name, "svg" | "path" | "rect" | "circle" | "text") {
                lines += &format!("{name}{}\n", places(element));
            }
        }
    }
    lines
}

fn places(element: ElementRef<'_>) -> String {
    let attributes = element
        .value()
        .attrs()
        .filter(|(name, _)| *name != "paint-order" && PLACING.contains(&&*name.to_lowercase()));
    attributes
        .map(|(name, value)| {
            let value = if name == "class" { value.to_owned() } else { whole(value) };
            let shown: String = value.chars().take(PATH).collect();
            let cut = if shown == value { "" } else { "…" };
            format!(" {name}={shown}{cut}")
        })
        .collect()
}

/// A text with its decimal numbers rounded.
fn whole(text: &str) -> String {
    let mut out = String::new();
    let mut number = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() || c == '.' || (c == '-' && number.is_empty()) {
            number.push(c);
            continue;
        }
        match number.parse::<f64>() {
            Ok(value) => out += &format!("{}", value.round() + 0.0),
            Err(_) => out += &number,
        }
        number.clear();
        if c == '-' {
            number.push(c);
        } else if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn block(element: ElementRef<'_>, depth: usize, lines: &mut String) {
    let name = element.value().name();
    if DRAWN.contains(&name) || is_sample(element) {
        return;
    }
    let head = format!("{}{name}{}", "  ".repeat(depth), attributes(element));
    if name == "pre" {
        let text: String = element.text().collect();
        *lines += &format!("{head}: {}\n", text.replace('\n', "⏎"));
        return;
    }
    if element.children().filter_map(ElementRef::wrap).all(is_inline) {
        let words = collapsed(&inline(element));
        *lines += &format!("{head}{}{words}\n", if words.is_empty() { "" } else { ": " });
        return;
    }
    *lines += &format!("{head}\n");
    for child in element.children() {
        match (ElementRef::wrap(child), child.value()) {
            (Some(inner), _) => block(inner, depth + 1, lines),
            (None, Node::Text(text)) if !text.trim().is_empty() => {
                *lines += &format!("{}{}\n", "  ".repeat(depth + 1), collapsed(text));
            }
            _ => {}
        }
    }
}

fn is_inline(element: ElementRef<'_>) -> bool {
    is_sample(element)
        || INLINE.contains(&element.value().name())
            && element.children().filter_map(ElementRef::wrap).all(is_inline)
}

/// Whether it is a picture that says nothing, such as the sample of a line in a legend.
fn is_sample(element: ElementRef<'_>) -> bool {
    element.value().name() == "svg" && element.attr("aria-hidden").is_some()
}

/// What stands inside a line, as HTML.
fn inline(element: ElementRef<'_>) -> String {
    let mut html = String::new();
    for child in element.children() {
        if let Some(inner) = ElementRef::wrap(child) {
            let (name, attributes, words) =
                (inner.value().name(), attributes(inner), inline(inner));
            html += &match (name, attributes.as_str()) {
                _ if is_sample(inner) => String::new(),
                ("span", "") => words,
                _ => format!("<{name}{attributes}>{words}</{name}>"),
            };
        } else if let Node::Text(text) = child.value() {
            html += &text.replace('<', "&lt;");
        }
    }
    html
}

/// Attributes that say something, in the order of their names.
fn attributes(element: ElementRef<'_>) -> String {
    let mut kept: Vec<String> = element
        .value()
        .attrs()
        .filter(|(name, _)| !PLACING.contains(&&*name.to_lowercase()))
        .map(|(name, value)| {
            let value = if matches!(name, "data-scripts" | "href" | "src") {
                without_hashes(value)
            } else {
                value.to_owned()
            };
            if value.is_empty() { format!(" {name}") } else { format!(" {name}={value:?}") }
        })
        .collect();
    if element.value().classes().any(|class| class == "js") {
        kept.push(" class=\"js\"".to_owned());
    }
    kept.sort();
    kept.concat()
}
