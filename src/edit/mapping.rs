//! The fields of a mapping among the values of a file, and where one more stands.

use std::ops::Range;

use super::lines::{above_comments, before_on_line, line_end};
use crate::diag::Splice;
use crate::parse::values::{Value, ValueKind};
use crate::source::{FileId, Sources, Span};

/// The fields of the outermost mapping, each with what is below it.
pub(super) fn group(values: &[Value]) -> Vec<(&Value, &[Value])> {
    let Some(depth) = values.first().map(|it| it.depth) else { return Vec::new() };
    let is_key = |it: &Value| it.kind == ValueKind::Key && it.depth == depth;
    let starts = (0..values.len()).filter(|at| is_key(&values[*at])).collect::<Vec<_>>();
    let ends = starts.iter().skip(1).copied().chain([values.len()]);
    starts.iter().zip(ends).map(|(start, end)| (&values[*start], &values[start + 1..end])).collect()
}

/// The fields of one mapping of a file.
pub(super) struct Mapping<'v> {
    pub(super) sources: &'v Sources,
    pub(super) file: FileId,
    /// Its keys and all that is below them.
    pub(super) values: &'v [Value],
}

impl<'v> Mapping<'v> {
    /// The file's own mapping, or that of one of its keys.
    pub(super) fn new(
        sources: &'v Sources,
        file: FileId,
        values: &'v [Value],
        key: Option<&str>,
    ) -> Self {
        let Some(key) = key else { return Self { sources, file, values } };
        let is_key = |it: &Value| it.kind == ValueKind::Key && it.depth == 1;
        let start = values.iter().position(|it| is_key(it) && it.text == key);
        let inner = start.and_then(|at| values.get(at + 1..)).unwrap_or_default();
        let end = inner.iter().position(is_key).unwrap_or(inner.len());
        Self { sources, file, values: &inner[..end] }
    }

    fn text(&self) -> &'v str {
        &self.sources.file(self.file).text
    }

    fn splice(&self, range: Range<usize>, text: String) -> Splice {
        Splice { span: Span::new(self.file, range), text }
    }

    /// Adds ids to a field that holds a list of them. One that is new stands behind the first field.
    pub(super) fn add_ids(&self, name: &str, ids: &[&str]) -> Option<Splice> {
        let fields = group(self.values);
        let added = ids.join(", ");
        let Some((key, values)) = fields.iter().find(|(key, _)| key.text == name) else {
            return self.insert(&fields, &format!("{name}: [{added}]"));
        };
        let (text, last) = (self.text(), values.last()?);
        let range = last.span.range();
        if last.kind != ValueKind::Text {
            return Some(self.splice(key.span.range().end..range.end, format!(": [{added}]")));
        }
        if last.items == 0 {
            let old = text.get(range.clone())?;
            return Some(self.splice(range, format!("[{old}, {added}]")));
        }
        let behind = text.get(range.end..)?.trim_start();
        if behind.starts_with([',', ']']) {
            return Some(self.splice(range.end..range.end, format!(", {added}")));
        }
        let dash = before_on_line(text, range.start);
        let lines: String = ids.iter().map(|id| format!("\n{dash}{id}")).collect();
        let end = line_end(text, range.end);
        Some(self.splice(end..end, lines))
    }

    /// Inserts a field behind the first one.
    fn insert(&self, fields: &[(&Value, &[Value])], field: &str) -> Option<Splice> {
        let text = self.text();
        let (first, values) = fields.first()?;
        let start = first.span.range().start;
        if text.get(..start)?.trim_end().ends_with('{') {
            return Some(self.splice(start..start, format!("{field}, ")));
        }
        let indent = before_on_line(text, start);
        if let Some((second, _)) = fields.get(1) {
            let at = above_comments(text, second.span.range().start);
            return Some(self.splice(at..at, format!("{indent}{field}\n")));
        }
        let end = line_end(text, values.last().unwrap_or(first).span.range().end);
        Some(self.splice(end..end, format!("\n{indent}{field}")))
    }
}
