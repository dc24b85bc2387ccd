//! Signs of Markdown that mark nothing and would stand on the page as they are: `**` that is not closed, `[label](bad
//! address)`, `&foo;`. Signs behind a backslash are meant literally.

use std::ops::Range;

use super::language;

/// How far back the word before a sign is looked at, in characters: no name is longer.
const LOOKBACK: usize = 200;

/// A kind of sign that was left in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Asterisk,
    Underscore,
    Tilde,
    Backtick,
    Bracket,
    Link,
    Reference,
    Footnote,
    Entity,
    Caret,
    Heading,
    Table,
    Backslash,
    Attribute,
    Box,
    Callout,
}

impl Sign {
    /// Whether two of them far apart are one fault: a reference and what it refers to.
    pub(super) fn is_pair(self) -> bool {
        matches!(self, Self::Reference | Self::Footnote)
    }

    /// What the author can do about it.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Asterisk => {
                "write `*words*` or `**words**` without spaces inside; a literal asterisk is written `\\*`"
            }
            Self::Underscore => "write `*words*`; a literal underscore is written `\\_`",
            Self::Tilde => "texts have no struck-out words: delete the signs, or write `\\~`",
            Self::Backtick => {
                "close the code with the same sign; a literal one is written `` \\` ``"
            }
            Self::Bracket => "write `[[id]]` or `[[id|label]]`; a literal bracket is written `\\[`",
            Self::Link => {
                "write `[label](https://…)`, the address without spaces; a literal bracket is written `\\[`"
            }
            Self::Reference => {
                "write the address where the link stands: `[label](https://…)`; a literal bracket is written `\\[`"
            }
            Self::Footnote => "write a note of the paragraph; a literal bracket is written `\\[`",
            Self::Entity => "write the character itself; a literal `&` is written `\\&`",
            Self::Caret => {
                "write `m^2^`, without spaces between the signs; a literal one is written `\\^`"
            }
            Self::Heading => {
                "write up to six signs and a space behind them; a literal one is written `\\#`"
            }
            Self::Attribute => {
                "delete it: parts of a page get their ids by themselves; a literal brace is written `\\{`"
            }
            Self::Box => {
                "lists have no boxes: say in words what is done; a literal bracket is written `\\[`"
            }
            Self::Callout => {
                "quotations have no kinds: delete it, or write it as words; a literal bracket is written `\\[`"
            }
            Self::Backslash => {
                "put it at the very end of a line that another one follows; a literal one is written `\\\\`"
            }
            Self::Table => {
                "below the first row of a table stands one with `---` for each of its cells; a literal sign is written `\\|`"
            }
        }
    }
}

/// Such signs of a text, in order, the first of each kind. `literal` are the ranges that are shown as they stand.
pub(super) fn signs(markdown: &str, literal: &[Range<usize>]) -> Vec<(Range<usize>, Sign)> {
    let mut found: Vec<(Range<usize>, Sign)> = Vec::new();
    for range in literal {
        let Some(text) = markdown.get(range.clone()) else { continue };
        let escaped = markdown.as_bytes().get(range.start.wrapping_sub(1)) == Some(&b'\\');
        let mut offset = if escaped { text.chars().next().map_or(0, char::len_utf8) } else { 0 };
        while let Some(step) = text[offset..].bytes().position(may_begin) {
            offset += step;
            let place = range.start + offset;
            let length = run_length(&text[offset..]);
            let context = Context { before: &markdown[..place], sign: &text[offset..], length };
            if let Some((sign, length)) = context.sign(&markdown[place + length..])
                && found.iter().all(|(_, known)| *known != sign)
            {
                found.push((place..place + length, sign));
            }
            offset += length;
        }
    }
    found
}

/// Whether a sign may begin with a byte.
fn may_begin(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'_' | b'~' | b'^' | b'`' | b'[' | b']' | b'{' | b'&' | b'#' | b'|' | b'\\'
    )
}

/// Whether nothing but spaces stands before the end of the line.
fn is_end_of_line(text: &str) -> bool {
    let rest = text.trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with('\n')
}

/// How often the first character of a text is repeated, in bytes; all of them are ASCII.
fn run_length(text: &str) -> usize {
    let first = text.as_bytes().first();
    text.bytes().take_while(|byte| Some(byte) == first).count()
}

/// A run of one sign and what lies around it.
struct Context<'m> {
    before: &'m str,
    /// The literal text from the sign on.
    sign: &'m str,
    /// The bytes of the run.
    length: usize,
}

impl Context<'_> {
    /// What the run is, and the bytes to show; `None` if it may stand.
    fn sign(&self, after: &str) -> Option<(Sign, usize)> {
        let last = self.before.chars().next_back();
        let next = after.chars().next();
        let run = |sign| Some((sign, self.length));
        match self.sign.as_bytes().first()? {
            b'*' if self.length > 1 => run(Sign::Asterisk),
            b'*' if touches_words(last, next) && !between_digits(last, next) => run(Sign::Asterisk),
            b'_' if touches_words(last, next) && !self.is_part_of_name(last, next) => {
                run(Sign::Underscore)
            }
            b'~' if self.length > 1 => run(Sign::Tilde),
            b'\\' if is_end_of_line(after) => run(Sign::Backslash),
            b'^' if self.is_raised_phrase() => run(Sign::Caret),
            // Some transliterations write ayn as a backtick.
            b'`' if !(is_letter(last) && is_letter(next)) => run(Sign::Backtick),
            b'[' if self.is_box(after) => Some((Sign::Box, 3)),
            b'[' if self.is_callout(after) => Some((Sign::Callout, 2)),
            b'[' => self.opening_bracket(),
            b'{' => attribute_length(after).map(|length| (Sign::Attribute, length)),
            b'#' if self.length > 6 && self.begins_line() => run(Sign::Heading),
            b']' => self.closing_bracket(next),
            b'&' => entity_length(self.sign).map(|length| (Sign::Entity, length)),
            b'#' if self.length > 1 && is_letter(next) && self.begins_line() => run(Sign::Heading),
            b'|' if self.begins_line() && self.is_row() => run(Sign::Table),
            _ => None,
        }
    }

    /// Whether the line is written as a row of cells.
    fn is_row(&self) -> bool {
        let line = self.sign.lines().next().unwrap_or_default().trim_end();
        line.ends_with('|') && line.matches('|').count() > 2
    }

    /// Whether `[ ] ` or `[x] ` begins an item of a list.
    fn is_box(&self, after: &str) -> bool {
        let is_box = [" ] ", "x] ", "X] "].iter().any(|rest| after.starts_with(rest));
        let marker = self.line_so_far().trim_start_matches([' ', '>']);
        let digits = marker.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_item = matches!(marker.trim_end(), "-" | "*" | "+")
            || digits.len() < marker.len() && matches!(digits.trim_end(), "." | ")");
        self.length == 1 && is_box && is_item
    }

    /// Whether `[!NOTE]` begins a quotation.
    fn is_callout(&self, after: &str) -> bool {
        let word = after.strip_prefix('!').and_then(|rest| rest.split_once(']'));
        let is_word = word.is_some_and(|(word, _)| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic())
        });
        self.length == 1 && is_word && self.line_so_far().trim_end().ends_with('>')
    }

    /// What stands on the line before the sign.
    fn line_so_far(&self) -> &str {
        self.before.rsplit('\n').next().unwrap_or_default()
    }

    /// Whether words with spaces stand here as raised ones do: `10^th century^`.
    fn is_raised_phrase(&self) -> bool {
        let line = self.sign[self.length..].lines().next().unwrap_or_default();
        line.split_once('^').is_some_and(|(held, after)| {
            held.trim() == held
                && held.contains(char::is_whitespace)
                && !after.starts_with(char::is_alphanumeric)
        })
    }

    fn opening_bracket(&self) -> Option<(Sign, usize)> {
        match self.length {
            2 if language::begins(self.sign) => None, // Reported as one that is not closed.
            1 if self.sign.starts_with("[^") => Some((Sign::Footnote, 2)),
            1 => None,
            length => Some((Sign::Bracket, length)),
        }
    }

    fn closing_bracket(&self, next: Option<char>) -> Option<(Sign, usize)> {
        match next {
            Some('(') if self.length == 1 => Some((Sign::Link, 2)),
            Some('[') if self.length == 1 => Some((Sign::Reference, 2)),
            Some(':') if self.is_before_address() => Some((Sign::Reference, 2)),
            _ if self.length > 1 => Some((Sign::Bracket, self.length)),
            _ => None,
        }
    }

    /// Whether `]: https://…` stands here.
    fn is_before_address(&self) -> bool {
        let rest = self.sign.get(self.length..).unwrap_or_default();
        let target = rest.trim_start_matches([':', ' ', '<']);
        ["https:", "http:", "mailto:"].iter().any(|scheme| {
            target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
    }

    /// `snake_case`, `@_name`, a part of an address.
    fn is_part_of_name(&self, last: Option<char>, next: Option<char>) -> bool {
        let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut word = self.before.chars().rev().take(LOOKBACK).take_while(|c| !c.is_whitespace());
        (is_inside(last) && is_inside(next)) || word.any(|c| matches!(c, '@' | '/' | '\\'))
    }

    fn begins_line(&self) -> bool {
        self.before.is_empty() || self.before.ends_with('\n')
    }
}

/// Whether a sign stands at a word or punctuation, and not between spaces.
fn touches_words(last: Option<char>, next: Option<char>) -> bool {
    let is_open = |c: Option<char>| c.is_none_or(char::is_whitespace);
    !is_open(last) || !is_open(next)
}

fn between_digits(last: Option<char>, next: Option<char>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    is_digit(last) && is_digit(next)
}

fn is_letter(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphabetic)
}

/// The bytes of what other dialects of Markdown read as attributes, at the end of a line: `{#id}`, `{.class}`. `after` is what
/// stands behind the brace.
fn attribute_length(after: &str) -> Option<usize> {
    let line = after.lines().next()?;
    let (inside, rest) = line.split_once('}')?;
    let inside = inside.strip_prefix(':').unwrap_or(inside).trim();
    let is_name = inside.starts_with(['#', '.'])
        && inside.len() > 1
        && inside.chars().skip(1).all(|c| c.is_alphanumeric() || "-_.# ".contains(c));
    (is_name && rest.trim().is_empty()).then_some(line.len() - rest.len() + 1)
}

/// The bytes of what looks like an entity, such as `&foo;`.
fn entity_length(text: &str) -> Option<usize> {
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(32).position(|byte| byte == b';')?;
    let is_name = name[..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
    (end > 1 && is_name).then_some(end + 2)
}
