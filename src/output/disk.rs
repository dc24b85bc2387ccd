//! The calls to the system that writing a site needs, with the path in each error. Nothing is decided here.

#![expect(clippy::disallowed_methods, reason = "this module writes the output")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use super::mark::{Mark, Marker};
use super::{Body, WriteError};

/// How many bytes of a file are held at once.
const PIECE: usize = 64 << 10;

/// The name under which a file is copied into a folder of another disk, before it takes its place.
const BESIDE: &str = ".hashiya-new";

/// What stands at a path, which is not followed if it is a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Nothing,
    Folder,
    File(u64),
    Other,
}

fn fail(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    |error| WriteError::Io(path, error)
}

/// Turns the error of a missing file into `None`.
fn found<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn kind(path: &Path) -> Result<Kind, WriteError> {
    let meta = found(fs::symlink_metadata(path)).map_err(fail(path))?;
    Ok(match meta {
        None => Kind::Nothing,
        Some(meta) if meta.is_dir() => Kind::Folder,
        Some(meta) if meta.is_file() => Kind::File(meta.len()),
        Some(_) => Kind::Other,
    })
}

/// Whether there is a folder, perhaps behind a link.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// All bytes of a file.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, WriteError> {
    fs::read(path).map_err(fail(path))
}

/// Hands over what a file of the site holds, in pieces.
fn pieces(
    body: &Body,
    each: &mut dyn FnMut(&[u8]) -> Result<(), WriteError>,
) -> Result<Mark, WriteError> {
    let mut marker = Marker::default();
    let mut take = |piece: &[u8]| {
        marker.add(piece);
        each(piece)
    };
    match body {
        Body::Bytes(bytes) => take(bytes)?,
        Body::File(path) => {
            let fail = |error| WriteError::Source(path.clone(), error);
            let mut file = File::open(path).map_err(fail)?;
            let mut piece = vec![0; PIECE];
            loop {
                match file.read(&mut piece).map_err(fail)? {
                    0 => break,
                    length => take(&piece[..length])?,
                }
            }
        }
    }
    Ok(marker.mark())
}

/// How large a file is, and how long after 1970 it was changed.
pub(super) fn size_and_time(path: &Path) -> Option<(u64, Duration)> {
    let meta = fs::metadata(path).ok()?;
    Some((meta.len(), meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?))
}

/// The mark of a file, if it can be read.
pub(super) fn mark(path: &Path) -> Option<Mark> {
    body_mark(&Body::File(path.to_owned()))
}

/// The mark of what a file is to hold, if that can be read.
pub(super) fn body_mark(body: &Body) -> Option<Mark> {
    pieces(body, &mut |_| Ok(())).ok()
}

/// The mark of a file, if it holds what it is to hold. One that cannot be read does not.
pub(super) fn holds(path: &Path, size: u64, body: &Body) -> Result<Option<Mark>, WriteError> {
    let expected = match body {
        Body::Bytes(bytes) => bytes.len() as u64,
        Body::File(source) => {
            let fail = |error| WriteError::Source(source.clone(), error);
            fs::metadata(source).map_err(fail)?.len()
        }
    };
    let Some(file) = File::open(path).ok().filter(|_| size == expected) else { return Ok(None) };
    let mut there = BufReader::with_capacity(PIECE, file);
    let mut piece = Vec::new();
    let mut is_same = true;
    let mark = pieces(body, &mut |wanted| {
        piece.resize(wanted.len(), 0);
        is_same = is_same && there.read_exact(&mut piece).is_ok() && piece == wanted;
        Ok(())
    })?;
    Ok(is_same.then_some(mark))
}

/// Writes a file that must not exist: nothing is written through a link.
pub(super) fn create(path: &Path, body: &Body) -> Result<Mark, WriteError> {
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create_new(true).open(path).map_err(fail(path))?;
    pieces(body, &mut |piece| file.write_all(piece).map_err(fail(path)))
}

/// Moves a file into its place. Whatever file or link stands there gives way in one step, also where the folder lies
/// on a disk of its own: there the file is copied beside its place first.
pub(super) fn replace(from: &Path, to: &Path) -> Result<(), WriteError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            let beside = to.with_file_name(BESIDE);
            remove(&beside)?;
            create(&beside, &Body::File(from.to_owned())).map_err(|error| error.at(to))?;
            fs::rename(&beside, to).map_err(fail(to))?;
            remove(from).map(drop)
        }
        renamed => renamed.map_err(fail(to)),
    }
}

/// Makes sure that a folder takes files.
pub(super) fn probe(folder: &Path) -> Result<(), WriteError> {
    let file = folder.join(BESIDE);
    let made = remove(&file).and_then(|_| create(&file, &Body::from(Vec::new())));
    made.and_then(|_| remove(&file)).map(drop).map_err(|error| error.at(folder))
}

/// Makes a folder, if there is none. Returns whether it was made.
pub(super) fn make_folder(path: &Path) -> Result<bool, WriteError> {
    match kind(path)? {
        Kind::Folder => Ok(false),
        Kind::Nothing => match fs::create_dir(path) {
            // Another build was quicker.
            Err(_) if is_folder(path) => Ok(false),
            made => made.map(|()| true).map_err(fail(path)),
        },
        Kind::File(_) | Kind::Other => Err(WriteError::NoFolder(path.to_owned())),
    }
}

/// Whether there was a file to remove.
pub(super) fn remove(path: &Path) -> Result<bool, WriteError> {
    found(fs::remove_file(path)).map(|removed| removed.is_some()).map_err(fail(path))
}

/// Removes a folder that is empty; any other stays.
pub(super) fn remove_empty(path: &Path) {
    let _still_in_use = fs::remove_dir(path);
}

/// The names of the files in a folder.
pub(super) fn names(path: &Path) -> Result<Vec<String>, WriteError> {
    let name = |entry: io::Result<fs::DirEntry>| {
        entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
    };
    fs::read_dir(path).and_then(|entries| entries.map(name).collect()).map_err(fail(path))
}

/// Takes a folder for one process, which holds it until the file is closed or the process ends, however it ends. `wait`
/// is called if another process has it. `None` where the file system has no locks.
pub(super) fn lock(folder: &Path, wait: &dyn Fn()) -> Result<Option<File>, WriteError> {
    let file = lockable(folder).map_err(fail(folder))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => {
            wait();
            Ok(file.lock().is_ok().then_some(file))
        }
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Here the folder itself has the lock, and no file is needed.
#[cfg(unix)]
fn lockable(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

#[cfg(not(unix))]
fn lockable(folder: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(".hashiya-lock"))
}

/// Whether a locked folder is still the one at its path: its last holder may have removed it.
#[cfg(unix)]
pub(super) fn is_there(lock: &File, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |meta: fs::Metadata| (meta.dev(), meta.ino());
    let (locked, there) = (lock.metadata().map(id), fs::metadata(folder).map(id));
    matches!((locked, there), (Ok(locked), Ok(there)) if locked == there)
}

#[cfg(not(unix))]
pub(super) fn is_there(_: &File, folder: &Path) -> bool {
    folder.is_dir()
}
