//! Pseudo-random numbers: the same seed yields the same numbers on every machine and in every version.
//!
//! The generator is Marsaglia's xorshift with 64 bits (“Xorshift RNGs”, 2003). A crate would promise neither the same
//! sequence for ever nor anything that a layout needs beyond it. It is good enough to search with, and no more.

use crate::picture::real;

/// A generator.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A whole number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from((self.0 >> 16) % limit).unwrap_or(0)
    }

    /// A number from 0 to 1, without 1.
    pub(super) fn share(&mut self) -> f64 {
        real(self.below(1 << 20)) / real(1 << 20)
    }
}
