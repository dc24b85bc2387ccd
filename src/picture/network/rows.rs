//! What is in each row of a drawing: the boxes that stand in it, or the lines that reach into it. Boxes are lower than
//! rows, so that a line meets only what is in the rows that it spans, and most of a drawing need not be asked.

use std::ops::RangeInclusive;

/// A set of numbers for each row, as bits.
pub(super) struct Rows {
    /// How many words a row takes.
    words: usize,
    bits: Vec<u64>,
}

impl Rows {
    /// Empty sets of numbers below `members`.
    pub(super) fn new(members: usize) -> Self {
        Self { words: members.div_ceil(64), bits: Vec::new() }
    }

    /// Takes a number into the sets of some rows, or out of them if it is in.
    pub(super) fn toggle(&mut self, rows: RangeInclusive<usize>, member: usize) {
        let needed = (rows.end() + 1) * self.words;
        if self.bits.len() < needed {
            self.bits.resize(needed, 0);
        }
        for row in rows {
            self.bits[row * self.words + member / 64] ^= 1 << (member % 64);
        }
    }

    /// The numbers that are in any of some rows, in order.
    pub(super) fn members(&self, rows: RangeInclusive<usize>) -> Members<'_> {
        let (from, to) = (rows.start() * self.words, (rows.end() + 1) * self.words);
        let bits = &self.bits[from.min(self.bits.len())..to.min(self.bits.len())];
        Members { bits, words: self.words, next: 0, left: 0 }
    }
}

/// The numbers in some rows.
pub(super) struct Members<'r> {
    bits: &'r [u64],
    words: usize,
    /// The word after the present one.
    next: usize,
    /// What is left of the present word, over all rows.
    left: u64,
}

impl Iterator for Members<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            if self.next == self.words {
                return None;
            }
            let words = self.bits.iter().skip(self.next).step_by(self.words);
            self.left = words.fold(0, |all, word| all | word);
            self.next += 1;
        }
        let lowest = usize::try_from(self.left.trailing_zeros()).unwrap_or(0);
        self.left &= self.left - 1;
        Some((self.next - 1) * 64 + lowest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_joined() {
        let mut rows = Rows::new(130);
        rows.toggle(1..=3, 129);
        rows.toggle(2..=2, 5);
        rows.toggle(3..=3, 129);
        let members = |from, to| rows.members(from..=to).collect::<Vec<_>>();
        assert_eq!(members(0, 9), [5, 129]);
        assert_eq!(members(2, 2), [5, 129]);
        assert_eq!(members(1, 1), [129]);
        assert!(members(3, 3).is_empty() && members(8, 9).is_empty());
    }
}
