//! Which characters may stand in a text, and the diagnostics for those that may not. The one place that decides it.
//!
//! *Refused* are those that no page can show or that scramble it; *invisible* ones are those that nobody sees and that
//! are pasted by accident, unless they do something where they stand ([`unseen`]). It judges decoded text: what an escape
//! or an entity stands for is held to the same rules.
//!
//! Sources: Unicode Standard, chapter 23 (special areas and format characters); Unicode Standard Annex #9, where
//! embeddings and overrides (U+202A, U+202B, U+202D, U+202E) are closed by U+202C, isolates (U+2066–U+2068) by U+2069, and
//! all end with their line.

mod name;

use std::collections::BTreeMap;
use std::ops::Range;

pub use self::name::{name, shown};

use super::unseen::replacement;
use super::{Certainty, Code, Diagnostic, unseen};
use crate::source::Span;

/// Every place of one character that should not stand in a text.
#[derive(Debug)]
pub struct Found {
    /// The character.
    pub character: char,
    /// Its bytes in the text, in order; never empty.
    pub places: Vec<Range<usize>>,
    fault: Fault,
}

/// What is wrong with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Nul,
    Control,
    Noncharacter,
    PrivateUse,
    /// U+FFFD, which stands for a character that could not be read.
    Lost,
    /// Signs for software alone: objects, annotations, tags, deprecated formats.
    Format,
    /// A bidi control that is never closed.
    Unclosed,
    /// A bidi control that closes nothing.
    Unopened,
    /// A bidi control that turns letters round.
    Override,
    /// A character that nobody sees, and what should stand in its place.
    Invisible(&'static str),
}

/// Characters that no text may hold, by their first places.
pub fn refused(text: &str) -> Vec<Found> {
    let mut found = Collection::default();
    if is_plain(text) {
        return Vec::new();
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    for (offset, character) in text.char_indices() {
        if let Some(fault) = fault(text, offset, character) {
            found.add(offset, character, fault);
        }
        match character {
            '\n' => close_all(&mut found, &mut open),
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => {
                open.push((offset, character));
            }
            '\u{202C}' | '\u{2069}' => match open.last() {
                Some((offset, opener)) if is_isolate(*opener) == (character == '\u{2069}') => {
                    if matches!(opener, '\u{202D}' | '\u{202E}') {
                        found.add(*offset, *opener, Fault::Override);
                    }
                    open.pop();
                }
                _ => found.add(offset, character, Fault::Unopened),
            },
            _ => {}
        }
    }
    close_all(&mut found, &mut open);
    found.sorted()
}

/// Adds the controls that are open where a line ends.
fn close_all(found: &mut Collection, open: &mut Vec<(usize, char)>) {
    for (offset, character) in open.drain(..) {
        found.add(offset, character, Fault::Unclosed);
    }
}

/// Invisible characters that do nothing where they stand, by their first places.
pub fn invisible(text: &str) -> Vec<Found> {
    let mut found = Collection::default();
    if is_plain(text) {
        return Vec::new();
    }
    for (offset, character) in text.char_indices() {
        if let Some(instead) = replacement(character)
            && !unseen::is_meant(text, offset, character)
        {
            found.add(offset, character, Fault::Invisible(instead));
        }
    }
    found.sorted()
}

/// Invisible characters in a word that is no text, such as an id: none of them does anything there.
pub fn invisible_in_word(word: &str) -> Vec<Found> {
    let mut found = Collection::default();
    if !is_plain(word) {
        for (offset, character) in word.char_indices() {
            if let Some(instead) = replacement(character) {
                found.add(offset, character, Fault::Invisible(instead));
            }
        }
    }
    found.sorted()
}

/// Whether a text holds nothing but letters, marks and signs that pass at a glance: ASCII, Latin and the Arabic block.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\t' | '\n' | ' '..='~' | '\u{C0}'..='\u{2FF}' | '\u{620}'..='\u{6FF}' | '«' | '»' | '،' | '؛' | '؟'
        | '–'..='„' | '…'))
}

fn is_isolate(character: char) -> bool {
    ('\u{2066}'..='\u{2068}').contains(&character)
}

/// What is wrong with a character wherever it stands.
fn fault(text: &str, offset: usize, character: char) -> Option<Fault> {
    Some(match character {
        '\t' | '\n' => return None,
        '\r' if text[offset..].starts_with("\r\n") => return None,
        '\0' => Fault::Nul,
        _ if character.is_control() => Fault::Control,
        '\u{FFFD}' => Fault::Lost,
        '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFC}' | '\u{E0001}' => Fault::Format,
        '\u{E0020}'..='\u{E007F}' if !unseen::is_flag(text, offset) => Fault::Format,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => {
            Fault::PrivateUse
        }
        '\u{FDD0}'..='\u{FDEF}' => Fault::Noncharacter,
        _ if character as u32 & 0xFFFE == 0xFFFE => Fault::Noncharacter,
        _ => return None,
    })
}

/// What is found, each character with its fault once.
#[derive(Default)]
struct Collection {
    found: Vec<Found>,
    /// Where each of them stands in the list. A text may hold a hundred thousand kinds.
    known: BTreeMap<(char, Fault), usize>,
}

impl Collection {
    fn add(&mut self, offset: usize, character: char, fault: Fault) {
        let place = offset..offset + character.len_utf8();
        let index = *self.known.entry((character, fault)).or_insert(self.found.len());
        match self.found.get_mut(index) {
            Some(known) => known.places.push(place),
            None => self.found.push(Found { character, places: vec![place], fault }),
        }
    }

    /// All of it by first places.
    fn sorted(mut self) -> Vec<Found> {
        self.found.sort_by_key(|found| found.first().start);
        self.found
    }
}

impl Found {
    /// Its first place in the text.
    pub fn first(&self) -> Range<usize> {
        self.places.first().cloned().unwrap_or_default()
    }

    /// What should stand in its place, and whether a person must agree; `None` if only its author can tell.
    pub fn change(&self) -> Option<(&'static str, Certainty)> {
        match self.fault {
            Fault::Invisible(instead) => Some((instead, Certainty::Sure)),
            Fault::Nul | Fault::Control | Fault::Noncharacter | Fault::Format => {
                Some(("", Certainty::Sure))
            }
            Fault::Unclosed | Fault::Unopened | Fault::Override => Some(("", Certainty::Likely)),
            Fault::PrivateUse | Fault::Lost => None,
        }
    }

    /// The diagnostic for all its places, shown at `span`.
    pub fn diagnostic(&self, span: Span) -> Diagnostic {
        let name = name(self.character);
        let code = match self.fault {
            Fault::Nul => Code::NulCharacter,
            Fault::Unclosed | Fault::Unopened | Fault::Override => Code::BidiControl,
            Fault::Invisible(_) => Code::InvisibleCharacter,
            _ => Code::ForbiddenCharacter,
        };
        let times = match self.places.len() {
            1 => String::new(),
            count => format!(", {count} times"),
        };
        let message = match self.fault {
            Fault::Unclosed => format!("the bidi control {name} is never closed{times}"),
            Fault::Unopened => format!("the bidi control {name} closes nothing{times}"),
            Fault::Override => format!("the bidi control {name} turns letters round{times}"),
            _ => format!("{} {name} in a text{times}", self.kind()),
        };
        Diagnostic::new(code, span, message).label(format!("`{name}`")).hint(self.hint())
    }

    fn kind(&self) -> &'static str {
        match self.fault {
            Fault::Nul => "the NUL character",
            Fault::Control => "the control character",
            Fault::Noncharacter => "the noncharacter",
            Fault::PrivateUse => "the private-use character",
            Fault::Invisible(_) => "the invisible character",
            _ => "the character",
        }
    }

    fn hint(&self) -> &'static str {
        match self.fault {
            Fault::PrivateUse => "write the sign that was meant: no font of the site has this one",
            Fault::Lost => "write the letter that was lost here",
            Fault::Unclosed | Fault::Unopened | Fault::Override => {
                "delete it: runs of the other direction are isolated by the builder"
            }
            Fault::Invisible(" ") => "write a space instead",
            _ => "delete it",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(char, usize)> {
        refused(text).iter().map(|found| (found.character, found.places.len())).collect()
    }

    #[test]
    fn balanced_controls_pass() {
        assert_eq!(faults("a\u{2066}b\u{2069} \u{202B}ج\u{202C}"), []);
    }

    #[test]
    fn unbalanced_ones_are_found_in_order() {
        let text = "\u{202E}a\n\u{2069}b\u{2067}";
        assert_eq!(faults(text), [('\u{202E}', 1), ('\u{2069}', 1), ('\u{2067}', 1)]);
    }

    #[test]
    fn a_crossed_pair_and_an_override_are_faults() {
        assert_eq!(faults("\u{2066}a\u{202C}\u{2069}"), [('\u{202C}', 1)]);
        assert_eq!(faults("\u{202D}a\u{202C}"), [('\u{202D}', 1)]);
    }

    #[test]
    fn one_character_is_found_once_with_all_its_places() {
        assert_eq!(faults("a\u{1}b\u{1}\u{85}"), [('\u{1}', 2), ('\u{85}', 1)]);
    }

    /// A glance never passes what a look would find.
    #[test]
    fn the_glance_agrees_with_the_look() {
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            let suspect = fault(&text, 0, character).is_some() || replacement(character).is_some();
            assert!(!(suspect && is_plain(&text)), "{character:?}");
        }
    }
}
