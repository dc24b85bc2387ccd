//! What one element of a page says of itself: its words, whether they are shown, how far a cell goes.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use crate::lang::Dir;
use crate::script::strong;

pub(super) fn element(node: NodeRef<'_, Node>) -> Option<&Element> {
    node.value().as_element()
}

/// The words below a node.
pub(super) fn words(node: NodeRef<'_, Node>) -> String {
    let texts =
        node.descendants().filter_map(|node| node.value().as_text().map(|text| text.to_string()));
    texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a page does not show an element.
pub(super) fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default().to_lowercase();
    let rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    let mut rules = rules.map(|(name, value)| (name.trim(), value.trim()));
    let hides = |(name, value): (&str, &str)| {
        let value = value.split('!').next().unwrap_or_default().trim_end();
        matches!((name, value), ("display", "none") | ("visibility", "hidden" | "collapse"))
    };
    element.attr("hidden").is_some()
        || element.name() == "dialog" && element.attr("open").is_none()
        || rules.any(hides)
}

/// How many columns and rows a cell takes.
pub(super) fn span(element: &Element) -> (usize, usize) {
    let count = |name| element.attr(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1);
    (count("colspan").max(1), count("rowspan"))
}

/// The quotation marks of a text, by the letters that most of it has; second those inside of a quotation.
pub(super) fn marks(text: &str) -> [[&'static str; 2]; 2] {
    let (arabic, other): (Vec<Dir>, Vec<Dir>) = strong(text).partition(|dir| *dir == Dir::Rtl);
    if arabic.len() > other.len() {
        [["«", "»"], ["“", "”"]]
    } else {
        [["“", "”"], ["‘", "’"]]
    }
}
