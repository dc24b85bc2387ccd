//! The outline of an article: its paragraphs by their first words, and the words for a place among them.

use serde::Serialize;

use super::excerpt::opening;
use super::{Scope, TextView};
use crate::lang::Lang;
use crate::model::{Article, Paragraph};

/// Where a script puts the number of the present paragraph.
const SLOT: &str = "#";

/// The paragraphs of an article.
#[derive(Debug, Serialize)]
pub(super) struct OutlineView {
    /// How many there are, in words.
    count: String,
    /// The place of one of them among the others, in words, with a slot for its number.
    place: String,
    entries: Vec<OutlineEntry>,
}

/// A paragraph of an outline.
#[derive(Debug, Serialize)]
struct OutlineEntry {
    id: String,
    /// In the digits of the page.
    number: String,
    words: TextView,
}

/// Makes the outline of an article.
pub(super) fn outline(scope: &Scope<'_>, article: &Article) -> OutlineView {
    let (ui, count) = (scope.ui(), article.paragraphs.len());
    let variables = [("n", SLOT.into()), ("count", ui.number(count).into())];
    let entry = |(index, paragraph): (usize, &Paragraph)| OutlineEntry {
        id: paragraph.id.clone(),
        number: ui.number(index + 1),
        words: words(scope, paragraph),
    };
    OutlineView {
        count: ui.count("count_paragraphs", count),
        place: ui.format("place", &variables),
        entries: article.paragraphs.iter().enumerate().map(entry).collect(),
    }
}

/// The first words of a paragraph, or its id if it has none.
fn words(scope: &Scope<'_>, paragraph: &Paragraph) -> TextView {
    let side = paragraph.passages.prefer(scope.lang);
    side.map_or_else(
        || scope.words_in(&paragraph.id, Lang::En),
        |(lang, passage)| opening(scope, passage, lang),
    )
}
