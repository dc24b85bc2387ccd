//! A tree of values with places: what YAML and TOML have in common.
//!
//! Decoding reads this tree field by field and goes on after each fault, so that every problem of a file
//! is reported in one run. It refuses to be a data model: it lives only inside [`crate::parse`].

use std::collections::BTreeMap;

use crate::diag::suggest::nearest;
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
    /// A text, a number or a truth value, as it was written.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping with its keys in order, repeated ones included.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// What the value is, for messages.
    fn describe(&self) -> &'static str {
        match self.kind {
            NodeKind::Null => "nothing",
            NodeKind::Scalar(_) => "a text",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a mapping",
        }
    }
}

/// Reads nodes as typed values and collects what is wrong with them. The sources give places inside scalars.
pub(super) struct Decoder<'s> {
    pub(super) sources: &'s Sources,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'s> Decoder<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, diagnostics: Vec::new() }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a value of the wrong shape.
    pub(super) fn wrong_type(&mut self, node: &Node, wanted: &str) {
        let actual = node.describe();
        let message = format!("expected {wanted}, found {actual}");
        let label = format!("{actual}, not {wanted}");
        self.report(Diagnostic::new(Code::WrongType, node.span, message).label(label));
    }

    /// Opens a mapping; `what` names it in messages ("article", "note").
    pub(super) fn fields(&mut self, node: Node, what: &'static str) -> Option<Fields> {
        let span = node.span;
        let NodeKind::Map(pairs) = node.kind else {
            self.wrong_type(&node, &format!("a mapping ({what})"));
            return None;
        };
        let mut fields = Fields { what, span, asked: Vec::new(), left: BTreeMap::new() };
        for (key, value) in pairs {
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
        self.wrong_type(&node, "a text");
        None
    }

    /// A list, each element decoded by `each`; elements that cannot be decoded are left out.
    pub(super) fn list<T>(
        &mut self,
        node: Node,
        mut each: impl FnMut(&mut Self, Node) -> Option<T>,
    ) -> Vec<T> {
        match node.kind {
            NodeKind::List(nodes) => nodes.into_iter().filter_map(|n| each(self, n)).collect(),
            NodeKind::Null => Vec::new(),
            _ => {
                self.wrong_type(&node, "a list");
                Vec::new()
            }
        }
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
        Diagnostic::new(Code::UnknownField, span, message)
            .label(format!("{} is not a field", token(name)))
            .did_you_mean(nearest(name, known.iter().copied()), self.sources.token(span, name))
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
        self.report(unknown.did_you_mean(nearest, place));
        None
    }
}

/// The fields of one mapping that have not been read yet.
pub(super) struct Fields {
    what: &'static str,
    /// The place of the first key, for what concerns the mapping as a whole.
    pub(super) span: Span,
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

    /// Takes a field that must be there, and reports it if it is not.
    pub(super) fn require(&mut self, decoder: &mut Decoder, name: &'static str) -> Option<Node> {
        let node = self.take(name);
        if node.is_none() {
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
            let unknown = decoder.unknown_field(name, *span, self.what, &self.asked);
            let all = format!("the fields of this {} are: {}", self.what, self.asked.join(", "));
            decoder.report(unknown.or_hint(all));
        }
    }
}
