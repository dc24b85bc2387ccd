//! A site on the disk. Every file is staged: written into a folder of Hashiya's own, and moved into its place only
//! when the whole site is there and wanted. A build that fails, or is given up, leaves the site as it was.
//!
//! A manifest lists what Hashiya wrote. It names old and new files before the first of them is moved, so that even a
//! build that is cut off knows its own. A file that is not in it belongs to somebody else: it is never removed, and
//! never replaced unless it is the same. Nothing is written or removed through a link.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{fmt, io};

use super::disk::{self, Kind};
use super::{Bytes, OutPath, Sink};

/// The list of files that a build wrote, one path a line, in the output folder.
pub const MANIFEST: &str = ".hashiya-manifest";

/// Where files wait in the output folder, named by numbers.
const STAGING: &str = ".hashiya-staging";

/// What a build changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were new or differed.
    pub written: usize,
    /// Files that were the same already.
    pub unchanged: usize,
    /// Files of an earlier build that were removed.
    pub removed: usize,
}

/// Why a site could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// A file of somebody else stands where a page belongs.
    Foreign(PathBuf),
    /// A file or a link stands where a folder belongs.
    NoFolder(PathBuf),
    /// The system refused.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                f,
                "`{}` was not written by hashiya, and is left alone; move it away or choose another `--out`",
                path.display()
            ),
            Self::NoFolder(path) => write!(
                f,
                "`{}` is no folder, and is left alone; move it away or choose another `--out`",
                path.display()
            ),
            Self::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

/// What has to happen to a file.
#[derive(Debug)]
enum Change {
    /// It holds the right bytes already.
    Keep,
    /// It is to be replaced by the staged file of this number.
    Replace(usize),
}

/// A site that is being written into a folder. Without [`Folder::commit`] nothing of it remains.
#[derive(Debug)]
pub struct Folder {
    dir: PathBuf,
    /// What an earlier build wrote.
    before: BTreeSet<OutPath>,
    changes: Mutex<BTreeMap<OutPath, Result<Change, WriteError>>>,
    staged: AtomicUsize,
    /// Whether the folder was there before.
    existed: bool,
}

impl Folder {
    /// Prepares to write into a folder, which need not exist.
    ///
    /// # Errors
    /// If the system fails.
    pub fn open(dir: &Path) -> Result<Self, WriteError> {
        let manifest = disk::text(&dir.join(MANIFEST))?.unwrap_or_default();
        // Lines that lead out of the folder are not Hashiya's.
        let before = manifest.lines().filter_map(OutPath::new).collect();
        let existed = disk::kind(dir)? != Kind::Nothing;
        let folder = Self {
            dir: dir.to_owned(),
            before,
            changes: Mutex::default(),
            staged: AtomicUsize::new(0),
            existed,
        };
        // A build that was cut off may have left files there.
        folder.clear_staging()?;
        Ok(folder)
    }

    /// Moves all files into their places, and removes those of an earlier build that are no longer made.
    ///
    /// # Errors
    /// Before anything is changed, if somebody else's file is in the way; later only if the system fails.
    pub fn commit(mut self) -> Result<Written, WriteError> {
        let changes = std::mem::take(&mut self.changes);
        let changes = changes.into_inner().unwrap_or_else(PoisonError::into_inner);
        let changes: BTreeMap<OutPath, Change> = changes
            .into_iter()
            .map(|(path, change)| change.map(|change| (path, change)))
            .collect::<Result<_, _>>()?;
        let is_made = |folder: &&str| changes.contains_key(*folder);
        if let Some(file) = changes.keys().find_map(|path| path.folders().find(is_made)) {
            return Err(WriteError::NoFolder(self.dir.join(file)));
        }
        let stale: Vec<&OutPath> =
            self.before.iter().filter(|path| !changes.contains_key(*path)).collect();
        self.write_manifest(&changes.keys().chain(stale.iter().copied()).collect())?;
        let written = self.place(&changes)?;
        let removed = self.remove(&stale)?;
        self.write_manifest(&changes.keys().collect())?;
        Ok(Written { written, unchanged: changes.len() - written, removed })
    }

    /// Compares a file with what stands in its place, and stages it if that differs.
    fn stage(&self, path: &OutPath, bytes: &[u8]) -> Result<Change, WriteError> {
        self.check_folders(path)?;
        let file = self.dir.join(path.as_str());
        let kind = disk::kind(&file)?;
        if kind == Kind::File(bytes.len() as u64) && disk::holds(&file, bytes)? {
            return Ok(Change::Keep);
        }
        if kind != Kind::Nothing && !self.before.contains(path) {
            return Err(WriteError::Foreign(file));
        }
        self.stage_bytes(bytes).map(Change::Replace)
    }

    fn stage_bytes(&self, bytes: &[u8]) -> Result<usize, WriteError> {
        disk::make_folders(&self.dir.join(STAGING))?;
        let number = self.staged.fetch_add(1, Ordering::Relaxed);
        disk::create(&self.staged_file(number), bytes)?;
        Ok(number)
    }

    fn staged_file(&self, number: usize) -> PathBuf {
        self.dir.join(STAGING).join(number.to_string())
    }

    /// The folders of a file are folders, or not there yet.
    fn check_folders(&self, path: &OutPath) -> Result<(), WriteError> {
        for folder in path.folders().map(|folder| self.dir.join(folder)) {
            match disk::kind(&folder)? {
                Kind::Folder => {}
                Kind::Nothing => return Ok(()),
                Kind::File(_) | Kind::Other => return Err(WriteError::NoFolder(folder)),
            }
        }
        Ok(())
    }

    /// Moves what is staged into its place.
    fn place(&self, changes: &BTreeMap<OutPath, Change>) -> Result<usize, WriteError> {
        let mut written = 0;
        let mut made = BTreeSet::new();
        for (path, change) in changes {
            let Change::Replace(number) = change else { continue };
            if let Some(folder) = path.folders().last()
                && made.insert(folder)
            {
                disk::make_folders(&self.dir.join(folder))?;
            }
            disk::replace(&self.staged_file(*number), &self.dir.join(path.as_str()))?;
            written += 1;
        }
        Ok(written)
    }

    /// Removes stale files, and the folders that they leave empty.
    fn remove(&self, stale: &[&OutPath]) -> Result<usize, WriteError> {
        let mut removed = 0;
        let mut folders = BTreeSet::new();
        for path in stale {
            match self.check_folders(path) {
                // What lies behind a link is not Hashiya's any more.
                Err(WriteError::NoFolder(_)) => continue,
                checked => checked?,
            }
            removed += usize::from(disk::remove(&self.dir.join(path.as_str()))?);
            folders.extend(path.folders());
        }
        // A folder follows those that it lies in.
        folders.iter().rev().for_each(|folder| disk::remove_empty(&self.dir.join(folder)));
        Ok(removed)
    }

    fn write_manifest(&self, paths: &BTreeSet<&OutPath>) -> Result<(), WriteError> {
        let text: String = paths.iter().map(|path| format!("{path}\n")).collect();
        let file = self.dir.join(MANIFEST);
        if disk::kind(&file)? == Kind::File(text.len() as u64)
            && disk::holds(&file, text.as_bytes())?
        {
            return Ok(());
        }
        let number = self.stage_bytes(text.as_bytes())?;
        disk::replace(&self.staged_file(number), &file)
    }

    /// Removes what is staged. Only Hashiya's own names are touched.
    fn clear_staging(&self) -> Result<(), WriteError> {
        let staging = self.dir.join(STAGING);
        match disk::kind(&staging)? {
            Kind::Nothing => return Ok(()),
            Kind::Folder => {}
            Kind::File(_) | Kind::Other => return Err(WriteError::NoFolder(staging)),
        }
        for name in disk::names(&staging)? {
            if name.bytes().all(|byte| byte.is_ascii_digit()) {
                disk::remove(&staging.join(name))?;
            }
        }
        disk::remove_empty(&staging);
        Ok(())
    }
}

impl Sink for Folder {
    fn put(&self, path: OutPath, bytes: Bytes) {
        let change = self.stage(&path, &bytes);
        self.changes.lock().unwrap_or_else(PoisonError::into_inner).insert(path, change);
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The next build tries again.
        let _cleared = self.clear_staging();
        if !self.existed {
            disk::remove_empty(&self.dir);
        }
    }
}
