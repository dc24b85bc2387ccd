//! YAML text → [`Written`]: for files in which nothing is wrong.

use std::ops::Range;

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, StructureStyle};

use crate::parse::written::{Branch, Kind, Layout, Style, Written};

/// How many mappings, and how many lists, may stand in each other.
pub(super) const DEPTH: usize = 64;

/// A list or mapping that is not closed yet: a mapping has its keys and values one behind the other.
struct Open {
    branches: Vec<Branch>,
    is_map: bool,
    layout: Layout,
    start: usize,
}

/// Reads a text; `None` if it is no YAML.
pub(crate) fn branches(text: &str) -> Option<Written> {
    let options = granit_parser::options! {
        emit_comments: true,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let mut written = Written::default();
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.ok()?;
        let range = span.byte_range().unwrap_or_default();
        let finished = match event {
            Event::Comment(..) => {
                written.comments.push(range);
                continue;
            }
            Event::Scalar(value, style, anchor, _) => {
                written.has_anchors |= anchor != 0;
                let style = self::style(style);
                Branch { range: trimmed(text, range, style), kind: Kind::Text(value.into(), style) }
            }
            Event::SequenceStart(style, anchor, _) | Event::MappingStart(style, anchor, _) => {
                written.has_anchors |= anchor != 0;
                let is_map = matches!(event, Event::MappingStart(..));
                let layout = layout(style);
                open.push(Open { branches: Vec::new(), is_map, layout, start: range.start });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => closed(open.pop()?, range.end),
            Event::Alias(_) | Event::UnresolvedAlias(_) => return None,
            _ => continue,
        };
        match open.last_mut() {
            Some(parent) => parent.branches.push(finished),
            None => written.root = Some(finished),
        }
    }
    written.comments.sort_by_key(|it| it.start);
    Some(written)
}

fn style(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    }
}

fn layout(style: StructureStyle) -> Layout {
    match style {
        StructureStyle::Flow => Layout::Brackets,
        StructureStyle::Block => Layout::Lines,
    }
}

/// The bytes of a text. One below `|` reaches to the next key or comment; that end is cut off.
fn trimmed(text: &str, range: Range<usize>, style: Style) -> Range<usize> {
    if style != Style::Block {
        return range;
    }
    let end = text.get(..range.end).unwrap_or_default().trim_end().len();
    range.start.min(end)..end
}

fn closed(open: Open, end: usize) -> Branch {
    let Open { branches, is_map, layout, start } = open;
    let end = if layout == Layout::Brackets { end } else { start };
    let kind =
        if is_map { Kind::Map(pairs(branches), layout) } else { Kind::List(branches, layout) };
    Branch { range: start..end, kind }
}

fn pairs(branches: Vec<Branch>) -> Vec<(Branch, Branch)> {
    let mut branches = branches.into_iter();
    let mut pairs = Vec::new();
    while let (Some(key), Some(value)) = (branches.next(), branches.next()) {
        pairs.push((key, value));
    }
    pairs
}
