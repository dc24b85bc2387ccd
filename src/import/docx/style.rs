//! What the styles and lists of a document mean, and where its links lead.

use std::collections::BTreeMap;

use super::xml::{Element, Xml, each};

/// The most styles that one rests on, one on the other.
const CHAIN: usize = 16;

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Title,
    /// From 1.
    Heading(u8),
    Quotation,
}

/// Styles of paragraphs and characters, by id.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u8>,
    list: Option<(u64, usize)>,
    strong: Option<bool>,
    emphasis: Option<bool>,
}

impl Styles {
    /// Reads `styles.xml`.
    ///
    /// # Errors
    /// If it is damaged.
    pub(super) fn read(xml: &str) -> Result<Self, String> {
        let mut styles = BTreeMap::new();
        let (mut id, mut style) = (String::new(), Style::default());
        each(xml, |event| match event {
            Xml::Start(element) => match element.name.as_str() {
                "style" => {
                    id = value(&element, "styleId");
                    style = Style::default();
                }
                "name" => style.name = value(&element, "val").to_lowercase(),
                "basedOn" => style.base = Some(value(&element, "val")),
                "outlineLvl" => {
                    style.outline = element.attr("val").and_then(|level| level.parse().ok());
                }
                "b" | "bCs" => style.strong = Some(element.is_on()),
                "i" | "iCs" => style.emphasis = Some(element.is_on()),
                "numId" => style.list.get_or_insert((0, 0)).0 = number(&element),
                "ilvl" => {
                    style.list.get_or_insert((0, 0)).1 =
                        usize::try_from(number(&element)).unwrap_or(0);
                }
                _ => {}
            },
            Xml::End(name) if name == "style" => {
                styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
            }
            _ => {}
        })?;
        Ok(Self(styles))
    }

    /// A style and those it rests on, the nearest first.
    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(style.base.as_deref()?)).take(CHAIN)
    }

    /// What a style makes of its paragraphs.
    pub(super) fn sort(&self, id: &str) -> Option<Sort> {
        self.chain(id).find_map(|style| {
            let level =
                style.name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
            match style.name.as_str() {
                "title" => Some(Sort::Title),
                "quote" | "intense quote" | "quotations" | "block text" => Some(Sort::Quotation),
                _ => level
                    .or(style.outline.map(|level| level + 1))
                    .filter(|level| *level <= 9)
                    .map(Sort::Heading),
            }
        })
    }

    /// Whether a style of characters makes words strong, and whether it makes them stand out.
    pub(super) fn marks(&self, id: &str) -> (bool, bool) {
        let strong = self.chain(id).find_map(|style| style.strong);
        let emphasis = self.chain(id).find_map(|style| style.emphasis);
        (strong.unwrap_or(false), emphasis.unwrap_or(false))
    }

    /// The list that a style puts its paragraphs into, and how deep.
    pub(super) fn list(&self, id: &str) -> Option<(u64, usize)> {
        self.chain(id).find_map(|style| style.list)
    }
}

/// Which lists have numbers, by their ids.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The abstract list of each.
    lists: BTreeMap<u64, u64>,
    /// The first number of each level of an abstract list that has numbers.
    levels: BTreeMap<(u64, u64), u64>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    ///
    /// # Errors
    /// If it is damaged.
    pub(super) fn read(xml: &str) -> Result<Self, String> {
        let mut numbering = Self::default();
        let (mut kind, mut list, mut level, mut start) = (None, None, 0, 1);
        each(xml, |event| match event {
            Xml::Start(element) => match element.name.as_str() {
                "abstractNum" => kind = id(&element, "abstractNumId"),
                "lvl" => (level, start) = (id(&element, "ilvl").unwrap_or(0), 1),
                "start" => start = number(&element),
                "numFmt" if !matches!(element.attr("val"), Some("bullet" | "none")) => {
                    numbering.levels.extend(kind.map(|kind| ((kind, level), start)));
                }
                "num" => list = id(&element, "numId"),
                "abstractNumId" => {
                    numbering.lists.extend(list.map(|list| (list, number(&element))));
                }
                _ => {}
            },
            Xml::End(name) if name == "abstractNum" => kind = None,
            _ => {}
        })?;
        Ok(numbering)
    }

    /// The first number of a list on a level; `None` if it has marks.
    pub(super) fn first(&self, list: u64, level: usize) -> Option<u64> {
        self.levels.get(&(*self.lists.get(&list)?, level as u64)).copied()
    }
}

/// Where links lead, by the ids of their relationships.
///
/// # Errors
/// If the part is damaged.
pub(super) fn links(xml: &str) -> Result<BTreeMap<String, String>, String> {
    let mut links = BTreeMap::new();
    each(xml, |event| {
        if let Xml::Start(element) = event
            && element.attr("Type").is_some_and(|kind| kind.ends_with("/hyperlink"))
        {
            links.insert(value(&element, "Id"), value(&element, "Target"));
        }
    })?;
    Ok(links)
}

fn value(element: &Element, name: &str) -> String {
    element.attr(name).unwrap_or_default().to_owned()
}

fn id(element: &Element, name: &str) -> Option<u64> {
    element.attr(name)?.parse().ok()
}

fn number(element: &Element) -> u64 {
    id(element, "val").unwrap_or(0)
}
