//! `[[en:…]]` and `[[ar:…]]`: words whose language the author states.
//!
//! They may hold any inline Markdown, links and mentions included, and may stand inside a link's label. Markdown's own
//! brackets cannot do that, so their ends are found first and hidden from the Markdown parser: each is replaced by as many
//! bytes of rare punctuation, and known again by its place. What cannot be closed is reported and stays as it is.

use std::borrow::Cow;
use std::ops::Range;

use crate::lang::Lang;

/// Stands for the brackets that close.
const CLOSE: &str = "\u{5C6}";

/// The beginnings, each with its language and what stands for it: as many bytes.
const OPEN: [(&str, Lang, &str); 2] =
    [("[[en:", Lang::En, "\u{2045}\u{5C6}"), ("[[ar:", Lang::Ar, "\u{2046}\u{5C6}")];

/// An end of such words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Open(Lang),
    Close,
}

/// These brackets in a text.
pub(super) struct Brackets {
    /// The ends by the byte at which they begin.
    ends: Vec<(usize, End)>,
    /// The beginnings that are never closed.
    pub(super) unclosed: Vec<Range<usize>>,
}

impl Brackets {
    pub(super) fn find(markdown: &str) -> Self {
        if !OPEN.iter().any(|(open, ..)| markdown.contains(open)) {
            return Self { ends: Vec::new(), unclosed: Vec::new() };
        }
        let (ends, unclosed) = Scanner::new(markdown).scan();
        Self { ends, unclosed }
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
            let mask = mask(*end);
            covered.push_str(&markdown[from..*offset]);
            covered.push_str(mask);
            from = offset + mask.len();
        }
        covered.push_str(&markdown[from..]);
        Cow::Owned(covered)
    }

    /// The ends that a stretch of the Markdown holds, by their places in it.
    pub(super) fn ends(&self, range: &Range<usize>) -> impl Iterator<Item = (Range<usize>, End)> {
        let from = self.ends.partition_point(|(offset, _)| *offset < range.start);
        let to = self.ends.partition_point(|(offset, _)| *offset < range.end);
        let (start, length) = (range.start, range.len());
        self.ends[from..to].iter().map(move |&(offset, end)| {
            let first = offset - start;
            (first..(first + mask(end).len()).min(length), end)
        })
    }

    /// A text as the author wrote it: code and addresses have no such words.
    pub(super) fn restore(&self, text: &str) -> String {
        if self.ends.is_empty() {
            return text.to_owned();
        }
        let opened =
            OPEN.iter().fold(text.to_owned(), |text, (open, _, mask)| text.replace(mask, open));
        opened.replace(CLOSE, "]]")
    }
}

fn mask(end: End) -> &'static str {
    match end {
        End::Open(Lang::En) => OPEN[0].2,
        End::Open(Lang::Ar) => OPEN[1].2,
        End::Close => CLOSE,
    }
}

/// A bracket that waits to be closed.
enum Bracket {
    Single,
    Double,
    Language(usize, Lang),
}

/// Matches brackets as Markdown does: backslashes and code take them out, and a blank line ends a text.
struct Scanner<'m> {
    markdown: &'m str,
    open: Vec<Bracket>,
    ends: Vec<(usize, End)>,
    unclosed: Vec<Range<usize>>,
}

impl<'m> Scanner<'m> {
    fn new(markdown: &'m str) -> Self {
        Self { markdown, open: Vec::new(), ends: Vec::new(), unclosed: Vec::new() }
    }

    fn scan(mut self) -> (Vec<(usize, End)>, Vec<Range<usize>>) {
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
        self.ends.sort_by_key(|(offset, _)| *offset);
        (self.ends, self.unclosed)
    }

    fn opening(&mut self, rest: &str, offset: usize) -> usize {
        if let Some((open, lang, _)) = OPEN.iter().find(|(open, ..)| rest.starts_with(open)) {
            self.open.push(Bracket::Language(offset, *lang));
            return open.len();
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
            Some(&Bracket::Language(start, lang)) if double => {
                self.ends.extend([(start, End::Open(lang)), (offset, End::Close)]);
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
            if let Bracket::Language(offset, _) = bracket {
                self.unclosed.push(offset..offset + OPEN[0].0.len());
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

    fn ends(markdown: &str) -> Vec<(usize, End)> {
        let brackets = Brackets::find(markdown);
        let covered = brackets.cover(markdown);
        assert_eq!(covered.len(), markdown.len());
        assert_eq!(brackets.restore(&covered), markdown);
        brackets.ends
    }

    #[test]
    fn brackets_inside_are_matched() {
        let en = End::Open(Lang::En);
        assert_eq!(ends("a [[en:b]]"), [(2, en), (8, End::Close)]);
        assert_eq!(ends("[[en:[1]]]"), [(0, en), (8, End::Close)]);
        assert_eq!(ends("[[en:[[jnim]] b]]"), [(0, en), (15, End::Close)]);
        assert_eq!(ends("[[jnim|[[en:b]]]]"), [(7, en), (13, End::Close)]);
        assert_eq!(ends("`[[en:b]]` \\[[en:c]]"), []);
        let ar = End::Open(Lang::Ar);
        assert_eq!(ends("[[ar:ب]] `[[ar:x]]`"), [(0, ar), (7, End::Close)]);
        assert_eq!(
            ends("[[en:a [[ar:b]]]]"),
            [(0, en), (7, ar), (13, End::Close), (15, End::Close)]
        );
    }

    #[test]
    fn what_stays_open_is_reported() {
        assert_eq!(Brackets::find("[[en:b] c\n\nd]]").unclosed.first(), Some(&(0..5)));
        assert!(Brackets::find("`[[en:`").unclosed.is_empty());
    }
}
