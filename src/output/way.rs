//! Files that stand in the way of a new site: where it has a folder an earlier build had a file, or the other way round. They go
//! before anything is moved into its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::disk::{self, Kind};
use super::{OutPath, WriteError};

/// Whether a stale file stands where a new site has a folder, or lies in a folder where it has a file.
pub(super) fn in_the_way<T>(site: &BTreeMap<OutPath, T>) -> impl Fn(&OutPath) -> bool {
    let folders: BTreeSet<&str> = site.keys().flat_map(OutPath::folders).collect();
    move |path| {
        folders.contains(path.as_str()) || path.folders().any(|folder| site.contains_key(folder))
    }
}

/// Whether a folder goes with stale files, because it holds nothing else than these and folders of these.
///
/// # Errors
/// If the system fails.
pub(super) fn goes_with(
    stale: &BTreeSet<&str>,
    folder: &str,
    dir: &Path,
) -> Result<bool, WriteError> {
    let names = disk::names(&dir.join(folder))?;
    for name in &names {
        let path = format!("{folder}/{name}");
        let goes = match disk::kind(&dir.join(&path))? {
            Kind::Folder => goes_with(stale, &path, dir)?,
            Kind::File(_) => stale.contains(path.as_str()),
            Kind::Nothing | Kind::Other => false,
        };
        if !goes {
            return Ok(false);
        }
    }
    Ok(!names.is_empty())
}
