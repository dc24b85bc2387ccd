//! Slips in lists and mappings in brackets.

use std::ops::Range;

use super::text::{begins_field, has_no_field, outside_quotes, quoted_end, whole_in_quotes};
use crate::diag::token;
use crate::diag::yaml::{Context, scalar};
use crate::parse::slip::Slip;
use crate::parse::yaml::line::Line;

/// A bracket that is not closed on its line, unless the line plainly goes on below.
pub(super) fn unclosed(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let value = line.value();
    if !value.starts_with(['[', '{']) || goes_on(lines, index) {
        return None;
    }
    if let Some(slip) = wrong_closer(lines, index) {
        return Some(slip);
    }
    let open = open_brackets(value);
    let (offset, bracket) = *open.last()?;
    let closing: String = open.iter().rev().map(|(_, bracket)| closer(*bracket)).collect();
    let start = line.value_range().start + offset;
    let end = closed_at(lines, index, open.len());
    let ends = line.value_range().end;
    if let Some(slip) = round_closer(line, &open, end) {
        return Some(slip);
    }
    let message = format!("the bracket `{bracket}` is not closed on its line");
    let mended = line.with_value(&format!("{value}{closing}"));
    Some(Slip::new(start..end, message, "close it").mended(ends..ends, &mended, closing))
}

/// Whether what a line leaves open plainly goes on below: unless another field stands there, as far to the left.
fn goes_on(lines: &[Line<'_>], index: usize) -> bool {
    let Some(line) = lines.get(index).filter(|line| line.value().ends_with([',', '[', '{'])) else {
        return false;
    };
    let next = lines.iter().skip(index + 1).find(|line| !line.is_blank());
    next.is_some_and(|next| next.key.is_none() || next.indent() > line.column)
}

/// A round bracket at the end of a line in place of the one that closes.
fn round_closer(line: &Line<'_>, open: &[(usize, char)], end: usize) -> Option<Slip> {
    let (value, [(_, bracket)]) = (line.value(), open) else { return None };
    let before = value.strip_suffix([')', '）', '>'])?;
    let round = value.get(before.len()..)?;
    let opened = value.matches(if round == ">" { '<' } else { '(' }).count();
    if opened >= value.matches(round).count() {
        return None;
    }
    let start = line.value_range().start + before.len();
    let closing = closer(*bracket);
    let message = format!("`{round}` does not close the bracket `{bracket}`");
    let mended = line.with_value(&format!("{before}{closing}"));
    let place = start..start + round.len();
    let slip = Slip::new(start..end.max(place.end), message, "write it so");
    Some(slip.mended(place, &mended, closing.to_string()))
}

/// A bracket that closes another kind than was opened.
pub(super) fn wrong_closer(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let value = line.value();
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let mut open = Vec::new();
    for (offset, character) in outside_quotes(value) {
        if matches!(character, '[' | '{') {
            open.push(character);
        } else if matches!(character, ']' | '}')
            && let Some(bracket) = open.pop().filter(|bracket| closer(*bracket) != character)
        {
            let start = line.value_range().start + offset;
            let mut mended = value.to_owned();
            mended.replace_range(offset..=offset, &closer(bracket).to_string());
            let message = format!("`{character}` does not close the bracket `{bracket}`");
            let slip = Slip::new(start..start + 1, message, "write it so");
            let text = closer(bracket).to_string();
            return Some(slip.mended(start..start + 1, &line.with_value(&mended), text));
        }
    }
    None
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

/// A comma or semicolon that is not the comma of YAML, between brackets.
pub(super) fn foreign_comma(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let value = line.value();
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let outside = outside_quotes(value);
    let is_comma = |c: char| matches!(c, '،' | '؛' | '；' | '，' | '、');
    let mut signs = outside.iter().filter(|(_, c)| *c == ';' || is_comma(*c));
    let behind = |(offset, sign): &(usize, char)| value.get(offset + sign.len_utf8()..);
    let before_field = signs.clone().find(|sign| behind(sign).is_some_and(begins_field));
    let (offset, comma) = *before_field.or_else(|| signs.find(|(_, c)| is_comma(*c)))?;
    let start = line.value_range().start + offset;
    let range = start..start + comma.len_utf8();
    let mut mended = value.to_owned();
    mended.replace_range(offset..offset + comma.len_utf8(), ",");
    let message = match comma {
        '،' => "an Arabic comma `،` does not separate values between brackets".to_owned(),
        other => format!("`{other}` does not separate values between brackets"),
    };
    let slip = Slip::new(range.clone(), message, "write the comma `,`");
    let is_sure = before_field.is_some();
    Some(slip.mended(range, &line.with_value(&mended), ",".to_owned()).sure_if(is_sure))
}

/// A text between brackets that needs quotes, or other ones.
pub(super) fn needs_quotes(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let value = line.value();
    if !value.starts_with(['[', '{']) || !open_brackets(value).is_empty() {
        return None;
    }
    let characters = outside_quotes(value);
    let mut colons =
        characters.iter().filter(|(index, c)| *c == ':' && value[index + 1..].starts_with(' '));
    colons.find_map(|(colon, _)| {
        let text = text_in_flow(value, &characters, *colon + 1);
        unquoted(line, &text).or_else(|| quoted_inside(line, text.start))
    })
}

/// A text between brackets that YAML does not read as one.
fn unquoted(line: &Line<'_>, range: &Range<usize>) -> Option<Slip> {
    let value = line.value();
    let text = value.get(range.clone())?;
    let second = text.chars().nth(1).unwrap_or(' ');
    let message = match text.chars().next()? {
        '"' | '\'' | '[' | '{' => return None,
        '-' if second == ' ' => {
            format!("YAML reads the beginning of {} as an item of a list", token(text))
        }
        '@' | '`' | '%' | '*' | '&' | '!' | '|' | '>' => {
            format!("YAML reads the beginning of {} as a sign of its own", token(text))
        }
        _ if text.contains(": ") => {
            format!("{} has a colon, which is read as a key", token(text))
        }
        _ => return None,
    };
    let is_sure = text.contains(": ") && has_no_field(text);
    Some(in_quotes(line, range, text, message).sure_if(is_sure))
}

/// A text in quotation marks that holds the same marks: `"A "note" here"`.
fn quoted_inside(line: &Line<'_>, start: usize) -> Option<Slip> {
    let value = line.value();
    let quote = value.get(start..)?.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inside = value.get(start + 1..)?;
    let ends = |at: &usize| {
        let behind = inside.get(at + 1..).unwrap_or_default().trim_start();
        let next = behind.strip_prefix(',');
        behind.starts_with([']', '}']) || next.is_some_and(begins_field)
    };
    let first = quoted_end(inside, quote)? - 1;
    let end = inside.match_indices(quote).map(|(at, _)| at).find(ends)?;
    if first >= end {
        return None;
    }
    let range = start..start + end + 2;
    let text = inside.get(..end)?;
    let message = format!("the quotation mark `{quote}` ends the text {} too early", token(text));
    Some(in_quotes(line, &range, text, message))
}

/// The slip of a part of a value that needs quotes round its text.
fn in_quotes(line: &Line<'_>, range: &Range<usize>, text: &str, message: String) -> Slip {
    let mended = scalar(text, Context::Flow);
    let mut whole = line.value().to_owned();
    whole.replace_range(range.clone(), &mended);
    let start = line.value_range().start;
    let range = start + range.start..start + range.end;
    let slip = Slip::new(range.clone(), message, "put the text in quotes");
    slip.mended(range, &line.with_value(&whole), mended)
}

/// The text that begins at a byte of a value in brackets, up to the next comma or bracket.
fn text_in_flow(value: &str, characters: &[(usize, char)], start: usize) -> Range<usize> {
    let start = value.len() - value.get(start..).unwrap_or_default().trim_start().len();
    let is_end = |(index, c): &&(usize, char)| *index >= start && matches!(c, ',' | ']' | '}');
    let end = characters.iter().find(is_end).map_or(value.len(), |(index, _)| *index);
    start..start + value.get(start..end).unwrap_or_default().trim_end().len()
}

/// Text behind the bracket that closes the value.
pub(super) fn ends_early(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    if !line.value().starts_with(['[', '{']) || !open_brackets(line.value()).is_empty() {
        return None;
    }
    let characters = outside_quotes(line.value());
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
