//! The list of what Hashiya wrote into a folder, with the size and the hash of each file.
//!
//! A line is `SIZE HASH PATH`; paths have no line breaks, because an [`OutPath`] has none. The last line has the hash of
//! all before it. Where it is missing or wrong, somebody or something has changed the list, and only that is certain
//! which can be seen: a file that has the size and the hash of its line was written by Hashiya. While files are moved,
//! the list has old and new files, so that a path may have several lines.
//!
//! A line `from STAMP` says what the site was made from, if nothing was found wrong with it. There is none while files are moved.
//!
//! Lists of the first version had one path a line, and nothing else.

use std::collections::BTreeMap;

use super::mark::{Mark, Marker};
use super::{OutPath, Stamp};

const HEADER: &str = "hashiya-manifest 2\n";
const STAMP: &str = "from ";
const END: &str = "end ";

fn hash(text: &str) -> u64 {
    let mut marker = Marker::default();
    marker.add(text.as_bytes());
    marker.mark().hash
}

/// The marks that a file may have; `None` where a list of the first version names it.
pub(super) type Records = BTreeMap<OutPath, Vec<Option<Mark>>>;

/// What is known of the files of earlier builds.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    records: Records,
    stamp: Option<Stamp>,
    /// Whether the list is as it was written.
    intact: bool,
}

impl Manifest {
    /// Reads a list, or what is left of it.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        if !text.lines().any(|line| line == HEADER.trim_end()) {
            return Self::parse_first(&text);
        }
        let end = text.rfind(END).filter(|offset| text[..*offset].ends_with('\n'));
        let intact = end.is_some_and(|offset| text[offset..] == last_line(&text[..offset]));
        let mut records = Records::new();
        for (path, mark) in text.lines().filter_map(record) {
            if intact || mark.is_some() {
                records.entry(path).or_default().push(mark);
            }
        }
        let stamp = text.lines().find_map(stamp).filter(|_| intact);
        Self { records, stamp, intact }
    }

    /// A list of the first version. Its last line may have been cut off, and then names another file.
    fn parse_first(text: &str) -> Self {
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let paths = whole.lines().filter_map(OutPath::new);
        Self { records: paths.map(|path| (path, vec![None])).collect(), stamp: None, intact: true }
    }

    /// The files, and what is known of each.
    pub(super) fn records(&self) -> &Records {
        &self.records
    }

    /// What the files were made from, if an intact list says it.
    pub(super) fn stamp(&self) -> Option<Stamp> {
        self.stamp
    }

    /// Whether an intact list names a file.
    pub(super) fn lists(&self, path: &OutPath) -> bool {
        self.intact && self.records.contains_key(path)
    }

    /// Whether it names a file in a folder.
    pub(super) fn lists_below(&self, folder: &OutPath) -> bool {
        let is_it = |path: &OutPath| path.folders().any(|each| each == folder.as_str());
        self.records.keys().any(is_it)
    }

    /// Whether a file is certainly as Hashiya wrote it. `mark` is that of the file now, if it can be read.
    pub(super) fn is_as_written(
        &self,
        path: &OutPath,
        mark: impl FnOnce() -> Option<Mark>,
    ) -> bool {
        let Some(marks) = self.records.get(path) else { return false };
        marks.contains(&None) || mark().is_some_and(|mark| marks.contains(&Some(mark)))
    }
}

fn record(line: &str) -> Option<(OutPath, Option<Mark>)> {
    let mut fields = line.splitn(3, ' ');
    let (size, hash) = (fields.next()?, fields.next()?);
    let path = OutPath::new(fields.next()?)?;
    if (size, hash) == ("-", "-") {
        return Some((path, None));
    }
    let mark = Mark { size: size.parse().ok()?, hash: u64::from_str_radix(hash, 16).ok()? };
    Some((path, Some(mark)))
}

fn stamp(line: &str) -> Option<Stamp> {
    u64::from_str_radix(line.strip_prefix(STAMP)?, 16).ok().map(Stamp)
}

/// The text of a list.
pub(super) fn text(records: &Records, stamp: Option<Stamp>) -> String {
    let mut text = HEADER.to_owned();
    text.extend(stamp.map(|Stamp(hash)| format!("{STAMP}{hash:016x}\n")));
    for (path, marks) in records {
        for mark in marks {
            text += &match mark {
                Some(Mark { size, hash }) => format!("{size} {hash:016x} {path}\n"),
                None => format!("- - {path}\n"),
            };
        }
    }
    let end = last_line(&text);
    text + &end
}

fn last_line(text: &str) -> String {
    format!("{END}{:016x}\n", hash(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> OutPath {
        OutPath::new(text).unwrap()
    }

    fn mark(text: &str) -> Mark {
        let mut marker = Marker::default();
        marker.add(text.as_bytes());
        marker.mark()
    }

    fn list() -> String {
        let marks = |text: &str| vec![Some(mark(text))];
        let records = [(path("a.html"), marks("a")), (path("end/b c.html"), marks("b"))];
        text(&records.into(), Some(Stamp(5)))
    }

    fn is_as_written(manifest: &Manifest, file: &str, text: &str) -> bool {
        manifest.is_as_written(&path(file), || Some(mark(text)))
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let manifest = Manifest::parse(list().as_bytes());
        assert!(manifest.intact);
        assert_eq!(text(manifest.records(), manifest.stamp()), list());
        assert!(manifest.lists(&path("end/b c.html")) && !manifest.lists(&path("c.html")));
        assert!(
            is_as_written(&manifest, "a.html", "a") && !is_as_written(&manifest, "a.html", "b")
        );
    }

    /// However a list is cut or changed, it never makes a file Hashiya's that is not.
    #[test]
    fn a_damaged_list_knows_files_by_their_bytes_alone() {
        let list = list();
        for cut in 1..list.len() {
            let manifest = Manifest::parse(&list.as_bytes()[..cut]);
            assert!(!manifest.lists(&path("a.html")) && manifest.stamp().is_none(), "{cut}");
            assert!(!is_as_written(&manifest, "a.html", "mine"), "{cut}");
        }
        for changed in [
            format!("{list}- - mine.txt\n"),
            format!("{list}mine.txt\n"),
            list.replace("a.html", "mine.txt"),
            list.replace("from 0000000000000005", "from 0000000000000006"),
            list.replace('\n', "\r\n"),
            format!("mine.txt\n{list}"),
        ] {
            let manifest = Manifest::parse(changed.as_bytes());
            assert!(!manifest.intact && !manifest.lists(&path("mine.txt")), "{changed}");
            assert!(manifest.stamp().is_none(), "{changed}");
            assert!(!is_as_written(&manifest, "mine.txt", "mine"), "{changed}");
            assert!(is_as_written(&manifest, "end/b c.html", "b"), "{changed}");
        }
    }

    #[test]
    fn lists_of_the_first_version_are_read() {
        let manifest = Manifest::parse(b"a.html\n../b\n/etc/passwd\na\0b\nar/index.ht");
        assert_eq!(manifest.records().keys().map(OutPath::as_str).collect::<Vec<_>>(), ["a.html"]);
        assert!(manifest.lists(&path("a.html")) && is_as_written(&manifest, "a.html", "any"));
        assert!(Manifest::parse(b"").records().is_empty());
        assert!(Manifest::parse(b"\xFF\xFE\0").records().is_empty());
    }

    #[test]
    fn pieces_do_not_show_in_a_mark() {
        let mut marker = Marker::default();
        ["", "ab", "c", "defghijklmnop"].iter().for_each(|piece| marker.add(piece.as_bytes()));
        assert_eq!(marker.mark(), mark("abcdefghijklmnop"));
    }
}
