//! The texts a build was made from, and places in them.
//!
//! A leaf without IO: [`crate::load`] fills it, diagnostics read it. A [`Span`] is a range of bytes in
//! one file; lines and columns are computed only when a diagnostic is printed.

use std::ops::Range;

/// The index of a file in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets past 4 GiB saturate.
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

/// A position as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode characters, from 1.
    pub column: usize,
}

/// One file: its path relative to the root, with `/`, and its text.
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    /// The path relative to the project's root, with `/` between its parts.
    pub path: String,
    /// The text, without a leading byte order mark.
    pub text: String,
    /// Whether all of it could be read. If not, it is here to give a diagnostic its place, and no stage
    /// parses it.
    pub readable: bool,
}

impl SourceFile {
    /// A file whose text was read.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), readable: true }
    }
}

/// All texts of one build, ordered by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes the files of a build. They are sorted by path, so that ids do not depend on the disk.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The files with their ids, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The ids in order of path.
    pub fn ids(&self) -> Vec<FileId> {
        self.iter().map(|(id, _)| id).collect()
    }

    /// One file.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file at a path relative to the root.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        u32::try_from(at).ok().map(FileId)
    }

    /// The text of a span; an offset inside a character or past the end yields nothing.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// The bytes of a span, widened to whole characters of its file: a foreign parser may point into one.
    pub fn characters(&self, span: Span) -> Range<usize> {
        let text = &self.file(span.file).text;
        let edge = |at: u32| (at as usize).min(text.len());
        let (mut start, mut end) = (edge(span.start), edge(span.end));
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        start..end.max(start)
    }

    /// Line and column of a byte offset.
    pub fn position(&self, file: FileId, offset: usize) -> Position {
        let text = &self.file(file).text;
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        Position { line, column }
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
        let nth = value.match_indices(token).take_while(|&(at, _)| at < range.start).count();
        let raw = self.slice(span);
        match raw.match_indices(token).nth(nth) {
            Some((at, _)) => {
                let start = span.start as usize + at;
                Span::new(span.file, start..start + token.len())
            }
            None => span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let sources = Sources::new(vec![SourceFile::new("a", "x\nسلام y")]);
        let file = sources.ids()[0];
        let offset = sources.file(file).text.find('y').unwrap();
        assert_eq!(sources.position(file, offset), Position { line: 2, column: 6 });
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
