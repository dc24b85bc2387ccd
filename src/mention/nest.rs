//! Which of the forms that meet at a place count: the leftmost and longest, and inside of it again the leftmost and longest.
//!
//! A name inside a longer mention names somebody as well: «شمال مالي» names Mali. Inside, a name means what the
//! briefing says, because the parts of a name keep their meaning; only a form that is no name means what the article says.
//! Whoever the longer mention names already is not named again by its parts.

use std::cmp::Reverse;
use std::ops::Range;

use smallvec::SmallVec;

use super::candidate::{Candidate, Found, Taken};
use crate::model::EntityId;
use crate::script::whole_words;

/// Words that stand, as what follows is held against them.
struct Outer {
    range: Range<usize>,
    entities: SmallVec<[EntityId; 2]>,
    /// Whether nothing is found inside: it means nobody, or nobody knows whom.
    closed: bool,
}

/// What has been found so far.
struct Nest<'t, 'f> {
    taken: &'t [Taken],
    /// What the present place lies in, the longest first.
    outer: Vec<Outer>,
    found: Vec<Found<'f>>,
}

/// The mentions among candidates, in order, longer ones before what they hold.
pub(super) fn standing<'f>(
    text: &str,
    mut candidates: Vec<Candidate<'f>>,
    taken: &[Taken],
) -> Vec<Found<'f>> {
    candidates.sort_by_key(|candidate| {
        let core = &candidate.core;
        (core.start, Reverse(core.end), candidate.form.origin)
    });
    let mut nest = Nest { taken, outer: Vec::new(), found: Vec::new() };
    for group in candidates.chunk_by(|a, b| a.core == b.core) {
        if let Some(first) = group.first() {
            nest.place(whole_words(text, &first.core), group);
        }
    }
    nest.found
}

impl<'f> Nest<'_, 'f> {
    /// Takes in all forms that stand at the same words.
    fn place(&mut self, range: Range<usize>, group: &[Candidate<'f>]) {
        while self.outer.last().is_some_and(|outer| outer.range.end <= range.start) {
            self.outer.pop();
        }
        let excludes = group.iter().any(|candidate| candidate.form.excludes);
        let Some(nested) = self.room(&range) else {
            if excludes && self.taken.iter().any(|taken| taken.range == range) {
                self.outer.push(Outer { range, entities: SmallVec::new(), closed: true });
            }
            return;
        };
        let found = meaning(group, &range, nested).filter(|found| !found.entities.is_empty());
        let entities = found.as_ref().map_or_else(SmallVec::new, |found| found.entities.clone());
        let ambiguous = found.as_ref().is_none_or(|found| found.ambiguous);
        let closed = excludes || ambiguous;
        let is_known = nested && self.names(&range, &entities);
        // Whoever is known already does not stand in the way of others.
        if closed || !is_known {
            self.outer.push(Outer { range, entities, closed });
        }
        self.found.extend(found.filter(|_| !nested || !ambiguous && !is_known));
    }

    /// Whether a mention may stand at a place, and if so, whether it lies inside a longer one.
    fn room(&self, range: &Range<usize>) -> Option<bool> {
        let mut nested = false;
        for taken in self.taken.iter().filter(|taken| meets(&taken.range, range)) {
            if taken.entities.is_empty() || !holds(&taken.range, range) {
                return None;
            }
            nested = true;
        }
        match self.outer.last() {
            None => Some(nested),
            Some(outer) => (!outer.closed && holds(&outer.range, range)).then_some(true),
        }
    }

    /// Whether what a place lies in names all of these.
    fn names(&self, range: &Range<usize>, entities: &[EntityId]) -> bool {
        let taken = self.taken.iter().filter(|taken| meets(&taken.range, range));
        let around = taken.map(|taken| taken.entities.as_slice());
        let mut around = around.chain(self.outer.iter().map(|outer| outer.entities.as_slice()));
        around.any(|named| entities.iter().all(|entity| named.contains(entity)))
    }
}

/// What the forms at a place mean together: those of the article if there are any, but inside a longer mention those of the
/// briefing first.
fn meaning<'f>(group: &[Candidate<'f>], range: &Range<usize>, nested: bool) -> Option<Found<'f>> {
    let names = || group.iter().filter(|candidate| !candidate.form.excludes);
    let has = |of_article: bool| names().any(|candidate| candidate.of_article == of_article);
    let of_article = if nested { !has(false) } else { has(true) };
    let mut chosen = names().filter(|candidate| candidate.of_article == of_article);
    let found = Found::new(range.clone(), chosen.next()?.form, nested);
    Some(chosen.fold(found, |found, candidate| found.join(candidate.form)))
}

/// Whether two ranges have a byte in common.
fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a range lies inside a longer one.
fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && outer != inner
}
