//! HTML → blocks. The parser is that of browsers (WHATWG); its tree lies in a list and is walked without a call for each level.
//!
//! Of a page the text is what stands in its only `article`, else in `main`, else in `body`. What is around it, and what shows no words,
//! is told.

mod node;

use std::collections::BTreeMap;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use self::node::{element, is_hidden, marks, span, words};
use super::builder::Builder;
use super::document::{Block, Document};
use super::words::{Raised, Style};

/// Elements of which no word is text.
const SILENT: [&str; 4] = ["head", "script", "style", "template"];

/// Elements that are not taken, and whose words are told.
const SKIPPED: [&str; 15] = [
    "nav", "aside", "form", "button", "select", "textarea", "iframe", "object", "video", "audio",
    "canvas", "embed", "noscript", "svg", "math",
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
    let marks = marks(&words(root));
    let (builder, styles) = (Builder::default(), Vec::new());
    let mut reader = Reader { notes, builder, styles, skip: None, marks, quotations: 0 };
    reader.tell_of_title(&html, root);
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
    /// The quotation marks that pages show around a `<q>`, and around one inside of another.
    marks: [[&'static str; 2]; 2],
    /// How many `<q>` are open.
    quotations: usize,
}

impl Reader {
    /// Tells the title in the head of a page, unless the text says it as well.
    fn tell_of_title(&mut self, html: &Html, root: NodeRef<'_, Node>) {
        let is_title = |node: &NodeRef<'_, Node>| {
            let is_of_head =
                |it: NodeRef<'_, Node>| element(it).is_some_and(|it| it.name() == "head");
            element(*node).is_some_and(|it| it.name() == "title")
                && node.parent().is_some_and(is_of_head)
        };
        let title = html.tree.root().descendants().find(is_title).map(words).unwrap_or_default();
        if !title.is_empty() && !words(root).contains(&title) {
            self.builder.remark(format!("the title of the page was not taken: `{title}`"));
        }
    }

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
        let style_now = style.clone();
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
                if element.attr("reversed").is_some() {
                    builder.remark("a list that counts down counts up now");
                }
                if element.attr("type").is_some_and(|it| it != "1") {
                    builder.remark("a list with letters has numbers now");
                }
            }
            "li" if builder.is_in_list() => {
                builder.item();
                let value = element.attr("value").and_then(|value| value.trim().parse().ok());
                if let (Some(value), Some((_, next))) = (value, builder.numbers())
                    && value != next
                {
                    builder.recounted(value, next);
                }
            }
            "q" => {
                self.quotations += 1;
                self.mark(0, &style_now);
            }
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

    /// Writes the mark that opens or closes the innermost `<q>`.
    fn mark(&mut self, end: usize, style: &Style) {
        let marks = self.marks[usize::from(self.quotations > 1)];
        self.builder.words.push(marks[end], style);
    }

    /// Tells what an element says beside its words, or what pages make of it.
    fn tell_of_attributes(&mut self, element: &Element) {
        let name = element.name();
        if let Some(title) = element.attr("title").filter(|title| !title.trim().is_empty()) {
            self.builder
                .remark(format!("the title of `<{name}>` was not taken: `{}`", title.trim()));
        }
        if name == "q" {
            self.builder.remark("quotation marks stand where the page has `<q>`");
        }
        if matches!(name, "td" | "th") && span(element) != (1, 1) {
            self.builder.remark("cells over several rows or columns stand in the first of them");
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
        self.tell_of_attributes(element);
        if matches!(name, "img" | "picture") {
            let what = element.attr("alt").or_else(|| element.attr("src")).unwrap_or_default();
            self.builder.remark(format!("an image was not taken: `{what}`"));
            return true;
        }
        if self.notes.bodies.contains_key(&node.id()) {
            return SILENT.contains(&name);
        }
        let is_hidden = is_hidden(element);
        if !is_hidden && !SKIPPED.contains(&name) {
            return SILENT.contains(&name);
        }
        let beginning: String = words(node).chars().take(60).collect();
        let why = if is_hidden { "is hidden, and was not taken" } else { "was not taken" };
        if !beginning.is_empty() {
            self.builder.remark(format!("`<{name}>` {why}: `{beginning}`"));
        } else if !is_hidden {
            self.builder.remark(format!("`<{name}>` {why}"));
        }
        true
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
        let style = self.styles.pop().unwrap_or_default();
        let builder = &mut self.builder;
        match element.name() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => builder.flush(),
            "blockquote" => {
                builder.flush();
                builder.quotations = builder.quotations.saturating_sub(1);
            }
            "q" => {
                self.mark(1, &style);
                self.quotations = self.quotations.saturating_sub(1);
            }
            "ul" | "ol" | "menu" => builder.end_list(),
            "li" if builder.is_in_list() => builder.item(),
            "td" | "th" => {
                let (columns, rows) = span(element);
                builder.wide_cell(columns, rows);
            }
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
