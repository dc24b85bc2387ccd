//! What a source says beyond Hayagriva's format: titles and names in both languages, a relay, any BCP 47 tag. It is taken out
//! of the entry before that is handed over.

use super::format::{Field, invalid, parents_mut};
use crate::diag::{Code, Diagnostic, token};
use crate::lang::{self, Lang};
use crate::model::FormerIds;
use crate::model::bibliography::{Name, Relay};
use crate::parse::deserialize::Refusal;
use crate::parse::node::{Decoder, Node, NodeKind};
use crate::parse::side::Places;
use crate::source::{Span, Spanned};

/// What is read here.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// The editors' words for the source.
    pub(super) description: Option<Name>,
    pub(super) publisher: Option<Name>,
    /// The works that hold it, the nearest first.
    pub(super) holders: Vec<Held>,
    pub(super) via: Option<Relay>,
    pub(super) language: Option<String>,
    pub(super) former_ids: FormerIds,
}

/// What is read here of a work that holds others.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    /// Its title in both languages.
    pub(super) title: Option<Name>,
    /// Who published it, in both languages.
    pub(super) publisher: Option<Name>,
    pub(super) language: Option<String>,
}

/// Takes what is read here out of the fields of an entry.
pub(super) fn take(
    decoder: &mut Decoder<'_>,
    key: &Spanned<String>,
    fields: &mut Vec<Field>,
) -> Own {
    Own {
        description: sides(decoder, key, fields, "title"),
        publisher: sides(decoder, key, fields, "publisher"),
        via: take_field(fields, "via", |_| true).and_then(|(_, node)| relay(decoder, key, node)),
        language: language(decoder, key, fields),
        holders: holders(decoder, key, fields),
        former_ids: take_field(fields, "former_ids", |_| true)
            .map(|(_, node)| decoder.usable_ids(node))
            .unwrap_or_default(),
    }
}

/// Takes a field that is there, has a value, and is of the wanted shape.
fn take_field(
    fields: &mut Vec<Field>,
    name: &str,
    is_wanted: impl Fn(&Node) -> bool,
) -> Option<Field> {
    let at = fields.iter().position(|(field, node)| {
        field.value == name && !matches!(node.kind, NodeKind::Null) && is_wanted(node)
    })?;
    Some(fields.remove(at))
}

/// Whether a value has a side for a language of the site.
fn has_sides(node: &Node) -> bool {
    let NodeKind::Map(pairs) = &node.kind else { return false };
    pairs.iter().any(|(key, _)| Lang::from_tag(&key.value).is_some())
}

/// Takes a field that has one text for each language.
fn sides(
    decoder: &mut Decoder<'_>,
    key: &Spanned<String>,
    fields: &mut Vec<Field>,
    name: &'static str,
) -> Option<Name> {
    let (_, node) = take_field(fields, name, has_sides)?;
    sided(decoder, key, node, name)
}

/// One text for each language.
fn sided(
    decoder: &mut Decoder<'_>,
    key: &Spanned<String>,
    node: Node,
    what: &'static str,
) -> Option<Name> {
    let (places, place) = (Places::of(&node), node.span);
    let sides = decoder.localized(node, what, words);
    decoder.report_lacking(&sides, &places, &format!("the {what} of {}", token(&key.value)));
    if sides.iter().all(|(_, side)| side.is_none()) {
        decoder.report(blank(what, &key.value, place));
        return None;
    }
    Some(Name::Sides(sides))
}

/// A text that has words. Its characters have been judged.
fn words(decoder: &mut Decoder<'_>, node: Node) -> Option<String> {
    let text = match node.kind {
        NodeKind::Refused(words) => words,
        _ => decoder.text(node)?.value,
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The diagnostic for a field of a source that has no word.
pub(super) fn blank(field: &str, source: &str, place: Span) -> Diagnostic {
    let message = format!("the {field} of the source {} is blank", token(source));
    let hint = match field {
        "title" => {
            "write the title, or your own words for the source in both languages: `{ar: …, en: …}`"
        }
        _ => "write a text, or delete the field",
    };
    Diagnostic::new(Code::InvalidSource, place, message)
        .label(format!("`{field}` without words"))
        .hint(hint)
}

/// Who carried the text.
fn relay(decoder: &mut Decoder<'_>, key: &Spanned<String>, node: Node) -> Option<Relay> {
    if !matches!(node.kind, NodeKind::Map(_)) {
        refuse(decoder, key, "via", &node);
        return None;
    }
    let mut fields = decoder.fields(node, "relay")?;
    let name = fields.require(decoder, "name");
    // Addresses have been judged, and those that cannot be linked to are gone.
    let url = fields.take("url").and_then(|node| decoder.text(node));
    fields.finish(decoder);
    let name = name.and_then(|node| relay_name(decoder, key, node))?;
    Some(Relay { name, url: url.map(|url| url.value) })
}

fn relay_name(decoder: &mut Decoder<'_>, key: &Spanned<String>, node: Node) -> Option<Name> {
    if has_sides(&node) {
        return sided(decoder, key, node, "relay");
    }
    let place = node.span;
    let is_text = matches!(node.kind, NodeKind::Scalar(_));
    let text = words(decoder, node);
    if text.is_none() && is_text {
        decoder.report(blank("relay", &key.value, place));
    }
    text.map(Name::Same)
}

/// The language of a work.
fn language(
    decoder: &mut Decoder<'_>,
    key: &Spanned<String>,
    fields: &mut Vec<Field>,
) -> Option<String> {
    let (_, node) = take_field(fields, "language", |_| true)?;
    let tag = match &node.kind {
        NodeKind::Refused(_) => return None,
        NodeKind::Scalar(word) => lang::canonical(word),
        _ => None,
    };
    if tag.is_none() {
        refuse(decoder, key, "language", &node);
    }
    tag
}

/// The works that hold the source, those that hold these, and so on.
fn holders(decoder: &mut Decoder<'_>, key: &Spanned<String>, fields: &mut [Field]) -> Vec<Held> {
    let mut holders = Vec::new();
    let mut works: Vec<&mut Vec<Field>> = fields.iter_mut().flat_map(parents_mut).collect();
    while !works.is_empty() {
        for work in &mut works {
            holders.push(Held {
                title: sides(decoder, key, work, "title"),
                publisher: sides(decoder, key, work, "publisher"),
                language: language(decoder, key, work),
            });
        }
        works = works.into_iter().flatten().flat_map(parents_mut).collect();
    }
    holders
}

/// Reports a value that is not what its field takes.
fn refuse(decoder: &mut Decoder<'_>, key: &Spanned<String>, field: &str, node: &Node) {
    decoder.report(invalid(decoder, key, &Refusal::of(field, node.span)));
}
