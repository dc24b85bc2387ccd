//! Signs that YAML reads as something else than text although they are legal: tags, anchors, aliases, merge keys, comments.

use std::ops::Range;

use crate::diag::token;
use crate::diag::yaml::{Context, scalar};
use crate::lang::Lang;
use crate::parse::node::{Node, NodeKind};
use crate::parse::slip::Slip;
use crate::source::Spanned;

/// The longest text that a hint shows whole, in bytes.
const SHOWN: usize = 160;

/// The bytes of the word at `start`.
pub(super) fn length(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(rest.len())
}

fn word(text: &str, start: usize) -> &str {
    text.get(start..start + length(text, start)).unwrap_or_default()
}

/// What YAML takes the sign for.
fn meaning(word: &str) -> &'static str {
    match word.chars().next() {
        Some('!') => "a tag",
        Some('*') => "an alias",
        _ => "an anchor",
    }
}

/// A text that begins with a sign; `range` is the whole text.
pub(super) fn before_text(text: &str, range: Range<usize>) -> Slip {
    let sign = word(text, range.start);
    let message = format!("YAML reads {} as {}, not as text", token(sign), meaning(sign));
    let written = text.get(range.clone()).unwrap_or_default();
    let is_sure = written.starts_with('!') || written.starts_with('*') && written.contains(' ');
    quoted(text, range, message).sure_if(is_sure)
}

/// A sign before a list, a mapping, a quoted text or a text under `|-`.
pub(super) fn before_value(text: &str, start: usize) -> Slip {
    let sign = word(text, start);
    let message = format!("{} is {}, which content does not have", token(sign), meaning(sign));
    let behind = text.get(start + sign.len()..).unwrap_or_default();
    let gap = behind.len() - behind.trim_start_matches(' ').len();
    Slip::new(start..start + sign.len(), message, format!("delete {}", token(sign))).fix(
        "delete it",
        start..start + sign.len() + gap,
        String::new(),
    )
}

/// `*name` where a value belongs.
pub(super) fn alias(text: &str, range: &Range<usize>) -> Slip {
    let behind = text.get(range.end..).unwrap_or_default();
    if behind.starts_with([',', ']', '}']) {
        return before_text(text, range.clone());
    }
    let line = behind.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    before_text(text, range.start..range.end + line.len())
}

/// A text cut off by a `#` that is no comment by the look of it: `the post #1 of`.
pub(super) fn comment(text: &str, range: &Range<usize>) -> Option<Slip> {
    if range.is_empty() {
        return None;
    }
    let comment = glued_comment(text, range.end)?;
    let message = format!("{} is read as a comment: the text ends before it", {
        token(text.get(comment.clone()).unwrap_or_default())
    });
    let mut slip = quoted(text, range.start..comment.end, message);
    slip.range = comment;
    slip.hint.push_str("; if it is a comment, put a space behind `#`");
    Some(slip)
}

/// A text between brackets that goes on with a field behind a comma or semicolon that is none of YAML: `{ar: نص، en:A text}`.
pub(super) fn swallowed_field(text: &str, range: &Range<usize>) -> Option<Slip> {
    let written = text.get(range.clone()).filter(|written| written.contains(':'))?;
    let mut commas = written.match_indices(['،', '؛', ';', '，', '、', '；']);
    let (at, comma, field) = commas.find_map(|(at, comma)| {
        let rest = written.get(at + comma.len()..)?;
        let (name, value) = rest.split_once(':')?;
        let is_side = Lang::from_tag(name.trim()).is_some();
        is_side.then(|| (at, comma, format!(", {}: {}", name.trim(), value.trim_start())))
    })?;
    let start = range.start + at;
    let message = format!("`{comma}` does not separate values between brackets");
    let mended = format!("{}{field}", written.get(..at)?);
    let hint = if mended.len() > SHOWN || mended.contains('`') {
        "write the comma `,` and a space behind the colon".to_owned()
    } else {
        format!("write the comma `,` and a space behind the colon: `{mended}`")
    };
    let slip = Slip::new(start..start + comma.len(), message, hint);
    Some(slip.fix("write the comma `,`", start..range.end, field).sure_if(true))
}

/// A field left empty by a value that begins with `#`.
pub(super) fn lost_value(text: &str, key: &Spanned<String>, value: &Node) -> Option<Slip> {
    let NodeKind::Null = value.kind else { return None };
    let end = key.span.range().end;
    let behind = text.get(end..)?.trim_start().strip_prefix(':')?;
    let comment = glued_comment(text, text.len() - behind.len())?;
    let message = format!(
        "{} is read as a comment: {} has no value",
        { token(text.get(comment.clone()).unwrap_or_default()) },
        token(&key.value)
    );
    Some(quoted(text, comment, message))
}

/// A `#` with no space behind it, after white space, on the line of `end`.
fn glued_comment(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    let behind = rest.trim_start_matches(|c: char| c.is_whitespace() && !matches!(c, '\n' | '\r'));
    let start = rest.len() - behind.len();
    // The line is read only where there is a comment: a file may be one long line.
    let line = behind.strip_prefix('#').filter(|_| start > 0)?.split(['\n', '\r']).next()?;
    let words = line.trim_end();
    let is_text = !words.is_empty() && !words.starts_with(|c: char| c == '#' || c.is_whitespace());
    is_text.then(|| end + start..end + start + 1 + words.len())
}

/// `<<: …`.
pub(super) fn merge_key(range: Range<usize>) -> Slip {
    let message = "the key `<<` merges mappings, which content does not do";
    Slip::new(range, message, "write the fields out and delete `<<`")
}

/// A list or mapping where a key belongs.
pub(super) fn collection_key(text: &str, range: Range<usize>) -> Slip {
    let written = token(text.get(range.clone()).unwrap_or_default());
    let message = format!("{written} stands where a key belongs");
    Slip::new(range, message, "a key is one word: put the text in quotes if it belongs to a text")
}

/// The slip of a text that needs quotes.
fn quoted(text: &str, range: Range<usize>, message: String) -> Slip {
    let written = text.get(range.clone()).unwrap_or_default();
    let in_flow =
        text.get(range.end..).is_some_and(|rest| rest.trim_start().starts_with([',', ']', '}']));
    let context = if in_flow { Context::Flow } else { Context::Block };
    let mended = scalar(written, context);
    let hint = if mended.len() > SHOWN {
        "put the text in quotes".to_owned()
    } else {
        format!("put the text in quotes: `{mended}`")
    };
    let slip = Slip::new(range.clone(), message, hint);
    if written.contains(['\n', '\r']) { slip } else { slip.fix("put it in quotes", range, mended) }
}
