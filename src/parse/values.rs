//! The values of a file one behind the other, so that two states of it can be compared without its layout and comments.

use super::node::{Node, NodeKind};
use super::role::{FileRole, file_role};
use super::{toml, yaml};
use crate::source::{FileId, Sources, Span};

/// A key, or a value that holds no others. Two files with the same list of them say the same.
#[derive(Clone, Debug)]
pub struct Value {
    /// Its place.
    pub span: Span,
    /// In how many lists and mappings it stands.
    pub depth: usize,
    /// How many items of lists begin with it.
    pub items: usize,
    /// What it is.
    pub kind: ValueKind,
    /// Its words, without quotation marks and escapes.
    pub text: String,
}

/// What a [`Value`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// What a value is called.
    Key,
    /// A text, a number or a truth value.
    Text,
    /// `null`, `~` or nothing.
    Nothing,
    /// A list without items.
    NoItems,
    /// A mapping without fields.
    NoFields,
}

impl Value {
    /// Whether it says the same as another, wherever the two stand in their files.
    pub fn says(&self, other: &Self) -> bool {
        (self.depth, self.items, self.kind, &self.text)
            == (other.depth, other.items, other.kind, &other.text)
    }
}

/// All keys and values of a file of YAML or TOML in their order; `None` if it is neither, or cannot be read.
pub fn values(sources: &Sources, file: FileId) -> Option<Vec<Value>> {
    let node = match file_role(&sources.file(file).path) {
        FileRole::Config => toml_node(sources, file),
        FileRole::Article(_) | FileRole::Entity(..) | FileRole::Series(_) | FileRole::Sources => {
            yaml::read(sources, file).0
        }
        FileRole::Page(..) | FileRole::Other | FileRole::Unexpected => None,
    };
    let node = node?;
    let mut values = Vec::new();
    // A file without a word has no value; one that says `~` has.
    if !matches!(node.kind, NodeKind::Null) || !node.span.range().is_empty() {
        collect(&node, 0, 0, &mut values);
    }
    Some(values)
}

fn toml_node(sources: &Sources, file: FileId) -> Option<Node> {
    let (node, faults) = toml::read(sources, file);
    faults.is_empty().then_some(node)
}

/// Nodes nest no deeper than the readers of their files allow.
fn collect(node: &Node, depth: usize, items: usize, values: &mut Vec<Value>) {
    let span = node.span;
    let mut leaf = |kind, text: &str| {
        values.push(Value { span, depth, items, kind, text: text.to_owned() });
    };
    match &node.kind {
        NodeKind::Null | NodeKind::Probe(_) => leaf(ValueKind::Nothing, ""),
        NodeKind::Scalar(text) | NodeKind::Refused(text) => leaf(ValueKind::Text, text),
        NodeKind::List(list) if list.is_empty() => leaf(ValueKind::NoItems, ""),
        NodeKind::Map(pairs) if pairs.is_empty() => leaf(ValueKind::NoFields, ""),
        NodeKind::List(list) => {
            for (index, item) in list.iter().enumerate() {
                let before = if index == 0 { items } else { 0 };
                collect(item, depth + 1, before + 1, values);
            }
        }
        NodeKind::Map(pairs) => {
            for (index, (key, value)) in pairs.iter().enumerate() {
                let items = if index == 0 { items } else { 0 };
                let (kind, text) = (ValueKind::Key, key.value.clone());
                values.push(Value { span: key.span, depth: depth + 1, items, kind, text });
                collect(value, depth + 1, 0, values);
            }
        }
    }
}
