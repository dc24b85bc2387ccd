//! A file of YAML as it is written: its values with their places and signs, and its comments, for changes of its layout.
//! Data only; [`super::written()`] makes it.

use std::ops::Range;

/// A file.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Its value, if it has one.
    pub root: Option<Branch>,
    /// Its comments with their signs, without line ends, in order.
    pub comments: Vec<Range<usize>>,
    /// Whether a value has a name (`&name`), which could be lost or move away from it.
    pub has_anchors: bool,
}

/// A value with its bytes: of what stands in lines only the place where it begins, of a text below `|` its lines.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A text, a number, a truth value or nothing.
    Text(String, Style),
    /// A list.
    List(Vec<Branch>, Layout),
    /// A mapping: its keys with their values.
    Map(Vec<(Branch, Branch)>, Layout),
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without signs.
    Plain,
    /// In quotation marks.
    Quoted,
    /// On lines of its own below `|` or `>`.
    Block,
}

/// How a list or mapping is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// In lines.
    Lines,
    /// Between brackets.
    Brackets,
}

impl Written {
    /// Whether a comment stands within some bytes.
    pub fn has_comment(&self, range: &Range<usize>) -> bool {
        self.comments.iter().any(|it| range.start <= it.start && it.end <= range.end)
    }
}

impl Branch {
    /// Whether it is written as nothing at all.
    pub fn is_blank(&self) -> bool {
        self.range.is_empty() && matches!(self.kind, Kind::Text(_, Style::Plain))
    }

    /// Whether it is a text that stands for no value, which a quoted one never does.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.kind, Kind::Text(text, Style::Plain) if is_nothing(text))
    }

    /// Whether it is a list or mapping between brackets.
    pub fn is_in_brackets(&self) -> bool {
        matches!(self.kind, Kind::List(_, Layout::Brackets) | Kind::Map(_, Layout::Brackets))
    }

    /// The value of a field.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Kind::Map(pairs, _) = &self.kind else { return None };
        pairs.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value)
    }

    /// The text of a key or value.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text, _) => Some(text),
            _ => None,
        }
    }

    /// Where the last word of it ends; `None` if that is nothing, whose place says little.
    pub fn end(&self) -> Option<usize> {
        match &self.kind {
            _ if self.is_blank() => None,
            Kind::List(items, Layout::Lines) => items.last()?.end(),
            Kind::Map(pairs, Layout::Lines) => pairs.last().map(|(key, value)| end(key, value)),
            _ => Some(self.range.end),
        }
    }
}

/// Whether a text without signs stands for no value (YAML 1.2.2, 10.3.2).
pub fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Where a field ends.
pub fn end(key: &Branch, value: &Branch) -> usize {
    value.end().unwrap_or(key.range.end).max(key.range.end)
}
