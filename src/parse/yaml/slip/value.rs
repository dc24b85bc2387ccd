//! Slips in what stands behind a key or a dash: signs, quotation marks, brackets, colons.

use std::ops::Range;

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

/// The byte behind the quotation mark that closes a quoted text, whose inside begins the string.
fn quoted_end(inside: &str, quote: char) -> Option<usize> {
    let mut characters = inside.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        if character == '\\' && quote == '"' {
            characters.next();
        } else if character == quote {
            if quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
            } else {
                return Some(index + quote.len_utf8());
            }
        }
    }
    None
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

/// A bracket that is not closed on its line, unless the line plainly goes on below.
pub(super) fn unclosed_bracket(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let value = line.value();
    if !value.starts_with(['[', '{']) || value.ends_with([',', '[', '{']) {
        return None;
    }
    let open = open_brackets(value);
    let (offset, bracket) = *open.last()?;
    let closing: String = open.iter().rev().map(|(_, bracket)| closer(*bracket)).collect();
    let start = line.value_range().start + offset;
    let end = closed_at(lines, index, open.len());
    let ends = line.value_range().end;
    let message = format!("the bracket `{bracket}` is not closed on its line");
    let mended = line.with_value(&format!("{value}{closing}"));
    Some(Slip::new(start..end, message, "close it").mended(ends..ends, &mended, closing))
}

/// The byte of the file at which brackets that a line leaves open are closed at last.
fn closed_at(lines: &[Line<'_>], index: usize, mut depth: usize) -> usize {
    for line in lines.iter().skip(index + 1) {
        for (_, character) in outside_quotes(line.text) {
            match character {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if depth == 0 {
            return line.start + line.text.len();
        }
    }
    super::layout::end(lines)
}

fn closer(bracket: char) -> char {
    if bracket == '[' { ']' } else { '}' }
}

/// The brackets that are not closed in a text, outside quotation marks.
fn open_brackets(text: &str) -> Vec<(usize, char)> {
    let mut open = Vec::new();
    for (index, character) in outside_quotes(text) {
        match character {
            '[' | '{' => open.push((index, character)),
            ']' | '}' => drop(open.pop()),
            _ => {}
        }
    }
    open
}

/// The characters of a text in brackets that stand outside quoted texts.
fn outside_quotes(text: &str) -> Vec<(usize, char)> {
    let (mut found, mut index, mut is_opening) = (Vec::new(), 0, true);
    while let Some(character) = text.get(index..).and_then(|rest| rest.chars().next()) {
        let next = index + character.len_utf8();
        let inside = text.get(next..).unwrap_or_default();
        let quoted = matches!(character, '"' | '\'') && is_opening;
        if let Some(end) = quoted.then(|| quoted_end(inside, character)).flatten() {
            index = next + end;
        } else {
            found.push((index, character));
            index = next;
        }
        let opens = matches!(character, '[' | '{' | ',' | ':');
        is_opening = opens || is_opening && character == ' ';
    }
    found
}

/// `،` where a comma belongs, between brackets.
pub(super) fn arabic_comma(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let value = line.value();
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let mut commas = outside_quotes(value).into_iter().filter(|(_, character)| *character == '،');
    let (offset, comma) = commas.next()?;
    let start = line.value_range().start + offset;
    let range = start..start + comma.len_utf8();
    let mended = line.with_value(&value.replacen(comma, ",", 1));
    let message = "an Arabic comma `،` does not separate values between brackets";
    let is_sure = value.get(offset + comma.len_utf8()..).is_some_and(begins_field);
    let slip = Slip::new(range.clone(), message, "write the comma `,`");
    Some(slip.mended(range, &mended, ",".to_owned()).sure_if(is_sure))
}

/// Whether a text goes on with a word that may be the name of a field, and a colon.
fn begins_field(text: &str) -> bool {
    let text = text.trim_start();
    let word = text.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    word.len() < text.len() && word.starts_with(": ")
}

/// Whether the word before each colon of a text cannot be the name of a field that was meant to begin there.
fn has_no_field(text: &str) -> bool {
    let ends = text.match_indices(':').filter_map(|(at, _)| text.get(..at));
    ends.filter_map(|before| before.split_whitespace().next_back())
        .all(|word| !word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '"' | '\'')))
}

/// A list or mapping in brackets that ends before its line does, or holds a text that needs quotes.
pub(super) fn bracket(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let value = line.value();
    if !value.starts_with(['[', '{']) || !open_brackets(value).is_empty() {
        return None;
    }
    let start = line.value_range().start;
    let characters = outside_quotes(value);
    let part = |range: &Range<usize>| value.get(range.clone()).unwrap_or_default();
    let colons =
        characters.iter().filter(|(index, c)| *c == ':' && value[index + 1..].starts_with(' '));
    for (colon, _) in colons {
        let text = text_in_flow(value, &characters, *colon + 1);
        if part(&text).contains(": ") && !part(&text).starts_with(['"', '\'', '[', '{']) {
            let mended = scalar(part(&text), Context::Flow);
            let whole = value.replacen(part(&text), &mended, 1);
            let range = start + text.start..start + text.end;
            let message = format!("{} has a colon, which is read as a key", token(part(&text)));
            let slip = Slip::new(range.clone(), message, "put the text in quotes");
            let is_sure = has_no_field(part(&text));
            return Some(slip.mended(range, &line.with_value(&whole), mended).sure_if(is_sure));
        }
    }
    ends_early(line, &characters)
}

/// The text that begins at a byte of a value in brackets, up to the next comma or bracket.
fn text_in_flow(value: &str, characters: &[(usize, char)], start: usize) -> Range<usize> {
    let start = value.len() - value.get(start..).unwrap_or_default().trim_start().len();
    let is_end = |(index, c): &&(usize, char)| *index >= start && matches!(c, ',' | ']' | '}');
    let end = characters.iter().find(is_end).map_or(value.len(), |(index, _)| *index);
    start..start + value.get(start..end).unwrap_or_default().trim_end().len()
}

/// Text behind the bracket that closes the value.
fn ends_early(line: &Line<'_>, characters: &[(usize, char)]) -> Option<Slip> {
    let mut depth = 0_usize;
    let is_last = |(_, character): &&(usize, char)| {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    let (end, _) = characters.iter().find(is_last)?;
    let behind = line.value().get(end + 1..).unwrap_or_default().trim();
    if behind.is_empty() || behind.starts_with('#') {
        return None;
    }
    if behind.chars().all(|c| matches!(c, ']' | '}')) {
        let start = line.value_range().end - behind.len();
        let range = start..line.value_range().end;
        let message = format!("the bracket {} closes nothing", token(behind));
        return Some(Slip::new(range.clone(), message, "delete it").fix(
            "delete it",
            range,
            String::new(),
        ));
    }
    Some(whole_in_quotes(line, "a list or mapping in brackets"))
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

/// A value that needs quotes because YAML reads its beginning as `what`.
fn whole_in_quotes(line: &Line<'_>, what: &str) -> Slip {
    let value = line.value();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inside = quote.and_then(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
    let mended = scalar(inside.unwrap_or(value), Context::Block);
    let message = format!("YAML reads the beginning of {} as {what}", token(value));
    let slip = Slip::new(line.value_range(), message, "put the text in quotes");
    slip.mended(line.value_range(), &line.with_value(&mended), mended)
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
