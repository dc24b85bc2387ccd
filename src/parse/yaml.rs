//! YAML text → [`Node`], from the events of the YAML crate's parser. The only module that names that crate.
//!
//! Every scalar is a text as it is spelled; only a plain `null`, `~` or nothing is nothing. Refused are the features that
//! would change or lose what an author wrote: tags, anchors, aliases, merge keys, a second document.

pub(super) mod branches;
pub(super) mod dash;
mod line;
mod sign;
mod slip;

use std::ops::Range;

use serde_yaml::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle, StructureStyle};

use self::branches::DEPTH;
use super::node::{Node, NodeKind};
use super::slip::Slip;
use super::written::is_nothing;
use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Sources, Span, Spanned};

/// How many values a file may have.
const VALUES: usize = 250_000;

/// Reads one YAML file, with a diagnostic for each fault. An empty file is `Null`; one whose structure cannot be read is
/// nothing.
pub(super) fn read(sources: &Sources, file: FileId) -> (Option<Node>, Vec<Diagnostic>) {
    let mut reader = Reader::new(sources, file);
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    for event in Parser::new_from_str_with_options(reader.text, options) {
        let end = match event {
            Ok((event, span)) => reader.event(event, span),
            Err(error) => {
                let offset = error.marker().byte_offset().unwrap_or(reader.text.len());
                Err(Box::new(slip::find(reader.text, offset, &cause(error.kind()))))
            }
        };
        if let Err(slip) = end {
            // A sign that was refused is what the parser stumbled over.
            if reader.faults.is_empty() {
                let fault = reader.diagnostic(*slip);
                reader.faults.push(fault);
            }
            return (None, reader.faults);
        }
    }
    let nothing = Node { span: Span::file_start(file), kind: NodeKind::Null };
    (Some(reader.root.unwrap_or(nothing)), reader.faults)
}

/// What the error of the YAML crate says beyond its place.
fn cause(kind: &ErrorKind) -> slip::Cause {
    match kind {
        ErrorKind::RecursionLimitExceeded => slip::Cause::Depth(DEPTH),
        ErrorKind::UnexpectedCharacter { character } => slip::Cause::Character(*character),
        ErrorKind::BomInsideDocument => slip::Cause::Character('\u{FEFF}'),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => slip::Cause::Escape,
        _ => slip::Cause::Other,
    }
}

/// A list or mapping that is not closed yet.
enum Open {
    List(Vec<Node>),
    Map { pairs: Vec<(Spanned<String>, Node)>, key: Option<Key> },
}

/// The key whose value comes next.
enum Key {
    Word(Spanned<String>),
    /// `<<`, which was reported: nobody knows which fields it stands for.
    Merge(Spanned<String>),
    /// One that was reported: its value is left out.
    Refused,
}

/// Makes nodes from events, without recursion.
struct Reader<'t> {
    sources: &'t Sources,
    file: FileId,
    text: &'t str,
    open: Vec<(Open, Range<usize>, StructureStyle)>,
    root: Option<Node>,
    documents: usize,
    values: usize,
    faults: Vec<Diagnostic>,
    /// What makes the rest of the file another one than was meant.
    end: Option<Slip>,
}

/// What a node may carry before its value: an anchor, a tag.
struct Properties {
    has_anchor: bool,
    tag: Option<Range<usize>>,
}

impl<'t> Reader<'t> {
    fn new(sources: &'t Sources, file: FileId) -> Self {
        let text = &sources.file(file).text;
        let (open, faults) = (Vec::new(), Vec::new());
        Self { sources, file, text, open, root: None, documents: 0, values: 0, faults, end: None }
    }

    /// Takes one event.
    ///
    /// # Errors
    /// A slip after which the rest of the file cannot be read.
    fn event(&mut self, event: Event<'_>, span: granit_parser::Span) -> Result<(), Box<Slip>> {
        let range = span.byte_range().unwrap_or_default();
        let tag = span.tag_span().and_then(|span| span.byte_range());
        match event {
            Event::DocumentStart(..) => return self.document(&range),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let slip = sign::alias(self.text, &range);
                let node = self.refused(slip.range.clone());
                if !self.is_reported() {
                    self.refuse(slip);
                }
                self.push(node);
            }
            Event::Scalar(value, style, anchor, _) => {
                let properties = Properties { has_anchor: anchor != 0, tag };
                let node = self.scalar(value.into_owned(), style, range, &properties);
                self.push(node);
            }
            Event::SequenceStart(style, ..) => {
                self.tag(tag.as_ref());
                self.open.push((Open::List(Vec::new()), range, style));
            }
            Event::MappingStart(style, ..) => {
                self.tag(tag.as_ref());
                self.open.push((Open::Map { pairs: Vec::new(), key: None }, range, style));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            _ => {}
        }
        if let Some(slip) = self.end.take() {
            return Err(Box::new(slip));
        }
        self.values += 1;
        if self.values > 2 * VALUES { Err(Box::new(slip::too_large(VALUES))) } else { Ok(()) }
    }

    fn document(&mut self, range: &Range<usize>) -> Result<(), Box<Slip>> {
        self.documents += 1;
        if self.documents > 1 {
            Err(Box::new(slip::second_document(self.text, range.start)))
        } else {
            Ok(())
        }
    }

    fn scalar(
        &mut self,
        value: String,
        style: ScalarStyle,
        range: Range<usize>,
        properties: &Properties,
    ) -> Node {
        let is_plain = style == ScalarStyle::Plain;
        let range = range.start..range.start + written(self.text, &range).len();
        if !is_plain {
            self.tag(properties.tag.as_ref());
        } else if let Some(start) = properties.start(self.text, range.start) {
            let whole = start..range.end.max(start + sign::length(self.text, start));
            self.refuse(sign::before_text(self.text, whole.clone()));
            return self.refused(whole);
        } else if let Some(slip) = sign::comment(self.text, &range) {
            let whole = range.start..slip.range.end;
            self.refuse(slip);
            return self.refused(whole);
        } else if self.is_in_brackets()
            && let Some(slip) = sign::swallowed_field(self.text, &range)
        {
            self.refuse(slip);
            return self.refused(range);
        }
        let kind =
            if is_plain && is_nothing(&value) { NodeKind::Null } else { NodeKind::Scalar(value) };
        Node { span: self.span(range), kind }
    }

    fn is_in_brackets(&self) -> bool {
        self.open.last().is_some_and(|(.., style)| matches!(style, StructureStyle::Flow))
    }

    /// Reports a tag before a value that is none of its words. An anchor there does no harm, since no alias is taken.
    fn tag(&mut self, tag: Option<&Range<usize>>) {
        if let Some(tag) = tag {
            self.refuse(sign::before_value(self.text, tag.start));
        }
    }

    /// Whether the key of the value that comes next was reported.
    fn is_reported(&self) -> bool {
        let key = self.open.last().and_then(|(open, ..)| match open {
            Open::Map { key, .. } => key.as_ref(),
            Open::List(_) => None,
        });
        matches!(key, Some(Key::Merge(_) | Key::Refused))
    }

    fn close(&mut self, end: usize) {
        let Some((open, range, style)) = self.open.pop() else { return };
        let end = match style {
            StructureStyle::Flow => end,
            StructureStyle::Block => range.end,
        };
        let kind = match open {
            Open::List(items) => NodeKind::List(items),
            Open::Map { pairs, .. } => NodeKind::Map(pairs),
        };
        self.push(Node { span: self.span(range.start..end), kind });
    }

    /// Puts a finished value where it belongs.
    fn push(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some((Open::List(items), ..)) => items.push(node),
            Some((Open::Map { pairs, key }, ..)) => match key.take() {
                Some(Key::Word(word)) => match sign::lost_value(self.text, &word, &node) {
                    Some(slip) => {
                        let value = refused(self.text, self.file, slip.range.clone());
                        pairs.push((word, value));
                        self.refuse(slip);
                    }
                    None => pairs.push((word, node)),
                },
                Some(Key::Merge(word)) => {
                    let value = refused(self.text, self.file, node.span.range());
                    pairs.push((word, value));
                }
                Some(Key::Refused) => {}
                None => {
                    let word = self.key(node);
                    if let Some((Open::Map { key, .. }, ..)) = self.open.last_mut() {
                        *key = Some(word);
                    }
                }
            },
        }
    }

    fn key(&mut self, node: Node) -> Key {
        let written = self.text.get(node.span.range()).unwrap_or_default();
        match node.kind {
            NodeKind::Scalar(word) if word == "<<" && written == "<<" => {
                self.refuse(sign::merge_key(node.span.range()));
                Key::Merge(Spanned::new(word, node.span))
            }
            NodeKind::Scalar(word) => {
                self.end = dash::item(self.text, node.span.range().start);
                Key::Word(Spanned::new(word, node.span))
            }
            NodeKind::Null => Key::Word(Spanned::new(written.to_owned(), node.span)),
            NodeKind::List(_) | NodeKind::Map(_) => {
                self.refuse(sign::collection_key(self.text, node.span.range()));
                Key::Refused
            }
            NodeKind::Refused(_) | NodeKind::Probe(_) => Key::Refused,
        }
    }

    /// A text with a sign in it that is reported.
    fn refused(&self, range: Range<usize>) -> Node {
        refused(self.text, self.file, range)
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    fn refuse(&mut self, slip: Slip) {
        let fault = self.diagnostic(slip);
        self.faults.push(fault);
    }

    fn diagnostic(&self, slip: Slip) -> Diagnostic {
        slip.diagnostic(Code::YamlSyntax, self.sources, self.file)
    }
}

impl Properties {
    /// Where the first of them begins, if there are any before a value at `value`.
    fn start(&self, text: &str, value: usize) -> Option<usize> {
        let before = text.get(..value).unwrap_or_default();
        let anchor = self.has_anchor.then(|| before.rfind('&')).flatten();
        let tag = self.tag.as_ref().map(|tag| tag.start);
        anchor.into_iter().chain(tag).min()
    }
}

fn refused(text: &str, file: FileId, range: Range<usize>) -> Node {
    let kind = NodeKind::Refused(written(text, &range).to_owned());
    Node { span: Span::new(file, range), kind }
}

/// The bytes of a scalar. Block scalars reach to the start of the next line; that end is cut off.
fn written<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or_default().trim_end()
}
