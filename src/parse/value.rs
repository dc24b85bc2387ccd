//! A value with its place, whatever the syntax was, and what it can be asked for.

use super::probe::Probe;
use crate::diag::yaml::{Context, scalar};
use crate::source::{Span, Spanned};

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) kind: NodeKind,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    /// `null`, `~` or nothing.
    Null,
    /// A text that was reported already: readers' prose takes it as it stands, and nothing more is said of it.
    Refused(String),
    /// A text, a number or a truth value, as it was written.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping with its keys in order, repeated ones included.
    Map(Vec<(Spanned<String>, Node)>),
    /// Nothing that stands in a file: it notes what is asked of it.
    Probe(Probe),
}

/// Keys and values in the order of their file; a value that is nothing has no text.
pub(super) type Scalars = Vec<Spanned<Option<String>>>;

/// The shapes that a value can be asked for.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// A text, a number or a truth value.
    Text,
    /// A list.
    List,
    /// A mapping, with what it describes.
    Map(&'static str),
    /// A mapping with one side for each language.
    Sides(&'static str),
}

impl Shape {
    pub(super) fn describe(self) -> String {
        match self {
            Self::Text => "a text".to_owned(),
            Self::List => "a list".to_owned(),
            Self::Map(what) | Self::Sides(what) => format!("a mapping ({what})"),
        }
    }

    /// The way from what was found to this shape; `written` is the value as it stands in the file.
    pub(super) fn hint(self, found: &NodeKind, written: &str) -> String {
        match (self, found) {
            (_, NodeKind::Null) => {
                "write a value, or delete it; the word `null` needs quotes".to_owned()
            }
            (Self::Text, _)
                if !written.is_empty() && written.len() <= 80 && !written.contains('\n') =>
            {
                format!("write one text; if the brackets belong to it, put it in quotes: `{}`", {
                    scalar(written, Context::Block)
                })
            }
            (Self::Text, _) => "write one text, without items or fields of its own".to_owned(),
            (Self::List, NodeKind::Scalar(text)) if text.len() <= 80 && !text.contains('\n') => {
                format!("put it in brackets: `[{}]`", scalar(text, Context::Flow))
            }
            (Self::List, _) => {
                "write each item on a line of its own that begins with `- `".to_owned()
            }
            (Self::Sides(_), _) => "write both sides: `{ar: …, en: …}`".to_owned(),
            (Self::Map(_), NodeKind::List(_)) => {
                "delete the `-` or the brackets: one mapping belongs here, not a list".to_owned()
            }
            (Self::Map(what), _) => {
                format!("write the fields of the {what} on indented lines below")
            }
        }
    }
}

impl Node {
    /// What notes the questions, if that is all it is.
    pub(super) fn probe(&self) -> Option<&Probe> {
        match &self.kind {
            NodeKind::Probe(probe) => Some(probe),
            _ => None,
        }
    }

    /// What the value is, for messages.
    pub(super) fn describe(&self) -> &'static str {
        match self.kind {
            NodeKind::Null | NodeKind::Refused(_) | NodeKind::Probe(_) => "nothing",
            NodeKind::Scalar(_) => "the text",
            NodeKind::List(_) => "the list",
            NodeKind::Map(_) => "the mapping",
        }
    }

    /// Its keys and values in order; what is nothing, or was refused, has no text.
    pub(super) fn leaves(self) -> Scalars {
        match self.kind {
            NodeKind::Null | NodeKind::Refused(_) | NodeKind::Probe(_) => {
                vec![Spanned::new(None, self.span)]
            }
            NodeKind::Scalar(text) => vec![Spanned::new(Some(text), self.span)],
            NodeKind::List(items) => items.into_iter().flat_map(Self::leaves).collect(),
            NodeKind::Map(pairs) => {
                let pairs = pairs.into_iter();
                pairs
                    .flat_map(|(key, node)| [vec![key.map(Some)], node.leaves()].concat())
                    .collect()
            }
        }
    }
}
