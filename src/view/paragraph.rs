//! A paragraph of an article: its sides, its notes, and the signs in its text.

use std::ops::Range;

use fluent_bundle::FluentValue;
use serde::Serialize;

use super::dating::date_sign;
use super::endnote::Cited;
use super::form::{FormView, form};
use super::margin::{Columns, Room};
use super::numbers::note_id;
use super::tools::{TranslationLink, plain_translation};
use super::{LinkView, Scope, TextView};
use crate::html::text::{NoteSign, Sign};
use crate::html::{Html, text};
use crate::lang::{Dir, Lang};
use crate::model::article::TranslationState;
use crate::model::{Article, Note, Paragraph, Passage};

/// A paragraph with one side or two.
#[derive(Debug, Serialize)]
pub(super) struct ParagraphView {
    id: String,
    form: FormView,
    /// Its number among those that readers count, in the digits of the page.
    number: Option<String>,
    /// Whether the other language than that of the page, if it has one, is missing.
    alone: bool,
    /// The way to its other language, for readers without a script.
    translation: Option<TranslationLink>,
    sides: Vec<SideView>,
    /// Entities that it speaks of without naming them.
    subjects: Vec<LinkView>,
    notes_label: String,
    notes: Vec<NoteView>,
}

/// One side of a paragraph.
#[derive(Debug, Serialize)]
struct SideView {
    lang: &'static str,
    dir: Dir,
    /// `None` where the paragraph has no text in this language.
    html: Option<Html>,
    /// What the reader should know of this side, in the page's language.
    notice: Option<String>,
}

/// A note below or beside its paragraph.
#[derive(Debug, Serialize)]
pub(super) struct NoteView {
    pub(super) number: usize,
    id: String,
    /// The sign in the text that it belongs to.
    back: String,
    /// The number in the language's digits.
    pub(super) sign: String,
    pub(super) kind: &'static str,
    pub(super) kind_label: String,
    /// The words it glosses; `None` = the whole paragraph.
    quote: Option<TextView>,
    text: Option<TextView>,
    sources: Vec<LinkView>,
    /// The numbers of its sources below the article.
    endnotes: Vec<String>,
    room: Room,
}

/// Where a paragraph stands in its article.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// Its number among the paragraphs that readers count.
    pub(super) number: Option<usize>,
    /// The number of its first note.
    pub(super) first_note: usize,
}

/// Makes a paragraph with a side for each of `langs`.
pub(super) fn paragraph(
    scope: &Scope<'_>,
    cited: &Cited<'_>,
    paragraph: &Paragraph,
    place: Standing,
    langs: &[Lang],
) -> ParagraphView {
    let first = place.first_note;
    let ui = scope.ui();
    let id = FluentValue::from(paragraph.id.clone());
    let side = |lang: Lang| side(scope, cited.article, paragraph, first, lang);
    let has_both = Lang::ALL.into_iter().all(|lang| paragraph.passages.get(lang).is_some());
    let sides = match *langs {
        _ if paragraph.passages.iter().all(|(_, passage)| passage.is_none()) => Vec::new(),
        [lang] if paragraph.passages.get(lang).is_none() => {
            let notice = notice_alone(scope, cited.article, paragraph, lang);
            vec![SideView { notice, ..side(lang.other()) }]
        }
        _ => langs.iter().copied().map(side).collect(),
    };
    ParagraphView {
        id: paragraph.id.clone(),
        form: form(scope, cited, paragraph),
        number: place.number.map(|number| ui.number(number)),
        alone: langs.len() == 1 && !has_both,
        translation: (langs.len() == 1 && has_both && place.number.is_some())
            .then(|| plain_translation(scope, cited.article, &paragraph.id))
            .flatten(),
        sides,
        subjects: paragraph.subjects.iter().map(|id| scope.entity_link(*id)).collect(),
        notes_label: ui.format("notes_of_paragraph", &[("id", id)]),
        notes: article_notes(scope, cited, paragraph, first, langs),
    }
}

/// Those notes of a paragraph whose numbers are wanted. They quote, and lead back to, its side in the language of the page, or the
/// one that stands in for it.
pub(super) fn notes(
    scope: &Scope<'_>,
    paragraph: &Paragraph,
    first: usize,
    wanted: &Range<usize>,
) -> Vec<NoteView> {
    let is_there = paragraph.passages.get(scope.lang).is_some();
    let shown = if is_there { scope.lang } else { scope.lang.other() };
    let notes = (first..).zip(&paragraph.notes).filter(|(number, _)| wanted.contains(number));
    notes.map(|(number, note)| note_view(scope, paragraph, note, number, shown)).collect()
}

/// The notes of a paragraph with their places in the margin, and the numbers of their sources.
fn article_notes(
    scope: &Scope<'_>,
    cited: &Cited<'_>,
    paragraph: &Paragraph,
    first: usize,
    langs: &[Lang],
) -> Vec<NoteView> {
    let columns = if langs.len() > 1 { Columns::PARALLEL } else { Columns::READING };
    let rooms = columns.rooms(paragraph, langs, scope.lang);
    let endnotes = paragraph.notes.iter().map(|note| cited.numbers(scope, &note.sources));
    let all = first..first + paragraph.notes.len();
    let notes = notes(scope, paragraph, first, &all).into_iter().zip(rooms).zip(endnotes);
    notes.map(|((note, room), endnotes)| NoteView { endnotes, room, ..note }).collect()
}

fn note_view(
    scope: &Scope<'_>,
    paragraph: &Paragraph,
    note: &Note,
    number: usize,
    shown: Lang,
) -> NoteView {
    let quote = note.anchor.get(shown).as_ref().and_then(|range| {
        let passage = paragraph.passages.get(shown).as_ref()?;
        Some(scope.view(shown, text::quote(passage, range, shown)))
    });
    NoteView {
        number,
        id: note_id(number),
        // Where there are no words, no sign stands behind them.
        back: match paragraph.passages.get(shown) {
            Some(_) => sign_id(number, shown),
            None => paragraph.id.clone(),
        },
        sign: scope.ui().number(number),
        kind: note.kind.word(),
        kind_label: scope.ui().text(&format!("kind_{}", note.kind.word())),
        quote,
        text: scope.text(&note.text),
        sources: scope.source_links(&note.sources),
        endnotes: Vec::new(),
        room: Room::default(),
    }
}

/// The id of a sign. Both sides may stand on one page, so it names the language.
pub(super) fn sign_id(number: usize, lang: Lang) -> String {
    format!("_ref-{number}-{}", lang.tag())
}

fn side(
    scope: &Scope<'_>,
    article: &Article,
    paragraph: &Paragraph,
    first: usize,
    lang: Lang,
) -> SideView {
    let passage = paragraph.passages.get(lang).as_ref();
    let signs = signs(scope, paragraph, first, lang);
    SideView {
        lang: lang.tag(),
        dir: lang.dir(),
        html: passage.map(|passage| passage_html(scope, passage, &signs, lang)),
        notice: notice(scope, article, paragraph, lang),
    }
}

fn passage_html(scope: &Scope<'_>, passage: &Passage, signs: &[Sign], lang: Lang) -> Html {
    text::passage(&passage.text, &passage.mentions, signs, lang, scope)
}

pub(super) fn signs(
    scope: &Scope<'_>,
    paragraph: &Paragraph,
    first: usize,
    lang: Lang,
) -> Vec<Sign> {
    let notes = paragraph.notes.iter().enumerate();
    let end = paragraph.passages.get(lang).as_ref().map_or(0, |side| side.text.plain.len());
    let notes = notes.map(|(index, note)| note_sign(scope, note, first + index, lang, end));
    let date = |dating| date_sign(scope, paragraph, dating, lang);
    let dates = paragraph.dates.iter().filter_map(date);
    dates.map(Sign::Date).chain(notes.map(Sign::Note)).collect()
}

/// Signs speak the language of the text they stand in. That of a note on the whole paragraph stands at its end.
fn note_sign(scope: &Scope<'_>, note: &Note, number: usize, lang: Lang, end: usize) -> NoteSign {
    let (ui, kind) = (scope.site.uis.get(lang), note.kind.word());
    let variables = [
        ("n", FluentValue::from(ui.number(number))),
        ("kind", FluentValue::from(ui.text(&format!("kind_{kind}")))),
    ];
    NoteSign {
        number,
        text: ui.number(number),
        range: note.anchor.get(lang).clone().unwrap_or(end..end),
        id: sign_id(number, lang),
        target: note_id(number),
        kind,
        label: ui.format("note_ref", &variables),
    }
}

/// What readers of one language must know of a paragraph that stands alone: that it is shown in the other one, or is a translation
/// with a doubt.
pub(crate) fn notice_alone(
    scope: &Scope<'_>,
    article: &Article,
    paragraph: &Paragraph,
    lang: Lang,
) -> Option<String> {
    if paragraph.passages.get(lang).is_none() {
        return paragraph.passages.prefer(lang).map(|_| scope.ui().text("fallback_notice"));
    }
    notice(scope, article, paragraph, lang)
}

/// That a side is missing, or is a translation with a doubt.
pub(super) fn notice(
    scope: &Scope<'_>,
    article: &Article,
    paragraph: &Paragraph,
    lang: Lang,
) -> Option<String> {
    let id = if paragraph.passages.get(lang).is_none() {
        return Some(scope.ui().text(&format!("missing_{}", lang.tag())));
    } else if lang == article.original {
        return None;
    } else {
        match &paragraph.translation {
            Some(_) if paragraph.stale().is_some() => "translation_stale",
            Some(translation) if translation.state == TranslationState::Draft => {
                "translation_draft"
            }
            _ => return None,
        }
    };
    Some(scope.ui().text(id))
}
