//! HTML → blocks. The parser is that of browsers (WHATWG); its tree lies in a list and is walked without a call for each level.
//!
//! Of a page the text is what stands in its only `article`, else in `main`, else in `body`. What is around it, and what shows no words,
//! is told.

use std::collections::BTreeMap;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::builder::Builder;
use super::document::{Block, Document};
use super::words::{Raised, Style};

/// Elements of which no word is text.
const SILENT: [&str; 7] = ["head", "script", "style", "noscript", "template", "svg", "math"];

/// Elements that are not taken, and whose words are told.
const SKIPPED: [&str; 11] = [
    "nav", "aside", "form", "button", "select", "textarea", "iframe", "object", "video", "audio",
    "canvas",
];

/// Elements that are blocks of running text.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "body",
    "header",
    "footer",
    "address",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "pre",
    "center",
    "details",
    "summary",
    "fieldset",
    "caption",
];

/// The longest sign of a footnote, in characters.
const SIGN: usize = 5;

/// Reads a page.
pub(super) fn read(text: &str) -> Document {
    let html = Html::parse_document(text);
    let root = root(&html);
    let notes = Footnotes::new(root);
    let mut reader = Reader { notes, builder: Builder::default(), styles: Vec::new(), skip: None };
    reader.tell_of_rest(&html, root);
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => reader.open(node),
            Edge::Close(node) => reader.close(node),
        }
    }
    reader.builder.finish()
}

/// The element that holds the text of a page.
fn root(html: &Html) -> NodeRef<'_, Node> {
    let all = |name: &str| {
        let nodes = html.tree.root().descendants();
        nodes.filter(|node| element(*node).is_some_and(|it| it.name() == name)).collect::<Vec<_>>()
    };
    match (all("article").as_slice(), all("main").as_slice(), all("body").as_slice()) {
        ([only], _, _) | (_, [only], _) | (_, _, [only, ..]) => *only,
        _ => html.tree.root(),
    }
}

fn element(node: NodeRef<'_, Node>) -> Option<&Element> {
    node.value().as_element()
}

/// The words below a node.
fn words(node: NodeRef<'_, Node>) -> String {
    let texts =
        node.descendants().filter_map(|node| node.value().as_text().map(|text| text.to_string()));
    texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The footnotes of a page: links with a short sign to a place behind them.
#[derive(Default)]
struct Footnotes {
    /// The key that a sign calls.
    signs: BTreeMap<NodeId, String>,
    /// The key of the footnote that an element holds.
    bodies: BTreeMap<NodeId, String>,
}

impl Footnotes {
    fn new(root: NodeRef<'_, Node>) -> Self {
        let mut places: BTreeMap<&str, (usize, NodeRef<'_, Node>)> = BTreeMap::new();
        let mut links = Vec::new();
        for (order, node) in root.descendants().enumerate() {
            let Some(element) = element(node) else { continue };
            let names =
                [element.attr("id"), element.attr("name").filter(|_| element.name() == "a")];
            for name in names.into_iter().flatten() {
                places.entry(name).or_insert((order, node));
            }
            if let Some(name) = element.attr("href").and_then(|href| href.strip_prefix('#')) {
                links.push((order, node, name));
            }
        }
        let mut notes = Self::default();
        for (order, link, name) in links {
            let Some((place, target)) = places.get(name).filter(|(place, _)| *place > order) else {
                continue;
            };
            if !is_sign(&words(link)) || *place == order {
                continue;
            }
            let Some(body) = body(*target) else { continue };
            notes.signs.insert(link.id(), name.to_owned());
            notes.bodies.insert(body.id(), name.to_owned());
        }
        notes
    }
}

/// Whether words are the sign of a footnote: a number or a star, in brackets or not.
fn is_sign(words: &str) -> bool {
    let sign = words.trim_matches(['[', ']', '(', ')', ' ']);
    let is_mark = |c: char| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '§' | '٭');
    let is_letter = sign.chars().count() == 1 && sign.chars().all(char::is_alphabetic);
    !sign.is_empty() && words.chars().count() <= SIGN && (is_letter || sign.chars().all(is_mark))
}

/// The block that a place stands in, or is.
fn body(place: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    let is_block = |node: &NodeRef<'_, Node>| {
        element(*node).is_some_and(|it| {
            matches!(it.name(), "li" | "p" | "div" | "dd" | "aside" | "td" | "section")
        })
    };
    std::iter::once(place).chain(place.ancestors()).find(is_block)
}

struct Reader {
    notes: Footnotes,
    builder: Builder,
    /// What lies over the words, for each element that is open.
    styles: Vec<Style>,
    /// The element that is passed over while it is open.
    skip: Option<NodeId>,
}

impl Reader {
    /// Tells how much of a page stands around its text.
    fn tell_of_rest(&mut self, html: &Html, root: NodeRef<'_, Node>) {
        let Some(root_element) = element(root).filter(|it| matches!(it.name(), "article" | "main"))
        else {
            return;
        };
        let body = html
            .tree
            .root()
            .descendants()
            .find(|node| element(*node).is_some_and(|it| it.name() == "body"));
        let rest = body.map_or(0, |body| {
            words(body).chars().count().saturating_sub(words(root).chars().count())
        });
        if rest > 0 {
            let name = root_element.name();
            self.builder.remark(format!(
                "only what stands in `<{name}>` was taken; around it are {rest} characters"
            ));
        }
    }

    fn open(&mut self, node: NodeRef<'_, Node>) {
        if self.skip.is_some() {
            return;
        }
        match node.value() {
            Node::Text(text) => {
                let style = self.styles.last().cloned().unwrap_or_default();
                self.builder.words.push(&text.replace(['\n', '\t'], " "), &style);
            }
            Node::Element(element) => self.open_element(node, element),
            _ => {}
        }
    }

    fn open_element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let name = element.name();
        if let Some(key) = self.notes.bodies.get(&node.id()) {
            self.builder.flush();
            self.builder.footnote = Some(key.clone());
        }
        if self.is_passed_over(node, element) {
            self.skip = Some(node.id());
            return;
        }
        let style = self.style(element);
        self.styles.push(style);
        let builder = &mut self.builder;
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                builder.flush();
                builder.heading = name[1..].parse().ok();
            }
            "blockquote" => {
                builder.flush();
                builder.quotations += 1;
            }
            "ul" | "menu" => builder.begin_list(None),
            "ol" => {
                let first = element.attr("start").and_then(|start| start.parse().ok());
                builder.begin_list(Some(first.unwrap_or(1)));
            }
            "li" if builder.is_in_list() => builder.item(),
            "table" => builder.flush(),
            "tr" => builder.begin_row(),
            "br" => builder.words.push_break(),
            "hr" => {
                builder.flush();
                builder.document.blocks.push(Block::Break);
            }
            _ if BLOCKS.contains(&name) => builder.flush(),
            _ => {}
        }
    }

    /// Whether an element is not taken. The sign of a footnote is noted, and what has words or shows something is told.
    fn is_passed_over(&mut self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        let name = element.name();
        if let Some(key) = self.notes.signs.get(&node.id()) {
            self.builder.words.push_note(key);
            return true;
        }
        if self.builder.footnote.is_some()
            && element.attr("href").is_some_and(|href| href.starts_with('#'))
        {
            // The way back from a footnote to its sign.
            return true;
        }
        if matches!(name, "img" | "picture") {
            let what = element.attr("alt").or_else(|| element.attr("src")).unwrap_or_default();
            self.builder.remark(format!("an image was not taken: `{what}`"));
            return true;
        }
        if SKIPPED.contains(&name) && !self.notes.bodies.contains_key(&node.id()) {
            let beginning: String = words(node).chars().take(60).collect();
            self.builder.remark(format!("`<{name}>` was not taken: `{beginning}`"));
            return true;
        }
        SILENT.contains(&name)
    }

    /// What lies over the words of an element.
    fn style(&mut self, element: &Element) -> Style {
        let mut style = self.styles.last().cloned().unwrap_or_default();
        match element.name() {
            "em" | "i" | "cite" | "dfn" | "var" => style.emphasis = true,
            "strong" | "b" => style.strong = true,
            "code" | "kbd" | "samp" | "tt" => style.code = true,
            "sup" => style.raised = Some(Raised::Above),
            "sub" => style.raised = Some(Raised::Below),
            "a" => {
                style.link =
                    element.attr("href").filter(|href| !href.starts_with('#')).map(str::to_owned);
            }
            "del" | "s" | "strike" => {
                self.builder.remark("words that were struck out stand as others do");
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => style = Style::default(),
            _ => {}
        }
        style
    }

    fn close(&mut self, node: NodeRef<'_, Node>) {
        if self.skip.take_if(|skip| *skip == node.id()).is_some() || self.skip.is_some() {
            return;
        }
        let Some(element) = element(node) else { return };
        self.styles.pop();
        let builder = &mut self.builder;
        match element.name() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => builder.flush(),
            "blockquote" => {
                builder.flush();
                builder.quotations = builder.quotations.saturating_sub(1);
            }
            "ul" | "ol" | "menu" => builder.end_list(),
            "li" if builder.is_in_list() => builder.item(),
            "td" | "th" => builder.cell(),
            "table" => builder.end_table(),
            name if BLOCKS.contains(&name) => builder.flush(),
            _ => {}
        }
        if self.notes.bodies.contains_key(&node.id()) {
            self.builder.flush();
            self.builder.footnote = None;
        }
    }
}
