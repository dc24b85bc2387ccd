//! YAML text → [`Node`]. The only module that names the YAML crate.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Error, Location, Spanned as Located};

use super::node::{Node, NodeKind};
use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Sources, Span, Spanned};

/// Reads one YAML file. An empty file is `Null`.
///
/// # Errors
/// A `yaml-syntax` diagnostic at the place where reading stopped.
pub(super) fn read(sources: &Sources, file: FileId) -> Result<Node, Diagnostic> {
    // Repeated keys reach us, so that each can be reported with both places.
    let options = serde_yaml::options! { duplicate_keys: DuplicateKeyPolicy::PassThrough };
    let text = &sources.file(file).text;
    match serde_yaml::from_str_with_options::<Located<Raw>>(text, options) {
        Ok(raw) => Ok(node(raw, text, file)),
        Err(error) => Err(syntax_error(&error, text, file)),
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

fn node(raw: Located<Raw>, text: &str, file: FileId) -> Node {
    let span = span(&raw.referenced, text, file);
    let kind = match raw.value {
        Raw::Null => NodeKind::Null,
        Raw::Text(value) => NodeKind::Scalar(value),
        Raw::Other => {
            let defined = self::span(&raw.defined, text, file);
            NodeKind::Scalar(text.get(defined.range()).unwrap_or_default().to_owned())
        }
        Raw::List(items) => {
            NodeKind::List(items.into_iter().map(|item| node(item, text, file)).collect())
        }
        Raw::Map(pairs) => NodeKind::Map(
            pairs
                .into_iter()
                .map(|(key, value)| {
                    let key_span = self::span(&key.referenced, text, file);
                    (Spanned::new(key.value, key_span), node(value, text, file))
                })
                .collect(),
        ),
    };
    Node { span, kind }
}

/// The bytes of a node. Block scalars reach to the start of the next line; that end is cut off.
fn span(location: &Location, text: &str, file: FileId) -> Span {
    let span = location.span();
    let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX).min(text.len());
    match (span.byte_offset(), span.byte_len()) {
        (Some(start), Some(length)) => {
            let (start, end) = (at(start), at(start + length));
            let raw = text.get(start..end).unwrap_or_default();
            Span::new(file, start..start + raw.trim_end().len())
        }
        _ => by_line(location, text, file),
    }
}

/// A place from line and column, where the reader gives no byte offset.
fn by_line(location: &Location, text: &str, file: FileId) -> Span {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX).saturating_sub(1);
    let (line, column) = (number(location.line()), number(location.column()));
    let start_of_line: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = &text[start_of_line.min(text.len())..];
    let inside = rest.char_indices().nth(column).map_or(rest.trim_end().len(), |(at, _)| at);
    let start = (start_of_line + inside).min(text.len());
    let length = text[start..].chars().next().map_or(0, char::len_utf8);
    Span::new(file, start..start + length)
}

fn syntax_error(error: &Error, text: &str, file: FileId) -> Diagnostic {
    let span = error.location().map_or(Span::file_start(file), |at| by_line(&at, text, file));
    let full = error.without_snippet().to_string();
    // The place is printed by the diagnostic itself.
    let message = full.split(" at line ").next().unwrap_or(&full).trim().to_owned();
    let token = text.get(span.range()).unwrap_or_default();
    let mut diagnostic = Diagnostic::new(Code::YamlSyntax, span, format!("YAML: {message}"))
        .label(if token.trim().is_empty() { "here".to_owned() } else { format!("at `{token}`") });
    if message.contains("mapping values") || message.contains("':'") {
        diagnostic =
            diagnostic.hint("put a text that contains `: ` into quotes or a block scalar (`|-`)");
    }
    diagnostic
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
