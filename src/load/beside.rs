//! A file that is written beside its place and then moved there, so that a disk that fills up leaves what was there.

#![expect(
    clippy::disallowed_methods,
    reason = "this module writes content and files that a person has named"
)]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where a file is written before it takes its place. No name that begins with a dot is read as content.
fn beside(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".hashiya-new-{name}"))
}

/// Makes a folder with those around it, and adds those that were missing to a list, outermost first: who fails later removes them.
///
/// # Errors
/// If the system refuses.
pub(super) fn make_folders(folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let is_missing = |it: &&Path| !it.as_os_str().is_empty() && !it.is_dir();
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    for folder in missing.into_iter().rev() {
        match fs::create_dir(folder) {
            // Another program was quicker.
            Err(_) if folder.is_dir() => {}
            result => {
                result?;
                made.push(folder.to_owned());
            }
        }
    }
    Ok(())
}

/// Removes folders that were made in vain; one that holds something stays.
pub(super) fn remove_folders(made: &[PathBuf]) {
    made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
}

/// Writes a file beside its place, with the rights of what stands there.
///
/// # Errors
/// If the system refuses.
pub(super) fn prepare(place: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let beside = beside(place);
    // What an interrupted run has left.
    drop(fs::remove_file(&beside));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    parts.iter().try_for_each(|part| file.write_all(part))?;
    match fs::metadata(place) {
        Ok(meta) => file.set_permissions(meta.permissions()),
        Err(_) => Ok(()),
    }
}

/// Moves what was prepared to its place.
///
/// # Errors
/// If the system refuses.
pub(super) fn take_place(place: &Path) -> io::Result<()> {
    fs::rename(beside(place), place)
}

/// Removes what was prepared and did not take its place.
pub(super) fn clear(place: &Path) {
    drop(fs::remove_file(beside(place)));
}
