//! `as`, and the fields that belong to a form alone.

use super::format::Named;
use super::markup::Shape;
use super::node::{Decoder, Fields, Node};
use super::raw::Unresolved;
use crate::diag::{Code, Diagnostic};
use crate::lang::Localized;
use crate::model::form::{Figure, Level};
use crate::model::{Form, FormName};

/// Reads the form of a paragraph.
pub(super) fn form(decoder: &mut Decoder<'_>, fields: &mut Fields) -> Form<Unresolved> {
    let name = fields.take("as").and_then(|node| decoder.word(node, FormName::WORDS));
    match name.unwrap_or_default() {
        FormName::Paragraph => Form::Paragraph,
        FormName::Heading => Form::Heading(level(decoder, fields)),
        FormName::Verse => Form::Verse,
        FormName::Quotation => Form::Quotation,
        FormName::List => Form::List,
        FormName::Table => Form::Table,
        FormName::Figure => figure(decoder, fields),
        FormName::Break => Form::Break,
    }
}

/// What the text of a paragraph of this form consists of.
pub(super) fn shape(form: FormName) -> Shape {
    match form {
        FormName::Verse => Shape::Verse,
        FormName::List => Shape::List,
        FormName::Table => Shape::Table,
        _ => Shape::Running,
    }
}

fn level(decoder: &mut Decoder<'_>, fields: &mut Fields) -> Level {
    let level = fields.take("level").and_then(|node| decoder.word(node, Level::WORDS));
    level.unwrap_or_default()
}

/// A figure. Without an image it is a paragraph, so that its caption is not lost as well.
fn figure(decoder: &mut Decoder<'_>, fields: &mut Fields) -> Form<Unresolved> {
    let image = fields.require(decoder, "image").and_then(|node| decoder.text(node));
    let alt = fields.require(decoder, "alt").map(|node| alternative(decoder, node));
    let credit = fields.take("credit").map(|node| decoder.local_prose(node, "credit"));
    let sources =
        fields.take("sources").map(|node| decoder.ids(node, Named::Source)).unwrap_or_default();
    let (alt, credit) = (alt.unwrap_or_default(), credit.unwrap_or_default());
    image.map_or(Form::Paragraph, |image| {
        Form::Figure(Box::new(Figure { image, alt, credit, sources }))
    })
}

/// What an image shows. Without any words some readers would not learn that it is there.
fn alternative(decoder: &mut Decoder<'_>, node: Node) -> Localized<Option<String>> {
    let (span, before) = (node.span, decoder.diagnostics.len());
    let alt = decoder.bilingual(node, "alternative text", Decoder::plain_text);
    let is_blank = alt.iter().all(|(_, text)| text.is_none());
    if is_blank && decoder.diagnostics.len() == before {
        decoder.report(
            Diagnostic::new(Code::MissingField, span, "this `alt` says nothing")
                .label("neither `ar` nor `en` has words")
                .hint("say in a few words what the image shows, for those who cannot see it"),
        );
    }
    alt.map(|_, text| text.map(|text| text.value))
}
