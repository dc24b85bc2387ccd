//! Runs: nested or apart, on characters, outermost first; what the author decided stays; every letter of the other script
//! that is no run's is none that the text turns.
//!
//! An input is a text; what stands between `⟦` and `⟧` is decided.

use std::ops::Range;

use hashiya::lang::Lang;
use hashiya::script::Script;
use hashiya::script::run::{Run, RunKind, runs};

use super::bracketed;
use crate::engine::Behaviour;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    let (text, ranges) = bracketed(input);
    let kinds =
        [RunKind::Marked(Lang::En.into()), RunKind::Opaque, RunKind::Marked(Lang::Ar.into())];
    let ranges = ranges.into_iter().filter(|range| !range.is_empty());
    let decided: Vec<Run> =
        ranges.zip(kinds.into_iter().cycle()).map(|(range, kind)| Run { range, kind }).collect();
    for script in [Script::Arabic, Script::Latin] {
        let found = runs(&text, script, &decided);
        assert_eq!(found, runs(&text, script, &decided), "the same text has other runs");
        judge(&text, &found, &decided);
        if script == Script::Arabic {
            covers(&text, &found, &decided);
        }
        let kinds = found
            .iter()
            .take(4)
            .map(|run| (format!("{:?}", run.kind), nesting(run, &found).min(4)));
        behaviour.note(kinds.collect::<Vec<_>>());
        behaviour.note((format!("{script:?}"), found.len().min(12), decided.len().min(3)));
    }
    behaviour
}

/// How deep runs are looked for at least.
const DEEP: usize = 12;

fn judge(text: &str, found: &[Run], decided: &[Run]) {
    for (at, run) in found.iter().enumerate() {
        let words = text.get(run.range.clone()).expect("a run lies on characters");
        assert!(!words.trim().is_empty(), "a run is empty: {run:?} in {text:?}");
        for other in found[at + 1..].iter().chain(decided) {
            assert!(
                !crosses(&run.range, &other.range),
                "runs cross: {run:?} {other:?} in {text:?}"
            );
        }
        let next = found.get(at + 1);
        let in_order = next.is_none_or(|next| {
            (run.range.start, std::cmp::Reverse(run.range.end))
                <= (next.range.start, std::cmp::Reverse(next.range.end))
        });
        assert!(in_order, "runs are out of order: {found:?}");
    }
    let marked = decided
        .iter()
        .filter(|run| run.kind != RunKind::Opaque && !text[run.range.clone()].trim().is_empty());
    // Deeper ones than a text can have are left to the bidirectional algorithm.
    let is_deep = found.iter().any(|run| nesting(run, found) > DEEP);
    for run in marked.filter(|_| !is_deep) {
        let inside =
            |other: &Run| other.range.start <= run.range.start && run.range.end <= other.range.end;
        let is_kept = found.contains(run)
            || decided.iter().any(|other| other.kind == RunKind::Opaque && inside(other));
        assert!(is_kept, "what was decided is lost: {run:?} in {text:?}");
    }
}

/// Every Latin letter in an Arabic text lies in a run.
fn covers(text: &str, found: &[Run], decided: &[Run]) {
    for (at, letter) in text.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()) {
        let is_covered = found.iter().chain(decided).any(|run| run.range.contains(&at));
        assert!(is_covered, "a letter is in no run: {letter:?} at {at} in {text:?}");
    }
}

/// How many runs a run lies in, itself included.
fn nesting(run: &Run, found: &[Run]) -> usize {
    let is_around =
        |other: &&Run| other.range.start <= run.range.start && run.range.end <= other.range.end;
    found.iter().filter(is_around).count()
}

fn crosses(a: &Range<usize>, b: &Range<usize>) -> bool {
    (a.start < b.start && b.start < a.end && a.end < b.end)
        || (b.start < a.start && a.start < b.end && b.end < a.end)
}

/// Each property can fail.
#[cfg(test)]
mod tests {
    use super::*;

    fn words(range: Range<usize>) -> Run {
        Run { range, kind: RunKind::Words(Script::Latin) }
    }

    #[test]
    #[should_panic(expected = "runs cross")]
    fn runs_may_not_cross() {
        judge("abcdef", &[words(0..3), words(2..5)], &[]);
    }

    #[test]
    #[should_panic(expected = "a run lies on characters")]
    fn runs_lie_on_characters() {
        judge("سa", &[words(1..3)], &[]);
    }

    #[test]
    #[should_panic(expected = "what was decided is lost")]
    fn decided_runs_stay() {
        judge("abc", &[], &[Run { range: 0..2, kind: RunKind::Marked(Lang::En.into()) }]);
    }

    #[test]
    #[should_panic(expected = "a letter is in no run")]
    fn letters_are_covered() {
        covers("قال abc", &[], &[]);
    }
}
