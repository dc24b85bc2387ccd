//! A tree of values with places: what YAML and TOML have in common.
//!
//! Decoding reads this tree field by field and goes on after each fault, so that every problem of a file
//! is reported in one run. It refuses to be a data model: it lives only inside [`crate::parse`].

use std::collections::{BTreeMap, HashSet};

use super::home::home;
use crate::diag::suggest::nearest;
use crate::diag::token::is_hidden;
use crate::diag::yaml::{Context, scalar};
use crate::diag::{Code, Diagnostic, token};
use crate::source::{Sources, Span, Spanned};

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
    fn describe(self) -> String {
        match self {
            Self::Text => "a text".to_owned(),
            Self::List => "a list".to_owned(),
            Self::Map(what) | Self::Sides(what) => format!("a mapping ({what})"),
        }
    }

    /// The way from what was found to this shape; `written` is the value as it stands in the file.
    fn hint(self, found: &NodeKind, written: &str) -> String {
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
    /// What the value is, for messages.
    fn describe(&self) -> &'static str {
        match self.kind {
            NodeKind::Null | NodeKind::Refused(_) => "nothing",
            NodeKind::Scalar(_) => "the text",
            NodeKind::List(_) => "the list",
            NodeKind::Map(_) => "the mapping",
        }
    }

    /// Its keys and values in order; what is nothing, or was refused, has no text.
    pub(super) fn leaves(self) -> Scalars {
        match self.kind {
            NodeKind::Null | NodeKind::Refused(_) => vec![Spanned::new(None, self.span)],
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

/// Reads nodes as typed values and collects what is wrong with them. The sources give places inside scalars.
pub(super) struct Decoder<'s> {
    pub(super) sources: &'s Sources,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The places of the keys from which refused characters were taken.
    pub(super) screened: HashSet<Span>,
}

impl<'s> Decoder<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, diagnostics: Vec::new(), screened: HashSet::new() }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a value of the wrong shape.
    pub(super) fn wrong_type(&mut self, node: &Node, wanted: Shape) {
        if let NodeKind::Refused(_) = node.kind {
            return;
        }
        let written = self.sources.slice(node.span);
        let shown = written.lines().next().unwrap_or_default();
        let found = match node.kind {
            NodeKind::Null => "nothing".to_owned(),
            _ if shown.is_empty() => node.describe().replace("the ", "a "),
            _ => format!("{} {}", node.describe(), token(shown)),
        };
        let wanted_name = wanted.describe();
        let message = format!("expected {wanted_name}, found {found}");
        let wrong = Diagnostic::new(Code::WrongType, node.span, message)
            .label(format!("{found}, not {wanted_name}"))
            .hint(wanted.hint(&node.kind, written));
        self.report(wrong);
    }

    /// Opens a mapping; `what` names it in messages ("article", "note").
    pub(super) fn fields(&mut self, node: Node, what: &'static str) -> Option<Fields> {
        let span = node.span;
        let NodeKind::Map(pairs) = node.kind else {
            self.wrong_type(&node, Shape::Map(what));
            return None;
        };
        let mut fields =
            Fields { what, span, is_open: false, asked: Vec::new(), left: BTreeMap::new() };
        for (key, value) in pairs {
            if key.value == "<<" && matches!(value.kind, NodeKind::Refused(_)) {
                fields.is_open = true;
                continue;
            }
            if fields.left.is_empty() {
                fields.span = key.span;
            }
            if let Some((first, _)) = fields.left.get(&key.value) {
                let name = token(&key.value);
                let message = format!("the key {name} stands twice in this {what}");
                let duplicate = Diagnostic::new(Code::DuplicateKey, key.span, message)
                    .label(format!("{name} again"))
                    .related(*first, format!("{name} first stands here"))
                    .hint("delete or rename one of the two");
                self.report(duplicate);
            } else {
                fields.left.insert(key.value, (key.span, value));
            }
        }
        Some(fields)
    }

    /// A text, as written.
    pub(super) fn text(&mut self, node: Node) -> Option<Spanned<String>> {
        if let NodeKind::Scalar(value) = node.kind {
            return Some(Spanned::new(value, node.span));
        }
        self.wrong_type(&node, Shape::Text);
        None
    }

    /// A list, each element decoded by `each`; elements that cannot be decoded are left out.
    pub(super) fn list<T>(
        &mut self,
        node: Node,
        mut each: impl FnMut(&mut Self, Node) -> Option<T>,
    ) -> Vec<T> {
        match node.kind {
            NodeKind::List(nodes) => {
                let nodes =
                    nodes.into_iter().flat_map(|node| self.divided(node)).collect::<Vec<_>>();
                nodes.into_iter().filter_map(|n| each(self, n)).collect()
            }
            NodeKind::Null => Vec::new(),
            _ => {
                self.wrong_type(&node, Shape::List);
                Vec::new()
            }
        }
    }

    /// An item of a list. A mapping in which its first key and others stand again is several, whose dashes are missing.
    fn divided(&mut self, node: Node) -> Vec<Node> {
        let span = node.span;
        let NodeKind::Map(pairs) = node.kind else { return vec![node] };
        if !is_several(&pairs) {
            return vec![Node { span, kind: NodeKind::Map(pairs) }];
        }
        let mut items: Vec<Vec<(Spanned<String>, Node)>> = Vec::new();
        for (key, value) in pairs {
            match items.first().and_then(|item| item.first()).map(|(first, _)| first) {
                Some(first) if first.value != key.value => {}
                Some(first) => {
                    let missing = undashed(&key, first.span);
                    self.report(missing);
                    items.push(Vec::new());
                }
                None => items.push(Vec::new()),
            }
            if let Some(item) = items.last_mut() {
                item.push((key, value));
            }
        }
        items.into_iter().map(|item| Node { span, kind: NodeKind::Map(item) }).collect()
    }

    /// The diagnostic for a field that the format does not know; `known` are those that it knows.
    pub(super) fn unknown_field(
        &self,
        name: &str,
        span: Span,
        what: &str,
        known: &[&str],
    ) -> Diagnostic {
        let message = format!("unknown field {} in this {what}", token(name));
        let unknown = Diagnostic::new(Code::UnknownField, span, message)
            .label(format!("{} is not a field", token(name)));
        if let Some((field, text)) =
            name.split_once([':', '：', '=']).filter(|(f, _)| known.contains(f))
        {
            return unknown
                .hint(format!("put a colon and a space behind `{field}`: `{field}: {}`", {
                    scalar(text.trim(), Context::Flow)
                }));
        }
        if let Some(home) = home(name).filter(|home| *home != what) {
            return unknown.hint(format!("{} belongs to {home}: move it there", token(name)));
        }
        if !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit()) {
            return unknown.hint("a decimal number has a point, such as `17.5`, and no comma");
        }
        let spelled: String = name.chars().filter(|c| !is_hidden(*c)).collect();
        let meant = meant(&spelled, known.iter().copied());
        unknown.did_you_mean(meant, self.sources.token(span, name))
    }

    /// One of a closed set of words.
    pub(super) fn word<T: Copy>(&mut self, node: Node, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(node)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let all: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
        let message = format!("{} is not one of {}", token(&text.value), all.join(", "));
        let nearest = nearest(&text.value, words.iter().map(|(word, _)| *word));
        let place = self.sources.token(text.span, &text.value);
        let unknown = Diagnostic::about(Code::WrongType, &text, message);
        let all = format!("write one of these words: {}", all.join(", "));
        self.report(unknown.did_you_mean(nearest, place).or_hint(all));
        None
    }
}

/// Whether the first key of a mapping and others stand in it again.
fn is_several(pairs: &[(Spanned<String>, Node)]) -> bool {
    let Some((first, _)) = pairs.first() else { return false };
    let mut seen = HashSet::new();
    let again = pairs.iter().map(|(key, _)| key.value.as_str()).filter(|key| !seen.insert(*key));
    let again: HashSet<&str> = again.collect();
    again.contains(first.value.as_str()) && again.len() > 1
}

/// The diagnostic for the first key of an item without its dash.
fn undashed(key: &Spanned<String>, first: Span) -> Diagnostic {
    let name = token(&key.value);
    let message = format!("{name} begins another item, and no dash stands before it");
    Diagnostic::new(Code::DuplicateKey, key.span, message)
        .label(format!("{name} again"))
        .related(first, format!("{name} first stands here"))
        .hint("begin the item with a dash, two columns to the left: `- `")
}

/// The field that a name is most likely meant for: by its spelling, or by what others call it.
pub(super) fn meant<'k>(name: &str, mut known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let own = match name {
        "lng" | "long" | "longitude" => "lon",
        "latitude" => "lat",
        _ => return nearest(name, known),
    };
    known.find(|field| *field == own)
}

/// The fields of one mapping that have not been read yet.
pub(super) struct Fields {
    what: &'static str,
    /// The place of the first key, for what concerns the mapping as a whole.
    pub(super) span: Span,
    /// Whether it may have fields that nobody knows, because a `<<` was refused.
    pub(super) is_open: bool,
    asked: Vec<&'static str>,
    left: BTreeMap<String, (Span, Node)>,
}

impl Fields {
    /// Takes a field; a `null` counts as absent.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Node> {
        self.asked.push(name);
        let (_, node) = self.left.remove(name)?;
        (!matches!(node.kind, NodeKind::Null)).then_some(node)
    }

    /// Whether a field is there and not yet taken.
    pub(super) fn has(&self, name: &str) -> bool {
        self.left.contains_key(name)
    }

    /// Whether a field is there, not yet taken, and expressly nothing.
    pub(super) fn is_null(&self, name: &str) -> bool {
        self.left.get(name).is_some_and(|(_, node)| matches!(node.kind, NodeKind::Null))
    }

    /// Takes a field that must be there, and reports it if it is not.
    pub(super) fn require(&mut self, decoder: &mut Decoder, name: &'static str) -> Option<Node> {
        let node = self.take(name);
        // A field whose name is mistyped is reported by that name.
        let is_mistyped =
            || self.left.keys().any(|other| meant(other, std::iter::once(name)).is_some());
        if node.is_none() && !self.is_open && !is_mistyped() {
            let message = format!("this {} lacks the field `{name}`", self.what);
            decoder.report(
                Diagnostic::new(Code::MissingField, self.span, message)
                    .label(format!("`{name}` is missing here"))
                    .hint(format!("add `{name}:`")),
            );
        }
        node
    }

    /// The names that are left, for mappings whose keys are data.
    pub(super) fn rest(self) -> impl Iterator<Item = (Spanned<String>, Node)> {
        self.left.into_iter().map(|(name, (span, node))| (Spanned::new(name, span), node))
    }

    /// Reports every field that nobody asked for.
    pub(super) fn finish(self, decoder: &mut Decoder) {
        for (name, (span, _)) in &self.left {
            // A key with refused characters is reported, and nobody knows it without them.
            if !decoder.screened.contains(span) {
                let unknown = decoder.unknown_field(name, *span, self.what, &self.asked);
                let all =
                    format!("the fields of this {} are: {}", self.what, self.asked.join(", "));
                decoder.report(unknown.or_hint(all));
            }
        }
    }
}
