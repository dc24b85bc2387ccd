//! Mentions: ranges in order, apart or inside each other, whole words, each spelled as its name; a name that stands alone is
//! found.
//!
//! An input is names, one a line, a blank line, and the text. Nothing is found between `⟦` and `⟧`.

use std::ops::Range;

use hashiya::mention::form::{Forms, can_match};
use hashiya::mention::{Finder, Found, Taken, find};
use hashiya::model::{EntityId, Origin};
use hashiya::script::fold::normal;
use hashiya::script::whole_words;

use super::{bracketed, halves, lang};
use crate::engine::Behaviour;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    let (names, text) = halves(input);
    let (text, taken) = bracketed(text);
    let names: Vec<&str> = names.lines().take(12).collect();
    let (briefing, article) = finders(&names);
    let closed = |range: &Range<usize>| Taken { range: range.clone(), entities: Vec::new() };
    let closed: Vec<Taken> = taken.iter().map(closed).collect();
    let found = find(&text, &briefing, Some(&article), &closed);
    assert_eq!(
        found,
        find(&text, &briefing, Some(&article), &closed),
        "the same text has other mentions"
    );
    judge(&found, &text, &taken, names.len());
    for found in &found {
        let words = &text[found.range.clone()];
        behaviour.note((
            found.origin as u8,
            found.ambiguous,
            found.entities.len().min(3),
            found.lang,
            clitics(words, found.written),
        ));
    }
    behaviour.note(("found", found.len().min(6)));
    for name in names.iter().take(2) {
        stands_alone(name);
    }
    behaviour
}

/// The names of the briefing; every third is one of the article.
fn finders(names: &[&str]) -> (Finder, Finder) {
    let (mut briefing, mut article) = (Forms::default(), Forms::default());
    for (number, name) in names.iter().enumerate() {
        let entity = EntityId::new(number);
        if number % 3 == 2 {
            article.add_default(name, &[entity]);
        } else {
            briefing.add(
                name,
                lang(name).into(),
                entity,
                if number % 2 == 0 { Origin::Name } else { Origin::Alias },
            );
        }
    }
    (Finder::new(briefing), Finder::new(article))
}

fn judge(all: &[Found<'_>], text: &str, taken: &[Range<usize>], names: usize) {
    let mut around: Vec<Range<usize>> = Vec::new();
    for found in all {
        let words = text.get(found.range.clone()).expect("a mention lies on characters");
        assert!(!words.trim().is_empty(), "a mention is empty: {found:?}");
        around.retain(|outer| outer.end > found.range.start);
        let lies_in = |outer: &Range<usize>| outer.end >= found.range.end && *outer != found.range;
        assert!(around.iter().all(lies_in), "mentions overlap: {all:?}");
        assert_eq!(found.nested, !around.is_empty(), "a mention lies elsewhere: {found:?}");
        around.push(found.range.clone());
        let free =
            |other: &Range<usize>| found.range.end <= other.start || other.end <= found.range.start;
        assert!(taken.iter().all(free), "a mention lies where none may: {found:?}");
        assert_eq!(
            whole_words(text, &found.range),
            found.range,
            "a mention is no whole word: {text:?}"
        );
        assert!(!found.entities.is_empty(), "a mention means nobody: {found:?}");
        assert!(
            found.entities.iter().all(|entity| entity.index() < names),
            "a mention means nobody known: {found:?}"
        );
        assert!(
            is_spelled(words, found.written),
            "a mention is not its name: {words:?} for {:?}",
            found.written
        );
    }
}

/// Whether words hold a name, whose article may have been swallowed by a ل, whose words may be joined, and whose letters may show
/// another case.
fn is_spelled(words: &str, name: &str) -> bool {
    // Of the two words for a son one is part of the other.
    let joined = |text: &str| {
        let text = normal(text).replace([' ', '-', '\''], "").replace("ابن", "بن");
        let text = text.replace("ون", "ين").replace("ان", "ين").replace("waal", "wal");
        text.replace(['ا', 'و'], "ي")
    };
    let (words, name) = (joined(words), joined(name));
    let swallowed =
        name.strip_prefix("يل").map(|rest| format!("لل{}", rest.strip_prefix('ل').unwrap_or(rest)));
    words.contains(&name) || swallowed.is_some_and(|name| words.contains(&name))
}

/// What stands before a name in its word.
fn clitics(words: &str, name: &str) -> String {
    let (words, name) = (normal(words), normal(name));
    words.split_once(&name).map_or(String::new(), |(before, _)| before.chars().take(4).collect())
}

/// A name that is the whole text is found, unless it is part of an address.
fn stands_alone(name: &str) {
    if name.contains(['.', '@', '_']) || name.contains("://") || !can_match(name) {
        return;
    }
    let mut forms = Forms::default();
    forms.add(name, lang(name).into(), EntityId::new(0), Origin::Name);
    let finder = Finder::new(forms);
    let found = find(name, &finder, None, &[]);
    assert_eq!(found.len(), 1, "a name does not find itself: {name:?}");
}

/// Each property can fail.
#[cfg(test)]
mod tests {
    use super::*;

    fn found(range: Range<usize>, written: &str) -> Found<'_> {
        let entities = vec![EntityId::new(0)];
        let origin = Origin::Name;
        Found { range, entities, written, origin, lang: None, ambiguous: false, nested: false }
    }

    #[test]
    #[should_panic(expected = "mentions overlap")]
    fn mentions_lie_apart() {
        judge(&[found(0..4, "Mali"), found(0..4, "Mali")], "Mali", &[], 1);
    }

    #[test]
    #[should_panic(expected = "a mention is no whole word")]
    fn mentions_are_whole_words() {
        judge(&[found(0..4, "Mali")], "Malian", &[], 1);
    }

    #[test]
    #[should_panic(expected = "a mention is not its name")]
    fn mentions_spell_their_names() {
        judge(&[found(0..4, "Niger")], "Mali", &[], 1);
    }

    #[test]
    #[should_panic(expected = "a mention lies where none may")]
    fn what_is_taken_stays_free() {
        judge(&[found(0..4, "Mali")], "Mali", &[0..2], 1);
    }
}
