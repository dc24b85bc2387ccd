//! The items of `changes` → [`Change`].

use super::node::{Decoder, Fields, Node};
use crate::diag::{Code, Diagnostic, token};
use crate::model::{Change, Date, Reference};
use crate::source::Spanned;

/// Reads what was changed; nothing changes before it is there.
pub(super) fn changes(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    published: Option<&Date>,
) -> Vec<Change<Reference>> {
    let read = |decoder: &mut Decoder<'_>, node| change(decoder, node, published);
    fields.take("changes").map(|node| decoder.list(node, read)).unwrap_or_default()
}

fn change(
    decoder: &mut Decoder<'_>,
    node: Node,
    published: Option<&Date>,
) -> Option<Change<Reference>> {
    let mut fields = decoder.fields(node, "change")?;
    let date = fields.require(decoder, "date");
    let text = fields.require(decoder, "text");
    let date = date.and_then(|node| {
        let span = node.span;
        Some(Spanned::new(decoder.date(node)?, span))
    });
    let text = text.map(|node| decoder.local_prose(node, "text of a change")).unwrap_or_default();
    fields.finish(decoder);
    let date = date?;
    if published.is_some_and(|published| date.value.ends_before(published)) {
        let written = token(decoder.sources.slice(date.span));
        let message = format!("the change of {written} is from before the article's `date`");
        decoder.report(
            Diagnostic::new(Code::ReversedDates, date.span, message)
                .label(written)
                .hint("correct the one that is wrong"),
        );
    }
    Some(Change { date: date.value, text })
}
