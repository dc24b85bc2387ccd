//! What a relative date means, as a gloss behind the phrase. Where a note on the same words says it, nothing is repeated.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Scope;
use crate::html::text::DateSign;
use crate::lang::Lang;
use crate::model::{Confidence, Dating, Note, Paragraph};
use crate::script::fold::normal;
use crate::ui::Ui;

/// The gloss of a phrase, in the language of its text. `None` where the phrase is not on that side, or a note says the date:
/// the two languages of a note say the same, so what one of them says is on both sides.
pub(crate) fn date_sign(
    scope: &Scope<'_>,
    paragraph: &Paragraph,
    dating: &Dating,
    lang: Lang,
) -> Option<DateSign> {
    let range = dating.anchor.get(lang).clone()?;
    let is_said = |lang| is_said(scope.site.uis.get(lang), paragraph, dating, lang);
    if Lang::ALL.into_iter().any(is_said) {
        return None;
    }
    let ui = scope.site.uis.get(lang);
    let date = dating.date.as_ref().map_or_else(|| ui.text("not_datable"), |date| ui.date(date));
    let gloss = match dating.confidence {
        Confidence::Inference if dating.date.is_some() => ui.with_date("date_inferred", date),
        _ => date,
    };
    Some(DateSign { range, gloss })
}

/// Whether a note on words of the phrase says its date: each word of the date stands there or in the phrase itself.
fn is_said(ui: &Ui, paragraph: &Paragraph, dating: &Dating, lang: Lang) -> bool {
    let passage = paragraph.passages.get(lang).as_ref();
    let (Some(date), Some(phrase), Some(passage)) =
        (&dating.date, dating.anchor.get(lang), passage)
    else {
        return false;
    };
    let wanted = words(&ui.moments(date).join(" "));
    let own = passage.text.plain.get(phrase.clone()).map(words).unwrap_or_default();
    let says = |note: &Note| {
        let text = note.text.get(lang).as_ref().map(|text| words(&text.plain)).unwrap_or_default();
        wanted.iter().all(|word| own.contains(word) || text.contains(word))
    };
    let glossing =
        |note: &&Note| note.anchor.get(lang).as_ref().is_some_and(|anchor| overlap(anchor, phrase));
    !wanted.is_empty() && paragraph.notes.iter().filter(glossing).any(says)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The words and numbers of a text, however they are spelled.
fn words(text: &str) -> BTreeSet<String> {
    let normal = normal(text);
    let words = normal.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
