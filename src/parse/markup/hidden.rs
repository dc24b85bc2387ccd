//! A Markdown text as the Markdown parser is to see it: the same bytes, with signs in the way hidden behind others.
//!
//! Three things stand in the way of what an author means, and each is covered by as many bytes of something harmless.
//! Texts are then read back from what was written, by their places:
//!
//! - `[[en:` … `]]`, which may hold any inline Markdown ([`language`]);
//! - lines like `[Q]: Why?`, which Markdown takes for the definition of a link and drops;
//! - a letter before `**«` or behind `»**`, where Markdown takes `و**«القاعدة»**` for literal asterisks. Its rules of
//!   flanking (`CommonMark` 0.31, section 6.2) were made for words between spaces; Arabic joins particles to the next word.
//!   Behind a punctuation mark they say what is meant.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::event::Located;
use super::language::{self, Brackets, End};
use super::lost;

/// What a text of one paragraph is read with. A table in it is known as one, and refused.
const INLINE: Options = Options::ENABLE_WIKILINKS.union(Options::ENABLE_TABLES);

/// A text with what was written and what the Markdown parser sees. Both have the same length in bytes.
pub(super) struct Hidden<'m> {
    pub(super) written: &'m str,
    seen: Cow<'m, str>,
    brackets: Brackets,
    options: Options,
}

impl<'m> Hidden<'m> {
    /// A text that is to be one paragraph. A line with a colon at its beginning is part of it.
    pub(super) fn inline(written: &'m str) -> Self {
        Self::new(written, INLINE)
    }

    /// A text of many blocks.
    pub(super) fn blocks(written: &'m str) -> Self {
        let is_definition = |line: &str| {
            let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
            line.strip_prefix(':').is_some_and(|rest| rest.starts_with([' ', '\t']))
        };
        let has_definitions = written.lines().any(is_definition);
        let definitions = Options::ENABLE_DEFINITION_LIST;
        Self::new(written, if has_definitions { INLINE | definitions } else { INLINE })
    }

    fn new(written: &'m str, options: Options) -> Self {
        let brackets = Brackets::find(written);
        let mut hidden = Self { written, seen: brackets.cover(written), brackets, options };
        if hidden.seen.contains("]:") {
            let events = hidden.events();
            let gaps = lost::gaps(&hidden.seen, &events);
            let starts: Vec<usize> =
                gaps.iter().flat_map(|gap| definitions(&hidden.seen, gap)).collect();
            hidden.cover(&starts, letter_of_length);
        }
        if hidden.seen.contains('*') {
            let beside = letters_beside_asterisks(&hidden.seen, &hidden.events());
            hidden.cover(&beside, punctuation_of_length);
        }
        hidden
    }

    /// What the Markdown parser sees.
    pub(super) fn seen(&self) -> &str {
        &self.seen
    }

    /// The events of the text.
    pub(super) fn events(&self) -> Vec<Located<'_>> {
        Parser::new_ext(&self.seen, self.options).into_offset_iter().collect()
    }

    /// The beginnings of runs that are never closed.
    pub(super) fn unclosed(&self) -> &[Range<usize>] {
        &self.brackets.unclosed
    }

    /// Whether the text has `[[en:` or the like, closed or not.
    pub(super) fn has_runs(&self) -> bool {
        !self.brackets.is_empty()
    }

    /// The ends of runs that a stretch of the text holds, by their places in it.
    pub(super) fn ends(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, End<'_>)> {
        self.brackets.ends(range)
    }

    /// What was written at `range` if the parser shows it as it stands; `None` for decoded entities.
    pub(super) fn literal(&self, shown: &str, range: &Range<usize>) -> Option<&'m str> {
        let seen = self.seen.get(range.clone())?;
        if seen == shown { self.written.get(range.clone()) } else { None }
    }

    /// A text that the parser has changed (code, an address) as the author wrote it.
    pub(super) fn restore(&self, text: &str) -> String {
        self.brackets.restore(text)
    }

    /// Covers the characters at these places, each with one of the same length.
    fn cover(&mut self, places: &[usize], of_length: fn(usize) -> &'static str) {
        let mut covered = self.seen.to_string();
        for &place in places {
            let Some(character) = self.seen.get(place..).and_then(|rest| rest.chars().next())
            else {
                continue;
            };
            let end = place + character.len_utf8();
            covered.replace_range(place..end, of_length(character.len_utf8()));
        }
        if !places.is_empty() {
            self.seen = Cow::Owned(covered);
        }
    }
}

/// A letter of so many bytes.
fn letter_of_length(bytes: usize) -> &'static str {
    match bytes {
        1 => "x",
        2 => "\u{AA}",
        3 => "\u{E81}",
        _ => "\u{10330}",
    }
}

/// A punctuation mark of so many bytes that Markdown gives no meaning to.
fn punctuation_of_length(bytes: usize) -> &'static str {
    match bytes {
        1 => "\"",
        2 => "\u{A7}",
        3 => "\u{2014}",
        _ => "\u{10100}",
    }
}

/// The brackets at the beginnings of lines that the parser dropped.
fn definitions(seen: &str, gap: &Range<usize>) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut line_start = gap.start;
    for line in seen.get(gap.clone()).unwrap_or_default().split_inclusive('\n') {
        let bracket =
            line.find('[').filter(|offset| !line[..*offset].contains(char::is_alphanumeric));
        starts.extend(bracket.map(|offset| line_start + offset));
        line_start += line.len();
    }
    starts
}

/// The places of letters that keep asterisks from marking what is meant: before opening punctuation and behind closing
/// one.
fn letters_beside_asterisks(seen: &str, events: &[Located<'_>]) -> Vec<usize> {
    let prose = prose(events);
    let mut places = Vec::new();
    for run in runs_of_asterisks(seen, events, &prose) {
        let (before, after) = (&seen[..run.start], &seen[run.end..]);
        let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
            continue;
        };
        if last.is_alphanumeric() && is_opening(next) {
            places.push(run.start - last.len_utf8());
        } else if is_closing(last) && next.is_alphanumeric() {
            places.push(run.end);
        }
    }
    places.retain(|offset| is_inside(&prose, *offset));
    places
}

/// The stretches of asterisks that stand in prose or mark emphasis.
fn runs_of_asterisks(
    seen: &str,
    events: &[Located<'_>],
    prose: &[Range<usize>],
) -> Vec<Range<usize>> {
    let marks = events.iter().flat_map(|(event, range)| {
        let length = match event {
            Event::Start(Tag::Emphasis) => 1,
            Event::Start(Tag::Strong) => 2,
            _ => 0,
        };
        [range.start..range.start + length, range.end - length..range.end]
    });
    let stretches = prose.iter().cloned().chain(marks);
    let mut asterisks: Vec<usize> = stretches
        .flat_map(|range| {
            let text = seen.get(range.clone()).unwrap_or_default();
            text.match_indices('*').map(move |(offset, _)| range.start + offset)
        })
        .collect();
    asterisks.sort_unstable();
    let mut runs = Vec::new();
    asterisks.into_iter().for_each(|offset| push_joined(&mut runs, offset..offset + 1));
    runs
}

/// The bytes of text outside code that are shown as they stand, in order; neighbours are joined.
fn prose(events: &[Located<'_>]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut in_code = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => push_joined(&mut ranges, range.clone()),
            _ => {}
        }
    }
    ranges
}

/// Adds a range, as part of the last one if it begins where that ends.
pub(super) fn push_joined(ranges: &mut Vec<Range<usize>>, range: Range<usize>) {
    match ranges.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => ranges.push(range),
    }
}

fn is_inside(ranges: &[Range<usize>], offset: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= offset);
    ranges.get(next).is_some_and(|range| range.contains(&offset))
}

/// Punctuation that begins quoted or bracketed words, code or a link; straight quotation marks begin and end.
fn is_opening(character: char) -> bool {
    matches!(
        character,
        '(' | '['
            | '{'
            | '<'
            | '`'
            | '"'
            | '\''
            | '«'
            | '‹'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '\u{FD3E}'
            | '\u{FD3F}'
    ) || language::is_open(character)
}

/// Punctuation that ends words or a sentence. U+05C6 stands for `]]`.
fn is_closing(character: char) -> bool {
    matches!(
        character,
        ')' | ']'
            | '}'
            | '>'
            | '`'
            | '"'
            | '\''
            | '»'
            | '›'
            | '”'
            | '’'
            | '\u{FD3E}'
            | '\u{FD3F}'
            | '.'
            | ','
            | ':'
            | ';'
            | '!'
            | '?'
            | '%'
            | '…'
            | '،'
            | '؛'
            | '؟'
            | '۔'
            | '٪'
            | '\u{5C6}'
    )
}
