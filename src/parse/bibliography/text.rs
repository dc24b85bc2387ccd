//! The texts and addresses of the bibliography, which Hayagriva takes as they are, held to the rules of all others.

use crate::parse::node::{Decoder, Node, NodeKind};
use crate::source::Spanned;

/// Reports invisible characters and addresses that cannot be linked to. Such addresses are taken out.
pub(super) fn judge(decoder: &mut Decoder<'_>, node: &mut Node) {
    match &mut node.kind {
        NodeKind::Null | NodeKind::Refused(_) => {}
        NodeKind::Scalar(text) => {
            decoder.report_invisible(&Spanned::new(text.clone(), node.span));
        }
        NodeKind::List(items) => items.iter_mut().for_each(|item| judge(decoder, item)),
        NodeKind::Map(pairs) => pairs.retain_mut(|(key, value)| {
            if key.value == "url" {
                return is_address(decoder, value);
            }
            judge(decoder, value);
            true
        }),
    }
}

/// Whether `url` holds an address: by itself, or as `value` beside the date of a visit.
fn is_address(decoder: &mut Decoder<'_>, url: &Node) -> bool {
    match &url.kind {
        NodeKind::Scalar(_) => decoder.address(url.clone()).is_some(),
        NodeKind::Map(pairs) => {
            let mut values = pairs.iter().filter(|(key, _)| key.value == "value");
            values.all(|(_, value)| decoder.address(value.clone()).is_some())
        }
        _ => true,
    }
}
