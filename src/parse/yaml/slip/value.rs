//! Slips in what stands behind a key or a dash: signs, quotation marks, brackets, colons.

use super::text::{has_no_field, outside_quotes, quoted_end, whole_in_quotes};
use crate::diag::token;
use crate::diag::yaml::{Context, scalar};
use crate::parse::slip::Slip;
use crate::parse::yaml::line::{Line, is_block_header};

/// A quotation mark that is not closed on its line. The range reaches to where it is closed at last.
pub(super) fn unclosed_quote(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let (offset, quote) = unclosed(line)?;
    let mut end = super::layout::end(lines);
    if let Some(closing) = lines.iter().skip(index + 1).find(|line| closes(line.text, quote)) {
        end = closing.start + closing.text.len();
    }
    let start = line.start + offset;
    let message = format!("the quotation mark `{quote}` is not closed on its line");
    let slip = Slip::new(start..end, message, "close it");
    let is_value = line.value_range().start == start;
    let ends = line.start + line.text.len();
    Some(if is_value {
        let closing = closing(line.text, quote);
        let text = format!("{}{closing}", line.value());
        slip.mended(ends..ends, &line.with_value(&text), closing)
    } else {
        Slip { hint: format!("close it with `{quote}` on the same line"), ..slip }
    })
}

/// What closes a quoted text. A backslash at its end would take the mark into the text, and is doubled.
fn closing(line: &str, quote: char) -> String {
    let backslashes = line.len() - line.trim_end_matches('\\').len();
    if quote == '"' && backslashes % 2 == 1 { format!("\\{quote}") } else { quote.to_string() }
}

/// Whether a quoted text that was opened above ends on this line.
fn closes(line: &str, quote: char) -> bool {
    quoted_end(line, quote).is_some()
}

/// The quotation mark that opens the value, or a text between its brackets, and is not closed: its byte of the line.
fn unclosed(line: &Line<'_>) -> Option<(usize, char)> {
    let value = line.value();
    let head = line.text.len() - value.len();
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        return quoted_end(&value[1..], quote).is_none().then_some((head, quote));
    }
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let mut opening = true;
    for (index, character) in outside_quotes(value) {
        if opening && matches!(character, '"' | '\'') {
            return Some((head + index, character));
        }
        opening = matches!(character, '[' | '{' | ',' | ':') || opening && character == ' ';
    }
    None
}

/// A text behind `|-` on the same line.
pub(super) fn block_header(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let (header, text) = line.value().split_once(' ').unwrap_or((line.value(), ""));
    if !header.starts_with(['|', '>']) || is_block_header(line.value()) {
        return None;
    }
    let is_header = is_block_header(header) && header.len() > 1;
    if !is_header || text.is_empty() || text.starts_with('#') {
        return Some(whole_in_quotes(line, "the sign of a text on the lines below"));
    }
    let below = format!("{header}\n{}{text}", " ".repeat(line.column + 2));
    let message = format!("text stands on the same line as {}", token(header));
    let hint =
        format!("put the text on the next line, and indent it by {} spaces", line.column + 2);
    let slip = Slip::new(line.value_range(), message, hint);
    Some(slip.fix("put the text on the next line", line.value_range(), below))
}

/// A value that begins with a sign.
pub(super) fn opener(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let value = line.value();
    let first = value.chars().next()?;
    let second = value.chars().nth(1).unwrap_or(' ');
    let what = match first {
        '@' | '`' => "a sign that is reserved",
        '%' => "a directive",
        '*' => "an alias",
        '&' => "an anchor",
        '!' => "a tag",
        ',' | ']' | '}' => "a sign of lists in brackets",
        '-' if line.key.is_some() && second == ' ' => "an item of a list",
        '?' if second == ' ' => "a key",
        ':' if second == ' ' && line.key.is_none_or(str::is_empty) => "a value without a key",
        '"' | '\'' if !is_whole(value, first) => "a quoted text, which ends before its line does",
        _ => return None,
    };
    // A dash may begin an item, and a mark of quotation may be closed in the wrong place.
    let is_sure = matches!(first, '@' | '`' | '%' | '*' | '!');
    Some(whole_in_quotes(line, what).sure_if(is_sure))
}

/// Whether a quoted text ends with its line.
fn is_whole(value: &str, quote: char) -> bool {
    let inside = value.strip_prefix(quote).unwrap_or_default();
    let Some(end) = quoted_end(inside, quote) else { return false };
    let behind = inside.get(end..).unwrap_or_default();
    behind.is_empty() || behind.trim_start().starts_with('#')
}

/// A value with a colon that makes it a key.
pub(super) fn colon(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index).filter(|line| line.key.is_some())?;
    let value = line.value();
    let inside = value.find(": ").or_else(|| value.find(":\t"));
    let offset = inside.or_else(|| value.strip_suffix(':').map(str::len))?;
    if value.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let start = line.value_range().start + offset;
    let mended = scalar(value, Context::Block);
    let message = format!("the colon in {} is read as the end of a key", token(value));
    let slip = Slip::new(start..start + 1, message, "put the text in quotes");
    let slip = slip.mended(line.value_range(), &line.with_value(&mended), mended);
    Some(slip.sure_if(has_no_field(value)))
}

/// A backslash that begins no escape, in the quoted text that begins at or around a byte of the file.
pub(super) fn escape(text: &str, offset: usize) -> Slip {
    let rest = text.get(offset..).unwrap_or_default();
    let start = offset + bad_escape(rest).unwrap_or_default();
    let written: String = text.get(start..).unwrap_or_default().chars().take(2).collect();
    let range = start..start + written.len();
    let message = format!("{} means nothing in a text in quotes", token(&written));
    let slip = Slip::new(range, message, "write a backslash as `\\\\`");
    slip.fix("write the backslash twice", start..start, "\\".to_owned())
}

/// The first backslash that YAML gives no meaning to (YAML 1.2.2, section 5.7).
fn bad_escape(text: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((index, character)) = characters.next() {
        if character != '\\' {
            continue;
        }
        let behind = characters.as_str();
        let digits = match characters.next()?.1 {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            c if "0abt\tnvfre \"/\\N_LP\n\r".contains(c) => 0,
            _ => return Some(index),
        };
        let hex = behind.chars().skip(1).take(digits).take_while(char::is_ascii_hexdigit);
        if hex.count() < digits {
            return Some(index);
        }
    }
    None
}
