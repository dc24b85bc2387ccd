//! Compounds: names that a hyphen joins with another. `Guinea-Bissau` is not Guinea, and `Tehrik-e-Taliban` not the Taliban; but
//! where the briefing knows what stands on the other side, the text speaks of both: `the Mali-Niger border`. Where it knows the
//! whole, as `Congo-Brazzaville`, the text speaks of that alone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::candidate::Candidate;

/// Candidates without those that are a part of a name which nobody knows.
pub(super) fn without_halves<'f>(text: &str, candidates: Vec<Candidate<'f>>) -> Vec<Candidate<'f>> {
    let names = || candidates.iter().filter(|candidate| !candidate.form.excludes);
    let starts: BTreeSet<usize> = names().map(|name| name.core.start).collect();
    let ends: BTreeSet<usize> = names().map(|name| name.core.end).collect();
    let wholes = Wholes::new(text, names().map(|name| &name.core));
    let stands = |candidate: &Candidate<'_>| {
        let beside = Beside::new(text, &candidate.core);
        let is_known = beside.before.is_some_and(|end| ends.contains(&end))
            || beside.after.is_some_and(|start| starts.contains(&start));
        is_known && !wholes.have(&candidate.core, &beside)
            || !candidate.form.can_be_half()
            || !beside.is_name(text)
    };
    candidates.into_iter().filter(stands).collect()
}

/// Names of one word with a hyphen in it.
struct Wholes {
    /// Where each begins, and the furthest end of it and all before it.
    reach: BTreeMap<usize, usize>,
}

impl Wholes {
    fn new<'n>(text: &str, names: impl Iterator<Item = &'n Range<usize>>) -> Self {
        let is_whole = |core: &&Range<usize>| {
            let name = &text[core.start..core.end];
            name.contains(is_hyphen) && !name.contains(char::is_whitespace)
        };
        let mut reach = BTreeMap::new();
        for core in names.filter(is_whole) {
            let end: &mut usize = reach.entry(core.start).or_default();
            *end = core.end.max(*end);
        }
        let mut furthest = 0;
        for end in reach.values_mut() {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { reach }
    }

    /// Whether one of them holds a name and what a hyphen joins with it.
    fn have(&self, core: &Range<usize>, beside: &Beside) -> bool {
        let holds = |start: usize, end: usize| {
            self.reach.range(..=start).next_back().is_some_and(|(_, reach)| *reach >= end)
        };
        beside.before.is_some_and(|before| before > 0 && holds(before - 1, core.end))
            || beside.after.is_some_and(|after| holds(core.start, after + 1))
    }
}

/// What hyphens join with a name on its sides, past a particle: where the words before it end, and those behind it begin.
struct Beside {
    before: Option<usize>,
    after: Option<usize>,
}

impl Beside {
    fn new(text: &str, core: &Range<usize>) -> Self {
        let before = text[..core.start].strip_suffix(is_hyphen).map(|before| {
            let head =
                before.strip_suffix(last_word(before)).and_then(|it| it.strip_suffix(is_hyphen));
            head.filter(|_| is_particle(last_word(before))).unwrap_or(before).len()
        });
        let after = text[core.end..].strip_prefix(is_hyphen).map(|after| {
            let tail =
                after.strip_prefix(first_word(after)).and_then(|it| it.strip_prefix(is_hyphen));
            text.len() - tail.filter(|_| is_particle(first_word(after))).unwrap_or(after).len()
        });
        Self { before, after }
    }

    /// Whether one of them is written like a name. `pro-` and `-based` are none.
    fn is_name(&self, text: &str) -> bool {
        let before = self.before.map(|end| last_word(&text[..end]));
        let after = self.after.map(|start| first_word(&text[start..]));
        [before, after].into_iter().flatten().any(is_capitalised)
    }
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a word may join two parts of a name: `Tehrik-e-Taliban`, `Nusrat-ul-Islam`.
fn is_particle(word: &str) -> bool {
    (1..=3).contains(&word.chars().count()) && word.chars().all(char::is_lowercase)
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(char::is_alphabetic).len()..]
}

/// Whether a word is written like a name: a capital before small letters. `Non-Mali` at the beginning of a sentence is none.
fn is_capitalised(word: &str) -> bool {
    const PREFIXES: [&str; 8] = ["Anti", "Cross", "Ex", "Mid", "Non", "Post", "Pre", "Pro"];
    let mut letters = word.chars();
    let is_name = letters.next().is_some_and(char::is_uppercase);
    is_name && letters.next().is_some_and(char::is_lowercase) && !PREFIXES.contains(&word)
}
