//! An entry between its format and ours.

use crate::diag::token;
use crate::import::value::Value;

/// An entry as its file has it, in the fields of `sources.yaml`.
#[derive(Debug)]
pub(super) struct Entry {
    /// What the file calls it.
    pub(super) key: String,
    pub(super) fields: Vec<(String, Value)>,
}

/// The remark on fields of an entry that have no counterpart here; `None` if there are none.
pub(super) fn not_taken<'f>(key: &str, fields: impl Iterator<Item = &'f str>) -> Option<String> {
    let fields: Vec<String> = fields.map(token).collect();
    let key = token(key);
    let all = fields.join(", ");
    (!fields.is_empty()).then(|| format!("of {key} these fields were not taken: {all}"))
}
