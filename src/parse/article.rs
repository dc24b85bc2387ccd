//! `articles/ID.yaml` → [`RawArticle`].

use std::collections::BTreeMap;

use super::change::changes;
use super::field::{bad_id, is_id};
use super::form;
use super::format::Named;
use super::markup::Shape;
use super::metadata::metadata;
use super::node::{Decoder, Fields, Node, NodeKind};
use super::raw::{
    RawAnchor, RawArticle, RawMention, RawParagraph, RawSide, RawTranslation, Unresolved,
};
use crate::config::Linking;
use crate::diag::{Code, Diagnostic, has_errors, token};
use crate::lang::{Lang, Localized};
use crate::model::article::TranslationState;
use crate::model::{Confidence, Dating, Form, FormName, Note, NoteKind, Text};
use crate::source::{FileId, Span, Spanned};

pub(super) fn article(
    decoder: &mut Decoder<'_>,
    node: Node,
    id: &str,
    file: FileId,
) -> Option<RawArticle> {
    let mut fields = decoder.fields(node, "article")?;
    let title = fields.require(decoder, "title").map(|node| decoder.local_prose(node, "title"));
    let former_ids = decoder.former_ids(&mut fields);
    let original = fields.require(decoder, "original").and_then(|node| decoder.lang(node));
    let is_known = original.is_some();
    let metadata = metadata(decoder, &mut fields);
    let original = original.unwrap_or(Lang::Ar);
    let mut article = RawArticle {
        id: id.to_owned(),
        former_ids,
        file,
        span: fields.span,
        title: title.unwrap_or_default(),
        original,
        summary: fields
            .take("summary")
            .map(|node| decoder.local_prose(node, "summary"))
            .unwrap_or_default(),
        changes: changes(decoder, &mut fields, metadata.date.known()),
        metadata,
        linking: fields.take("linking").and_then(|node| decoder.word(node, Linking::WORDS)),
        defaults: fields
            .take("mentions_default")
            .map(|node| defaults(decoder, node))
            .unwrap_or_default(),
        paragraphs: fields
            .require(decoder, "paragraphs")
            .map(|node| {
                decoder.list(node, |decoder, node| Some(paragraph(decoder, node, original)))
            })
            .unwrap_or_default(),
    };
    fields.finish(decoder);
    report_repeated_ids(decoder, &article.paragraphs);
    if !is_known {
        doubt_sides(&mut article);
    }
    Some(article)
}

/// Of an article in no known language no side is the original, and so none can differ from it.
fn doubt_sides(article: &mut RawArticle) {
    for paragraph in &mut article.paragraphs {
        for lang in Lang::ALL {
            let side = paragraph.sides.get_mut(lang);
            side.get_or_insert_with(|| RawSide::refused(paragraph.id.span)).refused = true;
        }
    }
}

/// A mapping from forms to what they mean in this article.
fn defaults(decoder: &mut Decoder<'_>, node: Node) -> Vec<(Spanned<String>, Vec<Spanned<String>>)> {
    let Some(fields) = decoder.fields(node, "mapping of forms") else { return Vec::new() };
    fields.rest().map(|(form, node)| (form, entities_or_none(decoder, node))).collect()
}

/// One id, several, or `none`.
fn entities_or_none(decoder: &mut Decoder<'_>, node: Node) -> Vec<Spanned<String>> {
    match &node.kind {
        NodeKind::Scalar(word) if word == "none" => Vec::new(),
        NodeKind::Null => decoder.id(node, Named::EntityOrNone).into_iter().collect(),
        _ => decoder.ids(node, Named::EntityOrNone),
    }
}

fn report_repeated_ids(decoder: &mut Decoder<'_>, paragraphs: &[RawParagraph]) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.id.value.is_empty()) {
        let id = &paragraph.id;
        if let Some(first) = seen.insert(&id.value, id.span) {
            let word = token(&id.value);
            let message = format!("two paragraphs have the id {word}");
            decoder.report(
                Diagnostic::new(Code::DuplicateId, id.span, message)
                    .label(format!("{word} again"))
                    .related(first, format!("{word} first stands here"))
                    .hint("give the new paragraph an id that was never used"),
            );
        }
    }
}

fn paragraph(decoder: &mut Decoder<'_>, node: Node, original: Lang) -> RawParagraph {
    let span = node.span;
    let Some(mut fields) = decoder.fields(node, "paragraph") else {
        return RawParagraph::refused(span);
    };
    let id = fields.require(decoder, "id").and_then(|node| own_id(decoder, node));
    let (span, before) = (fields.span, decoder.diagnostics.len());
    let form = form::form(decoder, &mut fields);
    let is_form_refused = has_errors(&decoder.diagnostics[before..]);
    let shape = form::shape(form.name());
    let sides = Localized::from_fn(|lang| {
        // A break has no words; those that stand at one are fields that it does not know.
        let node = if form.name() == FormName::Break { None } else { fields.take(lang.tag()) };
        side(decoder, node?, shape, lang == original)
    });
    let mut paragraph = RawParagraph {
        id: id.unwrap_or_else(|| Spanned::new(String::new(), span)),
        form,
        sides,
        translation: fields.take("translation").and_then(|node| translation(decoder, node)),
        mentions: fields
            .take("mentions")
            .map(|node| decoder.list(node, mention))
            .unwrap_or_default(),
        dates: fields.take("dates").map(|node| decoder.list(node, dating)).unwrap_or_default(),
        notes: fields.take("notes").map(|node| decoder.list(node, note)).unwrap_or_default(),
    };
    if is_form_refused || fields.may_have_more() {
        paragraph.sides = paragraph.sides.map(|_, side| side.or(Some(RawSide::refused(span))));
    }
    fields.finish(decoder);
    paragraph
}

/// The id of a paragraph. One that cannot be an id is reported, and keeps the paragraph in its place.
fn own_id(decoder: &mut Decoder<'_>, node: Node) -> Option<Spanned<String>> {
    let word = decoder.text(node)?;
    if !is_id(&word.value) {
        decoder.report(bad_id(&word));
    }
    Some(word)
}

/// One side of a paragraph. Where all of it is refused, an empty one that says so.
fn side(decoder: &mut Decoder<'_>, node: Node, shape: Shape, is_original: bool) -> Option<RawSide> {
    let (span, before) = (node.span, decoder.diagnostics.len());
    let is_reported = matches!(node.kind, NodeKind::Refused(_));
    let text = decoder.passage(node, shape, is_original).map(|text| text.value);
    let refused = is_reported || has_errors(&decoder.diagnostics[before..]);
    match text {
        Some(text) => Some(RawSide { text, span, refused }),
        None => refused.then(|| RawSide::refused(span)),
    }
}

impl RawSide {
    /// A side of which nothing could be read.
    fn refused(span: Span) -> Self {
        Self { text: Text::plain(""), span, refused: true }
    }
}

impl RawParagraph {
    /// A paragraph of which nothing could be read. It keeps its place.
    fn refused(span: Span) -> Self {
        Self {
            id: Spanned::new(String::new(), span),
            form: Form::default(),
            sides: Localized::from_fn(|_| Some(RawSide::refused(span))),
            translation: None,
            mentions: Vec::new(),
            dates: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// The state of a translation that was revised to fit the original of today: `check --fix` writes its hash, and then it is
/// reviewed.
const REVISED: &str = "revised";

fn translation(decoder: &mut Decoder<'_>, node: Node) -> Option<RawTranslation> {
    let mut fields = decoder.fields(node, "translation")?;
    let blank = fields.null("of").and_then(|(key, value)| room(decoder, key, value));
    let of = fields.take("of").and_then(|node| decoder.text(node));
    let state = fields.take("state");
    let place = state.as_ref().map(|node| node.span);
    let words = TranslationState::WORDS.iter().map(|(word, state)| (*word, (*state, false)));
    let words: Vec<_> = words.chain([(REVISED, (TranslationState::Reviewed, true))]).collect();
    // Of a state that is refused nobody knows whether it is a draft.
    let (state, is_revised) = state.map_or((TranslationState::Draft, false), |node| {
        decoder.word(node, &words).unwrap_or((TranslationState::Reviewed, false))
    });
    let revised = place.filter(|_| is_revised);
    fields.finish(decoder);
    Some(RawTranslation { of, blank, state, revised })
}

/// Where a field says nothing: the word for that, or else the colon.
fn room(decoder: &Decoder<'_>, key: Span, value: Span) -> Option<Span> {
    if !value.range().is_empty() {
        return Some(value);
    }
    let end = key.range().end;
    let colon = decoder.sources.file(key.file).text.get(end..)?.find(':')?;
    Some(Span::new(key.file, end + colon..end + colon + 1))
}

/// Reads `at` and `nth`; without `at` the anchor is the whole paragraph.
fn anchor(decoder: &mut Decoder<'_>, fields: &mut Fields) -> RawAnchor {
    let at = fields.take("at");
    let place = at.as_ref().map(|node| node.span);
    let nth_node = fields.take("nth");
    if let Some(node) = nth_node.as_ref().filter(|_| at.is_none()) {
        let message = "`nth` counts occurrences of a quote, and there is no `at`";
        decoder.report(
            Diagnostic::new(Code::MissingField, node.span, message)
                .label("`at` is missing beside it")
                .hint("add the quote under `at:`, or delete `nth:`"),
        );
    }
    let is_empty = at.as_ref().is_some_and(says_nothing);
    let quotes =
        at.map(|node| decoder.localized(node, "anchor", Decoder::text)).unwrap_or_default();
    if let Some(span) = place.filter(|_| is_empty) {
        decoder.report(
            Diagnostic::new(Code::MissingField, span, "this `at` quotes nothing")
                .label("neither `ar` nor `en` has words")
                .hint("write a quote, or delete `at:` if the whole paragraph is meant"),
        );
    }
    let before = decoder.diagnostics.len();
    let is_reported =
        nth_node.as_ref().is_some_and(|node| matches!(node.kind, NodeKind::Refused(_)));
    let nth = nth_node.map(|node| nth(decoder, node)).unwrap_or_default();
    let nth_refused = is_reported || decoder.diagnostics.len() > before;
    RawAnchor { quotes, nth, nth_refused }
}

/// Whether a mapping has no value in any side. Other fields are reported by themselves.
fn says_nothing(node: &Node) -> bool {
    let NodeKind::Map(pairs) = &node.kind else { return false };
    let is_blank = |(key, value): &(Spanned<String>, Node)| {
        matches!(value.kind, NodeKind::Null) && Lang::from_tag(&key.value).is_some()
    };
    pairs.iter().all(is_blank)
}

fn nth(decoder: &mut Decoder<'_>, node: Node) -> Localized<Option<Spanned<usize>>> {
    if node.probe().is_some() {
        decoder.count(node.clone());
    }
    if let NodeKind::Scalar(_) = node.kind {
        let count = decoder.count(node);
        return Localized { ar: count.clone(), en: count };
    }
    decoder.localized(node, "nth", Decoder::count)
}

fn mention(decoder: &mut Decoder<'_>, node: Node) -> Option<RawMention> {
    let mut fields = decoder.fields(node, "mention")?;
    let anchor = anchor(decoder, &mut fields);
    let is = fields.require(decoder, "is")?;
    let is = entities_or_none(decoder, is);
    fields.finish(decoder);
    Some(RawMention { anchor, is })
}

fn dating(decoder: &mut Decoder<'_>, node: Node) -> Option<Dating<Unresolved>> {
    let mut fields = decoder.fields(node, "date")?;
    if !fields.has("at") {
        fields.require(decoder, "at");
    }
    let anchor = anchor(decoder, &mut fields);
    let date = fields.take("is").and_then(|node| decoder.date(node));
    let confidence = fields.take("confidence");
    let confidence = confidence.and_then(|node| decoder.word(node, Confidence::WORDS));
    fields.finish(decoder);
    Some(Dating { anchor, date, confidence: confidence.unwrap_or_default() })
}

fn note(decoder: &mut Decoder<'_>, node: Node) -> Option<Note<Unresolved>> {
    let mut fields = decoder.fields(node, "note")?;
    let span = fields.span;
    let kind = fields
        .require(decoder, "kind")
        .and_then(|node| decoder.word(node, NoteKind::WORDS))
        .unwrap_or(NoteKind::Context);
    let anchor = anchor(decoder, &mut fields);
    let text = fields
        .require(decoder, "text")
        .map(|node| decoder.local_prose(node, "note text"))
        .unwrap_or_default();
    let sources =
        fields.take("sources").map(|node| decoder.ids(node, Named::Source)).unwrap_or_default();
    fields.finish(decoder);
    Some(Note { kind, anchor, text, sources, span })
}
