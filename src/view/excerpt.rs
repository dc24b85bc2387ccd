//! A short passage around a mention, with the mention marked.

use std::ops::Range;

use super::{Scope, TextView};
use crate::html::text;
use crate::lang::Lang;
use crate::model::{EntityId, Passage};

/// About how many characters are shown before and after the mention.
const REACH: usize = 70;

/// About how many characters stand for a paragraph in an outline.
const OPENING: usize = 44;

/// The passage around the first mention of an entity; `None` if the passage has none and does not speak of it.
pub(super) fn excerpt(
    scope: &Scope<'_>,
    passage: &Passage,
    lang: Lang,
    entity: EntityId,
) -> Option<TextView> {
    let mention = passage.mentions.iter().find(|mention| mention.entities.contains(&entity))?;
    Some(around(scope, passage, lang, &mention.range, REACH))
}

/// The beginning of a passage that speaks of an entity without naming it.
pub(super) fn beginning(scope: &Scope<'_>, passage: &Passage, lang: Lang) -> TextView {
    around(scope, passage, lang, &(0..0), REACH)
}

/// The first words of a passage.
pub(super) fn opening(scope: &Scope<'_>, passage: &Passage, lang: Lang) -> TextView {
    around(scope, passage, lang, &(0..0), OPENING)
}

fn around(
    scope: &Scope<'_>,
    passage: &Passage,
    lang: Lang,
    range: &Range<usize>,
    reach: usize,
) -> TextView {
    let window = window(&passage.text.plain, range, reach);
    scope.view(lang, text::excerpt(passage, &window, range, lang))
}

/// The bytes of about so many characters on each side of a range, cut at white space.
fn window(plain: &str, range: &Range<usize>, reach: usize) -> Range<usize> {
    let mut before = plain[..range.start].char_indices().rev().skip(reach - 1);
    let start = match (before.next(), before.next()) {
        (Some((from, _)), Some(_)) => {
            let space = plain[from..range.start].char_indices().find(|(_, c)| c.is_whitespace());
            space.map_or(from, |(space, c)| from + space + c.len_utf8())
        }
        _ => 0,
    };
    let mut after =
        plain[range.end..].char_indices().skip(reach).map(|(offset, _)| range.end + offset);
    let end = after.next().map_or(plain.len(), |to| {
        plain[range.end..to].rfind(char::is_whitespace).map_or(to, |space| range.end + space)
    });
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_white_space_and_keeps_the_mention() {
        let plain = format!("{} مالي {}", "كلمة ".repeat(40).trim(), "أخرى ".repeat(40).trim());
        let start = plain.find("مالي").unwrap();
        let window = window(&plain, &(start..start + "مالي".len()), REACH);
        let text = &plain[window];
        assert!(text.contains(" مالي "));
        assert!(text.starts_with("كلمة") && text.ends_with("أخرى"), "{text}");
        assert!(text.chars().count() < 160);
    }
}
