//! What bytes are, in short: their number and their hash.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// What a file holds, in short. The hash tells versions of a file apart and is no protection against forgery: who can
/// write the list can write the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes.
    pub(super) size: u64,
    pub(super) hash: u64,
}

/// Makes a [`Mark`] of pieces.
#[derive(Debug, Default)]
pub(super) struct Marker {
    size: u64,
    hasher: SipHasher13,
}

impl Marker {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        self.hasher.write(bytes);
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { size: self.size, hash: self.hasher.finish() }
    }
}
