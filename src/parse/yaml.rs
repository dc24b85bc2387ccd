//! YAML text → [`Node`]. The only module that names the YAML crate.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Error, Location, Spanned as Located};

use super::node::{Node, NodeKind};
use crate::diag::{Code, Diagnostic, token};
use crate::source::{FileId, Sources, Span, Spanned};

/// Reads one YAML file. An empty file is `Null`.
///
/// # Errors
/// A `yaml-syntax` diagnostic at the place where reading stopped.
pub(super) fn read(sources: &Sources, file: FileId) -> Result<Node, Box<Diagnostic>> {
    // Repeated keys reach us, so that each can be reported with both places.
    let options = serde_yaml::options! { duplicate_keys: DuplicateKeyPolicy::PassThrough };
    let places = Places { sources, file, text: &sources.file(file).text };
    match serde_yaml::from_str_with_options::<Located<Raw>>(places.text, options) {
        Ok(raw) => Ok(places.node(raw)),
        Err(error) => Err(Box::new(places.syntax_error(&error))),
    }
}

/// What serde hands over before places are attached.
enum Raw {
    Null,
    Text(String),
    /// A number or truth value: its spelling is read back from the file.
    Other,
    List(Vec<Located<Raw>>),
    Map(Vec<(Located<String>, Located<Raw>)>),
}

/// The file that the places of the YAML crate lie in.
struct Places<'s> {
    sources: &'s Sources,
    file: FileId,
    text: &'s str,
}

impl Places<'_> {
    fn node(&self, raw: Located<Raw>) -> Node {
        let span = self.span(&raw.referenced);
        let kind = match raw.value {
            Raw::Null => NodeKind::Null,
            Raw::Text(value) => NodeKind::Scalar(value),
            Raw::Other => NodeKind::Scalar(self.sources.slice(self.span(&raw.defined)).to_owned()),
            Raw::List(items) => {
                NodeKind::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            Raw::Map(pairs) => {
                let pair = |(key, value): (Located<String>, _)| {
                    (Spanned::new(key.value, self.span(&key.referenced)), self.node(value))
                };
                NodeKind::Map(pairs.into_iter().map(pair).collect())
            }
        };
        Node { span, kind }
    }

    /// The bytes of a node. Block scalars reach to the start of the next line; that end is cut off.
    fn span(&self, location: &Location) -> Span {
        let span = location.span();
        let (Some(start), Some(length)) = (span.byte_offset(), span.byte_len()) else {
            return self.by_line(location);
        };
        let span = self.sources.span(self.file, offset(start)..offset(start + length));
        let written = self.sources.slice(span).trim_end().len();
        let start = span.range().start;
        Span::new(self.file, start..start + written)
    }

    /// A place from line and column, where the reader gives no byte offset.
    fn by_line(&self, location: &Location) -> Span {
        let line = offset(location.line()).saturating_sub(1);
        let column = offset(location.column()).saturating_sub(1);
        let start_of_line: usize = self.text.split_inclusive('\n').take(line).map(str::len).sum();
        let rest = self.text.get(start_of_line..).unwrap_or_default();
        let (inside, length) = rest
            .char_indices()
            .nth(column)
            .map_or((rest.trim_end().len(), 1), |(offset, c)| (offset, c.len_utf8()));
        let start = start_of_line + inside;
        self.sources.span(self.file, start..start + length)
    }

    fn syntax_error(&self, error: &Error) -> Diagnostic {
        let span = error
            .location()
            .map_or(Span::file_start(self.file), |location| self.by_line(&location));
        let full = error.without_snippet().to_string();
        // The place is printed by the diagnostic itself.
        let message = full.split(" at line ").next().unwrap_or(&full).trim().to_owned();
        let written = self.sources.slice(span);
        let label = if written.trim().is_empty() {
            "here".to_owned()
        } else {
            format!("at {}", token(written))
        };
        let diagnostic =
            Diagnostic::new(Code::YamlSyntax, span, format!("YAML: {message}")).label(label);
        if message.contains("mapping values") || message.contains("':'") {
            return diagnostic
                .hint("put a text that contains `: ` into quotes or a block scalar (`|-`)");
        }
        diagnostic
    }
}

fn offset(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a YAML value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::Text(value))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(pair) = pairs.next_entry()? {
            map.push(pair);
        }
        Ok(Raw::Map(map))
    }
}
