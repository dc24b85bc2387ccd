//! A part of the index, before it has a name.

use serde::Serialize;
use serde_json::Value;

/// A shard or a chunk.
pub(super) struct Part {
    /// The first key that it holds, or the number of its first unit.
    pub(super) first: Value,
    /// What it holds, as JSON.
    pub(super) content: String,
}

/// A list in JSON, written value by value.
#[derive(Default)]
pub(super) struct List(String);

impl List {
    pub(super) fn add(&mut self, value: &impl Serialize) {
        self.push(&serde_json::to_string(value).unwrap_or_default());
    }

    /// Adds a value that is JSON already.
    pub(super) fn push(&mut self, json: &str) {
        self.0.push(if self.is_empty() { '[' } else { ',' });
        self.0.push_str(json);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its bytes so far.
    pub(super) fn size(&self) -> usize {
        self.0.len()
    }

    pub(super) fn finish(mut self) -> String {
        self.0.push_str(if self.is_empty() { "[]" } else { "]" });
        self.0
    }
}
