//! Runs that go against the direction of their text: what the page isolates.
//!
//! Sources: W3C, “Inline markup and bidirectional text in HTML” (each phrase of the other direction is wrapped in an
//! element of its own; the names of a list are phrases of their own); Unicode Standard Annex #9, rules W1–W7 for numbers
//! (see the module `number`), N0–N2 for brackets and other neutral characters between runs, and X5c, by which an isolated run counts
//! as one neutral character for the text around it; W3C, “Arabic & Persian Layout Requirements” (numbers run from left
//! to right inside Arabic, and what they mean as a pair is read with the text).
//!
//! A text in Arabic has these runs:
//! - a phrase: from the first to the last Latin letter, with the white space, numbers, punctuation and brackets between
//!   them. Letters of the text's own script, its punctuation and the end of a sentence divide phrases. A number
//!   behind a phrase is no part of it, so that it is read after it;
//! - an address, a path or a handle as a whole, without the punctuation of the sentence;
//! - a number whose signs the algorithm would move. It has no language of its own.
//!
//! A text in English has phrases of Arabic letters and digits, with their punctuation. In both, a bracket or quotation
//! that begins with a letter of the other script and has more of them than of the text's own is one run between its
//! marks, and is looked through in turn. A text without any letter of its own script is one run.

use std::ops::Range;

use super::number::{self, Number};
use super::pair::{Bond, Letters, Marks, Pair, is_mark as is_pair_mark, pairs, trimmed};
use super::{Script, is_mark, letter_script, word};
use crate::lang::Language;

/// How deep runs are looked for inside each other. Deeper ones stay as the algorithm orders them.
const DEPTH: usize = 16;

/// A part of a text that is isolated from it, or that nothing is looked for in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it holds.
    pub kind: RunKind,
}

/// What a run holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// Words of the other script. Nobody says which language they are of.
    Words(Script),
    /// Words that the author has marked as being of a language.
    Marked(Language),
    /// A number whose signs would be moved, from left to right. It is of the language of the text around it.
    Number,
    /// A part with an element and a direction of its own, such as code: it is passed over.
    Opaque,
}

impl RunKind {
    /// The script of its words, if it has words to look through.
    fn script(&self) -> Option<Script> {
        match self {
            Self::Words(script) => Some(*script),
            Self::Marked(language) => Some(language.dir().into()),
            Self::Number | Self::Opaque => None,
        }
    }
}

/// The runs of a text in `script`, outer ones before those inside them. Any two are nested or apart.
///
/// `decided` are the runs that the author has marked, and opaque parts. No other run crosses their edges.
pub fn runs(text: &str, script: Script, decided: &[Run]) -> Vec<Run> {
    if decided.is_empty() && !word::is_likely_in(text, script) {
        return Vec::new();
    }
    let decided = nested(text, decided);
    let whole = |pair: &Pair| decided.iter().all(|run| keeps_whole(&run.range, pair));
    let pairs: Vec<Pair> = pairs(text).into_iter().filter(whole).collect();
    let mut finder = Finder { text, pairs, runs: Vec::new() };
    finder.level(&Level { range: 0..text.len(), script, decided: &decided, depth: 0 });
    finder.runs.sort_by_key(|run| (run.range.start, std::cmp::Reverse(run.range.end)));
    finder.runs
}

/// The decided runs, outermost first, without those that hold no words or cross an earlier one.
fn nested(text: &str, decided: &[Run]) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::with_capacity(decided.len());
    for run in decided {
        let blank = text[run.range.clone()].trim().is_empty();
        if !blank && !kept.iter().any(|other| crosses(&run.range, &other.range)) {
            kept.push(run.clone());
        }
    }
    // Marks come in the order of their ends, so of two with the same range the later is the outer one.
    kept.reverse();
    kept.sort_by_key(|run| (run.range.start, std::cmp::Reverse(run.range.end)));
    kept
}

fn crosses(a: &Range<usize>, b: &Range<usize>) -> bool {
    let apart = a.end <= b.start || b.end <= a.start;
    let nested = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
    !apart && !nested
}

/// Whether a decided run takes neither mark of a pair without the other.
fn keeps_whole(run: &Range<usize>, pair: &Pair) -> bool {
    let (inner, outer) = (&pair.inner, &pair.outer);
    let apart = run.end <= outer.start || outer.end <= run.start;
    let inside = inner.start <= run.start && run.end <= inner.end;
    let around = run.start <= outer.start && outer.end <= run.end;
    apart || inside || around
}

/// The decided runs that lie in a range; they are sorted by their beginnings.
fn within<'d>(decided: &'d [Run], range: &Range<usize>) -> &'d [Run] {
    let from = decided.partition_point(|run| run.range.start < range.start);
    let to = decided.partition_point(|run| run.range.start < range.end);
    &decided[from..to]
}

/// A part of a text in one script.
#[derive(Clone)]
struct Level<'d> {
    range: Range<usize>,
    script: Script,
    decided: &'d [Run],
    depth: usize,
}

impl<'d> Level<'d> {
    fn inside(&self, range: &Range<usize>, script: Script, decided: &'d [Run]) -> Self {
        Level { range: range.clone(), script, decided, depth: self.depth + 1 }
    }
}

/// What a level consists of; what lies between is neutral.
enum Token {
    Word(Range<usize>),
    Number(Number),
    /// A bracket or quotation that is a run. Whether a phrase may go on through it.
    Pair(Pair, bool),
    /// Ends a phrase.
    Barrier,
}

struct Finder<'t> {
    text: &'t str,
    pairs: Vec<Pair>,
    runs: Vec<Run>,
}

impl Finder<'_> {
    fn level(&mut self, level: &Level<'_>) {
        let text = &self.text[level.range.clone()];
        let empty = level.decided.is_empty() && !word::is_likely_in(text, level.script);
        if empty || level.depth > DEPTH {
            return;
        }
        if let Some(whole) = self.whole(level) {
            return self.push(whole, level);
        }
        let tokens = self.tokens(level);
        let mut index = 0;
        while index < tokens.len() {
            index = self.phrase(&tokens, index, level);
        }
    }

    /// Adds a run of the other script, and what is found in it.
    fn push(&mut self, range: Range<usize>, level: &Level<'_>) {
        let script = level.script.other();
        self.runs.push(Run { range: range.clone(), kind: RunKind::Words(script) });
        self.level(&level.inside(&range, script, within(level.decided, &range)));
    }

    /// The range of a level that has no letter of its own script, and begins with one of the other.
    fn whole(&self, level: &Level<'_>) -> Option<Range<usize>> {
        let range = trimmed(self.text, level.range.clone());
        if !level.decided.is_empty() || !self.begins_foreign(&range, level) {
            return None;
        }
        let letters = Letters::of(&self.text[range.clone()]);
        let foreign = letters.number(level.script) == 0 && !letters.is_empty();
        let enclosed = self.pair_at(range.start).is_some_and(|pair| pair.outer == range);
        let is_list = level.script == Script::Arabic && letters.is_arabic_list();
        (foreign && !enclosed && !is_list).then_some(range)
    }

    /// Whether the first letter or digit of a range belongs to a word of the other script.
    fn begins_foreign(&self, range: &Range<usize>, level: &Level<'_>) -> bool {
        let text = &self.text[range.clone()];
        let Some(skipped) = text.find(char::is_alphanumeric) else { return false };
        let first = range.start + skipped;
        let other = level.script.other();
        let is_decided = level.decided.iter().any(|run| run.range.contains(&first));
        let begins = match text[skipped..].chars().next() {
            Some(c) if letter_script(c).is_some() => letter_script(c) == Some(other),
            Some(c) if c.is_ascii_digit() && level.script == Script::Arabic => {
                number::at(self.text, first, range.end)
                    .is_some_and(|number| word::goes_on(&self.text[number.end..range.end], other))
            }
            Some(c) => level.script == Script::Latin && c.is_numeric(),
            None => false,
        };
        begins && !is_decided
    }

    fn pair_at(&self, offset: usize) -> Option<&Pair> {
        let found = self.pairs.binary_search_by_key(&offset, |pair| pair.outer.start).ok()?;
        self.pairs.get(found)
    }

    fn tokens(&mut self, level: &Level<'_>) -> Vec<Token> {
        let mut tokens = Vec::new();
        // The closing marks of brackets without letters.
        let mut silent: Vec<usize> = Vec::new();
        let mut decided = level.decided;
        let mut offset = level.range.start;
        while offset < level.range.end {
            // Those in a bracket that is a run have been passed; they are found with what it holds.
            decided = &decided[decided.partition_point(|run| run.range.start < offset)..];
            if let Some(run) = decided.first().filter(|run| run.range.start == offset) {
                let inside;
                (inside, decided) = decided[1..]
                    .split_at(decided[1..].partition_point(|r| r.range.start < run.range.end));
                if let Some(script) = run.kind.script() {
                    self.runs.push(run.clone());
                    self.level(&level.inside(&run.range, script, inside));
                }
                tokens.push(Token::Barrier);
                offset = run.range.end;
                continue;
            }
            let limit = decided.first().map_or(level.range.end, |run| run.range.start);
            let (end, token) = self.token(offset, limit, level, &mut silent);
            tokens.extend(token);
            offset = end;
        }
        tokens
    }

    /// What begins at a byte, and where it ends.
    fn token(
        &self,
        offset: usize,
        limit: usize,
        level: &Level<'_>,
        silent: &mut Vec<usize>,
    ) -> (usize, Option<Token>) {
        let Some(first) = self.text[offset..].chars().next() else { return (limit, None) };
        if letter_script(first) == Some(level.script) {
            let own = |c: char| letter_script(c) == Some(level.script) || is_mark(c);
            let end =
                self.text[offset..limit].find(|c| !own(c)).map_or(limit, |length| offset + length);
            return (end, Some(Token::Barrier));
        }
        let next = offset + first.len_utf8();
        if first == ' ' {
            return (next, None);
        }
        // Before brackets are looked at, because a telephone number may begin with one.
        if let Some(number) = self.number(offset, limit, level) {
            return (number.end, Some(Token::Number(number)));
        }
        let pair = self.pair_at(offset).filter(|pair| pair.outer.end <= level.range.end);
        if let Some(pair) = pair {
            if pair.letters().is_empty()
                && !self.text[pair.inner.clone()].contains(word::is_arabic_digit)
            {
                silent.push(pair.outer.end);
                return (next, None);
            }
            return match self.is_run(pair, level) {
                Some(joins) => (pair.outer.end, Some(Token::Pair(pair.clone(), joins))),
                None => (next, Some(Token::Barrier)),
            };
        }
        let other = level.script.other();
        if let Some(end) = word::at(self.text, offset, limit, other, &self.pairs) {
            return (end, Some(Token::Word(offset..end)));
        }
        let is_mark = is_pair_mark(first) && silent.pop_if(|end| *end == next).is_none();
        let is_barrier = is_mark || self.divides(offset, first, level);
        (next, is_barrier.then_some(Token::Barrier))
    }

    /// The number that begins at a byte of an Arabic text, unless a word goes on behind it.
    fn number(&self, offset: usize, limit: usize, level: &Level<'_>) -> Option<Number> {
        let number =
            (level.script == Script::Arabic).then(|| number::at(self.text, offset, limit))??;
        let goes_on = word::goes_on(&self.text[number.end..limit], level.script.other());
        (!goes_on).then_some(number)
    }

    /// Whether a bracket or quotation is a run of the other script between its marks, and if so whether a phrase
    /// may go on through it.
    fn is_run(&self, pair: &Pair, level: &Level<'_>) -> Option<bool> {
        let letters = pair.letters();
        let (own, other) = (letters.number(level.script), letters.number(level.script.other()));
        let is_list = match level.script {
            Script::Arabic => letters.is_arabic_list(),
            Script::Latin => {
                let is_bracket = pair.marks == Marks::Brackets;
                is_bracket && own == 0 && self.text[pair.inner.clone()].contains(", ")
            }
        };
        let decided = within(level.decided, &pair.inner).is_empty();
        let digits_only = own + other == 0;
        let is_run =
            (other > own || digits_only) && !is_list && self.begins_foreign(&pair.inner, level);
        is_run.then_some(own == 0 && decided)
    }

    /// Whether a character that is no letter ends a phrase.
    fn divides(&self, offset: usize, character: char, level: &Level<'_>) -> bool {
        let after = self.text[offset + character.len_utf8()..level.range.end].chars().next();
        let ends = after.is_none_or(char::is_whitespace);
        match (level.script, character) {
            (_, '\n') | (Script::Arabic, '،' | '؛' | '؟' | '»') | (Script::Latin, '”' | ';') => {
                true
            }
            (Script::Latin, ',' | ':' | '.') | (_, '!' | '?' | '…') => ends,
            (Script::Arabic, '.') => ends && self.ends_sentence(offset, level),
            _ => false,
        }
    }

    /// Whether the full stop behind a Latin word ends a sentence: not behind an initial (`J. F.`), an abbreviation with
    /// stops (`U.S.`), a title, nor before a small letter.
    fn ends_sentence(&self, offset: usize, level: &Level<'_>) -> bool {
        const TITLES: &[&str] = &[
            "Dr", "Mr", "Mrs", "Ms", "St", "Ste", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Prof",
            "Jr", "Sr", "No", "vol", "Vol", "vs", "ed", "Mt", "Inc", "Ltd", "Co",
        ];
        let before = &self.text[level.range.start..offset];
        let is_edge = |c: char| c.is_whitespace() || is_pair_mark(c);
        let word = before.rsplit(is_edge).next().unwrap_or_default();
        let after = self.text[offset + 1..level.range.end].trim_start().chars().next();
        let goes_on = after.is_some_and(char::is_lowercase);
        !(goes_on || word.chars().count() < 2 || word.contains('.') || TITLES.contains(&word))
    }

    /// Adds the run that begins with a token, and returns the place of the first token behind it.
    fn phrase(&mut self, tokens: &[Token], first: usize, level: &Level<'_>) -> usize {
        let start = match (&tokens[first], tokens.get(first + 1)) {
            (Token::Word(word), _) => word.start,
            // `(Re)building`
            (Token::Pair(pair, true), Some(Token::Word(word)))
                if pair.outer.end == word.start
                    && pair.marks.bond(level.script) != Bond::Divides =>
            {
                pair.outer.start
            }
            (Token::Pair(pair, _), _) => {
                let words = trimmed(self.text, pair.inner.clone());
                let cuts = level.decided.iter().any(|run| crosses(&run.range, &words));
                self.push(if cuts { pair.inner.clone() } else { words }, level);
                return first + 1;
            }
            (Token::Number(number), _) => {
                let isolates = number.isolates.iter().cloned();
                self.runs.extend(isolates.map(|range| Run { range, kind: RunKind::Number }));
                return first + 1;
            }
            (Token::Barrier, _) => return first + 1,
        };
        let (mut end, mut last) = (start, first);
        for (index, token) in tokens.iter().enumerate().skip(first) {
            let bond = match token {
                Token::Word(word) => {
                    (end, last) = (word.end, index);
                    continue;
                }
                Token::Pair(pair, true) => pair.marks.bond(level.script),
                Token::Number(_) => Bond::Between,
                Token::Pair(_, false) | Token::Barrier => Bond::Divides,
            };
            match (bond, token) {
                (Bond::Joins, Token::Pair(pair, _)) => (end, last) = (pair.outer.end, index),
                (Bond::Divides, _) => break,
                _ => {}
            }
        }
        self.push(start..end, level);
        last + 1
    }
}

#[cfg(test)]
mod tests;
