//! Items of lists among the values of a file: which belong together, and which bytes go with one of them.

use std::ops::Range;

use super::lines::{above_comments, before_on_line, line_end, line_start};
use crate::parse::values::{Value, ValueKind};

/// The values of a file and its text.
pub(super) struct Items<'v> {
    pub(super) text: &'v str,
    pub(super) values: &'v [Value],
}

/// Whether two stretches of values say the same once the first id of `ids` is the second.
pub(super) fn same(a: &[Value], b: &[Value], (old, into): (&str, &str)) -> bool {
    let text = |it: &Value| if it.text == old { into.to_owned() } else { it.text.clone() };
    let said = |values: &[Value]| -> Vec<(ValueKind, String)> {
        values.iter().map(|it| (it.kind, text(it))).collect()
    };
    said(a) == said(b)
}

impl<'v> Items<'v> {
    /// The items of a list; anything else is one part.
    pub(super) fn parts(values: &[Value]) -> Vec<&[Value]> {
        let Some(first) = values.first().filter(|it| it.items > 0) else {
            return if values.is_empty() { Vec::new() } else { vec![values] };
        };
        let begins = |it: &Value| it.items > 0 && it.depth == first.depth;
        let starts = (0..values.len()).filter(|at| begins(&values[*at])).collect::<Vec<_>>();
        let ends = starts.iter().skip(1).copied().chain([values.len()]);
        starts.iter().zip(ends).map(|(start, end)| &values[*start..end]).collect()
    }

    /// Whether some values are a relation to an id.
    pub(super) fn leads_to(part: &[Value], id: &str) -> bool {
        part.windows(2).any(|pair| {
            pair[0].kind == ValueKind::Key && pair[0].text == "to" && pair[1].text == id
        })
    }

    /// Whether a value says what a relation leads to.
    pub(super) fn is_relation(&self, at: usize) -> bool {
        let key = at.checked_sub(1).map(|before| &self.values[before]);
        key.is_some_and(|key| key.kind == ValueKind::Key && key.text == "to" && key.depth == 3)
    }

    /// Where the item begins that a value is in, and where the next item or something else begins.
    fn item(&self, at: usize) -> Option<(usize, usize)> {
        let depth = self.values.get(at)?.depth;
        let start = (0..=at).rev().find(|index| {
            let value = &self.values[*index];
            value.depth < depth || value.depth == depth && value.items > 0
        })?;
        let is_end = |it: &Value| it.depth < depth || it.depth == depth && it.items > 0;
        let behind = self.values.iter().skip(at + 1).position(is_end);
        let end = behind.map_or(self.values.len(), |offset| at + 1 + offset);
        (self.values[start].depth == depth).then_some((start, end))
    }

    /// The other items of the list that a value is an item of.
    pub(super) fn siblings(&self, at: usize) -> Vec<&'v Value> {
        let depth = self.values[at].depth;
        let is_within = |index: &usize| {
            let value = &self.values[*index];
            value.depth > depth || value.depth == depth && value.kind != ValueKind::Key
        };
        let before = (0..at).rev().take_while(is_within);
        let behind = (at + 1..self.values.len()).take_while(is_within);
        let all = before.chain(behind).map(|index| &self.values[index]);
        all.filter(|it| it.depth == depth).collect()
    }

    /// The bytes that go with the item that a value is in; with the last one the whole field goes.
    pub(super) fn removal(&self, at: usize) -> Option<Range<usize>> {
        let (start, end) = self.item(at)?;
        let first = self.values[start].span.range().start;
        let prefix = before_on_line(self.text, first).trim_start();
        let is_block =
            prefix.strip_prefix('-').is_some_and(|behind| matches!(behind.trim(), "" | "{"));
        if !is_block {
            return self.removal_between(at);
        }
        let next = self.values.get(end);
        let stop =
            next.map_or(self.text.len(), |it| above_comments(self.text, it.span.range().start));
        let key = start.checked_sub(1).map(|before| &self.values[before]);
        let is_first = key.is_some_and(|it| it.kind == ValueKind::Key);
        let is_last = next.is_none_or(|it| it.depth < self.values[start].depth);
        let from = match key.filter(|_| is_first && is_last) {
            Some(key) => key.span.range().start,
            None => first,
        };
        Some(line_start(self.text, from)..stop)
    }

    /// The bytes of a text between brackets, with the comma that parts it from the next one or the one before.
    fn removal_between(&self, at: usize) -> Option<Range<usize>> {
        let value = self.values.get(at).filter(|it| it.items > 0)?;
        let range = value.span.range();
        let behind = self.text.get(range.end..)?;
        let gap = behind.len() - behind.trim_start().len();
        if let Some(rest) = behind.trim_start().strip_prefix(',') {
            let space = rest.len() - rest.trim_start_matches(' ').len();
            return Some(range.start..range.end + gap + 1 + space);
        }
        let before = self.text.get(..range.start)?.trim_end();
        let comma = before.strip_suffix(',')?.len();
        Some(comma..range.end.min(line_end(self.text, range.end)))
    }
}
