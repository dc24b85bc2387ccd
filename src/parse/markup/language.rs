//! `[[en:…]]`, `[[fr:…]]`, `[[ber-Latn:…]]`: words whose language the author states, by any BCP 47 tag.
//!
//! They may hold any inline Markdown, links and mentions included, and may stand inside a link's label. Markdown's own
//! brackets cannot do that, so their ends are found first and hidden from the Markdown parser: each is replaced by as many
//! bytes of rare punctuation, and known again by its place. What cannot be closed is reported and stays as it is.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use crate::lang::Language;

/// Stands for the brackets that close.
const CLOSE: &str = "\u{5C6}";

/// What stands for a beginning begins with one of these, so that it is told from another; the last stands for all further ones.
/// Each has three bytes.
const OPEN: RangeInclusive<char> = '\u{2983}'..='\u{2998}';

/// Whether a character may stand for `[[en:`.
pub(super) fn is_open(character: char) -> bool {
    OPEN.contains(&character)
}

/// The tag of the language that a text begins to state, as it is written.
fn tag(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("[[")?;
    let length =
        rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    rest[length..].starts_with(':').then_some(&rest[..length])
}

/// Whether a text begins with `[[en:` or the like.
pub(super) fn begins(text: &str) -> bool {
    tag(text).and_then(Language::new).is_some()
}

/// An end of such words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End<'b> {
    Open(&'b Language),
    Close,
}

/// A beginning.
#[derive(Debug, PartialEq, Eq)]
struct Opening {
    written: String,
    /// What stands for it: as many bytes.
    mask: String,
    language: Language,
}

/// An end in a text: a beginning by its place in the list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Open(usize),
    Close,
}

/// These brackets in a text.
#[derive(Default)]
pub(super) struct Brackets {
    /// Each beginning that is written, once.
    openings: Vec<Opening>,
    /// The ends by the byte at which they begin.
    ends: Vec<(usize, Edge)>,
    /// The beginnings that are never closed.
    pub(super) unclosed: Vec<Range<usize>>,
}

impl Brackets {
    pub(super) fn find(markdown: &str) -> Self {
        if !markdown.contains("[[") {
            return Self::default();
        }
        let mut scanner = Scanner { markdown, open: Vec::new(), found: Self::default() };
        scanner.scan();
        scanner.found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty() && self.unclosed.is_empty()
    }

    /// The Markdown with these brackets hidden: as many bytes.
    pub(super) fn cover<'m>(&self, markdown: &'m str) -> Cow<'m, str> {
        if self.ends.is_empty() {
            return Cow::Borrowed(markdown);
        }
        let mut covered = String::with_capacity(markdown.len());
        let mut from = 0;
        for (offset, end) in &self.ends {
            let mask = self.mask(*end);
            covered.push_str(&markdown[from..*offset]);
            covered.push_str(mask);
            from = offset + mask.len();
        }
        covered.push_str(&markdown[from..]);
        Cow::Owned(covered)
    }

    /// The ends that a stretch of the Markdown holds, by their places in it.
    pub(super) fn ends(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, End<'_>)> {
        let from = self.ends.partition_point(|(offset, _)| *offset < range.start);
        let to = self.ends.partition_point(|(offset, _)| *offset < range.end);
        let (start, length) = (range.start, range.len());
        self.ends[from..to].iter().map(move |&(offset, end)| {
            let first = offset - start;
            (first..(first + self.mask(end).len()).min(length), self.end(end))
        })
    }

    /// A text as the author wrote it: code and addresses have no such words.
    pub(super) fn restore(&self, text: &str) -> String {
        if self.ends.is_empty() {
            return text.to_owned();
        }
        let open = |text: String, opening: &Opening| text.replace(&opening.mask, &opening.written);
        self.openings.iter().fold(text.to_owned(), open).replace(CLOSE, "]]")
    }

    fn end(&self, edge: Edge) -> End<'_> {
        match edge {
            Edge::Open(opening) => End::Open(&self.openings[opening].language),
            Edge::Close => End::Close,
        }
    }

    fn mask(&self, edge: Edge) -> &str {
        match edge {
            Edge::Open(opening) => &self.openings[opening].mask,
            Edge::Close => CLOSE,
        }
    }

    /// The place of the beginning that a text begins with in the list of them.
    fn opening(&mut self, text: &str) -> Option<usize> {
        let tag = tag(text)?;
        let written = &text[..tag.len() + "[[:".len()];
        let known = self.openings.iter().position(|opening| opening.written == written);
        known.or_else(|| {
            let language = Language::new(tag)?;
            let mask = mask(self.openings.len(), tag.len());
            self.openings.push(Opening { written: written.to_owned(), mask, language });
            Some(self.openings.len() - 1)
        })
    }
}

/// What stands for a beginning whose tag has so many bytes: two at least.
fn mask(number: usize, length: usize) -> String {
    let first = OPEN.clone().nth(number).unwrap_or(*OPEN.end());
    let (pairs, three) =
        if length.is_multiple_of(2) { (length / 2, "") } else { (length / 2 - 1, "\u{2E17}") };
    format!("{first}{three}{}", "\u{5C6}".repeat(pairs))
}

/// A bracket that waits to be closed.
enum Bracket {
    Single,
    Double,
    /// Where it stands, and its place in the list of beginnings.
    Language(usize, usize),
}

/// Matches brackets as Markdown does: backslashes and code take them out, and a blank line ends a text.
struct Scanner<'m> {
    markdown: &'m str,
    open: Vec<Bracket>,
    found: Brackets,
}

impl Scanner<'_> {
    fn scan(&mut self) {
        let mut offset = 0;
        while let Some(found) = self.markdown[offset..].find(['\\', '`', '[', ']', '\n']) {
            offset += found;
            let rest = &self.markdown[offset..];
            offset += match rest.as_bytes()[0] {
                b'\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                b'`' => code_length(rest),
                b'\n' => self.line(rest),
                b'[' => self.opening(rest, offset),
                _ => self.closing(rest, offset),
            };
        }
        self.abandon();
        self.found.ends.sort_by_key(|(offset, _)| *offset);
    }

    fn opening(&mut self, rest: &str, offset: usize) -> usize {
        if let Some(opening) = self.found.opening(rest) {
            self.open.push(Bracket::Language(offset, opening));
            return self.found.openings[opening].written.len();
        }
        let double = rest.starts_with("[[");
        self.open.push(if double { Bracket::Double } else { Bracket::Single });
        1 + usize::from(double)
    }

    fn closing(&mut self, rest: &str, offset: usize) -> usize {
        let double = rest.starts_with("]]");
        match self.open.last() {
            Some(Bracket::Single) => drop(self.open.pop()),
            Some(Bracket::Double) if double => {
                self.open.pop();
                return 2;
            }
            Some(&Bracket::Language(start, opening)) if double => {
                self.found.ends.extend([(start, Edge::Open(opening)), (offset, Edge::Close)]);
                self.open.pop();
                return 2;
            }
            _ => {}
        }
        1
    }

    /// A blank line closes all brackets.
    fn line(&mut self, rest: &str) -> usize {
        let next = rest[1..].split('\n').next().unwrap_or_default();
        if next.trim().is_empty() {
            self.abandon();
        }
        1
    }

    fn abandon(&mut self) {
        for bracket in self.open.drain(..) {
            if let Bracket::Language(offset, opening) = bracket {
                let length = self.found.openings[opening].written.len();
                self.found.unclosed.push(offset..offset + length);
            }
        }
    }
}

/// The length of a code span or fence at the beginning of a text; that of its backticks if nothing closes it.
fn code_length(rest: &str) -> usize {
    let ticks = rest.bytes().take_while(|b| *b == b'`').count();
    let mut offset = ticks;
    while let Some(found) = rest[offset..].find('`') {
        offset += found;
        let length = rest[offset..].bytes().take_while(|b| *b == b'`').count();
        offset += length;
        if length == ticks {
            return offset;
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ends with what is written there.
    fn ends(markdown: &str) -> Vec<(usize, &str)> {
        let brackets = Brackets::find(markdown);
        let covered = brackets.cover(markdown);
        assert_eq!(covered.len(), markdown.len());
        assert_eq!(brackets.restore(&covered), markdown);
        let ends = brackets.ends.iter();
        ends.map(|(at, edge)| (*at, &markdown[*at..*at + brackets.mask(*edge).len()])).collect()
    }

    #[test]
    fn brackets_inside_are_matched() {
        let (en, ar, close) = ("[[en:", "[[ar:", "]]");
        assert_eq!(ends("a [[en:b]]"), [(2, en), (8, close)]);
        assert_eq!(ends("[[en:[1]]]"), [(0, en), (8, close)]);
        assert_eq!(ends("[[en:[[jnim]] b]]"), [(0, en), (15, close)]);
        assert_eq!(ends("[[jnim|[[en:b]]]]"), [(7, en), (13, close)]);
        assert_eq!(ends("`[[en:b]]` \\[[en:c]]"), []);
        assert_eq!(ends("[[ar:ب]] `[[ar:x]]`"), [(0, ar), (7, close)]);
        assert_eq!(ends("[[en:a [[ar:b]]]]"), [(0, en), (7, ar), (13, close), (15, close)]);
    }

    #[test]
    fn any_language_is_stated_by_its_tag() {
        for tag in ["fr", "FR", "fa", "fr-CA", "ber-Latn", "zh-Hant-TW", "de-DE-u-co-phonebk"] {
            let text = format!("[[{tag}:a]] [[en:b]]");
            assert_eq!(ends(&text).len(), 4, "{tag}");
        }
        for text in [
            "[[jnim]]",
            "[[xx:a]]",
            "[[fr-:a]]",
            "[[a:b]]",
            "[[fr :a]]",
            "[[note:a]]",
            "[[fr|a: b]]",
        ] {
            assert_eq!(ends(text), [], "{text}");
        }
        let many: String = ('a'..='z').map(|x| format!("[[en-x-{x}:a]]")).collect();
        assert_eq!(Brackets::find(&many).cover(&many).len(), many.len());
    }

    #[test]
    fn what_stays_open_is_reported() {
        assert_eq!(Brackets::find("[[fr-CA:b] c\n\nd]]").unclosed.first(), Some(&(0..8)));
        assert!(Brackets::find("`[[en:`").unclosed.is_empty());
    }
}
