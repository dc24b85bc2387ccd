//! `series/ID.yaml` → [`Series`].

use super::node::{Decoder, Node};
use crate::model::{Reference, Series};

/// Reads a series; its articles name it, so it names none.
pub(super) fn series(decoder: &mut Decoder<'_>, node: Node, id: &str) -> Option<Series<Reference>> {
    let mut fields = decoder.fields(node, "series")?;
    let span = fields.span;
    let title = fields.require(decoder, "title").map(|node| decoder.local_prose(node, "title"));
    let former_ids = decoder.former_ids(&mut fields);
    let summary = fields.take("summary").map(|node| decoder.local_prose(node, "summary"));
    fields.finish(decoder);
    Some(Series {
        id: id.to_owned(),
        former_ids,
        span,
        title: title.unwrap_or_default(),
        summary: summary.unwrap_or_default(),
        parts: Vec::new(),
    })
}
