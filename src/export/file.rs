//! What every export is.

use crate::route::Route;

/// A file of the output: its path below the site's root, and its bytes.
pub type File = (String, Vec<u8>);

/// Which files are made, by their routes.
pub type Wanted<'w> = &'w (dyn Fn(Route<'_>) -> bool + Sync);
