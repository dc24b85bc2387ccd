//! An article: for reading in one language, side by side, and as data.

use std::collections::BTreeMap;

use fluent_bundle::FluentValue;
use serde::Serialize;

use super::{FactView, LinkView, Scope, TextView};
use crate::html::text::{DateSign, NoteSign, Sign};
use crate::html::{Html, code, text};
use crate::lang::{Dir, Lang};
use crate::model::{Article, Confidence, Dating, EntityId, EntityKind, Note, Paragraph, Passage};
use crate::route::{Route, View};

/// What the three views have in common.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    title: Option<TextView>,
    summary: Option<TextView>,
    facts: Vec<FactView>,
    provenance: Option<TextView>,
    views: Vec<ViewLink>,
    paragraphs: Vec<ParagraphView>,
    /// Who is named, by kind.
    cast: Vec<CastView>,
    data: Option<Html>,
}

/// The entities of one kind that an article names.
#[derive(Debug, Serialize)]
struct CastView {
    heading: String,
    entries: Vec<CastEntry>,
}

/// One of them; also what its hover card shows.
#[derive(Debug, Serialize)]
struct CastEntry {
    id: String,
    link: LinkView,
    kind_label: String,
    count: usize,
    summary: Option<TextView>,
}

/// A link to one of the views.
#[derive(Debug, Serialize)]
struct ViewLink {
    href: String,
    label: String,
    current: bool,
}

/// A paragraph with one side or two.
#[derive(Debug, Serialize)]
struct ParagraphView {
    id: String,
    permalink: String,
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
    html: Html,
    /// What the reader should know of this side, in the page's language.
    notice: Option<String>,
}

/// A note below or beside its paragraph.
#[derive(Debug, Serialize)]
pub(super) struct NoteView {
    number: usize,
    id: String,
    back: String,
    kind: &'static str,
    kind_label: String,
    /// The words it glosses; `None` = the whole paragraph.
    quote: Option<TextView>,
    text: Option<TextView>,
    sources: Vec<LinkView>,
}

/// Makes a view of an article.
pub fn article(scope: &Scope<'_>, article: &Article, view: View) -> ArticleView {
    let langs: &[Lang] = match view {
        View::Reading => &[scope.lang],
        View::Parallel => &[scope.lang, scope.lang.other()],
        View::Data => &[],
    };
    let numbers = first_numbers(article);
    let paragraphs = match view {
        View::Data => Vec::new(),
        _ => article
            .paragraphs
            .iter()
            .zip(numbers)
            .map(|(content, first)| paragraph(scope, article, content, first, langs))
            .collect(),
    };
    ArticleView {
        title: scope.text(&article.title),
        summary: scope.text(&article.summary),
        facts: facts(scope, article),
        provenance: scope.text(&article.provenance.note),
        views: views(scope, article),
        paragraphs,
        cast: if view == View::Data { Vec::new() } else { cast(scope, article) },
        data: None,
    }
}

/// Who is named in an article, by kind, those in most paragraphs first.
fn cast(scope: &Scope<'_>, article: &Article) -> Vec<CastView> {
    let ui = scope.ui();
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for entity in article.paragraphs.iter().flat_map(Paragraph::entities) {
        *counts.entry(entity).or_default() += 1;
    }
    let of_kind = |kind| {
        let mut found: Vec<(EntityId, usize)> = counts
            .iter()
            .map(|(id, count)| (*id, *count))
            .filter(|(id, _)| scope.book().entity(*id).kind == kind)
            .collect();
        found.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
        let entry = |(id, count)| cast_entry(scope, id, count);
        CastView {
            heading: ui.text(&format!("nav_{}", kind.folder())),
            entries: found.into_iter().map(entry).collect(),
        }
    };
    EntityKind::ALL.into_iter().map(of_kind).filter(|kind| !kind.entries.is_empty()).collect()
}

fn cast_entry(scope: &Scope<'_>, id: EntityId, count: usize) -> CastEntry {
    let entity = scope.book().entity(id);
    CastEntry {
        id: entity.id.clone(),
        link: scope.entity_link(id),
        kind_label: scope.ui().text(&format!("one_{}", entity.kind.noun())),
        count,
        summary: scope.unlinked(&entity.summary),
    }
}

impl ArticleView {
    /// The data view, with the highlighted file.
    pub fn with_data(self, data: Html) -> Self {
        Self { data: Some(data), ..self }
    }
}

/// The highlighted YAML of an article. It is the same on the pages of both languages.
pub fn data(scope: &Scope<'_>, article: &Article) -> Html {
    let file = scope.site.sources.file(article.file);
    let ids: Vec<(usize, &str)> = article
        .paragraphs
        .iter()
        .map(|paragraph| {
            let start = paragraph.span.start as usize;
            let line = file.text[..start].matches('\n').count();
            (line, paragraph.id.as_str())
        })
        .collect();
    code::yaml(&file.text, |line| {
        ids.iter().find(|(at, _)| *at == line).map(|(_, id)| (*id).to_owned())
    })
}

/// The number of each paragraph's first note: notes are numbered through the article.
pub(super) fn first_numbers(article: &Article) -> Vec<usize> {
    article
        .paragraphs
        .iter()
        .scan(1, |next, paragraph| {
            let first = *next;
            *next += paragraph.notes.len();
            Some(first)
        })
        .collect()
}

fn views(scope: &Scope<'_>, article: &Article) -> Vec<ViewLink> {
    let pages = scope.site.config.pages;
    let all = [
        (View::Reading, "view_reading", true),
        (View::Parallel, "view_parallel", pages.parallel),
        (View::Data, "view_data", pages.data),
    ];
    all.into_iter()
        .filter(|(_, _, wanted)| *wanted)
        .map(|(view, label, _)| {
            let route = Route::Article(scope.lang, &article.id, view);
            ViewLink {
                href: scope.to(route),
                label: scope.ui().text(label),
                current: route == scope.route,
            }
        })
        .collect()
}

/// Author, outlet, date and original language; what is unknown is said to be.
fn facts(scope: &Scope<'_>, article: &Article) -> Vec<FactView> {
    let ui = scope.ui();
    let fact = |label: &str, value: TextView| FactView::new(ui.text(label), value);
    let unknown = || scope.words(&ui.text("unknown"));
    let known = |value: &Option<String>| {
        value.as_ref().map_or_else(unknown, |value| scope.words_in(value, article.original))
    };
    let date = article.date.as_ref().map_or_else(unknown, |date| scope.date(date));
    let original = match article.original {
        Lang::Ar => "in_arabic",
        Lang::En => "in_english",
    };
    vec![
        fact("author", known(&article.provenance.author)),
        fact("outlet", known(&article.provenance.outlet)),
        fact("published", date),
        fact("original_language", scope.words(&ui.text(original))),
    ]
}

fn paragraph(
    scope: &Scope<'_>,
    article: &Article,
    paragraph: &Paragraph,
    first: usize,
    langs: &[Lang],
) -> ParagraphView {
    let ui = scope.ui();
    let id = || FluentValue::from(paragraph.id.clone());
    let mut sides: Vec<SideView> =
        langs.iter().filter_map(|lang| side(scope, article, paragraph, first, *lang)).collect();
    if sides.is_empty() {
        sides.extend(side(scope, article, paragraph, first, scope.lang.other()));
    }
    let shown =
        if paragraph.passages.get(scope.lang).is_some() { scope.lang } else { scope.lang.other() };
    ParagraphView {
        id: paragraph.id.clone(),
        permalink: ui.format("paragraph_link", &[("id", id())]),
        sides,
        subjects: paragraph.subjects.iter().map(|id| scope.entity_link(*id)).collect(),
        notes_label: ui.format("notes_of_paragraph", &[("id", id())]),
        notes: notes(scope, paragraph, first, shown),
    }
}

/// The notes of a paragraph. `shown` is the side whose signs they lead back to.
pub(super) fn notes(
    scope: &Scope<'_>,
    paragraph: &Paragraph,
    first: usize,
    shown: Lang,
) -> Vec<NoteView> {
    let notes = paragraph.notes.iter().enumerate();
    notes.map(|(at, note)| note_view(scope, paragraph, note, first + at, shown)).collect()
}

fn note_view(
    scope: &Scope<'_>,
    paragraph: &Paragraph,
    note: &Note,
    number: usize,
    shown: Lang,
) -> NoteView {
    let quote = note.anchors.get(shown).as_ref().and_then(|range| {
        let passage = paragraph.passages.get(shown).as_ref()?;
        Some(scope.view(shown, text::quote(&passage.text, range, shown)))
    });
    NoteView {
        number,
        id: note_id(number),
        back: if quote.is_some() { sign_id(number, shown) } else { paragraph.id.clone() },
        kind: note.kind.word(),
        kind_label: scope.ui().text(&format!("kind_{}", note.kind.word())),
        quote,
        text: scope.text(&note.text),
        sources: scope.source_links(&note.sources),
    }
}

pub(super) fn note_id(number: usize) -> String {
    format!("note-{number}")
}

/// The id of a sign. Both sides may stand on one page, so it names the language.
fn sign_id(number: usize, lang: Lang) -> String {
    format!("ref-{number}-{}", lang.tag())
}

fn side(
    scope: &Scope<'_>,
    article: &Article,
    paragraph: &Paragraph,
    first: usize,
    lang: Lang,
) -> Option<SideView> {
    let passage = paragraph.passages.get(lang).as_ref()?;
    let signs = signs(scope, paragraph, first, lang);
    Some(SideView {
        lang: lang.tag(),
        dir: lang.dir(),
        html: passage_html(scope, passage, &signs, lang),
        notice: notice(scope, article, paragraph, lang),
    })
}

fn passage_html(scope: &Scope<'_>, passage: &Passage, signs: &[Sign], lang: Lang) -> Html {
    text::passage(&passage.text, &passage.mentions, signs, lang, scope)
}

fn signs(scope: &Scope<'_>, paragraph: &Paragraph, first: usize, lang: Lang) -> Vec<Sign> {
    let notes = paragraph.notes.iter().enumerate();
    let notes = notes.filter_map(|(at, note)| note_sign(scope, note, first + at, lang));
    let dates = paragraph.dates.iter().filter_map(|dating| date_sign(scope, dating, lang));
    dates.map(Sign::Date).chain(notes.map(Sign::Note)).collect()
}

/// Signs speak the language of the text they stand in.
fn note_sign(scope: &Scope<'_>, note: &Note, number: usize, lang: Lang) -> Option<NoteSign> {
    let (ui, kind) = (scope.site.uis.get(lang), note.kind.word());
    let variables = [
        ("n", FluentValue::from(number)),
        ("kind", FluentValue::from(ui.text(&format!("kind_{kind}")))),
    ];
    Some(NoteSign {
        number,
        range: note.anchors.get(lang).clone()?,
        id: sign_id(number, lang),
        target: note_id(number),
        kind,
        label: ui.format("note_ref", &variables),
    })
}

fn date_sign(scope: &Scope<'_>, dating: &Dating, lang: Lang) -> Option<DateSign> {
    let ui = scope.site.uis.get(lang);
    let date = dating.date.as_ref().map_or_else(|| ui.text("not_datable"), |date| ui.date(date));
    let gloss = match dating.confidence {
        Confidence::Inference if dating.date.is_some() => ui.with_date("date_inferred", date),
        _ => date,
    };
    Some(DateSign { range: dating.anchors.get(lang).clone()?, gloss })
}

/// That a side stands in for a missing one, or is a translation with a doubt.
fn notice(
    scope: &Scope<'_>,
    article: &Article,
    paragraph: &Paragraph,
    lang: Lang,
) -> Option<String> {
    let id = if paragraph.passages.get(lang.other()).is_none() && lang != scope.lang {
        "fallback_notice"
    } else if lang == article.original {
        return None;
    } else {
        match &paragraph.translation {
            Some(translation) if translation.stale().is_some() => "translation_stale",
            Some(translation) if !translation.reviewed => "translation_draft",
            _ => return None,
        }
    };
    Some(scope.ui().text(id))
}
