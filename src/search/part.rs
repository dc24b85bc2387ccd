//! A part of the index, before it has a name.

use serde_json::Value;

/// A shard or a chunk.
pub(super) struct Part {
    /// The first key that it holds, or the number of its first unit.
    pub(super) first: Value,
    /// What it holds, as JSON.
    pub(super) content: String,
}
