//! Short hashes: in names of files that say what they hold, and in what ties a translation to its original.

use sha2::{Digest, Sha256};

/// The first hexadecimal digits of the SHA-256 of some bytes, of its 64.
pub fn hash(bytes: &[u8], digits: usize) -> String {
    let all = Sha256::digest(bytes);
    let halves = all.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.take(digits).filter_map(|half| char::from_digit(u32::from(half), 16)).collect()
}
