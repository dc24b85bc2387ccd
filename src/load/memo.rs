//! What was read of files before: one that is as it was is not read again.
//!
//! The system says of each file how long it is, when it was written and when it was changed in any way. Two changes within one
//! step of its clock look like one, so that what was written a moment ago is read again the next time, whatever is said of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io};

use super::file::File;

/// How old a change must be before a file is trusted to show the next one: the coarsest clock of a file system, that of FAT, has
/// steps of two seconds.
const SETTLED: Duration = Duration::from_secs(3);

/// Files as they were read, by their paths. It belongs to one project.
#[derive(Default)]
pub struct Memo(BTreeMap<String, Kept>);

struct Kept {
    disk: PathBuf,
    stamp: Stamp,
    file: File,
}

impl Memo {
    /// What was read of a file, if it is as it was.
    pub(super) fn get(&self, path: &str, disk: &Path, stamp: &Stamp) -> Option<File> {
        self.0.get(path).filter(|kept| kept.disk == disk && kept.stamp == *stamp)?.file.sound()
    }

    /// Keeps what was read, in place of all that was kept before.
    pub(super) fn keep(&mut self, read: impl Iterator<Item = (PathBuf, Stamp, File)>) {
        let path = |file: &File| file.source.path.clone();
        self.0 =
            read.map(|(disk, stamp, file)| (path(&file), Kept { disk, stamp, file })).collect();
    }
}

/// What the system says of a file, which changes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    written: SystemTime,
    /// The device and the number of the file on it, and when anything of it was changed, which no program can set.
    identity: [i64; 4],
}

impl Stamp {
    /// The stamp of a file before it is read; `None` if it may change without one.
    #[expect(clippy::disallowed_methods, reason = "no text depends on it, only whether it is read")]
    pub(super) fn of(disk: &Path) -> io::Result<Option<Self>> {
        let now = SystemTime::now();
        let stamp = Self::now(disk)?;
        let changed = stamp.written.max(stamp.changed());
        let is_settled = now.duration_since(changed).is_ok_and(|age| age >= SETTLED);
        Ok(is_settled.then_some(stamp))
    }

    fn now(disk: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(disk)?;
        let (length, written) = (metadata.len(), metadata.modified()?);
        Ok(Self { length, written, identity: identity(&metadata) })
    }

    /// When anything of it was changed.
    fn changed(&self) -> SystemTime {
        let [_, _, seconds, _] = self.identity;
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.try_into().unwrap_or_default())
    }
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> [i64; 4] {
    use std::os::unix::fs::MetadataExt;
    [
        metadata.dev().cast_signed(),
        metadata.ino().cast_signed(),
        metadata.ctime(),
        metadata.ctime_nsec(),
    ]
}

/// Other systems say no more of a file than when it was written.
#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> [i64; 4] {
    [0; 4]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    /// As `cp -p` and `rsync -t` leave it: of the same length, written at the same time.
    #[test]
    fn a_file_in_the_place_of_another_is_read_again() {
        let stamp = |inode| Stamp {
            length: 1,
            written: SystemTime::UNIX_EPOCH,
            identity: [1, inode, 1, 1],
        };
        let (disk, mut memo) = (Path::new("/a"), Memo::default());
        let file = File::new(SourceFile::new("a", "a"));
        memo.keep([(disk.to_owned(), stamp(1), file)].into_iter());
        assert!(memo.get("a", disk, &stamp(1)).is_some());
        assert!(memo.get("a", disk, &stamp(2)).is_none());
        assert!(memo.get("a", Path::new("/b"), &stamp(1)).is_none());
    }

    #[cfg(unix)]
    #[test]
    fn files_that_were_written_at_one_time_have_stamps_of_their_own() {
        let files = [(); 2].map(|()| tempfile::NamedTempFile::new().unwrap());
        for file in &files {
            file.as_file().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        }
        let [one, again, other] =
            [0, 0, 1].map(|place: usize| Stamp::now(files[place].path()).unwrap());
        assert_eq!(one, again);
        assert_eq!((one.length, one.written), (other.length, other.written));
        assert_ne!(one, other);
        assert!(Stamp::of(files[0].path()).unwrap().is_none(), "it has just changed");
    }
}
