//! The outline of an article: its headings, or else its paragraphs by their first words, of long texts some of them; and the words
//! for a place among its paragraphs.

use serde::Serialize;

use super::excerpt::opening;
use super::tools::SLOT;
use super::{Scope, TextView};
use crate::html::text;
use crate::lang::Lang;
use crate::model::{Article, Form, Paragraph};

/// The most paragraphs that an outline lists; of longer texts it lists every second, fifth, tenth and so on.
const MOST: usize = 100;

/// What an article consists of.
#[derive(Debug, Serialize)]
pub(super) struct OutlineView {
    /// How many paragraphs there are, in words.
    count: String,
    /// The place of one of them among the others, in words, with a slot for its number.
    place: String,
    entries: Vec<OutlineEntry>,
}

/// A heading of an article, or a paragraph of one without headings.
#[derive(Debug, Serialize)]
struct OutlineEntry {
    id: String,
    /// Of a heading.
    level: Option<&'static str>,
    /// Of a paragraph, in the digits of the page.
    number: Option<String>,
    words: TextView,
}

/// Makes the outline of an article.
pub(super) fn outline(scope: &Scope<'_>, article: &Article) -> OutlineView {
    let (ui, count) = (scope.ui(), article.count());
    let variables = [("n", SLOT.into()), ("count", ui.number(count).into())];
    let headings = article.paragraphs.iter().filter_map(|paragraph| heading(scope, paragraph));
    let mut entries: Vec<OutlineEntry> = headings.collect();
    if entries.is_empty() {
        let step = step(count);
        let paragraphs = article.paragraphs.iter().zip(numbers(article));
        let entry = |(paragraph, number): (&Paragraph, Option<usize>)| OutlineEntry {
            id: paragraph.id.clone(),
            level: None,
            number: number.map(|number| ui.number(number)),
            words: words(scope, paragraph),
        };
        let is_shown = |(_, number): &(_, Option<usize>)| {
            number.is_some_and(|number| number == 1 || number.is_multiple_of(step))
        };
        entries.extend(paragraphs.filter(is_shown).map(entry));
    }
    OutlineView {
        count: ui.count("count_paragraphs", count),
        place: ui.format("place", &variables),
        entries,
    }
}

/// How many paragraphs of `count` an entry stands for: 1, 2, 5, 10, 20 and so on.
fn step(count: usize) -> usize {
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.pow(power)));
    steps.into_iter().find(|step| count.div_ceil(*step) <= MOST).unwrap_or(1)
}

/// The number of each paragraph among those that readers count.
pub(super) fn numbers(article: &Article) -> Vec<Option<usize>> {
    let mut count = 0;
    let number = |paragraph: &Paragraph| {
        let is_counted = paragraph.form.name().is_counted();
        count += usize::from(is_counted);
        is_counted.then_some(count)
    };
    article.paragraphs.iter().map(number).collect()
}

fn heading(scope: &Scope<'_>, paragraph: &Paragraph) -> Option<OutlineEntry> {
    let Form::Heading(level) = &paragraph.form else { return None };
    let side = paragraph.passages.prefer(scope.lang);
    let words = side.map_or_else(
        || scope.words_in(&paragraph.id, Lang::En),
        |(lang, passage)| scope.view(lang, text::unlinked(&passage.text, lang)),
    );
    Some(OutlineEntry { id: paragraph.id.clone(), level: Some(level.word()), number: None, words })
}

/// The first words of a paragraph, or its id if it has none.
fn words(scope: &Scope<'_>, paragraph: &Paragraph) -> TextView {
    let side = paragraph.passages.prefer(scope.lang);
    side.map_or_else(
        || scope.words_in(&paragraph.id, Lang::En),
        |(lang, passage)| opening(scope, passage, lang),
    )
}
