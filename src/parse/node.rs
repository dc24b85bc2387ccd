//! A tree of values with places: what YAML and TOML have in common.
//!
//! Decoding reads this tree field by field and goes on after each fault, so that every problem of a file
//! is reported in one run. It refuses to be a data model: it lives only inside [`crate::parse`].

use std::collections::{BTreeMap, HashSet};

use super::format::Content;
use super::home::home;
use super::probe::ProbedFields;
pub(super) use super::value::{Node, NodeKind, Shape};
use super::yaml::dash;
use crate::diag::suggest::nearest;
use crate::diag::token::is_hidden;
use crate::diag::yaml::{Context, scalar};
use crate::diag::{Code, Diagnostic, token};
use crate::source::{Sources, Span, Spanned};

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
        let probed = node.probe().map(|probe| probe.fields(what));
        let pairs = match node.kind {
            NodeKind::Map(pairs) => pairs,
            NodeKind::Probe(_) => Vec::new(),
            _ => {
                self.wrong_type(&node, Shape::Map(what));
                return None;
            }
        };
        let left = BTreeMap::new();
        let mut fields = Fields { what, span, is_open: false, asked: Vec::new(), left, probed };
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
        match node.kind {
            NodeKind::Scalar(value) => return Some(Spanned::new(value, node.span)),
            NodeKind::Probe(probe) => probe.text(Content::Plain),
            _ => self.wrong_type(&node, Shape::Text),
        }
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
            NodeKind::Probe(probe) => {
                let item = Node { span: node.span, kind: NodeKind::Probe(probe.item()) };
                each(self, item).into_iter().collect()
            }
            NodeKind::Null => Vec::new(),
            _ => {
                if !self.is_undashed(&node) {
                    self.wrong_type(&node, Shape::List);
                }
                Vec::new()
            }
        }
    }

    /// Reports a text where a list belongs, if it begins with a dash or bullet that is not that of YAML.
    pub(super) fn is_undashed(&mut self, node: &Node) -> bool {
        let NodeKind::Scalar(_) = node.kind else { return false };
        let text = &self.sources.file(node.span.file).text;
        let slip = dash::list(text, &node.span.range());
        let fault =
            slip.map(|slip| slip.diagnostic(Code::YamlSyntax, self.sources, node.span.file));
        let is_reported = fault.is_some();
        self.diagnostics.extend(fault);
        is_reported
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
    pub(super) fn word<T: Copy>(&mut self, node: Node, words: &[(&'static str, T)]) -> Option<T> {
        if let Some(probe) = node.probe() {
            return probe.word(words);
        }
        let text = self.text(node)?;
        let text = self.clean_word(text);
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let all: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
        let message = format!("{} is not one of {}", token(&text.value), all.join(", "));
        let nearest = nearest(&text.value.to_lowercase(), words.iter().map(|(word, _)| *word));
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
        _ => return nearest(&name.to_lowercase(), known),
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
    /// What notes the questions, if that is all there is.
    probed: Option<ProbedFields>,
}

impl Fields {
    /// Takes a field; a `null` counts as absent.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Node> {
        self.asked.push(name);
        if let Some(probed) = &self.probed {
            return Some(Node { span: self.span, kind: NodeKind::Probe(probed.field(name)) });
        }
        let (_, node) = self.left.remove(name)?;
        (!matches!(node.kind, NodeKind::Null)).then_some(node)
    }

    /// Whether a field is there and not yet taken.
    pub(super) fn has(&self, name: &str) -> bool {
        self.left.contains_key(name)
    }

    /// Whether what seems to be missing may be there all the same, under a name that nobody asked for. To be asked once all else
    /// was taken.
    pub(super) fn may_have_more(&self) -> bool {
        self.is_open || !self.left.is_empty()
    }

    /// Whether a field is there, not yet taken, and expressly nothing.
    pub(super) fn is_null(&self, name: &str) -> bool {
        self.null(name).is_some()
    }

    /// The key and the value of such a field.
    pub(super) fn null(&self, name: &str) -> Option<(Span, Span)> {
        let (key, node) = self.left.get(name)?;
        matches!(node.kind, NodeKind::Null).then_some((*key, node.span))
    }

    /// Takes a field that must be there, and reports it if it is not.
    pub(super) fn require(&mut self, decoder: &mut Decoder, name: &'static str) -> Option<Node> {
        let node = self.take(name);
        if let Some(probed) = &self.probed {
            probed.demand(name);
        }
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
        let kind = self.probed.map(|probed| NodeKind::Probe(probed.others()));
        let any = kind.map(|kind| (String::new(), (self.span, Node { span: self.span, kind })));
        let all = self.left.into_iter().chain(any);
        all.map(|(name, (span, node))| (Spanned::new(name, span), node))
    }

    /// Whether questions are noted, and nothing else is there.
    pub(super) fn is_probed(&self) -> bool {
        self.probed.is_some()
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
