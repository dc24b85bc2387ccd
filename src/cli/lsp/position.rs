//! Positions as the protocol counts them: lines from 0, and columns in code units of UTF-16 or bytes of UTF-8.
//!
//! A position may lie past the end of its line or inside a character, and is brought to the character before it.

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::{FileId, Sources, Span};

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    /// Code units of UTF-16: what every client knows.
    Utf16,
    /// Bytes.
    Utf8,
}

impl Units {
    /// The cheapest that a client offers.
    pub(super) fn of(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) { Self::Utf8 } else { Self::Utf16 }
    }

    /// Its name in the protocol.
    pub(super) fn name(self) -> PositionEncodingKind {
        match self {
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf8 => PositionEncodingKind::UTF8,
        }
    }

    fn width(self, character: char) -> usize {
        match self {
            Self::Utf16 => character.len_utf16(),
            Self::Utf8 => character.len_utf8(),
        }
    }

    /// The byte of a text at a position.
    pub(super) fn offset(self, text: &str, position: Position) -> usize {
        let mut start = 0;
        for _ in 0..position.line {
            match text[start..].find('\n') {
                Some(end) => start += end + 1,
                None => return text.len(),
            }
        }
        let line = text[start..].split(['\n', '\r']).next().unwrap_or_default();
        let (mut column, wanted) = (0, position.character as usize);
        for (at, character) in line.char_indices() {
            column += self.width(character);
            if column > wanted {
                return start + at;
            }
        }
        start + line.len()
    }

    /// The position of a byte of a text.
    pub(super) fn position_in(self, text: &str, offset: usize) -> Position {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let column: usize = before[start..].chars().map(|character| self.width(character)).sum();
        Position::new(number(line), number(column))
    }

    /// The position of a byte in a file.
    pub(super) fn position(self, sources: &Sources, file: FileId, offset: usize) -> Position {
        let line = sources.position(file, offset).line;
        let start = sources.line_start(file, line);
        let before = sources.slice(sources.span(file, start..offset.max(start)));
        let column: usize = before.chars().map(|character| self.width(character)).sum();
        Position::new(number(line.saturating_sub(1)), number(column))
    }

    /// The range of a span.
    pub(super) fn range(self, sources: &Sources, span: Span) -> Range {
        let range = sources.span(span.file, span.range()).range();
        let position = |offset| self.position(sources, span.file, offset);
        Range::new(position(range.start), position(range.end))
    }
}

/// A number as the protocol has it.
pub(super) fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn columns_count_units_beyond_the_basic_plane() {
        let text = "a: x\r\nar: «هدنة» 𐤀𐤁 y\n";
        let sources = Sources::new(vec![SourceFile::new("a", text)]);
        let file = sources.ids()[0];
        let y = text.find('y').unwrap();
        for (units, column) in [(Units::Utf16, 16), (Units::Utf8, 26)] {
            let position = units.position(&sources, file, y);
            assert_eq!((position.line, position.character), (1, column), "{units:?}");
            assert_eq!(units.offset(text, position), y);
            assert_eq!(units.offset(text, Position::new(0, 99)), 4);
            assert_eq!(units.offset(text, Position::new(9, 0)), text.len());
        }
        let inside = Units::Utf16.offset(text, Position::new(1, 12));
        assert_eq!(&text[inside..inside + 4], "𐤀");
    }
}
