//! A part of the index: made, named by its content, and handed on.

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use crate::hash::hash;

/// Who takes the parts of the index, from several threads: the path of each in the output, and its bytes.
pub type Put<'p> = &'p (dyn Fn((String, Vec<u8>)) + Sync);

/// A shard or a chunk.
pub(super) struct Part {
    /// The first key that it holds, or the number of its first unit.
    pub(super) first: Value,
    /// What it holds, as JSON.
    pub(super) content: String,
}

/// Hands on each part as a file, and says for the table what each begins with and its name.
pub(super) fn publish(mut parts: impl Iterator<Item = Part>, put: Put<'_>) -> Vec<Value> {
    /// So many are held at once.
    const TOGETHER: usize = 64;
    let mut table = Vec::new();
    loop {
        let some: Vec<Part> = parts.by_ref().take(TOGETHER).collect();
        if some.is_empty() {
            return table;
        }
        table.par_extend(some.into_par_iter().map(|part| part.publish(put)));
    }
}

impl Part {
    /// Its name is that of its content, so that it can be kept for ever.
    fn publish(self, put: Put<'_>) -> Value {
        let content = self.content;
        let name = hash(content.as_bytes(), 10);
        let script = format!("window.hashiya.search.part(\"{name}\",{content});\n");
        put((format!("search/parts/{name}.js"), script.into_bytes()));
        json!([self.first, name])
    }
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
