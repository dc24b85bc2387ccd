//! Which paragraph of an article is which paragraph of the original, by a diff: what is edited, missing, added, moved or
//! divided in another way, each once. It compares whole paragraphs; what differs inside one is not asked here.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// How an article differs from its original. Numbers are places in the two lists.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// A paragraph that says something else.
    Edited(Pair),
    /// A paragraph that stands elsewhere.
    Moved(Pair),
    /// Paragraphs of the original that the article lacks before a place.
    Missing(Range<usize>, usize),
    /// Paragraphs of the article that the original does not have.
    Added(Range<usize>),
    /// The same words in other paragraphs: of the original, and of the article.
    Divided(Range<usize>, Range<usize>),
}

/// A paragraph of the original, and the one that stands for it in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) original: usize,
    pub(super) written: usize,
}

/// A stretch of both lists in which nothing agrees.
#[derive(Debug, Default)]
struct Hunk {
    original: Vec<usize>,
    written: Vec<usize>,
    /// Where it begins in the article.
    start: usize,
}

/// The paragraphs on both sides; those of the article of which nothing is known (`None`) may be anything.
struct Texts<'t> {
    original: &'t [&'t str],
    written: &'t [Option<&'t str>],
}

/// Compares two lists of paragraphs.
pub(super) fn differences(original: &[&str], written: &[Option<&str>]) -> Vec<Difference> {
    let texts = Texts { original, written };
    let mut hunks = texts.hunks();
    let mut found = Vec::new();
    hunks.retain(|hunk| {
        let divided = texts.divided(hunk);
        let keep = divided.is_none();
        found.extend(divided);
        keep
    });
    found.extend(texts.take_moved(&mut hunks));
    found.extend(hunks.iter().flat_map(|hunk| texts.changed(hunk)));
    found
}

impl Difference {
    /// The same for a longer article, of which only the paragraphs at these places were compared.
    pub(super) fn among(self, places: &[usize]) -> Self {
        let place = |index: usize| places.get(index).copied().unwrap_or_default();
        let pair = |pair: Pair| Pair { written: place(pair.written), ..pair };
        let range =
            |range: Range<usize>| place(range.start)..place(range.end.saturating_sub(1)) + 1;
        match self {
            Self::Edited(edited) => Self::Edited(pair(edited)),
            Self::Moved(moved) => Self::Moved(pair(moved)),
            Self::Missing(lines, 0) => Self::Missing(lines, 0),
            Self::Missing(lines, before) => Self::Missing(lines, place(before - 1) + 1),
            Self::Added(paragraphs) => Self::Added(range(paragraphs)),
            Self::Divided(lines, paragraphs) => Self::Divided(lines, range(paragraphs)),
        }
    }
}

impl Texts<'_> {
    fn hunks(&self) -> Vec<Hunk> {
        let wanted: Vec<Option<&str>> = self.original.iter().copied().map(Some).collect();
        let mut hunks = vec![Hunk::default()];
        for op in capture_diff_slices(Algorithm::Patience, &wanted, self.written) {
            if op.tag() == DiffTag::Equal {
                hunks.push(Hunk { start: op.new_range().end, ..Hunk::default() });
            } else if let Some(hunk) = hunks.last_mut() {
                hunk.original.extend(op.old_range());
                hunk.written.extend(op.new_range());
            }
        }
        hunks
    }

    /// Whether a stretch has the same words on both sides, but in other paragraphs.
    fn divided(&self, hunk: &Hunk) -> Option<Difference> {
        let (original, written) = (run(&hunk.original)?, run(&hunk.written)?);
        let ours = self.written[written.clone()].iter().copied().collect::<Option<Vec<&str>>>()?;
        let same = original.len() != written.len()
            && letters(&self.original[original.clone()]).eq(letters(&ours));
        same.then_some(Difference::Divided(original, written))
    }

    /// Takes the paragraphs that stand in both lists, but in different stretches.
    fn take_moved(&self, hunks: &mut [Hunk]) -> Vec<Difference> {
        let mut places: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for index in hunks.iter().flat_map(|hunk| &hunk.original) {
            places.entry(self.original[*index]).or_default().push_back(*index);
        }
        let mut moved = Vec::new();
        for written in hunks.iter().flat_map(|hunk| &hunk.written) {
            let place = self.written[*written].and_then(|text| places.get_mut(text)?.pop_front());
            moved.extend(place.map(|original| Pair { original, written: *written }));
        }
        for hunk in hunks {
            hunk.original.retain(|index| moved.iter().all(|pair| pair.original != *index));
            hunk.written.retain(|index| moved.iter().all(|pair| pair.written != *index));
        }
        moved.into_iter().map(Difference::Moved).collect()
    }

    /// What happened in a stretch: edited pairs, and what is left on one side.
    fn changed(&self, hunk: &Hunk) -> Vec<Difference> {
        let pairs = self.pairs(hunk);
        let left =
            |index: &&usize, side: fn(&Pair) -> usize| pairs.iter().all(|p| side(p) != **index);
        let missing: Vec<usize> = hunk
            .original
            .iter()
            .filter(|index| left(index, |pair| pair.original))
            .copied()
            .collect();
        let added: Vec<usize> =
            hunk.written.iter().filter(|index| left(index, |pair| pair.written)).copied().collect();
        let known = |index: &usize| self.written[*index].is_some();
        // What is missing may stand in a paragraph of which nothing is known.
        let is_known = hunk.written.iter().all(known);
        let edited = pairs.iter().filter(|pair| known(&pair.written)).copied();
        let missing = runs(missing).into_iter().filter(|_| is_known).map(|range| {
            let before = pairs.iter().filter(|pair| pair.original < range.start);
            let before = before.map(|pair| pair.written + 1).max();
            Difference::Missing(range, before.unwrap_or(hunk.start))
        });
        let added = runs(added.into_iter().filter(known).collect());
        let added = added.into_iter().map(Difference::Added);
        edited.map(Difference::Edited).chain(missing).chain(added).collect()
    }

    /// Pairs as many paragraphs of a stretch as the shorter side has, in order, those that are most alike together.
    fn pairs(&self, hunk: &Hunk) -> Vec<Pair> {
        let (rows, columns) = (hunk.original.len(), hunk.written.len());
        let pair = |row: usize, column: usize| Pair {
            original: hunk.original[row],
            written: hunk.written[column],
        };
        if rows == columns || rows * columns > MOST {
            return (0..rows.min(columns)).map(|index| pair(index, index)).collect();
        }
        let score = |row, column| self.likeness(pair(row, column));
        best_path(rows, columns, score).into_iter().map(|(row, column)| pair(row, column)).collect()
    }

    /// How alike two paragraphs are, from 1: how many words of a thousand they share at their ends.
    fn likeness(&self, pair: Pair) -> usize {
        let Some(written) = self.written[pair.written] else { return 500 };
        let theirs: Vec<&str> = self.original[pair.original].split_whitespace().collect();
        let ours: Vec<&str> = written.split_whitespace().collect();
        let same = |(a, b): &(&&str, &&str)| a == b;
        let head = theirs.iter().zip(&ours).take_while(same).count();
        let tail = theirs[head..].iter().rev().zip(ours[head..].iter().rev()).take_while(same);
        1 + 1000 * (head + tail.count()) / theirs.len().max(ours.len()).max(1)
    }
}

/// How many pairs of paragraphs are compared in one stretch. In a greater one the order decides.
const MOST: usize = 10_000;

/// The pairs (row, column), rising in both, with the highest sum of scores.
fn best_path(
    rows: usize,
    columns: usize,
    score: impl Fn(usize, usize) -> usize,
) -> Vec<(usize, usize)> {
    let scores: Vec<Vec<usize>> =
        (0..rows).map(|row| (0..columns).map(|column| score(row, column)).collect()).collect();
    let mut best = vec![vec![0; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let paired = scores[row][column] + best[row + 1][column + 1];
            best[row][column] = paired.max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let (mut row, mut column, mut path) = (0, 0, Vec::new());
    while row < rows && column < columns {
        if best[row][column] == best[row + 1][column] {
            row += 1;
        } else if best[row][column] == best[row][column + 1] {
            column += 1;
        } else {
            path.push((row, column));
            (row, column) = (row + 1, column + 1);
        }
    }
    path
}

/// The letters of some paragraphs, without what lays them out.
fn letters<'t>(paragraphs: &'t [&'t str]) -> impl Iterator<Item = char> + 't {
    paragraphs.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphabetic())
}

/// A list of numbers that follow each other, as a range; `None` if there are none.
fn run(numbers: &[usize]) -> Option<Range<usize>> {
    Some(*numbers.first()?..numbers.last()? + 1)
}

/// Rising numbers as ranges.
fn runs(numbers: Vec<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for number in numbers {
        match runs.last_mut().filter(|run| run.end == number) {
            Some(run) => run.end += 1,
            None => runs.push(number..number + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paragraphs as letters; `?` is one of which nothing is known, and `a` an edited `A`.
    fn found(original: &str, written: &str) -> Vec<Difference> {
        let texts = |list: &str| -> Vec<String> {
            let words = |name: &str| format!("the {name} of the story");
            list.split(' ').filter(|name| !name.is_empty()).map(words).collect()
        };
        let (original, written) = (texts(original), texts(written));
        let original: Vec<&str> = original.iter().map(String::as_str).collect();
        let written: Vec<Option<&str>> =
            written.iter().map(|text| Some(text.as_str()).filter(|t| !t.contains('?'))).collect();
        differences(&original, &written)
    }

    #[test]
    fn one_change_is_one_difference() {
        use Difference::{Added, Edited, Missing, Moved};
        let pair = |original, written| Pair { original, written };
        for (original, written, wanted) in [
            ("A B C", "A B C", vec![]),
            ("A B C", "A b C", vec![Edited(pair(1, 1))]),
            ("A B C", "a b C", vec![Edited(pair(0, 0)), Edited(pair(1, 1))]),
            ("A B C", "A C", vec![Missing(1..2, 1)]),
            ("A B C", "B C", vec![Missing(0..1, 0)]),
            ("A B C D", "A B", vec![Missing(2..4, 2)]),
            ("A C", "A B C", vec![Added(1..2)]),
            ("A", "A B C", vec![Added(1..3)]),
            ("", "A", vec![Added(0..1)]),
            ("A B", "", vec![Missing(0..2, 0)]),
            ("A B C D", "B C D A", vec![Moved(pair(0, 3))]),
            ("A B A B", "A B A B", vec![]),
            ("A B C", "A ? C", vec![]),
            ("A B C D", "A ? D", vec![]),
            ("A C", "A ? C", vec![]),
            ("A B C", "? B c", vec![Edited(pair(2, 2))]),
        ] {
            assert_eq!(found(original, written), wanted, "{original} / {written}");
        }
    }

    #[test]
    fn neighbours_that_change_places_are_one_difference() {
        assert_eq!(found("A B C D", "B A C D").len(), 1);
        assert_eq!(found("A B C D", "A B D C").len(), 1);
    }

    #[test]
    fn an_edited_paragraph_beside_a_missing_one_keeps_its_pair() {
        let original = ["one two three", "four five six", "seven"];
        let written = [Some("four five 6"), Some("seven")];
        let pair = Pair { original: 1, written: 0 };
        let wanted = [Difference::Edited(pair), Difference::Missing(0..1, 0)];
        assert_eq!(differences(&original, &written), wanted);
    }

    #[test]
    fn other_divisions_are_one_difference() {
        let wanted = [Difference::Divided(0..2, 0..1)];
        assert_eq!(differences(&["a b", "c", "d"], &[Some("a b c"), Some("d")]), wanted);
        let wanted = [Difference::Divided(0..1, 0..2)];
        assert_eq!(differences(&["a b c", "d"], &[Some("a b"), Some("c"), Some("d")]), wanted);
    }
}
