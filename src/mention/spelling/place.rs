//! The parts that a name is put together from.

/// One place of a name, a word or a gap, in each way that it is written: as the author wrote it first.
pub(super) type Place = Vec<String>;
