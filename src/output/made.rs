//! Folders that are made for a build, and go again when it is given up.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::WriteError;
use super::disk;

/// Makes a folder and takes it for this build. Another build may have made it, and remove it when it gives up.
pub(super) fn locked(
    dir: &Path,
    wait: &dyn Fn(),
) -> Result<(Vec<PathBuf>, Option<File>), WriteError> {
    loop {
        let made = make_folders(dir)?;
        match disk::lock(dir, wait) {
            Ok(Some(lock)) if !disk::is_there(&lock, dir) => {}
            Err(error) if disk::is_folder(dir) => return Err(error),
            Err(_) => {}
            Ok(lock) => return Ok((made, lock)),
        }
    }
}

/// Makes a folder with those around it, and returns those that were missing, outermost first. If one fails, those that were made
/// go.
fn make_folders(dir: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let around: Vec<&Path> = dir.ancestors().filter(|path| !path.as_os_str().is_empty()).collect();
    let mut made = Vec::new();
    for folder in around.into_iter().rev().filter(|folder| !disk::is_folder(folder)) {
        match disk::make_folder(folder) {
            Ok(true) => made.push(folder.to_owned()),
            Ok(false) => {}
            Err(error) => {
                remove_folders(&made);
                return Err(error);
            }
        }
    }
    Ok(made)
}

/// Removes folders that were made in vain, the innermost first; one that holds something stays.
pub(super) fn remove_folders(made: &[PathBuf]) {
    made.iter().rev().for_each(|folder| disk::remove_empty(folder));
}
