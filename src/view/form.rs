//! What pages show of a paragraph's form.

use serde::Serialize;

use super::endnote::Cited;
use super::{LinkView, Scope, TextView};
use crate::lang::{Dir, Lang};
use crate::model::form::Figure;
use crate::model::{Form, Paragraph};

/// The form of a paragraph.
#[derive(Debug, Serialize)]
pub(super) struct FormView {
    /// The word for it.
    name: &'static str,
    /// Of a heading: the level of its element.
    level: Option<&'static str>,
    /// Of verse: whether the lines of both sides can stand beside each other.
    aligned: bool,
    figure: Option<FigureView>,
}

/// An image with what is said of it besides its caption.
#[derive(Debug, Serialize)]
struct FigureView {
    src: String,
    /// In CSS pixels; `None` only where it cannot be told, which is an error.
    width: Option<u32>,
    height: Option<u32>,
    alt: String,
    /// The language of `alt`.
    lang: &'static str,
    dir: Dir,
    credit: Option<TextView>,
    sources: Vec<LinkView>,
    /// The numbers of its sources below the article.
    endnotes: Vec<String>,
}

pub(super) fn form(scope: &Scope<'_>, cited: &Cited<'_>, paragraph: &Paragraph) -> FormView {
    let level = match &paragraph.form {
        Form::Heading(level) => Some(level.word()),
        _ => None,
    };
    let figure = paragraph.form.figure().map(|figure| self::figure(scope, cited, figure));
    FormView { name: paragraph.form.name().word(), level, aligned: is_aligned(paragraph), figure }
}

/// How many lines can be aligned: `static/css/forms.css` has as many rows.
const MOST_LINES: usize = 60;

fn is_aligned(paragraph: &Paragraph) -> bool {
    let lines = |lang| {
        let passage = paragraph.passages.get(lang).as_ref()?;
        Some(passage.text.plain.split('\n').count())
    };
    let (ar, en) = (lines(Lang::Ar), lines(Lang::En));
    matches!(paragraph.form, Form::Verse) && ar == en && ar.is_some_and(|count| count <= MOST_LINES)
}

fn figure(scope: &Scope<'_>, cited: &Cited<'_>, figure: &Figure) -> FigureView {
    let sources = scope.site.sources;
    let size = sources.find(&figure.path()).and_then(|file| sources.file(file).picture);
    let alt = figure.alt.prefer(scope.lang);
    let lang = alt.map_or(scope.lang, |(lang, _)| lang);
    FigureView {
        src: scope.asset(&figure.image.value),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        alt: alt.map(|(_, alt)| alt.clone()).unwrap_or_default(),
        lang: lang.tag(),
        dir: lang.dir(),
        credit: scope.text(&figure.credit),
        sources: scope.source_links(&figure.sources),
        endnotes: cited.numbers(scope, &figure.sources),
    }
}
