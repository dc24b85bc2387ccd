//! What every export is.

/// A file of the output: its path below the site's root, and its bytes.
pub type File = (String, Vec<u8>);
