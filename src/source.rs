//! The texts a build was made from, and places in them.
//!
//! A leaf without IO: [`crate::load`] fills it, diagnostics read it. A [`Span`] is a range of bytes in
//! one file; lines and columns are computed only when a diagnostic is printed.

mod alignment;
mod conflict;
mod lines;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use alignment::Alignment;
use lines::LineIndex;
pub use lines::Position;

/// The name of a file in [`Sources`]. It stays with the file's path for as long as one process runs, and says
/// nothing of the order of files: that is the order of their paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets past 4 GiB saturate. Offsets that another parser reports go through
    /// [`Sources::span`] instead.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The first byte of a file: for what concerns the file as a whole.
    pub fn file_start(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where its author wrote it. Equality ignores the place.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value and its place together.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Changes the value and keeps the place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// One file: its path relative to the root, with `/`, and its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// The path relative to the project's root, with `/` between its parts.
    pub path: String,
    /// The text, without a leading byte order mark.
    pub text: String,
    /// Whether all of it could be read. If not, it is here to give a diagnostic its place, and no stage
    /// parses it.
    pub readable: bool,
    /// The bytes of the first mark that a merge left in it, for which it is not read.
    pub conflict: Option<Range<usize>>,
    /// The size of an image of `static/`; `None` for all else, and where it cannot be told.
    pub picture: Option<PictureSize>,
}

/// The size of an image, in its own pixels or units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl SourceFile {
    /// A file whose text was read. Two versions of it that a merge has left in one file are not read.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        let conflict = conflict::first_mark(&path, &text);
        Self { readable: conflict.is_none(), path, text, conflict, picture: None }
    }
}

/// A file and the index of its lines, made when a position in it is first asked for.
#[derive(Clone, Debug)]
struct Slot {
    file: Arc<SourceFile>,
    /// Shared by all copies, so that a file is counted once as long as it stays.
    lines: Arc<OnceLock<LineIndex>>,
}

impl Slot {
    fn new(file: impl Into<Arc<SourceFile>>) -> Self {
        Self { file: file.into(), lines: Arc::default() }
    }

    /// What is left of a file that is gone: its path, so that its id stays taken.
    fn emptied(&self) -> Self {
        Self::new(SourceFile::new(self.file.path.clone(), ""))
    }
}

/// All texts of one build. A copy shares them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// A slot for each path that was ever known, by id.
    slots: Vec<Slot>,
    /// The files that there are, in order of path.
    present: Vec<FileId>,
}

impl Sources {
    /// Takes the files of a build. Ids follow the order of paths, not that of the disk.
    pub fn new(files: Vec<SourceFile>) -> Self {
        Self::default().updated(files)
    }

    /// The files of a later build. A path that is known keeps its id, so that spans in an unchanged file stay
    /// true; new paths get new ids, and those that are gone are no longer listed. Of two files with the same path
    /// the first counts.
    #[must_use]
    pub fn updated<F: Into<Arc<SourceFile>>>(&self, files: Vec<F>) -> Self {
        let mut files: Vec<Arc<SourceFile>> = files.into_iter().map(Into::into).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, earlier| later.path == earlier.path);
        let paths = self.slots.iter().map(|slot| slot.file.path.as_str());
        let known: BTreeMap<&str, FileId> = paths.zip((0..).map(FileId)).collect();
        let mut slots: Vec<Slot> = self.slots.iter().map(Slot::emptied).collect();
        let known_slot = |id: FileId, file: &Arc<SourceFile>| {
            let slot = &self.slots[id.0 as usize];
            Arc::ptr_eq(&slot.file, file).then(|| slot.clone())
        };
        let mut new_ids = (0..).map(FileId).skip(slots.len());
        let mut present = Vec::with_capacity(files.len());
        for file in files {
            if let Some(id) = known.get(file.path.as_str()) {
                present.push(*id);
                slots[id.0 as usize] = known_slot(*id, &file).unwrap_or_else(|| Slot::new(file));
            } else {
                present.extend(new_ids.next());
                slots.push(Slot::new(file));
            }
        }
        Self { slots, present }
    }

    /// The files with their ids, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.present.iter().map(|id| (*id, self.file(*id)))
    }

    /// The ids in order of path.
    pub fn ids(&self) -> &[FileId] {
        &self.present
    }

    /// One file; an empty one if it is gone.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.slots[id.0 as usize].file
    }

    /// One file, to be kept by others as well.
    pub fn shared(&self, id: FileId) -> &Arc<SourceFile> {
        &self.slots[id.0 as usize].file
    }

    /// The file at a path relative to the root.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let by_path = |id: &FileId| self.file(*id).path.as_str().cmp(path);
        let index = self.present.binary_search_by(by_path).ok()?;
        self.present.get(index).copied()
    }

    /// A span from byte offsets that another parser reports: they may lie past the end, inside a character or in
    /// the wrong order, and are brought to whole characters of the file.
    pub fn span(&self, file: FileId, range: Range<usize>) -> Span {
        let text = &self.file(file).text;
        let (mut start, mut end) = (range.start.min(text.len()), range.end.min(text.len()));
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(file, start..end.max(start))
    }

    /// The text of a span; an offset inside a character or past the end yields nothing.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// What places are sorted by: the path, then the bytes.
    pub fn order(&self, span: Span) -> (&str, u32, u32) {
        (&self.file(span.file).path, span.start, span.end)
    }

    /// Line and column of a byte offset.
    pub fn position(&self, file: FileId, offset: usize) -> Position {
        let Slot { file, lines } = &self.slots[file.0 as usize];
        lines.get_or_init(|| LineIndex::new(&file.text)).position(&file.text, offset)
    }

    /// The byte at which a line begins; lines count from 1. Past the last line it is the end of the text.
    pub fn line_start(&self, file: FileId, line: usize) -> usize {
        let Slot { file, lines } = &self.slots[file.0 as usize];
        let lines = lines.get_or_init(|| LineIndex::new(&file.text));
        lines.start(line).unwrap_or(file.text.len())
    }

    /// The place of the part `range` of a scalar's `value` inside the scalar's raw text at `span`.
    ///
    /// The raw text differs from the value by indentation, folding and escapes, so the part is found by
    /// counting: the k-th occurrence of a token in the value is its k-th occurrence in the raw text. Where
    /// that fails (a token written with an escape), the place is the whole scalar.
    pub fn locate(&self, span: Span, value: &str, range: Range<usize>) -> Span {
        let Some(token) = value.get(range.clone()).filter(|token| !token.is_empty()) else {
            return span;
        };
        let earlier = value.match_indices(token).take_while(|(offset, _)| *offset < range.start);
        self.occurrence(span, token, earlier.count()).unwrap_or(span)
    }

    /// The place of a token inside the raw text at `span`: without the quotes of a scalar, or the brackets of a
    /// reference. `None` if the text does not spell it: an escape stands for a part of it.
    pub fn token(&self, span: Span, token: &str) -> Option<Span> {
        self.occurrence(span, token, 0)
    }

    /// The place of a token after `earlier` others of its kind.
    fn occurrence(&self, span: Span, token: &str, earlier: usize) -> Option<Span> {
        let (offset, _) = self.slice(span).match_indices(token).nth(earlier)?;
        let start = span.start as usize + offset;
        Some(Span::new(span.file, start..start + token.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<SourceFile> {
        names.iter().map(|name| SourceFile::new(*name, format!("text of {name}"))).collect()
    }

    fn paths(sources: &Sources) -> Vec<&str> {
        sources.iter().map(|(_, file)| file.path.as_str()).collect()
    }

    #[test]
    fn ids_stay_with_their_paths() {
        let first = Sources::new(files(&["c", "b"]));
        let span = Span::new(first.find("b").unwrap(), 8..9);
        let second = first.updated(files(&["c", "a", "b"]));
        assert_eq!(second.slice(span), "b");
        assert_eq!(paths(&second), ["a", "b", "c"]);
        let third = second.updated(files(&["c", "a"]));
        assert_eq!((third.slice(span), third.find("b")), ("", None));
        assert_eq!(paths(&third), ["a", "c"]);
        assert_eq!(third.updated(files(&["b"])).find("b"), Some(span.file));
    }

    #[test]
    fn lines_are_those_of_the_present_text() {
        let first = Sources::new(vec![SourceFile::new("a", "1\n2\nx")]);
        let id = first.ids()[0];
        assert_eq!(first.position(id, 4).line, 3);
        let second = first.updated(vec![SourceFile::new("a", "1 2\nx")]);
        assert_eq!(second.position(id, 4).line, 2);
    }

    #[test]
    fn places_are_in_order_of_path() {
        let sources = Sources::new(files(&["b"])).updated(files(&["b", "a"]));
        let span = |path, start| Span::new(sources.find(path).unwrap(), start..9);
        let mut spans = [span("b", 0), span("b", 1), span("a", 2)];
        spans.reverse();
        spans.sort_by(|a, b| sources.order(*a).cmp(&sources.order(*b)));
        assert_eq!(spans, [span("a", 2), span("b", 0), span("b", 1)]);
    }

    #[test]
    fn foreign_offsets_are_brought_to_whole_characters() {
        let sources = Sources::new(vec![SourceFile::new("a", "سx")]);
        let file = sources.ids()[0];
        let range = |start, end| sources.span(file, Range { start, end }).range();
        assert_eq!(range(1, 1), 0..2);
        assert_eq!(range(2, 3), 2..3);
        assert_eq!(range(3, 2), 3..3);
        assert_eq!(range(7, 9), 3..3);
    }

    #[test]
    fn locate_counts_occurrences_through_indentation() {
        let text = "ar: |-\n  هدنة ثم\n  هدنة\n";
        let sources = Sources::new(vec![SourceFile::new("a", text)]);
        let file = sources.ids()[0];
        let span = Span::new(file, 9..text.len());
        let value = "هدنة ثم\nهدنة";
        let second = value.rfind("هدنة").unwrap();
        let found = sources.locate(span, value, second..value.len());
        assert_eq!(found.start as usize, text.rfind("هدنة").unwrap());
    }
}
