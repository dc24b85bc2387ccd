//! TOML text → [`Node`], so that `book.toml` is decoded and diagnosed like any other file.

mod slip;

use toml::Spanned as Located;
use toml::de::{DeTable, DeValue};

use super::node::{Node, NodeKind};
use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Sources, Span, Spanned};

/// Reads one TOML file, with a diagnostic for each line that cannot be read. If there is one, the values are those that
/// could be read, and what they say may not be what was meant.
pub(super) fn read(sources: &Sources, file: FileId) -> (Node, Vec<Diagnostic>) {
    let text = &sources.file(file).text;
    let (table, errors) = DeTable::parse_recoverable(text);
    let span = Span::new(file, table.span());
    let node = Node { span, kind: map(table.into_inner(), file) };
    let places =
        errors.iter().map(|error| (error.span().unwrap_or_default().start, error.message()));
    let slips = slip::find(text, places);
    let faults = slips.into_iter().map(|slip| slip.diagnostic(Code::TomlSyntax, sources, file));
    (node, faults.collect())
}

fn map(table: DeTable<'_>, file: FileId) -> NodeKind {
    let mut pairs: Vec<_> = table
        .into_iter()
        .map(|(key, value)| {
            let span = Span::new(file, key.span());
            (Spanned::new(key.into_inner().into_owned(), span), node(value, file))
        })
        .collect();
    pairs.sort_by_key(|(key, _)| key.span.start);
    NodeKind::Map(pairs)
}

fn node(value: Located<DeValue<'_>>, file: FileId) -> Node {
    let span = Span::new(file, value.span());
    let kind = match value.into_inner() {
        DeValue::String(text) => NodeKind::Scalar(text.into_owned()),
        DeValue::Integer(number) => NodeKind::Scalar(number.to_string()),
        DeValue::Float(number) => NodeKind::Scalar(number.to_string()),
        DeValue::Boolean(truth) => NodeKind::Scalar(truth.to_string()),
        DeValue::Datetime(date) => NodeKind::Scalar(date.to_string()),
        DeValue::Array(items) => {
            NodeKind::List(items.into_iter().map(|item| node(item, file)).collect())
        }
        DeValue::Table(table) => map(table, file),
    };
    Node { span, kind }
}
