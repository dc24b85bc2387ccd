//! What a site is made from, in short: a build of the same things makes the same files.

use std::path::Path;

use super::disk;
use super::mark::Marker;

/// Tells what a site was made from, the program included. It is no protection against forgery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(pub(super) u64);

/// Makes a [`Stamp`].
#[derive(Debug)]
pub struct Stamper(Marker);

impl Stamper {
    /// Begins with the program: its version, and the size and the time of its file, because programs that are not released
    /// have one version. `None` if the system does not tell them.
    pub fn new(program: &Path) -> Option<Self> {
        let (size, time) = disk::size_and_time(program)?;
        let mut stamper = Self(Marker::default());
        stamper.add(env!("CARGO_PKG_VERSION"));
        stamper.add(&format!("{size} {}", time.as_nanos()));
        Some(stamper)
    }

    /// Adds a text. Where one ends and the next begins counts.
    pub fn add(&mut self, text: &str) {
        self.add_bytes(text.as_bytes());
    }

    /// Adds what a file holds.
    pub fn add_bytes(&mut self, bytes: &[u8]) {
        self.0.add(&bytes.len().to_le_bytes());
        self.0.add(bytes);
    }

    /// What has been added.
    pub fn stamp(&self) -> Stamp {
        Stamp(self.0.mark().hash)
    }
}
