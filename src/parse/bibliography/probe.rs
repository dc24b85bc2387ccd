//! What an entry may hold, told to a probe: Hayagriva's types do not say it by themselves.

use hayagriva::types::EntryType;
use serde::Deserialize;

use super::format::{FIELDS, held, parts};
use crate::parse::format::Content;
use crate::parse::node::{Decoder, Node, NodeKind};

/// How deep works that hold others are described; below, anything is taken.
const DEPTH: usize = 1;

/// Tells a probe what an entry may hold.
pub(super) fn entry(decoder: &mut Decoder<'_>, node: Node) {
    let Some(mut fields) = decoder.fields(node.clone(), "source") else { return };
    fields.require(decoder, "type");
    described(decoder, node, FIELDS, DEPTH);
}

fn described(decoder: &mut Decoder<'_>, node: Node, names: &[&'static str], depth: usize) {
    let Some(mut fields) = decoder.fields(node, "source") else { return };
    for name in names {
        let Some(node) = fields.take(name) else { continue };
        match *name {
            "former_ids" => {
                decoder.usable_ids(node);
            }
            "type" => kind(decoder, node),
            "via" => relay(decoder, node),
            "parent" if depth > 0 => one_or_more(decoder, node, |decoder, node| {
                described(decoder, node, &held(), depth - 1);
            }),
            "parent" => {}
            "author" | "editor" => {
                one_or_more(decoder, node, |decoder, node| text_or_parts(decoder, node, name));
            }
            "affiliated" => one_or_more(decoder, node, |decoder, node| {
                opened(decoder, node, "people with a role", parts("affiliated"));
            }),
            "url" => {
                text(&node, Content::Address);
                opened(decoder, node, "url", parts("url"));
            }
            _ => text_or_parts(decoder, node, name),
        }
    }
}

fn text(node: &Node, content: Content) {
    if let Some(probe) = node.probe() {
        probe.text(content);
    }
}

fn one_or_more(
    decoder: &mut Decoder<'_>,
    node: Node,
    mut each: impl FnMut(&mut Decoder<'_>, Node),
) {
    each(decoder, node.clone());
    decoder.list(node, |decoder, node| -> Option<()> {
        each(decoder, node);
        None
    });
}

/// A text, or a mapping with it and what goes with it.
fn text_or_parts(decoder: &mut Decoder<'_>, node: Node, field: &'static str) {
    text(&node, Content::Plain);
    let parts = parts(field);
    if !parts.is_empty() {
        opened(decoder, node, field, parts);
    }
}

fn opened(
    decoder: &mut Decoder<'_>,
    node: Node,
    what: &'static str,
    parts: &'static [&'static str],
) {
    let Some(mut fields) = decoder.fields(node, what) else { return };
    for part in parts {
        // People with a role are one name or several.
        if let Some(node) = fields.take(part).filter(|_| *part != "names") {
            text(&node, Content::Plain);
        }
    }
}

/// The types that Hayagriva names when it refuses one.
fn kind(decoder: &mut Decoder<'_>, node: Node) {
    let unknown = Node { span: node.span, kind: NodeKind::Scalar(String::new()) };
    let words = EntryType::deserialize(&unknown).err().map_or(&[][..], |refusal| refusal.words);
    let words: Vec<(&'static str, ())> = words.iter().map(|word| (*word, ())).collect();
    decoder.word(node, &words);
}

fn relay(decoder: &mut Decoder<'_>, node: Node) {
    let Some(mut fields) = decoder.fields(node, "relay") else { return };
    if let Some(node) = fields.require(decoder, "name") {
        text(&node, Content::Plain);
        opened(decoder, node, "relay name", &["ar", "en"]);
    }
    if let Some(node) = fields.take("url") {
        text(&node, Content::Address);
    }
}
