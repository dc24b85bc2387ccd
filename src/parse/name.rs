//! Names without Markdown that are the same everywhere, or have a side for each language.

use super::node::{Decoder, Node, NodeKind};
use super::side::Places;
use crate::diag::{Code, Diagnostic};
use crate::model::bibliography::Name;
use crate::model::metadata::TagName;
use crate::source::Span;

/// A name as it is written everywhere, or one for each language.
pub(super) fn name(decoder: &mut Decoder<'_>, node: Node, what: &'static str) -> Option<Name> {
    if node.probe().is_some() {
        decoder.plain_text(node.clone());
    }
    if matches!(node.kind, NodeKind::Map(_) | NodeKind::Probe(_)) {
        return both(decoder, node, what).map(Name::Sides);
    }
    let text = decoder.plain_text(node)?;
    let words = text.value.trim().to_owned();
    if words.is_empty() {
        decoder.report(blank(text.span, what));
    }
    (!words.is_empty()).then_some(Name::Same(words))
}

/// A name in both languages; a missing side is reported.
fn both(decoder: &mut Decoder<'_>, node: Node, what: &'static str) -> Option<TagName> {
    let places = Places::of(&node);
    let sides = sides(decoder, node, what)?;
    decoder.report_missing(&sides, &places, what);
    Some(sides)
}

/// A name in one language or both.
pub(super) fn sides(decoder: &mut Decoder<'_>, node: Node, what: &'static str) -> Option<TagName> {
    let (span, before) = (node.span, decoder.diagnostics.len());
    let sides = decoder.localized(node, what, Decoder::plain_text);
    let words = sides.map(|_, text| {
        text.map(|text| text.value.trim().to_owned()).filter(|words| !words.is_empty())
    });
    let is_there = words.ar.is_some() || words.en.is_some();
    if !is_there && decoder.diagnostics.len() == before {
        decoder.report(blank(span, what));
    }
    is_there.then_some(words)
}

fn blank(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(Code::MissingField, span, format!("this {what} has no words"))
        .label("neither `ar` nor `en`")
        .hint("write a name, or delete it")
}
