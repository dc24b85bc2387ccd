//! A chapter: an article in one language, with its notes.

use crate::html::text::Links;
use crate::html::{text, xhtml};
use crate::lang::Lang;
use crate::model::{self, Article, EntityId, Form, LocalText, Note, Text};
use crate::route::{Route, View};
use crate::view::numbers::{first_numbers, note_id};
use crate::view::origin::{dates, facts, unknown};
use crate::view::outline::numbers;
use crate::view::paragraph::{notice, sign_id, signs};
use crate::view::{FactView, LinkView, Scope, Site, TextView, byline};

use super::leads::{Leads, element_id};

/// An article in one language.
#[derive(Debug)]
pub struct Chapter<'b> {
    /// Its language.
    pub lang: Lang,
    /// Its file in the book.
    pub file: String,
    /// The title, or the id of an article without one.
    pub title: TextView,
    /// Who made it and when: the label and the value make a phrase.
    pub phrases: Vec<FactView>,
    /// What else is known of where it comes from, and what is not.
    pub facts: Vec<FactView>,
    /// The summary.
    pub summary: Option<TextView>,
    /// What a reader should know of its origin.
    pub provenance: Option<TextView>,
    /// That the whole text is missing in this language.
    pub missing: Option<String>,
    /// What the numbers of paragraphs lead to, if there is something.
    pub crossing: Option<String>,
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph<'b>>,
    /// The notes of all of them.
    pub notes: Vec<NoteView>,
    /// What it says by itself.
    pub labels: Labels,
}

/// Words of the interface in the language of a chapter.
#[derive(Debug)]
pub struct Labels {
    /// The heading of the notes.
    pub notes: TextView,
    /// What a note without quoted words belongs to.
    pub whole_paragraph: String,
    /// What leads from a note back to the text.
    pub back: String,
    /// What stands before the subjects of a paragraph.
    pub subjects: String,
}

/// A paragraph of any form.
#[derive(Debug)]
pub struct Paragraph<'b> {
    /// The id of its element.
    pub id: String,
    /// Its form.
    pub form: &'b Form,
    /// Its number among those that readers count.
    pub number: Option<String>,
    /// Where it stands in the other language, and what that link is called.
    pub other: Option<(String, String)>,
    /// The text; none where it has no words.
    pub text: Option<TextView>,
    /// The text of a heading without links.
    pub heading: Option<TextView>,
    /// What the reader should know of it.
    pub notice: Option<String>,
    /// What belongs to the image of a figure.
    pub figure: Option<Figure<'b>>,
    /// Entities that it speaks of without naming them.
    pub subjects: Vec<LinkView>,
}

/// An image, and what is said of it besides its caption.
#[derive(Debug)]
pub struct Figure<'b> {
    /// Its path below `static/`.
    pub image: &'b str,
    /// What it shows, with the language.
    pub alt: (Lang, &'b str),
    /// Who made it.
    pub credit: Option<TextView>,
    /// Where it comes from.
    pub sources: Vec<LinkView>,
}

/// A note below the text.
#[derive(Debug)]
pub struct NoteView {
    /// The id of its element.
    pub id: String,
    /// The id of its sign in the text.
    pub back: String,
    /// Its number in the language's digits.
    pub number: String,
    /// The word for its kind.
    pub kind: String,
    /// The words it glosses; none = the whole paragraph.
    pub quote: Option<TextView>,
    /// What it says.
    pub text: Option<TextView>,
    /// What it rests on.
    pub sources: Vec<LinkView>,
}

/// The file of an article in one language.
pub(super) fn file(article: &Article, lang: Lang) -> String {
    format!("{}-{}.xhtml", article.id, lang.tag())
}

/// Whether there is a word of an article in a language.
pub(super) fn is_in(article: &Article, lang: Lang) -> bool {
    article.paragraphs.iter().any(|paragraph| paragraph.passages.get(lang).is_some())
}

/// Makes a chapter.
pub fn chapter<'b>(site: Site<'b>, article: &'b Article, lang: Lang) -> Chapter<'b> {
    let scope = Scope::new(site, Route::Article(lang, &article.id, View::Reading));
    let maker = Maker { article, leads: Leads { scope, within: None } };
    let is_missing = !is_in(article, lang) && is_in(article, lang.other());
    let places = numbers(article).into_iter().zip(first_numbers(article));
    let paragraphs = article.paragraphs.iter().zip(places);
    let has_other = Lang::ALL.into_iter().all(|lang| is_in(article, lang));
    Chapter {
        lang,
        file: file(article, lang),
        title: scope.linked_heading(&article.title).unwrap_or_else(|| scope.words(&article.id)),
        phrases: made(&scope, article),
        facts: facts(&scope, article).into_iter().chain(not_known(&scope, article)).collect(),
        summary: maker.text(&article.summary),
        provenance: maker.text(&article.metadata.note),
        missing: is_missing.then(|| scope.ui().text(&format!("article_missing_{}", lang.tag()))),
        crossing: has_other.then(|| scope.ui().text("book_crossing")),
        notes: paragraphs.clone().flat_map(|(it, (_, first))| maker.notes(it, first)).collect(),
        paragraphs: paragraphs
            .map(|(it, (number, first))| maker.paragraph(it, number, first, is_missing))
            .collect(),
        labels: labels(&scope),
    }
}

fn labels(scope: &Scope<'_>) -> Labels {
    let ui = scope.ui();
    Labels {
        notes: scope.words(&ui.text("nav_notes")),
        whole_paragraph: ui.text("whole_paragraph"),
        back: ui.text("note_back"),
        subjects: ui.text("book_subjects"),
    }
}

/// Who wrote and translated it, and when.
fn made(scope: &Scope<'_>, article: &Article) -> Vec<FactView> {
    let metadata = &article.metadata;
    let people = [("by", &metadata.authors), ("translated_by", &metadata.translators)];
    let credit = |(label, people)| {
        let words = byline::phrase(scope, people, scope.lang)?;
        Some(FactView::new(scope.ui().text(label), scope.words(&words)))
    };
    let people = people.into_iter().filter_map(credit);
    people.chain(dates(scope, article, true)).collect()
}

fn not_known(scope: &Scope<'_>, article: &Article) -> Option<FactView> {
    let points = unknown(scope, article);
    let words = points.join(&scope.ui().text("comma"));
    (!points.is_empty()).then(|| FactView::new(scope.ui().text("unknown"), scope.words(&words)))
}

struct Maker<'b> {
    article: &'b Article,
    leads: Leads<'b, 'b>,
}

impl<'b> Maker<'b> {
    fn text(&self, local: &LocalText<EntityId>) -> Option<TextView> {
        super::leads::text(&self.leads, local)
    }

    fn paragraph(
        &self,
        paragraph: &'b model::Paragraph,
        number: Option<usize>,
        first: usize,
        is_missing: bool,
    ) -> Paragraph<'b> {
        let scope = &self.leads.scope;
        let shown = paragraph.passages.prefer(scope.lang);
        let text = shown.map(|(lang, passage)| {
            let signs = signs(scope, paragraph, first, lang);
            let links = &self.leads;
            scope.view(lang, xhtml::passage(&passage.text, &passage.mentions, &signs, lang, links))
        });
        let is_fallback = shown.is_some_and(|(lang, _)| lang != scope.lang) && !is_missing;
        let fallback = || is_fallback.then(|| scope.ui().text("fallback_notice"));
        let of_own = shown.filter(|(lang, _)| *lang == scope.lang);
        Paragraph {
            id: element_id(&paragraph.id),
            form: &paragraph.form,
            number: number.map(|number| scope.ui().number(number)),
            other: number.and_then(|number| self.other(paragraph, number)),
            text: text.or_else(|| self.signs_alone(paragraph, first)),
            heading: shown
                .map(|(lang, passage)| scope.view(lang, text::unlinked(&passage.text, lang)))
                .filter(|_| matches!(paragraph.form, Form::Heading(_))),
            notice: of_own
                .and_then(|(lang, _)| notice(scope, self.article, paragraph, lang))
                .or_else(fallback),
            figure: self.figure(paragraph),
            subjects: paragraph.subjects.iter().filter_map(|id| self.subject(*id)).collect(),
        }
    }

    /// The signs of notes on what has no words, such as an image.
    fn signs_alone(&self, paragraph: &model::Paragraph, first: usize) -> Option<TextView> {
        let (scope, lang) = (&self.leads.scope, self.leads.scope.lang);
        let signs = signs(scope, paragraph, first, lang);
        let html = xhtml::passage(&Text::plain(""), &[], &signs, lang, &self.leads);
        (!signs.is_empty()).then(|| scope.view(lang, html))
    }

    /// The way to the same paragraph in the other language.
    fn other(&self, paragraph: &model::Paragraph, number: usize) -> Option<(String, String)> {
        let (ui, other) = (self.leads.scope.ui(), self.leads.scope.lang.other());
        let has_both = Lang::ALL.into_iter().all(|lang| paragraph.passages.get(lang).is_some());
        let id = format!("book_paragraph_in_{}", other.tag());
        has_both.then(|| {
            let href = format!("{}#{}", file(self.article, other), element_id(&paragraph.id));
            (href, ui.format(&id, &[("n", ui.number(number).into())]))
        })
    }

    fn subject(&self, id: EntityId) -> Option<LinkView> {
        let href = self.leads.href(id)?;
        Some(LinkView { href, ..self.leads.scope.entity_link(id) })
    }

    fn figure(&self, paragraph: &'b model::Paragraph) -> Option<Figure<'b>> {
        let figure = paragraph.form.figure()?;
        let lang = self.leads.scope.lang;
        let alt = figure.alt.prefer(lang).map(|(lang, alt)| (lang, alt.as_str()));
        Some(Figure {
            image: &figure.image.value,
            alt: alt.unwrap_or((lang, "")),
            credit: self.text(&figure.credit),
            sources: self.leads.sources(&figure.sources),
        })
    }

    fn notes(&self, paragraph: &model::Paragraph, first: usize) -> Vec<NoteView> {
        let lang = self.leads.scope.lang;
        let shown = paragraph.passages.prefer(lang).map_or(lang, |(lang, _)| lang);
        let notes = (first..).zip(&paragraph.notes);
        notes.map(|(number, note)| self.note(paragraph, note, number, shown)).collect()
    }

    fn note(
        &self,
        paragraph: &model::Paragraph,
        note: &Note,
        number: usize,
        shown: Lang,
    ) -> NoteView {
        let scope = &self.leads.scope;
        let quote = note.anchor.get(shown).as_ref().and_then(|range| {
            let passage = paragraph.passages.get(shown).as_ref()?;
            Some(scope.view(shown, text::quote(passage, range, shown)))
        });
        NoteView {
            id: note_id(number),
            back: sign_id(number, shown),
            number: scope.ui().number(number),
            kind: scope.ui().text(&format!("kind_{}", note.kind.word())),
            quote,
            text: self.text(&note.text),
            sources: self.leads.sources(&note.sources),
        }
    }
}
