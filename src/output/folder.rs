//! A site on the disk. Every file is staged: written into a folder of Hashiya's own, and moved into its place only
//! when the whole site is there and wanted. A build that fails, or is given up, leaves the site as it was.
//!
//! A manifest lists what Hashiya wrote. It names old and new files before the first of them is moved, so that even a
//! build that is cut off knows its own. A file that is not in it belongs to somebody else: it is never removed, and
//! never replaced unless it is the same. Nothing is written or removed through a link below the folder; the folder
//! itself may be one, if somebody names it: he means what it leads to. One build at a time has the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::disk::{self, Kind};
use super::made::{locked, remove_folders};
use super::manifest::{self, Manifest, Records};
use super::mark::Mark;
use super::{Body, Files, OutPath, Sink, Stamp, WriteError, way};

/// The list of files that a build wrote, in the output folder.
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

/// What has to happen to a file.
#[derive(Clone, Copy, Debug)]
enum Change {
    /// It holds the right bytes already.
    Keep(Mark),
    /// It is to be replaced by the staged file of this number.
    Replace(usize, Mark),
    /// The same, where a folder of an earlier build stands.
    ReplaceFolder(usize, Mark),
}

impl Change {
    fn mark(self) -> Mark {
        match self {
            Self::Keep(mark) | Self::Replace(_, mark) | Self::ReplaceFolder(_, mark) => mark,
        }
    }

    /// The number of the staged file.
    fn staged(self) -> Option<usize> {
        match self {
            Self::Keep(_) => None,
            Self::Replace(number, _) | Self::ReplaceFolder(number, _) => Some(number),
        }
    }
}

type Changes = BTreeMap<OutPath, Change>;
type Divided = (Vec<OutPath>, Vec<OutPath>);

/// A site that is being written into a folder. Without [`Folder::commit`] nothing of it remains.
#[derive(Debug)]
pub struct Folder {
    dir: PathBuf,
    /// What an earlier build wrote.
    before: Manifest,
    changes: Mutex<BTreeMap<OutPath, Result<Change, WriteError>>>,
    staged: AtomicUsize,
    /// The folders that were made for it, outermost first.
    made: Vec<PathBuf>,
    /// Keeps other builds away.
    _lock: Option<File>,
}

impl Folder {
    /// Prepares to write into a folder, which need not exist. If another build has it, `wait` is called, and this one
    /// goes on when the other has ended.
    ///
    /// # Errors
    /// If there is something else than a folder, or if the system fails.
    pub fn open(dir: &Path, wait: &dyn Fn()) -> Result<Self, WriteError> {
        let (made, lock) = locked(dir, wait)?;
        let mut folder = Self {
            dir: dir.to_owned(),
            before: Manifest::default(),
            changes: Mutex::default(),
            staged: AtomicUsize::new(0),
            made,
            _lock: lock,
        };
        // A build that was cut off may have left files there.
        folder.clear_staging()?;
        folder.before = Manifest::parse(&folder.manifest_bytes()?.unwrap_or_default());
        Ok(folder)
    }

    /// The folder, as it was given.
    pub fn path(&self) -> &Path {
        &self.dir
    }

    /// How many files there are, if all are as a build of the same things left them. `assets` are published as they are,
    /// and compared with their places, because they may change without their stamp.
    pub fn is_current(&self, stamp: Stamp, assets: &Files) -> Option<usize> {
        let records = self.before.records();
        let is_same = |(path, body): (&OutPath, &Body)| {
            let mark = disk::body_mark(body);
            records.get(path).is_some_and(|marks| marks.contains(&mark) && mark.is_some())
        };
        let is_there = |path: &OutPath| {
            let file = self.dir.join(path.as_str());
            self.check_folders(path).is_ok()
                && matches!(disk::kind(&file), Ok(Kind::File(_)))
                && self.before.is_as_written(path, || disk::mark(&file))
        };
        let is_current = self.before.stamp() == Some(stamp)
            && assets.par_iter().all(is_same)
            && records.par_iter().all(|(path, _)| is_there(path));
        is_current.then_some(records.len())
    }

    /// Moves all files into their places, and removes those of an earlier build that are no longer made. A stamp says that the
    /// next build of the same things need not make them again.
    ///
    /// # Errors
    /// Before anything is changed, if somebody else's file is in the way, or if a disk is full or refuses; later only
    /// if the system fails in ways that cannot be foreseen. Then each page is the old or the new one.
    pub fn commit(mut self, stamp: Option<Stamp>) -> Result<Written, WriteError> {
        let changes = self.take_changes()?;
        let stale = self.stale(&changes)?;
        let (first, rest) = self.divided(&changes, &stale)?;
        let after = new_records(&changes);
        let during = self.union(&after, &stale);
        let (during, after) = self.stage_manifests(&during, &after, stamp)?;
        self.prepare(&changes, &first)?;
        self.put_manifest(during)?;
        let mut removed = self.remove(&first)?;
        if !first.is_empty() {
            self.prepare(&changes, &[])?;
        }
        let written = self.place(&changes)?;
        removed += self.remove(&rest)?;
        self.put_manifest(after)?;
        self.made.clear();
        Ok(Written { written, unchanged: changes.len() - written, removed })
    }

    /// What has to happen, or the first error.
    fn take_changes(&self) -> Result<Changes, WriteError> {
        let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        let changes = std::mem::take(&mut *changes);
        let changes: Changes = changes
            .into_iter()
            .map(|(path, change)| change.map(|change| (path, change)))
            .collect::<Result<_, _>>()?;
        let is_made = |folder: &&str| changes.contains_key(*folder);
        match changes.keys().find_map(|path| path.folders().find(is_made)) {
            Some(file) => Err(WriteError::NoFolder(self.dir.join(file))),
            None => Ok(changes),
        }
    }

    /// The files that only an earlier build made and that are still as it wrote them. One that somebody has changed is
    /// his now, and so is what lies behind a link.
    fn stale(&self, changes: &Changes) -> Result<Vec<OutPath>, WriteError> {
        let mut stale = Vec::new();
        for path in self.before.records().keys().filter(|path| !changes.contains_key(*path)) {
            match self.check_folders(path) {
                Err(WriteError::NoFolder(_)) => continue,
                checked => checked?,
            }
            let file = self.dir.join(path.as_str());
            let is_file = matches!(disk::kind(&file)?, Kind::File(_));
            if is_file && self.before.is_as_written(path, || disk::mark(&file)) {
                stale.push(path.clone());
            }
        }
        Ok(stale)
    }

    /// The stale files that go first, because others take the places of them or of their folders, and the rest.
    fn divided(&self, changes: &Changes, stale: &[OutPath]) -> Result<Divided, WriteError> {
        let own: BTreeSet<&str> = stale.iter().map(OutPath::as_str).collect();
        for (path, change) in changes {
            let is_folder = matches!(change, Change::ReplaceFolder(..));
            if is_folder && !way::goes_with(&own, path.as_str(), &self.dir)? {
                return Err(WriteError::NoFile(self.dir.join(path.as_str())));
            }
        }
        Ok(stale.iter().cloned().partition(way::in_the_way(changes)))
    }

    /// The files of this build with all the marks that they may have while files are moved, and the stale ones.
    fn union(&self, after: &Records, stale: &[OutPath]) -> Records {
        let mut union = after.clone();
        for path in after.keys().chain(stale) {
            let Some(marks) = self.before.records().get(path) else { continue };
            let all = union.entry(path.clone()).or_default();
            let new: Vec<_> = marks.iter().filter(|mark| !all.contains(mark)).copied().collect();
            all.extend(new);
        }
        union
    }

    /// Compares a file with what stands in its place, and stages it if that differs.
    fn stage(&self, path: &OutPath, body: &Body) -> Result<Change, WriteError> {
        let (file, kind) = (self.dir.join(path.as_str()), self.kind(path)?);
        let is_own = match kind {
            Kind::Nothing => true,
            Kind::Folder => self.before.lists_below(path),
            Kind::File(size) => {
                if let Some(mark) = disk::holds(&file, size, body)? {
                    return Ok(Change::Keep(mark));
                }
                self.before.lists(path) || self.before.is_as_written(path, || disk::mark(&file))
            }
            Kind::Other => self.before.lists(path),
        };
        match (is_own, kind) {
            (true, _) => {}
            (false, Kind::Folder) => return Err(WriteError::NoFile(file)),
            (false, _) => return Err(WriteError::Foreign(file)),
        }
        let (number, mark) = self.stage_body(body).map_err(|error| error.at(&file))?;
        Ok(match kind {
            Kind::Folder => Change::ReplaceFolder(number, mark),
            _ => Change::Replace(number, mark),
        })
    }

    /// What stands at a path. Below a file of an earlier build there is nothing: it gives way to a folder.
    fn kind(&self, path: &OutPath) -> Result<Kind, WriteError> {
        match self.check_folders(path) {
            Err(WriteError::NoFolder(file)) if self.is_as_written(&file) => Ok(Kind::Nothing),
            checked => checked.and_then(|()| disk::kind(&self.dir.join(path.as_str()))),
        }
    }

    /// Whether a file is as an earlier build wrote it.
    fn is_as_written(&self, file: &Path) -> bool {
        let path = file.strip_prefix(&self.dir).ok().and_then(Path::to_str).and_then(OutPath::new);
        path.is_some_and(|path| self.before.is_as_written(&path, || disk::mark(file)))
    }

    fn stage_body(&self, body: &Body) -> Result<(usize, Mark), WriteError> {
        let number = self.staged.fetch_add(1, Ordering::Relaxed);
        let mark = disk::create(&self.staged_file(number), body)?;
        Ok((number, mark))
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

    /// Makes the folders that are missing, and finds those that take no files. If one fails, those that were made go. Where one of
    /// some files stands, no folder can be made yet.
    fn prepare(&self, changes: &Changes, standing: &[OutPath]) -> Result<(), WriteError> {
        let mut made = Vec::new();
        let standing = standing.iter().map(OutPath::as_str).collect();
        let prepared = self.prepare_folders(changes, &standing, &mut made);
        if prepared.is_err() {
            remove_folders(&made);
        }
        prepared
    }

    fn prepare_folders(
        &self,
        changes: &Changes,
        standing: &BTreeSet<&str>,
        made: &mut Vec<PathBuf>,
    ) -> Result<(), WriteError> {
        let mut seen = BTreeSet::new();
        let mut probed = BTreeSet::new();
        for (path, _) in changes.iter().filter(|(_, change)| change.staged().is_some()) {
            let folders = || path.folders().take_while(|folder| !standing.contains(folder));
            for folder in folders().filter(|folder| seen.insert(*folder)) {
                let folder = self.dir.join(folder);
                if disk::make_folder(&folder)? {
                    made.push(folder);
                }
            }
            if let Some(folder) = folders().last().filter(|folder| probed.insert(*folder)) {
                disk::probe(&self.dir.join(folder))?;
            }
        }
        Ok(())
    }

    /// Moves what is staged into its place.
    fn place(&self, changes: &Changes) -> Result<usize, WriteError> {
        let mut written = 0;
        for (path, change) in changes {
            if let Some(number) = change.staged() {
                disk::replace(&self.staged_file(number), &self.dir.join(path.as_str()))?;
                written += 1;
            }
        }
        Ok(written)
    }

    /// Removes stale files, and the folders that they leave empty.
    fn remove(&self, stale: &[OutPath]) -> Result<usize, WriteError> {
        let mut removed = 0;
        let mut folders = BTreeSet::new();
        for path in stale {
            removed += usize::from(disk::remove(&self.dir.join(path.as_str()))?);
            folders.extend(path.folders());
        }
        // A folder follows those that it lies in.
        folders.iter().rev().for_each(|folder| disk::remove_empty(&self.dir.join(folder)));
        Ok(removed)
    }

    /// What the manifest holds. A link or a pipe in its place is not followed, and gives way.
    fn manifest_bytes(&self) -> Result<Option<Vec<u8>>, WriteError> {
        let file = self.dir.join(MANIFEST);
        match disk::kind(&file)? {
            Kind::File(_) => disk::bytes(&file).map(Some),
            Kind::Folder => Err(WriteError::NoFile(file)),
            Kind::Nothing | Kind::Other => Ok(None),
        }
    }

    /// Stages the manifest for the time while files are moved, and the one for afterwards: no disk can be full then.
    fn stage_manifests(
        &self,
        during: &Records,
        after: &Records,
        stamp: Option<Stamp>,
    ) -> Result<(Option<usize>, Option<usize>), WriteError> {
        let there = self.manifest_bytes()?;
        let (during, after) = (manifest::text(during, None), manifest::text(after, stamp));
        let differs = |text: &str| there.as_deref() != Some(text.as_bytes());
        let stage = |text: String| {
            let staged = self.stage_body(&Body::from(text.into_bytes()));
            staged.map(|(number, _)| number).map_err(|error| error.at(&self.dir.join(MANIFEST)))
        };
        let is_interim = differs(&during);
        let last = (is_interim || differs(&after)).then(|| stage(after)).transpose()?;
        Ok((is_interim.then(|| stage(during)).transpose()?, last))
    }

    fn put_manifest(&self, number: Option<usize>) -> Result<(), WriteError> {
        number.map_or(Ok(()), |it| disk::replace(&self.staged_file(it), &self.dir.join(MANIFEST)))
    }

    /// Removes what is staged, and makes the folder for it anew. Only Hashiya's own names are touched.
    fn clear_staging(&self) -> Result<(), WriteError> {
        let staging = self.dir.join(STAGING);
        disk::make_folder(&staging)?;
        for name in disk::names(&staging)? {
            if name.bytes().all(|byte| byte.is_ascii_digit()) {
                disk::remove(&staging.join(name))?;
            }
        }
        Ok(())
    }
}

fn new_records(changes: &Changes) -> Records {
    changes.iter().map(|(path, change)| (path.clone(), vec![Some(change.mark())])).collect()
}

impl Sink for Folder {
    fn put(&self, path: OutPath, body: Body) {
        let change = self.stage(&path, &body);
        self.changes.lock().unwrap_or_else(PoisonError::into_inner).insert(path, change);
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The next build tries again.
        let _cleared = self.clear_staging();
        disk::remove_empty(&self.dir.join(STAGING));
        remove_folders(&self.made);
    }
}
